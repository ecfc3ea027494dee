import { failureOf } from '../core/errors.ts';
import { activeTab, addMenu, clearMenus, onCommand, onMenu, openTab, tabOf, text, url } from '../platform/browser.ts';
import { noteFailure } from './diary.ts';
import { askContent, runTab } from './run-tab.ts';
import { recall, recallCurrent } from './tab-memory.ts';

const MENU = 'compare';

/** Keys and the context menu. Both count as the reader's gesture, so the page may be read. */
export function listenToKeys(): void {
  onCommand((command, tab) => {
    run(command, tab?.id ?? null).catch((thrown: unknown) => noteFailure(`command ${command}`, failureOf(thrown)));
  });
  onMenu((item, tab) => {
    if (item === MENU && tab !== null) openCompare(tab).catch((thrown: unknown) => noteFailure('menu', failureOf(thrown)));
  });
}

export async function makeMenu(): Promise<void> {
  await clearMenus();
  addMenu({ id: MENU, title: text('command_compare'), contexts: ['page'], documentUrlPatterns: ['http://*/*', 'https://*/*'] });
}

async function run(command: string, given: number | null): Promise<void> {
  const tab = given ?? (await activeTab())?.id ?? null;
  if (tab === null) return;
  if (command === 'next-mark') await onMarks(tab, () => askContent(tab, 'content.step', { by: 1 }));
  else if (command === 'previous-mark') await onMarks(tab, () => askContent(tab, 'content.step', { by: -1 }));
  else if (command === 'toggle-marks') await onMarks(tab, () => askContent(tab, 'content.toggle', null), false);
  else if (command === 'open-compare') await openCompare(tab);
}

/** A key on a page that was not looked at yet, or was loaded anew, draws its marks first: it is as good as a click. */
async function onMarks(tab: number, work: () => Promise<{ found: boolean }>, again = true): Promise<void> {
  if ((await work()).found) return;
  const { state, site } = await runTab(tab);
  if (again && state === 'analysed' && site.drawing !== 'off') await work();
}

async function openCompare(tab: number): Promise<void> {
  if ((await recallCurrent(tab, (await tabOf(tab))?.url ?? null)) === null) await runTab(tab);
  const record = await recall(tab);
  if (record?.kind !== 'analysed') return;
  await openTab(url(`src/compare/index.html?page=${encodeURIComponent(record.article.id)}&tab=${tab}`), tab);
}
