import { rootOf } from '../extract/dom.ts';
import { url } from '../platform/browser.ts';
import { hullOf, meet, type Box } from './geometry.ts';
import type { Layer } from './layer.ts';
import { activeElement, newElement } from './page.ts';
import { lacking, place, placedBox, type Placed } from './placement.ts';

/**
 * The card's frame: a page of the extension in an iframe inside the closed root, loaded before it is needed
 * and whatever was found. Only this is ever in the top layer. Its content comes from the background alone;
 * this side knows its height.
 */
export interface CardHost {
  readonly open: string | null | undefined;
  /** Its frame has loaded whatever the page lets it: scripts that run there have begun. */
  readonly isLoaded: boolean;
  /** Where it was last put. */
  readonly spots: Spots | null;
  /** Show it for a finding (or the badge, null) at these places of the screen; `focus` for the keyboard. */
  show(finding: string | null, spots: Spots, height: number, focus: boolean): void;
  /** Follow the words after scrolling; closes when they left the window. */
  follow(spots: Spots | null): void;
  resize(height: number): void;
  /** How far to scroll the page down for a card of this height to stand whole beside the sentence; 0 where it does. */
  lacks(spots: Spots, height: number): number;
  close(): void;
  /** Is this place of the screen on the card or on the way to it? */
  holds(x: number, y: number): boolean;
  /** Is the pointer over the frame (which swallows the page's own pointer events)? */
  readonly pointerIsIn: boolean;
}

export interface Spots {
  readonly sentence: Box;
  readonly words: Box;
  readonly tone: 'light' | 'dark';
  readonly isRtl: boolean;
}

const WIDTH = 320;
const TALLEST = 480;
const CARD_PAGE = 'src/card/index.html';

export function cardHostIn(
  layer: Layer,
  changed: { closed(finding: string | null): void; entered(): void; left(): void },
  signal: AbortSignal,
): CardHost {
  const wrapper = newElement('div');
  wrapper.className = 'card';
  wrapper.setAttribute('popover', 'manual');
  const frame = newElement('iframe') as HTMLIFrameElement;
  // Constant for every page and finding: the page could never read it, a screen reader does.
  frame.title = 'Urtext';
  frame.allow = 'clipboard-write';
  frame.src = url(CARD_PAGE);
  let isLoaded = false;
  frame.addEventListener('load', () => (isLoaded = true), { signal });
  wrapper.append(frame);
  layer.root.append(wrapper);
  const width = (): number => Math.min(WIDTH, innerWidth - 16);
  let placed: Placed | null = null;
  let height = 0;
  let open: string | null | undefined;
  let last: Spots | null = null;
  let pointerIsIn = false;
  let focusBefore: Element | null = null;

  const put = (): void => {
    if (last === null) return;
    placed = place({ width: width(), height }, last, view(), placed?.side ?? null);
    wrapper.style.transform = `translate(${String(Math.round(placed.left))}px, ${String(Math.round(placed.top))}px)`;
    wrapper.style.width = `${String(placed.width)}px`;
    wrapper.style.height = `${String(placed.height)}px`;
  };
  const rise = (): void => {
    // Not topmost for good: a dialog of the page opened later would lie over it.
    if (typeof wrapper.showPopover !== 'function') return;
    if (wrapper.matches(':popover-open')) wrapper.hidePopover();
    wrapper.showPopover();
  };
  const close = (): void => {
    if (open === undefined) return;
    const before = open;
    open = undefined;
    last = null;
    placed = null;
    pointerIsIn = false;
    const hadFocus = activeElement() === layer.host;
    wrapper.classList.remove('open');
    if (hadFocus) {
      frame.blur();
      if (focusBefore instanceof HTMLElement && focusBefore.isConnected) focusBefore.focus({ preventScroll: true });
    }
    focusBefore = null;
    changed.closed(before);
  };
  wrapper.addEventListener('pointerenter', () => ((pointerIsIn = true), changed.entered()), { signal });
  wrapper.addEventListener('pointerleave', () => ((pointerIsIn = false), changed.left()), { signal });
  if (typeof wrapper.showPopover === 'function') wrapper.showPopover();

  return {
    get open() {
      return open;
    },
    get isLoaded() {
      return isLoaded;
    },
    get spots() {
      return last;
    },
    get pointerIsIn() {
      return pointerIsIn;
    },
    show: (finding, spots, tall, focus) => {
      const wasOpen = open !== undefined;
      if (!wasOpen || open !== finding) placed = null;
      open = finding;
      last = spots;
      height = Math.min(tall, TALLEST);
      if (!wasOpen) rise();
      put();
      wrapper.classList.toggle('light', spots.tone === 'light');
      // The frame's scheme must be its document's, or the browser paints an opaque sheet behind it.
      frame.style.colorScheme = spots.tone === 'light' ? 'dark' : 'light';
      wrapper.classList.add('open');
      if (!focus) return;
      const before = activeElement();
      if (before !== layer.host) focusBefore = before;
      frame.focus({ preventScroll: true });
    },
    follow: (spots) => {
      if (open === undefined) return;
      if (spots === null || !isInView(spots.words)) close();
      else {
        last = spots;
        put();
      }
    },
    lacks: (spots, tall) => lacking({ width: width(), height: Math.min(tall, TALLEST) }, spots, view()),
    resize: (tall) => {
      height = Math.min(tall, TALLEST);
      put();
    },
    close,
    holds: (x, y) => {
      if (placed === null || open === undefined) return false;
      const at = placedBox(placed);
      const way = hullOf([at, ...(last === null ? [] : [last.words])]) ?? at;
      return x >= way.left - 6 && x <= way.right + 6 && y >= way.top - 6 && y <= way.bottom + 6;
    },
  };
}

const view = (): Box => ({ left: 0, top: 0, right: rootOf(document)?.clientWidth ?? innerWidth, bottom: innerHeight });

const isInView = (words: Box): boolean => {
  const shared = meet(words, view());
  return shared.right > shared.left && shared.bottom > shared.top;
};
