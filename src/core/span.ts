import type { Span } from './model.ts';

/** The arithmetic of spans: half-open, in UTF-16 code units. */

/** Do the two share at least one code unit? An empty span overlaps nothing. */
export const overlaps = (a: Span, b: Span): boolean => Math.max(a.start, b.start) < Math.min(a.end, b.end);
