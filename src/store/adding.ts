import type { Writing } from './database.ts';
import { entriesOf, journalOf, summaryOf, type JournalEntry, type Prepared } from './rows.ts';
import { STORE_FORMAT, type How, type JobRow, type JournalRow, type StateRow, type TombstoneRow } from './tables.ts';
import { stateIn, type View } from './view.ts';

/** Articles of one journal chunk: the last chunk is written anew with every article that is added. */
const CHUNK_ARTICLES = 32;

/** After the rows of so many articles others have their turn: their copies are made in one go otherwise (250 ms for 500). */
const TURN_ARTICLES = 32;

export const ADD_TABLES = ['meta', 'ids', 'summaries', 'texts', 'sketches', 'journal', 'jobs', 'tombstones'] as const;

export interface Added {
  readonly added: number;
  readonly known: number;
  /** The rows as written, for the view in memory. */
  readonly state: StateRow;
  readonly journal: ReadonlyMap<number, JournalRow>;
  /** Articles that were deleted before and came back. */
  readonly revived: readonly number[];
}

/**
 * Store articles inside one transaction: all of them or none. An id that is known is left as it is; one
 * that waits to be purged comes back. A batch of an import that was done before changes nothing and gives
 * the same counts. What is read first is asked for at once, and what `seen` has of the journal is not read again: for
 * one article the way to the database and back is what takes time.
 */
export async function addArticles(
  tx: Writing,
  entries: readonly Prepared[],
  job: { readonly job: string; readonly from: number } | null,
  now: number,
  seen: Pick<View, 'state' | 'journal'> | null = null,
): Promise<Added> {
  const fresh = [...new Map(entries.map((entry) => [entry.article.id, entry])).values()];
  const [state, before, docs] = await Promise.all([
    stateIn(tx),
    job === null ? undefined : tx.get('jobs', [job.job, job.from]),
    Promise.all(fresh.map(({ article }) => tx.get('ids', article.id))),
  ]);
  const nothing = { state, journal: new Map<number, JournalRow>(), revived: [] };
  if (before !== undefined) return { ...nothing, added: before.added, known: before.known };

  const revived = await revive(
    tx,
    docs.filter((doc) => doc !== undefined),
  );
  await promote(
    tx,
    fresh.flatMap((entry, i) => (docs[i] === undefined || entry.how === 'kept' ? [] : [{ doc: docs[i], how: entry.how }])),
  );

  let { nextDoc } = state;
  let texts = 0;
  let sketches = 0;
  const entered: JournalEntry[] = [];
  const added: number[] = [...revived];
  for (const [i, entry] of fresh.entries()) {
    if (docs[i] !== undefined) continue;
    if (entered.length % TURN_ARTICLES === TURN_ARTICLES - 1) await tx.get('meta', 'state');
    const doc = nextDoc++;
    tx.put('ids', entry.article.id, doc);
    tx.putNew('summaries', doc, summaryOf(doc, entry));
    tx.putNew('texts', doc, entry.article);
    tx.put('sketches', doc, entry.sketch);
    entered.push({ doc, terms: entry.terms, buckets: entry.buckets });
    added.push(doc);
    texts += entry.article.text.length;
    sketches += entry.sketch.bytes.length;
  }

  const row: JobRow = { at: now, added: added.length, known: entries.length - added.length, docs: Uint32Array.from(added) };
  if (job !== null) tx.put('jobs', [job.job, job.from], row);
  if (added.length === 0) return { ...nothing, added: 0, known: row.known };

  const isSeen = seen !== null && seen.state.epoch === state.epoch && seen.state.revision === state.revision;
  const journal = await appendJournal(tx, state.journal, entered, isSeen ? seen.journal.at(-1) : undefined);
  const next: StateRow = {
    ...state,
    format: STORE_FORMAT,
    revision: state.revision + 1,
    nextDoc,
    articles: state.articles + added.length,
    bytes: { ...state.bytes, texts: state.bytes.texts + texts, sketches: state.bytes.sketches + sketches },
    journal: { from: state.journal.from, to: journal.to, articles: state.journal.articles + entered.length },
    lost: entries.some(({ how }) => how !== 'kept') ? null : state.lost,
  };
  tx.put('meta', 'state', next);
  return { added: row.added, known: row.known, state: next, journal: journal.chunks, revived };
}

/** Fill the last chunk (`held`, where it is known), then begin new ones. */
export async function appendJournal(
  tx: Writing,
  bounds: StateRow['journal'],
  entered: readonly JournalEntry[],
  held?: JournalRow,
): Promise<{ to: number; chunks: Map<number, JournalRow> }> {
  const chunks = new Map<number, JournalRow>();
  let { to } = bounds;
  let rest = [...entered];
  const last = to > bounds.from && rest.length > 0 ? (held ?? (await tx.get('journal', to - 1))) : undefined;
  if (last !== undefined && last.docs.length < CHUNK_ARTICLES) {
    chunks.set(to - 1, journalOf([...entriesOf(last), ...rest.slice(0, CHUNK_ARTICLES - last.docs.length)]));
    rest = rest.slice(CHUNK_ARTICLES - last.docs.length);
  }
  for (; rest.length > 0; rest = rest.slice(CHUNK_ARTICLES)) chunks.set(to++, journalOf(rest.slice(0, CHUNK_ARTICLES)));
  for (const [key, row] of chunks) tx.put('journal', key, row);
  return { to, chunks };
}

/** Take these articles out of the tombstones that name them; gives those that were named. */
async function revive(tx: Writing, docs: readonly number[]): Promise<number[]> {
  if (docs.length === 0) return [];
  const wanted = new Set(docs);
  const revived: number[] = [];
  const batches = await tx.keys('tombstones', '', '\uffff');
  const rows = await Promise.all(batches.map((batch) => tx.get('tombstones', batch)));
  rows.forEach((row, i) => {
    const found = row?.docs.filter((doc) => wanted.has(doc)) ?? new Uint32Array(0);
    if (row === undefined || found.length === 0) return;
    revived.push(...found);
    const left: TombstoneRow = { ...row, docs: row.docs.filter((doc) => !wanted.has(doc)) };
    const batch = batches[i] ?? '';
    if (left.docs.length === 0) tx.remove('tombstones', batch);
    else tx.put('tombstones', batch, left);
  });
  return revived;
}

/** What was only kept in passing and is now wanted is no longer subject to retention. */
async function promote(tx: Writing, known: readonly { readonly doc: number; readonly how: How }[]): Promise<void> {
  const rows = await Promise.all(known.map(({ doc }) => tx.get('summaries', doc)));
  rows.forEach((row, i) => {
    if (row?.how === 'kept') tx.put('summaries', row.doc, { ...row, how: known[i]?.how ?? row.how });
  });
}
