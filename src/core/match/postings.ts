import { BitReader, BitWriter, PADDING } from './bits.ts';
import { ByteReader, ByteWriter } from './varint.ts';

/**
 * The index as bytes. A segment is immutable: the terms of some articles in ascending order of hash, cut into
 * blocks of about 8 KB, so that a query reads one block a term from IndexedDB (few records of 4–45 KB are its
 * fast path). All functions are pure and throw RangeError on damaged bytes.
 *
 * Block, in varints: format, width of the segment, number of terms, Rice parameter of hashes, size of a group as a
 * power of two, number of groups; then the end of each group (3 bytes); then the groups. A group holds the
 * hashes of one range, so that a lookup goes to its group at once and reads about sixteen terms: gamma number
 * of terms and their Rice hash differences; then for each of them gamma number of articles, for many articles
 * how many bits to skip, and Rice differences of articles whose parameter follows from width and number.
 *
 * Bytes an article on 4,437 real ones in one segment: 113 (with differences in 7-bit groups it was 146).
 */
export const POSTINGS_FORMAT = 2;

/**
 * Aimed size of a block; a term with very many articles makes a larger one. A query wants few terms of a block, and a
 * stopped background reads all of it: beside 100,000 articles (`test/bench/million.ts`, twice, one build after the other
 * on a busy machine) its match took 99 and 77 ms, with 32 KB 181 and 106.
 */
const BLOCK_BYTES = 8_192;

/** Terms of a group, about. */
const GROUP_TERMS = 16;

/** So many articles of one term or more are skipped as a whole by a lookup that wants another one. */
const MANY = 12;

/** One indexed article. */
export interface IndexEntry {
  readonly doc: number;
  /** `indexTermsOf(…)`: ascending, distinct. */
  readonly terms: ArrayLike<number>;
}

/** Terms in ascending order, each with its articles in ascending order. */
export interface TermPostings {
  readonly hash: number;
  readonly docs: ArrayLike<number>;
}

export interface Block {
  /** The first hash in the block; the block holds all hashes from here to the next block's first. */
  readonly first: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Segment<Blocks = readonly Block[]> {
  /** The lowest article number; the numbers in the blocks count from here. */
  readonly base: number;
  /** Highest article number + 1 − base: the length of a bitmap of deleted articles. */
  readonly width: number;
  readonly articles: number;
  readonly blocks: Blocks;
}

/** Turn the term lists of articles round: terms with their articles, both ascending. */
export function* invert(entries: readonly IndexEntry[]): Generator<TermPostings> {
  const sorted = [...entries].sort((a, b) => a.doc - b.doc);
  // One number a posting, hash above place: sorting them is the engine's own work (a map of lists took six times as long).
  const postings = new Float64Array(sorted.reduce((sum, { terms }) => sum + terms.length, 0));
  let many = 0;
  sorted.forEach(({ terms }, place) => {
    for (let i = 0; i < terms.length; i++) postings[many++] = (terms[i] ?? 0) * PLACES + place;
  });
  postings.sort();
  let hash = -1;
  let docs: number[] = [];
  for (const posting of postings) {
    const term = Math.floor(posting / PLACES);
    if (term !== hash) {
      if (docs.length > 0) yield { hash, docs };
      hash = term;
      docs = [];
    }
    docs.push(sorted[posting - term * PLACES]?.doc ?? 0);
  }
  if (docs.length > 0) yield { hash, docs };
}

/** More entries than one segment is made of; hash and place are a whole number below 2⁵³ together. */
const PLACES = 2 ** 20;

/** A segment of these articles. */
export function encodeSegment(entries: readonly IndexEntry[], blockBytes = BLOCK_BYTES): Segment {
  const segment = segmentOf(entries, blockBytes);
  return { ...segment, blocks: [...segment.blocks] };
}

/** The same, its blocks made as they are asked for. */
export function segmentOf(entries: readonly IndexEntry[], blockBytes = BLOCK_BYTES): Segment<Iterable<Block>> {
  let base = Infinity;
  let last = -1;
  for (const { doc } of entries) {
    base = Math.min(base, doc);
    last = Math.max(last, doc);
  }
  if (last < 0) return { base: 0, width: 0, articles: 0, blocks: [] };
  const width = last + 1 - base;
  return { base, width, articles: entries.length, blocks: encodeBlocks(invert(entries), base, width, blockBytes) };
}

/** Cut a run of terms into blocks as they come; for segments too large to be held whole. Articles are in `[base, base + width)`. */
export function* encodeBlocks(terms: Iterable<TermPostings>, base: number, width: number, blockBytes = BLOCK_BYTES): Generator<Block> {
  let held: TermPostings[] = [];
  let bits = 0;
  for (const term of terms) {
    const { length } = term.docs;
    if (length === 0) continue;
    held.push(term);
    bits += 18 + length * (riceOf(width, length) + 1.5);
    if (bits < blockBytes * 8) continue;
    yield encodeBlock(held, base, width);
    held = [];
    bits = 0;
  }
  if (held.length > 0) yield encodeBlock(held, base, width);
}

/** Rice parameter of `many` differences that add up to at most `range`. The same in every engine: no logarithm. */
const riceOf = (range: number, many: number): number => 31 - Math.clz32(Math.max(1, Math.floor((range * 0.7) / many)));

function encodeBlock(terms: readonly TermPostings[], base: number, width: number): Block {
  const first = terms[0]?.hash ?? 0;
  const range = (terms.at(-1)?.hash ?? 0) - first + 1;
  const shift = Math.min(31, Math.max(0, Math.ceil(Math.log2((range * GROUP_TERMS) / terms.length))));
  const groups = Math.floor((range - 1) / 2 ** shift) + 1;
  const k = riceOf(range, terms.length);
  const out = new BitWriter();
  const ends: number[] = [];
  let at = 0;
  for (let group = 0; group < groups; group++) {
    const start = first + group * 2 ** shift;
    let next = at;
    while (next < terms.length && (terms[next]?.hash ?? 0) - start < 2 ** shift) next++;
    if (next > at) {
      out.gamma(next - at);
      let before = start - 1;
      for (let i = at; i < next; i++) {
        const { hash } = terms[i] as TermPostings;
        out.rice(hash - before - 1, k);
        before = hash;
      }
      for (; at < next; at++) encodeDocs(out, (terms[at] as TermPostings).docs, base, width);
      out.align();
    }
    ends.push(out.length);
  }
  const head = new ByteWriter();
  for (const value of [POSTINGS_FORMAT, width, terms.length, k, shift, groups]) head.varint(value);
  for (const end of ends) head.append(Uint8Array.of(end & 0xff, (end >>> 8) & 0xff, (end >>> 16) & 0xff));
  head.append(out.take());
  head.append(new Uint8Array(PADDING));
  return { first, bytes: head.take() };
}

function encodeDocs(out: BitWriter, docs: ArrayLike<number>, base: number, width: number): void {
  const k = riceOf(width, docs.length);
  out.gamma(docs.length);
  if (docs.length >= MANY) {
    let bits = 0;
    for (let i = 0, before = base - 1; i < docs.length; before = docs[i++] ?? 0)
      bits += Math.floor(((docs[i] ?? 0) - before - 1) / 2 ** k) + 1 + k;
    out.gamma(bits);
  }
  for (let i = 0, before = base - 1; i < docs.length; before = docs[i++] ?? 0) out.rice((docs[i] ?? 0) - before - 1, k);
}

/** A block to be asked again and again. Its methods throw RangeError on damaged bytes. */
export interface OpenedBlock {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The articles of a term, or null when the block lacks it. */
  docsOf(wanted: number, base: number): Uint32Array | null;
  /** All terms, in order. */
  terms(base: number): Iterable<TermPostings>;
}

/** A block of this format, its head read. */
export class OpenBlock implements OpenedBlock {
  readonly first: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #width: number;
  readonly #terms: number;
  readonly #k: number;
  /** Hashes of one group. */
  readonly #span: number;
  readonly #groups: number;
  /** Where the ends of groups are written, and where the groups begin, in bytes. */
  readonly #ends: number;
  readonly #body: number;
  readonly #reader: BitReader;

  constructor({ first, bytes }: Block) {
    const head = new ByteReader(bytes);
    if (head.varint() !== POSTINGS_FORMAT) throw new RangeError('index block of another format');
    this.first = first;
    this.bytes = bytes;
    this.#reader = new BitReader(bytes);
    this.#width = head.varint();
    this.#terms = head.varint();
    this.#k = head.varint();
    const shift = head.varint();
    this.#span = 2 ** shift;
    this.#groups = head.varint();
    this.#ends = head.at;
    this.#body = head.at + this.#groups * 3;
    if (this.#k > 31 || shift > 31 || this.#groupAt(this.#groups) + PADDING !== bytes.length) throw new RangeError('damaged index block');
  }

  /** Where a group begins and the one before ends, in bytes. */
  #groupAt(group: number): number {
    if (group === 0) return this.#body;
    const { bytes } = this;
    const at = this.#ends + group * 3 - 3;
    return this.#body + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16));
  }

  docsOf(wanted: number, base: number): Uint32Array | null {
    const group = Math.floor((wanted - this.first) / this.#span);
    if (group < 0 || group >= this.#groups) return null;
    const from = this.#reader;
    const end = this.#groupAt(group + 1) * 8;
    from.at = this.#groupAt(group) * 8;
    if (from.at >= end) return null;
    const terms = from.gamma();
    if (terms > end - from.at) throw new RangeError('damaged index block');
    let hash = this.first + group * this.#span - 1;
    let place = 0;
    do hash += from.rice(this.#k) + 1;
    while (hash < wanted && ++place < terms);
    if (hash !== wanted) return null;
    for (let i = place + 1; i < terms; i++) from.rice(this.#k);
    for (; place > 0; place--) {
      const many = from.gamma();
      const bits = many >= MANY ? from.gamma() : 0;
      if (bits > 0) from.at += bits;
      else for (let skip = many, each = riceOf(this.#width, many); skip > 0; skip--) from.rice(each);
    }
    const many = from.gamma();
    if (many >= MANY) from.gamma();
    return readDocs(from, base, this.#width, many, end);
  }

  *terms(base: number): Generator<TermPostings> {
    const from = new BitReader(this.bytes);
    let left = this.#terms;
    for (let group = 0; group < this.#groups; group++) {
      const end = this.#groupAt(group + 1) * 8;
      from.at = this.#groupAt(group) * 8;
      if (from.at >= end) continue;
      const terms = from.gamma();
      if (terms > left) throw new RangeError('damaged index block');
      let before = this.first + group * this.#span - 1;
      const hashes = Array.from({ length: terms }, () => (before += from.rice(this.#k) + 1));
      left -= terms;
      for (const hash of hashes) {
        const many = from.gamma();
        if (many >= MANY) from.gamma();
        yield { hash, docs: readDocs(from, base, this.#width, many, end) };
      }
    }
    if (left !== 0) throw new RangeError('damaged index block');
  }
}

/** Which block of a segment may hold `hash`: index into `firsts` (ascending first hashes of its blocks), or -1. */
export function blockOf(firsts: ArrayLike<number>, hash: number): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? 0) <= hash) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Merge runs of ascending terms, leaving out articles that `dead` names. */
export function* mergeTerms(runs: readonly Iterable<TermPostings>[], dead: (doc: number) => boolean): Generator<TermPostings> {
  const heads = runs.map((run) => {
    const iterator = run[Symbol.iterator]();
    return { iterator, step: iterator.next() };
  });
  for (;;) {
    let hash = Infinity;
    for (const { step } of heads) if (step.done !== true && step.value.hash < hash) hash = step.value.hash;
    if (hash === Infinity) return;
    const docs: number[] = [];
    for (const head of heads) {
      if (head.step.done === true || head.step.value.hash !== hash) continue;
      const { docs: more } = head.step.value;
      for (let i = 0; i < more.length; i++) if (!dead(more[i] ?? 0)) docs.push(more[i] ?? 0);
      head.step = head.iterator.next();
    }
    if (docs.length > 0) yield { hash, docs: docs.sort((a, b) => a - b) };
  }
}

function readDocs(from: BitReader, base: number, width: number, many: number, end: number): Uint32Array {
  if (many > end - from.at) throw new RangeError('damaged index block');
  const docs = new Uint32Array(many);
  const k = riceOf(width, many);
  let doc = base - 1;
  for (let i = 0; i < many; i++) docs[i] = doc += from.rice(k) + 1;
  if (from.at > end || doc >= base + width) throw new RangeError('damaged index block');
  return docs;
}
