import type { Database, Reading, Writing } from './database.ts';
import type { Key, SummaryRow, TableName, Tables } from './tables.ts';
import type { Article } from '../core/model.ts';

/**
 * Texts and list rows, sixteen to a row of the database below: what writing costs are rows, not bytes (in Chromium
 * sixteen texts in one row cost a tenth of sixteen rows). Whoever is above sees a row an article, as before.
 *
 * Articles `[16 g, 16 g + 16)` that come in one transaction become one row with the key `16 g + ½`, which no article
 * has as its number; all others keep rows of their own, as all of layout 1 do. So a row is looked for under both keys,
 * and in the order of keys articles stand in the order of their numbers either way.
 */
export const GROUP = 16;

const GROUPED = ['texts', 'summaries'] as const;
type Grouped = (typeof GROUPED)[number];
type Item = Article | SummaryRow;

/** What lies under `from + ½`: the articles from number `from` on; null for one that was removed. */
interface GroupRow {
  readonly from: number;
  readonly group: readonly (Item | null)[];
}

const isGrouped = (table: TableName): table is Grouped => (GROUPED as readonly TableName[]).includes(table);
const isGroup = (row: unknown): row is GroupRow => typeof row === 'object' && row !== null && 'group' in row;

/** Physical rows that are read at once when only so many articles are wanted. */
const LEAST_ROWS = 8;

export function grouped(database: Database, size = GROUP): Database {
  return {
    lasting: database.lasting,
    read: (tables, run) => database.read(tables, (tx) => run(reading(tx, size))),
    write: (tables, run, strict) =>
      database.write(
        tables,
        async (tx) => {
          const staged = new Staged(tx, size);
          const result = await run(writing(tx, staged));
          await staged.flush();
          return result;
        },
        strict,
      ),
    close: () => database.close(),
  };
}

const keyOf = (from: number): number => from + 0.5;
const startOf = (doc: number, size: number): number => Math.floor(doc / size) * size;

/** The groups that one transaction has read. */
type Groups = Map<string, Promise<GroupRow | null>>;

function groupAt(tx: Reading, read: Groups, table: Grouped, from: number): Promise<GroupRow | null> {
  const name = `${table} ${from}`;
  const known = read.get(name) ?? tx.get(table, keyOf(from)).then((row: unknown) => (isGroup(row) ? row : null));
  read.set(name, known);
  return known;
}

function reading(tx: Reading, size: number, read: Groups = new Map()): Reading {
  /** Articles `from ≤ number < to` with their numbers, ascending, `limit` at most. */
  const entries = async (table: Grouped, from: number, to: number, limit = Infinity): Promise<[number, Item][]> => {
    const found: [number, Item][] = [];
    const most = limit === Infinity ? undefined : Math.max(LEAST_ROWS, Math.ceil(limit / size) + 1);
    for (let at = startOf(from, size); ;) {
      const [rows, keys] = await Promise.all([tx.rows(table, at, to, most), tx.keys(table, at, to, most)]);
      rows.forEach((row: unknown, i) => {
        if (!isGroup(row)) found.push([Number(keys[i]), row as Item]);
        else for (const [k, item] of row.group.entries()) if (item !== null) found.push([row.from + k, item]);
      });
      if (most === undefined || rows.length < most || found.filter(([doc]) => doc >= from).length >= limit) break;
      // Past the last row, whichever kind it is.
      at = Number(keys.at(-1)) + 0.25;
    }
    return found.filter(([doc]) => doc >= from && doc < to).slice(0, limit);
  };
  return {
    get: async <T extends TableName>(table: T, key: Key) => {
      if (!isGrouped(table)) return tx.get(table, key);
      const doc = Number(key);
      const [own, group] = await Promise.all([tx.get(table, key), groupAt(tx, read, table, startOf(doc, size))]);
      return own ?? ((group?.group[doc - group.from] ?? undefined) as Tables[T] | undefined);
    },
    rows: async <T extends TableName>(table: T, from: Key, to: Key, limit?: number) =>
      isGrouped(table)
        ? ((await entries(table, Number(from), Number(to), limit)).map(([, item]) => item) as Tables[T][])
        : tx.rows(table, from, to, limit),
    keys: async (table, from, to, limit) =>
      isGrouped(table) ? (await entries(table, Number(from), Number(to), limit)).map(([doc]) => doc) : tx.keys(table, from, to, limit),
  };
}

interface Change {
  /** Null: remove it. */
  readonly item: Item | null;
  /** No row of this article is there. */
  readonly isNew: boolean;
}

/** Changes of grouped tables wait for the end of the transaction, when it is known which of them fill a group. */
class Staged {
  readonly #tx: Writing;
  readonly #size: number;
  readonly #changes = new Map<Grouped, Map<number, Change>>();
  #flushed: Promise<void> = Promise.resolve();
  #reading: Reading | null = null;

  constructor(tx: Writing, size: number) {
    this.#tx = tx;
    this.#size = size;
  }

  /** What was changed in this transaction is read as it was changed. */
  async reading(): Promise<Reading> {
    await this.flush();
    return (this.#reading ??= reading(this.#tx, this.#size));
  }

  set(table: Grouped, doc: number, change: Change): void {
    this.#reading = null;
    let changes = this.#changes.get(table);
    if (changes === undefined) this.#changes.set(table, (changes = new Map<number, Change>()));
    const isNew = change.isNew || (changes.get(doc)?.isNew ?? false);
    changes.set(doc, { ...change, isNew });
    // A group of new articles is written as soon as it is full: a batch is not held back as a whole.
    const from = startOf(doc, this.#size);
    if (isNew && doc === from + this.#size - 1) this.#fill(table, from, changes);
  }

  #fill(table: Grouped, from: number, changes: Map<number, Change>): void {
    const group: Item[] = [];
    for (let doc = from; doc < from + this.#size; doc++) {
      const change = changes.get(doc);
      if (change?.isNew !== true || change.item === null) return;
      group.push(change.item);
    }
    const row: GroupRow = { from, group };
    this.#tx.put(table, keyOf(from), row as unknown as Tables[Grouped]);
    for (let doc = from; doc < from + this.#size; doc++) changes.delete(doc);
  }

  flush(): Promise<void> {
    return (this.#flushed = this.#flushed.then(() => this.#flush()));
  }

  async #flush(): Promise<void> {
    for (const [table, changes] of this.#changes) {
      this.#changes.delete(table);
      const read: Groups = new Map();
      const groups = new Map<number, (Item | null)[]>();
      for (const [doc, { item, isNew }] of changes) {
        const from = startOf(doc, this.#size);
        const group = isNew ? null : (groups.get(from) ?? (await groupAt(this.#tx, read, table, from))?.group.slice() ?? null);
        if (group !== null && doc - from < group.length) {
          group[doc - from] = item;
          groups.set(from, group);
        } else if (item === null) this.#tx.remove(table, doc);
        else this.#tx.put(table, doc, item as Tables[Grouped]);
      }
      for (const [from, group] of groups)
        if (group.every((item) => item === null)) this.#tx.remove(table, keyOf(from));
        else this.#tx.put(table, keyOf(from), { from, group } as unknown as Tables[Grouped]);
    }
  }
}

function writing(tx: Writing, staged: Staged): Writing {
  return {
    get: async (table, key) => (isGrouped(table) ? (await staged.reading()).get(table, key) : tx.get(table, key)),
    rows: async (table, from, to, limit) =>
      isGrouped(table) ? (await staged.reading()).rows(table, from, to, limit) : tx.rows(table, from, to, limit),
    keys: async (table, from, to, limit) =>
      isGrouped(table) ? (await staged.reading()).keys(table, from, to, limit) : tx.keys(table, from, to, limit),
    put: (table, key, row) =>
      isGrouped(table) ? staged.set(table, Number(key), { item: row as Item, isNew: false }) : tx.put(table, key, row),
    putNew: (table, key, row) =>
      isGrouped(table) ? staged.set(table, Number(key), { item: row as Item, isNew: true }) : tx.putNew(table, key, row),
    remove: (table, key) => (isGrouped(table) ? staged.set(table, Number(key), { item: null, isNew: false }) : tx.remove(table, key)),
    removeRange: (table, from, to) => {
      // Nothing above removes whole stretches of articles; half of a group would be left.
      if (isGrouped(table)) throw new RangeError(`${table} are removed one by one`);
      tx.removeRange(table, from, to);
    },
  };
}
