import type { ResidueCategory } from '../model.ts';
import { NO_SITE_WORDS, type SiteWords } from './residue-site.ts';
import { entriesOf, patternOf, utf8 } from '../text/table-file.ts';

/** A rule for one whole line (already trimmed). */
export interface LineRule {
  readonly category: ResidueCategory;
  readonly pattern: RegExp;
  /** Longest line it applies to, in UTF-16 units: prose that happens to begin alike is longer. */
  readonly longest: number;
  /** A heading: the short lines under it are of its kind too. */
  readonly heading: boolean;
}

/** The rules of `assets/tables/residue.json`. */
export interface ResidueRules {
  /** Anchored, no nested repeats: linear on any line. The first rule that fits decides. */
  readonly lines: readonly LineRule[];
  /** Shortcodes and template leftovers inside a line; the patterns are global. */
  readonly inside: readonly { readonly category: ResidueCategory; readonly pattern: RegExp }[];
  /** Trailing picture credit: the whole line is a caption when it is short. */
  readonly captionEnd: RegExp;
  /** Agency, then two or more spaces, then words: a photo box flattened to text. */
  readonly captionStart: RegExp;
  /** How captions speak: present tense of posing, or a full date at the end. */
  readonly captionForm: RegExp;
  /** A template field before the dateline ("date 2023-06-19 (BEIJING) —"). */
  readonly leadingField: RegExp;
  /** With which sites speak of themselves. */
  readonly site: SiteWords;
}

const NEVER = /(?!)/u;

/** Without the table nothing is taken for residue. */
export const NO_RESIDUE_RULES: ResidueRules = {
  lines: [],
  inside: [],
  captionEnd: NEVER,
  captionStart: NEVER,
  captionForm: NEVER,
  leadingField: NEVER,
  site: NO_SITE_WORDS,
};

/** Open the table: patterns ignore case unless `cased`. Throws RangeError, naming the entry, for a file that is none. */
export function readResidueRules(bytes: Uint8Array): ResidueRules {
  const file = (JSON.parse(utf8(bytes)) ?? {}) as Readonly<Record<string, unknown>>;
  const category = (entry: Readonly<Record<string, unknown>>, where: string): ResidueCategory => {
    if (typeof entry['category'] !== 'string') throw new RangeError(`residue: ${where} has no category`);
    return entry['category'] as ResidueCategory;
  };
  const one = (name: string): RegExp => patternOf((file[name] ?? {}) as Readonly<Record<string, unknown>>, '', `residue: ${name}`);
  return {
    lines: entriesOf(file['lines'], 'residue: lines').map((entry, i) => {
      const where = `residue: lines, entry ${i + 1}`;
      if (typeof entry['longest'] !== 'number') throw new RangeError(`${where} has no longest`);
      return {
        category: category(entry, where),
        pattern: patternOf(entry, '', where),
        longest: entry['longest'],
        heading: entry['heading'] === true,
      };
    }),
    inside: entriesOf(file['inside'], 'residue: inside').map((entry, i) => {
      const where = `residue: inside, entry ${i + 1}`;
      return { category: category(entry, where), pattern: patternOf(entry, 'g', where) };
    }),
    captionEnd: one('captionEnd'),
    captionStart: one('captionStart'),
    captionForm: one('captionForm'),
    leadingField: one('leadingField'),
    site: siteWordsOf(file['siteWords']),
  };
}

const wordsOf = (list: unknown): string[] => (typeof list === 'string' ? list.split(' ') : []);

function siteWordsOf(entry: unknown): SiteWords {
  const { strong, weak, foreign } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const rows = Object.entries((strong ?? {}) as Readonly<Record<string, unknown>>);
  return {
    strong: new Map(rows.flatMap(([category, words]) => wordsOf(words).map((word) => [word, category as ResidueCategory] as const))),
    weak: new Set(wordsOf(weak)),
    foreign: new Set(wordsOf(foreign)),
  };
}
