import { FINGERPRINT_VERSION } from '../core/fingerprint/version.ts';
import { READABLE_FORMATS } from '../core/match/open-block.ts';
import { POSTINGS_FORMAT } from '../core/match/postings.ts';
import type { Database, Reading } from './database.ts';
import { countsIn } from './counts.ts';
import { STORE_FORMAT, type CountsRow, type JournalRow, type SegmentsRow, type StateRow } from './tables.ts';

/**
 * What the worker keeps in memory of the database: the small rows that every lookup needs. A cache: a
 * worker that lost it reads it again in one transaction.
 */
export interface View {
  readonly state: StateRow;
  readonly segments: SegmentsRow;
  readonly counts: { readonly articles: number; readonly of: (bucket: number) => number };
  /** Deleted, may be brought back. */
  readonly dead: ReadonlySet<number>;
  /** When the first of them were deleted. */
  readonly buried: number;
  /** Purged, but still named by segments. */
  readonly gone: ReadonlySet<number>;
  readonly journal: readonly JournalRow[];
}

export const NO_SEGMENTS: SegmentsRow = { segments: [], merge: null, gone: new Uint32Array(0) };

export const currentRules = (prior: string): StateRow['rules'] => ({ fingerprint: FINGERPRINT_VERSION, postings: POSTINGS_FORMAT, prior });

export const newState = (epoch: string, prior: string, lost: number | null): StateRow => ({
  format: STORE_FORMAT,
  epoch,
  revision: 0,
  nextDoc: 0,
  articles: 0,
  bytes: { texts: 0, sketches: 0, index: 0 },
  counted: 0,
  journal: { from: 0, to: 0, articles: 0 },
  nextSegment: 1,
  inSegments: 0,
  rules: currentRules(prior),
  rebuild: null,
  lost,
  lastBackup: null,
});

/** Tables that `loadView` reads. */
export const VIEW_TABLES = ['meta', 'journal', 'tombstones'] as const;

/**
 * The view, or null in an empty database. Damage in what can be made anew is left to `indexTrouble`. The count
 * table and the journal are by far the largest rows; they are taken from `before` while they are the same.
 */
export async function loadView(database: Database, before: View | null = null): Promise<View | null> {
  return database.read(VIEW_TABLES, async (tx) => {
    const countsRow = (): Promise<CountsRow | undefined> => tx.get('meta', 'counts') as Promise<CountsRow | undefined>;
    const journalRows = (): Promise<JournalRow[]> => tx.rows('journal', 0, Infinity);
    const [state, segments, tombstones, chunks, first] = await Promise.all([
      tx.get('meta', 'state') as Promise<StateRow | undefined>,
      tx.get('meta', 'segments') as Promise<SegmentsRow | undefined>,
      tx.rows('tombstones', '', '\uffff'),
      before === null ? journalRows() : null,
      before === null ? countsRow() : undefined,
    ]);
    if (state === undefined) return null;
    const journal = chunks ?? (before !== null && isSameJournal(before.state, state) ? before.journal : await journalRows());
    const same = before !== null && before.state.epoch === state.epoch && before.state.counted === state.counted;
    const counts = same ? before.counts : countsFrom(before === null ? first : await countsRow());
    const dead = new Set<number>();
    for (const { docs } of tombstones) for (const doc of docs) dead.add(doc);
    const buried = tombstones.reduce((first, { at }) => Math.min(first, at), Infinity);
    const found = segments ?? NO_SEGMENTS;
    return { state, segments: found, counts, dead, buried, gone: new Set(found.gone), journal };
  });
}

/** A chunk only grows, and a number of one is never given again. */
const isSameJournal = (a: StateRow, b: StateRow): boolean =>
  a.epoch === b.epoch && a.journal.from === b.journal.from && a.journal.to === b.journal.to && a.journal.articles === b.journal.articles;

const countsFrom = (row: CountsRow | undefined): View['counts'] =>
  row === undefined ? { articles: 0, of: () => 0 } : { articles: row.articles, of: countsIn(row) };

/** Why the index must be made anew, or null. Cheap: no block is read. */
export function indexTrouble(view: View, prior: string): string | null {
  const { state, segments, journal } = view;
  const rules = currentRules(prior);
  if (state.rules.fingerprint !== rules.fingerprint) return 'fingerprints of other rules';
  if (!READABLE_FORMATS.includes(state.rules.postings)) return 'index of another format';
  if (state.rules.prior !== rules.prior) return 'index terms chosen by another table';
  if (journal.length !== state.journal.to - state.journal.from) return 'journal chunks are missing';
  if (journal.reduce((sum, { docs }) => sum + docs.length, 0) !== state.journal.articles) return 'journal is cut short';
  if (segments.segments.reduce((sum, { articles }) => sum + articles, 0) !== state.inSegments) return 'segments are missing';
  if (segments.segments.length === 0 && state.journal.articles === 0 && state.articles > 0 && state.rebuild === null)
    return 'index is missing';
  return null;
}

/** The state row inside a write: what the database says now, which another context may have changed. */
export async function stateIn(tx: Reading): Promise<StateRow> {
  const state = (await tx.get('meta', 'state')) as StateRow | undefined;
  if (state === undefined) throw new RangeError('no state row');
  return state;
}
