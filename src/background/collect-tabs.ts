import { failureOf } from '../core/errors.ts';
import { titleFits } from '../core/find/title.ts';
import { fingerprintOf } from '../core/fingerprint/fingerprint.ts';
import { isPrivateAddress } from '../extract/private-host.ts';
import { tabOf, tabs, type Tab } from '../platform/browser.ts';
import type { TabChoice, TabCollected } from '../protocol/messages.ts';
import { ownArticle, privateHosts } from './analyse-page.ts';
import { corpus } from './corpus.ts';
import { askContent } from './run-tab.ts';
import { mayRead } from './settings.ts';
import { recall } from './tab-memory.ts';

/** So many tabs are read at once: a sleeping tab takes long, and each takes memory. */
const WIDE = 3;

/** Tabs that may hold an article besides this one (null: besides the active one), likeliest versions of its story first. */
export async function listTabs(beside: number | null): Promise<readonly TabChoice[]> {
  const open = (await tabs()).filter(
    (tab) => !tab.private && tab.url !== null && /^https?:/iu.test(tab.url) && !isPrivateAddress(tab.url, privateHosts()),
  );
  const active = beside === null ? ((await tabs({ active: true, lastFocusedWindow: true }))[0] ?? null) : await tabOf(beside);
  const fits = await fitting(active);
  const choices = await Promise.all(open.filter((tab) => tab.id !== active?.id).map((tab) => choice(tab, active, fits)));
  return choices.sort((a, b) => b.likely - a.likely || a.tab - b.tab);
}

/**
 * Outlets write headlines of their own, but a headline names what the text names. On shared/eval a title fits at 0.4 with
 * 97 % of the versions and one stranger in 900; 0.75 of it stands where the share of common title words stands.
 */
const FITS = 0.75;

/** How well a title fits the text of the active tab, where that was read. */
async function fitting(active: Tab | null): Promise<(title: string) => number> {
  const record = active === null ? null : await recall(active.id);
  if (record?.kind !== 'analysed') return () => 0;
  const { prior } = await corpus();
  const stems = new Set(fingerprintOf(record.article).stems);
  return (title) => FITS * titleFits(title, stems, prior, record.article.lang ?? 'en');
}

async function choice(tab: Tab, active: Tab | null, fits: (title: string) => number): Promise<TabChoice> {
  const url = tab.url ?? '';
  const permitted = await mayRead(url);
  const title = tab.title ?? '';
  return { tab: tab.id, title, url, likely: Math.max(titleLikeness(active?.title ?? '', title), fits(title)), permitted };
}

/** Share of the shorter title's longer words that the other has too: titles of versions differ, their names do not. */
export function titleLikeness(a: string, b: string): number {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const fewest = Math.min(x.size, y.size);
  return fewest === 0 ? 0 : [...x].filter((word) => y.has(word)).length / fewest;
}

const wordsOf = (title: string): Set<string> => new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);

/** Read and save the articles of these tabs. Each has its own outcome; one that fails stops no other. */
export async function collectTabs(ids: readonly number[]): Promise<readonly TabCollected[]> {
  const results: TabCollected[] = Array.from({ length: ids.length });
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < ids.length; i = next++) results[i] = await collect(ids[i] ?? -1);
  };
  await Promise.all(Array.from({ length: WIDE }, worker));
  return results;
}

async function collect(tab: number): Promise<TabCollected> {
  try {
    const place = await tabOf(tab);
    if (place?.private === true) return { tab, ok: false, refused: 'private-page', failure: null };
    const read = await askContent(tab, 'content.read', null);
    if ('refused' in read) return { tab, ok: false, refused: read.refused, failure: null };
    const article = ownArticle(read.article, place?.url ?? read.article.url);
    const { added } = await (await corpus()).store.add([{ article, how: 'tabs' }]);
    return { tab, ok: true, id: article.id, title: article.title, added: added > 0 };
  } catch (thrown) {
    return { tab, ok: false, refused: null, failure: failureOf(thrown) };
  }
}
