import { RULES_VERSION } from '../core/analyse/rules-version.ts';
import { articleId } from '../core/article-id.ts';
import { AppError, failureOf } from '../core/errors.ts';
import { fingerprintOf } from '../core/fingerprint/fingerprint.ts';
import { FINGERPRINT_VERSION } from '../core/fingerprint/version.ts';
import { matchArticle } from '../core/match/match.ts';
import type { Article, Fingerprint, Gap, Match, Report } from '../core/model.ts';
import { isPrivateAddress, type PrivateHostOptions } from '../extract/private-host.ts';
import { manifest } from '../platform/browser.ts';
import type { PageView } from '../protocol/messages.ts';
import type { Sender } from '../protocol/sender.ts';
import { compareVersions, wakeAnalyst } from './analyst.ts';
import { showBadge } from './badge.ts';
import { corpus } from './corpus.ts';
import { keepVisited } from './keep-visited.ts';
import { lostSince } from './lost.ts';
import { pageViewOf } from './page-view.ts';
import { hostOf } from './settings.ts';
import { tasteFor } from './taste.ts';
import { upkeepSoon } from './upkeep.ts';
import { recall, remember, type AnalysedTab } from './tab-memory.ts';

/** Name of the time that the last match took, from fingerprint to scores. */
const MATCH_MEASURE = 'urtext match';

/** More witnesses than this add no branch in practice, and comparing grows with the square. */
const WITNESSES = 16;

/** The page of a tab is an article: find its versions, compare, remember, and say where to draw. */
export async function analysePage(request: { article: Article; fingerprint: Fingerprint | null }, from: Sender): Promise<PageView> {
  const { tab, url } = from;
  if (tab === null || url === null) throw new AppError({ code: 'not-allowed', kind: 'page.analyse' });
  if (isPrivateAddress(url, privateHosts())) throw new AppError({ code: 'not-an-article', reason: 'private-page' });
  const article = ownArticle(request.article, url);
  const record = await analysed(tab, url, article, request.fingerprint);
  const [taste] = await Promise.all([tasteFor(hostOf(url), article.id), showBadge(tab, record), keep(tab, record, from)]);
  return pageViewOf(record.report, taste);
}

/**
 * A page that is to be drawn on asked what is wished, and will be read and sent in some 50 ms: what it will wait for is
 * begun meanwhile (in Firefox, whose analyst dies with the background, its start was a quarter of the time to a mark).
 */
export function expectPage(): void {
  wakeAnalyst();
  corpus()
    // The counts of words are unpacked by the first question.
    .then(({ store }) => store.reader.frequencies([]))
    // The question itself will fail in the same way, and say so.
    .catch(() => undefined);
}

/** Keeping the page itself changes the corpus, but not what the page is compared with: the report stays fresh. */
async function keep(tab: number, record: AnalysedTab, from: Sender): Promise<void> {
  const { store } = await corpus();
  const before = store.revision;
  if ((await keepVisited(record.article, from)) && before === record.revision) await remember(tab, { ...record, revision: store.revision });
}

/** Analyses under way, by tab and page: a second asker joins the first. A cache. */
const running = new Map<string, Promise<AnalysedTab>>();

function analysed(tab: number, url: string, article: Article, fingerprint: Fingerprint | null): Promise<AnalysedTab> {
  const key = `${tab} ${article.id}`;
  const work = running.get(key) ?? analyseOnce(tab, url, article, fingerprint).finally(() => running.delete(key));
  running.set(key, work);
  return work;
}

/** From memory when page, corpus and rules are the same; else made anew. */
async function analyseOnce(tab: number, url: string, article: Article, fingerprint: Fingerprint | null): Promise<AnalysedTab> {
  const { store } = await corpus();
  const { revision } = store;
  const known = await recall(tab);
  if (known?.kind === 'analysed' && known.article.id === article.id && known.revision === revision && known.report.rules === RULES_VERSION)
    return known;
  const { report, matches } = await compared(article, fingerprint);
  const lost = lostSince(known?.kind === 'analysed' ? known : null, url, article);
  const record: AnalysedTab = { kind: 'analysed', at: Date.now(), url, article, fingerprint, report, matches, revision, lost };
  await remember(tab, record);
  return record;
}

/** The report on an article beside its siblings in the corpus. A damaged index is a gap, and is made anew. */
export async function compared(
  article: Article,
  given: Fingerprint | null,
): Promise<{ report: Report; matches: readonly Match[]; siblings: readonly Article[] }> {
  wakeAnalyst();
  const { store } = await corpus();
  const fingerprint = given?.version === FINGERPRINT_VERSION ? given : fingerprintOf(article);
  const gaps: Gap[] = [];
  let matches: readonly Match[] = [];
  try {
    const start = performance.now();
    matches = await matchArticle({ article, fingerprint }, store.reader);
    // For benchmarks and the browser's own profiler; only the last one is kept.
    performance.clearMeasures(MATCH_MEASURE);
    performance.measure(MATCH_MEASURE, { start });
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.code !== 'index-damaged') throw thrown;
    gaps.push({ stage: 'match', id: null, reason: `${failure.detail}; the index is being made anew` });
    if (store.closed === null) await store.rebuildIndex();
    void upkeepSoon();
  }
  const wanted = matches.filter(({ sibling }) => sibling);
  if (wanted.length > WITNESSES)
    gaps.push({
      stage: 'match',
      id: null,
      reason: `${wanted.length - WITNESSES} more versions were found and not compared`,
      say: ['gap_more', String(wanted.length - WITNESSES)],
    });
  const chosen = wanted.slice(0, WITNESSES);
  const found = await store.articles(chosen.map(({ id }) => id));
  const siblings = found.flatMap((row, i) => {
    if (row === null) gaps.push({ stage: 'read', id: chosen[i]?.id ?? null, reason: 'it was deleted meanwhile', say: ['gap_deleted'] });
    return row === null ? [] : [row.article];
  });
  if (store.state.rebuild !== null)
    gaps.push({ stage: 'match', id: null, reason: 'the index is being made anew; some versions may be missing', say: ['gap_index'] });
  for (const { id, firstSentences } of [article, ...siblings]) {
    if (firstSentences === undefined) continue;
    const isPage = id === article.id;
    gaps.push({
      stage: 'match',
      id: isPage ? null : id,
      reason: `only the first ${firstSentences} sentences were compared`,
      say: [isPage ? 'gap_long' : 'gap_long_version', String(firstSentences)],
    });
  }
  const report = await compareVersions(article, siblings);
  return { report: { ...report, gaps: [...gaps, ...report.gaps] }, matches, siblings };
}

/**
 * A page speaks for itself alone: an article with another host's address gets the address that the browser
 * names, and an id is what address and text make of it.
 */
export function ownArticle(article: Article, sender: string): Article {
  const url = hostOf(article.url) === hostOf(sender) ? article.url : sender;
  const id = articleId(url, article.text);
  return article.id === id && article.url === url ? article : { ...article, id, url };
}

/** Loopback is read only by a build whose own manifest names it: demo and tests. */
export function privateHosts(): PrivateHostOptions {
  const hosts = manifest()['host_permissions'];
  return { loopbackAllowed: Array.isArray(hosts) && hosts.some((pattern) => String(pattern).includes('127.0.0.1')) };
}
