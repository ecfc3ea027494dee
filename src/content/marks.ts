import type { Mark, PageVerdict } from '../protocol/messages.ts';
import type { FindingKind, Span } from '../core/model.ts';
import type { TextMap } from '../extract/text-map.ts';
import { elementAt, linesAt, textLinesOf } from './anchor.ts';
import { badgeBeside, drawBadge } from './badge.ts';
import { hullOf, meet, onScreen, within, type Box } from './geometry.ts';
import type { Ink } from './ink.ts';
import { MARGIN, type Layer } from './layer.ts';
import { drawMark, planMark, put, type Drawn } from './mark-lines.ts';
import { drawnSpans } from './overlap.ts';
import { newElement } from './page.ts';
import { isCovered, surroundings } from './surroundings.ts';

/** What a drawing is made of: where the article stands and what was found in it. */
export interface Subject {
  readonly map: TextMap;
  readonly article: Element;
  readonly headline: Element | null;
  readonly marks: readonly Mark[];
  readonly verdict: PageVerdict;
}

/** What the pointer or the keyboard can reach: a mark's words or its tick, or the badge (`finding` null). */
export interface Reachable {
  readonly finding: string | null;
  readonly sentence: Span | null;
  /** On the screen, now. */
  readonly words: readonly Box[];
  readonly tone: Ink['tone'];
  readonly element: Element;
  /** Reached by its tick in the margin, where nothing of the page is. */
  readonly isTick: boolean;
}

export interface Drawing {
  /** Measure everything again and draw it; `hidden` leaves all in place but unseen. */
  draw(subject: Subject, hidden: boolean): void;
  /** Only look which marks are covered now (after scrolling). */
  look(): void;
  /** The mark (or the badge) at this place of the screen. */
  hit(x: number, y: number): Reachable | null;
  find(finding: string | null): Reachable | null;
  /** Finding ids in page order of all that is underlined or has only a tick for want of room. */
  order(): readonly string[];
  /** Tint the sentence of this finding; null takes the tint away. */
  tint(finding: string | null): void;
  showStrip(seen: boolean): void;
  /** Is the place at the outer edge of the text column, where the strip is? */
  isAtEdge(x: number, y: number): boolean;
}

const REACH = 3;
/** A tick is a thread of three pixels; so much around it takes a pointer or a finger (WCAG 2.2 asks 24 px). */
const TICK_REACH = { x: 10.5, y: 12 } as const;
const TICK_ORDER: readonly FindingKind[] = ['residue', 'artifact', 'deviation'];
const byTick = (a: Drawn, b: Drawn): number =>
  TICK_ORDER.indexOf(a.mark.kind) - TICK_ORDER.indexOf(b.mark.kind) || a.mark.severity - b.mark.severity;

/** Without a line under its words for want of room; what belongs to the site never has one, and stays in the strip. */
const isRest = ({ mark }: Drawn): boolean => mark.drawn === 'strip' && mark.kind !== 'residue';

export function drawingIn(layer: Layer): Drawing {
  const add = (name: string): HTMLElement => {
    const node = newElement('div');
    node.className = name;
    layer.element.append(node);
    return node;
  };
  // What has its place in the strip alone is always seen there; the ticks of underlined words come with the pointer.
  const [tints, boxes, strip, rest] = [add('tints'), add('marks'), add('strip'), add('rest')];
  const touch = matchMedia('(pointer: coarse)');
  const badge = add('badge');
  let subject: Subject | null = null;
  let drawn: Drawn[] = [];
  let hidden = true;
  let badgePlace: Box | null = null;
  let isBadgeCovered = false;
  let badgeInk: Ink = { tone: 'dark', halo: false };
  let column: Box | null = null;
  let isRtl = false;
  let tinted: string | null = null;

  const reachable = (one: Drawn): Reachable => {
    const { at, scale } = layer.at();
    return {
      finding: one.mark.finding,
      sentence: one.mark.sentence,
      words: one.lines.map((line) => onScreen(line.place, at, scale)),
      tone: one.ink.tone,
      element: one.element,
      isTick: false,
    };
  };
  const badgeReach = (): Reachable | null => {
    if (subject === null || badgePlace === null) return null;
    const { at, scale } = layer.at();
    return {
      finding: null,
      sentence: null,
      words: [onScreen(badgePlace, at, scale)],
      tone: badgeInk.tone,
      element: subject.headline ?? subject.article,
      isTick: false,
    };
  };
  const find = (finding: string | null): Reachable | null => {
    if (finding === null) return badgeReach();
    const one = drawn.find((each) => each.mark.finding === finding);
    if (one !== undefined && one.lines.length > 0) return reachable(one);
    // Drawn as a tick only: its words are reached all the same.
    const mark = subject?.marks.find((each) => each.finding === finding);
    const element = mark === undefined || subject === null ? null : elementAt(subject.map, mark.span);
    if (mark === undefined || subject === null || element === null) return null;
    const words = linesAt(subject.map, mark.span);
    const place = words.length > 0 ? words : linesAt(subject.map, mark.sentence);
    const { tone } = surroundings().ink(element);
    return place.length === 0 ? null : { finding, sentence: mark.sentence, words: place, tone, element, isTick: false };
  };

  const look = (): void => {
    if (hidden) return;
    const { at, scale } = layer.at();
    const covered = drawn.map((one) => {
      const line = one.lines[0];
      return line !== undefined && isCovered(one.element, onScreen(line.place, at, scale), layer.host);
    });
    isBadgeCovered =
      subject !== null &&
      badgePlace !== null &&
      isCovered(subject.headline ?? subject.article, onScreen(badgePlace, at, scale), layer.host);
    drawn.forEach((one, index) => {
      one.covered = covered[index] ?? false;
      for (const line of one.lines) line.node.classList.toggle('covered', one.covered);
    });
    badge.classList.toggle('covered', isBadgeCovered);
  };

  const tint = (finding: string | null): void => {
    tinted = finding;
    tints.replaceChildren();
    const one = finding === null ? undefined : drawn.find((each) => each.mark.finding === finding);
    if (one === undefined || subject === null) return;
    const { at, scale } = layer.at();
    const clip = surroundings().clip(one.element);
    for (const line of linesAt(subject.map, one.mark.sentence)) {
      const node = newElement('div');
      node.className = `tint ${one.mark.kind} ${one.ink.tone}`;
      put(node, within(meet(line, clip), at, scale));
      tints.append(node);
    }
  };

  return {
    draw: (next, isHidden) => {
      subject = next;
      hidden = isHidden;
      layer.element.classList.toggle('hidden', hidden);
      const box = next.article.getBoundingClientRect();
      const head = next.headline === null ? [] : textLinesOf(next.headline);
      const { at, scale } = layer.fit(hullOf([{ left: box.left, top: box.top, right: box.right, bottom: box.bottom }, ...head]) ?? box);
      const around = surroundings();
      column = columnOf(next, at, scale);
      isRtl = getComputedStyle(elementAt(next.map, { start: 0, end: 1 }) ?? next.article).direction === 'rtl';
      // All is measured before anything is written, or each mark would have the page laid out anew.
      const spans = drawnSpans(next.marks);
      const plans = next.marks.map((mark) => planMark(mark, spans.get(mark.finding) ?? null, next.map, around, { at, scale, column }));
      const first = head[0] ?? linesAt(next.map, { start: 0, end: 40 })[0] ?? null;
      badgeInk = around.ink(next.headline ?? next.article);
      badgePlace = first === null ? null : within(badgeBeside(next.headline ?? next.article, first, head.at(-1) ?? first), at, scale);

      const old = new Map(drawn.map((one) => [one.mark.finding, one]));
      // A mark without a plan has lost its sentence: the popup's list still has it.
      drawn = plans.flatMap((plan) => (plan === null ? [] : [drawMark(plan, old.get(plan.mark.finding))]));
      boxes.replaceChildren(...drawn.flatMap((one) => one.lines.map((line) => line.node)));
      // The gravest last, so that it lies on top where two ticks meet.
      const ticks = drawn.toSorted(byTick);
      strip.replaceChildren(...ticks.filter((one) => !isRest(one)).map((one) => one.tick));
      rest.replaceChildren(...ticks.filter(isRest).map((one) => one.tick));
      drawBadge(badge, badgePlace, badgeInk, next.verdict);
      look();
      tint(tinted);
    },
    look,
    hit: (x, y) => {
      if (hidden) return null;
      const { at, scale } = layer.at();
      const reach = REACH / scale;
      const [px, py] = [(x - at.left) / scale, (y - at.top) / scale];
      const isOn = (place: Box): boolean =>
        px >= place.left - reach && px < place.right + reach && py >= place.top - reach && py < place.bottom + reach;
      for (const one of drawn) if (!one.covered && one.lines.some((line) => isOn(line.place))) return reachable(one);
      if (badgePlace !== null && !isBadgeCovered && isOn(badgePlace)) return badgeReach();
      // The nearest; of two as near, the gravest, which lies on top.
      const isStripSeen = strip.classList.contains('seen') || touch.matches;
      let [tick, least] = [null as Drawn | null, TICK_REACH.y / scale];
      for (const one of drawn.toSorted(byTick)) {
        const t = one.tickPlace;
        if (t === null || !(isStripSeen || isRest(one)) || px < t.left - TICK_REACH.x / scale || px > t.right + TICK_REACH.x / scale)
          continue;
        const off = Math.max(t.top - py, py - t.bottom, 0);
        if (off <= least) [tick, least] = [one, off];
      }
      const found = tick === null ? null : find(tick.mark.finding);
      return found === null ? null : { ...found, isTick: true };
    },
    find,
    order: () =>
      drawn
        .filter((one) => one.lines.length > 0 || isRest(one))
        .sort((a, b) => a.mark.span.start - b.mark.span.start || b.mark.severity - a.mark.severity)
        .map((one) => one.mark.finding),
    tint,
    showStrip: (seen) => strip.classList.toggle('seen', seen),
    isAtEdge: (x, y) => {
      if (column === null || hidden) return false;
      const { at, scale } = layer.at();
      const c = onScreen(column, at, scale);
      const off = isRtl ? c.left - x : x - c.right;
      return y >= c.top && y <= c.bottom && off >= 0 && off <= MARGIN;
    },
  };
}

/** The text column: as wide as the widest paragraph that is laid out. */
function columnOf(subject: Subject, at: Box, scale: number): Box | null {
  const r = subject.article.getBoundingClientRect();
  const first = elementAt(subject.map, { start: 0, end: 1 });
  const paragraph = first?.getBoundingClientRect();
  const wide = paragraph !== undefined && paragraph.width > 120 ? paragraph : r;
  return within({ left: wide.left, top: r.top, right: wide.right, bottom: r.bottom }, at, scale);
}
