import { bucketsOf } from '../core/match/document-frequency.ts';
import { openBlock } from '../core/match/open-block.ts';
import { blockOf, encodeBlocks, mergeTerms, POSTINGS_FORMAT, segmentOf, type Block, type TermPostings } from '../core/match/postings.ts';
import { unpackSketch } from '../core/match/sketch.ts';
import type { Article } from '../core/model.ts';
import type { Writing } from './database.ts';
import { appendJournal } from './adding.ts';
import { blockKey } from './index-reader.ts';
import { countedIn, noCounts, type PackedCounts } from './counts.ts';
import { entriesOf, type Indexed } from './rows.ts';
import type { CountsRow, MergeRow, SegmentRow, SegmentsRow, StateRow } from './tables.ts';
import { currentRules, NO_SEGMENTS, stateIn } from './view.ts';

/**
 * The slow work on the index, cut into transactions that each leave it whole: killed anywhere, the next
 * worker goes on where the rows say. Each function is one step and gives false when there is nothing to do.
 */

/** The journal becomes a segment at this many articles: few enough for a flush of one pause under 50 ms and a short scan by lookups. */
export const FLUSH_ARTICLES = 512;
/** So many segments of one level become one of the next. */
export const TIER = 4;
/**
 * Where there is time, segments are put together until each has so many times the articles of all smaller ones: a lookup
 * reads a block of every segment for each word, and of a million articles that leaves two or three instead of nine.
 */
const REST_RATIO = 16;
/** Of the sources' blocks, one merge step reads about this much: a megabyte was a pause of 50 to 150 ms. */
const MERGE_BYTES = 2 ** 18;
/** A segment is written anew when more than this share of its articles is gone. */
const GONE_SHARE = 0.2;
/** Of texts that stand sixteen to a row, whole rows are written anew. */
const PURGE_ARTICLES = 32;
const REBUILD_ARTICLES = 64;

const ALL_HASHES = 2 ** 32;

export const FLUSH_TABLES = ['meta', 'journal', 'blocks', 'sketches'] as const;

/** Make a segment of the journal, and count its words. */
export async function flush(tx: Writing, least: number): Promise<boolean> {
  const state = await stateIn(tx);
  if (state.journal.articles < Math.max(1, least)) return false;
  const [chunks, segments, counts] = await Promise.all([
    tx.rows('journal', state.journal.from, state.journal.to),
    segmentsIn(tx),
    tx.get('meta', 'counts') as Promise<CountsRow | undefined>,
  ]);
  const entries = chunks.flatMap(entriesOf);
  const made = segmentOf(entries);
  const segment = state.nextSegment;
  const firsts: number[] = [];
  let bytes = 0;
  for (const block of made.blocks) bytes += await putBlock(tx, segment, firsts, block);
  const row: SegmentRow = {
    segment,
    base: made.base,
    width: made.width,
    articles: made.articles,
    level: 0,
    bytes,
    clean: 0,
    firsts: Uint32Array.from(firsts),
    format: POSTINGS_FORMAT,
  };
  tx.put('meta', 'segments', { ...segments, segments: [...segments.segments, row] });

  const buckets = (await Promise.all(entries.map(async (entry) => entry.buckets ?? (await bucketsOfSketch(tx, entry.doc))))).filter(
    (own) => own !== null,
  );
  tx.put('meta', 'counts', { articles: (counts?.articles ?? 0) + buckets.length, ...counted(counts, buckets) });
  tx.removeRange('journal', state.journal.from, state.journal.to);
  tx.put('meta', 'state', {
    ...state,
    revision: state.revision + 1,
    counted: state.revision + 1,
    journal: { from: state.journal.to, to: state.journal.to, articles: 0 },
    nextSegment: segment + 1,
    inSegments: state.inSegments + made.articles,
    bytes: { ...state.bytes, index: state.bytes.index + bytes },
  });
  return true;
}

/**
 * The next block of a segment; gives its size. Blocks are made while they are written, and between two of them others have
 * their turn: inside a transaction nothing but its own answer may be waited for, so one is asked for.
 */
async function putBlock(tx: Writing, segment: number, firsts: number[], { first, bytes }: Block): Promise<number> {
  tx.put('blocks', blockKey(segment, firsts.length), bytes);
  firsts.push(first);
  await tx.get('meta', 'state');
  return bytes.length;
}

/** What a chunk of version 0.1.0 does not say. */
async function bucketsOfSketch(tx: Pick<Writing, 'get'>, doc: number): Promise<Uint32Array | null> {
  const sketch = await tx.get('sketches', doc);
  const body = sketch === undefined ? null : unpackSketch(sketch.bytes);
  return body === null ? null : bucketsOf(body);
}

function counted(row: CountsRow | undefined, buckets: readonly Uint32Array[]): PackedCounts {
  const more = new Uint32Array(buckets.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const own of buckets) {
    more.set(own, at);
    at += own.length;
  }
  more.sort();
  return countedIn(row, more);
}

export const segmentsIn = async (tx: Pick<Writing, 'get'>): Promise<SegmentsRow> =>
  ((await tx.get('meta', 'segments')) as SegmentsRow | undefined) ?? NO_SEGMENTS;

export const MERGE_TABLES = ['meta', 'blocks'] as const;

/** Would `mergeStep` find work? What a worker has in memory of the rows tells. */
export const isMergeDue = (state: StateRow, row: SegmentsRow, isResting: boolean): boolean =>
  row.merge !== null || beginMerge(state, row, isResting) !== null;

/** One slice of a merge: begin one if the tiers ask for it, write the next blocks, or finish it. */
export async function mergeStep(tx: Writing, isResting = false): Promise<boolean> {
  const [state, row] = await Promise.all([stateIn(tx), segmentsIn(tx)]);
  const begun = row.merge ?? beginMerge(state, row, isResting);
  if (begun === null) return false;
  const sources = row.segments.filter(({ segment }) => begun.sources.includes(segment));
  const to = sliceEnd(sources, begun.cursor);
  const runs = await Promise.all(sources.map((source) => termsBetween(tx, source, begun.cursor, to)));
  const gone = new Set(row.gone);
  const base = Math.min(...sources.map((source) => source.base));
  const firsts = [...begun.firsts];
  let { bytes } = begun;
  for (const block of encodeBlocks(
    mergeTerms(runs, (doc) => gone.has(doc)),
    base,
    Math.max(...sources.map((source) => source.base + source.width)) - base,
  ))
    bytes += await putBlock(tx, begun.target, firsts, block);
  const merge: MergeRow = { ...begun, cursor: to, firsts: Uint32Array.from(firsts), bytes };
  if (to < ALL_HASHES) {
    tx.put('meta', 'segments', { ...row, merge });
    if (row.merge === null) tx.put('meta', 'state', { ...state, nextSegment: begun.target + 1 });
  } else finishMerge(tx, state, row, merge, sources, base);
  return true;
}

function beginMerge(state: StateRow, { segments, gone }: SegmentsRow, isResting: boolean): MergeRow | null {
  const begin = (sources: readonly SegmentRow[]): MergeRow => ({
    sources: sources.map(({ segment }) => segment),
    target: state.nextSegment,
    cursor: 0,
    firsts: [],
    bytes: 0,
    dropped: gone,
  });
  const levels = [...new Set(segments.map(({ level }) => level))].sort((a, b) => a - b);
  for (const level of levels) {
    const same = segments.filter((segment) => segment.level === level);
    if (same.length >= TIER) return begin(same.slice(0, TIER));
  }
  const worn = segments.find(
    (segment) => segment.format !== POSTINGS_FORMAT || goneIn(segment, gone) - segment.clean > segment.articles * GONE_SHARE,
  );
  if (worn !== undefined) return begin([worn]);
  const loose = isResting ? uneven(segments) : [];
  return loose.length > 0 ? begin(loose) : null;
}

/** The largest segment that has too little more than all smaller ones, and those. */
function uneven(segments: readonly SegmentRow[]): SegmentRow[] {
  const sorted = segments.toSorted((a, b) => a.articles - b.articles);
  let smaller = 0;
  let many = 0;
  sorted.forEach(({ articles }, i) => {
    if (smaller * REST_RATIO > articles) many = i + 1;
    smaller += articles;
  });
  return sorted.slice(0, many);
}

const goneIn = ({ base, width }: SegmentRow, gone: Uint32Array): number => gone.filter((doc) => doc >= base && doc < base + width).length;

/** Where to stop so that the slice reads about `MERGE_BYTES` of blocks (hashes lie evenly): a border between blocks of the largest source. */
function sliceEnd(sources: readonly SegmentRow[], cursor: number): number {
  const largest = sources.reduce((a, b) => (b.firsts.length > a.firsts.length ? b : a));
  const all = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  const blocks = Math.max(1, Math.floor((MERGE_BYTES / Math.max(1, all)) * largest.firsts.length));
  return largest.firsts[Math.max(0, blockOf(largest.firsts, cursor)) + blocks] ?? ALL_HASHES;
}

/** Read at once; decoded as they are asked for. */
async function termsBetween(tx: Writing, source: SegmentRow, from: number, to: number): Promise<Iterable<TermPostings>> {
  const first = Math.max(0, blockOf(source.firsts, from));
  const last = blockOf(source.firsts, to - 1);
  if (last < first) return [];
  const blocks = await tx.rows('blocks', blockKey(source.segment, first), blockKey(source.segment, last + 1));
  if (blocks.length !== last + 1 - first) throw new RangeError(`segment ${source.segment} lacks blocks`);
  return decoded(source, first, blocks, from, to);
}

function* decoded(
  source: SegmentRow,
  first: number,
  blocks: readonly Uint8Array<ArrayBuffer>[],
  from: number,
  to: number,
): Generator<TermPostings> {
  for (const [i, bytes] of blocks.entries())
    for (const term of openBlock({ first: source.firsts[first + i] ?? 0, bytes }).terms(source.base))
      if (term.hash >= from && term.hash < to) yield term;
}

function finishMerge(tx: Writing, state: StateRow, row: SegmentsRow, merge: MergeRow, sources: readonly SegmentRow[], base: number): void {
  const end = Math.max(...sources.map((source) => source.base + source.width));
  const dropped = new Set(merge.dropped);
  // After a rebuild the ranges of segments may overlap: a number is cleared when no other segment can name it.
  const others = row.segments.filter((segment) => !sources.includes(segment));
  const within = (some: readonly SegmentRow[], doc: number): boolean =>
    some.some(({ base: low, width }) => doc >= low && doc < low + width);
  const cleared = [...row.gone].filter((doc) => dropped.has(doc) && within(sources, doc) && !within(others, doc));
  const target: SegmentRow = {
    segment: merge.target,
    base,
    width: end - base,
    // A gone article may never have been in the sources (it died in the journal), so this is a lower bound.
    articles: Math.max(1, sources.reduce((sum, { articles }) => sum + articles, 0) - cleared.length),
    level: levelOf(sources),
    bytes: merge.bytes,
    clean: 0,
    firsts: Uint32Array.from(merge.firsts),
    format: POSTINGS_FORMAT,
  };
  const old = new Set(merge.sources);
  const left = new Set(cleared);
  const gone = row.gone.filter((doc) => !left.has(doc));
  const keeps = merge.firsts.length > 0;
  const segments = [
    ...row.segments.filter(({ segment }) => !old.has(segment)),
    ...(keeps ? [{ ...target, clean: goneIn(target, gone) }] : []),
  ];
  tx.put('meta', 'segments', { segments, merge: null, gone });
  for (const { segment } of sources) tx.removeRange('blocks', blockKey(segment, 0), blockKey(segment + 1, 0));
  tx.put('meta', 'state', {
    ...state,
    revision: state.revision + 1,
    rules: segments.every(({ format }) => format === POSTINGS_FORMAT) ? { ...state.rules, postings: POSTINGS_FORMAT } : state.rules,
    nextSegment: Math.max(state.nextSegment, merge.target + 1),
    inSegments: state.inSegments - sources.reduce((sum, { articles }) => sum + articles, 0) + (keeps ? target.articles : 0),
    bytes: { ...state.bytes, index: state.bytes.index + merge.bytes - sources.reduce((sum, { bytes }) => sum + bytes, 0) },
  });
}

/** One above the highest when a whole tier of it was put together. */
function levelOf(sources: readonly SegmentRow[]): number {
  const highest = Math.max(...sources.map(({ level }) => level));
  return sources.filter(({ level }) => level === highest).length < TIER ? highest : highest + 1;
}

export const PURGE_TABLES = ['meta', 'ids', 'summaries', 'texts', 'sketches', 'tombstones'] as const;

/** Remove for good some of what was deleted before `before`. */
export async function purgeStep(tx: Writing, before: number): Promise<boolean> {
  const batches = await tx.keys('tombstones', '', '\uffff');
  for (const batch of batches) {
    const row = await tx.get('tombstones', batch);
    if (row === undefined || row.at >= before) continue;
    const docs = row.docs.slice(0, PURGE_ARTICLES);
    const [state, segments, ...summaries] = await Promise.all([
      stateIn(tx),
      segmentsIn(tx),
      ...Array.from(docs, (doc) => tx.get('summaries', doc)),
    ]);
    const sketches = await Promise.all(Array.from(docs, (doc) => tx.get('sketches', doc)));
    docs.forEach((doc, i) => {
      const id = summaries[i]?.id;
      if (id !== undefined) tx.remove('ids', id);
      for (const table of ['summaries', 'texts', 'sketches'] as const) tx.remove(table, doc);
    });
    if (docs.length === row.docs.length) tx.remove('tombstones', batch);
    else tx.put('tombstones', batch, { ...row, docs: row.docs.slice(docs.length) });
    tx.put('meta', 'segments', { ...segments, gone: Uint32Array.from([...segments.gone, ...docs]).sort() });
    const texts = summaries.reduce((sum, summary) => sum + (summary?.size ?? 0), 0);
    const packed = sketches.reduce((sum, sketch) => sum + (sketch?.bytes.length ?? 0), 0);
    tx.put('meta', 'state', {
      ...state,
      revision: state.revision + 1,
      bytes: { ...state.bytes, texts: state.bytes.texts - texts, sketches: state.bytes.sketches - packed },
    });
    return true;
  }
  return false;
}

export const RESET_TABLES = ['meta', 'journal', 'blocks'] as const;

/** Forget the index and begin to make it anew from the texts; matching goes on with what is there by then. */
export async function beginRebuild(tx: Writing, prior: string): Promise<void> {
  const state = await stateIn(tx);
  tx.removeRange('journal', 0, Infinity);
  tx.removeRange('blocks', 0, Infinity);
  tx.put('meta', 'segments', NO_SEGMENTS);
  tx.put('meta', 'counts', { articles: 0, ...noCounts() });
  tx.put('meta', 'state', {
    ...state,
    revision: state.revision + 1,
    counted: state.revision + 1,
    journal: { from: state.journal.to, to: state.journal.to, articles: 0 },
    bytes: { ...state.bytes, index: 0 },
    inSegments: 0,
    rules: currentRules(prior),
    rebuild: state.nextDoc > 0 ? { next: 0, end: state.nextDoc } : null,
  });
}

export const REBUILD_TABLES = ['meta', 'texts', 'summaries', 'sketches', 'journal'] as const;

/** A damaged row must not stop the rebuild for all others: it stays listed and is not found by matching. */
function indexedOrNot(article: Article, indexed: (article: Article) => Indexed): Indexed | null {
  try {
    return indexed(article);
  } catch (thrown) {
    if (thrown instanceof Error) return null;
    throw thrown;
  }
}

/** Index the next articles anew. */
export async function rebuildStep(tx: Writing, indexed: (article: Article) => Indexed): Promise<boolean> {
  const state = await stateIn(tx);
  if (state.rebuild === null) return false;
  const { next, end } = state.rebuild;
  const to = Math.min(end, next + REBUILD_ARTICLES);
  const [texts, keys] = await Promise.all([tx.rows('texts', next, to), tx.keys('texts', next, to)]);
  let { sketches } = state.bytes;
  const old = await Promise.all(keys.map((doc) => tx.get('sketches', doc)));
  const entered = texts.flatMap((article, i) => {
    const made = indexedOrNot(article, indexed);
    if (made === null) return [];
    tx.put('sketches', Number(keys[i]), made.sketch);
    sketches += made.sketch.bytes.length - (old[i]?.bytes.length ?? 0);
    return [{ doc: Number(keys[i]), terms: made.terms, buckets: made.buckets }];
  });
  const journal = await appendJournal(tx, state.journal, entered);
  tx.put('meta', 'state', {
    ...state,
    revision: state.revision + 1,
    bytes: { ...state.bytes, sketches },
    journal: { from: state.journal.from, to: journal.to, articles: state.journal.articles + entered.length },
    rebuild: to >= end ? null : { next: to, end },
  });
  return true;
}
