import type { Article, ArticleId, Match, Report } from '../core/model.ts';
import type { ArticleSummary, TabState, WitnessSummary } from '../protocol/messages.ts';
import type { Store } from '../store/store.ts';
import type { SummaryRow } from '../store/tables.ts';
import { stripOf } from './page-view.ts';

export const summaryFor = ({ doc, ...row }: SummaryRow): ArticleSummary => ({ ...row, seq: doc });

/** An open page in the shape of a list row. */
export const pageSummary = (article: Article): Extract<TabState, { state: 'analysed' }>['article'] => ({
  id: article.id,
  url: article.url,
  site: article.site,
  outlet: article.outlet ?? null,
  title: article.title ?? null,
  published: article.published ?? null,
  lang: article.lang ?? null,
  size: article.text.length,
});

/** The witnesses of a report in the order of their sigla, with what lists show; vanished ones are left out. */
export async function witnessesOf(
  report: Report,
  matches: readonly Match[],
  store: Store,
): Promise<readonly { readonly summary: WitnessSummary; readonly article: Article }[]> {
  const ids = report.order.filter((id) => id !== report.page);
  const rows = await store.articles(ids);
  const byMatch = new Map(matches.map((match) => [match.id, match]));
  const byNode = new Map(report.stemma.nodes.map((node) => [node.id, node]));
  const found = rows.flatMap((row, i) => {
    const id = ids[i] ?? '';
    const node = byNode.get(id);
    const match = byMatch.get(id);
    if (row === null) return [];
    const summary: WitnessSummary = {
      article: summaryFor(row.summary),
      siglum: node?.siglum ?? '?',
      branch: node?.branch ?? id,
      relation: match?.relation ?? 'reworded',
      score: match?.score ?? 0,
      strip: stripOf(report, id),
    };
    return [{ summary, article: row.article }];
  });
  return found.sort((a, b) => a.summary.siglum.length - b.summary.siglum.length || (a.summary.siglum < b.summary.siglum ? -1 : 1));
}

/** The texts of a page and its witnesses, by id. */
export const textIn =
  (page: Article, witnesses: readonly { readonly article: Article }[]) =>
  (id: ArticleId): string | undefined =>
    (id === page.id ? page : witnesses.find(({ article }) => article.id === id)?.article)?.text;
