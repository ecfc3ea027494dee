import { AppError } from '../core/errors.ts';
import type { Article } from '../core/model.ts';
import type { Database, Reading, Writing } from './database.ts';
import type { SummaryRow, TombstoneRow } from './tables.ts';
import { stateIn, type View } from './view.ts';

/** Rows that one look at the list reads at once. */
const WINDOW = 500;

/** Newest first, at most `limit` below number `cursor`; `search` is looked for in title, site and address. */
export async function listSummaries(
  database: Database,
  view: View,
  search: string,
  cursor: number | null,
  limit: number,
): Promise<{ rows: SummaryRow[]; next: number | null; total: number }> {
  const needle = search.trim().toLowerCase();
  const fits = (row: SummaryRow): boolean =>
    !view.dead.has(row.doc) &&
    (needle === '' || [row.title, row.site, row.outlet, row.url].some((field) => field?.toLowerCase().includes(needle)));
  const rows: SummaryRow[] = [];
  let next: number | null = null;
  let total = 0;
  for (let high = view.state.nextDoc; high > 0; high -= WINDOW) {
    const found = await database.read(['summaries'], (tx) => tx.rows('summaries', Math.max(0, high - WINDOW), high));
    for (const row of found.reverse()) {
      if (!fits(row)) continue;
      total++;
      if (cursor !== null && row.doc >= cursor) continue;
      if (rows.length < limit) rows.push(row);
      else next ??= rows.at(-1)?.doc ?? 0;
    }
    if (needle === '' && next !== null) break;
  }
  return { rows, next, total: needle === '' ? view.state.articles : total };
}

/** Articles with their summaries in the order they came, from number `cursor`; for export and backup. */
export async function pageArticles(
  database: Database,
  view: View,
  cursor: number,
  limit: number,
): Promise<{ rows: { summary: SummaryRow; article: Article }[]; next: number | null }> {
  const [summaries, texts, keys] = await database.read(['summaries', 'texts'], (tx) =>
    Promise.all([
      tx.rows('summaries', cursor, Infinity, limit),
      tx.rows('texts', cursor, Infinity, limit),
      tx.keys('texts', cursor, Infinity, limit),
    ]),
  );
  const byDoc = new Map(keys.map((key, i) => [key, texts[i]]));
  const rows = summaries.flatMap((summary) => {
    const article = byDoc.get(summary.doc);
    return article === undefined || view.dead.has(summary.doc) ? [] : [{ summary, article }];
  });
  const last = summaries.at(-1);
  return { rows, next: last === undefined || summaries.length < limit ? null : last.doc + 1 };
}

export type Chosen =
  | { readonly ids: readonly string[] }
  | { readonly site: string }
  | { readonly day: string }
  | { readonly all: true; readonly count: number }
  | { readonly older: number };

/** Numbers of the chosen articles that are there. */
export async function docsOf(tx: Reading, view: View, chosen: Chosen): Promise<number[]> {
  if ('ids' in chosen) {
    const docs = await Promise.all(chosen.ids.map((id) => tx.get('ids', id)));
    return docs.filter((doc) => doc !== undefined).filter((doc) => !view.dead.has(doc));
  }
  const fits = (row: SummaryRow): boolean => {
    if (view.dead.has(row.doc)) return false;
    if ('all' in chosen) return true;
    if ('site' in chosen) return row.site === chosen.site;
    if ('day' in chosen) return new Date(row.savedAt).toISOString().slice(0, 10) === chosen.day;
    return row.how === 'kept' && !row.pinned && row.savedAt < chosen.older;
  };
  const docs: number[] = [];
  // A window at a time: all rows of 100,000 articles in one answer are a pause of a quarter of a second.
  for (let from = 0; ;) {
    const rows = await tx.rows('summaries', from, Infinity, WINDOW);
    for (const row of rows) if (fits(row)) docs.push(row.doc);
    const last = rows.at(-1);
    if (last === undefined || rows.length < WINDOW) break;
    from = last.doc + 1;
  }
  // The reader was told a number; more than that was not agreed to.
  if ('all' in chosen && docs.length > chosen.count)
    throw new AppError({ code: 'bad-message', kind: 'corpus.delete', detail: `${docs.length} articles, not ${chosen.count}` });
  return docs;
}

export const REMOVE_TABLES = ['meta', 'ids', 'summaries', 'tombstones'] as const;

/** Deletion is one row that names the articles; `undo` takes the row away. */
export async function bury(tx: Writing, docs: readonly number[], batch: string, now: number): Promise<void> {
  if (docs.length === 0) return;
  const state = await stateIn(tx);
  const row: TombstoneRow = { at: now, docs: Uint32Array.from(docs).sort() };
  tx.put('tombstones', batch, row);
  tx.put('meta', 'state', { ...state, revision: state.revision + 1, articles: state.articles - docs.length });
}

/** How many came back. */
export async function unbury(tx: Writing, batch: string): Promise<number> {
  const [state, row] = await Promise.all([stateIn(tx), tx.get('tombstones', batch)]);
  if (row === undefined) return 0;
  tx.remove('tombstones', batch);
  tx.put('meta', 'state', { ...state, revision: state.revision + 1, articles: state.articles + row.docs.length });
  return row.docs.length;
}
