import type { ArticleId, Language } from '../model.ts';
import type { PriorFrequency } from './document-frequency.ts';

/**
 * What matching reads of a corpus. The store answers it from IndexedDB, `memory-corpus.ts` from memory (lab
 * and tests); both give the same answers for the same articles.
 *
 * A match makes few reads, each to be one read-only transaction: `frequencies` (from a table that stays in memory:
 * usually no read at all), `postings` of all stems and anchors asked for in one call, and `sketches`, once or, for a
 * story that many told, twice. Between them articles may come and go: a vanished one is null.
 *
 * How the store keeps it (METHODS-matching §5.3):
 * - on add: `indexTermsOf(fingerprint, prior)` (ascending hashes, `match/index-terms.ts`) go to the journal,
 *   `packSketch(fingerprint)` (bytes, `match/sketch.ts`) to the sketch row. Both are pure functions of the
 *   article and the shipped prior, never of the corpus: a rebuilt index equals the old one.
 * - on flush: `encodeSegment(entries)` (`match/postings.ts`) gives the blocks of one immutable segment; `lookUp`
 *   reads a block; `mergeTerms` + `encodeBlocks` merge segments and leave out deleted articles.
 * - counts: `countTerms(table, fingerprint)` (`match/document-frequency.ts`) adds an article to a
 *   `Uint32Array(2 ** 18)`. It may lag behind the corpus by the journal; ranking forgives that.
 */
export interface CorpusReader {
  /** The shipped table; what indexing chose its terms by. */
  readonly prior: PriorFrequency;
  /** How many articles there are, and how many of them hold each of `terms` (same order). */
  frequencies(terms: readonly number[]): Promise<{ readonly articles: number; readonly counts: readonly number[] }>;
  /** For each of `terms` the numbers of the articles indexed under it, ascending, deleted ones left out. */
  postings(terms: readonly number[]): Promise<readonly ArrayLike<number>[]>;
  /** The sketches of these articles in the same order; null for one that is gone or made by other rules. */
  sketches(docs: readonly number[]): Promise<readonly (Sketch | null)[]>;
}

/** What the second stage reads of one stored article. */
export interface Sketch extends SketchBody {
  /** The corpus's own number of the article: 0 … 2³¹−1, given once, never reused. */
  readonly doc: number;
  readonly id: ArticleId;
  /** `addressKey(url)`: the same address is never a witness against itself. */
  readonly address: string;
  /** `Article.site`. */
  readonly site: string;
  readonly published: string | null;
}

/** A fingerprint in compact arrays: what `packSketch` writes and `unpackSketch` gives back. */
export interface SketchBody {
  readonly version: number;
  readonly lang: Language;
  readonly stems: Uint32Array;
  readonly sentenceEnds: Uint32Array;
  readonly anchors: Uint32Array;
}
