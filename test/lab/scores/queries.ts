import { queriesFor, type Queries } from '../../../src/core/find/query.ts';
import type { Article } from '../../../src/core/model.ts';
import { evalFolder } from '../repository.ts';
import { FullTextIndex } from '../full-text-index.ts';
import { scraped } from '../page-like.ts';
import { shippedPrior } from '../prior.ts';
import { readRows } from '../rows.ts';
import type { ScoreRow } from '../score-row.ts';
import { siblingSets } from '../sibling-sets.ts';
import { randomOf } from '../traditions.ts';

/** The first page of a search engine. */
const PAGE = 10;

/**
 * Rank of true versions over a full-text index of all siblings and distractors, for the queries that "Find other
 * versions" builds. A reprint is a scraped copy of the same text at another address (sentences cut, paragraphs moved,
 * site lines in between), and Reuters' own filings of one story; a translated copy is another translation of the same
 * original. "All words" is an engine that wants every word on the page (as GDELT does), "any words" one that ranks.
 */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const sets = await siblingSets();
  const folder = evalFolder('versions');
  if (sets === null || folder === null) return null;
  const prior = shippedPrior();
  const random = randomOf(7);
  const index = new FullTextIndex();
  for (const article of [...sets.english, ...sets.distractors]) index.add(article.id, article.text);
  const ask = (article: Article): Queries => queriesFor(article, { share: (hash) => prior.share(hash), avoid: [] });

  const reprinted = [...sets.english, ...sets.distractors].filter((_, i) => i % 10 === 0);
  const copies = new Map<string, string>();
  for (const article of reprinted) {
    const id = `copy-${article.id}`;
    copies.set(article.id, id);
    index.add(id, scraped(article, random).text);
  }
  const refiled = new Map((await readRows<Article>(`${folder}/reuters-refiled.articles.jsonl`)).map((row) => [row.id, row]));
  const pairs = await readRows<{ earlier: string; later: string }>(`${folder}/reuters-refiled.pairs.jsonl`);
  for (const article of refiled.values()) if (!index.has(article.id)) index.add(article.id, article.text);

  const reprints = tally();
  const loosely = tally();
  for (const article of reprinted) {
    const page = scraped(article, random);
    const query = ask(page);
    const copy = copies.get(article.id) ?? '';
    // The unaltered text is in the index as well, and is as true.
    const wanted = [copy, article.id];
    reprints.add(wanted, index.phrases(query.exact));
    loosely.add(wanted, index.anyOf(query.loose));
  }
  const filings = tally();
  for (const { earlier, later } of pairs) {
    const [a, b] = [refiled.get(earlier), refiled.get(later)];
    if (a === undefined || b === undefined) continue;
    filings.add([later], index.phrases(ask(a).exact, earlier));
    filings.add([earlier], index.phrases(ask(b).exact, later));
  }

  const members = new Map<string, string[]>();
  for (const { id } of sets.english) members.set(sets.group(id), [...(members.get(sets.group(id)) ?? []), id]);
  const [any, all, exact, both] = [tally(), tally(), tally(), tally()];
  for (const [i, article] of sets.english.entries()) {
    if (i % 5 !== 0) continue;
    const wanted = (members.get(sets.group(article.id)) ?? []).filter((id) => id !== article.id);
    if (wanted.length === 0) continue;
    const query = ask(scraped(article, random));
    const [byAny, byAll, byPhrase] = [
      index.anyOf(query.loose, article.id),
      index.allOf(query.loose, article.id),
      index.phrases(query.exact, article.id),
    ];
    // A copy of the page's own text is a reprint, no translation.
    const others = (ids: readonly string[]): string[] => ids.filter((id) => id !== copies.get(article.id));
    any.add(wanted, others(byAny));
    all.add(wanted, others(byAll));
    exact.add(wanted, others(byPhrase));
    both.add(wanted, others([...new Set([...byPhrase.slice(0, 5), ...byAny])]));
  }
  return [
    reprints.row('scraped reprints', 'in the top 10 by exact', 0.9),
    loosely.row('scraped reprints', 'in the top 10 by loose (any words)'),
    filings.row('Reuters filed again', 'in the top 10 by exact'),
    any.row('translated copies', 'in the top 10 by loose (any words)', 0.8),
    all.row('translated copies', 'in the top 10 by loose (all words)'),
    all.atLeastOne('translated copies', 'pages with one in the top 10 by loose (all words)'),
    exact.row('translated copies', 'in the top 10 by exact'),
    both.row('translated copies', 'in the top 10 by both'),
  ];
}

interface Tally {
  add(wanted: readonly string[], found: readonly string[]): void;
  row(set: string, measure: string, least?: number): ScoreRow;
  atLeastOne(set: string, measure: string): ScoreRow;
}

function tally(): Tally {
  let [hits, n, pages, some] = [0, 0, 0, 0];
  return {
    add(wanted, found) {
      const first = new Set(found.slice(0, PAGE));
      const here = wanted.filter((id) => first.has(id)).length;
      hits += here;
      n += wanted.length;
      pages++;
      if (here > 0) some++;
    },
    row: (set, measure, least) => ({
      set,
      measure,
      value: hits / n,
      n,
      ...(least === undefined ? {} : { bound: { at: 'least', value: least } }),
    }),
    atLeastOne: (set, measure) => ({ set, measure, value: some / pages, n: pages }),
  };
}
