import { ByteReader, ByteWriter } from './varint.ts';

/**
 * The index as bytes. A segment is immutable: the terms of some articles in ascending order of hash, cut into
 * blocks of about 32 KB, so that a query reads one block a term from IndexedDB (few records of 4–45 KB are its
 * fast path). Inside a block everything is a difference to the one before, in 7-bit groups.
 *
 * Block: format, number of terms, then per term: hash difference, number of articles, first article minus
 * the segment's base, differences. All functions are pure and throw RangeError on damaged bytes.
 */
export const POSTINGS_FORMAT = 1;

/** Aimed size of a block; a term with very many articles makes a larger one. */
const BLOCK_BYTES = 32_768;

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

export interface Segment {
  /** The lowest article number; the numbers in the blocks count from here. */
  readonly base: number;
  /** Highest article number + 1 − base: the length of a bitmap of deleted articles. */
  readonly width: number;
  readonly articles: number;
  readonly blocks: readonly Block[];
}

/** Turn the term lists of articles round: terms with their articles, both ascending. */
export function invert(entries: readonly IndexEntry[]): TermPostings[] {
  const byTerm = new Map<number, number[]>();
  for (const entry of [...entries].sort((a, b) => a.doc - b.doc))
    for (let i = 0; i < entry.terms.length; i++) {
      const hash = entry.terms[i] ?? 0;
      const docs = byTerm.get(hash);
      if (docs === undefined) byTerm.set(hash, [entry.doc]);
      else docs.push(entry.doc);
    }
  return Array.from(byTerm, ([hash, docs]) => ({ hash, docs })).sort((a, b) => a.hash - b.hash);
}

/** A segment of these articles. */
export function encodeSegment(entries: readonly IndexEntry[], blockBytes = BLOCK_BYTES): Segment {
  let base = Infinity;
  let last = -1;
  for (const { doc } of entries) {
    base = Math.min(base, doc);
    last = Math.max(last, doc);
  }
  if (last < 0) return { base: 0, width: 0, articles: 0, blocks: [] };
  return { base, width: last + 1 - base, articles: entries.length, blocks: [...encodeBlocks(invert(entries), base, blockBytes)] };
}

/** Cut a run of terms into blocks as they come; for segments too large to be held whole. */
export function* encodeBlocks(terms: Iterable<TermPostings>, base: number, blockBytes = BLOCK_BYTES): Generator<Block> {
  let out = new ByteWriter();
  let first = 0;
  let before = 0;
  let count = 0;
  for (const { hash, docs } of terms) {
    if (docs.length === 0) continue;
    if (count === 0) first = before = hash;
    out.varint(hash - before);
    before = hash;
    out.varint(docs.length);
    let doc = base;
    for (let i = 0; i < docs.length; i++) {
      out.varint((docs[i] ?? 0) - doc);
      doc = docs[i] ?? 0;
    }
    count++;
    if (out.length >= blockBytes) {
      yield finish();
      out = new ByteWriter();
      count = 0;
    }
  }
  if (count > 0) yield finish();

  function finish(): Block {
    const head = new ByteWriter();
    head.varint(POSTINGS_FORMAT);
    head.varint(count);
    head.append(out.take());
    return { first, bytes: head.take() };
  }
}

/** All terms of a block, in order. */
export function* decodeBlock(block: Block, base: number): Generator<TermPostings> {
  const from = new ByteReader(block.bytes);
  if (from.varint() !== POSTINGS_FORMAT) throw new RangeError('index block of another format');
  let hash = block.first;
  for (let left = from.varint(); left > 0; left--) {
    hash += from.varint();
    yield { hash, docs: readDocs(from, base, block.bytes.length) };
  }
  if (!from.done) throw new RangeError('damaged index block');
}

/** The articles of each of `wanted` (ascending hashes) in one pass over the block; terms that it lacks are left out. */
export function lookUp(block: Block, base: number, wanted: readonly number[]): Map<number, Uint32Array> {
  const found = new Map<number, Uint32Array>();
  const from = new ByteReader(block.bytes);
  if (from.varint() !== POSTINGS_FORMAT) throw new RangeError('index block of another format');
  let hash = block.first;
  let next = 0;
  for (let left = from.varint(); left > 0; left--) {
    hash += from.varint();
    while (next < wanted.length && (wanted[next] ?? 0) < hash) next++;
    if (next >= wanted.length) return found;
    if (wanted[next] === hash) found.set(hash, readDocs(from, base, block.bytes.length));
    else for (let skip = from.varint(); skip > 0; skip--) from.varint();
  }
  return found;
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

function readDocs(from: ByteReader, base: number, most: number): Uint32Array {
  const many = from.varint();
  if (many > most) throw new RangeError('damaged index block');
  const docs = new Uint32Array(many);
  let doc = base;
  for (let i = 0; i < many; i++) docs[i] = doc += from.varint();
  return docs;
}
