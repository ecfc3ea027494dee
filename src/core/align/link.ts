import { heaviestCommon, lastOfEach, placesOf, type CommonWords, type Places } from './lcs.ts';

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
 * Where paragraphs stand in another order, each that moved against the rest needs a pass of its own, and the passes
 * before link its sentences by a few words to whatever stands between. So where a pass after the first has found a
 * sentence again (four words, and more than half of the lighter sentence), those that are linked by less are looked
 * through once more, as long as that finds sentences again; what it finds takes the place of what they had.
 */
const MOVED = { passes: 24, share: 0.5, words: 4 } as const;

/**
 * Which sentences of two texts correspond: the heaviest common sequence of content words, summed up per
 * pair of sentences; then the same again on the sentences that found nothing ("peeling"). `thorough`: also where many
 * were moved; matching, whose weights are fitted on what three passes find, does without.
 */
export function linkSentences(a: WordSequence, b: WordSequence, weightOf: (word: number) => number, thorough = false): Linked {
  const readA = readingOf(a, weightOf);
  const readB = readingOf(b, weightOf);
  const { sentences: sentenceA, weights: weightsA } = readA;
  const { sentences: sentenceB, weights: weightsB } = readB;
  const placesB = readB.places();
  const known = { placesB, lastInB: lastOfEach(a.words, placesB), weightsA: readA.words };
  const skipA = new Uint8Array(a.words.length);
  const skipB = new Uint8Array(b.words.length);
  let pairs: PairLink[] = [];
  const made: { common: CommonWords; kept: Set<number> }[] = [];
  const foundA = new Uint8Array(a.ends.length);
  const foundB = new Uint8Array(b.ends.length);
  let first = 0;
  let isMoved = false;
  for (let pass = 0; pass < PASSES || (thorough && isMoved && pass < PASSES + MOVED.passes); pass++) {
    const again = pass >= PASSES;
    if (pass === PASSES) {
      reopen(skipA, sentenceA, foundA);
      reopen(skipB, sentenceB, foundB);
    }
    const common = heaviestCommon(a.words, b.words, weightOf, skipA, skipB, known);
    if (common.a.length === 0) break;
    const linkedA = new Uint8Array(a.ends.length);
    const linkedB = new Uint8Array(b.ends.length);
    const kept = new Set<number>();
    const now: PairLink[] = [];
    // both sides ascend, so that the words of one pair of sentences stand in a row
    for (let k = 0; k < common.a.length;) {
      const i = sentenceA[common.a[k] ?? 0] ?? 0;
      const j = sentenceB[common.b[k] ?? 0] ?? 0;
      let weight = 0;
      let words = 0;
      for (; k < common.a.length && sentenceA[common.a[k] ?? 0] === i && sentenceB[common.b[k] ?? 0] === j; k++) {
        weight += readA.words[common.a[k] ?? 0] ?? 0;
        words++;
      }
      const lighter = Math.min(weightsA[i] ?? 0, weightsB[j] ?? 0);
      const isFound = words >= MOVED.words && weight > MOVED.share * lighter;
      if (again ? !isFound : weight <= LINK_SHARE * lighter) continue;
      if (isFound) {
        foundA[i] = foundB[j] = 1;
        isMoved ||= pass > 0;
      }
      kept.add(i * b.ends.length + j);
      now.push({ a: i, b: j, weight, words });
      linkedA[i] = 1;
      linkedB[j] = 1;
    }
    if (kept.size === 0) break;
    if (again) {
      const isTaken = (i: number, j: number): boolean => linkedA[i] === 1 || linkedB[j] === 1;
      pairs = pairs.filter((pair) => !isTaken(pair.a, pair.b));
      for (const before of made)
        for (const key of before.kept) if (isTaken(Math.floor(key / b.ends.length), key % b.ends.length)) before.kept.delete(key);
    }
    pairs.push(...now);
    if (pass === 0) first = weightOfAll(pairs);
    made.push({ common, kept });
    for (let i = 0; i < skipA.length; i++) if (linkedA[sentenceA[i] ?? 0] === 1) skipA[i] = 1;
    for (let j = 0; j < skipB.length; j++) if (linkedB[sentenceB[j] ?? 0] === 1) skipB[j] = 1;
  }
  let runs: readonly CommonWords[] | null = null;
  return {
    pairs: pairs.sort((x, y) => x.a - y.a || x.b - y.b),
    first,
    all: weightOfAll(pairs),
    // only matching asks for them
    get runs() {
      return (runs ??= made.map(({ common, kept }) =>
        onlyKept(common, (i, j) => kept.has((sentenceA[i] ?? 0) * b.ends.length + (sentenceB[j] ?? 0))),
      ));
    },
    weightsA,
    weightsB,
  };
}

const weightOfAll = (pairs: readonly PairLink[]): number => pairs.reduce((sum, pair) => sum + pair.weight, 0);

/** Words of sentences that have not been found are looked at again. */
function reopen(skip: Uint8Array, sentences: Int32Array, found: Uint8Array): void {
  for (let i = 0; i < skip.length; i++) skip[i] = found[sentences[i] ?? 0] ?? 0;
}

/** What linking reads of a text again and again; kept as long as the sequence is, for one way of weighing. */
export interface Reading {
  readonly weightOf: (word: number) => number;
  readonly sentences: Int32Array;
  /** Weight of each sentence, and of each word by position. */
  readonly weights: Float64Array;
  readonly words: Float64Array;
  places(): Places;
}

const readings = new WeakMap<WordSequence, Reading>();

export function readingOf(text: WordSequence, weightOf: (word: number) => number): Reading {
  const known = readings.get(text);
  if (known?.weightOf === weightOf) return known;
  const sentences = sentenceOfWord(text);
  const words = new Float64Array(text.words.length);
  const weights = new Float64Array(text.ends.length);
  for (let i = 0; i < words.length; i++) {
    const weight = weightOf(text.words[i] ?? 0);
    words[i] = weight;
    weights[sentences[i] ?? 0] = (weights[sentences[i] ?? 0] ?? 0) + weight;
  }
  let places: Places | null = null;
  const reading: Reading = { weightOf, sentences, weights, words, places: () => (places ??= placesOf(text.words)) };
  readings.set(text, reading);
  return reading;
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
