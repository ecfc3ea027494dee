import type { FindingKind } from '../core/model.ts';
import type { PageVerdict } from '../protocol/messages.ts';
import { newShape } from './page.ts';

/**
 * What is drawn, as SVG paths in CSS pixels: no text, so that nothing of ours can be found in the page. The
 * line of a mark has y = 0 at the bottom edge of its words; x runs from 0 to their width.
 */

const round = (n: number): string => String(Math.round(n * 100) / 100);

/** A straight line under the words. */
export const underline = (width: number): string => `M0 1h${round(width)}`;

const WAVE = 3;
/** A wavy line under the words: arcs of 3 px, drawn to just the width. */
export function wave(width: number): string {
  const arcs = Math.max(2, Math.round(width / WAVE));
  const step = width / arcs;
  let path = `M0 1.4q${round(step / 2)} -2.5 ${round(step)} 0`;
  for (let i = 1; i < arcs; i++) path += `t${round(step)} 0`;
  return path;
}

/**
 * ≠ for a fact that differs, in a square of 5 px that begins at `x`; leftwards when the text runs from right to
 * left. It hangs below the line and is no wider than a word space, so that it touches neither a comma nor the next word.
 */
export const unequal = (x: number): string => `M${round(x)} 2.3h5M${round(x)} 4.7h5M${round(x + 4)} .5l-3 6`;

/** ~ for damaged wording. */
export const tilde = (x: number): string => `M${round(x)} 4.6c.7-2.8 2-2.5 2.5-1s1.8 1.8 2.5-1`;

export const glyphOf = (kind: FindingKind, x: number): string => (kind === 'deviation' ? unequal(x) : tilde(x));
export const lineOf = (kind: FindingKind, width: number): string => (kind === 'deviation' ? underline(width) : wave(width));

export const GLYPH_WIDTH = 5;
export const GLYPH_GAP = 1.2;

/** The headline's badge: a tree of three dots on a 20 px grid; the verdict only chooses which dots are full. */
export const BADGE_SIZE = 20;
export const BADGE_BRANCHES =
  'M7 10h1.8c1.700 0 2-1 2-2.200 0-1.600.8-2.600 1.800-2.600M8.800 10c1.700 0 2 1 2 2.200 0 1.600.8 2.600 1.800 2.600';
export const BADGE_DOTS = [
  { x: 4.6, y: 10, full: (verdict: PageVerdict): boolean => verdict === 'original' },
  { x: 15, y: 5.2, full: (verdict: PageVerdict): boolean => verdict === 'derived' },
  { x: 15, y: 14.8, full: (): boolean => false },
] as const;

const SVG = 'http://www.w3.org/2000/svg';

export function svg(width: number, height: number, viewBox: string): SVGSVGElement {
  const element = newShape(SVG, 'svg') as SVGSVGElement;
  element.setAttribute('width', String(width));
  element.setAttribute('height', String(height));
  element.setAttribute('viewBox', viewBox);
  return element;
}

export function path(d: string, className: string): SVGPathElement {
  const element = newShape(SVG, 'path') as SVGPathElement;
  element.setAttribute('d', d);
  element.setAttribute('class', className);
  return element;
}

export function dot(x: number, y: number, className: string): SVGCircleElement {
  const element = newShape(SVG, 'circle') as SVGCircleElement;
  element.setAttribute('cx', String(x));
  element.setAttribute('cy', String(y));
  element.setAttribute('r', '2.4');
  element.setAttribute('class', className);
  return element;
}
