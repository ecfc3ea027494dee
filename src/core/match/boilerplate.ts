import type { Sketch, SketchBody } from './corpus-reader.ts';
import { SAME_EVENT_SCORE, scoreOf } from './score.ts';
import { likeness, type Likeness } from './verify.ts';

/*
 * Lines that a site puts under every article (newsletter, "See also", legal notes) must not make a match. No
 * table of sentences is kept for that: an article that a line could bring in is among the candidates, so
 * the candidates themselves show which of the query's sentences unrelated articles share.
 */

/** What an article must hold besides the shared lines before we say that it tells another story (five rare words). */
const REMAINDER = 45;

/** Of one site's two articles, shared lines of less weight than this are the site's (about 50 rare words). */
const FURNITURE = 400;

/** So many articles with the same line are compared with each other. */
const MOST_COMPARED = 6;

export interface Candidate {
  readonly sketch: Sketch;
  readonly score: number;
}

type Weight = (hash: number) => number;

/** Indexes of the query's sentences that are the site's, not the story's. */
export function boilerplateIn(query: SketchBody, site: string, candidates: readonly Candidate[], idf: Weight): Set<number> {
  const keys = sentenceKeys(query);
  const shared = candidates
    .filter(({ score }) => score >= SAME_EVENT_SCORE)
    .map(({ sketch }) => {
      const theirs = new Set(sentenceKeys(sketch));
      return { sketch, sentences: new Set(keys.flatMap((key, s) => (key !== EMPTY && theirs.has(key) ? [s] : []))) };
    })
    .filter(({ sentences }) => sentences.size > 0);
  const found = new Set<number>();
  for (const { sketch, sentences } of shared)
    if (sketch.site === site && isFurniture(query, sketch, sentences, idf)) for (const s of sentences) found.add(s);
  const strangers = new Map<string, boolean>();
  for (let s = 0; s < keys.length; s++) {
    const holders = shared.filter(({ sentences }) => sentences.has(s)).slice(0, MOST_COMPARED);
    for (let i = 0; i < holders.length && !found.has(s); i++)
      for (let j = 0; j < i; j++) {
        const a = (holders[i] as (typeof shared)[number]).sketch;
        const b = (holders[j] as (typeof shared)[number]).sketch;
        const pair = `${a.doc} ${b.doc}`;
        if (!strangers.has(pair)) strangers.set(pair, tellDifferentStories(a, b, new Set(keys), idf));
        if (strangers.get(pair) === true) found.add(s);
      }
  }
  return found;
}

/** The sketch without the given sentences; they stay, empty. */
export function withoutSentences<T extends SketchBody>(sketch: T, drop: (sentence: number, key: number) => boolean): T {
  const keys = sentenceKeys(sketch);
  const stems = new Uint32Array(sketch.stems.length);
  let many = 0;
  const sentenceEnds = sketch.sentenceEnds.map((end, s) => {
    if (!drop(s, keys[s] ?? EMPTY)) {
      const sentence = sketch.stems.subarray(sketch.sentenceEnds[s - 1] ?? 0, end);
      stems.set(sentence, many);
      many += sentence.length;
    }
    return many;
  });
  return { ...sketch, stems: stems.slice(0, many), sentenceEnds };
}

/** The key of a sentence without stems. */
const EMPTY = 0;

const keysOf = new WeakMap<SketchBody, readonly number[]>();

/**
 * What a sentence is known by: 53 bits of its different stems. Order and repetition vary in lines that machines write.
 * Kept as long as the sketch is.
 */
export function sentenceKeys(sketch: SketchBody): readonly number[] {
  let keys = keysOf.get(sketch);
  if (keys === undefined) {
    const { stems, sentenceEnds } = sketch;
    keys = Array.from(sentenceEnds, (end, s) => keyOf(stems.slice(sentenceEnds[s - 1] ?? 0, end).sort()));
    keysOf.set(sketch, keys);
  }
  return keys;
}

/** Of ascending stems: two rows of multiplications, of which 21 and 32 bits are kept. */
function keyOf(stems: Uint32Array): number {
  let high = 0;
  let low = 0;
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] ?? 0;
    if (i > 0 && stem === stems[i - 1]) continue;
    high = Math.imul(high ^ stem, 0x9e3779b1) + 1;
    low = Math.imul(low ^ (low >>> 15) ^ stem, 0x85ebca6b) + 1;
  }
  return stems.length === 0 ? EMPTY : ((high ^ (high >>> 13)) & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

/** Without the query's sentences, do the two have nothing to do with each other, and enough to tell? */
function tellDifferentStories(a: Sketch, b: Sketch, keys: ReadonlySet<number>, idf: Weight): boolean {
  const like = likeness(
    withoutSentences(a, (_, key) => keys.has(key)),
    withoutSentences(b, (_, key) => keys.has(key)),
    idf,
  );
  return like.weightA >= REMAINDER && like.weightB >= REMAINDER && scoreOf(like) < SAME_EVENT_SCORE;
}

/** Is all that two articles of one site share a few lines, and nothing else? */
function isFurniture(query: SketchBody, sketch: SketchBody, sentences: ReadonlySet<number>, idf: Weight): boolean {
  const keys = sentenceKeys(query);
  let weight = 0;
  for (const s of sentences)
    for (let i = query.sentenceEnds[s - 1] ?? 0; i < (query.sentenceEnds[s] ?? 0); i++) weight += idf(query.stems[i] ?? 0);
  if (weight >= FURNITURE) return false;
  const shared = new Set([...sentences].map((s) => keys[s] ?? EMPTY));
  const like = likeness(
    withoutSentences(query, (s) => sentences.has(s)),
    withoutSentences(sketch, (_, key) => shared.has(key)),
    idf,
  );
  return like.weightA >= REMAINDER && like.weightB >= REMAINDER && scoreOf(like) < SAME_EVENT_SCORE;
}

/**
 * Two sentences are one line when so much of the heavier one is linked: names of sites and dates differ. Of 3,499 pairs
 * of an edited copy and a version 9 were parted by such lines, with 0.7 it was 27, with 0.95 3.
 */
const ONE_LINE = 0.85;

/**
 * Of the words that sentences of a story have, so many stand in the rest of either article too: it has one subject. Of
 * three or four sentences cut from 290 given articles, all but two have 0.1 and more; of sites' lines at most 0.02.
 */
const ONE_SUBJECT = 0.05;

/** Left-over sentences of two translations have half of their words in common, those of strangers hardly any. */
const NOTHING_ELSE = 0.25;

/**
 * Two articles of two sites share a few lines and nothing else, and the lines have to do with neither: what is left of
 * the two, or null. An excerpt, and a page of two stories, share sentences that speak of what the rest speaks of.
 */
export function withoutLines(
  a: SketchBody,
  b: Sketch,
  { linked }: Likeness,
  idf: Weight,
): { readonly a: SketchBody; readonly b: Sketch } | null {
  const { pairs, weightsA, weightsB } = linked;
  const lines = pairs.filter((pair) => pair.weight >= ONE_LINE * Math.max(weightsA[pair.a] ?? 0, weightsB[pair.b] ?? 0));
  const [inA, inB] = [new Set(lines.map((pair) => pair.a)), new Set(lines.map((pair) => pair.b))];
  let weight = 0;
  for (const s of inA) weight += weightsA[s] ?? 0;
  if (lines.length === 0 || weight >= FURNITURE) return null;
  const rest = { a: withoutSentences(a, (s) => inA.has(s)), b: withoutSentences(b, (s) => inB.has(s)) };
  const words = new Set(withoutSentences(a, (s) => !inA.has(s)).stems);
  const sum = (stems: Iterable<number>): number => [...stems].reduce((all, stem) => all + idf(stem), 0);
  const subject = [rest.a, rest.b].some(({ stems }) => sum(new Set(stems.filter((stem) => words.has(stem)))) >= ONE_SUBJECT * sum(words));
  if (subject) return null;
  const like = likeness(rest.a, rest.b, idf);
  const lighter = Math.min(like.weightA, like.weightB);
  return lighter >= REMAINDER && like.common < NOTHING_ELSE * lighter && scoreOf(like) < SAME_EVENT_SCORE ? rest : null;
}
