import { NGRAMS_MAGIC } from '../analyse/ngrams.ts';
import { FREQUENCY_BUCKETS } from '../match/document-frequency.ts';
import { readTables, TABLE_FILES, type Tables } from '../tables.ts';
import { formsOf, lineOf, parse } from '../text/lexicon.ts';
import type { Asked } from './asked-tables.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** The part of the tables that some texts need, in base64; null for a file that was not there. */
export type PackedTables = Readonly<Record<(typeof TABLE_FILES)[number], string | null>>;

/**
 * Cut out what was asked. The n-grams are a file of the same kind with fewer entries; of the frequencies only the
 * buckets concerned travel, as steps and bytes, and of the lexicon the lines concerned, with meanings numbered anew.
 * An analysis of the same texts over the part asks the same questions and so gets the same answers.
 */
export function pack(files: Readonly<Partial<Record<string, Uint8Array>>>, asked: Asked, missing: readonly string[]): PackedTables {
  const part = (name: (typeof TABLE_FILES)[number], cut: (bytes: Uint8Array) => Uint8Array): string | null => {
    const bytes = files[name];
    return bytes === undefined || missing.some((gone) => gone.startsWith(name)) ? null : toBase64(cut(bytes));
  };
  return {
    'df.bin': part('df.bin', (bytes) => frequenciesOf(bytes, asked.buckets)),
    'lexicon.bin': part('lexicon.bin', (bytes) => lexiconOf(bytes, asked)),
    'ngrams.bin': part('ngrams.bin', (bytes) => ngramsOf(bytes, asked.grams)),
    'calques.json': part('calques.json', (bytes) => bytes),
    'grammar.txt': part('grammar.txt', (bytes) => linesOf(bytes, asked.frames, LIST)),
    'residue.json': part('residue.json', (bytes) => bytes),
    'opposites.txt': part('opposites.txt', (bytes) => bytes),
    'senses.txt': part('senses.txt', (bytes) => linesOf(bytes, asked.senses)),
  };
}

const OPENED: Readonly<Record<(typeof TABLE_FILES)[number], (packed: Uint8Array) => Uint8Array>> = {
  'df.bin': (packed) => allFrequencies(packed),
  'lexicon.bin': (packed) => wholeLexicon(packed),
  'ngrams.bin': (packed) => packed,
  'calques.json': (packed) => packed,
  'grammar.txt': (packed) => packed,
  'residue.json': (packed) => packed,
  'opposites.txt': (packed) => packed,
  'senses.txt': (packed) => packed,
};

/** The tables again, to analyse with. */
export function unpack(packed: PackedTables): Tables {
  const files: Partial<Record<string, Uint8Array>> = {};
  for (const name of TABLE_FILES) {
    const text = packed[name];
    if (text !== null) files[name] = OPENED[name](fromBase64(text));
  }
  return readTables(files);
}

/** A growing row of bytes. */
function writer(): { byte(value: number): void; varint(value: number): void; uint32(value: number): void; done(): Uint8Array } {
  const bytes: number[] = [];
  const byte = (value: number): void => void bytes.push(value & 255);
  return {
    byte,
    varint(value) {
      let left = value;
      for (; left > 127; left >>>= 7) byte((left & 127) | 128);
      byte(left);
    },
    uint32(value) {
      for (const shift of [0, 8, 16, 24]) byte(value >>> shift);
    },
    done: () => Uint8Array.from(bytes),
  };
}

/** With which a line begins that other lines refer to. */
const LIST = 64;

/** The lines with these numbers, and those that begin with `always`, as they are. */
function linesOf(bytes: Uint8Array, wanted: ReadonlySet<number>, always?: number): Uint8Array {
  const kept: number[] = [];
  let line = 0;
  let keep = wanted.has(0) || bytes[0] === always;
  bytes.forEach((byte, i) => {
    if (keep) kept.push(byte);
    if (byte !== 10) return;
    line++;
    keep = wanted.has(line) || bytes[i + 1] === always;
  });
  return Uint8Array.from(kept);
}

/** A varint of `bytes` from `at`, and where it ends. */
function varintAt(bytes: Uint8Array, at: number): readonly [number, number] {
  let value = 0;
  for (let i = at, shift = 0; ; i++, shift += 7) {
    const byte = bytes[i];
    if (byte === undefined) throw new RangeError('packed tables: cut short');
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, i + 1];
  }
}

/** Step to the next bucket as a varint, then its byte; buckets that hold 0 are left out. */
function frequenciesOf(bytes: Uint8Array, buckets: ReadonlySet<number>): Uint8Array {
  const out = writer();
  let last = 0;
  for (const bucket of [...buckets].toSorted((a, b) => a - b)) {
    const value = bytes[bucket] ?? 0;
    if (value === 0) continue;
    out.varint(bucket - last);
    out.byte(value);
    last = bucket;
  }
  return out.done();
}

function allFrequencies(packed: Uint8Array): Uint8Array {
  const all = new Uint8Array(FREQUENCY_BUCKETS);
  for (let at = 0, bucket = 0; at < packed.length;) {
    const [step, next] = varintAt(packed, at);
    bucket += step;
    if (bucket < all.length) all[bucket] = packed[next] ?? 0;
    at = next + 1;
  }
  return all;
}

/** A meaning that stands for "some meaning", where it was only asked whether a word is known. */
const ANY_MEANING = 1;

/**
 * The lines of the words asked for in any form, and of their antonyms: how many meanings, for each its two wider ones
 * as varints, then the lines. A wider meaning that stands nowhere else can equal nothing, and is left out.
 */
function lexiconOf(bytes: Uint8Array, { known, related }: Asked): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const body = 4 + view.getUint32(0, true) * 6;
  const uint24 = (at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  const lines = new Map<string, string>();
  const take = (word: string): string => {
    const line = lines.get(word) ?? lineOf(bytes, body, word);
    if (line !== '') lines.set(word, line);
    return line;
  };
  for (const word of related) for (const form of formsOf(word)) for (const antonym of parse(take(form)).antonyms) take(antonym);
  const spelled = new Set<string>();
  for (const word of known) for (const form of formsOf(word)) if (!lines.has(form) && lineOf(bytes, body, form) !== '') spelled.add(form);

  const places = new Map<number, number>();
  const count = (id: number): void => void places.set(id, (places.get(id) ?? 0) + 1);
  const senses = new Set([...lines.values()].flatMap((line) => parse(line).senses));
  for (const id of senses) for (const one of new Set([id, uint24(4 + id * 6), uint24(7 + id * 6)])) count(one);

  const numbers = new Map<number, number>();
  const numberOf = (id: number): number => numbers.get(id) ?? numbers.set(id, numbers.size + ANY_MEANING + 1).size + ANY_MEANING;
  const written = [...lines].map(([word, line]) => {
    const [, ids = '', antonyms = ''] = line.split(' ');
    const anew = ids.split(',').map((id) => {
      const mark = id.startsWith('.') || id.startsWith(':') ? id.slice(0, 1) : '';
      return `${mark}${numberOf(Number.parseInt(id.slice(mark.length), 36)).toString(36)}`;
    });
    return `${word} ${anew.join(',')} ${antonyms}\n`;
  });
  for (const word of spelled) written.push(`${word} ${ANY_MEANING.toString(36)} \n`);

  const rows = [...numbers.keys()].map((id) =>
    [uint24(4 + id * 6), uint24(7 + id * 6)].map((over) => (over !== 0 && (places.get(over) ?? 0) > 1 ? numberOf(over) : 0)),
  );
  const out = writer();
  out.varint(numbers.size + ANY_MEANING + 1);
  out.varint(rows.length);
  for (const row of rows) for (const over of row) out.varint(over);
  for (const line of written.toSorted((a, b) => (wordOf(a) < wordOf(b) ? -1 : 1)))
    for (let i = 0; i < line.length; i++) out.byte(line.charCodeAt(i));
  return out.done();
}

/** In the layout of `readLexicon` again. */
function wholeLexicon(packed: Uint8Array): Uint8Array {
  const [count, first] = varintAt(packed, 0);
  const [many, second] = varintAt(packed, first);
  const head = new Uint8Array(4 + count * 6);
  const view = new DataView(head.buffer);
  view.setUint32(0, count, true);
  let at = second;
  for (let i = 0; i < many * 2; i++) {
    const [over, next] = varintAt(packed, at);
    at = next;
    const place = 4 + (ANY_MEANING + 1) * 6 + i * 3;
    view.setUint16(place, over & 0xffff, true);
    view.setUint8(place + 2, over >> 16);
  }
  const all = new Uint8Array(head.length + packed.length - at);
  all.set(head);
  all.set(packed.subarray(at), head.length);
  return all;
}

const wordOf = (line: string): string => line.slice(0, line.indexOf(' '));

/** The entries of the keys asked for, in the layout of `readNgrams`. */
function ngramsOf(bytes: Uint8Array, grams: Asked['grams']): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = writer();
  out.uint32(NGRAMS_MAGIC);
  out.uint32(view.getUint32(4, true));
  let at = 8;
  grams.forEach((wanted, order) => {
    const many = view.getUint32(at, true);
    at += 4;
    const kept: { readonly key: number; readonly index: number }[] = [];
    for (let i = 0, key = 0; i < many; i++) {
      const [step, next] = varintAt(bytes, at);
      key += step;
      at = next;
      if (wanted.has(key)) kept.push({ key, index: i });
    }
    out.uint32(kept.length);
    kept.forEach(({ key }, i) => out.varint(key - (kept[i - 1]?.key ?? 0)));
    for (let column = 0; column < (order === 0 ? 2 : 1); column++) {
      const from = at;
      const nibbles = kept.map(({ index }) => ((bytes[from + (index >> 1)] ?? 0) >> (index % 2 === 0 ? 0 : 4)) & 15);
      for (let i = 0; i < nibbles.length; i += 2) out.byte((nibbles[i] ?? 0) | ((nibbles[i + 1] ?? 0) << 4));
      at += (many + 1) >> 1;
    }
  });
  return out.done();
}
