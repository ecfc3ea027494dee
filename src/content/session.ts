import { AppError, failureOf } from '../core/errors.ts';
import { isAlive } from '../platform/browser.ts';
import type { HandlersOf } from '../protocol/answer.ts';
import type { Ask } from '../protocol/ask.ts';
import type { ContentState, PageView, TabMessages } from '../protocol/messages.ts';
import { displayOn, type Display } from './display.ts';
import { watchAddress, watchLife, watchOwnWay, watchReturn } from './navigation.ts';
import { isShown, onPage, onWindow } from './page.ts';
import { readPage, type Reading } from './reading.ts';

/**
 * One page of one tab, through all its changes: read, compared, drawn, left. `handlers` are what the
 * background may ask for; `begin()` looks at the settings once.
 */
export interface Session {
  readonly handlers: HandlersOf<TabMessages>;
  begin(): Promise<void>;
}

/** A single-page site swaps its text some time after its address: read again until it differs, so often. */
const SWAP_PAUSES_MS = [150, 350, 700, 1400, 2800] as const;

export function sessionOn(ask: Ask, end: () => void, signal: AbortSignal): Session {
  let page = newPage();
  let display: Display | null = null;
  let running: { readonly draw: boolean; readonly result: Promise<ContentState> } | null = null;
  let reading: Reading | null = null;
  let last: { draw: boolean; view: PageView | null } | null = null;
  let isUnwanted = false;
  let areMarksAway = false;

  /** Everything of one address hangs on one signal, which ends with the session's at the latest. */
  function newPage(): AbortController {
    const controller = new AbortController();
    signal.addEventListener('abort', () => controller.abort(), { signal: controller.signal });
    return controller;
  }

  const clear = (): void => {
    page.abort();
    page = newPage();
    display = null;
  };

  const failed = (error: unknown): void => {
    const failure = failureOf(error);
    if (failure.code === 'extension-updated' || !isAlive()) end();
    else if (failure.code !== 'cancelled') console.warn('urtext:', failure.code, 'detail' in failure ? failure.detail : '');
  };

  const run = (draw: boolean): Promise<ContentState> => {
    if (running !== null && (running.draw || !draw)) return running.result;
    const result = read(draw).finally(() => {
      if (running?.result === result) running = null;
    });
    running = { draw, result };
    return result;
  };

  const read = async (draw: boolean): Promise<ContentState> => {
    const found = await readPage();
    if (signal.aborted) throw new AppError({ code: 'cancelled' });
    if ('refused' in found) {
      clear();
      reading = null;
      last = { draw, view: null };
      await ask('page.refused', { reason: found.refused, detail: found.detail });
      return { state: 'refused', reason: found.refused, detail: found.detail };
    }
    reading = found;
    const isSame = display !== null && last?.view?.page === found.article.id && page.signal.aborted === false;
    if (!isSame || !draw) clear();
    const asked = ask('page.analyse', { article: found.article, fingerprint: null });
    // Attached in the same turn as the question, so that no answer can be read from when or whether it is there.
    try {
      if (draw && !isUnwanted && display === null) display = drawingOf(found);
    } catch (thrown) {
      asked.catch(() => undefined);
      throw thrown;
    }
    const view = await asked;
    last = { draw, view };
    display?.show(view);
    display?.putAway(areMarksAway);
    return { state: 'analysed', view };
  };

  const drawingOf = (found: Reading): Display | null =>
    displayOn(
      found,
      ask,
      {
        textChanged: () => void again(),
        unwanted: () => {
          isUnwanted = true;
          clear();
        },
        failed,
      },
      page.signal,
    );

  /** The text changed under us: the old places are wrong at once; the new ones follow, and the card that stood open. */
  const again = async (): Promise<void> => {
    const draw = last?.draw ?? false;
    const open = display?.open() ?? null;
    clear();
    try {
      await run(draw);
      if (open !== null) display?.reopen(open);
    } catch (error) {
      failed(error);
    }
  };

  const moved = async (): Promise<void> => {
    const before = reading?.article.text ?? null;
    clear();
    running = null;
    reading = null;
    last = null;
    isUnwanted = areMarksAway = false;
    const { signal: here } = page;
    try {
      await ask('page.refused', { reason: null, detail: '' });
      const { drawing, keep } = await ask('page.settings', null);
      if (drawing !== 'always' && !keep) return;
      for (const pause of SWAP_PAUSES_MS) {
        await wait(pause, here);
        const found = await readPage();
        if (here.aborted) return;
        if (!('refused' in found) && found.article.text !== before) break;
      }
      if (!here.aborted) await run(drawing === 'always');
    } catch (error) {
      failed(error);
    }
  };

  watchAddress(() => void moved(), signal);
  watchReturn(() => {
    if (last !== null) void run(last.draw).catch(failed);
  }, signal);
  watchLife(isAlive, end, signal);
  const isGoingItsWay = watchOwnWay(signal);
  onWindow('pagehide', () => (display === null || isGoingItsWay() ? null : ask('page.left', null, { tries: 1 }).catch(failed)), signal);

  const putAway = (away: boolean): void => {
    areMarksAway = away;
    display?.putAway(away);
  };

  return {
    begin: async () => {
      try {
        const { drawing, keep } = await ask('page.settings', null);
        if (drawing !== 'always' && !keep) return;
        await untilShown(signal);
        if (last === null) await run(drawing === 'always');
      } catch (error) {
        failed(error);
      }
    },
    handlers: {
      'content.run': ({ draw }) => {
        areMarksAway = false;
        return run(draw);
      },
      'content.toggle': () => {
        putAway(!areMarksAway);
        return { found: display !== null };
      },
      'content.read': async () => {
        const found = await readPage();
        return 'refused' in found ? { refused: found.refused, detail: found.detail } : { article: found.article, fingerprint: null };
      },
      'content.jump': async ({ finding }) => {
        putAway(false);
        const opening = display?.reveal(finding) ?? null;
        return { found: opening !== null, opened: (await opening) === true };
      },
      'content.step': ({ by }) => {
        putAway(false);
        return { found: display?.step(by) ?? false };
      },
      'content.card': ({ height }) => {
        display?.card(height);
        return null;
      },
      'content.view': (view) => {
        if (last !== null && reading?.article.id === view.page) {
          last = { ...last, view };
          display?.show(view);
        }
        return null;
      },
      'content.off': () => {
        clear();
        last = null;
        reading = null;
        return null;
      },
    },
  };
}

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });

/** A tab restored in the background is read when the reader comes to it. */
const untilShown = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (isShown()) {
      done();
      return;
    }
    const once = new AbortController();
    signal.addEventListener('abort', () => once.abort(), { signal: once.signal });
    onPage('visibilitychange', () => (isShown() ? (once.abort(), done()) : undefined), once.signal);
  });
