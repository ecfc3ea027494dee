import { AppError } from '../core/errors.ts';
import type { Article, ArticleId, Report } from '../core/model.ts';
import { inContext } from '../core/reading-context.ts';
import type { Comparison } from '../protocol/messages.ts';
import { compared } from './analyse-page.ts';
import { corpus } from './corpus.ts';
import { recall } from './tab-memory.ts';
import { textIn, witnessesOf } from './witnesses.ts';

/** The open page of a tab, or a stored article, beside all its witnesses with their texts. */
export async function comparison(tab: number | null, page: ArticleId): Promise<Comparison> {
  const { store } = await corpus();
  const record = tab === null ? null : await recall(tab);
  if (tab !== null && record?.kind === 'analysed' && record.article.id === page) {
    // Versions that came since the page was read, found ones above all, belong beside it.
    const { report, matches } = record.revision === store.revision ? record : await compared(record.article, record.fingerprint);
    return comparisonOf(record.article, report, await witnessesOf(report, matches, store));
  }
  const [stored] = await store.articles([page]);
  if (stored === null || stored === undefined) throw new AppError({ code: 'article-missing', id: page });
  const { report, matches } = await compared(stored.article, null);
  return comparisonOf(stored.article, report, await witnessesOf(report, matches, store));
}

const comparisonOf = (page: Article, report: Report, witnesses: Comparison['witnesses']): Comparison => ({
  page,
  report: { ...report, findings: report.findings.map((finding) => inContext(finding, textIn(page, witnesses))) },
  witnesses,
});
