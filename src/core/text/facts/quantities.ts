import type { Fact } from '../../model.ts';
import {
  CARDINALS,
  CURRENCY_SIGNS,
  CURRENCY_WORDS,
  DECADE_WORDS,
  MAGNITUDES,
  ORDINALS,
  SHORT_MAGNITUDES,
  UNITS,
} from './number-words.data.ts';
import { approximatorAfter, approximatorBefore, isLoose } from './approximators.ts';
import { readDate, readRelative, readWeekday, type Calendar } from './calendar.ts';
import { canonical, type FactRead } from './fact-read.ts';
import { measured, readMeasure, readWeight } from './measures.ts';
import { readNumber, type NumberRead } from './numbers.ts';
import type { Piece } from './pieces.ts';
import { withDays, withRanges } from './ranges.ts';
import { readTime } from './times.ts';

/** Numbers, ordinals, percent, money, measures, durations, ages, scores, times, dates and weekdays of one sentence. */
export function quantitiesIn(text: string, pieces: readonly Piece[], sentence: number, calendar: Calendar): Fact[] {
  const found: Fact[] = [];
  for (let i = 0; i < pieces.length;) {
    const read =
      readDate(text, pieces, i, calendar) ??
      readTime(pieces, i) ??
      readWeekday(text, pieces, i, calendar) ??
      readRelative(pieces, i, calendar) ??
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
      head: read.head === undefined ? (headAfter(text, pieces, read.end) ?? labelBefore(text, pieces, i, read)) : read.head,
      approximator:
        approximatorBefore(pieces, start < first.start ? i - 1 : i) ??
        approximatorAfter(pieces, read.end) ??
        (read.type === 'time' && isLoose(pieces, i, read) ? 'about' : null),
      span: { start, end: read.spanEnd ?? last.end },
      sentence,
      ...(read.written === undefined ? {} : { written: read.written }),
      ...(read.day === undefined ? {} : { day: read.day }),
      ...(read.relative === undefined ? {} : { relative: read.relative }),
    });
    i = read.end;
  }
  return withDays(text, withRanges(text, found));
}

function readMeasured(text: string, pieces: readonly Piece[], i: number): FactRead | null {
  const first = pieces[i];
  if (first === undefined) return null;
  const article = (first.norm === 'a' || first.norm === 'an' || first.norm === 'one') && isArticleUnit(pieces, i);
  if (article) {
    const unit = UNITS.get(pieces[i + 1]?.norm ?? '');
    const of = unit?.[0] === 'duration' ? measured(1, unit, i + 2, pieces) : null;
    if (of !== null) return of;
  }
  const decade = DECADE_WORDS.get(first.norm);
  if (decade !== undefined) return readDecade(pieces, i, decade, i + 1);
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

/** "The nineties", "the 1990s"; "in her 50s" is an age. */
function readDecade(pieces: readonly Piece[], i: number, value: number, end: number): FactRead {
  // "in her early 50s", "in their 40s and 50s"
  let at = i - 1;
  while (at > i - 6 && /^(?:early|mid|late|and|or|to|s|\d0|\d0s)$/u.test(pieces[at]?.norm ?? '')) at--;
  if (value < 110 && /^(?:his|her|their|my|your|our)$/u.test(pieces[at]?.norm ?? ''))
    return { type: 'age', value: canonical(value), unit: 'decade', end, head: null };
  return { type: 'date', value: `${canonical(value)}s`, unit: 'decade', end, head: null };
}

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
  const range = rangeTail(text, pieces, number);
  const ranged = canonical(number.value * (range?.factor ?? 1));
  if (currency !== undefined && sign !== undefined && first.start - sign.end <= 1) {
    const nation = pieces[i - 2];
    const dollars = sign.norm === '$' && nation !== undefined && nation.end === sign.start ? DOLLARS.get(nation.norm) : undefined;
    const start = dollars === undefined || nation === undefined ? sign.start : nation.start;
    return { type: 'money', value: ranged, unit: dollars ?? currency, end: number.end, start };
  }
  if (sign !== undefined && sign.kind === 'word' && ['usd', 'eur', 'gbp', 'rs', 'rmb', 'chf', 'cny'].includes(sign.norm))
    return { type: 'money', value, unit: CURRENCY_WORDS.get(sign.norm) ?? null, end: number.end, start: sign.start };
  if (first.kind === 'number' && first.norm.startsWith('0') && /^0\d/u.test(first.norm)) return null;
  // "Covid-19", "G-20", "B-52": a number joined to a word before it is part of a name
  if (first.joined && sign?.kind === 'word' && !CARDINALS.has(sign.norm) && !LABELS.has(sign.norm) && first.kind === 'number') return null;
  if (after !== undefined) {
    const next = pieces[number.end + 1];
    if (after.norm === '%' || after.norm === 'percent' || after.norm === 'pct' || after.norm === 'percentage')
      return percentage(pieces, value, number.end + 1);
    // "a quarter of a percentage point", "25 basis points"
    if (after.norm === 'of' && next?.norm === 'a' && pieces[number.end + 2]?.norm === 'percentage')
      return percentage(pieces, value, number.end + 3);
    if (after.norm === 'basis' && /^points?$/u.test(next?.norm ?? ''))
      return percentage(pieces, canonical(number.value / 100), number.end + 1);
    if (after.norm === 'per' && next?.norm === 'cent') return percentage(pieces, value, number.end + 2);
    const us =
      after.norm === 'u.s.' || after.norm === 'us' || after.norm === 'american' || after.norm === 'canadian' || after.norm === 'australian'
        ? 1
        : 0;
    if (range?.percent === true) return { type: 'percent', value, unit: null, end: number.end, head: null };
    if (range?.money != null) return { type: 'money', value: ranged, unit: range.money, end: number.end, head: null };
    const weight = readWeight(pieces, i, number);
    if (weight !== null) return weight;
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
    const measure = readMeasure(text, pieces, i, number);
    if (measure !== null) return measure;
    if (close && ORDINAL_ENDINGS.has(after.norm)) return { type: 'ordinal', value, unit: null, end: number.end + 1 };
    if (close && after.norm === 's') return readDecade(pieces, i, number.value, number.end + 1);
    if (close && !MAGNITUDES.has(after.norm)) return null;
    const score = readScore(text, pieces, i, number) ?? readOutcome(pieces, i, number);
    if (score !== null) return score;
    const share = readShare(pieces, i, number);
    if (share !== null) return share;
  }
  if (sign?.norm === 'aged') return { type: 'age', value, unit: 'year', end: number.end };
  // "Maria Lopez, 45," and "her son, 12,"
  if (
    number.plain &&
    number.value > 0 &&
    number.value < 110 &&
    sign?.norm === ',' &&
    text[first.start - 2] === ',' &&
    /^[,.]$/u.test(text[last.end] ?? '') &&
    pieces[i - 2]?.kind === 'word' &&
    (/\p{Lu}/u.test(text[pieces[i - 2]?.start ?? -1] ?? '') || KIN.has(pieces[i - 2]?.norm ?? ''))
  )
    return { type: 'age', value, unit: 'year', end: number.end };
  // "one" is mostly a pronoun
  if (first.norm === 'one' && number.end === i + 1) return null;
  // "0800 555 111": groups of digits side by side are a telephone number or a code
  if (sign?.kind === 'number' && first.kind === 'number' && first.start - sign.end === 1 && !endsRange(pieces, i, number)) return null;
  // "9/11", "24/7"
  if (sign?.norm === '/' || after?.norm === '/') return readSlash(pieces, number);
  if (first.norm === 'zero' && number.end === i + 1) return null;
  return { type: 'number', value, unit: null, end: number.end };
}

/** "2.5 percentage points" are no percent of anything. */
function percentage(pieces: readonly Piece[], value: string, end: number): FactRead {
  const points = /^points?$/u.test(pieces[end]?.norm ?? '');
  return { type: 'percent', value, unit: points ? 'point' : null, end: points ? end + 1 : end };
}

interface RangeTail {
  readonly factor: number;
  readonly percent: boolean;
  readonly money: string | null;
}

/** What the second number of a range says of the first: "5-7 million euros", "10 to 15 percent", "$5-7 billion". */
function rangeTail(text: string, pieces: readonly Piece[], number: NumberRead): RangeTail | null {
  const link = pieces[number.end];
  const at = link?.joined === true && link.kind === 'number' ? number.end : link?.norm === 'to' ? number.end + 1 : -1;
  if (at < 0 || pieces[at]?.kind !== 'number') return null;
  const second = readNumber(text, pieces, at);
  const last = pieces[(second?.end ?? 0) - 1];
  const factor =
    second !== null && number.value < 1000 ? (MAGNITUDES.get(last?.norm ?? '') ?? SHORT_MAGNITUDES.get(last?.norm ?? '') ?? 1) : 1;
  const after = pieces[second?.end ?? 0];
  const next = pieces[(second?.end ?? 0) + 1];
  const percent = after !== undefined && (/^(?:%|percent|pct)$/u.test(after.norm) || (after.norm === 'per' && next?.norm === 'cent'));
  return { factor, percent, money: CURRENCY_SIGNS.get(after?.norm ?? '') ?? CURRENCY_WORDS.get(after?.norm ?? '') ?? null };
}

/** "20-30 men": the second of two joined numbers, the greater, and no third. */
const endsRange = (pieces: readonly Piece[], i: number, number: NumberRead): boolean =>
  pieces[i]?.joined === true &&
  pieces[i - 1]?.joined !== true &&
  pieces[number.end]?.joined !== true &&
  number.value > Number(pieces[i - 1]?.norm.replaceAll(',', ''));

/** "3/4" is a fraction; other numbers about a slash are a name ("9/11"). */
function readSlash(pieces: readonly Piece[], number: NumberRead): FactRead | null {
  const under = Number(pieces[number.end + 1]?.norm);
  if (pieces[number.end]?.norm !== '/' || !number.plain || !(number.value < under && under <= 10)) return null;
  return { type: 'number', value: canonical(number.value / under), unit: null, end: number.end + 2 };
}

const KIN = new Set(
  'son daughter wife husband brother sister mother father partner girlfriend boyfriend boy girl man woman driver pensioner suspect victim'.split(
    ' ',
  ),
);

/** Nouns that follow the points of two sides; before any other noun "20-30" is a range. */
const CONTESTS = new Set(
  'win victory lead defeat loss draw tie vote majority ruling decision aggregate thrashing triumph record score result split margin deficit advantage home away on in at to by against over over after at'.split(
    ' ',
  ),
);

/** Words that make "14 to 9" the outcome of a contest. */
const CONTESTED = new Set(
  'vote votes voted voting won win wins winning lost lose loses losing beat beats beating beaten defeat defeated defeats lead leads led leading ahead trail trails trailed trailing victory ruled ruling majority margin score scores scored draw drew draws tied tie'.split(
    ' ',
  ),
);

/** "By 14 to 9" where something near it is won, lost or voted on. */
function readOutcome(pieces: readonly Piece[], i: number, number: NumberRead): FactRead | null {
  if (pieces[number.end]?.norm !== 'to' || !number.plain || number.value >= 200) return null;
  if (pieces[i - 1]?.norm === 'from' || pieces[i - 1]?.norm === 'between') return null;
  const goal = pieces[number.end + 1];
  const next = pieces[number.end + 2];
  if (goal === undefined || !/^\d{1,3}$/u.test(goal.norm) || Number(goal.norm) >= 200 || next?.joined === true) return null;
  if (
    next !== undefined &&
    (UNITS.has(next.norm) || MAGNITUDES.has(next.norm) || CURRENCY_WORDS.has(next.norm) || /^(?:%|percent|per|pct|am|pm)$/u.test(next.norm))
  )
    return null;
  const around = [...pieces.slice(Math.max(0, i - 5), i), ...pieces.slice(number.end + 2, number.end + 5)];
  return around.some((piece) => CONTESTED.has(piece.norm))
    ? { type: 'score', value: `${canonical(number.value)}:${goal.norm}`, unit: null, end: number.end + 2, head: null }
    : null;
}

/** "3-1", "17–21": points of two sides. Not "20-30 men". */
function readScore(text: string, pieces: readonly Piece[], i: number, number: NumberRead): FactRead | null {
  const goal = pieces[number.end];
  if (goal?.joined !== true || goal.kind !== 'number' || !/^\d{1,3}$/u.test(goal.norm) || !number.plain) return null;
  const other = Number(goal.norm);
  if (number.value >= 200 || other >= 200) return null;
  const next = pieces[number.end + 1];
  if (
    next !== undefined &&
    (/^(?:%|percent|per|pct|million|billion|thousand|hundred)$/u.test(next.norm) || UNITS.has(next.norm) || CURRENCY_WORDS.has(next.norm))
  )
    return null;
  const head = headAfter(text, pieces, number.end + 1);
  const counted =
    head !== null &&
    next !== undefined &&
    !CONTESTS.has(next.norm) &&
    /(?:s|people|men|women|children)$/u.test(lastOf(pieces, number.end + 1));
  if (number.value < other && (counted || /^(?:some|about|around|between|roughly|every)$/u.test(pieces[i - 1]?.norm ?? ''))) return null;
  return { type: 'score', value: `${canonical(number.value)}:${goal.norm}`, unit: null, end: number.end + 1 };
}

/** The last word of the noun phrase that begins here, as far as `headAfter` goes. */
function lastOf(pieces: readonly Piece[], from: number): string {
  let at = from;
  while (
    at < from + 3 &&
    pieces[at + 1]?.kind === 'word' &&
    !FUNCTION.has(pieces[at + 1]?.norm ?? '') &&
    !/s$/u.test(pieces[at]?.norm ?? '')
  )
    at++;
  return pieces[at]?.norm ?? '';
}

/** "One in five women", "nine out of 10", "one house in three". A share, as a number below one. */
function readShare(pieces: readonly Piece[], i: number, number: NumberRead): FactRead | null {
  const between = number.value === 1 ? readParted(pieces, number.end) : null;
  if (between !== null) return between;
  const out = pieces[number.end]?.norm === 'out' && pieces[number.end + 1]?.norm === 'of' ? 2 : pieces[number.end]?.norm === 'in' ? 1 : 0;
  const whole = pieces[number.end + out];
  if (out === 0 || whole === undefined || number.value < 1 || number.value > 99 || !Number.isInteger(number.value)) return null;
  const of = CARDINALS.get(whole.norm) ?? (/^\d{1,4}$/u.test(whole.norm) ? Number(whole.norm) : 0);
  const after = pieces[number.end + out + 1];
  const round = of <= 10 || [12, 20, 25, 30, 50, 100, 1000].includes(of);
  if (of <= number.value || !round || UNITS.has(after?.norm ?? '') || MAGNITUDES.has(after?.norm ?? '') || after?.joined === true)
    return null;
  // "two in 10" alone is a share; "five in three towns" counts
  if (out === 1 && number.value > 1 && of < 10) return null;
  if (pieces[i - 1]?.joined === true || /^[-–—]$/u.test(after?.norm ?? '')) return null;
  return { type: 'number', value: canonical(number.value / of), unit: null, end: number.end + out + 1 };
}

/** "house in three" behind "one"; not "house in three towns". */
function readParted(pieces: readonly Piece[], at: number): FactRead | null {
  const [thing, link, whole, after] = pieces.slice(at, at + 4);
  const of = CARDINALS.get(whole?.norm ?? '') ?? 0;
  if (thing?.kind !== 'word' || FUNCTION.has(thing.norm) || link?.norm !== 'in' || of < 2 || of > 10) return null;
  if (after?.kind === 'number' || (after?.kind === 'word' && !FUNCTION.has(after.norm))) return null;
  return { type: 'number', value: canonical(1 / of), unit: null, end: at + 3 };
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
  // "20 to 30 people", "20-30 people": both ends count the same
  const link = pieces[from];
  const [one, two] = [pieces[from + 1]?.norm ?? '', pieces[from + 2]?.norm ?? ''];
  const unit = UNITS.has(one) || UNITS.has(two) || MAGNITUDES.has(one) || MAGNITUDES.has(two);
  if (link?.joined === true && link.kind === 'number' && pieces[from + 1]?.kind === 'word')
    return unit ? null : headAfter(text, pieces, from + 1);
  if (link?.norm === 'to' && pieces[from + 1]?.kind === 'number' && pieces[from + 2]?.kind === 'word')
    return unit ? null : headAfter(text, pieces, from + 2);
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

/** "Boeing 737", "Article 5", "magnitude 6.1": a number that nothing follows hangs on the name or label before it. */
function labelBefore(text: string, pieces: readonly Piece[], i: number, read: FactRead): string | null {
  const before = pieces[i - 1];
  const first = pieces[i];
  if (read.type !== 'number' || read.start !== undefined || before === undefined || first === undefined) return null;
  if (before.kind !== 'word' || !/^[ \u00a0-]$/u.test(text.slice(before.end, first.start))) return null;
  if (LABELS.has(before.norm)) return before.stem;
  // a word that opens the sentence has its capital from there
  const named = i > 1 && /^\p{Lu}/u.test(text.slice(before.start, before.start + 2));
  return named && !FUNCTION.has(before.norm) && !before.norm.endsWith('ly') && approximatorBefore(pieces, i) === null ? before.stem : null;
}

const LABELS = new Set(
  'magnitude article section chapter page room channel route highway flight line level category phase stage grade group number platform gate'.split(
    ' ',
  ),
);
