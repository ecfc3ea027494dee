import { elementAtPoint, onPage, onWindow, selectionOf } from './page.ts';
import type { Drawing, Reachable } from './marks.ts';

/**
 * The pointer over marks that cannot take it: one passive listener, one look a frame. A mark is rested on
 * for DWELL_MS before anything happens; nothing does while text is being selected or a button is down.
 */
export interface HoverEvents {
  /** The pointer came upon a mark, or left it (null): the sentence is tinted at once. */
  over(found: Reachable | null): void;
  /** It rested there, or (`isPress`) a finger tapped or a tick was clicked. */
  rest(found: Reachable, isPress: boolean): void;
  /** It is away from the mark that was rested on, and from `keep`, for a while. */
  away(): void;
  /** Pressed outside. */
  press(x: number, y: number): void;
  edge(isNear: boolean): void;
  /** Is this place the open card's, or on the way to it? */
  keep(x: number, y: number): boolean;
}

const DWELL_MS = 150;
/** WCAG 1.4.13: the pointer may wander to the card without losing it. */
const AWAY_MS = 350;

export function watchPointer(drawing: Drawing, tell: HoverEvents, signal: AbortSignal): void {
  let [x, y, buttons] = [-1, -1, 0];
  let frame = 0;
  let current: string | null | undefined;
  let dwell = 0;
  let leaving = 0;
  let isNear = false;

  const stopDwell = (): void => {
    clearTimeout(dwell);
    dwell = 0;
  };
  const stopLeaving = (): void => {
    clearTimeout(leaving);
    leaving = 0;
  };
  const startLeaving = (): void => {
    if (leaving === 0)
      leaving = window.setTimeout(() => {
        leaving = 0;
        tell.away();
      }, AWAY_MS);
  };
  const look = (): void => {
    frame = 0;
    const near = drawing.isAtEdge(x, y);
    if (near !== isNear) {
      isNear = near;
      tell.edge(near);
    }
    const found = buttons === 0 && !isSelecting() ? at(x, y) : null;
    if (found === null) {
      if (current !== undefined) {
        current = undefined;
        stopDwell();
        tell.over(null);
      }
      if (tell.keep(x, y)) stopLeaving();
      else startLeaving();
      return;
    }
    stopLeaving();
    if (found.finding === current) return;
    current = found.finding;
    stopDwell();
    tell.over(found);
    dwell = window.setTimeout(() => {
      dwell = 0;
      const still = at(x, y);
      if (still !== null && still.finding === current && !isSelecting()) tell.rest(still, false);
    }, DWELL_MS);
  };
  const at = (px: number, py: number): Reachable | null => {
    const found = drawing.hit(px, py);
    if (found === null) return null;
    if (found.finding === null) return found;
    const top = elementAtPoint(px, py);
    return top !== null && (top === found.element || found.element.contains(top) || top.contains(found.element)) ? found : null;
  };

  onPage(
    'pointermove',
    (event) => {
      if (!event.isTrusted || !(event instanceof PointerEvent) || event.pointerType === 'touch') return;
      [x, y, buttons] = [event.clientX, event.clientY, event.buttons];
      if (frame === 0) frame = requestAnimationFrame(look);
    },
    signal,
  );
  onPage(
    'pointerdown',
    (event) => {
      if (!event.isTrusted || !(event instanceof PointerEvent)) return;
      stopDwell();
      tell.press(event.clientX, event.clientY);
    },
    signal,
  );
  // A tap is the touch screen's hover; a tap on a link stays the page's. A tick may be clicked: nothing else is there.
  onPage(
    'click',
    (event) => {
      if (!event.isTrusted || !(event instanceof PointerEvent)) return;
      const top = elementAtPoint(event.clientX, event.clientY);
      if (top === null || top.closest('a[href], button, input, select, textarea, summary, label') !== null) return;
      const found = at(event.clientX, event.clientY);
      if (found !== null && (event.pointerType === 'touch' || found.isTick)) tell.rest(found, true);
    },
    signal,
  );
  onWindow('blur', stopDwell, signal);
  signal.addEventListener('abort', () => {
    stopDwell();
    stopLeaving();
    cancelAnimationFrame(frame);
  });
}

function isSelecting(): boolean {
  const selection = selectionOf();
  return selection !== null && selection.type === 'Range' && !selection.isCollapsed;
}
