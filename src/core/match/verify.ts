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
  /** Cosine of the sets of stems, weighted by idf². */
  readonly cosine: number;
  /** Share of the linked words that stand in runs of at least `RUN` in a row on both sides. */
  readonly verbatim: number;
  readonly linked: Linked;
}

/** So many content words in a row on both sides are no chance. */
const RUN = 4;

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
    cosine: cosine(a.stems, b.stems, idf),
    verbatim: verbatimShare(linked),
    linked,
  };
}

const total = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0);
const covered = (sentences: ReadonlySet<number>, weights: Float64Array): number => [...sentences].reduce((sum, s) => sum + (weights[s] ?? 0), 0);

function cosine(a: ArrayLike<number>, b: ArrayLike<number>, idf: (hash: number) => number): number {
  const setA = new Set(Array.from(a));
  const setB = new Set(Array.from(b));
  let sumA = 0;
  let sumB = 0;
  let both = 0;
  for (const hash of setA) {
    const square = idf(hash) ** 2;
    sumA += square;
    if (setB.has(hash)) both += square;
  }
  for (const hash of setB) sumB += idf(hash) ** 2;
  return sumA === 0 || sumB === 0 ? 0 : both / Math.sqrt(sumA * sumB);
}

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
