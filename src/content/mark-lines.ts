import type { Span } from '../core/model.ts';
import type { TextMap } from '../extract/text-map.ts';
import type { Mark } from '../protocol/messages.ts';
import { elementAt, linesAt, wordsAt } from './anchor.ts';
import { heightOf, hullOf, isFlat, meet, widthOf, within, type Box } from './geometry.ts';
import type { Ink } from './ink.ts';
import { trimmed } from './overlap.ts';
import { newElement } from './page.ts';
import { GLYPH_GAP, GLYPH_WIDTH, glyphOf, lineOf, path, svg } from './shapes.ts';
import type { Surroundings } from './surroundings.ts';

/** One mark: a box a line, exactly over its words, with the line under it; and its tick in the strip. */

/** Everything measured of a mark, in layer pixels; nothing is written yet. */
export interface Plan {
  readonly mark: Mark;
  readonly element: Element;
  readonly ink: Ink;
  readonly isRtl: boolean;
  /** Where a line of the words stands, and how much of it is let through by clipping ancestors. */
  readonly lines: readonly { readonly place: Box; readonly seen: Box }[];
  readonly tick: Box | null;
}

export interface Drawn {
  readonly mark: Mark;
  readonly element: Element;
  readonly ink: Ink;
  readonly lines: readonly { readonly node: HTMLElement; readonly place: Box }[];
  readonly tick: HTMLElement;
  readonly tickPlace: Box | null;
  covered: boolean;
}

export interface Frame {
  readonly at: Box;
  readonly scale: number;
  /** The text column, in layer pixels. */
  readonly column: Box | null;
}

/** The shortest tick that is seen, and the strip's place beside the column. */
const TICK = 10;
const TICK_WIDTH = 3;
const STRIP = 11;
/** How far a mark's glyph may stand out of its box; cutting leaves this much on the sides that are not cut. */
const OUTSIDE = 12;

/** `underlined`: the words that get a line, see overlap.ts. Null when the mark's sentence is not on the page any more. */
export function planMark(
  mark: Mark,
  underlined: Span | null,
  map: TextMap,
  around: Surroundings,
  { at, scale, column }: Frame,
): Plan | null {
  const element = elementAt(map, mark.span) ?? elementAt(map, mark.sentence);
  if (element === null) return null;
  const words = linesAt(map, mark.span);
  const held = words.length > 0 ? words : linesAt(map, mark.sentence);
  if (held.length === 0) return null;
  const clip = around.clip(element);
  const isRtl = getComputedStyle(element).direction === 'rtl';
  const lines =
    underlined === null
      ? []
      : linesAt(
          map,
          trimmed(underlined, (place) => wordsAt(map, place)),
        );
  const seen = hullOf(held.map((line) => meet(line, clip)).filter((line) => !isFlat(line)));
  return {
    mark,
    element,
    ink: around.ink(element),
    isRtl,
    lines: lines.map((line) => ({ place: within(line, at, scale), seen: within(meet(line, clip), at, scale) })),
    tick: seen === null || column === null ? null : tickBeside(within(seen, at, scale), column, mark, isRtl, widthOf(at) / scale),
  };
}

/** Beside the column, but inside the layer, which ends where the page does: a telephone's margin is narrow. */
function tickBeside(place: Box, column: Box, mark: Mark, isRtl: boolean, width: number): Box {
  const left = isRtl ? Math.max(TICK_WIDTH, column.left - STRIP - TICK_WIDTH) : Math.min(width - 2 * TICK_WIDTH, column.right + STRIP);
  const height = mark.kind === 'residue' ? heightOf(place) : Math.max(TICK, Math.min(heightOf(place), 2 * TICK));
  return { left, top: place.top, right: left + TICK_WIDTH, bottom: place.top + height };
}

/** Write a plan down, into the nodes that the mark had before where it had some. */
export function drawMark(plan: Plan, old: Drawn | undefined): Drawn {
  const lines = plan.lines.map(({ place, seen }, index) => {
    const node = old?.lines[index]?.node ?? newElement('div');
    drawLine(node, plan, place, seen, index === plan.lines.length - 1);
    return { node, place };
  });
  const tick = old?.tick ?? newElement('div');
  tick.className = `tick ${looksOf(plan)}${plan.ink.halo ? ' halo' : ''}${plan.tick === null ? ' gone' : ''}`;
  if (plan.tick !== null) put(tick, plan.tick);
  return { mark: plan.mark, element: plan.element, ink: plan.ink, lines, tick, tickPlace: plan.tick, covered: false };
}

const looksOf = ({ mark, ink }: Plan): string => `${mark.kind} ${ink.tone}${mark.weak ? ' weak' : ''}`;

/** What was drawn in a node, as one string: a node whose string did not change is left alone. */
const shapes = new WeakMap<HTMLElement, string>();

function drawLine(node: HTMLElement, plan: Plan, place: Box, seen: Box, isLast: boolean): void {
  const { mark, ink, isRtl } = plan;
  put(node, place);
  node.className = `mark ${looksOf(plan)}${isFlat(seen) ? ' gone' : ''}`;
  const cut = [seen.top - place.top, place.right - seen.right, place.bottom - seen.bottom, seen.left - place.left];
  const inset = cut.map((part) => `${String(part > 0.5 ? part : -OUTSIDE)}px`).join(' ');
  node.style.clipPath = cut.some((part) => part > 0.5) ? `inset(${inset})` : '';

  const width = widthOf(place);
  const look = `${mark.kind} ${String(ink.halo)} ${width.toFixed(1)} ${String(isLast)} ${String(isRtl)}`;
  if (shapes.get(node) === look) return;
  shapes.set(node, look);
  const shape = svg(width, 6, `0 0 ${String(width)} 6`);
  shape.style.top = '100%';
  shape.style.left = '0';
  shape.style.marginTop = '-2px';
  const line = lineOf(mark.kind, width);
  const glyph = isLast ? glyphOf(mark.kind, isRtl ? -GLYPH_GAP - GLYPH_WIDTH : width + GLYPH_GAP) : null;
  for (const layer of ink.halo ? ['under', 'ink'] : ['ink']) {
    shape.append(path(line, `line ${layer}`));
    if (glyph !== null) shape.append(path(glyph, `glyph ${layer}`));
  }
  node.replaceChildren(shape);
}

export function put(node: HTMLElement, place: Box): void {
  const { style } = node;
  style.left = `${String(place.left)}px`;
  style.top = `${String(place.top)}px`;
  style.width = `${String(Math.max(0, widthOf(place)))}px`;
  style.height = `${String(Math.max(0, heightOf(place)))}px`;
}
