import type { DeviationCategory, Span, Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import { isNegator } from '../text/facts/negation.ts';
import { IRREGULAR } from '../text/irregular.data.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Contrast } from './contrast.ts';
import { DENYING } from './denial-words.ts';
import { gapsOf } from './gaps.ts';
import { modalClass, modalsDiffer } from './modality.ts';
import { RANKS, ROLES, superlative } from './roles.data.ts';
import { isShort, type LinkView } from './slots.ts';
import { tokenRange, type WitnessWords } from './witness-words.ts';

/** Words that tell nothing in a gap. */
const SMALL = new Set(
  "a an the of in on at to for from by with and or as that which who it its his her their is are was were be been being has have had do does did 's also very".split(
    ' ',
  ),
);

/** Verbs and adverbs of so many meanings that their opposites are mostly wording ("come", "go into force"). */
const LIGHT = new Set(
  `half both all spite despite come comes came coming go goes went gone going take takes took taken give gives gave given get gets got make makes made stand stands stood follow follows
  followed following put set keep keeps kept run runs ran hold holds held move moves moved moving still turn turned back right left out up down in on off over
  under around away through here there now then well just even yet so such other another one some any many much long short great real hard light bring brought
  leave leaves live lives home present end ends open close like stop sack fire clear free block term he she him her his hers multiple several various`.split(
    /\s+/u,
  ),
);

/** Words that point or fill: never opposites of each other, whatever a dictionary says. */
const POINTING = new Set(
  'half both all spite despite here there now then well just even yet so such other another some any all many much up down in out on off over under around through'.split(
    ' ',
  ),
);

/** The reading of a sibling that leaves the word out: a reading of its own, never the page's. */
const NOTHING_THERE = '∅';

/** What opposes one word says one thing: "rejected" and "refused" agree against "accepted". */
export const OPPOSED = 'opposed';

/** Words that stand in one place and say the reverse, another certainty, or another rank. */
export function wordContrasts(view: LinkView, sibling: number, { lexicon }: Tables): Contrast[] {
  const found: Contrast[] = [];
  const add = (
    category: DeviationCategory,
    span: Span,
    theirs: Token | undefined,
    severity: 2 | 3,
    sure: number,
    reading = theirs?.norm ?? NOTHING_THERE,
  ): void => {
    found.push({
      category,
      span: { start: span.start, end: span.end },
      sibling,
      stance: 'differs',
      theirs: reading,
      theirSpan: theirs === undefined ? null : { start: theirs.start, end: theirs.end },
      severity,
      sure,
    });
  };
  // the same words all around make a different word a different statement; loose wording makes it wording
  const near = isShort(view) ? Math.min(1, 0.55 + 0.5 * view.closeness) : Math.min(1, 0.2 + 1.2 * view.closeness);
  const judged = new Set<Token>();
  for (const gap of gapsOf(view)) {
    const a = gap.a.filter(isContent);
    const b = gap.b.filter(isContent);
    const tight = Math.max(gap.a.length, gap.b.length) <= 2;
    const framed = gap.before !== undefined && gap.after !== undefined;
    for (const x of a) {
      for (const y of b) {
        if (modalClass(x.norm) !== null || modalClass(y.norm) !== null) continue;
        const mayOppose =
          (tight || formOf(x) === formOf(y)) &&
          ((!LIGHT.has(x.norm) && !LIGHT.has(y.norm)) ||
            (tight && framed && view.closeness >= 0.65 && !POINTING.has(x.norm) && !POINTING.has(y.norm)));
        const mayRank = tight && ROLES.has(x.norm) && ROLES.has(y.norm);
        if (!mayOppose && !mayRank) continue;
        const relation = lexicon.relation(x.norm, y.norm);
        if (
          mayOppose &&
          relation === 'opposite' &&
          !isAnswered(view, x, y, lexicon) &&
          isDeniedAt(view.a, x, gap.a) === isDeniedAt(view.b, y, gap.b)
        ) {
          judged.add(x);
          const rank = superlative(x.norm) && superlative(y.norm);
          add(rank ? 'role' : 'negation', x, y, 3, (tight ? 0.9 : 0.66) * (framed ? 1 : 0.85) * near, rank ? y.norm : OPPOSED);
        } else if (mayRank && relation !== 'same' && relation !== 'synonym' && relation !== 'wider') add('role', x, y, 2, 0.62 * near);
      }
    }
    const ours = gap.a.find((token) => modalClass(token.norm) !== null);
    const theirs = gap.b.find((token) => modalClass(token.norm) !== null);
    const certainty = ours === undefined ? null : modalClass(ours.norm);
    const other = theirs === undefined ? null : modalClass(theirs.norm);
    if (ours !== undefined && theirs !== undefined && tight && certainty !== null && other !== null && modalsDiffer(certainty, other))
      // "production should restart on Monday" is how some announce what others say will happen
      add('modality', ours, theirs, 2, (ours.norm === 'should' || theirs.norm === 'should' ? 0.6 : 0.85) * near, other);
    const rankHere = gap.a.find(isRank);
    const rankThere = gap.b.find(isRank);
    if (
      (rankHere === undefined) !== (rankThere === undefined) &&
      gap.after !== undefined &&
      holdsOffice(view.a, gap.after) &&
      Math.max(a.length, b.length) <= 2
    )
      add('role', rankHere ?? gap.after, rankThere, 2, 0.9 * near);
  }
  for (const { x, y } of opposedNeighbours(view, lexicon))
    if (!judged.has(x) && formOf(x) === formOf(y) && !isAnswered(view, x, y, lexicon)) add('negation', x, y, 3, 0.78 * near, OPPOSED);
  return found;
}

/** A word put in the place of another keeps its form: "victory" and "defeated" were told apart. */
const formOf = (token: Token): string =>
  token.norm.endsWith('ing') ? 'ing' : token.norm.endsWith('ed') || IRREGULAR.has(token.norm) ? 'past' : 'base';

/** "Deputy", "ex-deputy". */
const isRank = (token: Token): boolean => token.norm.split('-').some((part) => RANKS.has(part));

/** "President", "prime minister". */
function holdsOffice(words: WitnessWords, token: Token): boolean {
  const { first } = tokenRange(words.witness, token);
  return (
    ROLES.has(token.norm) || (token.kind === 'word' && !SMALL.has(token.norm) && ROLES.has(words.witness.tokens[first + 1]?.norm ?? ''))
  );
}

const ORDINALS = new Set('first second third fourth fifth sixth seventh eighth ninth tenth'.split(' '));

/**
 * Is what x says told by another word of the sibling, or what y says by another of the page? "The end of one chapter
 * and the beginning of another" says what "the closing" and "the opening" say. Ranks in a list answer each other, and
 * "25 years old" is as young as "his young age of 25".
 */
function isAnswered(view: LinkView, x: Token, y: Token, lexicon: Lexicon): boolean {
  if (ORDINALS.has(x.norm) && ORDINALS.has(y.norm)) return true;
  if (isAge(view.a, x) || isAge(view.b, y) || isTurnedRound(view, x, y)) return true;
  const taken = new Set(view.pairs);
  return (
    saysToo(view.b, view.bTokens, (q) => taken.has(q), x, y, lexicon) ||
    saysToo(view.a, view.aTokens, (p) => (view.pairs[p] ?? -1) >= 0, y, x, lexicon)
  );
}

/** What stands for a word of the other side already answers no other. */
const saysToo = (
  words: WitnessWords,
  list: readonly number[],
  isTaken: (position: number) => boolean,
  word: Token,
  not: Token,
  lexicon: Lexicon,
): boolean =>
  list.some((i, position) => {
    const token = words.witness.tokens[i];
    if (token === undefined || isTaken(position) || token === not || token.kind !== 'word' || !isContent(token)) return false;
    const relation = lexicon.relation(word.norm, token.norm);
    // a wider word answers where it opposes the other as well: "rising … a cut" beside "increase … a reduction"
    return relation === 'same' || relation === 'synonym' || (relation === 'wider' && lexicon.relation(not.norm, token.norm) === 'opposite');
  });

/** So many words before it may turn it round: "did not come before", "only came after"; "only to abandon it after" does not. */
const TURNS_WITHIN = 3;
const TEMPORAL = new Set(['before', 'after']);

/** "Not before the vote", "only after the vote" and "not until after it" say one thing. */
function isTurnedRound(view: LinkView, x: Token, y: Token): boolean {
  if (!TEMPORAL.has(x.norm) || !TEMPORAL.has(y.norm)) return false;
  const turns = (words: WitnessWords, token: Token): string => {
    const { first } = tokenRange(words.witness, token);
    return words.witness.tokens
      .slice(Math.max(0, first - TURNS_WITHIN), first)
      .map(({ norm }) => (isNegator(norm) ? 'not' : norm === 'until' || norm === 'till' || norm === 'only' ? norm : ''))
      .join('');
  };
  return turns(view.a, x) !== turns(view.b, y);
}

/** "25 years old", "25-year-old". */
function isAge(words: WitnessWords, token: Token): boolean {
  if (token.norm !== 'old' && token.norm !== 'age' && token.norm !== 'young') return false;
  const { tokens } = words.witness;
  const { first } = tokenRange(words.witness, token);
  if (token.norm === 'old') return /^years?$/u.test(tokens[first - 1]?.norm ?? '') || /^years?$/u.test(tokens[first - 2]?.norm ?? '');
  return tokens[first + 1]?.norm === 'age';
}

/** Is the word denied by another near it, in its gap or just before? */
const isDeniedAt = (words: WitnessWords, token: Token, gap: readonly Token[]): boolean => {
  const { first } = tokenRange(words.witness, token);
  return (
    gap.some((other, i) => other !== token && isDenial(other) && !isSome(other, gap[i - 1])) ||
    words.witness.tokens.slice(Math.max(0, first - 3), first).some((other) => isNegator(other.norm))
  );
};

/** How many content words to either side count as a word's neighbours. */
const REACH = 2;

/**
 * Opposites that stand by the same word though the sentence is built otherwise: "an old species of bird",
 * "a new bird species". Only words that stand for nothing on the other side are looked at.
 */
function opposedNeighbours(view: LinkView, lexicon: Lexicon): { x: Token; y: Token }[] {
  const a = looseWords(view, 'a');
  const b = a.length === 0 ? [] : looseWords(view, 'b');
  const found: { x: Token; y: Token }[] = [];
  if (a.length * b.length > 1600) return found;
  for (const x of a) {
    if (LIGHT.has(x.token.norm)) continue;
    for (const y of b) {
      if (LIGHT.has(y.token.norm) || x.denied !== y.denied) continue;
      if (!x.neighbours.some((key) => y.neighbours.includes(key))) continue;
      if (POINTING.has(x.token.norm) || POINTING.has(y.token.norm)) continue;
      if (lexicon.relation(x.token.norm, y.token.norm) === 'opposite') found.push({ x: x.token, y: y.token });
    }
  }
  return found;
}

interface LooseWord {
  readonly token: Token;
  readonly denied: boolean;
  readonly neighbours: readonly number[];
}

/** The content words of one side that are paired with nothing. */
function looseWords(view: LinkView, side: 'a' | 'b'): LooseWord[] {
  const words = side === 'a' ? view.a : view.b;
  const list = side === 'a' ? view.aTokens : view.bTokens;
  const taken = side === 'a' ? null : new Set(view.pairs);
  const positions: number[] = [];
  list.forEach((i, position) => {
    const token = words.witness.tokens[i];
    if (token !== undefined && isContent(token)) positions.push(position);
  });
  return positions.flatMap((position, n) => {
    const token = words.witness.tokens[list[position] ?? 0];
    if (token === undefined || (taken === null ? (view.pairs[position] ?? -1) >= 0 : taken.has(position))) return [];
    const near = [...positions.slice(Math.max(0, n - REACH), n), ...positions.slice(n + 1, n + 1 + REACH)];
    const denied = list.slice(Math.max(0, position - 3), position).some((i) => isNegator(words.witness.tokens[i]?.norm ?? ''));
    return [
      {
        token,
        denied,
        neighbours: near.map((at) => words.keys[list[at] ?? 0] ?? 0),
      },
    ];
  });
}

const isContent = (token: Token): boolean => token.kind === 'word' && !SMALL.has(token.norm) && !isNegator(token.norm);
/** "A little", "a few" deny nothing. */
const isSome = (token: Token, before: Token | undefined): boolean =>
  before?.norm === 'a' && (token.norm === 'little' || token.norm === 'few');
/** "A lack of justice" and "injustice" say one thing. */
const isDenial = (token: Token): boolean => isNegator(token.norm) || DENYING.has(token.norm);
