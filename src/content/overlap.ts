import type { Span } from '../core/model.ts';
import type { Mark } from '../protocol/messages.ts';

/**
 * Two underlines over one word are read as neither. The graver mark keeps its words (a differing fact before
 * damaged wording, then by severity, then the longer); the other is drawn under the longest part that is left,
 * or not at all. Its finding stands in the same card, so nothing is lost. The spans never overlap.
 */
export function drawnSpans(marks: readonly Mark[]): ReadonlyMap<string, Span> {
  const taken: Span[] = [];
  const drawn = new Map<string, Span>();
  for (const mark of marks.filter((one) => one.drawn === 'underline').toSorted(graver)) {
    const left = longest(without(mark.span, taken));
    if (left === null) continue;
    drawn.set(mark.finding, left);
    taken.push(left);
  }
  return drawn;
}

const lengthOf = (span: Span): number => span.end - span.start;

const graver = (a: Mark, b: Mark): number =>
  Number(a.weak) - Number(b.weak) ||
  Number(b.kind === 'deviation') - Number(a.kind === 'deviation') ||
  b.severity - a.severity ||
  lengthOf(b.span) - lengthOf(a.span) ||
  a.span.start - b.span.start;

/** The parts of `span` that none of `taken` covers. */
function without(span: Span, taken: readonly Span[]): Span[] {
  let parts: Span[] = [span];
  for (const hole of taken)
    parts = parts.flatMap((part) =>
      hole.end <= part.start || hole.start >= part.end
        ? [part]
        : [
            { start: part.start, end: Math.max(part.start, hole.start) },
            { start: Math.min(part.end, hole.end), end: part.end },
          ].filter((rest) => rest.end > rest.start),
    );
  return parts;
}

const longest = (parts: readonly Span[]): Span | null =>
  parts.reduce<Span | null>((best, part) => (best === null || lengthOf(part) > lengthOf(best) ? part : best), null);

const LOOSE = /^[\s,.;:!?…،؛؟。，、]*$/u;

/** `span` without the spaces and commas at its ends: a line under them looks as if it went on. `wordsAt` reads the page's text. */
export function trimmed(span: Span, wordsAt: (span: Span) => string): Span {
  let { start, end } = span;
  while (end - start > 1 && LOOSE.test(wordsAt({ start: end - 1, end }))) end--;
  while (end - start > 1 && LOOSE.test(wordsAt({ start, end: start + 1 }))) start++;
  // Nothing but signs: they are the mark.
  return LOOSE.test(wordsAt({ start, end })) ? span : { start, end };
}
