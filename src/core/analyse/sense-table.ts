import { formsOf } from '../text/lexicon.ts';
import { utf8 } from '../text/table-file.ts';

/** A word of another language that stands for both of two words which English keeps apart. */
export interface Confusion {
  /** Its line of the table, and which of the line's senses the second phrase has. */
  readonly line: number;
  readonly sense: number;
  /** The languages of the line, by BCP 47. */
  readonly from: readonly string[];
}

/** Which words of English one word of another language can stand for, though they are no synonyms. */
export interface Senses {
  /** Does the phrase, one to three words in lower case, stand on any line? */
  has(phrase: string): boolean;
  /** All lines on which the two phrases stand for different senses. */
  confusions(a: string, b: string): readonly Confusion[];
}

/** Knows no word; for a build without the table. */
export const NO_SENSES: Senses = { has: () => false, confusions: () => [] };

/** More senses than a line ever has. */
const MOST_SENSES = 16;

/**
 * Open `assets/tables/senses.txt`: our own collection, from the common homonyms and false friends of the languages
 * concerned. A line: the words behind it with their languages, " = ", then the senses, parted by " / ", each with its
 * English words, parted by commas; the sense that news mostly means leads. Throws RangeError, naming the line, for a file that is no such list.
 */
export function readSenses(bytes: Uint8Array): Senses {
  const places = new Map<string, number[]>();
  const languages: (readonly string[])[] = [];
  const text = utf8(bytes).trim();
  for (const [line, row] of (text === '' ? [] : text.split('\n')).entries()) {
    const [origins, senses] = row.split(' = ');
    const sides = senses?.split(' / ') ?? [];
    if (origins === undefined || (sides.length < 2 && row !== '')) throw new RangeError(`senses: line ${line + 1} has not two senses`);
    languages.push([...new Set(origins.match(/(?<=^|; |\b[a-z]{2} )[a-z]{2}(?= )/gu) ?? [])]);
    sides.forEach((words, sense) => {
      for (const word of words.split(', ')) {
        const known = places.get(word);
        if (known === undefined) places.set(word, [line * MOST_SENSES + sense]);
        else known.push(line * MOST_SENSES + sense);
      }
    });
  }
  const remembered = new Map<string, readonly number[]>();
  const placesOf = (phrase: string): readonly number[] => {
    const known = remembered.get(phrase);
    if (known !== undefined) return known;
    if (remembered.size > MOST_REMEMBERED) remembered.clear();
    const found = [...new Set(formsOfPhrase(phrase).flatMap((form) => places.get(form) ?? []))];
    remembered.set(phrase, found);
    return found;
  };
  return {
    has: (phrase) => placesOf(phrase).length > 0,
    confusions(a, b) {
      const here = placesOf(a);
      const there = here.length === 0 ? [] : placesOf(b);
      if (there.length === 0) return [];
      // in one of their forms both may mean the same
      const apart = there.filter(
        (y) => here.some((x) => lineOf(x) === lineOf(y)) && !here.some((x) => lineOf(x) === lineOf(y) && there.includes(x)),
      );
      return apart.map((y) => ({ line: lineOf(y), sense: y % MOST_SENSES, from: languages[lineOf(y)] ?? [] }));
    },
  };
}

const lineOf = (place: number): number => Math.floor(place / MOST_SENSES);

const MOST_REMEMBERED = 20_000;

/** Dictionary forms of the first or of the last word. */
function formsOfPhrase(phrase: string): string[] {
  const words = phrase.split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length === 1) return formsOf(phrase);
  return [
    ...formsOf(first).map((form) => [form, ...words.slice(1)].join(' ')),
    ...formsOf(last).map((form) => [...words.slice(0, -1), form].join(' ')),
  ];
}
