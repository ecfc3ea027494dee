import type { DeviationCategory, Fact } from '../model.ts';
import { agree, boundsClash } from '../text/facts/equality.ts';
import type { Contrast } from './contrast.ts';
import { factAt, type WitnessWords } from './witness-words.ts';

/** Kinds whose readings are values. */
export const VALUES: ReadonlySet<DeviationCategory> = new Set(['number', 'quantity', 'money', 'date', 'time']);

/**
 * What agrees with the page and with the other reading as well decides nothing: "4.12 o'clock" between morning and
 * evening, "about 240" between 241 and 243, what is left between a third and two thirds. And who differs by a round
 * value that only one of the exact ones fits says that one: "shortly after four in the morning" for 4:12 a.m.
 */
export function weighedValues(contrasts: readonly Contrast[], words: readonly WitnessWords[]): Contrast[] {
  const valueOf = ({ category, sibling, theirSpan }: Contrast): Fact | undefined => {
    const witness = words[sibling];
    return !VALUES.has(category) || theirSpan === null || witness === undefined ? undefined : factAt(witness, theirSpan);
  };
  const here = words[0] === undefined || contrasts[0] === undefined ? undefined : factAt(words[0], contrasts[0].span);
  const rivals = contrasts.flatMap(({ stance, theirs, ...one }) => {
    const value = stance === 'differs' ? valueOf({ stance, theirs, ...one }) : undefined;
    return value === undefined ? [] : [{ value, theirs }];
  });
  const decidesNothing = (value: Fact): boolean =>
    rivals.some((rival) => agree(value, rival.value) && !boundsClash(value, rival.value) && !isRepeat(here, rival.value));
  return contrasts.map((one) => {
    const value = one.stance === 'absent' ? undefined : valueOf(one);
    if (value === undefined) return one;
    if (one.stance === 'same') return decidesNothing(value) ? { ...one, stance: 'absent', theirSpan: null } : one;
    if (value.approximator === null) return one;
    const exact = new Set(
      rivals.flatMap((rival) => (rival.value.approximator === null && agree(value, rival.value) ? [rival.theirs] : [])),
    );
    const [theirs] = exact;
    return theirs !== undefined && exact.size === 1 ? { ...one, theirs } : one;
  });
}

/** A rival that is the page's own value, told in another place or another way. */
const isRepeat = (here: Fact | undefined, rival: Fact): boolean => here !== undefined && agree(here, rival) && !boundsClash(here, rival);
