import type { SketchBody } from './corpus-reader.ts';

/*
 * A page of thousands of sentences (a transcript, a year's chronicle) may hold a story. Its rarest words are spread
 * over all of it, and by chance it has much in common with anybody. So more of them are asked for, and the long text is
 * compared by the stretch that has most in common with the other.
 */

/** More content words than this are a long text: some 400 sentences. */
export const LONG_TEXT = 4_000;

/** Of a long text one word in so many is asked for, and no more than `MOST_TERMS`: each may be another block to read. */
const ONE_TERM_IN = 8;
const MOST_TERMS = 2_000;

/** How many of a text's rarest words are asked for, where `usual` are of any other text. */
export const termsToAsk = ({ stems }: SketchBody, usual: number): number =>
  stems.length <= LONG_TEXT ? usual : Math.min(MOST_TERMS, Math.floor(stems.length / ONE_TERM_IN));

/** A stretch that is compared has so many times the other text's words, and no fewer than `LEAST`. */
const AROUND = 2;
const LEAST = 300;

/** Of a long text the sentences in a row that have the greatest weight in common with `other`; any other text as it is. */
export function focusOn<T extends SketchBody>(text: T, other: SketchBody, idf: (hash: number) => number): T {
  const words = Math.max(LEAST, AROUND * other.stems.length);
  if (text.stems.length <= Math.max(LONG_TEXT, words)) return text;
  const theirs = new Set(other.stems);
  const startOf = (sentence: number): number => text.sentenceEnds[sentence - 1] ?? 0;
  let best = { from: 0, to: 1, weight: -1 };
  let from = 0;
  let weight = 0;
  const weights: number[] = [];
  text.sentenceEnds.forEach((end, s) => {
    const common = new Set(text.stems.subarray(startOf(s), end).filter((stem) => theirs.has(stem)));
    const more = [...common].reduce((sum, stem) => sum + idf(stem), 0);
    weights.push(more);
    weight += more;
    for (; from < s && end - startOf(from) > words; from++) weight -= weights[from] ?? 0;
    if (weight > best.weight) best = { from, to: s + 1, weight };
  });
  return part(text, best.from, best.to);
}

/** Sentences `[from, to)`. Anchors are not kept by sentence: those of about the same place. */
function part<T extends SketchBody>(text: T, from: number, to: number): T {
  const { stems, anchors, sentenceEnds } = text;
  const start = sentenceEnds[from - 1] ?? 0;
  const end = sentenceEnds[to - 1] ?? stems.length;
  const margin = (end - start) / 4;
  const placeOf = (stem: number): number => Math.round((stem / stems.length) * anchors.length);
  return {
    ...text,
    stems: stems.slice(start, end),
    sentenceEnds: sentenceEnds.slice(from, to).map((one) => one - start),
    anchors: anchors.slice(Math.max(0, placeOf(start - margin)), placeOf(end + margin)),
  };
}
