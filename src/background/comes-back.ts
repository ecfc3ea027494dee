import { AppError, failureOf } from '../core/errors.ts';
import { accessEndsWithPage, setBadge, tabLoaded, tabOf, text } from '../platform/browser.ts';
import type { Sender } from '../protocol/sender.ts';
import { noteFailure } from './diary.ts';
import { runTab } from './run-tab.ts';
import { siteState } from './settings.ts';
import { wasDrawn } from './tab-memory.ts';

/**
 * Marks that the reader's click drew come back when the page is loaded anew. Where the site may be read, the page's
 * own script asks for them (`page.settings`). Where only the click allowed it, Chromium keeps the access within the
 * site: the script is put there again. Firefox ends it with the page and no longer tells which page it is; there the
 * button carries a sign, and one more click draws them.
 */
const AGAIN = '↻';
const INK = '#3b4a5a';
/** A page that takes longer is not waited for: the background may sleep by then. */
const LOADING_MS = 25_000;

export async function pageLeft(_: null, from: Sender): Promise<null> {
  const { tab, url } = from;
  if (tab === null || url === null) throw new AppError({ code: 'not-allowed', kind: 'page.left' });
  if (await wasDrawn(tab, url))
    tabLoaded(tab, LOADING_MS)
      .then((isLoaded) => (isLoaded ? comeBack(tab) : undefined))
      .catch((thrown: unknown) => noteFailure('reload', failureOf(thrown)));
  return null;
}

async function comeBack(id: number): Promise<void> {
  const tab = await tabOf(id);
  if (tab === null) return;
  if (tab.url === null) {
    if (accessEndsWithPage()) await setBadge(id, AGAIN, text('badge_again'), INK);
  } else if ((await wasDrawn(id, tab.url)) && !(await siteState(tab.url)).permitted) await runTab(id);
}
