import { bucketsOf, FREQUENCY_BUCKETS, readPrior, type PriorFrequency } from '../../src/core/match/document-frequency.ts';
import { indexTermsOf } from '../../src/core/match/index-terms.ts';
import { encodeSegment, POSTINGS_FORMAT, type IndexEntry } from '../../src/core/match/postings.ts';
import { packSketch } from '../../src/core/match/sketch.ts';
import type { Database } from '../../src/store/database.ts';
import { openIdb } from '../../src/store/idb-database.ts';
import { FLUSH_ARTICLES, TIER } from '../../src/store/maintenance.ts';
import { blockKey } from '../../src/store/index-reader.ts';
import { countsIn, packCounts } from '../../src/store/counts.ts';
import type { CountsRow, SegmentRow, SegmentsRow, StateRow } from '../../src/store/tables.ts';
import { NO_SEGMENTS } from '../../src/store/view.ts';
import { hashOfRank, syntheticFingerprint } from '../lab/synthetic-fingerprints.ts';

/*
 * The part of `million.ts` that runs in a page of the extension: it writes sketches and index of made-up articles into
 * the extension's own database, as the store lays them out. There are no texts.
 */

/** Sketches of one transaction. */
const BATCH = 4_096;

let database: Promise<Database> | null = null;
const opened = (): Promise<Database> => (database ??= openIdb());

/** Add made-up articles `[from, to)` as one segment. `words`: hashes of real words by how common they are. */
export async function fill(from: number, to: number, words: readonly number[]): Promise<void> {
  const prior = readPrior(new Uint8Array(await (await fetch('/tables/df.bin')).arrayBuffer()));
  await fillInto(await opened(), prior, from, to, words);
}

export async function fillInto(db: Database, prior: PriorFrequency, from: number, to: number, words: readonly number[]): Promise<void> {
  const hashOf = (rank: number): number => words[rank] ?? hashOfRank(rank);
  const { state, segments, counts } = await db.read(['meta'], async (tx) => ({
    state: (await tx.get('meta', 'state')) as StateRow,
    segments: ((await tx.get('meta', 'segments')) as SegmentsRow | undefined) ?? NO_SEGMENTS,
    counts: (await tx.get('meta', 'counts')) as CountsRow,
  }));
  const before = counts === undefined ? (): number => 0 : countsIn(counts);
  const table = Uint32Array.from({ length: FREQUENCY_BUCKETS }, (_, bucket) => before(bucket));
  const base = state.nextDoc;
  const entries: IndexEntry[] = [];
  let sketched = 0;
  for (let at = from; at < to; at += BATCH)
    await db.write(['sketches'], async (tx) => {
      for (let i = at; i < Math.min(to, at + BATCH); i++) {
        const fingerprint = syntheticFingerprint(i, hashOf);
        const doc = base + i - from;
        const bytes = packSketch(fingerprint);
        for (const bucket of bucketsOf(fingerprint)) table[bucket] = (table[bucket] ?? 0) + 1;
        entries.push({ doc, terms: indexTermsOf(fingerprint, prior) });
        sketched += bytes.length;
        tx.put('sketches', doc, { id: `made-up-${i}`, address: `made-up-${i}`, site: `made${i % 997}.example`, published: null, bytes });
      }
    });
  const made = encodeSegment(entries);
  const segment = state.nextSegment;
  const size = made.blocks.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const row: SegmentRow = {
    segment,
    base: made.base,
    width: made.width,
    articles: made.articles,
    level: Math.max(0, Math.floor(Math.log2(made.articles / FLUSH_ARTICLES) / Math.log2(TIER))),
    bytes: size,
    clean: 0,
    firsts: Uint32Array.from(made.blocks, ({ first }) => first),
    format: POSTINGS_FORMAT,
  };
  await db.write(['meta', 'blocks'], async (tx) => {
    made.blocks.forEach((block, i) => tx.put('blocks', blockKey(segment, i), block.bytes));
    tx.put('meta', 'segments', { ...segments, segments: [...segments.segments, row] });
    tx.put('meta', 'counts', { articles: (counts?.articles ?? 0) + entries.length, ...packCounts(table) });
    tx.put('meta', 'state', {
      ...state,
      revision: state.revision + 1,
      counted: state.revision + 1,
      nextDoc: base + entries.length,
      articles: state.articles + entries.length,
      nextSegment: segment + 1,
      inSegments: state.inSegments + entries.length,
      bytes: { ...state.bytes, sketches: state.bytes.sketches + sketched, index: state.bytes.index + size },
    });
  });
}

/** Is a merge under way? */
export const isMerging = async (): Promise<boolean> => {
  const row = await (await opened()).read(['meta'], (tx) => tx.get('meta', 'segments'));
  return row !== undefined && 'merge' in row && row.merge !== null;
};
