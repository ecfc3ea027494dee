import type { SketchBody } from './corpus-reader.ts';
import { SMALL } from './verify.ts';

/**
 * A candidate whose words in common with the query, in whatever order, weigh less than this share of the lighter
 * text is passed over unread: of 23,000 pairs of siblings on shared/eval the least (halves of two stories) has
 * 0.17, while the usual stranger among thirty candidates has about 0.1.
 */
export const WORTHWHILE = 0.12;

/** The share of the lighter text that a candidate has in common with the query, at a glance: linear in the candidate. */
export function glanceAt(query: SketchBody, idf: (hash: number) => number): (candidate: SketchBody) => number {
  const places = new Map<number, number>();
  const times: number[] = [];
  const weights: number[] = [];
  let own = 0;
  for (const stem of query.stems) {
    let place = places.get(stem);
    if (place === undefined) {
      place = times.push(0) - 1;
      places.set(stem, place);
      weights.push(idf(stem));
    }
    times[place] = (times[place] ?? 0) + 1;
    own += weights[place] ?? 0;
  }
  const used = new Int32Array(times.length);
  return ({ stems }) => {
    used.fill(0);
    let common = 0;
    let theirs = 0;
    for (const stem of stems) {
      const place = places.get(stem);
      if (place === undefined) {
        theirs += idf(stem);
        continue;
      }
      theirs += weights[place] ?? 0;
      if ((used[place] ?? 0) >= (times[place] ?? 0)) continue;
      used[place] = (used[place] ?? 0) + 1;
      common += weights[place] ?? 0;
    }
    return common / (SMALL + Math.min(own, theirs));
  };
}
