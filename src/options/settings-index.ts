import { t } from '../ui/i18n.ts';
import { CATEGORIES } from '../ui/categories.ts';
import { categoryWords, kindWords } from '../ui/words.ts';
import type { Section } from './options.tsx';

/** One thing that can be set or done here, as the search finds it. */
export interface SettingEntry {
  /** Names the element that is jumped to: `targetOf(id)`. */
  readonly id: string;
  readonly section: Section;
  readonly title: string;
  /** More words under which somebody may look for it. */
  readonly words: readonly string[];
}

/** Attributes of the element that a search leads to. */
export const targetOf = (id: string): { id: string; 'data-setting': string } => ({ id: `set-${id}`, 'data-setting': id });

/** The address of a setting within this page. */
export const addressOf = (entry: Pick<SettingEntry, 'id' | 'section'>): string => `#${entry.section}/${entry.id}`;

/** Which setting an address names, or null. */
export const settingIn = (hash: string): string | null => /^#[a-z]+\/([\w-]+)$/u.exec(hash)?.[1] ?? null;

/** All that can be found, in the order of the page, in the reader's language. */
export function settingsIndex(): readonly SettingEntry[] {
  const entry = (section: Section, id: string, title: string, ...words: string[]): SettingEntry => ({ id, section, title, words });
  return [
    entry('reading', 'drawing', t('reading_drawing'), t('reading_on_click'), t('reading_chosen'), t('reading_always'), t('search_drawing')),
    entry('reading', 'sites', t('reading_sites'), t('drawing_off'), t('drawing_always'), t('site_add'), t('search_sites')),
    entry('reading', 'keep', t('reading_keep'), t('reading_keep_visited'), t('reading_keep_visited_text'), t('search_keep')),
    entry('reading', 'keep-days', t('reading_keep_days'), t('reading_for_ever'), t('search_keep_days')),
    entry(
      'reading',
      'threshold-deviation',
      t('threshold_of', kindWords('deviation')),
      t('threshold_strong'),
      t('threshold_weak'),
      t('search_threshold'),
    ),
    entry(
      'reading',
      'threshold-artifact',
      t('threshold_of', kindWords('artifact')),
      t('threshold_strong'),
      t('threshold_weak'),
      t('search_threshold'),
    ),
    ...(['deviation', 'artifact', 'residue'] as const).flatMap((kind) =>
      CATEGORIES[kind].map((category) =>
        entry('reading', `kind-${category}`, categoryWords(category), t('reading_kinds', kindWords(kind)), t('search_kinds')),
      ),
    ),
    entry('reading', 'theme', t('reading_theme'), t('theme_system'), t('theme_light'), t('theme_dark'), t('search_theme')),
    entry(
      'reading',
      'keys',
      t('reading_keys'),
      t('command_next'),
      t('command_previous'),
      t('command_toggle'),
      t('command_compare'),
      t('command_open'),
      t('search_keys'),
    ),
    entry('reading', 'language', t('reading_language'), t('language_draft'), t('search_language')),
    entry('corpus', 'corpus', t('section_corpus'), t('search_corpus')),
    entry('corpus', 'forget', t('forget_title'), t('search_forget')),
    entry('import', 'import', t('section_import'), t('search_import')),
    entry('backup', 'backup', t('section_backup'), t('backup_now'), t('backup_restore'), t('search_backup')),
    entry('trouble', 'trouble', t('section_trouble'), t('search_trouble')),
  ];
}

/** Case and accents do not matter to somebody who looks for something. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** So many results fit beside the page. */
const MOST = 8;

/** What matches every word that was typed: in the title first, then in the other words. */
export function searchSettings(entries: readonly SettingEntry[], typed: string): readonly SettingEntry[] {
  const wanted = plain(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const rank = ({ title, words }: SettingEntry): number => {
    const [head, all] = [plain(title), plain([title, ...words].join(' '))];
    if (!wanted.every((word) => all.includes(word))) return -1;
    return (wanted.every((word) => head.includes(word)) ? 2 : 0) + (wanted.some((word) => head.startsWith(word)) ? 1 : 0);
  };
  return entries
    .map((entry, order) => ({ entry, order, rank: rank(entry) }))
    .filter((one) => one.rank >= 0)
    .toSorted((a, b) => b.rank - a.rank || a.order - b.order)
    .slice(0, MOST)
    .map((one) => one.entry);
}
