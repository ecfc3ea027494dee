import type { CorpusReader } from './corpus-reader.ts';
import { blendedShare, idfOfShare } from './document-frequency.ts';

/** The query asks for so many of its rarest stems (METHODS-matching §2: 40 of 60 find 99.4 % of siblings). */
const QUERY_STEMS = 40;

/** So many articles are read and verified. */
const CANDIDATES = 30;

/** The idf of the query's stems, from prior and corpus together; of any other stem, from the prior alone. */
export interface QueryWeights {
  readonly articles: number;
  idf(hash: number): number;
}

/** Ask the corpus how common the query's stems are. */
export async function weightsOf(stems: ArrayLike<number>, corpus: CorpusReader): Promise<QueryWeights> {
  const distinct = [...new Set(Array.from(stems))];
  const { articles, counts } = await corpus.frequencies(distinct);
  const idfs = new Map(distinct.map((hash, i) => [hash, idfOfShare(blendedShare(corpus.prior, hash, counts[i] ?? 0, articles))]));
  return { articles, idf: (hash) => idfs.get(hash) ?? corpus.prior.idf(hash) };
}

/** Articles that share rare terms with the query, best first. */
export async function candidatesFor(terms: readonly number[], weights: readonly number[], corpus: CorpusReader, most = CANDIDATES): Promise<number[]> {
  const lists = await corpus.postings(terms);
  const sums = new Map<number, number>();
  lists.forEach((docs, t) => {
    const weight = (weights[t] ?? 0) ** 2;
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] ?? 0;
      sums.set(doc, (sums.get(doc) ?? 0) + weight);
    }
  });
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([doc]) => doc);
}

/** The stems of the query that are worth asking for: rare, and said more than once counts for more. */
export function queryTerms(stems: ArrayLike<number>, weights: QueryWeights, most = QUERY_STEMS): { terms: number[]; weights: number[] } {
  const times = new Map<number, number>();
  for (let i = 0; i < stems.length; i++) times.set(stems[i] ?? 0, (times.get(stems[i] ?? 0) ?? 0) + 1);
  const chosen = Array.from(times, ([hash, many]) => ({ hash, idf: weights.idf(hash), worth: (1 + Math.log(many)) * weights.idf(hash) }))
    .sort((a, b) => b.worth - a.worth || a.hash - b.hash)
    .slice(0, most)
    .sort((a, b) => a.hash - b.hash);
  return { terms: chosen.map(({ hash }) => hash), weights: chosen.map(({ idf }) => idf) };
}
