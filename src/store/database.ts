import type { Key, TableName, Tables } from './tables.ts';

/**
 * The seam between what the store means and where it lies: tables of keyed rows, read and written in
 * transactions. `idb-database.ts` is IndexedDB, `memory-database.ts` is for browsers that refuse it and for
 * simulated crashes. A write is done as a whole or not at all.
 *
 * Inside a transaction nothing but the transaction itself may be awaited, or IndexedDB commits it early.
 */
export interface Reading {
  get<T extends TableName>(table: T, key: Key): Promise<Tables[T] | undefined>;
  /** Rows of `from ≤ key < to`, ascending, `limit` at most. */
  rows<T extends TableName>(table: T, from: Key, to: Key, limit?: number): Promise<Tables[T][]>;
  keys(table: TableName, from: Key, to: Key, limit?: number): Promise<Key[]>;
}

export interface Writing extends Reading {
  put<T extends TableName>(table: T, key: Key, row: Tables[T]): void;
  /** The same, for a key that has no row: it need not be looked for. */
  putNew<T extends TableName>(table: T, key: Key, row: Tables[T]): void;
  remove(table: TableName, key: Key): void;
  /** Remove `from ≤ key < to`. */
  removeRange(table: TableName, from: Key, to: Key): void;
}

export interface Database {
  /** False when nothing outlives the worker. */
  readonly lasting: boolean;
  read<T>(tables: readonly TableName[], run: (tx: Reading) => Promise<T>): Promise<T>;
  /** Resolves once the browser has committed. `strict` waits for the disk where the browser can. */
  write<T>(tables: readonly TableName[], run: (tx: Writing) => Promise<T>, strict?: boolean): Promise<T>;
  close(): void;
}
