import { addressKey } from '../core/article-id.ts';
import { isShown, onPage, onWindow } from './page.ts';

/**
 * Tells when the page became another one without a load: single-page sites change the address and swap the
 * text. The isolated world cannot hook the page's `history.pushState`; the Navigation API tells, and where
 * it is missing a look at the address twice a second while the tab is seen.
 */
const POLL_MS = 500;

/** From the click on a link until its page comes. */
const OWN_WAY_MS = 10_000;

interface NavigationLike extends EventTarget {
  readonly currentEntry: unknown;
}
const apiOf = (): NavigationLike | undefined => (globalThis as { navigation?: NavigationLike }).navigation;

export function watchAddress(moved: (url: string) => void, signal: AbortSignal): void {
  let known = addressKey(location.href);
  const look = (): void => {
    const now = addressKey(location.href);
    if (now === known) return;
    known = now;
    moved(location.href);
  };
  onWindow('popstate', look, signal);
  onWindow('hashchange', look, signal);
  const api = apiOf();
  if (api !== undefined && typeof api.addEventListener === 'function') {
    api.addEventListener('currententrychange', look, { signal });
    return;
  }
  const timer = setInterval(() => {
    if (isShown()) look();
  }, POLL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** Back from the back/forward cache: the tab's state was another page's meanwhile. */
export function watchReturn(back: () => void, signal: AbortSignal): void {
  onWindow(
    'pageshow',
    (event) => {
      if ((event as PageTransitionEvent).persisted) back();
    },
    signal,
  );
}

/** Links and scripts of a page say where they go; the reader's reload says nothing. True for a while after the former. */
export function watchOwnWay(signal: AbortSignal): () => boolean {
  let gone = -Infinity;
  const leaves = (event: Event): void => {
    if ((event as Event & { readonly navigationType?: string }).navigationType !== 'reload') gone = performance.now();
  };
  apiOf()?.addEventListener?.('navigate', leaves, { signal });
  return () => performance.now() - gone < OWN_WAY_MS;
}

/** The extension was updated or removed under the open page: nothing may stay. There is no event for it. */
export function watchLife(isAlive: () => boolean, dead: () => void, signal: AbortSignal): void {
  const look = (): void => {
    if (!isAlive()) dead();
  };
  const timer = setInterval(() => {
    if (isShown()) look();
  }, 1000);
  onPage('visibilitychange', look, signal);
  onWindow('focus', look, signal);
  signal.addEventListener('abort', () => clearInterval(timer));
}
