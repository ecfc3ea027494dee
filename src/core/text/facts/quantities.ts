import type { Fact, FactType, Span } from '../../model.ts';
import {
  APPROXIMATORS,
  CARDINALS,
  CURRENCY_SIGNS,
  CURRENCY_WORDS,
  DECADE_WORDS,
  DURATION_SECONDS,
  MAGNITUDES,
  ORDINALS,
  UNITS,
} from './number-words.data.ts';
import { readDate, readTime, readWeekday, type Calendar } from './calendar.ts';
import { readNumber, type NumberRead } from './numbers.ts';
import type { Piece } from './pieces.ts';

/** Numbers, ordinals, percent, money, measures, durations, ages, scores, times, dates and weekdays of one sentence. */
export function quantitiesIn(text: string, pieces: readonly Piece[], sentence: number, calendar: Calendar): Fact[] {
  const found: Fact[] = [];
  for (let i = 0; i < pieces.length;) {
    const read =
      readDate(text, pieces, i, calendar) ??
      readTime(text, pieces, i) ??
      readWeekday(text, pieces, i, calendar) ??
      readMeasured(text, pieces, i) ??
      readOrdinal(pieces, i);
    const first = pieces[i];
    const last = read === null ? undefined : pieces[read.end - 1];
    if (read === null || first === undefined || last === undefined) {
      i++;
      continue;
    }
    const start = read.start ?? first.start;
    found.push({
      type: read.type,
      value: read.value,
      unit: read.unit,
      head: read.head === undefined ? headAfter(text, pieces, read.end) : read.head,
      approximator: approximatorBefore(pieces, i),
      span: { start, end: read.spanEnd ?? last.end },
      sentence,
    });
    i = read.end;
  }
  return found;
}

/** What a reader of one kind found at a piece. `end` is the first piece after it. */
export interface FactRead {
  readonly type: FactType;
  readonly value: string;
  readonly unit: string | null;
  readonly end: number;
  /** Where the words begin when not at the first piece (a currency sign before it). */
  readonly start?: number;
  readonly spanEnd?: number;
  /** Set when the kind knows its head; otherwise the noun after it is taken. */
  readonly head?: string | null;
}

/** A number as text: at most 12 significant digits, no exponent for news-sized values. */
export const canonical = (value: number): string => String(Number(value.toPrecision(12)));

function readMeasured(text: string, pieces: readonly Piece[], i: number): FactRead | null {
  const first = pieces[i];
  if (first === undefined) return null;
  const article = (first.norm === 'a' || first.norm === 'an' || first.norm === 'one') && isArticleUnit(pieces, i);
  if (article) {
    const unit = UNITS.get(pieces[i + 1]?.norm ?? '');
    if (unit !== undefined) return measured(1, unit, i + 2, pieces);
  }
  const decade = DECADE_WORDS.get(first.norm);
  if (decade !== undefined) return { type: 'date', value: `${decade}s`, unit: 'decade', end: i + 1, head: null };
  const number = readNumber(text, pieces, i);
  if (number === null || number.end <= i) return null;
  if (number.clock !== null) return { type: 'score', value: number.clock.join(':'), unit: null, end: number.end };
  return typed(text, pieces, i, number);
}

/** "one day", "a week": a duration of one; "a second", "a day" as adverbs of frequency are left alone. */
const isArticleUnit = (pieces: readonly Piece[], i: number): boolean => {
  const word = pieces[i]?.norm;
  const unit = pieces[i + 1];
  if (unit === undefined || !UNITS.has(unit.norm) || unit.norm === 'second' || unit.norm.endsWith('s')) return false;
  if (word === 'one') return unit.norm !== 'day' || unit.joined;
  return (
    unit.joined ||
    ((unit.norm === 'week' || unit.norm === 'month' || unit.norm === 'year' || unit.norm === 'decade') &&
      ['ago', 'later', 'earlier', 'before', 'after'].includes(pieces[i + 2]?.norm ?? ''))
  );
};

function typed(text: string, pieces: readonly Piece[], i: number, number: NumberRead): FactRead | null {
  const first = pieces[i];
  const last = pieces[number.end - 1];
  const after = pieces[number.end];
  if (first === undefined || last === undefined) return null;
  const value = canonical(number.value);
  // letters against the digits make a code ("4K", "600Mbit", "3D"), unless a unit or magnitude
  const close = after !== undefined && after.start === last.end && after.kind === 'word';
  const sign = pieces[i - 1];
  const currency = sign === undefined ? undefined : CURRENCY_SIGNS.get(sign.norm);
  if (currency !== undefined && sign !== undefined && first.start - sign.end <= 1) {
    const nation = pieces[i - 2];
    const unit = sign.norm === '$' && nation !== undefined && nation.end === sign.start ? (DOLLARS.get(nation.norm) ?? 'USD') : currency;
    return { type: 'money', value, unit, end: number.end, start: sign.start };
  }
  if (sign !== undefined && sign.kind === 'word' && ['usd', 'eur', 'gbp', 'rs', 'rmb', 'chf', 'cny'].includes(sign.norm))
    return { type: 'money', value, unit: CURRENCY_WORDS.get(sign.norm) ?? null, end: number.end, start: sign.start };
  if (first.kind === 'number' && first.norm.startsWith('0') && /^0\d/u.test(first.norm)) return null;
  // "Covid-19", "G-20", "B-52": a number joined to a word before it is part of a name
  if (first.joined && sign?.kind === 'word' && !CARDINALS.has(sign.norm) && first.kind === 'number') return null;
  if (after !== undefined) {
    const next = pieces[number.end + 1];
    if (after.norm === '%' || after.norm === 'percent' || after.norm === 'pct' || after.norm === 'percentage')
      return { type: 'percent', value, unit: null, end: number.end + 1 };
    if (after.norm === 'per' && next?.norm === 'cent') return { type: 'percent', value, unit: null, end: number.end + 2 };
    const us =
      after.norm === 'u.s.' || after.norm === 'us' || after.norm === 'american' || after.norm === 'canadian' || after.norm === 'australian'
        ? 1
        : 0;
    const money = CURRENCY_SIGNS.get(after.norm) ?? CURRENCY_WORDS.get(pieces[number.end + us]?.norm ?? '');
    if (
      money !== undefined &&
      !(after.norm === 'won' && !after.joined && next?.kind === 'word' && number.value < 100) &&
      !(after.norm === 'real')
    )
      return { type: 'money', value, unit: money, end: number.end + us + 1 };
    if (after.norm === 'year' && next?.norm === 'old') return { type: 'age', value, unit: 'year', end: number.end + 2 };
    if ((after.norm === 'years' || after.norm === 'months' || after.norm === 'month') && next?.norm === 'old')
      return { type: 'age', value, unit: after.norm.startsWith('year') ? 'year' : 'month', end: number.end + 2 };
    if ((after.norm === 'years' || after.norm === 'year') && next?.norm === 'of' && pieces[number.end + 2]?.norm === 'age')
      return { type: 'age', value, unit: 'year', end: number.end + 3 };
    const ranged = rangeUnit(text, pieces, number);
    if (ranged !== null) return measured(number.value, ranged, number.end, pieces, false);
    const square = after.norm === 'square' || after.norm === 'cubic' || after.norm === 'nautical' ? 1 : 0;
    const unit = UNITS.get(pieces[number.end + square]?.norm ?? '');
    if (unit !== undefined && !(after.norm === 'second' && !after.joined) && !(close && after.norm === 'm')) {
      if (text[pieces[number.end]?.end ?? 0] === '²')
        return measured(number.value, [unit[0], `${unit[1]}2`, unit[2] * unit[2]], number.end + 1, pieces, false);
      if (after.norm === 'square') return measured(number.value, [unit[0], `${unit[1]}2`, unit[2] * unit[2]], number.end + 2, pieces);
      if (after.norm === 'cubic') return measured(number.value, [unit[0], `${unit[1]}3`, unit[2] ** 3], number.end + 2, pieces);
      return measured(number.value, unit, number.end + square, pieces, square === 0);
    }
    if (close && ORDINAL_ENDINGS.has(after.norm)) return { type: 'ordinal', value, unit: null, end: number.end + 1 };
    if (close && after.norm === 's') return { type: 'date', value: `${value}s`, unit: 'decade', end: number.end + 1, head: null };
    if (close && !MAGNITUDES.has(after.norm)) return null;
    // "3-1", "17–21"
    const goal = pieces[number.end];
    if (
      goal?.joined === true &&
      goal.kind === 'number' &&
      number.value < 200 &&
      Number(goal.norm) < 200 &&
      number.plain &&
      /^\d+$/u.test(goal.norm)
    )
      return { type: 'score', value: `${value}:${goal.norm}`, unit: null, end: number.end + 1 };
  }
  if (sign?.norm === 'aged') return { type: 'age', value, unit: 'year', end: number.end };
  // ", 45," after a name
  if (
    number.plain &&
    number.value > 0 &&
    number.value < 110 &&
    text[first.start - 2] === ',' &&
    /^[,.]$/u.test(text[last.end] ?? '') &&
    /\p{Lu}/u.test(text[pieces[i - 2]?.start ?? -1] ?? '') &&
    sign?.norm === ','
  )
    return { type: 'age', value, unit: 'year', end: number.end };
  // "one" is mostly a pronoun
  if (first.norm === 'one' && number.end === i + 1) return null;
  // "0800 555 111": groups of digits side by side are a telephone number or a code
  if (sign?.kind === 'number' && first.kind === 'number' && first.start - sign.end === 1) return null;
  if (first.norm === 'zero' && number.end === i + 1) return null;
  return { type: 'number', value, unit: null, end: number.end };
}

/** "2-5 days", "between 2 and 5 days": the unit of the second is that of the first. */
function rangeUnit(text: string, pieces: readonly Piece[], number: NumberRead): readonly ['duration' | 'quantity', string, number] | null {
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
  return unit === undefined || pieces[second?.end ?? 0]?.norm === 'second' ? null : unit;
}

const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th']);
const DOLLARS: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['a', 'AUD'],
  ['au', 'AUD'],
  ['c', 'CAD'],
  ['ca', 'CAD'],
  ['hk', 'HKD'],
  ['nz', 'NZD'],
  ['s', 'SGD'],
]);

function measured(
  value: number,
  unit: readonly ['duration' | 'quantity', string, number],
  at: number,
  pieces: readonly Piece[],
  skipped = true,
): FactRead {
  const [type, name, factor] = unit;
  const end = skipped && pieces[at] !== undefined && UNITS.get(pieces[at]?.norm ?? '') === unit ? at + 1 : at;
  const seconds = DURATION_SECONDS.get(name);
  const last = pieces[end];
  // "12-year-old"
  if (type === 'duration' && last?.norm === 'old') return { type: 'age', value: canonical(value), unit: name, end: end + 1 };
  if (seconds !== undefined) return { type, value: canonical(value * factor), unit: name, end };
  return { type, value: canonical(value * factor), unit: name, end };
}

function readOrdinal(pieces: readonly Piece[], i: number): FactRead | null {
  const piece = pieces[i];
  if (piece === undefined) return null;
  const value = ORDINALS.get(piece.norm);
  if (value === undefined) return null;
  const head = pieces[i + 1];
  if (head === undefined || head.kind !== 'word' || FUNCTION.has(head.norm)) return null;
  return { type: 'ordinal', value: String(value), unit: null, end: i + 1 };
}

/** Words that end a noun phrase. */
const FUNCTION = new Set(
  'of in on at to for from by with and or but as than that which who is are was were be been being has have had will would can could may might must shall should the a an this these those it he she they we i you not no its his her their our if when while after before since until into over under about out up down off said says'.split(
    ' ',
  ),
);

const PLURALS = new Set(['people', 'men', 'women', 'children', 'police', 'troops', 'personnel', 'feet', 'teeth', 'lives']);

/** Stem of the last word of the noun phrase after a number, at most four words on; null when none follows. */
function headAfter(text: string, pieces: readonly Piece[], from: number): string | null {
  let head: string | null = null;
  for (let i = from; i < Math.min(from + 4, pieces.length); i++) {
    const piece = pieces[i];
    if (piece === undefined || piece.kind !== 'word' || FUNCTION.has(piece.norm)) break;
    if (i > from && /(?:ed|ing)$/u.test(piece.norm)) break;
    head = piece.stem;
    if ((piece.norm.endsWith('s') && !piece.norm.endsWith('ss')) || PLURALS.has(piece.norm)) break;
    if (i > from && /[.,;:!?]/u.test(text.slice(piece.end, piece.end + 1))) break;
  }
  return head;
}

function approximatorBefore(pieces: readonly Piece[], i: number): Fact['approximator'] {
  for (const [words, kind] of APPROXIMATORS) {
    const from = i - words.length;
    if (from < 0) continue;
    if (words.every((word, k) => pieces[from + k]?.norm === word)) return kind;
  }
  return null;
}

/** Used by readers of other kinds. */
export type { Span };
