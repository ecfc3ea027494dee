import type { Relation } from '../model.ts';
import { SMALL, type Likeness } from './verify.ts';

/**
 * A candidate of this score is a sibling. Chosen on shared/eval with `lab score siblings` (five folds by group
 * while fitting): whole articles 99.97 % returned and none of 794 queries without sibling answered, excerpts
 * of three sentences 96.8 % at 0.4 % (all of them parts of a news digest that holds the story).
 */
export const SIBLING_SCORE = 0.7;

/** Below it, and down to here, it is likely another report of the same event. */
export const SAME_EVENT_SCORE = 0.2;

/**
 * Logistic model of "versions of one story", fitted on 298,000 candidate pairs of shared/eval (whole articles,
 * edited copies, excerpts, openings, mixtures; pairs inside one wire's own file left out, they are unlabelled).
 * `node scripts/run-ts.mjs test/lab/fit-match.ts FILE` writes the features; fourteen were tried, these six do as well as all.
 */
const INTERCEPT = -14.2215 - 0.65;
const COEFFICIENTS = { first: 40.5857, all: 23.0248, lighter: 0.978, ratio: -1.6988, even: -6.658, tight: 12.4924 };

/** A light text (an excerpt) is likelier to look like another story by chance: it must be surer. */
const LIGHT = 6;
const LIGHT_PENALTY = 1.5;

/** The six features, in the order of `COEFFICIENTS`. */
export function featuresOf(like: Likeness): number[] {
  const lighter = Math.min(like.weightA, like.weightB);
  return [
    like.first / (SMALL + lighter),
    like.all / (SMALL + lighter),
    Math.log(1 + lighter),
    Math.log((1 + Math.max(like.weightA, like.weightB)) / (1 + lighter)),
    like.evenness,
    like.tight / (SMALL + lighter),
  ];
}

/** 0 to 1: how likely the two are versions of one story. */
export function scoreOf(like: Likeness): number {
  const features = featuresOf(like);
  const z = Object.values(COEFFICIENTS).reduce((sum, coefficient, i) => sum + coefficient * (features[i] ?? 0), INTERCEPT);
  const light = Math.max(0, LIGHT - (features[2] ?? 0));
  return 1 / (1 + Math.exp(LIGHT_PENALTY * light - z));
}

/** Reprints and edits are told by content words in a row; the shares were set by hand on the seeds and the reuters versions. */
const VERBATIM = 0.9;
const EDITED = 0.4;
/** Of a reprint nearly all is there, on both sides. */
const WHOLE = 0.9;
/** One text is so much longer, and holds most of the other: an excerpt, whichever of the two is the part. */
const EXCERPT_RATIO = 3;
const EXCERPT_COVERAGE = 0.6;

/** How two versions in one language are related. */
export function relationOf(like: Likeness): Relation {
  const [lightCoverage, ratio] = like.weightA <= like.weightB ? [like.coverageA, like.weightB / Math.max(1, like.weightA)] : [like.coverageB, like.weightA / Math.max(1, like.weightB)];
  if (ratio > EXCERPT_RATIO && lightCoverage >= EXCERPT_COVERAGE) return 'excerpt';
  if (like.verbatim >= VERBATIM && like.all >= WHOLE * Math.max(like.weightA, like.weightB)) return 'verbatim';
  return like.verbatim >= EDITED ? 'edited' : 'reworded';
}
