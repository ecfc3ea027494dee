import { useEffect, useRef, useState } from 'preact/hooks';
import type { CorpusState } from '../protocol/messages.ts';
import type { Settings } from '../protocol/settings.ts';
import { explain, failureOf, type Explained } from '../ui/explain-error.ts';
import { t } from '../ui/i18n.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Tips } from '../ui/tip.tsx';
import type { World } from '../ui/world.ts';
import '../ui/more-icons.ts';
import { Backup } from './backup.tsx';
import { Corpus } from './corpus.tsx';
import type { FileDoors } from './file-doors.ts';
import { Import } from './import.tsx';
import { Reading } from './reading.tsx';
import { settingIn } from './settings-index.ts';
import { SettingsSearch } from './settings-search.tsx';
import { Trouble } from './trouble.tsx';

export type Section = 'corpus' | 'import' | 'backup' | 'reading' | 'trouble';

const SECTIONS: readonly { readonly id: Section; readonly icon: IconName; readonly words: () => string }[] = [
  { id: 'corpus', icon: 'shelf', words: () => t('section_corpus') },
  { id: 'import', icon: 'save', words: () => t('section_import') },
  { id: 'backup', icon: 'clock', words: () => t('section_backup') },
  { id: 'reading', icon: 'book', words: () => t('section_reading') },
  { id: 'trouble', icon: 'warning', words: () => t('section_trouble') },
];

/** The section that an address names; a setting within it may follow ("#reading/theme"). */
export const sectionOf = (hash: string): Section => SECTIONS.find(({ id }) => `#${id}` === hash.split('/')[0])?.id ?? 'corpus';

/** Bring a setting into sight and put the focus on it; the frame around it goes with the focus. False: it is not there yet. */
function showSetting(id: string): boolean {
  const target = document.querySelector<HTMLElement>(`[data-setting="${id}"]`);
  if (target === null) return false;
  target.scrollIntoView({ block: 'center' });
  const first = target.querySelector<HTMLElement>('input:enabled, select:enabled, button:enabled, summary');
  if (first === null) target.tabIndex = -1;
  (first ?? target).focus({ preventScroll: true });
  target.classList.add('found');
  target.addEventListener('focusout', () => target.classList.remove('found'), { once: true });
  return true;
}

/** What every section is handed. */
export interface SectionDoors {
  readonly world: World;
  readonly files: FileDoors;
  readonly corpus: CorpusState | null;
  /** Ask for the state of the corpus anew, after something changed it. */
  readonly refresh: () => void;
  /** Do what a button promises; a failure is told at the top of the page. */
  readonly attempt: (work: () => Promise<unknown>) => void;
}

/** Settings, by sections that the address names. */
export function Options({ world, files, onTheme }: { world: World; files: FileDoors; onTheme: (theme: Settings['theme']) => void }) {
  const [section, setSection] = useState<Section>(sectionOf(location.hash));
  const [found, setFound] = useState<string | null>(settingIn(location.hash));
  const [corpus, setCorpus] = useState<CorpusState | null>(null);
  const [trouble, setTrouble] = useState<Explained | null>(null);

  const attempt = (work: () => Promise<unknown>): void => {
    setTrouble(null);
    work().catch((thrown: unknown) => {
      const failure = failureOf(thrown);
      if (failure.code !== 'cancelled') setTrouble(explain(failure));
    });
  };
  const refresh = (): void => attempt(async () => setCorpus(await world.ask('corpus.state', null)));
  useEffect(() => {
    refresh();
    const stop = new AbortController();
    window.addEventListener(
      'hashchange',
      () => {
        setSection(sectionOf(location.hash));
        wanted.current = settingIn(location.hash);
        setFound(wanted.current);
        reveal();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);

  // The section may be drawn only now, and the settings of "reading" come from the background: tried at each, done once.
  const wanted = useRef<string | null>(found);
  const reveal = (): void => {
    requestAnimationFrame(() => {
      if (wanted.current !== null && showSetting(wanted.current)) wanted.current = null;
    });
  };
  useEffect(reveal, [section, found]);

  const doors: SectionDoors = { world, files, corpus, refresh, attempt };
  return (
    <div class="options">
      <nav aria-label={t('options_title')}>
        <p class="wordmark">Urtext</p>
        <SettingsSearch sectionWords={(entry) => SECTIONS.find(({ id }) => id === entry.section)?.words() ?? ''} />
        <ul class="sections">
          {SECTIONS.map(({ id, icon, words }) => (
            <li key={id}>
              <a href={`#${id}`} aria-current={id === section ? 'page' : undefined}>
                <Icon name={icon} /> {words()}
              </a>
            </li>
          ))}
        </ul>
        <p class="aside">{t('version_number', world.version())}</p>
      </nav>
      <main>
        {trouble !== null && (
          <p class="notice" role="alert">
            <Icon name="warning" />
            <span>
              <strong>{trouble.title}.</strong> {trouble.text} {trouble.detail !== null && <bdi class="aside">{trouble.detail}</bdi>}
            </span>
          </p>
        )}
        {section === 'corpus' && <Corpus {...doors} />}
        {section === 'import' && <Import {...doors} />}
        {section === 'backup' && <Backup {...doors} />}
        {section === 'reading' && <Reading {...doors} found={found} onReady={reveal} onTheme={onTheme} />}
        {section === 'trouble' && <Trouble {...doors} />}
      </main>
      <Tips />
    </div>
  );
}
