import { useEffect, useState } from 'preact/hooks';
import type { FindingCategory } from '../core/model.ts';
import type { Drawing, Settings } from '../protocol/messages.ts';
import { Check } from '../ui/check.tsx';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { DrawingWish, KeepingWish } from '../ui/wishes.tsx';
import { CATEGORIES, categoryWords, kindWords } from '../ui/words.ts';
import type { SectionDoors } from './options.tsx';

const DAYS = [7, 30, 90, 365, 0] as const;

/** Where marks are drawn, what is kept, what is shown. Every change is stored at once. */
export function Reading({ world, attempt, onTheme }: SectionDoors & { onTheme: (theme: Settings['theme']) => void }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [keys, setKeys] = useState<readonly { name: string; keys: string; description: string }[]>([]);
  useEffect(
    () =>
      attempt(async () => {
        setSettings(await world.ask('settings.get', null));
        setKeys(await world.keys());
      }),
    [],
  );
  if (settings === null) return <p class="aside">{t('loading')}</p>;

  const set = (part: Partial<Settings>): void => attempt(async () => setSettings(await world.ask('settings.set', part)));
  const wishes = { world, settings, attempt, onChange: setSettings };
  const setSite = (host: string, drawing: Drawing | null): void =>
    attempt(async () => {
      await world.ask('site.set', { host, drawing });
      setSettings(await world.ask('settings.get', null));
    });
  const hide = (category: FindingCategory, hidden: boolean): void =>
    set({ hidden: hidden ? [...settings.hidden, category] : settings.hidden.filter((one) => one !== category) });

  return (
    <section aria-labelledby="reading-title">
      <h1 id="reading-title">{t('section_reading')}</h1>

      <fieldset>
        <legend>{t('reading_drawing')}</legend>
        <DrawingWish {...wishes} />
      </fieldset>

      <fieldset>
        <legend>{t('reading_sites')}</legend>
        {Object.keys(settings.sites).length === 0 && <p class="aside">{t('reading_sites_none')}</p>}
        <ul class="sites">
          {Object.entries(settings.sites).map(([host, site]) => (
            <li key={host}>
              <bdi>{host}</bdi>
              <select
                class="field"
                aria-label={t('reading_site_drawing', host)}
                value={site.drawing ?? ''}
                onChange={(event) => setSite(host, drawingOf(event.currentTarget.value))}
              >
                <option value="">{t('reading_as_elsewhere')}</option>
                <option value="off">{t('drawing_off')}</option>
                <option value="on-click">{t('drawing_on_click')}</option>
                <option value="always">{t('drawing_always')}</option>
              </select>
              {(site.hidden ?? []).length > 0 && <span class="aside">{(site.hidden ?? []).map(categoryWords).join(', ')}</span>}
              <button
                type="button"
                class="button bare"
                aria-label={t('reading_site_remove', host)}
                data-tip={t('reading_site_remove', host)}
                onClick={() => setSite(host, null)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      </fieldset>

      <fieldset>
        <legend>{t('reading_keep')}</legend>
        <KeepingWish {...wishes} />
        <label class="row">
          {t('reading_keep_days')}
          <select
            class="field short"
            value={String(settings.keepDays)}
            disabled={!settings.keepVisited}
            onChange={(event) => set({ keepDays: Number(event.currentTarget.value) })}
          >
            {[...new Set<number>([...DAYS, settings.keepDays])].map((days) => (
              <option key={days} value={String(days)}>
                {days === 0 ? t('reading_for_ever') : tn('days', days)}
              </option>
            ))}
          </select>
        </label>
      </fieldset>

      <fieldset>
        <legend>{t('reading_shown')}</legend>
        <Check
          checked={settings.showWeaker}
          onChoose={(showWeaker) => set({ showWeaker })}
          title={t('reading_weaker')}
          text={t('reading_weaker_text')}
        />
        {(['deviation', 'artifact', 'residue'] as const).map((kind) => (
          <details key={kind}>
            <summary>{t('reading_kinds', kindWords(kind))}</summary>
            <div class="kinds">
              {CATEGORIES[kind].map((category) => (
                <label key={category} class="check">
                  <input
                    type="checkbox"
                    checked={!settings.hidden.includes(category)}
                    onChange={(event) => hide(category, !event.currentTarget.checked)}
                  />
                  <span>{categoryWords(category)}</span>
                </label>
              ))}
            </div>
          </details>
        ))}
      </fieldset>

      <fieldset>
        <legend>{t('reading_theme')}</legend>
        <span class="choice">
          {(['system', 'light', 'dark'] as const).map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name="theme"
                checked={settings.theme === theme}
                onChange={() => {
                  set({ theme });
                  onTheme(theme);
                }}
              />
              <span>{theme === 'system' ? t('theme_system') : theme === 'light' ? t('theme_light') : t('theme_dark')}</span>
            </label>
          ))}
        </span>
      </fieldset>

      <fieldset>
        <legend>{t('reading_keys')}</legend>
        <dl class="keys">
          {keys.map((one) => (
            <div key={one.name}>
              <dt>{one.description === '' ? t('command_open') : one.description}</dt>
              <dd>{one.keys === '' ? <span class="aside">{t('no_key')}</span> : <kbd>{one.keys}</kbd>}</dd>
            </div>
          ))}
        </dl>
        <p class="aside">{t('reading_keys_text')}</p>
      </fieldset>
    </section>
  );
}

const drawingOf = (value: string): Drawing | null => (value === 'off' || value === 'on-click' || value === 'always' ? value : null);
