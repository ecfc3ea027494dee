/** Rectangle arithmetic in CSS pixels. All pure; `Box` is what `DOMRect` and we have in common. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
export const widthOf = (b: Box): number => b.right - b.left;
export const heightOf = (b: Box): number => b.bottom - b.top;
export const isFlat = (b: Box): boolean => b.right <= b.left || b.bottom <= b.top;

/** The smallest box that holds all, or null of none. */
export function hullOf(boxes: Iterable<Box>): Box | null {
  let hull: Box | null = null;
  for (const b of boxes)
    hull =
      hull === null
        ? box(b.left, b.top, b.right, b.bottom)
        : box(Math.min(hull.left, b.left), Math.min(hull.top, b.top), Math.max(hull.right, b.right), Math.max(hull.bottom, b.bottom));
  return hull;
}

/** What two boxes share; flat when they share nothing. */
export const meet = (a: Box, b: Box): Box =>
  box(Math.max(a.left, b.left), Math.max(a.top, b.top), Math.min(a.right, b.right), Math.min(a.bottom, b.bottom));

export const grow = (b: Box, x: number, y: number): Box => box(b.left - x, b.top - y, b.right + x, b.bottom + y);

/** A place on the screen as the layer counts it: (rectangle − layer rectangle) ÷ layer scale. */
export const within = (b: Box, layer: Box, scale: number): Box =>
  box((b.left - layer.left) / scale, (b.top - layer.top) / scale, (b.right - layer.left) / scale, (b.bottom - layer.top) / scale);

/** And back. */
export const onScreen = (b: Box, layer: Box, scale: number): Box =>
  box(b.left * scale + layer.left, b.top * scale + layer.top, b.right * scale + layer.left, b.bottom * scale + layer.top);

/** Two rectangles of one line of text may differ by rounding and by inline elements' own borders. */
const SAME_LINE = 0.6;
const TOUCHING = 1.5;

/**
 * The rectangles of a range, one a line: a browser gives one a text node and line, so that "two <b>week</b>
 * visit" comes in three. Neighbours on one line that touch become one; empty ones vanish. Order is kept.
 */
export function linesOf(rectangles: Iterable<Box>): Box[] {
  const lines: Box[] = [];
  for (const r of rectangles) {
    if (isFlat(r)) continue;
    const last = lines.at(-1);
    if (last !== undefined && isSameLine(last, r) && r.left <= last.right + TOUCHING && r.right >= last.left - TOUCHING)
      lines[lines.length - 1] = box(
        Math.min(last.left, r.left),
        Math.min(last.top, r.top),
        Math.max(last.right, r.right),
        Math.max(last.bottom, r.bottom),
      );
    else lines.push(box(r.left, r.top, r.right, r.bottom));
  }
  return lines;
}

/** Do the two share most of the lower one's height? */
function isSameLine(a: Box, b: Box): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared >= SAME_LINE * Math.min(heightOf(a), heightOf(b));
}
