import type { ArtifactCategory } from '../model.ts';
import { entriesOf, patternOf, utf8 } from '../text/table-file.ts';

/** A rendering that gives away the language it was made from. */
export interface Calque {
  /** Matched within one sentence of the page; the whole match is marked. Flags: g and u, i where case says nothing. */
  readonly pattern: RegExp;
  /** What sound versions say at the place. Null: nothing particular. */
  readonly sound: RegExp | null;
  /** May it be marked without a sibling that has sound words? Only where English never says it so. */
  readonly alone: boolean;
  readonly category: CalqueCategory;
  readonly severity: 1 | 2 | 3;
  /** Languages that have the phrase behind it, by BCP 47. */
  readonly from: readonly string[];
  /** The phrase behind it, in the first of `from`: our source for the entry. */
  readonly origin: string;
}

type CalqueCategory = Extract<ArtifactCategory, 'calque' | 'transliteration' | 'order' | 'grammar'>;
const CATEGORIES: readonly string[] = ['calque', 'transliteration', 'order', 'grammar'];

/**
 * Open `assets/tables/calques.json`: our own collection, from reading machine-translated news and from the set
 * phrases of the languages concerned; each entry names the phrase behind it (`origin`, in the first language of
 * `from`). Left out of an entry: `cased` and `soundCased` where case says nothing, `alone` where it is false,
 * severity 2, category "calque". What the entries mark in untouched English: `lab score artifacts`.
 * Throws RangeError, naming the entry, for a file that is no such list.
 */
export function readCalques(bytes: Uint8Array): readonly Calque[] {
  return entriesOf(JSON.parse(utf8(bytes)), 'calques').map((entry, i) => {
    const { origin, from, sound, severity = 2, category = 'calque' } = entry;
    if (typeof origin !== 'string' || typeof from !== 'string' || !CATEGORIES.includes(String(category)))
      throw new RangeError(`calques: entry ${i + 1} lacks origin, from or a known category`);
    return {
      pattern: patternOf(entry, 'g', `calques: entry ${i + 1}`),
      sound: typeof sound === 'string' ? patternOf({ pattern: sound, cased: entry['soundCased'] }, '', 'calques') : null,
      alone: entry['alone'] === true,
      category: category as CalqueCategory,
      severity: severity === 1 || severity === 3 ? severity : 2,
      from: from.split(' '),
      origin,
    };
  });
}
