import { box, heightOf, widthOf, type Box } from './geometry.ts';

/** Distance between the card and its sentence, and to the window's edge. */
export const GAP = 8;
export const EDGE = 8;
/** A card cut down to less than this would show one reading without the other; it scrolls inside above it. */
export const LEAST = 150;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Placed extends Size {
  readonly left: number;
  readonly top: number;
  readonly side: 'below' | 'above' | 'beside';
}

/**
 * Where a card goes that must never cover its sentence: below it, else above, else beside it; where it is too
 * tall for all three, on the roomier side and cut down to the room there. Where the sentence fills the window,
 * the same around the words alone. `prefer` keeps an open card on its side while its height changes.
 */
export function place(card: Size, sentence: Box, words: Box, view: Box, prefer: Placed['side'] | null = null): Placed {
  return around(card, sentence, words, view, prefer) ?? around(card, words, words, view, prefer) ?? squeezed(card, words, words, view, 1);
}

function around(card: Size, kept: Box, words: Box, view: Box, prefer: Placed['side'] | null): Placed | null {
  const left = leftOf(card.width, words, view);
  const top = Math.min(Math.max(words.top, view.top + EDGE), view.bottom - EDGE - card.height);
  const isTallEnough = heightOf(view) >= card.height + 2 * EDGE;
  const found: (Placed | null)[] = [
    roomBelow(kept, view) >= card.height ? { ...card, left, top: kept.bottom + GAP, side: 'below' } : null,
    roomAbove(kept, view) >= card.height ? { ...card, left, top: kept.top - GAP - card.height, side: 'above' } : null,
    isTallEnough && kept.right + GAP + card.width <= view.right - EDGE ? { ...card, left: kept.right + GAP, top, side: 'beside' } : null,
    isTallEnough && kept.left - GAP - card.width >= view.left + EDGE
      ? { ...card, left: kept.left - GAP - card.width, top, side: 'beside' }
      : null,
  ];
  const whole = found.find((one) => one !== null && one.side === prefer) ?? found.find((one) => one !== null);
  if (whole != null) return whole;
  return Math.max(roomBelow(kept, view), roomAbove(kept, view)) >= LEAST ? squeezed(card, kept, words, view, LEAST) : null;
}

const roomBelow = (kept: Box, view: Box): number => view.bottom - EDGE - (kept.bottom + GAP);
const roomAbove = (kept: Box, view: Box): number => kept.top - GAP - (view.top + EDGE);

/** On the roomier side, no taller than the room there. */
function squeezed(card: Size, kept: Box, words: Box, view: Box, least: number): Placed {
  const [below, above] = [roomBelow(kept, view), roomAbove(kept, view)];
  const isBelow = below >= above;
  const height = Math.min(card.height, Math.max(least, isBelow ? below : above));
  return {
    width: card.width,
    height,
    left: leftOf(card.width, words, view),
    top: isBelow ? kept.bottom + GAP : kept.top - GAP - height,
    side: isBelow ? 'below' : 'above',
  };
}

/** Begins with the words, but stays in the window. */
function leftOf(width: number, words: Box, view: Box): number {
  const wanted = widthOf(words) > width ? words.left + 12 : words.left - 12;
  return Math.max(view.left + EDGE, Math.min(wanted, view.right - EDGE - width));
}

/** Where a placed card stands. */
export const placedBox = (placed: Placed): Box => box(placed.left, placed.top, placed.left + placed.width, placed.top + placed.height);
