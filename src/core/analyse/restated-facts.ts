import type { Fact } from '../model.ts';
import { canonical } from '../text/facts/fact-read.ts';
import { isRange } from '../text/facts/ranges.ts';

/** How many of the smaller unit make the larger: units that news tells together. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ['hour minute', 60],
  ['minute second', 60],
  ['day hour', 24],
  ['week day', 7],
  ['year month', 12],
]);

/**
 * Facts of one sentence as they are compared: what is told in two values that are one, or in words around the value.
 * "Two hours and ten minutes" is 130 minutes; "one cellar in four" a quarter; "shortly after ten" an hour;
 * "shortly before 9 p.m." and "no longer than 25 minutes" are bounds.
 */
export function restated(text: string, facts: readonly Fact[]): Fact[] {
  const found: Fact[] = [];
  for (const fact of facts) {
    const last = found.at(-1);
    const hour = hourOf(text, last, fact);
    const whole = last === undefined ? null : hour?.joined === true ? hour.time : composed(text, last, fact);
    if (whole !== null) found[found.length - 1] = whole;
    else found.push(hedged(text, shareOf(text, hour?.time ?? fact)));
  }
  return found;
}

const before = (text: string, { span }: Fact): string => text.slice(Math.max(0, span.start - 40), span.start);

/** "Two hours and ten minutes", "a year, three months". */
function composed(text: string, large: Fact, small: Fact): Fact | null {
  if (large.type !== 'duration' || small.type !== 'duration' || isRange(large) || isRange(small)) return null;
  const parts = PARTS.get(`${large.unit ?? ''} ${small.unit ?? ''}`);
  if (parts === undefined || Number(small.value) >= parts || !/^(?: and |, | )$/u.test(text.slice(large.span.end, small.span.start)))
    return null;
  return {
    ...small,
    value: canonical(Number(large.value) * parts + Number(small.value)),
    approximator: large.approximator,
    span: { start: large.span.start, end: small.span.end },
  };
}

/** The number of "one cellar in four" is a quarter. */
function shareOf(text: string, fact: Fact): Fact {
  const of = Number(fact.value);
  return fact.type === 'number' && of >= 2 && of <= 20 && /\bone \p{L}+ (?:in|out of) $/iu.test(before(text, fact))
    ? { ...fact, value: canonical(1 / of), head: null }
    : fact;
}

/** Words after which a bare number up to twelve is an hour. */
const AT = /\b(?:at|until|till|(?:shortly|just|soon) (?:before|after)) $/iu;
const MINUTES: ReadonlySet<number> = new Set([5, 10, 20, 25]);

const isBare = (fact: Fact): boolean =>
  fact.type === 'number' && fact.head === null && Number.isInteger(Number(fact.value)) && Number(fact.value) >= 1;

/** "Shortly after ten", "at ten to nine": hours told as bare numbers; `last` is the value before. */
function hourOf(text: string, last: Fact | undefined, fact: Fact): { time: Fact; joined: boolean } | null {
  const hour = Number(fact.value);
  if (!isBare(fact) || hour > 12 || /^(?:[-–/]| (?:to|past|of|out|or) )/u.test(text.slice(fact.span.end, fact.span.end + 6))) return null;
  const time = { ...fact, type: 'time', unit: 'h12', approximator: null } as const;
  if (AT.test(before(text, fact))) return { time: { ...time, value: clock(hour * 60) }, joined: false };
  if (last === undefined || !isBare(last) || !MINUTES.has(Number(last.value)) || !AT.test(before(text, last))) return null;
  const way = text.slice(last.span.end, fact.span.start);
  if (way !== ' to ' && way !== ' past ') return null;
  const at = hour * 60 + Number(last.value) * (way === ' to ' ? -1 : 1);
  return { time: { ...time, value: clock(at), span: { start: last.span.start, end: fact.span.end } }, joined: true };
}

const clock = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Words before a value that leave it open and that readers of values do not know. */
function hedged(text: string, fact: Fact): Fact {
  if (fact.approximator !== null) return fact;
  const words = before(text, fact);
  if (fact.type === 'time')
    return /\b(?:shortly|just|soon|a little|minutes) (?:before|after) (?:around |about )?$/iu.test(words) || /\btowards? $/iu.test(words)
      ? { ...fact, approximator: 'about' }
      : fact;
  return /\b(?:no|not) \p{L}+er than $/iu.test(words) ? { ...fact, approximator: 'at-most' } : fact;
}

/** "12,000 more", "another 40", "two metres higher": what is added, never the whole. */
export const isAdded = (text: string, { span }: Fact): boolean =>
  /\b(?:another|an? (?:additional|further|extra)) $/iu.test(text.slice(Math.max(0, span.start - 16), span.start)) ||
  /^(?: \p{L}+)? (?:more|fewer|less|additional|further|extra|higher|lower)\b(?! than \d)/iu.test(text.slice(span.end, span.end + 40));
