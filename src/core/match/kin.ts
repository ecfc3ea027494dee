import type { Sketch } from './corpus-reader.ts';
import type { Likeness } from './verify.ts';
import { likeness } from './verify.ts';

/*
 * A version of a version is a version. A copy that was re-worded all over, or an excerpt, may miss the bar against one
 * version and pass it against another, and those two know each other well.
 */

/** A doubtful candidate needs this score of its own … */
const OWN_SCORE = 0.1;
/**
 * … and this one with a sure version. With both (0.3, 0.9 and more are alike) the given spun copies rose from 86 to
 * 98 and more of 100, three-sentence excerpts by one in a hundred, with no more queries answered falsely.
 */
const KIN_SCORE = 0.97;
/** The likeliest of either side are compared: each comparison takes some 80 µs. */
const MOST_SURE = 3;
const MOST_DOUBTFUL = 10;

export interface Scored {
  readonly sketch: Sketch;
  readonly score: number;
}

/** The doubtful candidates that belong to a sure one; both best first. `scoreOf` judges two of the candidates. */
export function kinOf(
  sure: readonly Scored[],
  doubtful: readonly Scored[],
  idf: (hash: number) => number,
  scoreOf: (a: Sketch, b: Sketch, like: Likeness) => number,
): ReadonlySet<Sketch> {
  const known = sure.slice(0, MOST_SURE);
  const near = doubtful.filter(({ score }) => score >= OWN_SCORE).slice(0, MOST_DOUBTFUL);
  const isKin = (a: Sketch, b: Sketch): boolean => scoreOf(a, b, likeness(a, b, idf)) >= KIN_SCORE;
  return new Set(near.flatMap(({ sketch }) => (known.some((one) => isKin(one.sketch, sketch)) ? [sketch] : [])));
}
