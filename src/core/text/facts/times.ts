import type { Piece } from './pieces.ts';
import type { FactRead } from './fact-read.ts';
import { CARDINALS, ZONES } from './number-words.data.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

/**
 * "4:30 p.m.", "16:30", "4.30pm", "4 p.m.", "noon", "half past four", "1900 GMT", "5 o'clock", "four in the morning". Value HH:MM as the
 * clock there shows it. Unit: h24, h12 where the half of the day is open, or "utc-4" where the zone is told
 * ("utc-5/-4" where its name leaves two open).
 */
export function readTime(pieces: readonly Piece[], i: number): FactRead | null {
  const piece = pieces[i];
  if (piece === undefined) return null;
  if (piece.norm === 'noon' || piece.norm === 'midday') return withZone(pieces, 12, 0, true, i + 1);
  if (piece.norm === 'midnight') return withZone(pieces, 0, 0, true, i + 1);
  if (piece.norm === 'half' || piece.norm === 'quarter') return spoken(pieces, i);
  if (piece.kind !== 'number') return CARDINALS.has(piece.norm) ? wordHour(pieces, i) : null;
  const military = /^([01]\d|2[0-3])([0-5]\d)$/u.exec(piece.norm);
  if (military !== null && /^(?:gmt|utc|hours|hrs)$/u.test(pieces[i + 1]?.norm ?? ''))
    return withZone(pieces, Number(military[1]), Number(military[2]), true, /^h/u.test(pieces[i + 1]?.norm ?? '') ? i + 2 : i + 1);
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?$/u.exec(piece.norm);
  if (parts === null) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  if (hour > 24 || minute > 59) return null;
  const next = pieces[i + 1]?.norm;
  const named = next === "o'clock";
  const half = halfAt(pieces, named ? i + 2 : i + 1);
  if (half !== null && hour >= 1 && hour <= 12) return withZone(pieces, hourOf(hour, half), minute, true, half.end);
  if (named) return withZone(pieces, hour, minute, hour > 12, i + 2);
  if (parts[2] !== undefined && piece.norm.includes(':')) {
    const before = pieces[i - 1]?.norm ?? '';
    const clock =
      /^(?:at|by|from|until|till|around|about|to|before|after|since|between|shortly)$/u.test(before) ||
      ZONES.has(next ?? '') ||
      /^(?:hours|local|on)$/u.test(next ?? '') ||
      parts[1]?.length === 2;
    if (clock && /^(?:win|won|victory|defeat|lead|score|beat|lost|loss|draw)$/u.test(before) === false)
      return withZone(pieces, hour, minute, hour > 12 || parts[1]?.startsWith('0') === true || parts[1] === '00', i + 1);
  }
  return null;
}

interface Half {
  readonly afternoon: boolean;
  readonly end: number;
}

const BEFORE_HOURS = new Set('at by from around about to before after since until till between past'.split(' '));

/** "a.m.", "pm", "after four in the morning", "5 o'clock in the evening"; not "scored two in the morning". "At night" is either. */
function halfAt(pieces: readonly Piece[], at: number): Half | null {
  const norm = pieces[at]?.norm;
  if (norm === 'am' || norm === 'pm') return { afternoon: norm === 'pm', end: at + 1 };
  if (norm !== 'in' || pieces[at + 1]?.norm !== 'the') return null;
  if (pieces[at - 1]?.norm !== "o'clock" && !BEFORE_HOURS.has(pieces[at - 2]?.norm ?? '')) return null;
  const part = pieces[at + 2]?.norm ?? '';
  return /^(?:morning|afternoon|evening)$/u.test(part) ? { afternoon: part !== 'morning', end: at + 3 } : null;
}

const hourOf = (hour: number, { afternoon }: Half): number => (hour % 12) + (afternoon ? 12 : 0);

/** "half past four", "quarter to five": the half of the day is open. */
function spoken(pieces: readonly Piece[], i: number): FactRead | null {
  const way = pieces[i + 1]?.norm;
  const named = CARDINALS.get(pieces[i + 2]?.norm ?? '');
  if ((way !== 'past' && way !== 'to') || named === undefined || named < 1 || named > 12) return null;
  if (way === 'to' && pieces[i]?.norm === 'half') return null;
  const minutes = (pieces[i]?.norm === 'half' ? 30 : 15) * (way === 'to' ? -1 : 1);
  return halfOf(pieces, named * 60 + minutes, i + 3);
}

/** "four p.m.", "five o'clock in the afternoon". */
function wordHour(pieces: readonly Piece[], i: number): FactRead | null {
  const hour = CARDINALS.get(pieces[i]?.norm ?? '') ?? 0;
  const next = pieces[i + 1]?.norm;
  if (hour < 1 || hour > 12 || (halfAt(pieces, i + 1) === null && next !== "o'clock")) return null;
  return halfOf(pieces, hour * 60, next === "o'clock" ? i + 2 : i + 1);
}

function halfOf(pieces: readonly Piece[], minutes: number, at: number): FactRead {
  const hour = Math.floor(minutes / 60);
  const half = halfAt(pieces, at);
  return half === null
    ? withZone(pieces, hour, minutes % 60, false, at)
    : withZone(pieces, hourOf(hour, half), minutes % 60, true, half.end);
}

/** The zone behind a time: "EDT", "(GMT)", "Eastern time", "local time". */
function withZone(pieces: readonly Piece[], hour: number, minute: number, sure: boolean, end: number): FactRead {
  const open = pieces[end]?.norm === '(' ? 1 : 0;
  const name = pieces[end + open]?.norm ?? '';
  const zone = ZONES.get(name);
  let at = end;
  let unit = sure ? 'h24' : 'h12';
  const bare = name === 'eastern' || name === 'central' || name === 'pacific';
  if (zone !== undefined && (!bare || /^(?:time|standard|daylight)$/u.test(pieces[end + 1]?.norm ?? ''))) {
    unit = sure ? `utc${zone}` : 'h12';
    at = end + 1 + open;
    if (open === 1) at = pieces[at]?.norm === ')' ? at + 1 : end;
    while (/^(?:standard|daylight|summer|time)$/u.test(pieces[at]?.norm ?? '')) at++;
  } else if (name === 'local' && pieces[end + open + 1]?.norm === 'time' && open === 0) at = end + 2;
  return { type: 'time', value: `${pad(hour % 24)}:${pad(minute)}`, unit, end: at, head: null };
}
