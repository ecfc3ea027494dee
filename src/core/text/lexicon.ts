import { IRREGULAR } from './irregular.data.ts';
import { areOpposites, type Opposites } from './opposites.ts';

/** How two words stand to each other, as far as the lexicon knows. */
export type WordRelation = 'same' | 'synonym' | 'wider' | 'opposite' | 'sister' | 'none' | 'unknown';

/** Meanings and antonyms of words. */
export interface Lexicon {
  /** Is it a common word, written in lower case? In any inflected form. */
  has(word: string): boolean;
  /** Parts of speech of the dictionary form itself, one letter a meaning: n, v, a; "" for what is no dictionary form. */
  kinds(word: string): string;
  relation(a: string, b: string): WordRelation;
}

/** Knows no word; for a build without the table. */
export const NO_LEXICON: Lexicon = {
  has: () => false,
  kinds: () => '',
  relation: (a, b) => (a === b ? 'same' : 'unknown'),
};

export interface Entry {
  readonly senses: readonly number[];
  /** Part of speech per sense: n, v, a. */
  readonly kinds: string;
  readonly antonyms: readonly string[];
}

const NOTHING: Entry = { senses: [], kinds: '', antonyms: [] };

/** How many of a word's meanings count when opposites are sought: a rare meaning makes no opposite. */
const COMMON_SENSES = 3;
const MOST_REMEMBERED = 20_000;

/**
 * Open `assets/tables/lexicon.bin` (layout in scripts/make-lexicon.ts), with the opposites of their own table. Searched in
 * place. Throws RangeError on a broken head.
 */
export function readLexicon(bytes: Uint8Array, opposites: Opposites): Lexicon {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) throw new RangeError('lexicon: no head');
  const count = view.getUint32(0, true);
  const body = 4 + count * 6;
  if (body > bytes.length) throw new RangeError('lexicon: cut short');
  const entries = new Map<string, Meanings>();
  const words = new Map<string, Word>();
  const relations = new Map<string, WordRelation>();
  const wider = (id: number): number[] => [uint24(bytes, 4 + id * 6), uint24(bytes, 7 + id * 6)].filter((one) => one !== 0);

  const entryOf = (word: string): Meanings =>
    kept(entries, word, () => {
      const entry = parse(lineOf(bytes, body, word));
      return entry === NOTHING ? NO_MEANINGS : { ...entry, over: null, near: null };
    });
  const wordOf = (word: string): Word =>
    kept(words, word, () => {
      const forms = formsOf(word);
      return { forms, lemmas: forms.filter((form) => entryOf(form).senses.length > 0) };
    });

  return {
    has: (word) => wordOf(word).lemmas.some((form) => form === word || !word.endsWith('ly')),
    kinds: (word) => entryOf(word).kinds,
    relation: (a, b) => (a === b ? 'same' : kept(relations, a < b ? `${a} ${b}` : `${b} ${a}`, () => relate(a, b))),
  };

  function relate(a: string, b: string): WordRelation {
    const { forms, lemmas: as } = wordOf(a);
    const { forms: others, lemmas: bs } = wordOf(b);
    if (as.some((x) => bs.includes(x))) return 'same';
    if (areOpposites(forms, others, opposites)) return 'opposite';
    if (as.length === 0 || bs.length === 0) return opposedByForm(a, b) ? 'opposite' : 'unknown';
    let best: WordRelation = 'none';
    for (const x of as) for (const y of bs) best = stronger(best, between(x, y));
    return best;
  }

  function between(x: string, y: string): WordRelation {
    const a = entryOf(x);
    const b = entryOf(y);
    if (a.antonyms.includes(y) || b.antonyms.includes(x) || opposedByForm(x, y)) return 'opposite';
    if (a.senses.some((sense) => b.senses.includes(sense))) return 'synonym';
    if (opposes(a, b) || opposes(b, a)) return 'opposite';
    if (haveCommon(b.senses, overOf(a)) || haveCommon(a.senses, overOf(b))) return 'wider';
    return haveCommon(nearOf(a), new Set(nearOf(b))) ? 'sister' : 'none';
  }

  /** What is wider than any of its meanings, and than its most frequent ones. */
  function overOf(entry: Meanings): ReadonlySet<number> {
    return (entry.over ??= new Set(entry.senses.flatMap(wider)));
  }
  function nearOf(entry: Meanings): readonly number[] {
    return (entry.near ??= commonSenses(entry).flatMap(({ sense }) => wider(sense)));
  }

  /** An antonym of a means what b means: "big" and "tiny" by way of "small". */
  function opposes(a: Entry, b: Entry): boolean {
    if (a.antonyms.length === 0) return false;
    const near = new Set<number>();
    for (const { sense, kind } of commonSenses(b, 1)) {
      near.add(sense);
      if (kind === 'a') for (const over of wider(sense)) near.add(over);
    }
    return a.antonyms.some((word) => commonSenses(entryOf(word), 1).some(({ sense, kind }) => kind === 'a' && near.has(sense)));
  }
}

/** An entry with what was worked out of it, on first use. */
interface Meanings extends Entry {
  over: ReadonlySet<number> | null;
  near: readonly number[] | null;
}

const NO_MEANINGS: Meanings = { ...NOTHING, over: null, near: null };

/** Dictionary forms that a word may be one of, and those of them that have a meaning. */
interface Word {
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    if (known.size > MOST_REMEMBERED) known.clear();
    known.set(key, found);
  }
  return found;
}

const haveCommon = (list: readonly number[], set: ReadonlySet<number>): boolean => list.some((one) => set.has(one));

/** The most frequent meanings of each part of speech. */
function commonSenses(entry: Entry, most = COMMON_SENSES): { sense: number; kind: string }[] {
  const taken = { n: 0, v: 0, a: 0 };
  return entry.senses.flatMap((sense, i) => {
    const kind = (entry.kinds[i] ?? 'n') as 'n' | 'v' | 'a';
    return taken[kind]++ < most ? [{ sense, kind }] : [];
  });
}

const ORDER: readonly WordRelation[] = ['same', 'synonym', 'opposite', 'wider', 'sister', 'none', 'unknown'];
const stronger = (a: WordRelation, b: WordRelation): WordRelation => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

const NEGATIVE = /^(?:un|in|im|il|ir|dis|non|de|anti|mis)-?/u;

/** "likely" and "unlikely", "careful" and "careless". */
function opposedByForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (
    short.length >= 4 &&
    !long.includes('-') &&
    long.endsWith(short) &&
    NEGATIVE.exec(long)?.[0] === long.slice(0, long.length - short.length)
  )
    return true;
  return (a.endsWith('ful') && b === `${a.slice(0, -3)}less`) || (b.endsWith('ful') && a === `${b.slice(0, -3)}less`);
}

/** Dictionary forms a word may be an inflection of, itself first. */
export function formsOf(word: string): string[] {
  const forms = [word];
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) forms.push(irregular);
  const cut = (ending: string, add: string): void => {
    if (word.endsWith(ending) && word.length - ending.length >= 2) forms.push(word.slice(0, word.length - ending.length) + add);
  };
  cut('ies', 'y');
  cut('es', '');
  cut('s', '');
  cut('ied', 'y');
  for (const ending of ['ed', 'ing', 'er', 'est']) {
    cut(ending, '');
    cut(ending, 'e');
    const stem = word.slice(0, word.length - ending.length);
    if (word.endsWith(ending) && stem.length >= 3 && stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
  }
  cut('ier', 'y');
  cut('iest', 'y');
  cut('ily', 'y');
  cut('ly', '');
  return [...new Set(forms)];
}

const uint24 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

const LF = 10;
const SPACE = 32;

/** The line of a word, by binary search over the bytes; "" when there is none. */
export function lineOf(bytes: Uint8Array, body: number, word: string): string {
  let low = body;
  let high = bytes.length;
  while (low < high) {
    let start = (low + high) >> 1;
    while (start > low && bytes[start - 1] !== LF) start--;
    const order = compareAt(bytes, start, word);
    if (order === 0) {
      let end = start;
      while (end < bytes.length && bytes[end] !== LF) end++;
      return String.fromCharCode(...bytes.subarray(start, end));
    }
    if (order < 0) {
      low = start;
      while (low < high && bytes[low] !== LF) low++;
      low++;
    } else high = start;
  }
  return '';
}

/** Order of the line's word against `word`. */
function compareAt(bytes: Uint8Array, start: number, word: string): number {
  for (let i = 0; ; i++) {
    const byte = bytes[start + i] ?? LF;
    if (byte === SPACE || byte === LF) return i === word.length ? 0 : -1;
    if (i === word.length) return 1;
    const difference = byte - word.charCodeAt(i);
    if (difference !== 0) return difference;
  }
}

/** A line as an entry; the empty line is a word without meanings. */
export function parse(line: string): Entry {
  if (line === '') return NOTHING;
  const [, ids, antonyms] = line.split(' ');
  let kinds = '';
  const senses = (ids ?? '').split(',').map((id) => {
    const marked = id.startsWith('.') || id.startsWith(':');
    kinds += id.startsWith('.') ? 'v' : id.startsWith(':') ? 'a' : 'n';
    return Number.parseInt(marked ? id.slice(1) : id, 36);
  });
  return { senses, kinds, antonyms: antonyms === undefined || antonyms === '' ? [] : antonyms.split(',') };
}
