import { box, heightOf, isFlat, meet, widthOf, type Box } from './geometry.ts';

/** Distance between the card and its sentence, and to the window's edge. */
export const GAP = 8;
export const EDGE = 8;
/** A card cut down to less than this would show one reading without the other; it scrolls inside above it. */
export const LEAST = 112;
/** What a page's own header may take at the top of the window, as a share of its height and at most. */
const HEADER = { share: 0.12, most: 80 } as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the card speaks of, on the screen. */
export interface Kept {
  readonly sentence: Box;
  readonly words: Box;
  readonly isRtl: boolean;
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
export function place(card: Size, kept: Kept, view: Box, prefer: Placed['side'] | null = null): Placed {
  const { sentence, words } = kept;
  return around(card, sentence, kept, view, prefer) ?? around(card, words, kept, view, prefer) ?? squeezed(card, words, kept, view, 1);
}

/**
 * How far the page has to be scrolled down (up where negative) until the whole card stands beside its sentence, or as
 * much of it as the window has room for. 0 where it does, and where only the words could be kept clear.
 */
export function lacking(card: Size, kept: Kept, view: Box): number {
  const { sentence } = kept;
  const placed = place(card, kept, view);
  if (placed.height === card.height && isFlat(meet(placedBox(placed), sentence))) return 0;
  // A header may lie over the first line rather than the card over the last ones.
  const most = view.bottom - EDGE - GAP - LEAST - heightOf(sentence);
  const top = Math.min(view.top + Math.round(Math.min(HEADER.most, heightOf(view) * HEADER.share)), most);
  if (top < view.top + EDGE) return 0;
  return Math.ceil(sentence.top - top - Math.max(0, most + LEAST - top - card.height));
}

function around(card: Size, clear: Box, { words, isRtl }: Kept, view: Box, prefer: Placed['side'] | null): Placed | null {
  const left = leftOf(card.width, words, isRtl, view);
  const top = Math.min(Math.max(words.top, view.top + EDGE), view.bottom - EDGE - card.height);
  const isTallEnough = heightOf(view) >= card.height + 2 * EDGE;
  const found: (Placed | null)[] = [
    roomBelow(clear, view) >= card.height ? { ...card, left, top: clear.bottom + GAP, side: 'below' } : null,
    roomAbove(clear, view) >= card.height ? { ...card, left, top: clear.top - GAP - card.height, side: 'above' } : null,
    isTallEnough && clear.right + GAP + card.width <= view.right - EDGE ? { ...card, left: clear.right + GAP, top, side: 'beside' } : null,
    isTallEnough && clear.left - GAP - card.width >= view.left + EDGE
      ? { ...card, left: clear.left - GAP - card.width, top, side: 'beside' }
      : null,
  ];
  const whole = found.find((one) => one !== null && one.side === prefer) ?? found.find((one) => one !== null);
  if (whole != null) return whole;
  return Math.max(roomBelow(clear, view), roomAbove(clear, view)) >= LEAST ? squeezed(card, clear, { words, isRtl }, view, LEAST) : null;
}

const roomBelow = (clear: Box, view: Box): number => view.bottom - EDGE - (clear.bottom + GAP);
const roomAbove = (clear: Box, view: Box): number => clear.top - GAP - (view.top + EDGE);

/** On the roomier side, no taller than the room there. */
function squeezed(card: Size, clear: Box, { words, isRtl }: Omit<Kept, 'sentence'>, view: Box, least: number): Placed {
  const [below, above] = [roomBelow(clear, view), roomAbove(clear, view)];
  const isBelow = below >= above;
  const height = Math.min(card.height, Math.max(least, isBelow ? below : above));
  return {
    width: card.width,
    height,
    left: leftOf(card.width, words, isRtl, view),
    top: isBelow ? clear.bottom + GAP : clear.top - GAP - height,
    side: isBelow ? 'below' : 'above',
  };
}

/** Begins where the words begin, on the right where they run to the left; but stays in the window. */
function leftOf(width: number, words: Box, isRtl: boolean, view: Box): number {
  const inset = widthOf(words) > width ? -12 : 12;
  const wanted = isRtl ? words.right + inset - width : words.left - inset;
  return Math.max(view.left + EDGE, Math.min(wanted, view.right - EDGE - width));
}

/** Where a placed card stands. */
export const placedBox = (placed: Placed): Box => box(placed.left, placed.top, placed.left + placed.width, placed.top + placed.height);
