import type { Named } from '../candidates.ts';

/** A page as an index names it. */
export type Hit = Omit<Named, 'clue'>;

/** When the page was published, so that an index need not look at all years; null where nobody knows. */
export interface Days {
  /** YYYY-MM-DD, inclusive. */
  readonly from: string;
  readonly to: string;
}

/** Somebody who can be asked for pages. Pure: it makes addresses and reads answers; `door.ts` alone sends. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** The address that this query is sent as; nothing else of the page goes with it. */
  addressFor(query: string, days: Days | null): string;
  /** The answer's pages, or what the index says instead of an answer. */
  read(body: string, type: string): readonly Hit[] | { readonly says: string };
  /** Milliseconds that it wants between two requests. */
  readonly pause: number;
}

/** Days on either side of the day that the page claims: copies and translations come within about a week. */
const AROUND = 10;

export function daysAround(published: string | null): Days | null {
  const at = Date.parse((published ?? '').slice(0, 10));
  if (Number.isNaN(at)) return null;
  const day = (offset: number): string => new Date(at + offset * 86_400_000).toISOString().slice(0, 10);
  return { from: day(-AROUND), to: day(AROUND) };
}

/** A date in any of the forms that indexes use, as ISO 8601; null for anything else. */
export function isoDate(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return new Date(value < 1e11 ? value * 1000 : value).toISOString();
  if (typeof value !== 'string') return null;
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})Z?)?$/u.exec(value.trim());
  if (compact !== null) {
    const [, year, month, date, hour, minute, second] = compact;
    return hour === undefined ? `${year}-${month}-${date}` : `${year}-${month}-${date}T${hour}:${minute}:${second}Z`;
  }
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : /^\d{4}-\d{2}-\d{2}/u.test(value.trim()) ? value.trim() : new Date(at).toISOString();
}

/** A short line of foreign text, or null. */
export const lineOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/gu, ' ').trim().slice(0, 300) : null;

/** What an index says instead of an answer, as one line of text. */
export const saysOf = (body: string): { readonly says: string } => ({
  says: body
    .replace(/<[^>]{0,500}>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200),
});

export function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
