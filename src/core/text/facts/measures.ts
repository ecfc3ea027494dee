import { CURRENCY_SIGNS, UNITS, type Unit } from './number-words.data.ts';
import { readNumber, type NumberRead } from './numbers.ts';
import type { Piece } from './pieces.ts';
import { canonical, type FactRead } from './fact-read.ts';

const FOOT = UNITS.get('foot');
const INCH = UNITS.get('inch');
/** Words between a number and its unit: "two full weeks", "three more days". */
const FILLING = new Set('full whole entire straight consecutive successive more further additional extra long short'.split(' '));
/** Words behind "m" that make it metres; alone it may be millions. */
const METRIC =
  /^(?:tall|long|wide|high|deep|away|above|below|thick|across|underwater|freestyle|butterfly|backstroke|hurdles|sprint|dash|relay)$/u;

/** The measure whose unit follows a number: "61 km", "6 ft 2 in", "60 miles per hour", "40C", "20 square miles". */
export function readMeasure(text: string, pieces: readonly Piece[], i: number, number: NumberRead): FactRead | null {
  const last = pieces[number.end - 1];
  const after = pieces[number.end];
  if (last === undefined || after === undefined) return null;
  const heat = readHeat(text, pieces, i, number);
  if (heat !== null) return heat;
  const close = after.start === last.end && after.kind === 'word' && !after.joined;
  if (after.norm === 'm' && !close && METRIC.test(pieces[number.end + 1]?.norm ?? '') && !CURRENCY_SIGNS.has(pieces[i - 1]?.norm ?? ''))
    return measured(number.value, ['quantity', 'm', 1, 'meter'], number.end + 1, pieces);
  if (FILLING.has(after.norm)) {
    const long = UNITS.get(pieces[number.end + 1]?.norm ?? '');
    if (long?.[0] === 'duration' && pieces[number.end + 1]?.norm !== 'second') return measured(number.value, long, number.end + 2, pieces);
  }
  const ranged = rangeUnit(text, pieces, number);
  if (ranged !== null) return measured(number.value, ranged, number.end, pieces);
  const square = after.norm === 'square' || after.norm === 'cubic' || after.norm === 'nautical' ? 1 : 0;
  const unit = after.norm === 'nautical' ? UNITS.get('nautical') : UNITS.get(pieces[number.end + square]?.norm ?? '');
  if (unit === undefined || (after.norm === 'second' && !after.joined) || (close && after.norm === 'm')) return null;
  const [type, name, factor, written] = unit;
  const end = number.end + square + 1;
  if (text[pieces[number.end]?.end ?? 0] === '²')
    return measured(number.value, [type, `${name}2`, factor * factor, `square ${written}`], number.end + 1, pieces);
  if (after.norm === 'square') return measured(number.value, [type, `${name}2`, factor * factor, `square ${written}`], end, pieces);
  if (after.norm === 'cubic') return measured(number.value, [type, `${name}3`, factor ** 3, `cubic ${written}`], end, pieces);
  if (name === 'm' && (written === 'kilometer' || written === 'mile')) {
    const speed = speedEnd(pieces, end);
    if (speed !== null) return measured(number.value, ['quantity', 'km/h', factor / 1000, `${written} per hour`], speed, pieces);
  }
  if (unit === FOOT) {
    const inches = inchesAt(text, pieces, end);
    if (inches !== null) return measured(number.value + inches.value / 12, ['quantity', 'm', factor, 'foot'], inches.end, pieces);
  }
  return measured(number.value, unit, end, pieces);
}

/** A value in a unit, as a fact in the canonical unit. "12-year-old" is an age. */
export function measured(value: number, unit: Unit | null, end: number, pieces: readonly Piece[]): FactRead | null {
  if (unit === null) return null;
  const [type, name, factor, written] = unit;
  if (type === 'duration' && pieces[end]?.norm === 'old') return { type: 'age', value: canonical(value), unit: name, end: end + 1 };
  const fact = { type, value: canonical(value * factor), unit: name, end } as const;
  return type === 'quantity' ? { ...fact, written: { value, unit: written } } : fact;
}

/** "38 degrees Celsius", "40C", "104 °F", "minus 5 degrees". Told with its scale it is in °C, else in bare degrees. */
function readHeat(text: string, pieces: readonly Piece[], i: number, number: NumberRead): FactRead | null {
  const last = pieces[number.end - 1];
  const after = pieces[number.end];
  const before = pieces[i - 1];
  if (last === undefined || after === undefined) return null;
  let end = number.end;
  const degrees = after.norm === '°' || after.norm === 'degrees' || after.norm === 'degree' || after.norm === '℃' || after.norm === '℉';
  if (degrees) end++;
  const word = pieces[end];
  const raw = word === undefined ? '' : text.slice(word.start, word.end);
  const sharp = after.norm === '℃' || after.norm === '℉';
  const scale = sharp
    ? after.norm === '℃'
      ? 'C'
      : 'F'
    : /^(?:celsius|centigrade|c)$/u.test(word?.norm ?? '') && /^\p{Lu}|celsius|centigrade/u.test(raw)
      ? 'C'
      : /^(?:fahrenheit|f)$/u.test(word?.norm ?? '') && /^\p{Lu}|fahrenheit/u.test(raw)
        ? 'F'
        : null;
  // "40C" stands close; "40 C" without a degree may be anything
  if (!degrees && (scale === null || raw.length === 1) && !(scale !== null && word?.start === last.end && number.plain)) return null;
  const below = before?.norm === 'minus' || (before?.norm === '-' && before.end === pieces[i]?.start) || before?.norm === '−';
  const value = below ? -number.value : number.value;
  const start = below && before !== undefined ? { start: before.start } : {};
  if (scale === null)
    return degrees && after.norm !== '°'
      ? { type: 'quantity', value: canonical(value), unit: 'degree', end, written: { value, unit: 'degree' }, ...start }
      : null;
  return {
    type: 'quantity',
    value: canonical(scale === 'C' ? value : (value - 32) / 1.8),
    unit: '°C',
    end: sharp ? end : end + 1,
    written: { value, unit: scale === 'C' ? 'celsius' : 'fahrenheit' },
    ...start,
  };
}

/** "200 pounds" where they are a weight. */
export function readWeight(pieces: readonly Piece[], i: number, number: NumberRead): FactRead | null {
  const word = pieces[number.end]?.norm;
  if ((word !== 'pound' && word !== 'pounds') || !isWeight(pieces, i, number.end)) return null;
  return measured(number.value, UNITS.get('lb') ?? null, number.end + 1, pieces);
}

/** Pounds are a weight where something weighs, or is a pound of something. */
const isWeight = (pieces: readonly Piece[], i: number, at: number): boolean =>
  pieces
    .slice(Math.max(0, i - 4), i)
    .some((piece) => /^(?:weigh|weighs|weighed|weighing|lighter|heavier|gained|shed)$/u.test(piece.norm)) ||
  (pieces[at + 1]?.norm === 'of' &&
    !/^(?:debt|aid|investment|funding|damage|savings|cuts|public|taxpayers?|money|government)$/u.test(pieces[at + 2]?.norm ?? '')) ||
  pieces[at + 1]?.norm === 'heavier' ||
  pieces[at + 1]?.norm === 'lighter';

/** Where "per hour", "an hour", "/h" ends, or null. */
function speedEnd(pieces: readonly Piece[], at: number): number | null {
  const [one, two] = [pieces[at]?.norm, pieces[at + 1]?.norm];
  return (one === 'per' || one === 'an' || one === '/') && (two === 'hour' || two === 'h' || two === 'hr') ? at + 2 : null;
}

/** "2 inches", "2 in", "-2" behind feet. */
function inchesAt(text: string, pieces: readonly Piece[], at: number): { value: number; end: number } | null {
  const number = readNumber(text, pieces, at);
  if (number === null || number.value >= 12 || number.clock !== null) return null;
  const unit = pieces[number.end];
  if (UNITS.get(unit?.norm ?? '') === INCH || unit?.norm === 'in') return { value: number.value, end: number.end + 1 };
  return pieces[at]?.joined === true ? { value: number.value, end: number.end } : null;
}

/** "2-5 days", "between 2 and 5 days": the unit of the second is that of the first. */
function rangeUnit(text: string, pieces: readonly Piece[], number: NumberRead): Unit | null {
  const link = pieces[number.end];
  const at =
    link?.joined === true && link.kind === 'number'
      ? number.end
      : link !== undefined && ['to', 'and', 'or'].includes(link.norm)
        ? number.end + 1
        : -1;
  if (at < 0 || pieces[at]?.kind !== 'number') return null;
  const second = readNumber(text, pieces, at);
  const unit = second === null ? undefined : UNITS.get(pieces[second.end]?.norm ?? '');
  if (unit === undefined || second === null || pieces[second.end]?.norm === 'second') return null;
  const speed = unit[1] === 'm' && speedEnd(pieces, second.end + 1) !== null;
  return speed ? ['quantity', 'km/h', unit[2] / 1000, `${unit[3]} per hour`] : unit;
}
