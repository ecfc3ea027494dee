import { heaviestCommon, lastOfEach, placesOf, type Places } from '../align/lcs.ts';
import { linkSentences, readingOf, type Linked, type Reading, type WordSequence } from '../align/link.ts';
import type { SketchBody } from './corpus-reader.ts';
import { skeletonOf, type Skeleton } from './skeleton.ts';

/** What two sketches have in common, measured. Weights are sums of idf; "lighter" is the text of less weight. */
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
  /** Share of the lighter text's names and numbers that the other has too. Reports from one mould differ here. */
  readonly anchors: number;
  /** How much linked sentences have in common: linked weight by the weight of the lighter sentence of each pair. */
  readonly quality: number;
  /** Weight of the words that both have, in any order. */
  readonly common: number;
  /** Linked weight by the weight of common words in any order: versions keep the order, other stories do not. */
  readonly order: number;
  /** Share of the lighter text's rare words that are linked. */
  readonly rare: number;
  /** Weight of the heaviest pair of sentences. */
  readonly largest: number;
  /** Weight of pairs that have at least `STRONG` of the lighter sentence and four words in common. */
  readonly strong: number;
  /** Weight of words that stand in one another's place: between two linked words, one for one. */
  readonly swapped: number;
  /** Weight of the names and numbers of the side with less of them, and of those in common order. */
  readonly named: number;
  readonly namedInOrder: number;
  readonly skeleton: Skeleton;
  /** Share of the lighter text in its longest row of sentences that are all found in the other. */
  readonly contiguous: number;
  readonly linked: Linked;
}

/** Added to weights before dividing by them, so that three words in common are no likeness. About five rare words. */
export const SMALL = 40;

/** So many content words in a row on both sides are no chance. */
const RUN = 5;

const STRONG = 0.4;

/** A sentence is found when so much of it is linked; lighter ones than `TRIFLE` are passed over. */
const FOUND = 0.35;
const TRIFLE = 15;

/**
 * How rare a word is: not at all in one of fifty articles, wholly in one of a thousand. No hard border: the copies of
 * the story that are kept already make its own words a little less rare, and must not make them common.
 */
const rarity = (idf: number): number => Math.max(0, Math.min(1, (idf - 4) / 3));

/** What is read of a text again for every other that it is compared with. */
interface Read {
  readonly idf: (hash: number) => number;
  readonly text: WordSequence;
  readonly words: Reading;
  readonly anchors: Places;
  readonly anchorWeights: Float64Array;
}

const reads = new WeakMap<SketchBody, Read>();

/** Kept as long as the sketch is, for one way of weighing. */
function readOf(sketch: SketchBody, idf: (hash: number) => number): Read {
  const known = reads.get(sketch);
  if (known?.idf === idf) return known;
  const text = { words: sketch.stems, ends: sketch.sentenceEnds };
  const anchorWeights = Float64Array.from(sketch.anchors, idf);
  const read: Read = { idf, text, words: readingOf(text, idf), anchors: placesOf(sketch.anchors), anchorWeights };
  reads.set(sketch, read);
  return read;
}

export function likeness(a: SketchBody, b: SketchBody, idf: (hash: number) => number): Likeness {
  const [readA, readB] = [readOf(a, idf), readOf(b, idf)];
  const linked = linkSentences(readA.text, readB.text, idf);
  const weightA = total(linked.weightsA);
  const weightB = total(linked.weightsB);
  const [lighter, other] = weightA <= weightB ? [readA, readB] : [readB, readA];
  const common = commonWeight(lighter, other);
  const { weights, found } = lighterSide(linked, weightA <= weightB);
  let smaller = 0;
  let largest = 0;
  let strong = 0;
  for (const pair of linked.pairs) {
    const lightest = Math.min(linked.weightsA[pair.a] ?? 0, linked.weightsB[pair.b] ?? 0);
    smaller += lightest;
    if (pair.words >= 4 && pair.weight >= STRONG * lightest) strong += pair.weight;
    largest = Math.max(largest, pair.weight);
  }
  return {
    weightA,
    weightB,
    first: linked.first,
    all: linked.all,
    coverageA: covered(new Set(linked.pairs.map((pair) => pair.a)), linked.weightsA) / Math.max(1, weightA),
    coverageB: covered(new Set(linked.pairs.map((pair) => pair.b)), linked.weightsB) / Math.max(1, weightB),
    verbatim: verbatimShare(linked),
    anchors: sharedAnchors(lighter, other),
    quality: linked.all / (SMALL / 2 + smaller),
    common,
    order: linked.all / (SMALL / 2 + common),
    rare: rareShare(lighter, linked, weightA <= weightB),
    largest,
    strong,
    swapped: swappedWeight(readA, readB, linked),
    named: Math.min(total(readA.anchorWeights), total(readB.anchorWeights)),
    namedInOrder: heaviestCommon(a.anchors, b.anchors, idf, undefined, undefined, {
      placesB: readB.anchors,
      lastInB: lastOfEach(a.anchors, readB.anchors),
      weightsA: readA.anchorWeights,
    }).weight,
    skeleton: skeletonOf(readA.words.places(), readB.words.places()),
    contiguous: contiguous(weights, found),
    linked,
  };
}

/** Per sentence of the lighter text: its weight, and how much of it is linked. */
function lighterSide({ pairs, weightsA, weightsB }: Linked, isA: boolean): { weights: Float64Array; found: Float64Array } {
  const weights = isA ? weightsA : weightsB;
  const found = new Float64Array(weights.length);
  for (const pair of pairs) {
    const s = isA ? pair.a : pair.b;
    found[s] = (found[s] ?? 0) + pair.weight;
  }
  return { weights, found };
}

function contiguous(weights: Float64Array, common: Float64Array): number {
  let best = 0;
  let row = 0;
  weights.forEach((weight, s) => {
    if (weight < TRIFLE) return;
    row = (common[s] ?? 0) >= FOUND * weight ? row + weight : 0;
    best = Math.max(best, row);
  });
  return best / (SMALL + total(weights));
}

/**
 * Two words in a row are linked and as many words stand between them here as there, one or two: those were put in
 * one another's place. A mould filled with other names and numbers has many, another wording of the same has few.
 */
function swappedWeight(a: Read, b: Read, { runs }: Linked): number {
  let sum = 0;
  for (const run of runs)
    for (let k = 1; k < run.a.length; k++) {
      const [i, j] = [run.a[k - 1] ?? 0, run.b[k - 1] ?? 0];
      const between = (run.a[k] ?? 0) - i;
      if (between < 2 || between > 3 || (run.b[k] ?? 0) - j !== between) continue;
      for (let at = 1; at < between; at++) sum += Math.min(a.words.words[i + at] ?? 0, b.words.words[j + at] ?? 0);
    }
  return sum;
}

const total = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0);
const covered = (sentences: ReadonlySet<number>, weights: Float64Array): number =>
  [...sentences].reduce((sum, s) => sum + (weights[s] ?? 0), 0);

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

function sharedAnchors(lighter: Read, other: Read): number {
  let shared = 0;
  let all = 0;
  const { words, before } = lighter.anchors;
  for (let i = 0; i < words.length; i++) {
    if (before[i] !== -1) continue;
    const weight = lighter.anchorWeights[i] ?? 0;
    all += weight;
    if (other.anchors.last(words[i] ?? 0) >= 0) shared += weight;
  }
  return shared / (SMALL / 4 + all);
}

/** Weight of the words that both have, as often as both have them. */
function commonWeight(a: Read, b: Read): number {
  const [inA, inB] = [a.words.places(), b.words.places()];
  const { words } = a.text;
  let sum = 0;
  // the n-th of its kind here counts when there are as many there
  for (let i = 0; i < words.length; i++) if ((inA.many[i] ?? 0) <= (inB.many[inB.last(words[i] ?? 0)] ?? 0)) sum += a.words.words[i] ?? 0;
  return sum;
}

function rareShare({ words }: Read, { runs }: Linked, isA: boolean): number {
  const rare = words.words.map(rarity);
  let all = 0;
  for (const one of rare) all += one;
  let linked = 0;
  for (const run of runs) for (const i of isA ? run.a : run.b) linked += rare[i] ?? 0;
  return linked / (3 + all);
}
