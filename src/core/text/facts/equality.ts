import type { Fact } from '../../model.ts';
import { endsOf, isRange } from './ranges.ts';
import { dayOfIso, weekdayOf } from './days.ts';
import { DURATION_SECONDS } from './number-words.data.ts';

/** One value, one word: equal facts of a type have equal keys. An equivalence by construction. */
export function valueKey(fact: Fact): string {
  if (isRange(fact)) return endsOf(fact).map(valueKey).join(' to ');
  if (fact.type === 'duration' && fact.unit !== null) {
    const seconds = DURATION_SECONDS.get(fact.unit);
    if (seconds !== undefined) return `duration ${Number(fact.value) * seconds}s`;
    // "half a year", "six months"
    if (fact.unit === 'year') return `duration ${Number(fact.value) * 12} month`;
  }
  if (fact.type === 'time') {
    const ahead = offsetsOf(fact);
    if (ahead.length === 1 && ahead[0] !== undefined) return `time ${universal(fact, ahead[0])} utc`;
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
  if (isRange(a) || isRange(b)) return rangesAgree(a, b);
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
  if (a.type === 'percent' && a.unit !== b.unit) return false;
  if (a.type === 'quantity') return measuresAgree(a, b) || within(a, b);
  return rounded(x, y) || within(a, b);
}

/** So far beyond its bound a value still answers it: "more than 200" may be 240, "fewer than forty" 34. */
const BOUND_REACH = 1.25;

/** Is the value of one what the other leaves open: "fewer than 40" and 37, "about 40" and 42? Only a bound opens it. */
function within(a: Fact, b: Fact): boolean {
  if ((a.approximator === null) === (b.approximator === null)) return false;
  const [open, exact] = a.approximator === null ? [b, a] : [a, b];
  const [per, its] = [DURATION_SECONDS.get(open.unit ?? '') ?? NaN, DURATION_SECONDS.get(exact.unit ?? '') ?? NaN];
  const [bound, value] = [Number(open.value), a.unit === b.unit ? Number(exact.value) : (Number(exact.value) * its) / per];
  if (!(bound > 0 && value > 0) || digits(bound) > 2) return false;
  if (open.approximator === 'about') return near(bound, value, 0.06);
  const up = open.approximator === 'above' || open.approximator === 'at-least';
  return up ? value >= bound && value <= bound * BOUND_REACH : value <= bound && value * BOUND_REACH >= bound;
}

const UPWARDS: ReadonlySet<Fact['approximator']> = new Set(['above', 'at-least']);
const DOWNWARDS: ReadonlySet<Fact['approximator']> = new Set(['below', 'at-most']);

/** One value as a bound from above and from below: "more than 200", "fewer than 200". */
export const boundsClash = (a: Fact, b: Fact): boolean =>
  sameValue(a, b) &&
  ((UPWARDS.has(a.approximator) && DOWNWARDS.has(b.approximator)) || (DOWNWARDS.has(a.approximator) && UPWARDS.has(b.approximator)));

/** Both ends agree; a single value agrees with either end ("up to 30", "20 to 30"). */
function rangesAgree(a: Fact, b: Fact): boolean {
  const [x, y] = [endsOf(a), endsOf(b)];
  if (x.length === y.length) return x.every((end, i) => y[i] !== undefined && agree(end, y[i]));
  return x.some((p) => y.some((q) => agree(p, q)));
}

const isDay = (fact: Fact): boolean => fact.type === 'date' || fact.type === 'weekday';

/** Two days speak of one: dates where both tell, weekdays by name, either against the other by the page's own day. */
function daysAgree(a: Fact, b: Fact): boolean {
  if (a.relative === true || b.relative === true) return nearDays(a, b);
  if (a.type === 'weekday' && b.type === 'weekday') return false;
  if (a.type === 'weekday' || b.type === 'weekday') {
    const [name, date] = a.type === 'weekday' ? [a, b] : [b, a];
    if (!tellsDay(date)) return false;
    return !inSight(name, date) || name.value === `w${weekdayOf(dayOfIso(date.day) ?? 0)}`;
  }
  if (!commensurable(a, b)) return false;
  if (a.unit === 'decade' || b.unit === 'decade') return a.value.slice(0, 3) === b.value.slice(0, 3);
  const x = a.value.split('-');
  const y = b.value.split('-');
  return x.every((part, i) => part === '?' || y[i] === '?' || y[i] === undefined || part === y[i]);
}

/** So many days from the page's own a weekday is still called by its name alone. */
const WEEKDAY_REACH = 8;

/** Are both placed in the calendar, and so near that the name must fit the date? */
function inSight(weekday: Fact, date: Fact): boolean {
  const [x, y] = [dayOfIso(weekday.day), dayOfIso(date.day)];
  return x !== null && y !== null && Math.abs(x - y) <= WEEKDAY_REACH;
}

/** "Yesterday" is the day before the claimed one, give or take one: zones and later saves shift it. */
function nearDays(a: Fact, b: Fact): boolean {
  if (a.type === 'weekday' || b.type === 'weekday') {
    const [name, other] = a.type === 'weekday' ? [a, b] : [b, a];
    const at = dayOfIso(other.day);
    return at !== null && [-1, 0, 1].some((step) => name.value === `w${weekdayOf(at + step)}`);
  }
  const [x, y] = [dayOfIso(a.day), dayOfIso(b.day)];
  if (x !== null && y !== null) return Math.abs(x - y) <= 1;
  const [p, q] = [a.value.split('-'), b.value.split('-')];
  return p.every((part, i) => part === '?' || q[i] === '?' || q[i] === undefined || part === q[i]) && commensurableDates(a, b);
}

/**
 * Do two values speak of one thing at all? "June" and "2019" neither agree nor differ, nor do "Monday" and "2019",
 * nor a time that names its zone and one that does not. What is told by a page's own day never contradicts.
 */
export function commensurable(a: Fact, b: Fact): boolean {
  if (a.type === 'time' && b.type === 'time')
    return offsetsOf(a).length > 0 === offsetsOf(b).length > 0 || a.value.slice(3) !== b.value.slice(3);
  if (!isDay(a) || !isDay(b)) return true;
  if (a.relative === true || b.relative === true) return false;
  if (a.type === 'weekday' && b.type === 'weekday') return true;
  if (a.type === 'weekday') return tellsDay(b) && inSight(a, b);
  if (b.type === 'weekday') return tellsDay(a) && inSight(b, a);
  return commensurableDates(a, b);
}

const commensurableDates = (a: Fact, b: Fact): boolean => {
  const y = b.value.split('-');
  return a.value.split('-').some((part, i) => part !== '?' && y[i] !== undefined && y[i] !== '?');
};

const tellsDay = (fact: Fact): boolean => (fact.value.split('-')[2] ?? '?') !== '?';

/** Hours ahead of UTC that the zone of a time may stand for; none where it tells no zone. */
const offsetsOf = (fact: Fact): readonly number[] =>
  fact.unit?.startsWith('utc') === true ? fact.unit.slice(3).split('/').map(Number) : [];

/** Minutes of the day in UTC, as HH:MM. */
function universal(fact: Fact, ahead: number): string {
  const [hours = 0, minutes = 0] = fact.value.split(':').map(Number);
  const at = (((hours * 60 + minutes - ahead * 60) % 1440) + 1440) % 1440;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** So far from it a time is still "shortly after nine" or "about nine". */
const LOOSE_MINUTES = 20;

const minutesOf = ({ value }: Fact): number => {
  const [hours = 0, minutes = 0] = value.split(':').map(Number);
  return hours * 60 + minutes;
};

function timesAgree(a: Fact, b: Fact): boolean {
  const [x, y] = [offsetsOf(a), offsetsOf(b)];
  if (x.length > 0 && y.length > 0) return x.some((p) => y.some((q) => universal(a, p) === universal(b, q)));
  const round = a.unit === 'h12' || b.unit === 'h12' ? 720 : 1440;
  const apart = Math.abs(minutesOf(a) - minutesOf(b)) % round;
  return Math.min(apart, round - apart) <= ((a.approximator === null) === (b.approximator === null) ? 0 : LOOSE_MINUTES);
}

/**
 * In one unit a measure is rounded like any number. Converted, it may be off by half of the last place that either
 * shows: 61 km are 38 miles, 3 miles are 5 km, 64 km are 40 miles; 38 km are not 38 miles.
 */
function measuresAgree(a: Fact, b: Fact): boolean {
  if (a.unit !== b.unit) return degreesAgree(a, b);
  const [x, y] = [Number(a.value), Number(b.value)];
  if (a.written === undefined || b.written === undefined || a.written.unit === b.written.unit) return rounded(x, y);
  const off = Math.max(stepOf(a), stepOf(b)) / 2;
  const far = Math.abs(x - y);
  return (
    far <= off * 1.02 &&
    (far <= 0.06 * Math.max(Math.abs(x), Math.abs(y)) ||
      a.unit === '°C' ||
      Math.min(Math.abs(a.written.value), Math.abs(b.written.value)) < 5)
  );
}

/** The last place that a measure shows, in its canonical unit: 1 km for "61 km", 10 miles for "100 miles". */
function stepOf({ value, written }: Fact): number {
  if (written === undefined || written.value === 0) return 0;
  const factor = written.unit === 'fahrenheit' ? 1 / 1.8 : written.unit === 'celsius' ? 1 : Math.abs(Number(value) / written.value);
  const shown = /^-?0*(\d+?)(0*)(?:\.(\d+))?$/u.exec(String(written.value));
  if (shown === null) return 0;
  if (shown[3] !== undefined) return factor * 10 ** -shown[3].length;
  return factor * 10 ** (shown[2]?.length ?? 0);
}

/** "38 degrees" without a scale is 38 of either. */
const degreesAgree = (a: Fact, b: Fact): boolean =>
  (a.unit === 'degree' || b.unit === 'degree') && (a.unit === '°C' || b.unit === '°C') && a.written?.value === b.written?.value;

function durationsAgree(a: Fact, b: Fact): boolean {
  // "in her 50s" and "53-year-old"
  if (a.type === 'age' && (a.unit === 'decade') !== (b.unit === 'decade')) {
    const [decade, age] = a.unit === 'decade' ? [a, b] : [b, a];
    return age.unit === 'year' && Math.floor(Number(age.value) / 10) * 10 === Number(decade.value);
  }
  const x = DURATION_SECONDS.get(a.unit ?? '');
  const y = DURATION_SECONDS.get(b.unit ?? '');
  if (x !== undefined && y !== undefined)
    return (
      near(Number(a.value) * x, Number(b.value) * y, 0.001) ||
      (a.unit === b.unit && rounded(Number(a.value), Number(b.value))) ||
      (a.type === b.type && within(a, b))
    );
  if (a.unit === b.unit) return rounded(Number(a.value), Number(b.value)) || within(a, b);
  return near(inDays(a), inDays(b), 0.04);
}

const inDays = (fact: Fact): number =>
  Number(fact.value) *
  (fact.unit === 'month' ? 30.44 : fact.unit === 'year' ? 365.25 : (DURATION_SECONDS.get(fact.unit ?? '') ?? NaN) / 86400);

function moneyAgrees(a: Fact, b: Fact): boolean {
  if (a.unit !== b.unit) {
    // "61.4 cents" and "$0.614"; whose cents they are is not told
    const [cents, whole] = a.unit === 'cent' ? [a, b] : [b, a];
    return cents.unit === 'cent' && whole.unit !== 'penny' && Math.abs(Number(cents.value) / 100 - Number(whole.value)) < 1e-9;
  }
  return rounded(Number(a.value), Number(b.value)) || within(a, b);
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
