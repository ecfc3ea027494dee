import { hash32 } from '../article-id.ts';
import type { Token } from '../model.ts';

/**
 * A small language model and word list: how often words, pairs and triples of words stood in sound news, and how
 * often a word had a capital inside a sentence. It only ever chooses between two wordings of one place; as a
 * judge of a text alone it is nearly useless (METHODS-analysis §0.5).
 */
export interface Ngrams {
  /** How often the word, in lower case, was seen; 0 for never (about 1 word in 1,000 is seen by accident of hashing). */
  count(word: string): number;
  /** 0 to 1: how often it had a capital inside a sentence; −1 when it was not seen there. */
  capitalShare(word: string): number;
  /** How often the words stood in a row, 2 or 3 of them. */
  inARow(words: readonly string[]): number;
  /** Mean log₂ probability of the words of `middle` and of the two after it, between `before` and `after`. */
  fluency(before: readonly string[], middle: readonly string[], after: readonly string[]): number;
  readonly empty: boolean;
}

export const NO_NGRAMS: Ngrams = { count: () => 0, capitalShare: () => -1, inARow: () => 0, fluency: () => 0, empty: true };

/** Keys keep so many low bits of the hash: 1 wrong answer in about 200 for pairs, and they cost 2 bytes. */
export const KEY_BITS = 26;
export const NGRAMS_MAGIC = 0x55524e47;

/** Counts travel as a nibble on a log scale, 2^(n / 0.88): up to 135,000. */
const SCALE = 0.88;
export const nibbleOf = (count: number): number => Math.max(0, Math.min(15, Math.round(Math.log2(Math.max(1, count)) * SCALE)));
const countOf = (nibble: number): number => 2 ** (nibble / SCALE);

/** What the model calls a token: words in lower case, one sign for all numbers, the comma; nothing else. */
export function modelWord(token: Token): string | null {
  if (token.kind === 'number') return '#';
  if (token.kind === 'word') return token.norm;
  return token.norm === ',' ? ',' : null;
}

export const START = '<s>';
export const END = '</s>';

/** The low bits of `hash32(words.join(' '))`, without the joined string: keys are asked for by the thousand. */
export function ngramKey(words: readonly string[]): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) {
    if (i > 0) h = Math.imul(h ^ 32, 0x01000193);
    const word = words[i] as string;
    for (let at = 0; at < word.length; at++) h = Math.imul(h ^ word.charCodeAt(at), 0x01000193);
  }
  return hash32('', h) & (2 ** KEY_BITS - 1);
}

/** Keys are spread evenly: by their highest bits a few dozen are left to search. */
const BUCKETS = 2 ** 13;
const BUCKET_SHIFT = KEY_BITS - 13;

interface Section {
  readonly keys: Uint32Array;
  /** Per bucket: where its keys begin. */
  readonly starts: Uint32Array;
  readonly values: readonly Uint8Array[];
}

/**
 * The file: magic, number of words seen, then for words, pairs and triples: how many, the ascending keys as
 * varint steps, and a nibble each; for words a second nibble, the share of capitals in fifteenths. Little endian.
 * Throws RangeError when it is cut short or of another kind.
 */
export function readNgrams(bytes: Uint8Array): Ngrams {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== NGRAMS_MAGIC) throw new RangeError('ngrams: another kind of file');
  const total = view.getUint32(4, true);
  let at = 8;
  const section = (nibbles: number): Section => {
    if (at + 4 > bytes.length) throw new RangeError('ngrams: cut short');
    const many = view.getUint32(at, true);
    at += 4;
    const keys = new Uint32Array(many);
    const starts = new Uint32Array(BUCKETS + 1);
    let key = 0;
    for (let i = 0; i < many; i++) {
      let shift = 0;
      let step = 0;
      for (;;) {
        const byte = bytes[at++];
        if (byte === undefined) throw new RangeError('ngrams: cut short');
        step |= (byte & 127) << shift;
        if (byte < 128) break;
        shift += 7;
      }
      key += step;
      keys[i] = key;
      const bucket = (key >>> BUCKET_SHIFT) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let i = 1; i <= BUCKETS; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const values: Uint8Array[] = [];
    for (let n = 0; n < nibbles; n++) {
      const size = (many + 1) >> 1;
      if (at + size > bytes.length) throw new RangeError('ngrams: cut short');
      values.push(bytes.subarray(at, at + size));
      at += size;
    }
    return { keys, starts, values };
  };
  const sections = [section(2), section(1), section(1)];

  const find = (order: number, words: readonly string[]): number => {
    const section = sections[order];
    if (section === undefined) return -1;
    const { keys, starts } = section;
    const key = ngramKey(words);
    let low = starts[key >>> BUCKET_SHIFT] ?? 0;
    let high = (starts[(key >>> BUCKET_SHIFT) + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = keys[middle] ?? 0;
      if (there === key) return middle;
      if (there < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  const nibble = (order: number, which: number, index: number): number => {
    const byte = sections[order]?.values[which]?.[index >> 1] ?? 0;
    return index % 2 === 0 ? byte & 15 : byte >> 4;
  };
  const seen = (words: readonly string[]): number => {
    const index = find(words.length - 1, words);
    return index < 0 ? 0 : countOf(nibble(words.length - 1, 0, index));
  };
  /** Backing off: the triple's share of its pair, else 0.4 of the pair's share of its word, else 0.4 again of the word's share. */
  const probability = (a: string, b: string, word: string): number => {
    const triple = seen([a, b, word]);
    if (triple > 0) return Math.min(1, triple / Math.max(triple, seen([a, b])));
    const pair = seen([b, word]);
    if (pair > 0) return 0.4 * Math.min(1, pair / Math.max(pair, seen([b])));
    return (0.16 * Math.max(0.5, seen([word]))) / total;
  };
  return {
    empty: false,
    count: (word) => seen([word]),
    capitalShare: (word) => {
      const index = find(0, [word]);
      return index < 0 ? -1 : nibble(0, 1, index) / 15;
    },
    inARow: (words) => (words.length < 2 || words.length > 3 ? 0 : seen(words)),
    fluency(before, middle, after) {
      const all = [...before.slice(-2), ...middle, ...after.slice(0, 2)];
      const from = Math.min(2, before.length);
      let sum = 0;
      let many = 0;
      for (let i = from; i < all.length; i++) {
        sum += Math.log2(probability(all[i - 2] ?? START, all[i - 1] ?? START, all[i] ?? END));
        many++;
      }
      return many === 0 ? 0 : sum / many;
    },
  };
}
