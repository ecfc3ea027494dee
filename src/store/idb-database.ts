import { openDB, unwrap, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Database, Reading, Writing } from './database.ts';
import { TABLES, type Key, type TableName, type Tables } from './tables.ts';

const DATABASE = 'urtext';
/** IndexedDB's own version: which tables exist. What lies in them is `STORE_FORMAT`. */
const VERSION = 1;

/**
 * The corpus in IndexedDB. The connection gives way at once when another context wants to upgrade or delete
 * the database, and is opened again on next use.
 */
export async function openIdb(name = DATABASE): Promise<Database> {
  let db: IDBPDatabase | null = await connect(name, () => {
    db = null;
  });
  const connection = async (): Promise<IDBPDatabase> => {
    db ??= await connect(name, () => {
      db = null;
    });
    return db;
  };
  return {
    lasting: true,
    async read(tables, run) {
      const tx = (await connection()).transaction([...tables], 'readonly');
      return run(reading(tx));
    },
    async write(tables, run, strict = false) {
      const tx = (await connection()).transaction([...tables], 'readwrite', { durability: strict ? 'strict' : 'relaxed' });
      try {
        const result = await run(writing(tx));
        // Not waiting until the browser sees by itself that nothing more will come.
        unlessFinished(() => tx.commit());
        await tx.done;
        return result;
      } catch (thrown) {
        // The cause is what `run` or a request threw; the abort only echoes it.
        unlessFinished(() => tx.abort());
        const [done] = await Promise.allSettled([tx.done]);
        throw isEcho(thrown) && done.status === 'rejected' ? done.reason : thrown;
      }
    },
    close() {
      db?.close();
      db = null;
    },
  };
}

function connect(name: string, lost: () => void): Promise<IDBPDatabase> {
  return openDB(name, VERSION, {
    upgrade(db) {
      for (const table of TABLES) if (!db.objectStoreNames.contains(table)) db.createObjectStore(table);
    },
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
}

function unlessFinished(end: () => void): void {
  try {
    end();
  } catch (thrown) {
    // Already finished or aborted by the browser: nothing is left to do or undo.
    if (!(thrown instanceof DOMException)) throw thrown;
  }
}

const isEcho = (thrown: unknown): boolean => thrown instanceof DOMException && thrown.name === 'AbortError';

type AnyTx<M extends IDBTransactionMode> = IDBPTransaction<unknown, string[], M>;

function reading(tx: AnyTx<IDBTransactionMode>): Reading {
  const store = (table: string) => tx.objectStore(table);
  return {
    get: <T extends TableName>(table: T, key: Key) => store(table).get(key as IDBValidKey) as Promise<Tables[T] | undefined>,
    rows: <T extends TableName>(table: T, from: Key, to: Key, limit?: number) =>
      store(table).getAll(between(from, to), limit) as Promise<Tables[T][]>,
    keys: (table, from, to, limit) => store(table).getAllKeys(between(from, to), limit) as Promise<Key[]>,
  };
}

/**
 * Requests that write are not waited for one by one (a promise each costs as much as the write): one that fails
 * aborts the transaction, which then ends with the request's own error.
 */
function writing(tx: AnyTx<'readwrite'>): Writing {
  const plain = unwrap(tx) as unknown as IDBTransaction;
  const put: Writing['put'] = (table, key, row) => void plain.objectStore(table).put(row, key as IDBValidKey);
  return {
    ...reading(tx),
    put,
    putNew: put,
    remove: (table, key) => void plain.objectStore(table).delete(key as IDBValidKey),
    removeRange: (table, from, to) => void plain.objectStore(table).delete(between(from, to)),
  };
}

const between = (from: Key, to: Key): IDBKeyRange => IDBKeyRange.bound(from, to, false, true);
