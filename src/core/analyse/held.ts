import type { DeviationCategory, Fact, Span, Token } from '../model.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import { agree } from '../text/facts/equality.ts';
import { isNegator } from '../text/facts/negation.ts';
import type { Lexicon, WordRelation } from '../text/lexicon.ts';
import { sentenceAt } from './collation.ts';
import type { Contrast } from './contrast.ts';
import { OPPOSED } from './deviations-words.ts';
import { around, creditedIn } from './deviations-speakers.ts';
import type { LinkView } from './slots.ts';
import { VALUES } from './weighed-values.ts';
import { factAt, tokenRange, type WitnessWords } from './witness-words.ts';

/** A reading that somebody has at a place of the page: the page's own, or one that differs. */
interface Candidate {
  readonly words: WitnessWords;
  readonly span: Span;
  readonly contrast: Contrast;
}

interface Place {
  readonly category: DeviationCategory;
  readonly span: Span;
  readonly contrasts: readonly Contrast[];
}

/**
 * Siblings that no judge heard at a place, though they have one of the readings: with the very words around it anywhere,
 * or as a value, or a speaker, in the sentences that correspond or stand beside those. They are not silent.
 * `views[k]` are the links of sibling k, `words[k]` its words; the page is 0.
 */
export function heldAt(
  place: Place,
  words: readonly WitnessWords[],
  views: readonly (readonly LinkView[])[],
  lexicon: Lexicon,
): Contrast[] {
  const page = words[0];
  const first = place.contrasts.find((one) => one.stance === 'differs');
  if (page === undefined || first === undefined) return [];
  const heard = new Set(place.contrasts.filter((one) => one.stance !== 'absent').map((one) => one.sibling));
  const candidates: Candidate[] = [{ words: page, span: place.span, contrast: { ...first, stance: 'same', theirs: '', sure: 1 } }];
  for (const contrast of place.contrasts) {
    const theirs = words[contrast.sibling];
    if (contrast.stance === 'differs' && contrast.theirSpan !== null && theirs !== undefined)
      candidates.push({ words: theirs, span: contrast.theirSpan, contrast });
  }
  const pageSentence = sentenceAt(page.witness, place.span.start);
  const isOpposed = place.category === 'negation' && first.theirs === OPPOSED;
  const againstOf = (one: Candidate): Token[] =>
    candidates.flatMap((other) => (other.contrast.stance === one.contrast.stance ? [] : singleWord(other)));
  return words.flatMap((sibling, k) => {
    if (k === 0 || heard.has(k)) return [];
    const near = sentencesNear(page, place, views[k] ?? []);
    const linked = (views[k] ?? []).filter((view) => view.link.a.some((a) => a === pageSentence)).flatMap((view) => view.link.b);
    for (const find of [
      (one: Candidate) => inTheseWords(one, sibling),
      (one: Candidate) => nearby(place.category, one, sibling, near),
      (one: Candidate) => (isOpposed ? inOneLike(one, againstOf(one), sibling, linked, lexicon) : null),
    ]) {
      const hits = candidates.flatMap((one) => {
        const span = find(one);
        return span === null
          ? []
          : [{ ...one.contrast, sibling: k, theirSpan: span, ...(one.contrast.odds === undefined ? {} : { odds: 0 }) }];
      });
      const hit = hits[0];
      // who has both readings speaks for neither
      if (hit !== undefined) return hits.every((one) => one.theirs === hit.theirs) ? [hit] : [];
    }
    return [];
  });
}

/** The sibling's sentences that correspond to the one at the place, or else to its neighbours, and two around them. */
function sentencesNear(page: WitnessWords, { category, span }: Place, views: readonly LinkView[]): number[] {
  const s = sentenceAt(page.witness, span.start);
  const linked = (reach: number): number[] =>
    views.filter((view) => view.link.a.some((a) => Math.abs(a - s) <= reach)).flatMap((view) => view.link.b);
  const own = linked(0);
  // beside them somebody may be credited with other words
  if (category === 'attribution') return own;
  return around(own.length > 0 ? own : linked(1), own.length > 0 ? 2 : 1);
}

/** So many words on each side, of one sentence, and so many in all make a wording nobody has by chance. */
const BESIDE = 3;
const LEAST = 4;

interface Line {
  readonly text: string;
  /** Per word: where it begins in `text`, and its token. */
  readonly starts: readonly number[];
  readonly tokens: readonly number[];
}

const lines = new WeakMap<WitnessWords, Line>();

function lineOf(words: WitnessWords): Line {
  let line = lines.get(words);
  if (line === undefined) {
    let text = ' ';
    const starts: number[] = [];
    const tokens: number[] = [];
    words.witness.tokens.forEach((token, i) => {
      if (token.kind === 'punctuation') return;
      starts.push(text.length);
      tokens.push(i);
      text += `${token.norm} `;
    });
    lines.set(words, (line = { text, starts, tokens }));
  }
  return line;
}

/** Where the sibling has the reading with the very words around it. */
function inTheseWords({ words, span }: Candidate, sibling: WitnessWords): Span | null {
  const { witness } = words;
  const { first, last } = tokenRange(witness, span);
  const s = sentenceAt(witness, span.start);
  const [from, to] = [witness.tokenBorders[s] ?? 0, witness.tokenBorders[s + 1] ?? 0];
  const said = (a: number, b: number): string[] =>
    witness.tokens.slice(Math.max(from, a), Math.min(to, b)).flatMap((token) => (token.kind === 'punctuation' ? [] : [token.norm]));
  const before = said(first - 2 * BESIDE, first).slice(-BESIDE);
  const core = said(first, last);
  const after = said(last, last + 2 * BESIDE).slice(0, BESIDE);
  if (core.length === 0 || before.length + core.length + after.length < LEAST) return null;
  const line = lineOf(sibling);
  const at = line.text.indexOf(` ${[...before, ...core, ...after].join(' ')} `);
  if (at < 0) return null;
  const i = wordAt(line.starts, at + 1) + before.length;
  const start = sibling.witness.tokens[line.tokens[i] ?? -1]?.start;
  const end = sibling.witness.tokens[line.tokens[i + core.length - 1] ?? -1]?.end;
  return start === undefined || end === undefined ? null : { start, end };
}

function wordAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So many words to either side of a word tell what it is said of. */
const AROUND = 4;

/**
 * A single word of the reading's own meaning, or one that opposes the other reading, in the sentences that correspond, said
 * of the same thing, where nothing is denied: "refused the help" for "rejected the help", "shares lost" for "shares fell"
 * against "shares gained"; not "lost her job" for "lost a lawsuit".
 */
function inOneLike(
  candidate: Candidate,
  against: readonly Token[],
  sibling: WitnessWords,
  linked: readonly number[],
  lexicon: Lexicon,
): Span | null {
  const [word] = singleWord(candidate);
  if (word === undefined || isNegator(word.norm)) return null;
  const about = telling(candidate.words, tokenRange(candidate.words.witness, candidate.span).first);
  const says = (norm: string): boolean =>
    ALIKE.has(lexicon.relation(norm, word.norm)) || against.some((other) => lexicon.relation(norm, other.norm) === 'opposite');
  for (const s of linked) {
    const [from, to] = [sibling.witness.tokenBorders[s] ?? 0, sibling.witness.tokenBorders[s + 1] ?? 0];
    const tokens = sibling.witness.tokens.slice(from, to);
    if (tokens.some((token) => isNegator(token.norm))) continue;
    const like = tokens.find(
      (token, i) =>
        isTelling(token) &&
        says(token.norm) &&
        telling(sibling, from + i).some((x) => about.some((y) => x.stem === y.stem || lexicon.relation(x.norm, y.norm) === 'synonym')),
    );
    if (like !== undefined) return { start: like.start, end: like.end };
  }
  return null;
}

/** The word of a reading of one word. */
function singleWord({ words, span }: Candidate): Token[] {
  const { first, last } = tokenRange(words.witness, span);
  return words.witness.tokens.slice(first, last === first + 1 ? last : first);
}

const isTelling = (token: Token): boolean => token.kind === 'number' || (token.kind === 'word' && !FUNCTION_WORDS.has(token.norm));

/** Words that tell something near the one at `i`. */
const telling = ({ witness }: WitnessWords, i: number): Token[] =>
  witness.tokens.slice(Math.max(0, i - AROUND), i + AROUND + 1).filter((token) => token !== witness.tokens[i] && isTelling(token));

const ALIKE: ReadonlySet<WordRelation> = new Set(['same', 'synonym', 'wider']);

/** Where sentences of the sibling near the place have the value, or have the speaker say something. */
function nearby(category: DeviationCategory, { words, span }: Candidate, sibling: WitnessWords, near: readonly number[]): Span | null {
  if (category === 'attribution') return creditedIn(sibling, near, words.witness.article.text.slice(span.start, span.end));
  if (!VALUES.has(category)) return null;
  const fact = factAt(words, span);
  if (fact === undefined) return null;
  for (const n of near) {
    const hit = sibling.factsIn[n]?.find((other) => agree(fact, other) && isOneMatter(fact, other));
    if (hit !== undefined) return hit.span;
  }
  return null;
}

/** A bare "two" is everywhere: it has to count the same thing. */
const isOneMatter = (fact: Fact, other: Fact): boolean =>
  fact.type === other.type && ((fact.type !== 'number' && fact.type !== 'ordinal') || (fact.head !== null && fact.head === other.head));
