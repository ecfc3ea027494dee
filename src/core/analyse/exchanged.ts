import type { Fact, Span } from '../model.ts';
import type { LinkView } from './slots.ts';
import type { WitnessWords } from './witness-words.ts';

/** Two values that stand on the page in one order and in the sibling in the other. */
export interface Exchange {
  readonly first: Fact;
  readonly second: Fact;
  readonly there: Span;
}

/** Words between two values that tell the order apart: "from 40 to 60", "14 votes to 9"; a list has no such word. */
const LISTING = new Set(['and', 'or', 'as', 'well', 'then', 'also', 'plus']);

/**
 * Two values side by side, of one type and unit, with the same words between them on both sides, and exchanged: "rose
 * from 40 to 60" beside "rose from 60 to 40". `partners`: which value of the sibling each of the page's is equal to.
 */
export function exchangedValues(view: LinkView, ours: readonly Fact[], partners: ReadonlyMap<Fact, Fact>): Exchange[] {
  const found: Exchange[] = [];
  for (let i = 0; i + 1 < ours.length; i++) {
    const [first, second] = [ours[i], ours[i + 1]];
    const there = first === undefined ? undefined : partners.get(first);
    const other = second === undefined ? undefined : partners.get(second);
    if (first === undefined || second === undefined || there === undefined || other === undefined) continue;
    if (first.sentence !== second.sentence || there.sentence !== other.sentence || other.span.end > there.span.start) continue;
    if (first.type !== second.type || first.unit !== second.unit || first.value === second.value) continue;
    const between = wordsBetween(view.a, first, second);
    if (between === null || between !== wordsBetween(view.b, other, there)) continue;
    found.push({ first, second, there: { start: other.span.start, end: there.span.end } });
  }
  return found;
}

/** Longer stretches are no link between two values. */
const LONGEST = 30;

/** The words between two values; null where they are far apart or say nothing of order. */
function wordsBetween(words: WitnessWords, left: Fact, right: Fact): string | null {
  const { text } = words.witness.article;
  if (right.span.start - left.span.end > LONGEST) return null;
  if (/\bbetween\s+$/iu.test(text.slice(Math.max(0, left.span.start - 10), left.span.start))) return null;
  const found =
    text
      .slice(left.span.end, right.span.start)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.every((word) => LISTING.has(word)) ? null : found.join(' ');
}
