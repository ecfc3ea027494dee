import type { Fact } from '../model.ts';
import { agree } from '../text/facts/equality.ts';
import { isRange } from '../text/facts/ranges.ts';
import type { LinkView } from './slots.ts';
import type { WitnessWords } from './witness-words.ts';

const COUNTED: ReadonlySet<Fact['type']> = new Set(['number', 'percent', 'money', 'quantity', 'duration']);

/** A third value is looked for so many sentences before and after. */
const REACH = 1;

/**
 * Do two values that differ tell one thing, by way of a third that both versions have? "60 of the 80 fields are lost" and
 * "20 of 80 remain", "rose from 40 to 52" and "12 more, 52 in all", "half of the 16 rooms" and "eight of them". The third
 * stands beside one of the two, and somewhere in the other version too.
 */
export function isDerived(view: LinkView, fact: Fact, other: Fact): boolean {
  return tellsByThird(view.a, view.link.a, view.b, view.link.b, fact, other);
}

/** The same of values in these sentences of two witnesses. */
export function tellsByThird(
  a: WitnessWords,
  here: readonly number[],
  b: WitnessWords,
  there: readonly number[],
  fact: Fact,
  other: Fact,
): boolean {
  if (!COUNTED.has(fact.type) || !COUNTED.has(other.type) || isRange(fact) || isRange(other)) return false;
  const [x, y] = [valueOf(fact), valueOf(other)];
  if (isShare(fact) && isShare(other) && Math.abs(x + y - 1) < 0.011) return true;
  const third = (words: WitnessWords, sentences: readonly number[], elsewhere: WitnessWords, not: Fact): boolean =>
    around(words, sentences).some(
      (one) =>
        one !== not &&
        COUNTED.has(one.type) &&
        !isRange(one) &&
        tells(fact, other, x, y, one) &&
        elsewhere.factsIn.some((facts) => facts.some((its) => its.type === one.type && its !== fact && its !== other && agree(one, its))),
    );
  return third(a, here, b, fact) || third(b, there, a, other);
}

function tells(fact: Fact, other: Fact, x: number, y: number, one: Fact): boolean {
  const z = valueOf(one);
  if (isShare(fact) !== isShare(other)) {
    const [share, count] = isShare(fact) ? [x, y] : [y, x];
    return !isShare(one) && (nearly(share * z, count) || nearly((1 - share) * z, count));
  }
  if (isShare(fact) !== isShare(one)) return false;
  if (fact.unit !== other.unit || (one.unit !== fact.unit && fact.type !== 'money')) return false;
  return isSum(x, y, z) || isSum(x, z, y) || isSum(y, z, x);
}

/** The parts weigh enough that a rounded sum still tells of both. */
const isSum = (x: number, y: number, whole: number): boolean =>
  Math.min(x, y) > 0.04 * whole && (whole <= 100 ? Math.abs(x + y - whole) < 1e-9 : nearly(x + y, whole));

/** A part of a whole: "a third", "one in three", 33 percent. */
export const isShare = (fact: Fact): boolean =>
  fact.type === 'percent' || (fact.type === 'number' && Number(fact.value) > 0 && Number(fact.value) < 1);

const valueOf = (fact: Fact): number => (fact.type === 'percent' ? Number(fact.value) / 100 : Number(fact.value));

/** Sums of rounded values are off by a little. */
const nearly = (x: number, y: number): boolean => Math.abs(x - y) <= 0.011 * Math.max(Math.abs(x), Math.abs(y));

const around = (words: WitnessWords, sentences: readonly number[]): Fact[] =>
  words.factsIn.slice(Math.max(0, Math.min(...sentences) - REACH), Math.max(...sentences) + REACH + 1).flat();
