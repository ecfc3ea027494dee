import { CARDINALS, FRACTIONS, MAGNITUDES, SHORT_MAGNITUDES, UNITS } from './number-words.data.ts';
import type { Piece } from './pieces.ts';

/** A number read from pieces `[first, end)`. */
export interface NumberRead {
  readonly value: number;
  readonly end: number;
  /** Written in digits with a colon: a clock time or a score, not a count. */
  readonly clock: readonly [number, number] | null;
  /** Written in digits without separators or magnitude: may be a year. */
  readonly plain: boolean;
}

/** Read the number that begins at piece `i`, or null. Linear: every piece is looked at once or twice. */
export function readNumber(text: string, pieces: readonly Piece[], i: number): NumberRead | null {
  const piece = pieces[i];
  if (piece === undefined) return null;
  if (piece.kind === 'number') return readDigits(text, pieces, i);
  if (CARDINALS.has(piece.norm)) return readWords(pieces, i);
  const next = pieces[i + 1];
  // "a dozen", "a hundred", "half a million", "a third of", "a quarter"
  if ((piece.norm === 'a' || piece.norm === 'one' || piece.norm === 'an') && next !== undefined) {
    const magnitude = MAGNITUDES.get(next.norm);
    if (magnitude !== undefined && !next.norm.endsWith('s')) return withMagnitudes(pieces, i + 2, magnitude, false);
    if (next.norm === 'half' && pieces[i + 2]?.norm !== 'of') return null;
    const part = FRACTIONS.get(next.norm);
    if (part !== undefined && pieces[i + 2]?.norm === 'of') return fraction(pieces, 1 / part, i + 2);
    return null;
  }
  if (piece.norm === 'half') {
    const a = next?.norm === 'a' || next?.norm === 'of' ? 1 : 0;
    const magnitude = MAGNITUDES.get(pieces[i + 1 + a]?.norm ?? '');
    if (magnitude !== undefined) return { value: magnitude / 2, end: i + 2 + a, clock: null, plain: false };
    // "half a percentage point"
    if (next?.norm === 'a' && pieces[i + 2]?.norm === 'percentage') return { value: 0.5, end: i + 2, clock: null, plain: false };
    // "half a year", "half an hour": the unit follows the article
    if ((next?.norm === 'a' || next?.norm === 'an') && UNITS.get(pieces[i + 2]?.norm ?? '')?.[0] === 'duration')
      return { value: 0.5, end: i + 2, clock: null, plain: false };
    if (next?.norm === 'of') return { value: 0.5, end: i + 1, clock: null, plain: false };
    return null;
  }
  return null;
}

/** A part, or that part of a magnitude: "a quarter", "three quarters of a million". */
function fraction(pieces: readonly Piece[], part: number, end: number): NumberRead {
  const one = pieces[end]?.norm === 'of' && (pieces[end + 1]?.norm === 'a' || pieces[end + 1]?.norm === 'one');
  const magnitude = one ? MAGNITUDES.get(pieces[end + 2]?.norm ?? '') : undefined;
  return magnitude === undefined || magnitude < 1000
    ? { value: part, end, clock: null, plain: false }
    : { value: part * magnitude, end: end + 3, clock: null, plain: false };
}

function readDigits(text: string, pieces: readonly Piece[], i: number): NumberRead | null {
  const piece = pieces[i];
  if (piece === undefined) return null;
  const raw = piece.norm;
  const clock = /^(\d{1,3}):(\d{1,3})$/u.exec(raw);
  if (clock !== null) return { value: Number(clock[1]), end: i + 1, clock: [Number(clock[1]), Number(clock[2])], plain: false };
  let value = decimal(raw);
  if (value === null) return null;
  let end = i + 1;
  // "3 300 people": groups of exactly three digits after one space
  while (
    /^\d{1,3}$/u.test(pieces[end - 1]?.norm ?? '') &&
    /^\d{3}$/u.test(pieces[end]?.norm ?? '') &&
    /^[   ]$/u.test(text.slice(pieces[end - 1]?.end, pieces[end]?.start))
  ) {
    if (end > i + 3) break;
    value = value * 1000 + Number(pieces[end]?.norm);
    end++;
  }
  const plain = /^\d+$/u.test(raw) && end === i + 1;
  const after = pieces[end];
  const last = pieces[end - 1];
  if (after !== undefined && last !== undefined) {
    const short = SHORT_MAGNITUDES.get(after.norm);
    const close = after.start === last.end;
    if (short !== undefined && close && (after.norm !== 'm' || money(text, pieces, i)))
      return { value: value * short, end: end + 1, clock: null, plain: false };
    // "2 1/2"
    const fraction = /^(\d)$/u.exec(after.norm) !== null && pieces[end + 1]?.norm === '/' && /^\d$/u.test(pieces[end + 2]?.norm ?? '');
    if (fraction && !close)
      return { value: value + Number(after.norm) / Number(pieces[end + 2]?.norm), end: end + 3, clock: null, plain: false };
  }
  return withMagnitudes(pieces, end, value, plain);
}

const money = (text: string, pieces: readonly Piece[], i: number): boolean => {
  const piece = pieces[i];
  return piece !== undefined && /\p{Sc}/u.test(text.slice(Math.max(0, piece.start - 1), piece.start));
};

/** "1,500.5", "1.500.000", "272.000", "1,5" → a number; null for dotted codes ("1.2.3"). */
export function decimal(raw: string): number | null {
  const plain = raw.normalize('NFKC').replace(/[’']/gu, ',');
  if (/^\d+$/u.test(plain)) return plain.length > 15 ? null : Number(plain);
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/u.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/u.test(plain) || /^[1-9]\d{0,2}\.000$/u.test(plain)) return Number(plain.replaceAll('.', ''));
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/u.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'));
  if (/^\d+\.\d+$/u.test(plain)) return plain.length > 40 ? null : Number(plain);
  if (/^\d+,\d{1,2}$/u.test(plain)) return Number(plain.replace(',', '.'));
  return null;
}

function withMagnitudes(pieces: readonly Piece[], from: number, start: number, plain: boolean): NumberRead {
  let value = start;
  let end = from;
  for (
    let magnitude = MAGNITUDES.get(pieces[end]?.norm ?? '');
    magnitude !== undefined;
    magnitude = MAGNITUDES.get(pieces[end]?.norm ?? '')
  ) {
    if (value >= 1e15) break;
    value *= magnitude;
    end++;
  }
  return { value, end, clock: null, plain: plain && end === from };
}

/** "two", "twenty-five", "three hundred and fifty thousand", "two and a half". */
function readWords(pieces: readonly Piece[], i: number): NumberRead | null {
  let total = 0;
  let group = 0;
  let last = Infinity;
  let end = i;
  for (; end < pieces.length; end++) {
    const norm = pieces[end]?.norm ?? '';
    const cardinal = CARDINALS.get(norm);
    if (cardinal !== undefined) {
      // "two four" are two numbers; "twenty four" is one
      if (end > i && !(last >= 100 || (last >= 20 && last < 100 && cardinal < 10 && cardinal > 0))) break;
      group += cardinal;
      last = cardinal;
      continue;
    }
    const magnitude = MAGNITUDES.get(norm);
    if (magnitude !== undefined) {
      if (end === i) return null;
      if (magnitude >= 1000) {
        total += group * magnitude;
        group = 0;
      } else group *= magnitude;
      last = magnitude;
      continue;
    }
    if (norm === 'and' && last >= 100 && last !== Infinity && CARDINALS.has(pieces[end + 1]?.norm ?? '')) continue;
    break;
  }
  if (end === i) return null;
  let value = total + group;
  const part = FRACTIONS.get(pieces[end]?.norm ?? '');
  if (part !== undefined && value < 20 && pieces[end]?.norm.endsWith('s') === true && pieces[end]?.norm !== 'seconds')
    return fraction(pieces, value / part, end + 1);
  if (value === 1 && part !== undefined && (pieces[end]?.joined === true || pieces[end + 1]?.norm === 'of'))
    return fraction(pieces, 1 / part, end + 1);
  if (pieces[end]?.norm === 'and' && pieces[end + 1]?.norm === 'a' && pieces[end + 2]?.norm === 'half') {
    value += 0.5;
    end += 3;
  }
  return { value, end, clock: null, plain: false };
}
