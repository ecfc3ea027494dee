import { AppError } from '../core/errors.ts';
import type { CorpusReader, Sketch } from '../core/match/corpus-reader.ts';
import { FREQUENCY_BUCKETS, type PriorFrequency } from '../core/match/document-frequency.ts';
import { blockOf, lookUp, type Block } from '../core/match/postings.ts';
import { unpackSketch } from '../core/match/sketch.ts';
import type { Database } from './database.ts';
import type { SegmentRow, SketchRow } from './tables.ts';
import type { View } from './view.ts';

/** Blocks are immutable and their keys never reused, so they may stay in memory; this much at most. */
const CACHE_BYTES = 32 * 2 ** 20;

export const blockKey = (segment: number, block: number): number => segment * 2 ** 16 + block;

/** Blocks in memory, the least recently used leave first. */
export class BlockCache {
  readonly #blocks = new Map<number, Uint8Array<ArrayBuffer>>();
  #bytes = 0;

  get(key: number): Uint8Array<ArrayBuffer> | undefined {
    const found = this.#blocks.get(key);
    if (found === undefined) return undefined;
    this.#blocks.delete(key);
    this.#blocks.set(key, found);
    return found;
  }

  add(key: number, bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#blocks.has(key)) return;
    this.#blocks.set(key, bytes);
    this.#bytes += bytes.length;
    for (const [old, block] of this.#blocks) {
      if (this.#bytes <= CACHE_BYTES) break;
      this.#blocks.delete(old);
      this.#bytes -= block.length;
    }
  }

  clear(): void {
    this.#blocks.clear();
    this.#bytes = 0;
  }
}

/** What a worker has in memory, and how to look again. */
export interface Viewed {
  readonly view: () => View;
  /** Read the view anew; true when it is another one now. */
  readonly refresh: () => Promise<boolean>;
}

/** Matching's view of the corpus. Each of its reads is one transaction, or none when all is in memory. */
export function indexReader(database: Database, { view, refresh }: Viewed, cache: BlockCache, prior: PriorFrequency): CorpusReader {
  return {
    prior,
    frequencies: async (terms) => {
      const { state, counts } = view();
      const table = counts.table();
      // The journal is not counted yet: a small corpus is weighed by the prior alone, but is not empty.
      const articles = Math.max(counts.articles, state.articles > 0 ? 1 : 0);
      return { articles, counts: terms.map((term) => table?.[term & (FREQUENCY_BUCKETS - 1)] ?? 0) };
    },
    postings: async (terms) => {
      const wanted = [...new Set(terms)].sort((a, b) => a - b);
      let now = view();
      let read = await readSegments(database, cache, now, wanted);
      // A merge that ended in between has taken its sources away: look again. Without one, a missing block is damage.
      while (read.missing !== null) {
        if (!(await refresh())) throw new AppError({ code: 'index-damaged', detail: `block of segment ${read.missing} is missing` });
        now = view();
        read = await readSegments(database, cache, now, wanted);
      }
      const { found } = read;
      readJournal(now, found);
      const hidden = (doc: number): boolean => now.dead.has(doc) || now.gone.has(doc);
      const someHidden = now.dead.size + now.gone.size > 0;
      return terms.map((term) => {
        const docs = found.get(term) ?? [];
        return (someHidden ? docs.filter((doc) => !hidden(doc)) : docs).sort((a, b) => a - b);
      });
    },
    sketches: async (docs) => {
      if (docs.length === 0) return [];
      const rows = await database.read(['sketches'], (tx) => Promise.all(docs.map((doc) => tx.get('sketches', doc))));
      return rows.map((row, i) => (row === undefined ? null : sketchOf(docs[i] ?? 0, row)));
    },
  };
}

/** The postings of all segments, or the segment of which a block is missing. */
async function readSegments(
  database: Database,
  cache: BlockCache,
  { segments }: View,
  wanted: readonly number[],
): Promise<{ found: Map<number, number[]>; missing: number | null }> {
  const found = new Map<number, number[]>(wanted.map((term) => [term, []]));
  const needs = segments.segments.flatMap((segment) => blocksFor(segment, wanted));
  const blocks = await fetchBlocks(
    database,
    cache,
    needs.map(({ key }) => key),
  );
  for (const [i, { segment, first, terms }] of needs.entries()) {
    const bytes = blocks[i];
    if (bytes === undefined) return { found, missing: segment.segment };
    for (const [term, docs] of readBlock({ first, bytes }, segment.base, terms)) for (const doc of docs) found.get(term)?.push(doc);
  }
  return { found, missing: null };
}

interface Need {
  readonly segment: SegmentRow;
  readonly key: number;
  readonly first: number;
  readonly terms: number[];
}

function blocksFor(segment: SegmentRow, wanted: readonly number[]): Need[] {
  const needs = new Map<number, Need>();
  for (const term of wanted) {
    const block = blockOf(segment.firsts, term);
    if (block < 0) continue;
    const need = needs.get(block);
    if (need === undefined)
      needs.set(block, { segment, key: blockKey(segment.segment, block), first: segment.firsts[block] ?? 0, terms: [term] });
    else need.terms.push(term);
  }
  return [...needs.values()];
}

async function fetchBlocks(
  database: Database,
  cache: BlockCache,
  keys: readonly number[],
): Promise<(Uint8Array<ArrayBuffer> | undefined)[]> {
  const blocks = keys.map((key) => cache.get(key));
  const missing = keys.filter((_, i) => blocks[i] === undefined);
  if (missing.length === 0) return blocks;
  const fetched = await database.read(['blocks'], (tx) => Promise.all(missing.map((key) => tx.get('blocks', key))));
  const byKey = new Map(missing.map((key, i) => [key, fetched[i]]));
  for (const [key, bytes] of byKey) if (bytes !== undefined) cache.add(key, bytes);
  return keys.map((key, i) => blocks[i] ?? byKey.get(key));
}

function readBlock(block: Block, base: number, terms: readonly number[]): Map<number, Uint32Array> {
  try {
    return lookUp(block, base, terms);
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new AppError({ code: 'index-damaged', detail: thrown.message });
    throw thrown;
  }
}

/** The journal is short (a thousand articles): look at every term of it. */
function readJournal({ journal }: View, found: ReadonlyMap<number, number[]>): void {
  if (journal.length === 0) return;
  // Most terms are not asked for: a bit per low 16 bits of hash answers that without a map lookup.
  const maybe = new Uint8Array(2 ** 16);
  for (const term of found.keys()) maybe[term & 0xffff] = 1;
  for (const { docs, ends, terms } of journal) {
    let at = 0;
    for (let i = 0; i < docs.length; i++) {
      const end = ends[i] ?? at;
      for (; at < end; at++) {
        const term = terms[at] ?? 0;
        if (maybe[term & 0xffff] === 1) found.get(term)?.push(docs[i] ?? 0);
      }
    }
  }
}

function sketchOf(doc: number, row: SketchRow): Sketch | null {
  try {
    const body = unpackSketch(row.bytes);
    return body === null ? null : { ...body, doc, id: row.id, address: row.address, site: row.site, published: row.published };
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new AppError({ code: 'index-damaged', detail: `${thrown.message} of article ${row.id}` });
    throw thrown;
  }
}
