import { AppError, failureOf } from '../core/errors.ts';
import { inContext } from '../core/reading-context.ts';
import { isPrivateAddress } from '../extract/private-host.ts';
import { tabOf, type Tab } from '../platform/browser.ts';
import type { ArticleSummary, CorpusState, TabState } from '../protocol/messages.ts';
import type { SiteState } from '../protocol/settings.ts';
import { privateHosts } from './analyse-page.ts';
import { corpus } from './corpus.ts';
import { corpusState } from './corpus-state.ts';
import { noteFailure } from './diary.ts';
import { placesOf } from './page-view.ts';
import { siteState } from './settings.ts';
import { tasteFor } from './taste.ts';
import { recall, recallCurrent } from './tab-memory.ts';
import { pageSummary, summaryFor, textIn, witnessesOf } from './witnesses.ts';

/**
 * What popup and side panel show of a tab: from memory, asking the page nothing. What is remembered of an
 * address that the tab has left is not shown, unless the page was asked `justNow`.
 */
export async function tabState(id: number, justNow = false): Promise<TabState> {
  const tab = await tabOf(id);
  const site = await siteState(tab?.url ?? null);
  const unreachable = tab === null ? 'tab-gone' : whyUnreachable(tab);
  if (unreachable !== null) return { state: 'unreachable', reason: unreachable, site };
  const record = justNow ? await recall(id) : await recallCurrent(id, tab?.url ?? null);
  if (record === null) return { state: 'busy', site };
  if (record.kind === 'refused') return { state: 'refused', reason: record.reason, detail: record.detail, site };
  try {
    const { store } = await corpus();
    const witnesses = await witnessesOf(record.report, record.matches, store);
    const textOf = textIn(record.article, witnesses);
    return {
      state: 'analysed',
      site,
      article: pageSummary(record.article),
      saved: await store.has(record.article.id),
      report: { ...record.report, findings: record.report.findings.map((finding) => inContext(finding, textOf)) },
      witnesses: witnesses.map(({ summary }) => summary),
      corpus: await corpusState(),
      places: placesOf(record.report, await tasteFor(site.host, record.article.id)),
      lost: record.lost ?? [],
    };
  } catch (thrown) {
    return failedState(thrown, site);
  }
}

/** A tab whose page cannot be read at all, or null. An address that we are not shown is one without permission. */
export function whyUnreachable(tab: Tab): 'browser-page' | 'no-permission' | 'private-page' | null {
  if (tab.private) return 'private-page';
  if (tab.url === null) return 'no-permission';
  if (!/^https?:/iu.test(tab.url)) return 'browser-page';
  return isPrivateAddress(tab.url, privateHosts()) ? 'private-page' : null;
}

/** A failure that the reader is shown, and finds in the trouble list, although no handler of ours threw it. */
export async function failedState(thrown: unknown, site: SiteState): Promise<TabState> {
  const failure = failureOf(thrown);
  await noteFailure('tab', failure);
  return { state: 'failed', failure, site, corpus: await corpusStateOrNull() };
}

async function corpusStateOrNull(): Promise<CorpusState | null> {
  try {
    return await corpusState();
  } catch (thrown) {
    // The failure that is being shown says it already.
    if (thrown instanceof Error) return null;
    throw thrown;
  }
}

/** Reports of the same event that are no versions. */
export async function sameEvent(id: number): Promise<readonly ArticleSummary[]> {
  const record = await recall(id);
  if (record?.kind !== 'analysed') throw new AppError({ code: 'page-unreachable', tab: id });
  const { store } = await corpus();
  const others = record.matches.filter(({ relation, sibling }) => relation === 'same-event' && !sibling);
  return (await store.articles(others.map((match) => match.id))).flatMap((row) => (row === null ? [] : [summaryFor(row.summary)]));
}
