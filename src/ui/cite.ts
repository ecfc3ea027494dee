import type { Article, ArticleId, Finding } from '../core/model.ts';
import type { Comparison } from '../protocol/messages.ts';
import { day, moment } from './format.ts';
import { t } from './i18n.ts';
import { bySiglum, outletOf, type Named } from './view-sigla.ts';
import { findingView, wordedBy } from './view-findings.ts';
import type { SiglumView } from './siglum.tsx';
import { gradeWords, kindWords, saidWords } from './words.ts';

/** What can be quoted elsewhere: both readings, where and when they stood, and the hash of the exact text. */

/** SHA-256 of each text in hex, by id. */
export type Hashes = ReadonlyMap<ArticleId, string>;

/** What a citation names of a version: an article, or its summary without the text. */
export interface Cited extends Named {
  readonly id: ArticleId;
  readonly title: string | null;
}

/** "The Daily Heron, “Title”, 14 May 2024. https://… (text SHA-256 1f3a…)" */
export const sourceLine = (article: Cited, hashes: Hashes): string =>
  `${outletOf(article)}${article.title === null ? '' : `, “${article.title}”`}, ${moment(article.published)}. ${article.url} (${t('text_hash')} ${hashes.get(article.id) ?? '?'})`;

export const articlesOf = (comparison: Comparison): readonly Article[] => [
  comparison.page,
  ...comparison.witnesses.map((one) => one.article),
];

/** A before B: as the letters stand in the readings. */
const inOrder = <A extends Cited>(articles: readonly A[], sigla: ReadonlyMap<ArticleId, SiglumView>): readonly A[] =>
  articles.toSorted((a, b) => bySiglum(sigla.get(a.id) ?? UNKNOWN, sigla.get(b.id) ?? UNKNOWN));
const UNKNOWN = { letter: '?' };

/** One finding with every reading and every witness that has it: the same from card and compare. */
export function citation(
  finding: Finding,
  page: ArticleId,
  articles: readonly Cited[],
  sigla: ReadonlyMap<ArticleId, SiglumView>,
  hashes: Hashes,
  today: string,
): string {
  const view = findingView(finding, page, sigla);
  const readings = wordedLines(finding, page, sigla).map(([letters, words]) => `${letters}: ${words === '' ? '–' : `“${words}”`}`);
  const named = new Set(finding.readings.flatMap((reading) => reading.ids));
  return [
    `${view.headline}. ${view.why}`,
    ...readings,
    '',
    ...inOrder(articles, sigla)
      .filter((article) => named.has(article.id))
      .map((article) => `${sigla.get(article.id)?.letter ?? '?'}  ${sourceLine(article, hashes)}`),
    '',
    t('cited_with', day(today)),
  ].join('\n');
}

/** Letters and words, as card and table show them: "two-week visit", where only "week" differs; each in its own spelling. */
function wordedLines(finding: Finding, page: ArticleId, sigla: ReadonlyMap<ArticleId, SiglumView>): (readonly [string, string])[] {
  const { here, alike, theirs } = wordedBy(finding, page);
  return [here, ...alike, ...theirs].map(({ ids, text }) => [lettersOf(ids, sigla), text] as const);
}

const lettersOf = (ids: readonly ArticleId[], sigla: ReadonlyMap<ArticleId, SiglumView>): string =>
  ids
    .map((id) => sigla.get(id)?.letter ?? '?')
    .toSorted()
    .join(' ');

/** All versions with their addresses and hashes. */
export const pageCitation = (comparison: Comparison, sigla: ReadonlyMap<ArticleId, SiglumView>, hashes: Hashes, today: string): string =>
  [
    ...inOrder(articlesOf(comparison), sigla).map((article) => `${sigla.get(article.id)?.letter ?? '?'}  ${sourceLine(article, hashes)}`),
    '',
    t('cited_with', day(today)),
  ].join('\n');

/** The apparatus as Markdown: versions, then findings, each with its readings. */
export function findingsMarkdown(comparison: Comparison, sigla: ReadonlyMap<ArticleId, SiglumView>, hashes: Hashes, today: string): string {
  const { report } = comparison;
  const lines = [`# ${plain(comparison.page.title ?? outletOf(comparison.page))}`, '', `## ${t('compare_versions')}`, ''];
  for (const article of articlesOf(comparison).toSorted((a, b) => report.order.indexOf(a.id) - report.order.indexOf(b.id)))
    lines.push(
      `- **${sigla.get(article.id)?.letter ?? '?'}** ${plain(sourceLine(article, hashes))}${article.id === report.original.id ? ` — ${t('likely_original')} (${gradeWords(report.original.grade)})` : ''}`,
    );
  for (const evidence of report.original.evidence) lines.push(`  - ${plain(saidWords(evidence))}`);
  lines.push('', `## ${t('compare_findings')}`, '');
  for (const finding of report.findings.filter((one) => one.shown)) {
    const view = findingView(finding, comparison.page.id, sigla);
    lines.push(`- **${view.headline}** (${kindWords(finding.kind)}, ${gradeWords(view.grade)}). ${view.why}`);
    for (const [letters, words] of wordedLines(finding, comparison.page.id, sigla))
      lines.push(`  - ${letters}: ${words === '' ? '–' : `“${plain(words)}”`}`);
  }
  lines.push('', t('cited_with', day(today)), '');
  return lines.join('\n');
}

/** Foreign text must not become structure: what Markdown reads as such is escaped. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/gu, '\\$&').replace(/\s+/gu, ' ');

/** The report with texts' addresses and hashes instead of the texts. */
export function findingsJson(comparison: Comparison, hashes: Hashes, version: string): string {
  const { report } = comparison;
  const versions = articlesOf(comparison).map((article) => ({
    id: article.id,
    siglum: report.stemma.nodes.find((node) => node.id === article.id)?.siglum ?? null,
    url: article.url,
    site: article.site,
    outlet: article.outlet ?? null,
    title: article.title,
    published: article.published,
    lang: article.lang,
    textLength: article.text.length,
    textSha256: hashes.get(article.id) ?? null,
  }));
  return `${JSON.stringify({ urtext: version, rules: report.rules, page: report.page, versions, original: report.original, stemma: report.stemma, findings: report.findings, gaps: report.gaps }, null, 2)}\n`;
}
