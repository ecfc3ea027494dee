/** One line of a score table. */
export interface ScoreRow {
  /** What was measured on: "whole articles", "excerpts of 3 sentences". */
  readonly set: string;
  /** What was measured: "siblings returned". */
  readonly measure: string;
  readonly value: number;
  /** Out of how many. */
  readonly n: number;
  /** How `value` is to be read; a share of `n` when it is left out. */
  readonly unit?: 'share' | 'count' | 'ms' | 'bytes' | 'ratio';
  /** What the project asks of it. */
  readonly bound?: { readonly at: 'least' | 'most'; readonly value: number };
  /** Upper end of the 95 % confidence interval, where a rare fault is counted. */
  readonly upper95?: number;
  /** One short remark. */
  readonly note?: string;
}

/** One `test/lab/scores/NAME.ts`: its rows, or null where `shared/eval` (or what it needs of it) is absent. */
export interface ScoreModule {
  score(): Promise<readonly ScoreRow[] | null>;
}

/** The 95 % upper bound of a rate of `hits` in `n` (Clopper and Pearson, one-sided 97.5 %). */
export function upperBound(hits: number, n: number): number {
  if (hits >= n) return 1;
  let low = hits / n;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atMost(hits, n, middle) > 0.025) low = middle;
    else high = middle;
  }
  return high;
}

/** Probability of at most `hits` successes in `n` at rate `p`. */
function atMost(hits: number, n: number, p: number): number {
  let term = n * Math.log1p(-p);
  let sum = Math.exp(term);
  for (let k = 1; k <= hits; k++) {
    term += Math.log((n - k + 1) / k) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(term);
  }
  return sum;
}
