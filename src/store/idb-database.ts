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
  let db: IDBDatabase | null = null;
  const connection = async (): Promise<IDBDatabase> =>
    (db ??= await connect(name, () => {
      db = null;
    }));
  await connection();
  return {
    lasting: true,
    async read(tables, run) {
      return run(reading((await connection()).transaction(tables, 'readonly')));
    },
    async write(tables, run, strict = false) {
      const tx = (await connection()).transaction(tables, 'readwrite', { durability: strict ? 'strict' : 'relaxed' });
      const done = ended(tx);
      try {
        const result = await run(writing(tx));
        // Not waiting until the browser sees by itself that nothing more will come.
        unlessFinished(() => tx.commit());
        await done;
        return result;
      } catch (thrown) {
        // The cause is what `run` or a request threw; the abort only echoes it.
        unlessFinished(() => tx.abort());
        const [end] = await Promise.allSettled([done]);
        throw isEcho(thrown) && end.status === 'rejected' ? end.reason : thrown;
      }
    },
    close() {
      db?.close();
      db = null;
    },
  };
}

/** A request's answer. */
const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? ABORTED);
  });

const ABORTED = new DOMException('the transaction was aborted', 'AbortError');

/** Committed, or the reason why not. */
function ended(tx: IDBTransaction): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? ABORTED);
  });
  // Whoever writes looks at it in the end; until then it is nobody's unhandled failure.
  done.catch(() => undefined);
  return done;
}

async function connect(name: string, lost: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    const db = request.result;
    for (const table of TABLES) if (!db.objectStoreNames.contains(table)) db.createObjectStore(table);
  };
  const db = await answer(request);
  db.onversionchange = () => {
    db.close();
    lost();
  };
  db.onclose = lost;
  return db;
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

function reading(tx: IDBTransaction): Reading {
  const store = (table: string): IDBObjectStore => tx.objectStore(table);
  return {
    get: <T extends TableName>(table: T, key: Key) => answer(store(table).get(key as IDBValidKey) as IDBRequest<Tables[T] | undefined>),
    rows: <T extends TableName>(table: T, from: Key, to: Key, limit?: number) =>
      answer(store(table).getAll(between(from, to), limit) as IDBRequest<Tables[T][]>),
    keys: (table, from, to, limit) => answer(store(table).getAllKeys(between(from, to), limit) as IDBRequest<Key[]>),
  };
}

/**
 * Requests that write are not waited for one by one (a promise each costs as much as the write): one that fails
 * aborts the transaction, which then ends with the request's own error.
 */
function writing(tx: IDBTransaction): Writing {
  const put: Writing['put'] = (table, key, row) => void tx.objectStore(table).put(row, key as IDBValidKey);
  return {
    ...reading(tx),
    put,
    putNew: put,
    remove: (table, key) => void tx.objectStore(table).delete(key as IDBValidKey),
    removeRange: (table, from, to) => void tx.objectStore(table).delete(between(from, to)),
  };
}

const between = (from: Key, to: Key): IDBKeyRange => IDBKeyRange.bound(from, to, false, true);
