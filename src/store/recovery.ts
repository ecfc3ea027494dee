import { AppError } from '../core/errors.ts';
import type { Writing } from './database.ts';
import { READABLE_FORMATS, STORE_FORMAT, type StateRow } from './tables.ts';
import { newState } from './view.ts';

export const RECOVERY_TABLES = ['meta', 'ids', 'summaries', 'texts', 'tombstones', 'journal', 'blocks'] as const;

/**
 * The state row of a database that has none: a new one, or one whose row was lost while its articles are
 * there. Their numbers must never be given again, so they are looked at; the index is made anew from them.
 */
export async function beginState(tx: Writing, epoch: string, prior: string, lost: number | null): Promise<void> {
  if ((await tx.get('meta', 'state')) !== undefined) return;
  const [docs, summaries, tombstones] = await Promise.all([
    tx.keys('texts', 0, Infinity),
    tx.rows('summaries', 0, Infinity),
    tx.rows('tombstones', '', '\uffff'),
  ]);
  const fresh = newState(epoch, prior, docs.length > 0 ? null : lost);
  if (docs.length === 0) return tx.put('meta', 'state', fresh);

  const whole = new Set(docs);
  const there = summaries.filter(({ doc }) => whole.has(doc));
  for (const { id, doc } of there) tx.put('ids', id, doc);
  tx.removeRange('journal', 0, Infinity);
  tx.removeRange('blocks', 0, Infinity);
  tx.remove('meta', 'segments');
  tx.remove('meta', 'counts');
  const nextDoc = Number(docs.at(-1)) + 1;
  const dead = new Set(tombstones.flatMap((row) => [...row.docs]));
  const state: StateRow = {
    ...fresh,
    nextDoc,
    articles: there.filter(({ doc }) => !dead.has(doc)).length,
    bytes: { ...fresh.bytes, texts: there.reduce((sum, { size }) => sum + size, 0) },
    rebuild: { next: 0, end: nextDoc },
  };
  tx.put('meta', 'state', state);
}

/** A database of another build's layout is left alone: reading it as ours would spoil it. */
export function requireFormat(state: StateRow): void {
  if (!READABLE_FORMATS.includes(state.format))
    throw new AppError({
      code: 'store-unavailable',
      detail: `the corpus has layout ${state.format}, this version reads layout ${STORE_FORMAT}`,
    });
}
