import type { Fact, Span, Token } from '../model.ts';
import type { Contrast } from './contrast.ts';
import { ADJUNCT } from './deeds.ts';
import { IRREGULAR } from '../text/irregular.data.ts';
import { isSameWord, wordsOf } from './names-alike.ts';
import { SAYING } from './deviations-speakers.ts';
import { stretchOf, type LinkView, type Stretch } from './slots.ts';

/** The reading of a sibling that has the page's two parties in each other's place. */
export const EXCHANGED = 'exchanged';

/**
 * Who did what to whom: two names that stand in each other's place. Either both have the words around them that the other
 * has in the sibling ("Norrby has sued Halvik over", "Halvik has sued Norrby over"), or one verb that both
 * texts have stands between them, and who does it differs, told actively or passively.
 */
export function exchangeContrasts(view: LinkView, sibling: number): Contrast[] {
  const ours = mentionsOf(view, 'a');
  if (ours.length < 2) return [];
  const theirs = mentionsOf(view, 'b');
  const found: Contrast[] = [];
  for (let i = 0; i + 1 < ours.length; i++) {
    const [x, y] = [ours[i], ours[i + 1]];
    if (x === undefined || y === undefined || x.sentence !== y.sentence || isOne(x, y)) continue;
    const other = pairIn(theirs, x, y);
    if (other === null || !isAlone(ours, x) || !isAlone(ours, y)) continue;
    const between = wordsBetween(view, 'a', x, y);
    const verb = verbBetween(view, x, y, other);
    const turned = other.y.to <= other.x.from;
    const sure = turned && isInEachOthersPlace(view, x, y, other) && between.some(isVerbal) ? 0.93 : (verb?.sure ?? 0);
    if (sure === 0 || between.some((token) => MUTUAL.has(token.norm))) continue;
    const [first, last] = turned ? [other.y, other.x] : [other.x, other.y];
    const said = verb !== null && SAYING.has(verb.norm);
    found.push({
      category: said ? 'attribution' : 'relation',
      span: { start: x.span.start, end: y.span.end },
      sibling,
      stance: 'differs',
      theirs: EXCHANGED,
      theirSpan: { start: first.span.start, end: last.span.end },
      severity: 3,
      sure: sure * Math.min(1, 0.4 + view.closeness),
      firm: true,
    });
  }
  return found;
}

/** A name among the words of one side. */
interface Mention extends Stretch {
  readonly words: readonly string[];
  readonly span: Span;
  readonly sentence: number;
}

const MENTIONS = new WeakMap<LinkView, { a?: Mention[]; b?: Mention[] }>();

function mentionsOf(view: LinkView, side: 'a' | 'b'): Mention[] {
  const known = MENTIONS.get(view) ?? {};
  MENTIONS.set(view, known);
  return (known[side] ??= view.link[side]
    .flatMap((s) => view[side].factsIn[s] ?? [])
    .filter((fact: Fact) => fact.type === 'name')
    .map((fact) => ({ ...stretchOf(view, side, fact.span), words: wordsOf(fact), span: fact.span, sentence: fact.sentence }))
    .filter((mention) => mention.to > mention.from)
    .sort((a, b) => a.from - b.from));
}

const isOne = (a: Mention, b: Mention): boolean => a.words.some((word) => b.words.some((other) => isSameWord(word, other)));

/** Named once in the sentence: of two mentions either may be meant. */
const isAlone = (all: readonly Mention[], one: Mention): boolean =>
  all.every((other) => other === one || other.sentence !== one.sentence || !isOne(one, other));

interface Pair {
  readonly x: Mention;
  readonly y: Mention;
}

/** The two names in one sentence of the sibling, each named there once. */
function pairIn(theirs: readonly Mention[], x: Mention, y: Mention): Pair | null {
  const xs = theirs.filter((other) => isOne(x, other));
  const ys = theirs.filter((other) => isOne(y, other));
  const [a, b] = [xs[0], ys[0]];
  if (xs.length !== 1 || ys.length !== 1 || a === undefined || b === undefined || a === b || a.sentence !== b.sentence) return null;
  return { x: a, y: b };
}

/** What two do to each other: whoever is named first. */
export const MUTUAL = new Set(
  `meet meets met meeting marry marries married share shares shared border borders bordering resemble resembles play plays played face faces faced talk talks
  talked agree agrees agreed discuss discussed differ differs differed compete competes competed cooperate clash clashed draw drew divorced and or between
  like than versus join joined both alongside against`.split(/\s+/u),
);

const tokensAt = (view: LinkView, side: 'a' | 'b', from: number, to: number): Token[] =>
  (side === 'a' ? view.aTokens : view.bTokens).slice(from, to).flatMap((i) => view[side].witness.tokens[i] ?? []);

const wordsBetween = (view: LinkView, side: 'a' | 'b', x: Stretch, y: Stretch): Token[] =>
  tokensAt(view, side, Math.min(x.to, y.to), Math.max(x.from, y.from));

/** Do the words before and after each name stand around the other one in the sibling? */
function isInEachOthersPlace(view: LinkView, x: Mention, y: Mention, { x: thereX, y: thereY }: Pair): boolean {
  const [l1, r1] = around(view, x, thereY);
  const [l2, r2] = around(view, y, thereX);
  return (l1 && r1 && (l2 || r2)) || (l2 && r2 && (l1 || r1));
}

function around(view: LinkView, here: Stretch, there: Stretch): [boolean, boolean] {
  const key = (side: 'a' | 'b', at: number): number => view[side].keys[(side === 'a' ? view.aTokens : view.bTokens)[at] ?? -1] ?? -1;
  return [key('a', here.from - 1) === key('b', there.from - 1), key('a', here.to) === key('b', there.to)];
}

/** So many words may stand between a name and the verb that it does or suffers. */
const REACH = 5;

/** A verb between the two names on both sides, done by the one here and by the other there. */
function verbBetween(view: LinkView, x: Mention, y: Mention, other: Pair): { norm: string; sure: number } | null {
  const [first, second] = other.x.from < other.y.from ? [other.x, other.y] : [other.y, other.x];
  if (y.from - x.to > 2 * REACH || second.from - first.to > 2 * REACH) return null;
  // "in Norrby the choir visited Halvik": where it was
  if (isPlaced(view, 'a', x) || isPlaced(view, 'b', first)) return null;
  for (let p = x.to; p < y.from; p++) {
    const verb = view.a.witness.tokens[view.aTokens[p] ?? -1];
    if (verb === undefined || !isPast(verb)) continue;
    const key = view.a.keys[view.aTokens[p] ?? -1];
    for (let q = first.to; q < second.from; q++) {
      const same = view.b.witness.tokens[view.bTokens[q] ?? -1];
      if (same === undefined || view.b.keys[view.bTokens[q] ?? -1] !== key || !isPast(same)) continue;
      const here = isPassive(tokensAt(view, 'a', p + 1, y.from)) ? 'y' : 'x';
      const suffers = isPassive(tokensAt(view, 'b', q + 1, second.from));
      const there = (first === other.x) === suffers ? 'y' : 'x';
      if (here !== there) return { norm: verb.norm, sure: Math.max(p - x.to, y.from - p) <= REACH ? 0.85 : 0.6 };
    }
  }
  return null;
}

const isPlaced = (view: LinkView, side: 'a' | 'b', one: Stretch): boolean =>
  tokensAt(view, side, one.from - 1, one.from).some((token) => ADJUNCT.has(token.norm));

/** "Accused by Norrby": the second name does it. */
const isPassive = (after: readonly Token[]): boolean =>
  after[0]?.norm === 'by' || (after[0]?.norm.endsWith('ly') === true && after[1]?.norm === 'by');

const isPast = (token: Token): boolean =>
  token.kind === 'word' &&
  !AUXILIARY.has(token.norm) &&
  ((token.norm.length > 4 && token.norm.endsWith('ed')) || IRREGULAR.has(token.norm));

/** Two names side by side, or in a list, do nothing: "the Halvik works Moberg", "the Moberg works in Halvik". */
const isVerbal = (token: Token): boolean =>
  isPast(token) ||
  SAYING.has(token.norm) ||
  /^(?:is|are|was|were|has|have|had|did|does|will|would|may|might|can|could|should|must)$/u.test(token.norm);

const AUXILIARY = new Set(
  'is am are was were be been being has have had having does did do done men women people children more most less least better best worse worst'.split(
    ' ',
  ),
);
