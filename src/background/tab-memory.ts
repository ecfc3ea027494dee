import { addressKey } from '../core/article-id.ts';
import type { Article, Fingerprint, Match, RefusalReason, Report } from '../core/model.ts';
import type { LostFinding } from '../protocol/messages.ts';
import { readValue, readValues, removeValue, writeValue } from '../platform/browser.ts';

/**
 * What is known of each tab, in `storage.session`: it outlives the worker, not the browser, and never touches
 * the disk, as the page may be one that the reader does not keep. The room is about 10 MB in both browsers, so
 * the oldest are forgotten; a forgotten tab is read again.
 */
export type TabRecord =
  | { readonly kind: 'refused'; readonly at: number; readonly url: string; readonly reason: RefusalReason; readonly detail: string }
  | {
      readonly kind: 'analysed';
      readonly at: number;
      /** Address of the document, as the browser names it. */
      readonly url: string;
      readonly article: Article;
      readonly fingerprint: Fingerprint | null;
      readonly report: Report;
      /** All that matching returned, siblings or not. */
      readonly matches: readonly Match[];
      /** Revision of the corpus and whether all of it could be searched. */
      readonly revision: number;
      /** What was found in sentences that the page has no more. */
      readonly lost?: readonly LostFinding[];
    };

export type AnalysedTab = Extract<TabRecord, { kind: 'analysed' }>;

const TABS_REMEMBERED = 30;
const keyOf = (tab: number): string => `tab:${tab}`;

/** What is known of the page that the tab shows now; `url` is its address where the browser lets us see it. */
export async function recallCurrent(tab: number, url: string | null): Promise<TabRecord | null> {
  const record = await recall(tab);
  return record !== null && url !== null && addressKey(url) !== addressKey(record.url) ? null : record;
}

export const recall = (tab: number): Promise<TabRecord | null> => readValue<TabRecord | null>('session', keyOf(tab), null);

export async function remember(tab: number, record: TabRecord): Promise<void> {
  for (let keep = TABS_REMEMBERED; ; keep = Math.floor(keep / 2)) {
    try {
      return await writeValue('session', keyOf(tab), record);
    } catch (thrown) {
      // The room is full: forget the older half and try again. What still fails alone is a real failure.
      if (!(thrown instanceof Error) || keep === 0) throw thrown;
      await forgetOldest(Math.floor(keep / 2));
    }
  }
}

export const forget = (tab: number): Promise<void> => removeValue('session', [keyOf(tab), drawnKeyOf(tab)]);

/** Marks were drawn in this tab, at this address, by the reader's own click: they are wanted there after a reload too. */
export const noteDrawn = (tab: number, url: string): Promise<void> => writeValue('session', drawnKeyOf(tab), addressKey(url));
export const wasDrawn = async (tab: number, url: string): Promise<boolean> =>
  (await readValue<string | null>('session', drawnKeyOf(tab), null)) === addressKey(url);
const drawnKeyOf = (tab: number): string => `drawn:${tab}`;

/** Keep the newest `keep` records. */
export async function forgetOldest(keep = TABS_REMEMBERED): Promise<void> {
  const all = Object.entries(await readValues('session', null)).filter(([key]) => key.startsWith('tab:')) as [string, TabRecord][];
  const old = all.sort(([, a], [, b]) => b.at - a.at).slice(keep);
  if (old.length > 0)
    await removeValue(
      'session',
      old.map(([key]) => key),
    );
}
