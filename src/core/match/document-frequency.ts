/**
 * How common a stem is. Weights must mean the same in a corpus of four articles and of a million, so idf
 * comes from a shipped prior (aggregate counts of some thousand news articles) blended with the corpus's own
 * counts, and is capped: a word in one article of ten thousand or rarer is simply rare.
 */
export interface DocumentFrequency {
  /** 0 (in every article) to `IDF_MAX` (rare or never seen). */
  idf(hash: number): number;
}

/** The shipped table; besides idf it tells which share of all articles holds a stem. */
export interface PriorFrequency extends DocumentFrequency {
  /** 0 (never seen) to 1. */
  share(hash: number): number;
}

export const IDF_MAX = 9;

/** Buckets of the prior and of the corpus's own counts: the low 18 bits of a hash. */
export const FREQUENCY_BUCKETS = 2 ** 18;

/** How many articles the prior counts for when it is blended with the corpus's own counts. */
const PRIOR_WEIGHT = 5000;

/** Steps of the log scale: a byte b > 0 stands for the share 2^((b − 255) / STEPS); 0 for never seen. */
const STEPS = 16;

/** A prior that has seen nothing: every stem is rare. For a missing table and for tests. */
export const EMPTY_PRIOR: PriorFrequency = { share: () => 0, idf: () => IDF_MAX };

/** Read `assets/tables/df.bin`: one byte a bucket, as `scripts/make-df-table.ts` writes it. Throws RangeError on another length. */
export function readPrior(bytes: Uint8Array): PriorFrequency {
  if (bytes.length !== FREQUENCY_BUCKETS)
    throw new RangeError(`document frequency table: ${bytes.length} bytes, expected ${FREQUENCY_BUCKETS}`);
  const shares = Float32Array.from({ length: 256 }, (_, byte) => (byte === 0 ? 0 : shareOfByte(byte)));
  const idfs = shares.map(idfOfShare);
  return {
    share: (hash) => shares[bytes[hash & (FREQUENCY_BUCKETS - 1)] ?? 0] ?? 0,
    idf: (hash) => idfs[bytes[hash & (FREQUENCY_BUCKETS - 1)] ?? 0] ?? IDF_MAX,
  };
}

export const shareOfByte = (byte: number): number => 2 ** ((byte - 255) / STEPS);
export const byteOfShare = (share: number): number =>
  share <= 0 ? 0 : Math.max(1, Math.min(255, Math.round(255 + STEPS * Math.log2(share))));

export const idfOfShare = (share: number): number => (share <= 0 ? IDF_MAX : Math.max(0, Math.min(IDF_MAX, -Math.log(share))));

/** The distinct buckets of an article's stems and anchors. */
export function bucketsOf({
  stems,
  anchors,
}: {
  readonly stems: ArrayLike<number>;
  readonly anchors: ArrayLike<number>;
}): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(stems.length + anchors.length);
  for (let i = 0; i < stems.length; i++) all[i] = (stems[i] ?? 0) & (FREQUENCY_BUCKETS - 1);
  for (let i = 0; i < anchors.length; i++) all[stems.length + i] = (anchors[i] ?? 0) & (FREQUENCY_BUCKETS - 1);
  all.sort();
  let kept = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[kept - 1]) all[kept++] = all[i] ?? 0;
  return all.slice(0, kept);
}

/** Count the article's distinct stems and anchors into `table` (length `FREQUENCY_BUCKETS`); `by` −1 takes it out again. */
export function countTerms(
  table: Uint32Array,
  fingerprint: { readonly stems: ArrayLike<number>; readonly anchors: ArrayLike<number> },
  by: 1 | -1 = 1,
): void {
  for (const bucket of bucketsOf(fingerprint)) table[bucket] = Math.max(0, (table[bucket] ?? 0) + by);
}

/** The share of articles that hold a stem, from prior and corpus together. */
export function blendedShare(prior: PriorFrequency, hash: number, count: number, articles: number): number {
  return (prior.share(hash) * PRIOR_WEIGHT + count) / (PRIOR_WEIGHT + articles);
}
