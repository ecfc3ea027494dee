import type { CorpusReader } from './corpus-reader.ts';
import { blendedShare, idfOfShare } from './document-frequency.ts';

/** The query asks for so many of its rarest stems (METHODS-matching §2: 40 of 60 find 99.4 % of siblings). */
export const QUERY_STEMS = 40;

/** And for so many of its rarest anchors. */
export const QUERY_ANCHORS = 24;

/** So many articles are read and verified. */
const CANDIDATES = 30;

/** The idf of the query's terms, from prior and corpus together; of any other term, from the prior alone. */
export interface QueryWeights {
  readonly articles: number;
  idf(hash: number): number;
}

/** Ask the corpus how common these terms are. */
export async function weightsOf(terms: Iterable<number>, corpus: CorpusReader): Promise<QueryWeights> {
  const distinct = [...new Set(terms)];
  const { articles, counts } = await corpus.frequencies(distinct);
  const idfs = new Map(distinct.map((hash, i) => [hash, idfOfShare(blendedShare(corpus.prior, hash, counts[i] ?? 0, articles))]));
  return { articles, idf: (hash) => idfs.get(hash) ?? corpus.prior.idf(hash) };
}

/** Terms to ask for, with their idf. */
export interface Asked {
  readonly terms: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Articles that share rare terms with the query: the best by stems, then the best by anchors that are not among
 * them (in another language nothing else is shared). All postings are read at once.
 */
export async function candidatesFor(stems: Asked, anchors: Asked, corpus: CorpusReader, most = CANDIDATES): Promise<number[]> {
  const lists = await corpus.postings([...stems.terms, ...anchors.terms]);
  const byStems = best(lists.slice(0, stems.terms.length), stems.weights, most);
  const byAnchors = best(lists.slice(stems.terms.length), anchors.weights, most);
  return [...new Set([...byStems, ...byAnchors])];
}

function best(lists: readonly ArrayLike<number>[], weights: readonly number[], most: number): number[] {
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

/** The terms of the query that are worth asking for: rare, and said more than once counts for more. */
export function queryTerms(hashes: ArrayLike<number>, weights: QueryWeights, most: number): Asked {
  const times = new Map<number, number>();
  for (let i = 0; i < hashes.length; i++) times.set(hashes[i] ?? 0, (times.get(hashes[i] ?? 0) ?? 0) + 1);
  const chosen = Array.from(times, ([hash, many]) => ({ hash, idf: weights.idf(hash), worth: (1 + Math.log(many)) * weights.idf(hash) }))
    .sort((a, b) => b.worth - a.worth || a.hash - b.hash)
    .slice(0, most)
    .sort((a, b) => a.hash - b.hash);
  return { terms: chosen.map(({ hash }) => hash), weights: chosen.map(({ idf }) => idf) };
}
