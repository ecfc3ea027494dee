import { AppError } from '../core/errors.ts';
import type { CorpusReader, Sketch } from '../core/match/corpus-reader.ts';
import { FREQUENCY_BUCKETS, type PriorFrequency } from '../core/match/document-frequency.ts';
import { openBlock } from '../core/match/open-block.ts';
import { blockOf, type OpenedBlock } from '../core/match/postings.ts';
import { unpackSketch } from '../core/match/sketch.ts';
import type { Database } from './database.ts';
import type { JournalRow, SegmentRow, SketchRow } from './tables.ts';
import type { View } from './view.ts';

/** Blocks are immutable and their keys never reused, so they may stay in memory; this much at most. */
const CACHE_BYTES = 32 * 2 ** 20;
/**
 * Of segments with more blocks than this (16 MB, some hundred thousand articles) the blocks do not stay: a query reads a
 * block for each of its words, and wants a hundredth of it.
 */
const MANY_BLOCKS = 2_048;
/** Lists read of blocks stay, of all segments: whoever asks for a word again need not decode it (top 30 of 20,000: 0.09 ms, else 0.21). */
const LIST_BYTES = 16 * 2 ** 20;
/** What the engine needs for a list besides its numbers, about. */
const LIST_HEAD = 160;
/** Versions of a story are read one after the other, and have the same candidates. */
const SKETCH_BYTES = 16 * 2 ** 20;
/** What is held for a sketch: its arrays, and what comparing reads of it (`verify.ts`), about, for each of its words. */
const WORD_BYTES = 64;

export const blockKey = (segment: number, block: number): number => segment * 2 ** 16 + block;

/** What was read, by number; when it is too much, what was not used for longest leaves, a quarter at once. */
class Recent<T> {
  readonly #held = new Map<number, { readonly thing: T; readonly size: number; used: number }>();
  readonly #most: number;
  #size = 0;
  #clock = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: number): T | undefined {
    const found = this.#held.get(key);
    if (found === undefined) return undefined;
    found.used = ++this.#clock;
    return found.thing;
  }

  add(key: number, thing: T, size: number): void {
    if (this.#held.has(key)) return;
    this.#held.set(key, { thing, size, used: ++this.#clock });
    this.#size += size;
    if (this.#size <= this.#most) return;
    for (const [old, held] of [...this.#held].sort((a, b) => a[1].used - b[1].used)) {
      if (this.#size <= this.#most * 0.75) break;
      this.#held.delete(old);
      this.#size -= held.size;
    }
  }

  clear(): void {
    this.#held.clear();
    this.#size = 0;
  }
}

/** Blocks, lists and sketches that stay in memory. */
export class IndexCache {
  readonly manyBlocks: number;
  readonly blocks = new Recent<OpenedBlock>(CACHE_BYTES);
  readonly lists = new Recent<Uint32Array>(LIST_BYTES);
  readonly sketches = new Recent<Sketch>(SKETCH_BYTES);

  constructor(manyBlocks = MANY_BLOCKS) {
    this.manyBlocks = manyBlocks;
  }

  keepsBlocks({ firsts }: SegmentRow): boolean {
    return firsts.length <= this.manyBlocks;
  }

  clear(): void {
    this.blocks.clear();
    this.lists.clear();
    this.sketches.clear();
  }
}

/** The counts of segments and journal together, the journal's kept up with its chunks as they come and go. */
class JournalCounts {
  #table = new Uint32Array(0);
  #rows = new Set<JournalRow>();

  of({ counts, journal }: View): { readonly of: (bucket: number) => number; readonly articles: number } {
    const rows = new Set(journal);
    if (rows.size > 0 && this.#table.length === 0) this.#table = new Uint32Array(FREQUENCY_BUCKETS);
    for (const row of this.#rows) if (!rows.has(row)) this.#count(row, -1);
    for (const row of rows) if (!this.#rows.has(row)) this.#count(row, 1);
    this.#rows = rows;
    return {
      of: (bucket) => counts.of(bucket) + (this.#table[bucket] ?? 0),
      articles: counts.articles + journal.reduce((sum, row) => sum + countedIn(row), 0),
    };
  }

  #count({ buckets }: JournalRow, by: 1 | -1): void {
    const table = this.#table;
    const values = buckets?.values ?? NONE;
    for (let i = 0; i < values.length; i++) {
      const bucket = values[i] ?? 0;
      table[bucket] = (table[bucket] ?? 0) + by;
    }
  }
}

/** A chunk that an older version wrote has no counts. */
const countedIn = ({ docs, buckets }: JournalRow): number => (buckets === undefined ? 0 : docs.length);

/** What a worker has in memory, and how to look again. */
export interface Viewed {
  readonly view: () => View;
  /** Read the view anew; true when it is another one now. */
  readonly refresh: () => Promise<boolean>;
}

/** Matching's view of the corpus. Each of its reads is one transaction, or none when all is in memory. */
export function indexReader(database: Database, { view, refresh }: Viewed, cache: IndexCache, prior: PriorFrequency): CorpusReader {
  const counted = new JournalCounts();
  return {
    prior,
    frequencies: async (terms) => {
      const now = view();
      const counts = counted.of(now);
      // A corpus whose counts were lost is weighed by the prior alone, but is not empty.
      return {
        articles: Math.max(counts.articles, now.state.articles > 0 ? 1 : 0),
        counts: terms.map((term) => counts.of(term & (FREQUENCY_BUCKETS - 1))),
      };
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
      readJournal(now, wanted, found);
      const hidden = now.dead.size + now.gone.size === 0 ? null : (doc: number): boolean => now.dead.has(doc) || now.gone.has(doc);
      const places = new Map(wanted.map((term, i) => [term, i]));
      return terms.map((term) => {
        const docs = joined(found[places.get(term) ?? 0] ?? []);
        return hidden === null ? docs : docs.filter((doc) => !hidden(doc));
      });
    },
    sketches: async (docs) => {
      const sketches = docs.map((doc) => cache.sketches.get(doc) ?? null);
      const missing = docs.flatMap((doc, i) => (sketches[i] === null ? [{ doc, i }] : []));
      if (missing.length === 0) return sketches;
      const rows = await database.read(['sketches'], (tx) => Promise.all(missing.map(({ doc }) => tx.get('sketches', doc))));
      missing.forEach(({ doc, i }, n) => {
        const row = rows[n];
        const sketch = row === undefined ? null : sketchOf(doc, row);
        sketches[i] = sketch;
        if (sketch !== null) cache.sketches.add(doc, sketch, sketch.stems.length * WORD_BYTES);
      });
      return sketches;
    },
  };
}

/** Ascending articles of each wanted term, as each segment has them. */
type Parts = Uint32Array[][];

const NONE = new Uint32Array(0);

/** One ascending list. Segments hold articles of different times, so that their lists mostly follow each other. */
function joined(parts: readonly Uint32Array[]): Uint32Array {
  if (parts.length <= 1) return parts[0] ?? NONE;
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  let ascending = true;
  for (const part of parts) {
    if (at > 0 && (part[0] ?? 0) < (all[at - 1] ?? 0)) ascending = false;
    all.set(part, at);
    at += part.length;
  }
  return ascending ? all : all.sort();
}

/** The postings of all segments, or the segment of which a block is missing. */
async function readSegments(
  database: Database,
  cache: IndexCache,
  { segments }: View,
  wanted: readonly number[],
): Promise<{ found: Parts; missing: number | null }> {
  const found: Parts = wanted.map(() => []);
  const needs = [...segments.segments].sort((a, b) => a.base - b.base).flatMap((segment) => blocksFor(segment, wanted, found, cache));
  const blocks = await fetchBlocks(database, cache, needs);
  for (const [i, { segment, places }] of needs.entries()) {
    const block = blocks[i];
    if (block === undefined) return { found, missing: segment.segment };
    for (const place of places) {
      const term = wanted[place] ?? 0;
      const docs = damaged(() => block.docsOf(term, segment.base));
      if (docs !== null) found[place]?.push(docs);
      cache.lists.add(listKey(segment, term), docs ?? NONE, LIST_HEAD + (docs?.byteLength ?? 0));
    }
  }
  return { found, missing: null };
}

interface Need {
  readonly segment: SegmentRow;
  readonly key: number;
  readonly first: number;
  /** Places of wanted terms that it may hold. */
  readonly places: number[];
}

const listKey = ({ segment }: SegmentRow, term: number): number => segment * 2 ** 32 + term;

/** Terms ascend, so those of one block are neighbours. Lists that are in memory go to `found`. */
function blocksFor(segment: SegmentRow, wanted: readonly number[], found: Parts, cache: IndexCache): Need[] {
  const needs: Need[] = [];
  let last = -1;
  wanted.forEach((term, place) => {
    const held = cache.lists.get(listKey(segment, term));
    const block = blockOf(segment.firsts, term);
    if (held !== undefined) found[place]?.push(held);
    if (held !== undefined || block < 0) return;
    if (block === last) needs.at(-1)?.places.push(place);
    else needs.push({ segment, key: blockKey(segment.segment, block), first: segment.firsts[block] ?? 0, places: [place] });
    last = block;
  });
  return needs;
}

async function fetchBlocks(database: Database, cache: IndexCache, needs: readonly Need[]): Promise<(OpenedBlock | undefined)[]> {
  const blocks = needs.map(({ key }) => cache.blocks.get(key));
  const missing = needs.flatMap((need, i) => (blocks[i] === undefined ? [{ ...need, i }] : []));
  if (missing.length === 0) return blocks;
  const fetched = await database.read(['blocks'], (tx) => Promise.all(missing.map(({ key }) => tx.get('blocks', key))));
  missing.forEach(({ segment, key, first, i }, n) => {
    const bytes = fetched[n];
    if (bytes === undefined) return;
    const block = damaged(() => openBlock({ first, bytes }));
    blocks[i] = block;
    if (cache.keepsBlocks(segment)) cache.blocks.add(key, block, bytes.length);
  });
  return blocks;
}

function damaged<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new AppError({ code: 'index-damaged', detail: thrown.message });
    throw thrown;
  }
}

/** Of `readJournal`, all zeros between its calls. */
const MAYBE = new Uint8Array(2 ** 16);

/** The journal is short (a thousand articles): look at every term of it. */
function readJournal({ journal }: View, wanted: readonly number[], found: Parts): void {
  if (journal.length === 0) return;
  // Most terms are not asked for: a bit per low 16 bits of hash answers that without a map lookup.
  const maybe = MAYBE;
  const places = new Map<number, number>();
  wanted.forEach((term, i) => {
    maybe[term & 0xffff] = 1;
    places.set(term, i);
  });
  const lists = new Map<number, number[]>();
  for (const { docs, ends, terms } of journal) {
    let at = 0;
    for (let i = 0; i < docs.length; i++) {
      const end = ends[i] ?? at;
      for (; at < end; at++) {
        const term = terms[at] ?? 0;
        const place = maybe[term & 0xffff] === 1 ? places.get(term) : undefined;
        if (place === undefined) continue;
        const list = lists.get(place);
        if (list === undefined) lists.set(place, [docs[i] ?? 0]);
        else list.push(docs[i] ?? 0);
      }
    }
  }
  for (const term of wanted) maybe[term & 0xffff] = 0;
  for (const [place, list] of lists) found[place]?.push(Uint32Array.from(list).sort());
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
