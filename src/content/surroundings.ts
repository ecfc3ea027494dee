import { parentElementOf } from '../extract/dom.ts';
import { box, meet, type Box } from './geometry.ts';
import { BLACK, colourOf, inkBeside, inkOn, over, WHITE, type Colour, type Ink } from './ink.ts';
import { elementAtPoint, runningAnimations } from './page.ts';

/** What the page does around a mark: clipping, turning, moving, painting, covering. One object lives for one measure. */
export interface Surroundings {
  /** The part of the screen that the ancestors with `overflow` other than visible let through. */
  clip(element: Element): Box;
  ink(element: Element): Ink;
}

const EVERYWHERE = box(-1e7, -1e7, 1e7, 1e7);

export function surroundings(): Surroundings {
  const clips = new Map<Element, Box>();
  const inks = new Map<Element, Ink>();
  return {
    clip: (element) => {
      const known = clips.get(element);
      if (known !== undefined) return known;
      const found = clipOf(element, clips);
      clips.set(element, found);
      return found;
    },
    ink: (element) => {
      const known = inks.get(element);
      if (known !== undefined) return known;
      const found = inkOf(element);
      inks.set(element, found);
      return found;
    },
  };
}

function clipOf(element: Element, known: Map<Element, Box>): Box {
  const parent = parentElementOf(element);
  if (parent === null) return EVERYWHERE;
  const outer = known.get(parent) ?? clipOf(parent, known);
  known.set(parent, outer);
  const style = getComputedStyle(element);
  // The overflow of html and body is the window's, unless both have one; then body's is its own.
  const root = parentElementOf(parent) === null && element.localName === 'body' && getComputedStyle(parent).overflowX === 'visible';
  if (
    root ||
    (style.overflowX === 'visible' && style.overflowY === 'visible') ||
    style.display === 'inline' ||
    style.display === 'contents'
  )
    return outer;
  const r = element.getBoundingClientRect();
  const html = element as HTMLElement;
  const scale = html.offsetWidth > 0 ? r.width / html.offsetWidth : 1;
  const left = r.left + html.clientLeft * scale;
  const top = r.top + html.clientTop * scale;
  const inner = box(
    style.overflowX === 'visible' ? EVERYWHERE.left : left,
    style.overflowY === 'visible' ? EVERYWHERE.top : top,
    style.overflowX === 'visible' ? EVERYWHERE.right : left + html.clientWidth * scale,
    style.overflowY === 'visible' ? EVERYWHERE.bottom : top + html.clientHeight * scale,
  );
  return meet(outer, inner);
}

/** The colour behind an element: its ancestors' backgrounds one over the other, on the browser's paper. */
function inkOf(element: Element): Ink {
  const layers: Colour[] = [];
  let scheme = '';
  for (let at: Element | null = element; at !== null; at = parentElementOf(at)) {
    const style = getComputedStyle(at);
    scheme = style.colorScheme;
    const colour = colourOf(style.backgroundColor);
    // A picture, or a notation that is not read: only the text's own colour can tell.
    if (style.backgroundImage !== 'none' || colour === null) return inkBeside(colourOf(getComputedStyle(element).color) ?? BLACK);
    if (colour.alpha > 0) layers.push(colour);
    if (colour.alpha >= 1) break;
  }
  const isDarkScheme = /\bdark\b/u.test(scheme) && (!/\blight\b/u.test(scheme) || matchMedia('(prefers-color-scheme: dark)').matches);
  const paper: Colour = isDarkScheme ? { red: 18, green: 18, blue: 18, alpha: 1 } : WHITE;
  return inkOn(layers.reduceRight<Colour>((under, top) => over(top, under), paper));
}

const TURN = 1e-3;

/** Is the element drawn turned, slanted or in space? Rectangles of its text then say nothing. */
export function isTurned(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentElementOf(at)) {
    const { transform, rotate } = getComputedStyle(at);
    if (rotate !== 'none' && rotate !== '' && !/^-?0(?:deg)?$/u.test(rotate)) return true;
    if (transform === 'none' || transform === '') continue;
    if (transform.startsWith('matrix3d')) return true;
    const parts = transform.slice(7, -1).split(',').map(Number);
    if (Math.abs(parts[1] ?? 0) > TURN || Math.abs(parts[2] ?? 0) > TURN) return true;
  }
  return false;
}

const MOVING = /^(?:transform|translate|rotate|scale|left|top|right|bottom|inset|margin|padding|width|height|offset|font|lineHeight|zoom)/u;

/** Does an animation or transition move the element now? */
export function isMoving(element: Element): boolean {
  return runningAnimations().some((animation) => {
    if (animation.playState !== 'running') return false;
    const { effect } = animation;
    if (!(effect instanceof KeyframeEffect) || effect.target === null || effect.pseudoElement !== null || !effect.target.contains(element))
      return false;
    return effect.getKeyframes().some((frame) => Object.keys(frame).some((name) => MOVING.test(name)));
  });
}

/**
 * Is this place of the text seen, or does something of the page lie over it? What takes the pointer there
 * must be the text's own element, something inside it, or something around it; `own`, our card, is not the page's.
 * Outside the window: unknown, so not covered.
 */
export function isCovered(element: Element, place: Box, own: Element | null = null): boolean {
  const x = (place.left + place.right) / 2;
  const y = (place.top + place.bottom) / 2;
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
  const top = elementAtPoint(x, y);
  return top !== null && top !== own && top !== element && !element.contains(top) && !top.contains(element);
}
