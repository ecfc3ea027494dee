import { box, heightOf, widthOf, type Box } from './geometry.ts';

/** Distance between the card and its sentence, and to the window's edge. */
export const GAP = 8;
const EDGE = 8;

export interface Placed {
  readonly left: number;
  readonly top: number;
  readonly side: 'below' | 'above' | 'beside';
}

/**
 * Where a card goes that must never cover its sentence: below it, else above, else beside it; where the
 * sentence fills the window, the same around the words alone; where even they leave no room, on the side
 * with more of it. `prefer` keeps a card that is already open where it is while its height changes.
 */
export function place(card: { readonly width: number; readonly height: number }, sentence: Box, words: Box, view: Box, prefer: Placed['side'] | null = null): Placed {
  for (const around of [sentence, words]) {
    const found = beside(card, around, words, view, prefer);
    if (found !== null) return found;
  }
  const below = view.bottom - words.bottom >= words.top - view.top;
  const top = below ? words.bottom + GAP : words.top - GAP - card.height;
  return { left: leftOf(card.width, words, view), top, side: below ? 'below' : 'above' };
}

function beside(card: { readonly width: number; readonly height: number }, around: Box, words: Box, view: Box, prefer: Placed['side'] | null): Placed | null {
  const left = leftOf(card.width, words, view);
  const top = Math.min(Math.max(words.top, view.top + EDGE), view.bottom - EDGE - card.height);
  const fitsBetween = heightOf(view) >= card.height + 2 * EDGE;
  const options: (Placed | null)[] = [
    around.bottom + GAP + card.height <= view.bottom - EDGE ? { left, top: around.bottom + GAP, side: 'below' } : null,
    around.top - GAP - card.height >= view.top + EDGE ? { left, top: around.top - GAP - card.height, side: 'above' } : null,
    fitsBetween && around.right + GAP + card.width <= view.right - EDGE ? { left: around.right + GAP, top, side: 'beside' } : null,
    fitsBetween && around.left - GAP - card.width >= view.left + EDGE ? { left: around.left - GAP - card.width, top, side: 'beside' } : null,
  ];
  return options.find((one) => one !== null && one.side === prefer) ?? options.find((one) => one !== null) ?? null;
}

/** Begins with the words, but stays in the window. */
function leftOf(width: number, words: Box, view: Box): number {
  const wanted = widthOf(words) > width ? words.left + 12 : words.left - 12;
  return Math.max(view.left + EDGE, Math.min(wanted, view.right - EDGE - width));
}

/** Where a placed card stands. */
export const placedBox = (placed: Placed, card: { readonly width: number; readonly height: number }): Box => box(placed.left, placed.top, placed.left + card.width, placed.top + card.height);
