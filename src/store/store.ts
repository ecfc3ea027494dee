import { AppError, type Failure } from '../core/errors.ts';
import type { CorpusReader } from '../core/match/corpus-reader.ts';
import type { PriorFrequency } from '../core/match/document-frequency.ts';
import type { Article, ArticleId } from '../core/model.ts';
import { addArticles, ADD_TABLES, type Added } from './adding.ts';
import type { Database, Writing } from './database.ts';
import { grouped } from './grouped.ts';
import { openGate, type Gate, type Latch, type Lock } from './gate.ts';
import { IndexCache, indexReader } from './index-reader.ts';
import { bury, docsOf, listSummaries, pageArticles, REMOVE_TABLES, unbury, type Chosen } from './listing.ts';
import {
  beginRebuild,
  flush,
  FLUSH_ARTICLES,
  FLUSH_TABLES,
  isMergeDue,
  MERGE_TABLES,
  mergeStep,
  PURGE_TABLES,
  purgeStep,
  REBUILD_TABLES,
  rebuildStep,
  RESET_TABLES,
} from './maintenance.ts';
import { beginState, RECOVERY_TABLES, requireFormat } from './recovery.ts';
import { indexed, type Indexed, type Prepared } from './rows.ts';
import type { DiaryRow, How, StateRow, SummaryRow, TableName } from './tables.ts';
import { indexTrouble, loadView, stateIn, type View } from './view.ts';

/** What the store needs of its surroundings; a test or the simulator gives its own. */
export interface Surroundings {
  readonly database: Database;
  readonly latch: Latch;
  readonly lock: Lock;
  /** The database's name for itself as remembered outside of it, to notice that it was lost. */
  readonly epoch: {
    read(): Promise<{ epoch: string; articles: number } | null>;
    set(value: { epoch: string; articles: number }): Promise<void>;
  };
  readonly prior: PriorFrequency;
  /** Changes whenever the prior does: index terms are chosen by it. */
  readonly priorName: string;
  now(): number;
  newId(): string;
  /** Let other work have its turn. */
  breath(): Promise<void>;
  /** Bytes that may still be written, or null where nobody knows. */
  room?(): Promise<number | null>;
  /** The journal is flushed at so many articles; small in tests. */
  readonly flushAt?: number;
  /** Of segments with more blocks lists stay in memory; few in tests. */
  readonly manyBlocks?: number;
  /** What the index holds of an article; remembered by the simulator, whose stories are always the same. */
  readonly indexed?: (article: Article) => Indexed;
  /** Texts of one row; a corpus keeps the number it began with. Small in tests. */
  readonly groupOf?: number;
}

export interface NewArticle {
  readonly article: Article;
  readonly how: How;
  readonly savedAt?: number;
  readonly pinned?: boolean;
}

/** Articles are prepared for so long in one go: in a worker that has just started one takes twenty times as long as later. */
const SLICE_MS = 12;
/**
 * Nothing is added when less than this is free: a flush, a merge of all segments of 100,000 articles and the browser's
 * own rewriting of its files must still fit, for a write that meets a full disk closes the store.
 */
const MARGIN_BYTES = 48 * 2 ** 20;
/** The room is asked for again after so much text. */
const ROOM_EVERY = 8 * 2 ** 20;
/** Diary entries kept. */
const DIARY_ENTRIES = 100;

/** All that is stored, for one context. Every write is one transaction behind the gate. */
export class Store {
  readonly reader: CorpusReader;
  readonly #around: Surroundings;
  readonly #gate: Gate;
  readonly #cache: IndexCache;
  readonly #flushAt: number;
  readonly #indexed: (article: Article) => Indexed;
  #view: View;
  /** Characters that may be added before the room is looked at again. */
  #unasked = 0;
  /** What was last told to `epoch`. */
  #remembered = { epoch: '', articles: 0 };

  private constructor(around: Surroundings, gate: Gate, view: View) {
    this.#around = around;
    this.#gate = gate;
    this.#view = view;
    this.#cache = new IndexCache(around.manyBlocks);
    this.#flushAt = around.flushAt ?? FLUSH_ARTICLES;
    this.#indexed = around.indexed ?? ((article) => indexed(article, around.prior));
    this.reader = indexReader(around.database, { view: () => this.#view, refresh: () => this.#refresh() }, this.#cache, around.prior);
  }

  /** Open or begin the corpus. A lost database and a stale index are noticed here. */
  static async open(outside: Surroundings): Promise<Store> {
    const around = { ...outside, database: grouped(outside.database, outside.groupOf) };
    const [gate, found] = await Promise.all([openGate(around.database, around.latch, around.lock), loadView(around.database)]);
    const view = found ?? (await begin(around, gate));
    requireFormat(view.state);
    const store = new Store(around, gate, view);
    if (gate.closed() === null && indexTrouble(view, around.priorName) !== null) await store.rebuildIndex();
    return store;
  }

  get revision(): number {
    return this.#view.state.revision;
  }
  get state(): StateRow {
    return this.#view.state;
  }
  get lasting(): boolean {
    return this.#around.database.lasting;
  }
  /** Why nothing can be written, or null. */
  get closed(): ReturnType<Gate['closed']> {
    return this.#gate.closed();
  }

  /** Store articles, all or none; ids that are known stay as they are. `batch` makes a repeat harmless in its counts too. */
  async add(
    entries: readonly NewArticle[],
    batch: { readonly job: string; readonly from: number } | null = null,
  ): Promise<{ added: number; known: number }> {
    const now = this.#around.now();
    await this.#needRoom(entries.reduce((sum, { article }) => sum + article.text.length, 0));
    let preparing: Promise<readonly Prepared[]> | null = null;
    const prepared = (): Promise<readonly Prepared[]> => (preparing ??= this.#prepared(entries, now));
    // A batch is prepared before it keeps others from writing, one article while the lock is on its way.
    if (entries.length > 1) await prepared();
    const adding = this.#gate.alone(async (write) => {
      const ready = await prepared();
      const done = await write(ADD_TABLES, (tx) => addArticles(tx, ready, batch, now, this.#view));
      if (done.added > 0) await this.#applied(done);
      if (done.state.journal.articles >= this.#flushAt && done.added > 0) {
        await write(FLUSH_TABLES, (tx) => flush(tx, this.#flushAt));
        await this.#reload();
      }
      return { added: done.added, known: done.known };
    });
    await Promise.all([prepared(), adding]);
    return adding;
  }

  /** Throws before anything is written when the disk is nearly full; with room again, the next add goes through. */
  async #needRoom(characters: number): Promise<void> {
    this.#unasked -= characters;
    if (this.#unasked > 0) return;
    const free = (await this.#around.room?.()) ?? null;
    // Texts take up to two bytes a character, once in the browser's log and once in its tables.
    if (free !== null && free < MARGIN_BYTES + characters * 4) throw new AppError({ code: 'store-read-only', cause: 'disk-full' });
    this.#unasked = ROOM_EVERY;
  }

  /** Fingerprints of a large batch take long: others get their turn in between. */
  async #prepared(entries: readonly NewArticle[], now: number): Promise<readonly Prepared[]> {
    const done: Prepared[] = [];
    let since = this.#around.now();
    for (const { article, how, savedAt, pinned } of entries) {
      if (this.#around.now() - since >= SLICE_MS) {
        await this.#around.breath();
        since = this.#around.now();
      }
      done.push({ article, how, savedAt: savedAt ?? now, pinned: pinned ?? false, ...this.#indexed(article) });
    }
    return done;
  }

  async has(id: ArticleId): Promise<boolean> {
    const doc = await this.#around.database.read(['ids'], (tx) => tx.get('ids', id));
    return doc !== undefined && !this.#view.dead.has(doc);
  }

  /** The articles of these ids, in order; null for one that is not there. */
  async articles(ids: readonly ArticleId[]): Promise<({ readonly article: Article; readonly summary: SummaryRow } | null)[]> {
    const { dead } = this.#view;
    return this.#around.database.read(['ids', 'texts', 'summaries'], async (tx) => {
      const docs = await Promise.all(ids.map((id) => tx.get('ids', id)));
      const there = docs.map((doc) => (doc === undefined || dead.has(doc) ? -1 : doc));
      const [texts, summaries] = await Promise.all([
        Promise.all(there.map((doc) => tx.get('texts', doc))),
        Promise.all(there.map((doc) => tx.get('summaries', doc))),
      ]);
      return texts.map((article, i) => {
        const summary = summaries[i];
        return article === undefined || summary === undefined ? null : { article, summary };
      });
    });
  }

  list(search: string, cursor: number | null, limit: number): ReturnType<typeof listSummaries> {
    return listSummaries(this.#around.database, this.#view, search, cursor, limit);
  }
  page(cursor: number, limit: number): ReturnType<typeof pageArticles> {
    return pageArticles(this.#around.database, this.#view, cursor, limit);
  }

  async remove(chosen: Chosen): Promise<{ batch: string; count: number }> {
    const batch = this.#around.newId();
    const count = await this.#change(REMOVE_TABLES, async (tx) => {
      const docs = await docsOf(tx, this.#view, chosen);
      await bury(tx, docs, batch, this.#around.now());
      return docs.length;
    });
    return { batch, count };
  }
  undo(batch: string): Promise<number> {
    return this.#change(REMOVE_TABLES, (tx) => unbury(tx, batch));
  }
  /** Take back all that an import added. */
  undoJob(job: string): Promise<number> {
    return this.#change([...REMOVE_TABLES, 'jobs'], async (tx) => {
      const rows = await tx.rows('jobs', [job, 0], [job, Infinity]);
      tx.removeRange('jobs', [job, 0], [job, Infinity]);
      const docs = rows.flatMap((row) => [...row.docs]).filter((doc) => !this.#view.dead.has(doc));
      // Nothing brings these back: they may be purged at once.
      await bury(tx, docs, this.#around.newId(), 0);
      return docs.length;
    });
  }
  async pin(id: ArticleId, pinned: boolean): Promise<void> {
    await this.#change(['meta', 'ids', 'summaries'], async (tx) => {
      const doc = await tx.get('ids', id);
      const row = doc === undefined || this.#view.dead.has(doc) ? undefined : await tx.get('summaries', doc);
      if (row === undefined) throw new AppError({ code: 'article-missing', id });
      tx.put('summaries', row.doc, { ...row, pinned });
    });
  }
  backedUp(count: number): Promise<void> {
    return this.#change(
      ['meta'],
      async (tx) => {
        const state = await stateIn(tx);
        tx.put('meta', 'state', { ...state, lost: null, lastBackup: { at: this.#around.now(), count } });
      },
      true,
    );
  }

  /**
   * One step of the slow work (rebuild, flush, merge, purge of what was deleted before `purgeBefore`); false when there is
   * none. Who `isResting` has time to put more of the index together than must be.
   */
  async maintain(purgeBefore: number, isResting = false): Promise<boolean> {
    if (this.#gate.closed() !== null || !this.#hasWork(purgeBefore, isResting)) return false;
    return this.#gate.alone(async (write) => {
      const busy = await this.#step(write, purgeBefore, isResting).catch((thrown: unknown) => {
        // Rows that make no sense: the texts are the truth, the index is made anew from them.
        if (!(thrown instanceof RangeError) || this.#view.state.rebuild !== null) throw thrown;
        return write(RESET_TABLES, (tx) => beginRebuild(tx, this.#around.priorName)).then(() => true);
      });
      if (busy) await this.#reload();
      return busy;
    });
  }

  /** Asked after every article that is added: the rows in memory answer it without a transaction. */
  #hasWork(purgeBefore: number, isResting: boolean): boolean {
    const { state, segments, buried } = this.#view;
    const isFull = state.journal.articles >= this.#flushAt;
    return state.rebuild !== null || buried < purgeBefore || isFull || isMergeDue(state, segments, isResting);
  }

  /** What is due is known from the rows in memory; each step looks again inside its transaction. */
  async #step(write: Gate['write'], purgeBefore: number, isResting: boolean): Promise<boolean> {
    const { state, segments } = this.#view;
    if (state.rebuild !== null && (await write(REBUILD_TABLES, (tx) => rebuildStep(tx, this.#indexed)))) {
      await write(FLUSH_TABLES, (tx) => flush(tx, this.#flushAt));
      return true;
    }
    if (state.journal.articles >= this.#flushAt && (await write(FLUSH_TABLES, (tx) => flush(tx, this.#flushAt)))) return true;
    if (isMergeDue(state, segments, isResting) && (await write(MERGE_TABLES, (tx) => mergeStep(tx, isResting)))) return true;
    if (this.#view.buried >= purgeBefore) return false;
    // What is purged must not linger in the journal.
    if (state.journal.articles > 0) await write(FLUSH_TABLES, (tx) => flush(tx, 1));
    return write(PURGE_TABLES, (tx) => purgeStep(tx, purgeBefore));
  }

  /** Begin to make the index anew; `maintain` does the work. */
  async rebuildIndex(): Promise<void> {
    await this.#change(RESET_TABLES, (tx) => beginRebuild(tx, this.#around.priorName));
    this.#cache.clear();
  }

  async note(stage: string, failure: Failure, version: string): Promise<void> {
    const row: DiaryRow = { at: this.#around.now(), stage, failure, version };
    await this.#gate.write(['diary'], async (tx) => {
      const keys = await tx.keys('diary', 0, Infinity);
      tx.put('diary', Number(keys.at(-1) ?? 0) + 1, row);
      for (const key of keys.slice(0, Math.max(0, keys.length + 1 - DIARY_ENTRIES))) tx.remove('diary', key);
    });
  }
  diary(): Promise<DiaryRow[]> {
    return this.#around.database.read(['diary'], (tx) => tx.rows('diary', 0, Infinity));
  }
  clearDiary(): Promise<void> {
    return this.#gate.write(['diary'], async (tx) => tx.removeRange('diary', 0, Infinity));
  }

  close(): void {
    this.#around.database.close();
  }

  #change<T>(tables: readonly TableName[], run: (tx: Writing) => Promise<T>, strict = false): Promise<T> {
    return this.#gate.alone(async (write) => {
      const result = await write(tables, run, strict);
      await this.#reload();
      return result;
    });
  }

  /** The view after an add of ours, without reading it again; unless another context wrote in between. */
  async #applied({ state, journal, revived }: Added): Promise<void> {
    const before = this.#view;
    if (before.state.epoch !== state.epoch || before.state.revision + 1 !== state.revision) return this.#reload();
    const chunks = [...before.journal];
    for (const [key, row] of journal) chunks[key - state.journal.from] = row;
    const dead = revived.length === 0 ? before.dead : new Set([...before.dead].filter((doc) => !revived.includes(doc)));
    this.#view = { ...before, state, journal: chunks, dead };
    await this.#remember();
  }

  async #reload(): Promise<void> {
    await this.#refresh();
    await this.#remember();
  }

  /**
   * What is known outside of the database, to notice its loss. Waited for when it decides that (which database, any
   * articles at all); the number itself follows in its own time, as it only tells the reader how many were lost.
   */
  async #remember(): Promise<void> {
    const { epoch, articles } = this.#view.state;
    const before = this.#remembered;
    if (before.epoch === epoch && before.articles === articles) return;
    this.#remembered = { epoch, articles };
    const done = this.#around.epoch.set({ epoch, articles });
    if (before.epoch === epoch && before.articles > 0 === articles > 0) {
      // The next change says it anew.
      done.catch(() => {
        this.#remembered = { epoch: '', articles: 0 };
      });
      return;
    }
    await done;
  }

  /** Read the view anew; a slower reading of an older one must not win. True when it is another one now. */
  async #refresh(): Promise<boolean> {
    const view = await loadView(this.#around.database, this.#view);
    if (view === null) throw new AppError({ code: 'store-unavailable', detail: 'the database went away' });
    const { epoch, revision } = this.#view.state;
    if (view.state.epoch === epoch && view.state.revision < revision) return false;
    this.#view = view;
    // Of another database begun in its place, numbers mean something else.
    if (view.state.epoch !== epoch) this.#cache.clear();
    return view.state.epoch !== epoch || view.state.revision !== revision;
  }
}

/** An empty database: the first one, or the one after a loss. */
async function begin(around: Surroundings, gate: Gate): Promise<View> {
  const expected = await around.epoch.read();
  const lost = around.database.lasting && expected !== null && expected.articles > 0 ? expected.articles : null;
  if (gate.closed() === null) {
    const epoch = around.newId();
    await gate.write(RECOVERY_TABLES, (tx) => beginState(tx, epoch, around.priorName, lost), true);
  }
  const view = await loadView(around.database);
  if (view === null) throw new AppError({ code: 'store-unavailable', detail: 'the database cannot be begun' });
  await around.epoch.set({ epoch: view.state.epoch, articles: lost ?? view.state.articles });
  return view;
}
