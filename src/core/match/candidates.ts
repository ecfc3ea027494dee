import type { CorpusReader } from './corpus-reader.ts';
import { blendedShare, idfOfShare } from './document-frequency.ts';

/**
 * The query asks for so many of its rarest stems and anchors; each is a block to read. Beside 100,000 articles 28 and 16
 * find the 44,500 siblings that 40 and 24 do, but for 4 of 6,037 of edited copies and one in a hundred of mixtures of
 * two stories (each one of a dozen versions; no query loses all). In other languages 12 anchors find what 24 do, 4 do not.
 */
export const QUERY_STEMS = 28;
export const QUERY_ANCHORS = 16;

/**
 * Candidates are ranked in turns: so many of the best by stems, so many by anchors, and again. With eight turns (and 13
 * candidates each) nothing more was found but another report of one event, falsely.
 */
const TURN_STEMS = 8;
const TURN_ANCHORS = 8;
const TURNS = 4;

/** So many candidates are read at once: two turns. */
export const PORTION = 2 * (TURN_STEMS + TURN_ANCHORS);

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
 * Articles that share rare terms with the query, the likeliest first: the best by stems and the best by anchors (in
 * another language nothing else is shared) in turns. All postings are read at once.
 */
export async function candidatesFor(stems: Asked, anchors: Asked, corpus: CorpusReader, turns = TURNS): Promise<number[]> {
  const lists = await corpus.postings([...stems.terms, ...anchors.terms]);
  const byStems = best(lists.slice(0, stems.terms.length), stems.weights, turns * TURN_STEMS);
  const byAnchors = best(lists.slice(stems.terms.length), anchors.weights, turns * TURN_ANCHORS);
  const inTurns = Array.from({ length: turns }, (_, turn) => [
    ...byStems.slice(turn * TURN_STEMS, (turn + 1) * TURN_STEMS),
    ...byAnchors.slice(turn * TURN_ANCHORS, (turn + 1) * TURN_ANCHORS),
  ]);
  return [...new Set(inTurns.flat())];
}

/** Sums by article and the articles that have one: kept between queries, all zero between them. */
let sums = new Float64Array(1_024);
let touched = new Uint32Array(1_024);

/** The articles with the greatest sums of squared weights, equal ones by number. */
function best(lists: readonly ArrayLike<number>[], weights: readonly number[], most: number): number[] {
  let highest = 0;
  let all = 0;
  for (const docs of lists) {
    highest = Math.max(highest, docs[docs.length - 1] ?? 0);
    all += docs.length;
  }
  if (highest >= sums.length) sums = new Float64Array(Math.max(highest + 1, sums.length * 2));
  if (all > touched.length) touched = new Uint32Array(Math.max(all, touched.length * 2));
  let many = 0;
  lists.forEach((docs, t) => {
    const weight = (weights[t] ?? 0) ** 2;
    if (weight === 0) return;
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] ?? 0;
      const sum = sums[doc] ?? 0;
      if (sum === 0) touched[many++] = doc;
      sums[doc] = sum + weight;
    }
  });
  // The best so far, worst first; most articles share one term and are passed over by one comparison.
  const top: { readonly doc: number; readonly sum: number }[] = [];
  let least = 0;
  for (let i = 0; i < many; i++) {
    const doc = touched[i] ?? 0;
    const sum = sums[doc] ?? 0;
    sums[doc] = 0;
    if (top.length === most && (sum < least || (sum === least && doc > (top[0]?.doc ?? 0)))) continue;
    if (top.length === most) top.shift();
    let at = top.length;
    while (at > 0 && isBetter(top[at - 1], sum, doc)) at--;
    top.splice(at, 0, { doc, sum });
    least = top[0]?.sum ?? 0;
  }
  return top.reverse().map(({ doc }) => doc);
}

/** Does `held` belong behind an article of this sum? */
const isBetter = (held: { readonly doc: number; readonly sum: number } | undefined, sum: number, doc: number): boolean =>
  held !== undefined && (held.sum > sum || (held.sum === sum && held.doc < doc));

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
