import type { Article } from '../core/model.ts';
import type { StoredArticle } from '../protocol/messages.ts';
import type { World } from '../ui/world.ts';

/** A row of a file: something to store, or why it was passed over. `done` is the share of the file read so far. */
export type Row<T> = { readonly where: string; readonly done: number } & (
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string }
);

export interface Progress {
  readonly done: number;
  readonly added: number;
  readonly known: number;
  readonly skipped: readonly { readonly where: string; readonly reason: string }[];
  readonly skippedMore: number;
}

export const NOTHING_YET: Progress = { done: 0, added: 0, known: 0, skipped: [], skippedMore: 0 };

/** How a file that was read to its end turned out; `empty` and `nothing` brought no article. */
export type Outcome = 'all' | 'some' | 'empty' | 'nothing';

export const skippedIn = ({ skipped, skippedMore }: Progress): number => skipped.length + skippedMore;

export function outcomeOf(progress: Progress): Outcome {
  const skipped = skippedIn(progress);
  if (progress.added + progress.known === 0) return skipped === 0 ? 'empty' : 'nothing';
  return skipped === 0 ? 'all' : 'some';
}

/** Rows per message: large enough that wire and commit cost little, small enough that cancel answers at once. */
const BATCH = 200;
/** So many skipped rows are listed; the rest is counted. */
const MOST_LISTED = 200;

/**
 * Send the rows of a file in batches that may be repeated without harm, telling `onProgress` after each.
 * Ends early, keeping what is stored, when `signal` is aborted.
 */
async function send<T>(
  rows: AsyncIterable<Row<T>>,
  store: (from: number, batch: readonly T[]) => Promise<{ added: number; known: number }>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Progress> {
  let progress = NOTHING_YET;
  let batch: T[] = [];
  let from = 0;
  // One batch is read and prepared while the one before it is being written.
  let sent: { readonly done: number; readonly answer: Promise<{ added: number; known: number }> } | null = null;
  const settle = async (): Promise<void> => {
    if (sent === null) return;
    const { done, answer } = sent;
    sent = null;
    const { added, known } = await answer;
    progress = { ...progress, done, added: progress.added + added, known: progress.known + known };
    onProgress(progress);
  };
  const flush = async (done: number): Promise<void> => {
    const answer = batch.length === 0 ? Promise.resolve({ added: 0, known: 0 }) : store(from, batch);
    // Looked at when it is its turn; the one before may fail first.
    answer.catch(() => undefined);
    from += batch.length;
    batch = [];
    await settle();
    sent = { done, answer };
  };
  for await (const row of rows) {
    if (signal.aborted) break;
    if (row.ok) batch.push(row.value);
    else if (progress.skipped.length < MOST_LISTED)
      progress = { ...progress, skipped: [...progress.skipped, { where: row.where, reason: row.reason }] };
    else progress = { ...progress, skippedMore: progress.skippedMore + 1 };
    if (batch.length >= BATCH) await flush(row.done);
  }
  if (!signal.aborted) await flush(1);
  await settle();
  return progress;
}

export const importRows = (
  world: World,
  job: string,
  rows: AsyncIterable<Row<Article>>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Progress> => send(rows, (from, articles) => world.ask('corpus.import', { job, from, articles }), onProgress, signal);

export const restoreRows = (
  world: World,
  job: string,
  rows: AsyncIterable<Row<StoredArticle>>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Progress> => send(rows, (from, batch) => world.ask('corpus.restore', { job, from, rows: batch }), onProgress, signal);

/** All stored articles, page by page, for export and backup. */
export async function* storedRows(world: World, signal: AbortSignal): AsyncGenerator<StoredArticle> {
  let cursor: number | null = null;
  do {
    const page: { rows: readonly StoredArticle[]; next: number | null } = await world.ask('corpus.page', { cursor, limit: 200 });
    for (const row of page.rows) yield row;
    cursor = page.next;
  } while (cursor !== null && !signal.aborted);
}
