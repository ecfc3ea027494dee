import type { Fact } from '../../model.ts';

/** Types that may be told as a range. */
const RANGED: ReadonlySet<Fact['type']> = new Set(['number', 'percent', 'money', 'quantity', 'duration', 'age']);

/** Between the two ends of "5..8". */
const BETWEEN = '..';

/**
 * "20 to 30 people", "5–8 %", "between 2 and 5 days", "two or three": one value with two ends, so that an end is
 * never compared with another number. "From 5 to 8" tells two values. `facts` are those of one sentence, in order.
 */
export function withRanges(text: string, facts: readonly Fact[]): Fact[] {
  const found: Fact[] = [];
  for (const fact of facts) {
    const low = found.at(-1);
    const joined = low === undefined ? null : rangeOf(text, low, fact);
    if (joined === null) found.push(fact);
    else found[found.length - 1] = joined;
  }
  return found;
}

function rangeOf(text: string, low: Fact, high: Fact): Fact | null {
  if (!RANGED.has(low.type) || !RANGED.has(high.type) || low.value.includes(BETWEEN)) return null;
  const gap = text.slice(low.span.end, high.span.start);
  if (gap.length > 5 || !/^(?:[-–—]| [-–] | (?:to|or|and) )$/u.test(gap)) return null;
  const before = text.slice(Math.max(0, low.span.start - 9), low.span.start).toLowerCase();
  if (gap === ' and ' ? !/\bbetween $/u.test(before) : gap === ' to ' && /\bfrom $/u.test(before)) return null;
  // "$5-7 million": the sign stands before the first end only
  if (low.type === 'money' && high.type === 'number') return rangeOf(text, low, { ...high, type: 'money', unit: low.unit });
  // the first end may leave its kind to the second ("2 to 5 days" is read as days already)
  if (low.type !== high.type && !(low.type === 'number' && (low.head === null || low.head === high.head))) return null;
  if (low.type === high.type && low.unit !== high.unit) return null;
  if (!(Number(low.value) < Number(high.value))) return null;
  const { written: _, ...rest } = high;
  return {
    ...rest,
    value: `${low.value}${BETWEEN}${high.value}`,
    approximator: low.approximator,
    span: { start: low.span.start, end: high.span.end },
  };
}

/** The ends of a value: one, or two where it is a range. */
export const endsOf = (fact: Fact): Fact[] => fact.value.split(BETWEEN).map((value) => ({ ...fact, value }));

export const isRange = (fact: Fact): boolean => fact.value.includes(BETWEEN);
