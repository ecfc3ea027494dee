import { linkSentences, type Linked } from '../align/link.ts';
import type { SketchBody } from './corpus-reader.ts';

/** What two sketches have in common, measured. Weights are sums of idf. */
export interface Likeness {
  /** Weight of the query's and of the candidate's stems. */
  readonly weightA: number;
  readonly weightB: number;
  /** Weight of linked words: first pass, all passes. */
  readonly first: number;
  readonly all: number;
  /** Share of either side's weight that lies in linked sentences. */
  readonly coverageA: number;
  readonly coverageB: number;
  /** Share of the linked words that stand in runs of at least `RUN` in a row on both sides. */
  readonly verbatim: number;
  /** 0 to 1: how evenly the sentences of the lighter text are found in the other. */
  readonly evenness: number;
  /** Weight of linked words that stand beside other linked words on both sides. */
  readonly tight: number;
  readonly linked: Linked;
}

/** Added to weights before dividing by them, so that three words in common are no likeness. About five rare words. */
export const SMALL = 40;

/** So many content words in a row on both sides are no chance. */
const RUN = 5;

export function likeness(a: SketchBody, b: SketchBody, idf: (hash: number) => number): Likeness {
  const linked = linkSentences({ words: a.stems, ends: a.sentenceEnds }, { words: b.stems, ends: b.sentenceEnds }, idf);
  const weightA = total(linked.weightsA);
  const weightB = total(linked.weightsB);
  return {
    weightA,
    weightB,
    first: linked.first,
    all: linked.all,
    coverageA: covered(new Set(linked.pairs.map((pair) => pair.a)), linked.weightsA) / Math.max(1, weightA),
    coverageB: covered(new Set(linked.pairs.map((pair) => pair.b)), linked.weightsB) / Math.max(1, weightB),
    verbatim: verbatimShare(linked),
    tight: tightWeight(a, linked, idf),
    evenness: evenness(linked, weightA, weightB),
    linked,
  };
}

const total = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0);
const covered = (sentences: ReadonlySet<number>, weights: Float64Array): number => [...sentences].reduce((sum, s) => sum + (weights[s] ?? 0), 0);

function verbatimShare({ runs }: Linked): number {
  let words = 0;
  let inRuns = 0;
  for (const { a, b } of runs) {
    words += a.length;
    let from = 0;
    for (let k = 1; k <= a.length; k++) {
      if (k < a.length && (a[k] ?? 0) === (a[k - 1] ?? 0) + 1 && (b[k] ?? 0) === (b[k - 1] ?? 0) + 1) continue;
      if (k - from >= RUN) inRuns += k - from;
      from = k;
    }
  }
  return words === 0 ? 0 : inRuns / words;
}

/**
 * Mean of the square roots of what the sentences of the lighter text have in common with the other: a version
 * has something of every sentence, another report of the event has much of one or two.
 */
function evenness(linked: Linked, weightA: number, weightB: number): number {
  const lightA = weightA <= weightB;
  const weights = lightA ? linked.weightsA : linked.weightsB;
  const common = new Float64Array(weights.length);
  for (const { a, b, weight } of linked.pairs) {
    const s = lightA ? a : b;
    common[s] = (common[s] ?? 0) + weight;
  }
  let sum = 0;
  let whole = 0;
  weights.forEach((weight, s) => {
    sum += Math.sqrt(weight * Math.min(weight, common[s] ?? 0));
    whole += weight;
  });
  return sum / (SMALL + whole);
}

/** Weight of the linked words whose next linked word is at most two words on in both texts: phrases kept together. */
function tightWeight(a: SketchBody, { runs }: Linked, idf: (hash: number) => number): number {
  let sum = 0;
  for (const run of runs) {
    let close = false;
    for (let k = 0; k < run.a.length; k++) {
      const next = k + 1 < run.a.length && (run.a[k + 1] ?? 0) - (run.a[k] ?? 0) <= 2 && (run.b[k + 1] ?? 0) - (run.b[k] ?? 0) <= 2;
      if (next || close) sum += idf(a.stems[run.a[k] ?? 0] ?? 0);
      close = next;
    }
  }
  return sum;
}
