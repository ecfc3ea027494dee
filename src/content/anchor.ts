import { bodyOf, dataOf, isElement, nameOf, parentElementOf, parentOf, rootOf } from '../extract/dom.ts';
import type { TextMap } from '../extract/text-map.ts';
import type { Span } from '../core/model.ts';
import { newRange } from './page.ts';
import { linesOf, type Box } from './geometry.ts';

/** Span ↔ place on the page, through the map that extraction made. Nothing here changes the page. */

/** The rectangles of a span on the screen, one a line; empty when its text is gone or not laid out. */
export function linesAt(map: TextMap, place: Span): Box[] {
  const rectangles: Box[] = [];
  const range = newRange();
  for (const piece of map.rangesOf(place)) {
    const { node } = piece;
    if (!node.isConnected) continue;
    const length = dataOf(node).length;
    range.setStart(node, Math.min(piece.start, length));
    range.setEnd(node, Math.min(piece.end, length));
    for (const r of range.getClientRects()) rectangles.push({ left: r.left, top: r.top, right: r.right, bottom: r.bottom });
  }
  return linesOf(rectangles);
}

/** The page's text at a span, as it stands there now. */
export const wordsAt = (map: TextMap, place: Span): string =>
  map
    .rangesOf(place)
    .map((piece) => dataOf(piece.node).slice(piece.start, piece.end))
    .join('');

/** The element that holds the span's first character, or null when it left the page. */
export function elementAt(map: TextMap, place: Span): Element | null {
  for (const piece of map.rangesOf(place)) if (piece.node.isConnected) return parentElementOf(piece.node);
  return null;
}

/** The nearest element around the whole body of the article. */
export function articleElement(map: TextMap, length: number, page: Document): Element | null {
  const pieces = map.rangesOf({ start: 0, end: length });
  const first = pieces[0]?.node;
  const last = pieces.at(-1)?.node;
  if (first === undefined || last === undefined || !first.isConnected || !last.isConnected) return null;
  let around: Node | null = first;
  while (around !== null && !around.contains(last)) around = parentOf(around) as Node | null;
  if (around !== null && !isElement(around)) around = parentElementOf(around);
  return (around as Element | null) ?? bodyOf(page);
}

/**
 * The headline that the reader sees: the heading before the body whose words are the title's, else the
 * nearest h1 before it. Null when there is none; the badge then stands at the first line.
 */
export function headlineElement(page: Document, article: Element, title: string | null, firstText: Node | null): Element | null {
  const wanted = words(title ?? '');
  let nearest: Element | null = null;
  for (const heading of rootOf(page)?.querySelectorAll('h1, h2') ?? []) {
    const said = words(heading.textContent ?? '');
    if (said === '' || said.length > 400) continue;
    const isBefore =
      firstText === null ||
      (heading.compareDocumentPosition(firstText) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0;
    if (wanted !== '' && (said === wanted || (said.length > 12 && (wanted.startsWith(said) || said.startsWith(wanted))))) return heading;
    if (isBefore && nameOf(heading) === 'h1') nearest = heading;
  }
  return nearest !== null && sharesBranch(nearest, article) ? nearest : null;
}

const words = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** A heading in the site's header is not the article's. */
function sharesBranch(heading: Element, article: Element): boolean {
  for (let at: Element | null = heading; at !== null; at = parentElementOf(at)) {
    if (nameOf(at) === 'nav' || nameOf(at) === 'aside' || nameOf(at) === 'footer') return false;
    if (at === article) return true;
  }
  return true;
}

/** Where an element's text stands: its lines, not its box, which reaches over the whole column. */
export function textLinesOf(element: Element): Box[] {
  const range = newRange();
  range.selectNodeContents(element);
  return linesOf([...range.getClientRects()].map((r) => ({ left: r.left, top: r.top, right: r.right, bottom: r.bottom })));
}

/** Does the text still say what it said? Cheap: one look at every text node. */
export interface Snapshot {
  isCurrent(): boolean;
}

export function snapshotOf(map: TextMap, length: number): Snapshot {
  const seen = new Map<Text, string>();
  for (const piece of map.rangesOf({ start: 0, end: length })) seen.set(piece.node, dataOf(piece.node));
  return {
    isCurrent: () => {
      for (const [node, data] of seen) if (!node.isConnected || dataOf(node) !== data) return false;
      return true;
    },
  };
}
