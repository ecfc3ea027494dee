import { dayNumber, dayOfIso, isoOf, nearestYear, weekdayOf } from './days.ts';
import { MONTHS, WEEKDAYS } from './number-words.data.ts';
import type { Piece } from './pieces.ts';
import type { FactRead } from './fact-read.ts';

/** What the page says about "now": the day of its dateline, else the day it claims to be published. */
export interface Calendar {
  /** Days since 1970-01-01, or null when the page names no day. */
  readonly today: number | null;
}

/** So far from the page's own day a date without a year is not placed: the page may speak of any year. */
const NEAR_DAYS = 120;
/** A dateline this far from the claimed day is another story's, or the claim is of a later save. */
const SAME_STORY_DAYS = 10;

const DATELINE =
  /^\W*\p{L}[^\n]{1,60}?\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+(\d{1,2})(?:,\s+(\d{4}))?\s*(?:\([^()\n]{2,30}\)\s*)?[-–—:]/u;

export function calendarOf(published: string | null, text = ''): Calendar {
  const claimed = dayOfIso(published);
  const line = DATELINE.exec(text.slice(0, 120));
  if (line !== null) {
    const month = MONTHS.get((line[1] ?? '').toLowerCase()) ?? 0;
    const day = Number(line[2]);
    const year = line[3] === undefined ? (claimed === null ? null : nearestYear(claimed, month, day)) : Number(line[3]);
    const at = year === null ? null : dayNumber(year, month, day);
    if (at !== null && (claimed === null || line[3] !== undefined || Math.abs(at - claimed) <= SAME_STORY_DAYS)) return { today: at };
  }
  return { today: claimed };
}

/** The day that a month and a day stand for, by the page's own day; nothing where that is far off. */
function placed(year: number | null, month: number, day: number | null, { today }: Calendar): { day: string } | null {
  if (day === null) return null;
  if (year === null && today === null) return null;
  const full = year ?? (today === null ? null : nearestYear(today, month, day));
  const at = full === null ? null : dayNumber(full, month, day);
  if (at === null || (year === null && today !== null && Math.abs(at - today) > NEAR_DAYS)) return null;
  return { day: isoOf(at) };
}

const pad = (n: number): string => String(n).padStart(2, '0');

/**
 * "June 19, 2023", "19 June", "the 25th of May", "June 2023", "2023-06-19", "19/06/2023", "1949".
 * Value: as much of YYYY-MM-DD as the text gives, "?" for what it leaves out.
 */
export function readDate(text: string, pieces: readonly Piece[], i: number, calendar: Calendar): FactRead | null {
  const piece = pieces[i];
  if (piece === undefined) return null;
  const month = monthAt(text, pieces, i);
  if (month !== null) {
    let at = month.end;
    if (pieces[at]?.norm === 'the') at++;
    const day = dayAt(pieces, at);
    if (day !== null) {
      const year = yearAfter(pieces, day.end);
      return date(calendar, year?.value ?? null, month.value, day.value, year?.end ?? day.end);
    }
    const year = yearAfter(pieces, month.end);
    if (year !== null) return date(calendar, year.value, month.value, null, year.end);
    if (piece.norm.length <= 4 && piece.norm !== 'may' && piece.norm !== 'june' && piece.norm !== 'july') return null;
    if (
      (piece.norm === 'may' || piece.norm === 'march') &&
      !/^(?:in|since|by|until|till|from|of|last|this|next|early|late|mid|during|before|after|to|and|between)$/u.test(
        pieces[i - 1]?.norm ?? '',
      )
    )
      return null;
    return date(calendar, null, month.value, null, month.end);
  }
  if (piece.kind !== 'number') return null;
  const iso =
    /^\d{4}$/u.test(piece.norm) &&
    pieces[i + 1]?.joined === true &&
    /^\d{2}$/u.test(pieces[i + 1]?.norm ?? '') &&
    pieces[i + 2]?.joined === true &&
    /^\d{2}$/u.test(pieces[i + 2]?.norm ?? '');
  if (iso) return date(calendar, Number(piece.norm), Number(pieces[i + 1]?.norm), Number(pieces[i + 2]?.norm), i + 3);
  const slashed = readSlashed(pieces, i, calendar);
  if (slashed !== null) return slashed;
  const day = dayAt(pieces, i);
  if (day !== null) {
    const of = pieces[day.end]?.norm === 'of' ? 1 : 0;
    const named = monthAt(text, pieces, day.end + of);
    if (named !== null) {
      const year = yearAfter(pieces, named.end);
      return date(calendar, year?.value ?? null, named.value, day.value, year?.end ?? named.end);
    }
  }
  return readYear(pieces, i);
}

/** "19/06/2023", "6/19/2023"; where day and month could be either, only the year is told. */
function readSlashed(pieces: readonly Piece[], i: number, calendar: Calendar): FactRead | null {
  const [one, slash, two, again, last] = pieces.slice(i, i + 5);
  if (slash?.norm !== '/' || again?.norm !== '/' || !/^(?:1[5-9]|20)\d\d$/u.test(last?.norm ?? '')) return null;
  const [x, y, year] = [Number(one?.norm), Number(two?.norm), Number(last?.norm)];
  if (!/^\d{1,2}$/u.test(one?.norm ?? '') || !/^\d{1,2}$/u.test(two?.norm ?? '') || Math.max(x, y) > 31 || Math.min(x, y) > 12) return null;
  if (x > 12 || y > 12) return date(calendar, year, Math.min(x, y), Math.max(x, y), i + 5);
  return x === y ? date(calendar, year, x, y, i + 5) : { type: 'date', value: `${year}-?-?`, unit: 'day', end: i + 5, head: null };
}

const date = (calendar: Calendar, year: number | null, month: number, day: number | null, end: number): FactRead => ({
  ...placed(year, month, day, calendar),
  type: 'date',
  value: `${year ?? '?'}-${pad(month)}-${day === null ? '?' : pad(day)}`,
  unit: 'day',
  end,
  head: null,
});

function monthAt(text: string, pieces: readonly Piece[], i: number): { value: number; end: number } | null {
  const piece = pieces[i];
  if (piece === undefined || piece.kind !== 'word') return null;
  const value = MONTHS.get(piece.norm);
  if (value === undefined || !/^\p{Lu}/u.test(text.slice(piece.start, piece.start + 1))) return null;
  return { value, end: pieces[i + 1]?.norm === '.' && piece.norm.length <= 4 && piece.norm !== 'may' ? i + 2 : i + 1 };
}

function dayAt(pieces: readonly Piece[], i: number): { value: number; end: number } | null {
  const piece = pieces[i];
  if (piece === undefined || !/^\d{1,2}$/u.test(piece.norm)) return null;
  const value = Number(piece.norm);
  if (value < 1 || value > 31) return null;
  const after = pieces[i + 1];
  return { value, end: after !== undefined && after.start === piece.end && /^(?:st|nd|rd|th)$/u.test(after.norm) ? i + 2 : i + 1 };
}

function yearAfter(pieces: readonly Piece[], i: number): { value: number; end: number } | null {
  const at = pieces[i]?.norm === ',' ? i + 1 : i;
  const norm = pieces[at]?.norm ?? '';
  return /^(?:1[5-9]|20)\d\d$/u.test(norm) ? { value: Number(norm), end: at + 1 } : null;
}

const YEAR_BEFORE = new Set(
  'in since of by until till from to during before after through between and early late mid year years season for back around circa the ( spring summer autumn fall winter than'.split(
    ' ',
  ),
);

function readYear(pieces: readonly Piece[], i: number): FactRead | null {
  const piece = pieces[i];
  if (piece === undefined || !/^(?:1[5-9]|20)\d\d$/u.test(piece.norm)) return null;
  const after = pieces[i + 1];
  if (after !== undefined && after.start === piece.end && after.kind === 'word')
    return after.norm === 's' ? { type: 'date', value: `${piece.norm}s`, unit: 'decade', end: i + 2, head: null } : null;
  const before = pieces[i - 1];
  if (before !== undefined && /\p{Sc}/u.test(before.norm)) return null;
  const counted =
    after !== undefined &&
    after.kind === 'word' &&
    !after.joined &&
    /s$/u.test(after.norm) &&
    !/^(?:is|was|has|its|as|'s|us|games|olympics|elections|finals|playoffs|championships|awards)$/u.test(after.norm);
  if (after?.norm === '%' || after?.norm === 'percent' || after?.norm === 'million' || after?.norm === 'per') return null;
  if (/^(?:gmt|utc|hours|hrs)$/u.test(after?.norm ?? '')) return null;
  if (counted && !YEAR_BEFORE.has(before?.norm ?? '')) return null;
  if (counted && /^(?:of|by|the|and|to|than|for|around|between)$/u.test(before?.norm ?? '')) return null;
  if (/^(?:dollars|euros|pounds|people|yuan|km|kilometers|miles|meters|metres|tons|tonnes|men|women|children)$/u.test(after?.norm ?? ''))
    return null;
  return { type: 'date', value: `${piece.norm}-?-?`, unit: 'day', end: seasonEnd(pieces, i), head: null };
}

/** "2016/17", "2020-21": the second year belongs to the first. */
function seasonEnd(pieces: readonly Piece[], i: number): number {
  const slash = pieces[i + 1]?.norm === '/' ? 1 : 0;
  const second = pieces[i + 1 + slash];
  const follows = (Number(pieces[i]?.norm) + 1) % 100;
  return second !== undefined && (slash === 1 || second.joined) && /^\d\d$/u.test(second.norm) && Number(second.norm) === follows
    ? i + 2 + slash
    : i + 1;
}

/** A weekday by name: "w1" for Monday. `day` is the nearest such day up to the page's own, where the page has one. */
export function readWeekday(text: string, pieces: readonly Piece[], i: number, { today }: Calendar): FactRead | null {
  const piece = pieces[i];
  if (piece === undefined || piece.kind !== 'word') return null;
  const value = WEEKDAYS.get(piece.norm);
  if (value === undefined || !/^\p{Lu}/u.test(text.slice(piece.start, piece.start + 1))) return null;
  if (piece.norm.length <= 4 && !['mon', 'tue', 'tues', 'wed', 'thu', 'fri', 'thur'].includes(piece.norm)) return null;
  const day = today === null ? null : isoOf(today - ((weekdayOf(today) - value + 7) % 7));
  // "on Mondays" is no day
  const always = piece.norm.endsWith('days');
  return { type: 'weekday', value: `w${value}`, unit: 'day', end: i + 1, head: null, ...(day === null || always ? {} : { day }) };
}

/** Words that count from the page's own day, in days. */
const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
]);
const STEPS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

/** "Yesterday", "last month", "next year" on a page that names its own day. */
export function readRelative(pieces: readonly Piece[], i: number, { today }: Calendar): FactRead | null {
  if (today === null) return null;
  const norm = pieces[i]?.norm ?? '';
  const relative = { type: 'date', unit: 'day', head: null, relative: true } as const;
  const days = RELATIVE.get(norm);
  if (days !== undefined)
    return pieces[i + 1]?.norm === "'s" ? null : { ...relative, value: isoOf(today + days), day: isoOf(today + days), end: i + 1 };
  const step = STEPS.get(norm);
  const unit = pieces[i + 1]?.norm;
  if (step === undefined || (unit !== 'month' && unit !== 'year')) return null;
  const [year = 0, month = 1] = isoOf(today).split('-').map(Number);
  if (unit === 'year') return { ...relative, value: `${year + step}-?-?`, end: i + 2 };
  const months = year * 12 + month - 1 + step;
  return { ...relative, value: `${Math.floor(months / 12)}-${pad((months % 12) + 1)}-?`, end: i + 2 };
}
