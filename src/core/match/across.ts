import { heaviestCommon } from '../align/lcs.ts';
import type { SketchBody } from './corpus-reader.ts';

/*
 * Versions in two languages share no words, but names and numbers, in the same order. Candidates come from
 * shared anchors; a candidate is a sibling only when enough of them stand in the same order.
 */

/** What two sketches in different languages have in common. */
export interface AcrossLikeness {
  /** Weight of the anchors in common order, and of all anchors of the lighter side. */
  readonly common: number;
  readonly lighter: number;
  /** How many different anchors stand in common order. */
  readonly distinct: number;
  /** Common order by common anchors in any order. */
  readonly order: number;
  /** Days between the two publications, or null when one is unknown. */
  readonly days: number | null;
}

export function acrossLikeness(
  a: SketchBody & { readonly published: string | null },
  b: SketchBody & { readonly published: string | null },
  idf: (hash: number) => number,
): AcrossLikeness {
  const common = heaviestCommon(a.anchors, b.anchors, idf);
  const distinct = new Set(Array.from(common.a, (i) => a.anchors[i]));
  const weigh = (anchors: Uint32Array): number => anchors.reduce((sum, anchor) => sum + idf(anchor), 0);
  const left = new Map<number, number>();
  for (const anchor of b.anchors) left.set(anchor, (left.get(anchor) ?? 0) + 1);
  let both = 0;
  for (const anchor of a.anchors) {
    const times = left.get(anchor) ?? 0;
    if (times > 0) {
      both += idf(anchor);
      left.set(anchor, times - 1);
    }
  }
  const days = Math.abs(Date.parse(a.published ?? '') - Date.parse(b.published ?? '')) / 86_400_000;
  return {
    common: common.weight,
    lighter: Math.min(weigh(a.anchors), weigh(b.anchors)),
    distinct: distinct.size,
    order: both === 0 ? 0 : common.weight / both,
    days: Number.isFinite(days) ? days : null,
  };
}

/**
 * Logistic model fitted on the 468 documents of shared/eval in seven languages against English (five folds): see
 * `npm run --silent lab -- score crosslanguage`. Moved so that 0.7 is the threshold.
 */
const INTERCEPT = -7.33 - 3 + Math.log(0.7 / 0.3);
const COEFFICIENTS = [12.47, 1.992, -2.236, 0.253, 2.998, 1.942];

/** Fewer different anchors in the same order than this confirm nothing. */
const FEWEST = 4;

/** A translation that came out so many days later is another story with the same names. */
const MOST_DAYS = 14;

/** What is not confirmed stays below this, whatever the model says. */
const UNCONFIRMED = 0.6;

/** 0 to 1: how likely the two are versions of one story in two languages. */
export function acrossScore(like: AcrossLikeness): number {
  const features = [
    like.common / (20 + like.lighter),
    Math.log1p(like.common),
    Math.log1p(like.lighter),
    like.distinct,
    like.order,
    Math.log1p(like.distinct),
  ];
  const z = features.reduce((sum, feature, i) => sum + feature * (COEFFICIENTS[i] ?? 0), INTERCEPT);
  const score = 1 / (1 + Math.exp(-z));
  const confirmed = like.distinct >= FEWEST && (like.days === null || like.days <= MOST_DAYS);
  return confirmed ? score : Math.min(score, UNCONFIRMED);
}
