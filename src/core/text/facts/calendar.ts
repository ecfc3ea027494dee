import { MONTHS, WEEKDAYS } from './number-words.data.ts';
import type { Piece } from './pieces.ts';
import type { FactRead } from './quantities.ts';

/** What the page says about "now": the day it was published, and whether weekdays can be resolved by it. */
export interface Calendar {
  /** Days since 1970-01-01, or null when the page names no day. */
  readonly today: number | null;
  readonly year: number | null;
}

const DAY_MS = 86_400_000;

export function calendarOf(published: string | null): Calendar {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/u.exec(published ?? '');
  if (parts === null) return { today: null, year: null };
  const year = Number(parts[1]);
  return { today: Math.floor(Date.UTC(year, Number(parts[2]) - 1, Number(parts[3])) / DAY_MS), year };
}

const pad = (n: number): string => String(n).padStart(2, '0');

/**
 * "June 19, 2023", "19 June", "the 25th of May", "June 2023", "2023-06-19", "19/06/2023", "1949".
 * Value: as much of YYYY-MM-DD as the text gives, "?" for what it leaves out.
 */
export function readDate(text: string, pieces: readonly Piece[], i: number, _calendar: Calendar): FactRead | null {
  const piece = pieces[i];
  if (piece === undefined) return null;
  const month = monthAt(text, pieces, i);
  if (month !== null) {
    let at = month.end;
    if (pieces[at]?.norm === 'the') at++;
    const day = dayAt(pieces, at);
    if (day !== null) {
      const year = yearAfter(pieces, day.end);
      return date(year?.value ?? null, month.value, day.value, year?.end ?? day.end);
    }
    const year = yearAfter(pieces, month.end);
    if (year !== null) return date(year.value, month.value, null, year.end);
    if (piece.norm.length <= 4 && piece.norm !== 'may' && piece.norm !== 'june' && piece.norm !== 'july') return null;
    if (
      (piece.norm === 'may' || piece.norm === 'march') &&
      !/^(?:in|since|by|until|till|from|of|last|this|next|early|late|mid|during|before|after|to|and|between)$/u.test(
        pieces[i - 1]?.norm ?? '',
      )
    )
      return null;
    return date(null, month.value, null, month.end);
  }
  if (piece.kind !== 'number') return null;
  const iso =
    /^\d{4}$/u.test(piece.norm) &&
    pieces[i + 1]?.joined === true &&
    /^\d{2}$/u.test(pieces[i + 1]?.norm ?? '') &&
    pieces[i + 2]?.joined === true &&
    /^\d{2}$/u.test(pieces[i + 2]?.norm ?? '');
  if (iso) return date(Number(piece.norm), Number(pieces[i + 1]?.norm), Number(pieces[i + 2]?.norm), i + 3);
  const day = dayAt(pieces, i);
  if (day !== null) {
    const of = pieces[day.end]?.norm === 'of' ? 1 : 0;
    const named = monthAt(text, pieces, day.end + of);
    if (named !== null) {
      const year = yearAfter(pieces, named.end);
      return date(year?.value ?? null, named.value, day.value, year?.end ?? named.end);
    }
  }
  return readYear(text, pieces, i);
}

const date = (year: number | null, month: number, day: number | null, end: number): FactRead => ({
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

function readYear(text: string, pieces: readonly Piece[], i: number): FactRead | null {
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
  if (counted && !YEAR_BEFORE.has(before?.norm ?? '')) return null;
  if (counted && /^(?:of|by|the|and|to|than|for|around|between)$/u.test(before?.norm ?? '')) return null;
  if (/^(?:dollars|euros|pounds|people|yuan|km|kilometers|miles|meters|metres|tons|tonnes|men|women|children)$/u.test(after?.norm ?? ''))
    return null;
  void text;
  return { type: 'date', value: `${piece.norm}-?-?`, unit: 'day', end: i + 1, head: null };
}

/** "4:30 p.m.", "16:30", "4.30pm", "4 p.m.", "noon", "midnight", "5 o'clock". Value HH:MM; unit tells whether the half of the day is known. */
export function readTime(text: string, pieces: readonly Piece[], i: number): FactRead | null {
  const piece = pieces[i];
  if (piece === undefined) return null;
  if (piece.norm === 'noon' || piece.norm === 'midday') return time(12, 0, true, i + 1);
  if (piece.norm === 'midnight') return time(0, 0, true, i + 1);
  if (piece.kind !== 'number') return null;
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?$/u.exec(piece.norm);
  if (parts === null) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  if (hour > 24 || minute > 59) return null;
  const half = meridiem(pieces[i + 1]?.norm);
  if (half !== null && hour >= 1 && hour <= 12) return time((hour % 12) + (half === 'pm' ? 12 : 0), minute, true, i + 2);
  if (pieces[i + 1]?.norm === "o'clock") return time(hour, minute, hour > 12, i + 2);
  if (parts[2] !== undefined && piece.norm.includes(':')) {
    const before = pieces[i - 1]?.norm ?? '';
    const clock =
      /^(?:at|by|from|until|till|around|about|to|before|after|since|between|shortly)$/u.test(before) ||
      /^(?:gmt|utc|hours|local|cet|cest|est|edt|bst|ist|on)$/u.test(pieces[i + 1]?.norm ?? '') ||
      parts[1]?.length === 2;
    if (clock && /^(?:win|won|victory|defeat|lead|score|beat|lost|loss|draw)$/u.test(before) === false)
      return time(hour, minute, hour > 12 || parts[1]?.startsWith('0') === true || parts[1] === '00', i + 1);
  }
  void text;
  return null;
}

const meridiem = (norm: string | undefined): 'am' | 'pm' | null => (norm === 'am' || norm === 'pm' ? norm : null);

const time = (hour: number, minute: number, sure: boolean, end: number): FactRead => ({
  type: 'time',
  value: `${pad(hour % 24)}:${pad(minute)}`,
  unit: sure ? 'h24' : 'h12',
  end,
  head: null,
});

/** A weekday by name. Value: the date it stands for when the page tells its own day, else the name's number. */
export function readWeekday(text: string, pieces: readonly Piece[], i: number, _calendar: Calendar): FactRead | null {
  const piece = pieces[i];
  if (piece === undefined || piece.kind !== 'word') return null;
  const value = WEEKDAYS.get(piece.norm);
  if (value === undefined || !/^\p{Lu}/u.test(text.slice(piece.start, piece.start + 1))) return null;
  if (piece.norm.length <= 4 && !['mon', 'tue', 'tues', 'wed', 'thu', 'fri', 'thur'].includes(piece.norm)) return null;
  return { type: 'weekday', value: `w${value}`, unit: 'day', end: i + 1, head: null };
}
