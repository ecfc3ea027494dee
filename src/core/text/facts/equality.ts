import type { Fact } from '../../model.ts';
import { DURATION_SECONDS } from './number-words.data.ts';

/** One value, one word: equal facts of a type have equal keys. An equivalence by construction. */
export function valueKey(fact: Fact): string {
  if (fact.type === 'duration' && fact.unit !== null) {
    const seconds = DURATION_SECONDS.get(fact.unit);
    if (seconds !== undefined) return `duration ${Number(fact.value) * seconds}s`;
  }
  return `${fact.type} ${fact.value} ${fact.unit ?? ''}`;
}

export const sameValue = (a: Fact, b: Fact): boolean => valueKey(a) === valueKey(b);

/** Measured types whose values may be set beside each other. */
const COUNTS = new Set<Fact['type']>(['number', 'percent', 'money', 'quantity', 'duration', 'age', 'score']);

/** Do the two say the same, allowing for rounding, converted units, and what one leaves open? Symmetric, not transitive. */
export function agree(a: Fact, b: Fact): boolean {
  if (sameValue(a, b)) return true;
  if (isDay(a) && isDay(b)) return daysAgree(a, b);
  if (a.type === 'time' && b.type === 'time') return timesAgree(a, b);
  if (!COUNTS.has(a.type) || !COUNTS.has(b.type)) return false;
  if (a.type === 'score' || b.type === 'score') return false;
  const x = Number(a.value);
  const y = Number(b.value);
  if (a.type !== b.type) {
    // "aged 45" and "45"; "45 percent" and "45"; 0.5 and 50 percent
    if (a.type === 'percent' || b.type === 'percent') {
      const percent = a.type === 'percent' ? x : y;
      const other = a.type === 'percent' ? b : a;
      return other.type === 'number' && (Number(other.value) === percent || Math.abs(Number(other.value) * 100 - percent) < 1.01);
    }
    // a measure never equals a bare count of other things: "two-week" is not "two countries"
    const bare = a.type === 'number' ? a : b.type === 'number' ? b : null;
    const other = bare === a ? b : a;
    return x === y && bare !== null && (other.type === 'age' || bare.head === null || bare.head === other.head);
  }
  if (a.type === 'duration' || a.type === 'age') return durationsAgree(a, b);
  if (a.type === 'money') return moneyAgrees(a, b);
  if (a.type === 'quantity') return a.unit === b.unit ? rounded(x, y) || near(x, y, 0.06) : false;
  return rounded(x, y);
}

const isDay = (fact: Fact): boolean => fact.type === 'date' || fact.type === 'weekday';

/** A weekday beside a day of the calendar is the same day for all we know; dates agree where both speak. */
function daysAgree(a: Fact, b: Fact): boolean {
  if (!commensurable(a, b)) return false;
  if (a.type === 'weekday' || b.type === 'weekday') return a.type !== b.type;
  if (a.unit === 'decade' || b.unit === 'decade') return a.value.slice(0, 3) === b.value.slice(0, 3);
  const x = a.value.split('-');
  const y = b.value.split('-');
  return x.every((part, i) => part === '?' || y[i] === '?' || y[i] === undefined || part === y[i]);
}

/** Do two days speak of one thing at all? "June" and "2019" neither agree nor differ, nor do "Monday" and "2019". */
export function commensurable(a: Fact, b: Fact): boolean {
  if (!isDay(a) || !isDay(b) || (a.type === 'weekday' && b.type === 'weekday')) return true;
  if (a.type === 'weekday') return tellsDay(b);
  if (b.type === 'weekday') return tellsDay(a);
  const y = b.value.split('-');
  return a.value.split('-').some((part, i) => part !== '?' && y[i] !== undefined && y[i] !== '?');
}

const tellsDay = (fact: Fact): boolean => (fact.value.split('-')[2] ?? '?') !== '?';

function timesAgree(a: Fact, b: Fact): boolean {
  if (a.unit === 'h24' && b.unit === 'h24') return a.value === b.value;
  const [h1, m1] = a.value.split(':').map(Number);
  const [h2, m2] = b.value.split(':').map(Number);
  return m1 === m2 && (h1 ?? 0) % 12 === (h2 ?? 0) % 12;
}

function durationsAgree(a: Fact, b: Fact): boolean {
  const x = DURATION_SECONDS.get(a.unit ?? '');
  const y = DURATION_SECONDS.get(b.unit ?? '');
  if (x !== undefined && y !== undefined)
    return near(Number(a.value) * x, Number(b.value) * y, 0.001) || (a.unit === b.unit && rounded(Number(a.value), Number(b.value)));
  if (a.unit === b.unit) return rounded(Number(a.value), Number(b.value));
  return near(inDays(a), inDays(b), 0.04);
}

const inDays = (fact: Fact): number =>
  Number(fact.value) *
  (fact.unit === 'month' ? 30.44 : fact.unit === 'year' ? 365.25 : (DURATION_SECONDS.get(fact.unit ?? '') ?? NaN) / 86400);

function moneyAgrees(a: Fact, b: Fact): boolean {
  if (a.unit !== b.unit) return false;
  return rounded(Number(a.value), Number(b.value));
}

const near = (x: number, y: number, tolerance: number): boolean => Math.abs(x - y) <= tolerance * Math.max(Math.abs(x), Math.abs(y));

/** Is one the correct rounding of the other, to one to three digits, and shorter? Small whole numbers are exact. */
export function rounded(x: number, y: number): boolean {
  if (x === y) return true;
  const [small, large] = digits(x) <= digits(y) ? [x, y] : [y, x];
  const kept = digits(small);
  if (kept > 3 || kept >= digits(large) || Math.abs(large) < 10)
    return (
      kept <= 3 && kept < digits(large) && !Number.isInteger(large) && Math.abs(large) >= 1 && Number(large.toPrecision(kept)) === small
    );
  return Number(large.toPrecision(kept)) === small && near(small, large, 0.045);
}

/** Significant digits as written: 1500 has two, 1.5 has two, 300 has one. */
function digits(value: number): number {
  const text = value.toPrecision(12).replace(/e.*$/u, '').replace('.', '').replace(/^-?0+/u, '').replace(/0+$/u, '');
  return Math.max(1, text.length);
}
