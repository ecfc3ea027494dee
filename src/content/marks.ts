import type { Mark, PageVerdict } from '../protocol/messages.ts';
import type { Span } from '../core/model.ts';
import type { TextMap } from '../extract/text-map.ts';
import { elementAt, linesAt, textLinesOf } from './anchor.ts';
import { heightOf, hullOf, isFlat, meet, onScreen, widthOf, within, type Box } from './geometry.ts';
import type { Ink } from './ink.ts';
import { MARGIN, type Layer } from './layer.ts';
import { newElement } from './page.ts';
import { BADGE_BRANCHES, BADGE_DOTS, BADGE_SIZE, dot, GLYPH_GAP, GLYPH_WIDTH, glyphOf, lineOf, path, svg } from './shapes.ts';
import { isCovered, surroundings, type Surroundings } from './surroundings.ts';

/** What a drawing is made of: where the article stands and what was found in it. */
export interface Subject {
  readonly map: TextMap;
  readonly article: Element;
  readonly headline: Element | null;
  readonly marks: readonly Mark[];
  readonly verdict: PageVerdict;
}

/** What the pointer or the keyboard can reach: a mark's words, or the badge (`finding` null). */
export interface Reachable {
  readonly finding: string | null;
  readonly sentence: Span | null;
  /** On the screen, now. */
  readonly words: readonly Box[];
  readonly tone: Ink['tone'];
  readonly element: Element;
}

export interface Drawing {
  /** Measure everything again and draw it; `hidden` leaves all in place but unseen. */
  draw(subject: Subject, hidden: boolean): void;
  /** Only look which marks are covered now (after scrolling). */
  look(): void;
  /** The mark (or the badge) at this place of the screen. */
  hit(x: number, y: number): Reachable | null;
  find(finding: string | null): Reachable | null;
  /** Finding ids in page order, one a sentence, of all that is drawn as an underline. */
  order(): readonly string[];
  /** Tint the sentence of this finding; null takes the tint away. */
  tint(finding: string | null): void;
  showStrip(seen: boolean): void;
  /** Is the place at the outer edge of the text column, where the strip is? */
  isAtEdge(x: number, y: number): boolean;
  /** Marks whose sentence is not on the page any more. */
  lost(): readonly string[];
}

/** About eight marked sentences on a screen (DESIGN §4); the gravest stay, the rest are ticks. */
const MARKED_SENTENCES_A_SCREEN = 8;
const REACH = 3;
/** The shortest tick that is seen. */
const TICK = 10;

interface Line {
  readonly node: HTMLElement;
  /** In layer pixels. */
  readonly place: Box;
}

interface Drawn {
  readonly mark: Mark;
  readonly element: Element;
  readonly ink: Ink;
  readonly lines: readonly Line[];
  readonly tick: HTMLElement;
  covered: boolean;
}

export function drawingIn(layer: Layer): Drawing {
  const add = (name: string): HTMLElement => {
    const node = newElement('div');
    node.className = name;
    layer.element.append(node);
    return node;
  };
  const [tints, boxes, strip] = [add('tints'), add('marks'), add('strip')];
  const badge = add('badge');
  let subject: Subject | null = null;
  let drawn: Drawn[] = [];
  let lost: string[] = [];
  let hidden = true;
  let badgePlace: Box | null = null;
  let badgeInk: Ink = { tone: 'dark', halo: false };
  let column: Box | null = null;
  let tinted: string | null = null;

  const reachable = (one: Drawn): Reachable => {
    const { at, scale } = layer.at();
    return {
      finding: one.mark.finding,
      sentence: one.mark.sentence,
      words: one.lines.map((line) => onScreen(line.place, at, scale)),
      tone: one.ink.tone,
      element: one.element,
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
    };
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
      lost = [];
      const underlined = atMost(next.marks, next.map);
      const old = new Map(drawn.map((one) => [one.mark.finding, one]));
      drawn = next.marks.flatMap((mark) => {
        const one = drawMark(mark, underlined.has(mark.finding), next, around, at, scale, column, old.get(mark.finding));
        if (one === null) lost.push(mark.finding);
        return one === null ? [] : [one];
      });
      boxes.replaceChildren(...drawn.flatMap((one) => one.lines.map((line) => line.node)));
      strip.replaceChildren(...drawn.map((one) => one.tick));
      const first = head[0] ?? linesAt(next.map, { start: 0, end: 40 })[0] ?? null;
      badgeInk = around.ink(next.headline ?? next.article);
      badgePlace = first === null ? null : within(badgeBeside(first, head.at(-1) ?? first), at, scale);
      drawBadge(badge, badgePlace, badgeInk, next.verdict);
      lookAt(drawn, layer, hidden);
      tint(tinted);
    },
    look: () => lookAt(drawn, layer, hidden),
    hit: (x, y) => {
      if (hidden) return null;
      const { at, scale } = layer.at();
      const reach = REACH / scale;
      const [px, py] = [(x - at.left) / scale, (y - at.top) / scale];
      const isOn = (place: Box): boolean =>
        px >= place.left - reach && px < place.right + reach && py >= place.top - reach && py < place.bottom + reach;
      for (const one of drawn) if (!one.covered && one.lines.some((line) => isOn(line.place))) return reachable(one);
      return badgePlace !== null && isOn(badgePlace) ? badgeReach() : null;
    },
    find: (finding) => {
      if (finding === null) return badgeReach();
      const one = drawn.find((each) => each.mark.finding === finding);
      if (one !== undefined && one.lines.length > 0) return reachable(one);
      // Drawn as a tick only: its words are reached all the same.
      const mark = subject?.marks.find((each) => each.finding === finding);
      const element = mark === undefined || subject === null ? null : elementAt(subject.map, mark.span);
      if (mark === undefined || subject === null || element === null) return null;
      const words = linesAt(subject.map, mark.span);
      const place = words.length > 0 ? words : linesAt(subject.map, mark.sentence);
      return place.length === 0
        ? null
        : { finding, sentence: mark.sentence, words: place, tone: surroundings().ink(element).tone, element };
    },
    order: () => {
      const seen = new Set<number>();
      return drawn
        .filter((one) => one.lines.length > 0)
        .sort((a, b) => a.mark.sentence.start - b.mark.sentence.start || b.mark.severity - a.mark.severity)
        .filter((one) => !seen.has(one.mark.sentence.start) && seen.add(one.mark.sentence.start))
        .map((one) => one.mark.finding);
    },
    tint,
    showStrip: (seen) => strip.classList.toggle('seen', seen),
    isAtEdge: (x, y) => {
      if (column === null || hidden) return false;
      const { at, scale } = layer.at();
      const c = onScreen(column, at, scale);
      return y >= c.top && y <= c.bottom && x >= c.right && x <= c.right + MARGIN;
    },
    lost: () => lost,
  };
}

/** Findings that may be underlined: per screenful of text, the sentences with the gravest. */
function atMost(marks: readonly Mark[], map: TextMap): ReadonlySet<string> {
  const screens = new Map<number, Map<number, Mark[]>>();
  for (const mark of marks) {
    if (mark.drawn !== 'underline') continue;
    const first = linesAt(map, mark.span)[0] ?? linesAt(map, mark.sentence)[0];
    if (first === undefined) continue;
    const screen = Math.floor((first.top + scrollY) / Math.max(1, innerHeight));
    const sentences = screens.get(screen) ?? new Map<number, Mark[]>();
    sentences.set(mark.sentence.start, [...(sentences.get(mark.sentence.start) ?? []), mark]);
    screens.set(screen, sentences);
  }
  const kept = new Set<string>();
  const weight = (found: readonly Mark[]): number => Math.max(...found.map((mark) => mark.severity * 2 - (mark.weak ? 1 : 0)));
  for (const sentences of screens.values())
    for (const found of [...sentences.values()].sort((a, b) => weight(b) - weight(a)).slice(0, MARKED_SENTENCES_A_SCREEN))
      for (const mark of found) kept.add(mark.finding);
  return kept;
}

function drawMark(
  mark: Mark,
  isUnderlined: boolean,
  subject: Subject,
  around: Surroundings,
  at: Box,
  scale: number,
  column: Box | null,
  old: Drawn | undefined,
): Drawn | null {
  const element = elementAt(subject.map, mark.span) ?? elementAt(subject.map, mark.sentence);
  if (element === null) return null;
  const words = linesAt(subject.map, mark.span);
  const sentence = words.length > 0 ? words : linesAt(subject.map, mark.sentence);
  if (sentence.length === 0) return null;
  const ink = around.ink(element);
  const isRtl = getComputedStyle(element).direction === 'rtl';
  const clip = around.clip(element);
  const shown = isUnderlined ? words : [];
  const lines = shown.map((line, index): Line => {
    const place = within(line, at, scale);
    const node = old?.lines[index]?.node ?? newElement('div');
    drawLine(node, mark, ink, place, within(meet(line, clip), at, scale), index === shown.length - 1, isRtl);
    return { node, place };
  });
  const tick = old?.tick ?? newElement('div');
  drawTick(tick, mark, ink, sentence, clip, at, scale, column, isRtl);
  return { mark, element, ink, lines, tick, covered: false };
}

/** Every look of a line in one string: a node whose string did not change is left alone. */
const looks = new WeakMap<HTMLElement, string>();

function drawLine(node: HTMLElement, mark: Mark, ink: Ink, place: Box, seen: Box, isLast: boolean, isRtl: boolean): void {
  put(node, place);
  node.className = `mark ${mark.kind} ${ink.tone}${mark.weak ? ' weak' : ''}${isFlat(seen) ? ' gone' : ''}`;
  const cut = [seen.top - place.top, place.right - seen.right, place.bottom - seen.bottom, seen.left - place.left];
  node.style.clipPath = cut.some((part) => part > 0.5)
    ? `inset(${cut.map((part) => (part > 0.5 ? `${String(part)}px` : '-12px')).join(' ')})`
    : '';
  const width = widthOf(place);
  const look = `${mark.kind} ${String(ink.halo)} ${width.toFixed(1)} ${String(isLast)} ${String(isRtl)}`;
  if (looks.get(node) === look) return;
  looks.set(node, look);
  const shape = svg(width, 6, `0 0 ${String(width)} 6`);
  shape.style.top = '100%';
  shape.style.left = '0';
  shape.style.marginTop = '-2px';
  const line = lineOf(mark.kind, width);
  const glyph = isLast ? glyphOf(mark.kind, isRtl ? -GLYPH_GAP - GLYPH_WIDTH : width + GLYPH_GAP) : null;
  if (ink.halo) {
    shape.append(path(line, 'line under'));
    if (glyph !== null) shape.append(path(glyph, 'glyph under'));
  }
  shape.append(path(line, 'line ink'));
  if (glyph !== null) shape.append(path(glyph, 'glyph ink'));
  node.replaceChildren(shape);
}

function drawTick(
  node: HTMLElement,
  mark: Mark,
  ink: Ink,
  lines: readonly Box[],
  clip: Box,
  at: Box,
  scale: number,
  column: Box | null,
  isRtl: boolean,
): void {
  const hull = hullOf(lines.map((line) => meet(line, clip)).filter((line) => !isFlat(line)));
  node.className = `tick ${mark.kind} ${ink.tone}${mark.weak ? ' weak' : ''}${hull === null ? ' gone' : ''}`;
  if (hull === null || column === null) return;
  const place = within(hull, at, scale);
  const x = isRtl ? column.left - 14 : column.right + 11;
  const height = mark.kind === 'residue' ? heightOf(place) : Math.max(TICK, Math.min(heightOf(place), 2 * TICK));
  put(node, { left: x, top: place.top, right: x + 3, bottom: place.top + height });
}

function put(node: HTMLElement, place: Box): void {
  const { style } = node;
  style.left = `${String(place.left)}px`;
  style.top = `${String(place.top)}px`;
  style.width = `${String(Math.max(0, widthOf(place)))}px`;
  style.height = `${String(Math.max(0, heightOf(place)))}px`;
}

/** The text column: as wide as the widest paragraph that is laid out. */
function columnOf(subject: Subject, at: Box, scale: number): Box | null {
  const r = subject.article.getBoundingClientRect();
  const first = elementAt(subject.map, { start: 0, end: 1 });
  const paragraph = first?.getBoundingClientRect();
  const wide = paragraph !== undefined && paragraph.width > 120 ? paragraph : r;
  return within({ left: wide.left, top: r.top, right: wide.right, bottom: r.bottom }, at, scale);
}

/** Left of the headline when there is room in the window, else after its last word. */
function badgeBeside(first: Box, last: Box): Box {
  const roomy = first.left >= BADGE_SIZE + 12;
  const [left, line] = roomy ? [first.left - BADGE_SIZE - 8, first] : [last.right + 8, last];
  const top = (line.top + line.bottom - BADGE_SIZE) / 2;
  return { left, top, right: left + BADGE_SIZE, bottom: top + BADGE_SIZE };
}

function drawBadge(node: HTMLElement, place: Box | null, ink: Ink, verdict: PageVerdict): void {
  node.className = `badge ${verdict} ${ink.tone}${place === null ? ' gone' : ''}`;
  if (place !== null) put(node, place);
  const shape = svg(BADGE_SIZE, BADGE_SIZE, `0 0 ${String(BADGE_SIZE)} ${String(BADGE_SIZE)}`);
  shape.append(path(BADGE_BRANCHES, 'branch'), ...BADGE_DOTS.map((one) => dot(one.x, one.y, one.full(verdict) ? 'dot full' : 'dot')));
  node.replaceChildren(shape);
}

function lookAt(drawn: readonly Drawn[], layer: Layer, hidden: boolean): void {
  if (hidden) return;
  const { at, scale } = layer.at();
  const covered = drawn.map((one) => {
    const line = one.lines[0];
    return line !== undefined && isCovered(one.element, onScreen(line.place, at, scale));
  });
  drawn.forEach((one, index) => {
    one.covered = covered[index] ?? false;
    for (const line of one.lines) line.node.classList.toggle('covered', one.covered);
  });
}
