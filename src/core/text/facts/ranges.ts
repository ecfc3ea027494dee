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

/**
 * "September 11 to 14", "4th or 5th of May", "11-14 September": two days of one month, and its name beside the one is for
 * both. Left a number, the other day was held against days: "14" here, "11" there. `facts` are those of one sentence.
 */
export const withDays = (text: string, facts: readonly Fact[]): Fact[] =>
  facts.map(
    (fact, i) =>
      daysTogether(fact, facts[i + 1], 0) ??
      daysTogether(facts[i - 1], fact, 1) ??
      dayBeside(text, fact, facts[i - 1], false) ??
      dayBeside(text, fact, facts[i + 1], true) ??
      fact,
  );

const DAYS_BETWEEN = /^(?:[-–—]| [-–] | (?:to|or|and|through|until) (?:the )?)$/u;
const DAY = /^(?:[1-9]|[12]\d|3[01])$/u;

/** That day of the date's month. */
const onDay = (date: Fact, day: string, span: Fact['span']): Fact => ({
  ...date,
  value: date.value.replace(/[^-]*$/u, day.padStart(2, '0')),
  ...(date.day === undefined ? {} : { day: date.day.slice(0, -2) + day.padStart(2, '0') }),
  span,
});

/** The number as a day of the date's month, when it stands before or after it as such. */
function dayBeside(text: string, fact: Fact, date: Fact | undefined, isBefore: boolean): Fact | null {
  if ((fact.type !== 'number' && fact.type !== 'ordinal') || (fact.head !== null && !isBefore) || !DAY.test(fact.value)) return null;
  if (date?.type !== 'date' || date.relative === true || !/-\d\d$/u.test(date.value)) return null;
  const [first, second] = isBefore ? [fact, date] : [date, fact];
  const [low, high] = isBefore ? [fact.value, date.value.slice(-2)] : [date.value.slice(-2), fact.value];
  if (Number(low) >= Number(high) || !DAYS_BETWEEN.test(text.slice(first.span.end, second.span.start))) return null;
  return onDay(date, fact.value, fact.span);
}

/** "11-14 September" is read as a score and a month: its first day, or its last. */
function daysTogether(score: Fact | undefined, date: Fact | undefined, which: 0 | 1): Fact | null {
  if (score?.type !== 'score' || date?.type !== 'date' || !date.value.endsWith('-?') || date.span.start !== score.span.end + 1) return null;
  const days = score.value.split(':');
  const [first = '', last = ''] = days;
  if (!DAY.test(first) || !DAY.test(last) || Number(first) >= Number(last)) return null;
  const { start, end } = score.span;
  return onDay(
    date,
    days[which] ?? '',
    which === 0 ? { start, end: start + first.length } : { start: end - last.length, end: date.span.end },
  );
}

/** The ends of a value: one, or two where it is a range. */
export const endsOf = (fact: Fact): Fact[] => fact.value.split(BETWEEN).map((value) => ({ ...fact, value }));

export const isRange = (fact: Fact): boolean => fact.value.includes(BETWEEN);
