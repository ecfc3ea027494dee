import type { Span, Token } from '../../model.ts';

/** A token, or a part of a hyphenated one: what the fact readers scan. */
export interface Piece extends Span {
  readonly norm: string;
  readonly stem: string;
  readonly kind: Token['kind'];
  /** Hyphen or dash without spaces between this piece and the one before. */
  readonly joined: boolean;
  /** Index of its token in the article. */
  readonly token: number;
}

const HYPHENS = new Set(['-', '–', '—', '‑', '−', '/']);

/**
 * The pieces of one sentence. "two-week" gives "two" and "week" (joined), "18-month" likewise, "p.m." one
 * piece "pm". Hyphens themselves give no piece, so that readers see the words side by side.
 */
export function piecesOf(text: string, tokens: readonly Token[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let joined = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'punctuation' || token.kind === 'symbol') {
      const before = tokens[i - 1];
      const after = tokens[i + 1];
      if (HYPHENS.has(token.norm) && i > from && i + 1 < to && before?.end === token.start && after?.start === token.end) {
        joined = true;
        if (token.norm !== '/') continue;
      }
    }
    const meridiem = meridiemAt(tokens, i, to);
    if (meridiem !== null) {
      const last = tokens[meridiem.last];
      found.push({
        start: token.start,
        end: last?.end ?? token.end,
        norm: meridiem.norm,
        stem: meridiem.norm,
        kind: 'word',
        joined: false,
        token: i,
      });
      i = meridiem.last;
      joined = false;
      continue;
    }
    if (token.kind === 'word' && token.norm.includes('-')) {
      splitHyphens(text, token, i, joined, found);
      if (joinPoint(tokens, i, to, found)) i += 2;
    } else found.push({ start: token.start, end: token.end, norm: token.norm, stem: token.stem, kind: token.kind, joined, token: i });
    joined = false;
  }
  return found;
}

/** "a.m.", "p. m.", "A.M." as one piece. */
function meridiemAt(tokens: readonly Token[], i: number, to: number): { norm: 'am' | 'pm'; last: number } | null {
  const norm = tokens[i]?.norm;
  if (norm === 'a.m.' || norm === 'p.m.') return { norm: norm === 'a.m.' ? 'am' : 'pm', last: i };
  if (norm !== 'a' && norm !== 'p') return null;
  if (tokens[i + 1]?.norm !== '.' || tokens[i + 2]?.norm !== 'm' || i + 2 >= to) return null;
  const dotted = tokens[i + 3]?.norm === '.' && tokens[i + 3]?.start === tokens[i + 2]?.end && i + 3 < to;
  return { norm: norm === 'a' ? 'am' : 'pm', last: dotted ? i + 3 : i + 2 };
}

/** "magnitude-6.1": the tokens cut the number at its point; put it together. */
function joinPoint(tokens: readonly Token[], i: number, to: number, found: Piece[]): boolean {
  const [point, rest] = [tokens[i + 1], tokens[i + 2]];
  const last = found.at(-1);
  if (last === undefined || i + 2 >= to || !/^\d+$/u.test(last.norm)) return false;
  if (point?.norm !== '.' || rest?.kind !== 'number' || point.start !== last.end || rest.start !== point.end) return false;
  const norm = `${last.norm}.${rest.norm}`;
  found[found.length - 1] = { ...last, end: rest.end, norm, stem: norm };
  return true;
}

function splitHyphens(text: string, token: Token, index: number, joined: boolean, out: Piece[]): void {
  let at = token.start;
  let first = true;
  while (at < token.end) {
    let end = at;
    while (end < token.end && !HYPHENS.has(text[end] ?? '')) end++;
    if (end > at) {
      const norm = text.slice(at, end).normalize('NFKC').toLowerCase();
      out.push({
        start: at,
        end,
        norm,
        stem: norm,
        kind: /^\p{Nd}/u.test(norm) ? 'number' : 'word',
        joined: first ? joined : true,
        token: index,
      });
      first = false;
    }
    at = end + 1;
  }
}
