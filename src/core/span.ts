import type { Span } from './model.ts';

/** The only offset arithmetic of the house. All spans are half-open and count UTF-16 code units. */

/** `[start, end)`; throws RangeError when it is not a legal span. */
export function span(start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start)
    throw new RangeError(`not a span: [${start}, ${end})`);
  return { start, end };
}

/** The words of `s` in `text`. */
export const slice = (text: string, s: Span): string => text.slice(s.start, s.end);

export const length = (s: Span): number => s.end - s.start;

export const isEmpty = (s: Span): boolean => s.end === s.start;

/** Do the two share at least one code unit? An empty span overlaps nothing. */
export const overlaps = (a: Span, b: Span): boolean => Math.max(a.start, b.start) < Math.min(a.end, b.end);

/** Is every code unit of `inner` in `outer`? */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The smallest span that holds both. */
export const hull = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

/** The same words `by` units further on. */
export const shift = (s: Span, by: number): Span => span(s.start + by, s.end + by);

/** `s` without white space at its ends. */
export function trim(text: string, s: Span): Span {
  let { start, end } = s;
  while (start < end && /\s/u.test(text[start] ?? '')) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
  return { start, end };
}
