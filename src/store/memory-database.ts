import type { Database, Reading, Writing } from './database.ts';
import { TABLES, type Key, type TableName, type Tables } from './tables.ts';

type Row = Tables[TableName];
/** By `textOf` a key. */
type Table = Map<string | number, { key: Key; row: Row }>;

/** The tables as they stand after the last commit; a simulated crash keeps these and nothing else. */
export type MemoryTables = ReadonlyMap<TableName, Table>;

export const emptyTables = (): MemoryTables => new Map(TABLES.map((name) => [name, new Map()]));

/**
 * The same tables in memory, with the same promise: a write is whole or absent. Rows must not be changed
 * after they were put or got.
 */
export function memoryDatabase(tables: MemoryTables = emptyTables()): Database {
  let line: Promise<unknown> = Promise.resolve();
  return {
    lasting: false,
    read: (_names, run) => run(reading(tables, null)),
    write: (names, run) => {
      const turn = line.then(async () => {
        const changed: Changes = new Map(names.map((name) => [name, new Map()]));
        const result = await run(writing(tables, changed));
        for (const [name, rows] of changed)
          for (const [text, entry] of rows)
            if (entry.row === undefined) tables.get(name)?.delete(text);
            else tables.get(name)?.set(text, { key: entry.key, row: entry.row });
        return result;
      });
      line = turn.catch(() => undefined);
      return turn;
    },
    close: () => undefined,
  };
}

type Changes = Map<TableName, Map<string | number, { key: Key; row: Row | undefined }>>;

function reading(tables: MemoryTables, changed: Changes | null): Reading {
  const table = (name: TableName): Table => {
    const stored = tables.get(name) ?? (new Map() as Table);
    const changes = changed?.get(name);
    if (changes === undefined || changes.size === 0) return stored;
    const merged: Table = new Map(stored);
    for (const [text, { key, row }] of changes)
      if (row === undefined) merged.delete(text);
      else merged.set(text, { key, row });
    return merged;
  };
  const within = (name: TableName, from: Key, to: Key, limit = Infinity) =>
    [...table(name).values()]
      .filter(({ key }) => compare(key, from) >= 0 && compare(key, to) < 0)
      .sort((a, b) => compare(a.key, b.key))
      .slice(0, limit);
  return {
    get: async <T extends TableName>(name: T, key: Key) => {
      const text = textOf(key);
      const change = changed?.get(name)?.get(text);
      return (change === undefined ? tables.get(name)?.get(text)?.row : change.row) as Tables[T] | undefined;
    },
    rows: async <T extends TableName>(name: T, from: Key, to: Key, limit?: number) =>
      within(name, from, to, limit).map(({ row }) => row as Tables[T]),
    keys: async (name, from, to, limit) => within(name, from, to, limit).map(({ key }) => key),
  };
}

function writing(tables: MemoryTables, changed: Changes): Writing {
  const read = reading(tables, changed);
  const change = (name: TableName, key: Key, row: Row | undefined): void => {
    const rows = changed.get(name);
    if (rows === undefined) throw new RangeError(`table ${name} is not part of this transaction`);
    rows.set(textOf(key), { key, row });
  };
  return {
    ...read,
    put: (name, key, row) => change(name, key, row),
    putNew: (name, key, row) => change(name, key, row),
    remove: (name, key) => change(name, key, undefined),
    removeRange: (name, from, to) => {
      for (const map of [tables.get(name), changed.get(name)])
        for (const { key } of map?.values() ?? []) if (compare(key, from) >= 0 && compare(key, to) < 0) change(name, key, undefined);
    },
  };
}

const textOf = (key: Key): string | number => (typeof key === 'object' ? `\0${key.join('\0')}` : key);

/** IndexedDB's order of the kinds of key that we use: numbers, then strings, then arrays. */
function compare(a: Key, b: Key): number {
  const rank = (key: Key): number => (typeof key === 'number' ? 0 : typeof key === 'string' ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'object' && typeof b === 'object') return compare(a[0], b[0]) || compare(a[1], b[1]);
  return a < b ? -1 : a > b ? 1 : 0;
}
