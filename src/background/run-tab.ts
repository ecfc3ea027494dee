import { AppError, failureOf } from '../core/errors.ts';
import type { TabMessages, TabState } from '../protocol/messages.ts';
import content from '../content/index.iife.ts?script';
import { runScript, tabChannel, tabOf } from '../platform/browser.ts';
import { tabAsker, type AskTab } from '../protocol/ask.ts';
import { hostOf, siteState } from './settings.ts';
import { noteDrawn } from './tab-memory.ts';
import { failedState, tabState, whyUnreachable } from './tab-state.ts';

/** A long page is read in slices; a busy machine may take this long. */
const READING_MS = 20_000;

/** Address of the content script inside the package. */
export const CONTENT_SCRIPT = content;

/** Read and compare the page of a tab now, drawing where the site's switch allows. */
export async function runTab(id: number): Promise<TabState> {
  const tab = await tabOf(id);
  const site = await siteState(tab?.url ?? null);
  if (tab === null || whyUnreachable(tab) !== null) return tabState(id);
  const draw = site.drawing !== 'off';
  try {
    const { state } = await askContent(id, 'content.run', { draw });
    if (draw && state === 'analysed' && tab.url !== null) await noteDrawn(id, tab.url);
  } catch (thrown) {
    // Closed while it was read.
    if ((await tabOf(id)) === null) return tabState(id);
    const failure = failureOf(thrown);
    if (failure.code === 'no-permission') return { state: 'unreachable', reason: 'no-permission', site };
    return failedState(thrown, site);
  }
  return tabState(id, true);
}

/** Ask a tab's content script, putting it there first where it is not. */
export async function askContent<K extends keyof TabMessages>(
  tab: number,
  kind: K,
  request: TabMessages[K]['request'],
): Promise<TabMessages[K]['reply']> {
  const ask = tabAsker(tabChannel(tab)) as AskTab;
  const tell = (tries: number): Promise<unknown> => ask(kind, request as never, { tries, timeoutMs: READING_MS });
  try {
    return (await tell(1)) as TabMessages[K]['reply'];
  } catch (thrown) {
    const { code } = failureOf(thrown);
    // Nobody there, or one left over from before an update: a new one takes over.
    if (code !== 'no-answer' && code !== 'extension-updated') throw thrown;
  }
  await inject(tab);
  return (await tell(4)) as TabMessages[K]['reply'];
}

async function inject(tab: number): Promise<void> {
  try {
    await runScript(tab, CONTENT_SCRIPT);
  } catch (thrown) {
    const words = thrown instanceof Error ? thrown.message : String(thrown);
    if (/cannot access|missing host permission|must request permission|cannot be scripted|not allowed/iu.test(words))
      throw new AppError({ code: 'no-permission', host: hostOf((await tabOf(tab))?.url ?? null) });
    throw new AppError({ code: 'page-unreachable', tab });
  }
}
