import { failureOf } from '../core/errors.ts';
import type { Ask } from '../protocol/ask.ts';
import type { PageView } from '../protocol/messages.ts';
import { articleElement, headlineElement, linesAt, snapshotOf, textLinesOf } from './anchor.ts';
import { cardHostIn, type CardHost, type Spots } from './card-host.ts';
import { box, hullOf, type Box } from './geometry.ts';
import { watchPointer } from './hover.ts';
import { attachLayer, isEdited } from './layer.ts';
import { drawingIn, type Reachable, type Subject } from './marks.ts';
import { activeElement, onPage } from './page.ts';
import type { Reading } from './reading.ts';
import { bringIntoView, scrollBeside } from './scroll.ts';
import { isMoving, isTurned } from './surroundings.ts';
import { watchPage } from './watch.ts';

/** Everything that is on one page, from the empty layer to the open card. Ends with its signal. */
export interface Display {
  show(view: PageView): void;
  /** Scroll to a mark and open its card; null when there is no such mark, false when the card's frame does not answer. */
  reveal(finding: string): Promise<boolean> | null;
  step(by: 1 | -1): boolean;
  /** Put all out of sight, or back. */
  putAway(away: boolean): void;
  /** The card's new height, or null: it wants to close. */
  card(height: number | null): void;
  /** The finding whose card is open, and where; null when none is. */
  open(): OpenCard | null;
  /** Open it again after the text changed: at its words, or where it stood when they are gone. */
  reopen(card: OpenCard): void;
}

export interface OpenCard {
  readonly finding: string;
  readonly spots: Spots;
}

export interface DisplayEvents {
  /** The words of the article are not what they were. */
  textChanged(): void;
  /** The page takes our element away again and again. */
  unwanted(): void;
  failed(error: unknown): void;
}

/** How long the strip stays after a step by key. */
const STRIP_MS = 4_000;
const CARD_TRIES = 4;
const CARD_PAUSE_MS = 250;
/** While the page moves the article, look again this often whether it stands still. */
const MOVING_MS = 200;

export function displayOn(reading: Reading, ask: Ask, tell: DisplayEvents, signal: AbortSignal): Display | null {
  const { article, map } = reading;
  const root = articleElement(map, article.text.length, document);
  const layer = root === null ? null : attachLayer(document);
  if (root === null || layer === null) return null;
  signal.addEventListener('abort', () => layer.remove());

  const firstNode = map.rangesOf({ start: 0, end: 1 })[0]?.node ?? null;
  const headline = headlineElement(document, root, article.title, firstNode);
  const snapshot = snapshotOf(map, article.text.length);
  const drawing = drawingIn(layer);
  // The same before an answer came as after one that found nothing.
  let subject: Subject = { map, article: root, headline, marks: [], verdict: 'alone' };
  let wanted: string | null | undefined;
  let asked = 0;
  let moving = 0;
  let stripTimer = 0;
  let isNearEdge = false;
  let stepped: string | null = null;
  let isAway = false;

  const card: CardHost = cardHostIn(
    layer,
    {
      closed: (finding) => {
        // The next one may be on its way: a step scrolls the last one's words out of sight.
        if (wanted !== finding) return;
        wanted = undefined;
        drawing.tint(null);
      },
      entered: () => undefined,
      left: () => undefined,
    },
    signal,
  );

  const spotsOf = (found: Reachable): Spots | null => {
    const words = hullOf(found.words);
    if (words === null) return null;
    const sentence = found.sentence === null ? (headline === null ? [] : textLinesOf(headline)) : linesAt(map, found.sentence);
    const isRtl = getComputedStyle(found.element).direction === 'rtl';
    return { words, sentence: hullOf([...sentence, words]) ?? words, tone: found.tone, isRtl };
  };

  /** Have the card filled; its frame may still be loading, so a refusal is asked again while the reader waits. */
  const filled = async (finding: string | null, tone: Reachable['tone'], isWanted: () => boolean): Promise<number | null> => {
    for (let tries = 1; ; tries++) {
      try {
        const { height } = await ask('page.card', { finding, theme: tone === 'light' ? 'dark' : 'light' });
        return height;
      } catch (thrown) {
        const { code } = failureOf(thrown);
        const mayCome = code === 'page-unreachable' || code === 'no-answer';
        if (!mayCome || tries === CARD_TRIES || !isWanted()) {
          if (isWanted()) tell.failed(thrown);
          return null;
        }
      }
      await new Promise((done) => setTimeout(done, CARD_PAUSE_MS));
    }
  };

  /** `may` it scroll the page to have room beside the sentence? Under a resting pointer it may not. False: the frame was asked in vain. */
  const openCard = async (found: Reachable, focus: boolean, mayScroll: boolean): Promise<boolean> => {
    const { finding } = found;
    const turn = ++asked;
    const { isLoaded } = card;
    wanted = finding;
    drawing.tint(finding);
    const height = await filled(finding, found.tone, () => turn === asked && !signal.aborted);
    // A frame that is still loading, on a slow machine, is no frame that never answers.
    if (height === null) return turn !== asked || !isLoaded;
    // The pointer may have gone on, or the page may have moved, while the card was being filled.
    const now = turn === asked && wanted === finding && !signal.aborted ? drawing.find(finding) : null;
    let spots = now === null ? null : spotsOf(now);
    if (now === null || spots === null || height <= 0) return true;
    if (mayScroll && scrollBeside(now.element, card.lacks(spots, height))) {
      measure();
      spots = spotsOf(drawing.find(finding) ?? now) ?? spots;
    }
    card.show(finding, spots, height, focus);
    return true;
  };

  const openWhereItStood = async ({ finding, spots }: OpenCard): Promise<void> => {
    const turn = ++asked;
    wanted = finding;
    const isWanted = (): boolean => turn === asked && !signal.aborted;
    const height = await filled(finding, spots.tone, isWanted);
    if (height !== null && height > 0 && isWanted()) card.show(finding, spots, height, false);
  };

  const close = (): void => {
    wanted = undefined;
    asked++;
    drawing.tint(null);
    card.close();
  };

  const follow = (): void => {
    const { open } = card;
    // A finding that was just dismissed is drawn no more; its card stays, with the way back in it.
    if (open === undefined || (open !== null && !subject.marks.some((mark) => mark.finding === open))) return;
    const found = drawing.find(open);
    card.follow(found === null ? null : spotsOf(found));
  };

  const measure = (): void => {
    if (signal.aborted || !root.isConnected) return;
    const isRestless = isMoving(root);
    clearTimeout(moving);
    if (isRestless) moving = window.setTimeout(measure, MOVING_MS);
    drawing.draw(subject, isAway || isRestless || isTurned(root) || isEdited(root));
    follow();
  };

  watchPage(
    {
      article: root,
      host: layer.host,
      measure,
      look: () => {
        drawing.look();
        follow();
      },
      changed: () => {
        if (!snapshot.isCurrent() || grewBy(root, article.text.length)) tell.textChanged();
      },
      removed: () => {
        if (layer.reattach()) measure();
        else tell.unwanted();
      },
    },
    signal,
  );
  watchPointer(
    drawing,
    {
      over: (found) => {
        if (card.open === undefined) drawing.tint(found?.finding ?? null);
      },
      rest: (found, isPress) => {
        if (card.open !== found.finding || card.open === undefined) void openCard(found, false, isPress);
      },
      away: () => {
        if (!card.pointerIsIn && !hasFocus(layer.host)) close();
      },
      press: (x, y) => {
        if (!card.holds(x, y)) close();
      },
      edge: (isNear) => {
        isNearEdge = isNear;
        drawing.showStrip(isNear || stripTimer !== 0);
      },
      keep: (x, y) => card.open !== undefined && card.holds(x, y),
    },
    signal,
  );
  onPage(
    'keydown',
    (event) => {
      if (event.isTrusted && (event as KeyboardEvent).key === 'Escape') close();
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    clearTimeout(moving);
    clearTimeout(stripTimer);
  });
  measure();

  const showStripForAWhile = (): void => {
    drawing.showStrip(true);
    clearTimeout(stripTimer);
    stripTimer = window.setTimeout(() => {
      stripTimer = 0;
      drawing.showStrip(isNearEdge);
    }, STRIP_MS);
  };

  const reveal = (finding: string): Promise<boolean> | null => {
    const before = drawing.find(finding);
    if (before === null) return null;
    bringIntoView(before.element, () => hullOf(drawing.find(finding)?.words ?? []));
    measure();
    const found = drawing.find(finding);
    if (found === null) return null;
    stepped = finding;
    showStripForAWhile();
    return openCard(found, true, true);
  };

  return {
    show: (view) => {
      const isFirst = subject.marks.length === 0 && view.marks.length > 0;
      subject = { ...subject, marks: view.marks, verdict: view.verdict };
      measure();
      // Seen once, it is known to be there.
      if (isFirst) showStripForAWhile();
    },
    putAway: (away) => {
      if (away === isAway) return;
      isAway = away;
      if (away) close();
      measure();
    },
    reveal,
    step: (by) => {
      const order = drawing.order();
      if (order.length === 0) return false;
      const from = card.open ?? stepped;
      const index = from === null || from === undefined ? -1 : order.indexOf(from);
      const next = index >= 0 ? (index + by + order.length) % order.length : nearest(order, drawing.find, by);
      const finding = order[next];
      return finding !== undefined && reveal(finding) !== null;
    },
    card: (height) => {
      if (height === null) close();
      else card.resize(height);
    },
    open: () => (card.open == null || card.spots === null ? null : { finding: card.open, spots: card.spots }),
    reopen: (before) => {
      const found = drawing.find(before.finding);
      void (found === null ? openWhereItStood(before) : openCard(found, false, false));
    },
  };
}

const hasFocus = (host: Element): boolean => activeElement() === host;

/** A "read more" that adds text without touching what was there. */
const GREW = 400;
const grewBy = (root: Element, length: number): boolean => (root.textContent?.length ?? 0) > 2 * length + GREW;

/** The first mark below the window's top (or the last above its bottom, going back). */
function nearest(order: readonly string[], find: (finding: string) => Reachable | null, by: 1 | -1): number {
  const view: Box = box(0, 0, innerWidth, innerHeight);
  const tops = order.map((finding) => hullOf(find(finding)?.words ?? [])?.top ?? Number.POSITIVE_INFINITY);
  if (by === 1)
    return Math.max(
      0,
      tops.findIndex((top) => top >= view.top),
    );
  const last = tops.findLastIndex((top) => top <= view.bottom);
  return last < 0 ? order.length - 1 : last;
}
