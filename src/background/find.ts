import { addressKey, articleId } from '../core/article-id.ts';
import { AppError } from '../core/errors.ts';
import { fingerprintOf } from '../core/fingerprint/fingerprint.ts';
import type { CorpusReader, Sketch } from '../core/match/corpus-reader.ts';
import { blendedShare } from '../core/match/document-frequency.ts';
import { matchArticle } from '../core/match/match.ts';
import { sketchBodyOf } from '../core/match/sketch.ts';
import type { Article, ArticleId, Report } from '../core/model.ts';
import { isPrivateAddress } from '../extract/private-host.ts';
import type { Reply, Request } from '../protocol/messages.ts';
import { compared, privateHosts } from './analyse-page.ts';
import { corpus } from './corpus.ts';
import { recall } from './tab-memory.ts';
import { upkeepSoon } from './upkeep.ts';
import { pageSummary } from './witnesses.ts';

/** What "Find other versions" starts from. Nothing is asked of anybody. */
export async function startFind({ tab, page }: Request<'find.start'>): Promise<Reply<'find.start'>> {
  const { store } = await corpus();
  const { article, report } = await subject(tab, page);
  const fingerprint = fingerprintOf(article);
  const { articles, counts } = await store.reader.frequencies(fingerprint.stems);
  const shares = fingerprint.stems.map((hash, i) => [hash, blendedShare(store.reader.prior, hash, counts[i] ?? 0, articles)] as const);
  const known = await store.articles(report.order.filter((id) => id !== report.page));
  return {
    page: pageSummary(article),
    article,
    shares,
    avoid: report.findings.map(({ span }) => span),
    known: known.flatMap((row) => (row === null ? [] : [row.article.url])),
    fingerprint,
  };
}

/** The page of a tab as it was read, or a stored article. */
export async function subject(tab: number | null, page: ArticleId): Promise<{ article: Article; report: Report }> {
  const record = tab === null ? null : await recall(tab);
  if (record?.kind === 'analysed' && record.article.id === page) return record;
  const [stored] = await (await corpus()).store.articles([page]);
  if (stored === null || stored === undefined) throw new AppError({ code: 'article-missing', id: page });
  const { report } = await compared(stored.article, null);
  return { article: stored.article, report };
}

/**
 * Compare these articles with the page, each by itself and by the rules of the corpus; what is a sibling is stored as
 * found, of the others nothing is kept. Idempotent.
 */
export async function offer({ tab, page, articles }: Request<'find.offer'>): Promise<Reply<'find.offer'>> {
  const { store } = await corpus();
  const { article } = await subject(tab, page);
  const own = addressKey(article.url);
  const offered = articles
    .filter(({ url }) => !isPrivateAddress(url, privateHosts()) && addressKey(url) !== own)
    .map((one) => ({ ...one, id: articleId(one.url, one.text) }));
  const matches = new Map(
    (await matchArticle({ article, fingerprint: fingerprintOf(article) }, readerOf(offered, store.reader))).map((match) => [
      match.id,
      match,
    ]),
  );
  const siblings = offered.filter(({ id }) => matches.get(id)?.sibling === true);
  const known = await Promise.all(siblings.map(({ id }) => store.has(id)));
  if (siblings.length > 0) {
    await store.add(siblings.map((one) => ({ article: one, how: 'found' as const })));
    void upkeepSoon();
  }
  const added = new Set(siblings.filter((_, i) => known[i] !== true).map(({ id }) => id));
  return {
    results: offered.map(({ id }) => {
      const match = matches.get(id);
      return {
        id,
        score: match?.score ?? 0,
        relation: match?.relation ?? 'same-event',
        sibling: match?.sibling === true,
        added: added.has(id),
      };
    }),
  };
}

/** A corpus of the offered articles alone, with the real one's idea of what is rare. */
function readerOf(articles: readonly Article[], real: CorpusReader): CorpusReader {
  const sketches = articles.map((article, doc): Sketch => ({
    ...sketchBodyOf(fingerprintOf(article)),
    doc,
    id: article.id,
    address: addressKey(article.url),
    site: article.site,
    published: article.published ?? null,
  }));
  const all = sketches.map(({ doc }) => doc);
  return {
    prior: real.prior,
    frequencies: async (terms) => {
      const { articles: count, counts } = await real.frequencies(terms);
      return { articles: Math.max(1, count), counts };
    },
    postings: (terms) => Promise.resolve(terms.map(() => all)),
    sketches: (docs) => Promise.resolve(docs.map((doc) => sketches[doc] ?? null)),
  };
}
