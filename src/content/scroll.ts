import { parentElementOf, rootOf } from '../extract/dom.ts';
import type { Box } from './geometry.ts';

/** Which part of the window's height the words should come to stand in. */
const [UPPER, LOWER] = [0.25, 0.6];

/** Scroll so that the words are seen with room for the card; every scroller around them does its share. */
export function bringIntoView(element: Element, wordsOf: () => Box | null): void {
  for (let at: Element | null = element; at !== null; at = parentElementOf(at)) {
    const words = wordsOf();
    if (words === null) return;
    if (at === rootOf(document)) scrollDocument(words);
    else if (isScroller(at)) scrollInside(at, words);
  }
}

function isScroller(element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight + 1) return false;
  const { overflowY } = getComputedStyle(element);
  return overflowY === 'auto' || overflowY === 'scroll';
}

function scrollInside(scroller: Element, words: Box): void {
  const r = scroller.getBoundingClientRect();
  if (words.top >= r.top && words.bottom <= r.bottom && words.top >= 0 && words.bottom <= innerHeight) return;
  scroller.scrollTop += words.top - (r.top + r.height * 0.4);
}

function scrollDocument(words: Box): void {
  if (words.top >= innerHeight * UPPER && words.bottom <= innerHeight * LOWER) return;
  if (words.top >= 80 && words.bottom <= innerHeight * LOWER) return;
  scrollBy({ top: words.top - innerHeight * 0.4, behavior: 'instant' });
}

/** Scroll what scrolls the element down by so many pixels (up where negative); false when there is nothing to do. */
export function scrollBeside(element: Element, by: number): boolean {
  if (by === 0) return false;
  for (let at: Element | null = element; at !== null; at = parentElementOf(at)) {
    if (at === rootOf(document)) scrollBy({ top: by, behavior: 'instant' });
    else if (isScroller(at)) {
      at.scrollTop += by;
      break;
    }
  }
  return true;
}
