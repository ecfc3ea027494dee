import type { Relation } from '../model.ts';
import { SMALL, type Likeness } from './verify.ts';

/** A candidate of this score is a sibling: see SCORES.md, `npm run --silent lab -- score siblings`. */
export const SIBLING_SCORE = 0.7;

/**
 * Two addresses of one outlet share its mould, its names and its background paragraphs, and its follow-ups are no
 * versions. What it files again keeps its wording: of 116 stories filed twice the share of words kept in rows of
 * five is at least 0.67, of 1,933 other pairs of one wire that would pass for siblings at most 0.46.
 */
const SAME_OUTLET_KEPT = 0.5;

/** Score of two articles of one outlet: what is worded anew stays under the bar. */
export function scoreWithinOutlet(like: Likeness): number {
  const kept = (like.verbatim * like.all) / Math.max(1, Math.min(like.weightA, like.weightB));
  return kept >= SAME_OUTLET_KEPT ? scoreOf(like) : Math.min(scoreOf(like), (SIBLING_SCORE * kept) / SAME_OUTLET_KEPT);
}

/** Below it, and down to here, it is likely another report of the same event. */
export const SAME_EVENT_SCORE = 0.2;

/**
 * Another newsroom's report of the event shares its names and many of its words, in whatever order: of the listed
 * same-event pairs (tf-idf ≥ 0.4) nine in ten have both, of the best strangers of 192 articles eight.
 */
const SAME_EVENT_ANCHORS = 0.3;
const SAME_EVENT_WORDS = 0.2;

/**
 * Logistic model of "versions of one story", fitted on the candidate pairs of shared/eval (whole articles, edited
 * copies, excerpts, openings, mixtures, strangers) and the five seeds; five folds by group. One wire's other
 * reports count as strangers, though with a hundredth of the weight: among them are unlabelled updates. Tried and
 * left out, as they gained nothing: cosine, coverage of the opening, products of all pairs, a penalty for light
 * texts. Fitting on the linking weight alone (plain threshold) had excerpts at 94.7 % for the same false answers.
 */
const INTERCEPT = -12.117 - 1.6 + Math.log(0.7 / 0.3);
const COEFFICIENTS = {
  first: 13.722,
  all: 7.13,
  lighter: 0.182,
  ratio: -0.769,
  evenness: 5.733,
  tight: 3.437,
  anchors: 1.727,
  quality: 13.29,
  order: 3.225,
  rare: 2.438,
  largest: -14.717,
  strong: 4.348,
  contiguous: 1.783,
};

/** The features of the model, in the order of `COEFFICIENTS`. */
export function featuresOf(like: Likeness): number[] {
  const lighter = Math.min(like.weightA, like.weightB);
  return [
    like.first / (SMALL + lighter),
    like.all / (SMALL + lighter),
    Math.log(1 + lighter),
    Math.log((1 + Math.max(like.weightA, like.weightB)) / (1 + lighter)),
    like.evenness,
    like.tight / (SMALL + lighter),
    like.anchors,
    like.quality,
    like.order,
    like.rare,
    like.largest / (SMALL + lighter),
    like.strong / (SMALL + lighter),
    like.contiguous,
  ];
}

/** 0 to 1: how likely the two are versions of one story. */
export function scoreOf(like: Likeness): number {
  const features = featuresOf(like);
  const z = Object.values(COEFFICIENTS).reduce((sum, coefficient, i) => sum + coefficient * (features[i] ?? 0), INTERCEPT);
  return 1 / (1 + Math.exp(-z));
}

/**
 * Share of common words that stand in rows of five. Wire stories filed again have 0.85 to 1 (5 % quantile by
 * jaccard class), two human translations of one document at most 0.65, machine and human at most 0.8.
 */
const EDITED = 0.7;
/** A reprint: nearly all words are common, in rows, on both sides. */
const VERBATIM = 0.97;
const WHOLE = 0.95;
/** One text is so much longer, and holds most of the other: an excerpt, whichever of the two is the part. */
const EXCERPT_RATIO = 3;
const EXCERPT_COVERAGE = 0.6;

/** How two versions in one language are related. */
export function relationOf(like: Likeness): Relation {
  const [lightCoverage, ratio] =
    like.weightA <= like.weightB
      ? [like.coverageA, like.weightB / Math.max(1, like.weightA)]
      : [like.coverageB, like.weightA / Math.max(1, like.weightB)];
  if (ratio > EXCERPT_RATIO && lightCoverage >= EXCERPT_COVERAGE) return 'excerpt';
  if (like.verbatim >= VERBATIM && like.all >= WHOLE * Math.max(like.weightA, like.weightB)) return 'verbatim';
  return like.verbatim >= EDITED ? 'edited' : 'reworded';
}

/** Is a candidate that is no sibling another report of the same event? */
export function isSameEvent(like: Likeness, score: number): boolean {
  const lighter = Math.min(like.weightA, like.weightB);
  return score >= SAME_EVENT_SCORE || (like.anchors >= SAME_EVENT_ANCHORS && like.common >= SAME_EVENT_WORDS * (SMALL + lighter));
}
