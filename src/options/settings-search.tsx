import { useEffect, useRef, useState } from 'preact/hooks';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { addressOf, searchSettings, settingsIndex, type SettingEntry } from './settings-index.ts';

/**
 * Find a setting by its words: a field with a list below it. Arrow keys move, Enter goes there, Esc empties the
 * field; "/" leads to the field from anywhere on the page.
 */
export function SettingsSearch({ sectionWords }: { sectionWords: (entry: SettingEntry) => string }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        const target = event.target instanceof Element ? event.target : null;
        if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || target?.matches('input, select, textarea') === true)
          return;
        event.preventDefault();
        field.current?.focus();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);

  const results = searchSettings(settingsIndex(), typed);
  const chosen = results[Math.min(at, results.length - 1)];
  const go = (entry: SettingEntry): void => {
    setTyped('');
    // The same address again is no change of address: take it away first.
    if (location.hash === addressOf(entry)) history.replaceState(null, '', `#${entry.section}`);
    location.hash = addressOf(entry);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (results.length > 0) setAt((Math.min(at, results.length - 1) + step + results.length) % results.length);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      go(chosen);
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      setTyped('');
    }
  };
  const isOpen = typed.trim() !== '';

  return (
    <div class="find-setting" role="search">
      <span class="search">
        <Icon name="find" />
        <input
          ref={field}
          class="field"
          type="text"
          role="combobox"
          aria-label={t('settings_find')}
          placeholder={t('settings_find')}
          aria-expanded={isOpen && results.length > 0}
          aria-controls="settings-found"
          aria-autocomplete="list"
          aria-activedescendant={isOpen && chosen !== undefined ? `found-${chosen.id}` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </span>
      <ul id="settings-found" role="listbox" aria-label={t('settings_found')} hidden={!isOpen || results.length === 0}>
        {results.map((entry) => (
          <li
            key={entry.id}
            id={`found-${entry.id}`}
            role="option"
            aria-selected={entry === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => go(entry)}
          >
            {entry.title}
            <span class="aside">{sectionWords(entry)}</span>
          </li>
        ))}
      </ul>
      <p class={isOpen && results.length === 0 ? 'aside none' : 'unseen'} role="status">
        {isOpen ? (results.length === 0 ? t('settings_found_none') : tn('settings_found_count', results.length)) : ''}
      </p>
    </div>
  );
}
