import type { Failure } from '../core/errors.ts';
import type { Article, ArticleId } from '../core/model.ts';
import type { PackedCounts } from './counts.ts';

/**
 * What is kept, table by table. All keys are given from outside and small (integers where there are many):
 * long keys are slow in both browsers.
 *
 *   meta        'state' · 'segments' · 'counts'          one row each, see below
 *   ids         article id → number                      "is it known?"
 *   summaries   number → what lists show                 no text
 *   texts       number → the article
 *   sketches    number → what the second stage of matching reads
 *   journal     chunk number → index terms of the latest articles, not yet in a segment
 *   blocks      segment · 2¹⁶ + block → postings
 *   jobs        [job, from] → what an import batch did
 *   tombstones  batch → numbers of deleted articles, until they are purged
 *   diary       number → a failure
 *
 * An article's number is given once and never reused.
 */
export interface Tables {
  meta: StateRow | SegmentsRow | CountsRow;
  ids: number;
  summaries: SummaryRow;
  texts: Article;
  sketches: SketchRow;
  journal: JournalRow;
  blocks: Uint8Array<ArrayBuffer>;
  jobs: JobRow;
  tombstones: TombstoneRow;
  diary: DiaryRow;
}

export type TableName = keyof Tables;
export type Key = number | string | readonly [string, number];

export const TABLES: readonly TableName[] = [
  'meta',
  'ids',
  'summaries',
  'texts',
  'sketches',
  'journal',
  'blocks',
  'jobs',
  'tombstones',
  'diary',
];

/**
 * Layout of the tables. In 1 every text and list row is a row of the database; in 2 those that came together may stand
 * sixteen to a row (`grouped.ts`), beside the others. Both are read; what is written makes a corpus one of layout 2.
 */
export const STORE_FORMAT = 2;
export const READABLE_FORMATS: readonly number[] = [1, STORE_FORMAT];

/** How an article came in. */
export type How = 'saved' | 'kept' | 'imported' | 'tabs' | 'demo' | 'found';

/** Rewritten by every write. Small on purpose. */
export interface StateRow {
  readonly format: number;
  /** Random, made with the database; another one than expected means that the old database was lost. */
  readonly epoch: string;
  /** Grows with every change of the corpus. */
  readonly revision: number;
  readonly nextDoc: number;
  /** Articles that are there and not deleted. */
  readonly articles: number;
  readonly bytes: { readonly texts: number; readonly sketches: number; readonly index: number };
  /** Revision at which the count table was last written. */
  readonly counted: number;
  /** Journal chunks `[from, to)`; the last one may still grow. */
  readonly journal: { readonly from: number; readonly to: number; readonly articles: number };
  readonly nextSegment: number;
  /** Articles of all segments together; another sum in the segments row means that the row was lost. */
  readonly inSegments: number;
  /** Rules that the index was made by; other rules mean that it is made anew. */
  readonly rules: { readonly fingerprint: number; readonly postings: number; readonly prior: string };
  /** The index is being made anew from the texts: articles `[next, end)` are not in it yet. */
  readonly rebuild: { readonly next: number; readonly end: number } | null;
  /** How many articles were there when the database was found lost; null otherwise. */
  readonly lost: number | null;
  readonly lastBackup: { readonly at: number; readonly count: number } | null;
}

export interface SegmentRow {
  readonly segment: number;
  readonly base: number;
  readonly width: number;
  readonly articles: number;
  readonly level: number;
  readonly bytes: number;
  /** Gone numbers in its range when it was written: it names none of them, so they are no reason to write it again. */
  readonly clean: number;
  /** First hash of each block, ascending. */
  readonly firsts: Uint32Array;
  /** `POSTINGS_FORMAT` of its blocks; missing is 1. Another than today's is written anew in the background. */
  readonly format?: number;
}

/** A merge under way: blocks of `target` are written up to (not including) hash `cursor`. */
export interface MergeRow {
  readonly sources: readonly number[];
  readonly target: number;
  readonly cursor: number;
  /** As in `SegmentRow`; what version 0.1.0 began has a plain array. */
  readonly firsts: Uint32Array | readonly number[];
  readonly bytes: number;
  /** Articles that were gone when it began; the finished segment names none of them. */
  readonly dropped: Uint32Array;
}

export interface SegmentsRow {
  readonly segments: readonly SegmentRow[];
  readonly merge: MergeRow | null;
  /** Purged articles that segments still name, ascending. */
  readonly gone: Uint32Array;
}

/** How many articles hold each hash bucket, as of the last flush. */
export interface CountsRow extends PackedCounts {
  readonly articles: number;
}

export interface SummaryRow {
  readonly doc: number;
  readonly id: ArticleId;
  readonly url: string;
  readonly site: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly lang: string | null;
  readonly savedAt: number;
  readonly pinned: boolean;
  readonly size: number;
  readonly how: How;
}

export interface SketchRow {
  readonly id: ArticleId;
  readonly address: string;
  readonly site: string;
  readonly published: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Terms of article `docs[i]` are `terms[ends[i-1] .. ends[i])`. */
export interface JournalRow {
  readonly docs: Uint32Array;
  readonly ends: Uint32Array;
  readonly terms: Uint32Array;
  /** For the count table, the same way; missing in chunks that version 0.1.0 wrote. */
  readonly buckets?: { readonly ends: Uint32Array; readonly values: Uint32Array };
}

export interface JobRow {
  readonly at: number;
  readonly added: number;
  readonly known: number;
  /** Numbers of the articles it added. */
  readonly docs: Uint32Array;
}

export interface TombstoneRow {
  readonly at: number;
  readonly docs: Uint32Array;
}

export interface DiaryRow {
  readonly at: number;
  readonly stage: string;
  readonly failure: Failure;
  readonly version: string;
}
