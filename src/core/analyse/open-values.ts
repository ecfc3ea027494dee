import type { Fact } from '../model.ts';
import type { Tables } from '../tables.ts';
import { agree, commensurable } from '../text/facts/equality.ts';
import { isRange } from '../text/facts/ranges.ts';
import { DURATION_SECONDS } from '../text/facts/number-words.data.ts';
import { isShare, tellsByThird } from './derived-values.ts';
import { FAMILY, tellsWhich } from './deviations-quantities.ts';
import { contextOf, matched, rarityIn, type Match } from './fact-context.ts';
import { isAdded } from './restated-facts.ts';
import type { WitnessWords } from './witness-words.ts';

/** A value of the page that the sibling has nowhere, and one of the sibling's that the page has nowhere, told of one thing. */
export interface OpenPair extends Omit<Match, 'i' | 'j'> {
  readonly ours: Fact;
  readonly theirs: Fact;
}

/** Of values that hardly anybody else has, the two texts tell of other days or things. */
const LEAST_SUPPORTED = 0.5;
/** More open values than this are another text's. */
const MOST_OPEN = 40;
/** A changed value is rarely more than so many times the true one. */
const MOST_TIMES = 12;

/**
 * Values that nothing else is left for, wherever they stand. A text told freely has its facts in other sentences, but it
 * has them: what the page says and the sibling does not, and the other way round, are few, and two of one kind with the
 * same words around them tell one thing. What is a sum, a rest or a share of values that both have is no open value.
 */
export function openPairs(page: WitnessWords, sibling: WitnessWords, tables: Tables): OpenPair[] {
  const [all, others] = [valuesOf(page), valuesOf(sibling)];
  const ours = openAmong(all, others);
  const theirs = openAmong(others, all);
  if (ours.length === 0 || theirs.length === 0 || ours.length > MOST_OPEN || theirs.length > MOST_OPEN) return [];
  if (Math.max(ours.length / all.length, theirs.length / others.length) > 1 - LEAST_SUPPORTED) return [];
  const rarity = rarityIn(page, sibling, tables);
  const here = ours.map((fact) => contextOf(page, [fact], rarity));
  const there = theirs.map((fact) => contextOf(sibling, [fact], rarity));
  return matched(here, there, tables, (i, j) => mayAnswer(page, sibling, ours[i] as Fact, theirs[j] as Fact)).map(({ i, j, ...rest }) => ({
    ours: ours[i] as Fact,
    theirs: theirs[j] as Fact,
    ...rest,
  }));
}

/** Ranks are told of too many things at once ("the third round", "the 7th place"). */
const valuesOf = (words: WitnessWords): Fact[] =>
  words.factsIn.flatMap((facts) =>
    facts.filter((fact) => FAMILY[fact.type] !== undefined && fact.type !== 'ordinal' && fact.relative !== true),
  );

const COUNTED: ReadonlySet<Fact['type']> = new Set(['number', 'percent', 'money', 'quantity', 'duration']);

/** Values that the other has nowhere, neither as such nor as the sum or the rest of two that stand together. */
function openAmong(facts: readonly Fact[], others: readonly Fact[]): Fact[] {
  return facts.filter((fact) => {
    if (others.some((other) => supports(fact, other))) return false;
    if (!COUNTED.has(fact.type) || isRange(fact)) return true;
    const value = Number(fact.value);
    const alike = others.filter((other) => other.type === fact.type && other.unit === fact.unit && !isRange(other));
    return !alike.some((a) =>
      alike.some((b) => a !== b && Math.abs(a.sentence - b.sentence) <= 1 && isSum(value, Number(a.value), Number(b.value))),
    );
  });
}

/** Does the one say what the other says? What a bare number counts is left out: "seven years for one and three for the other". */
function supports(a: Fact, b: Fact): boolean {
  if (a.type === 'weekday' && b.type === 'weekday') return a.value === b.value;
  return agree(a, b);
}

/** A bare number may be an age, a sum or a percentage told short: "who is 74", "a fine of 3 million". */
const isOneKind = (a: Fact, b: Fact): boolean =>
  FAMILY[a.type] === FAMILY[b.type] || isBareFor(a, b) || isBareFor(b, a) || (isDay(a) && isDay(b));

const isDay = (fact: Fact): boolean => fact.type === 'date' || fact.type === 'weekday';

const isBareFor = (bare: Fact, other: Fact): boolean =>
  bare.type === 'number' &&
  bare.head === null &&
  (other.type === 'age' || other.type === 'percent' || (other.type === 'money' && Number(bare.value) >= 1000));

const isSum = (value: number, a: number, b: number): boolean =>
  [a + b, a - b].some((sum) => Math.abs(sum - value) <= 0.005 * Math.abs(value));

/** Are the two of one kind, and does no third value or bound reconcile them? */
function mayAnswer(page: WitnessWords, sibling: WitnessWords, a: Fact, b: Fact): boolean {
  if (!isOneKind(a, b) || !commensurable(a, b) || isShare(a) !== isShare(b) || isRange(a) !== isRange(b)) return false;
  if (a.type === b.type && a.type !== 'duration' && a.unit !== b.unit) return false;
  const [x, y] = [page.witness.article.text, sibling.witness.article.text];
  if (isAdded(x, a) !== isAdded(y, b) || isBound(a, b) || isBound(b, a)) return false;
  // "left in 2008" tells when, "the 2011 directive" which
  if (a.type === 'date' && (tellsWhich(page, a) || tellsWhich(sibling, b))) return false;
  if (a.type === 'date' && (isBorder(x, a) || isBorder(y, b))) return false;
  if (COUNTED.has(a.type) && !isRange(a)) {
    const times = sizeOf(a) / sizeOf(b);
    if (!(times < MOST_TIMES && times > 1 / MOST_TIMES)) return false;
  }
  return !tellsByThird(page, [a.sentence], sibling, [b.sentence], a, b);
}

/** Durations in seconds, a month of 30 days; all else as it is. */
const sizeOf = ({ type, value, unit }: Fact): number =>
  Number(value) *
  (type !== 'duration' ? 1 : unit === 'year' ? 31_536_000 : unit === 'month' ? 2_592_000 : (DURATION_SECONDS.get(unit ?? '') ?? NaN));

/** "More than a million" leaves open what another tells exactly. */
function isBound(bound: Fact, exact: Fact): boolean {
  const [x, y] = [Number(bound.value), Number(exact.value)];
  return bound.approximator === 'above' || bound.approximator === 'at-least'
    ? y > x
    : (bound.approximator === 'below' || bound.approximator === 'at-most') && y < x;
}

/** "Until the end of October" is "not before November". */
const isBorder = (text: string, { span, value }: Fact): boolean =>
  /^\?-\d\d-\?$/u.test(value) &&
  /\b(?:until|till|before|after|by|end of|start of|beginning of|since)(?: the)? $/iu.test(
    text.slice(Math.max(0, span.start - 20), span.start),
  );
