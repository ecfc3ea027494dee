import { heaviestCommon, type CommonWords } from './lcs.ts';

/** Content words of a text, cut into sentences: those of sentence i are `words[ends[i − 1] … ends[i])`. */
export interface WordSequence {
  readonly words: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** Sentence `a` of one text and `b` of the other have this weight of words in common, in order. */
export interface PairLink {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  /** Number of words in common. */
  readonly words: number;
}

export interface Linked {
  /** Pairs in order of `a`, then `b`; a sentence may stand in several. */
  readonly pairs: readonly PairLink[];
  /** Weight of the linked words found by the first pass, and by all. */
  readonly first: number;
  readonly all: number;
  /** The linked words of all passes. */
  readonly runs: readonly CommonWords[];
  /** Weight of each sentence of either text. */
  readonly weightsA: Float64Array;
  readonly weightsB: Float64Array;
}

/** A pair is linked when it has more than this share of the lighter sentence in common (flat between 0.15 and 0.25: METHODS-matching §6). */
const LINK_SHARE = 0.2;

/** So often the words of sentences without a link are looked through again, which finds moved sentences. */
const PASSES = 3;

/**
 * Which sentences of two texts correspond: the heaviest common sequence of content words, summed up per
 * pair of sentences; then the same again on the sentences that found nothing ("peeling").
 */
export function linkSentences(a: WordSequence, b: WordSequence, weightOf: (word: number) => number, passes = PASSES): Linked {
  const sentenceA = sentenceOfWord(a);
  const sentenceB = sentenceOfWord(b);
  const weightsA = weightsOf(a, sentenceA, weightOf);
  const weightsB = weightsOf(b, sentenceB, weightOf);
  const skipA = new Uint8Array(a.words.length);
  const skipB = new Uint8Array(b.words.length);
  const pairs: PairLink[] = [];
  const runs: CommonWords[] = [];
  let first = 0;
  let all = 0;
  for (let pass = 0; pass < passes; pass++) {
    const common = heaviestCommon(a.words, b.words, weightOf, skipA, skipB);
    if (common.a.length === 0) break;
    const sums = new Map<number, { a: number; b: number; weight: number; words: number }>();
    for (let k = 0; k < common.a.length; k++) {
      const i = sentenceA[common.a[k] ?? 0] ?? 0;
      const j = sentenceB[common.b[k] ?? 0] ?? 0;
      const key = i * b.ends.length + j;
      const sum = sums.get(key);
      const weight = weightOf(a.words[common.a[k] ?? 0] ?? 0);
      if (sum === undefined) sums.set(key, { a: i, b: j, weight, words: 1 });
      else {
        sum.weight += weight;
        sum.words++;
      }
    }
    const linkedA = new Set<number>();
    const linkedB = new Set<number>();
    const kept = new Set<number>();
    for (const [key, sum] of sums) {
      if (sum.weight <= LINK_SHARE * Math.min(weightsA[sum.a] ?? 0, weightsB[sum.b] ?? 0)) continue;
      kept.add(key);
      pairs.push(sum);
      linkedA.add(sum.a);
      linkedB.add(sum.b);
      all += sum.weight;
    }
    if (pass === 0) first = all;
    if (kept.size === 0) break;
    runs.push(onlyKept(common, (i, j) => kept.has((sentenceA[i] ?? 0) * b.ends.length + (sentenceB[j] ?? 0))));
    for (let i = 0; i < skipA.length; i++) if (linkedA.has(sentenceA[i] ?? 0)) skipA[i] = 1;
    for (let j = 0; j < skipB.length; j++) if (linkedB.has(sentenceB[j] ?? 0)) skipB[j] = 1;
  }
  return { pairs: pairs.sort((x, y) => x.a - y.a || x.b - y.b), first, all, runs, weightsA, weightsB };
}

function onlyKept(common: CommonWords, keep: (i: number, j: number) => boolean): CommonWords {
  const at: number[] = [];
  for (let k = 0; k < common.a.length; k++) if (keep(common.a[k] ?? 0, common.b[k] ?? 0)) at.push(k);
  return { a: Int32Array.from(at, (k) => common.a[k] ?? 0), b: Int32Array.from(at, (k) => common.b[k] ?? 0), weight: common.weight };
}

function sentenceOfWord(text: WordSequence): Int32Array {
  const found = new Int32Array(text.words.length);
  let word = 0;
  for (let s = 0; s < text.ends.length; s++) for (const end = text.ends[s] ?? 0; word < end; word++) found[word] = s;
  return found;
}

function weightsOf(text: WordSequence, sentences: Int32Array, weightOf: (word: number) => number): Float64Array {
  const weights = new Float64Array(text.ends.length);
  for (let i = 0; i < text.words.length; i++) weights[sentences[i] ?? 0] = (weights[sentences[i] ?? 0] ?? 0) + weightOf(text.words[i] ?? 0);
  return weights;
}
