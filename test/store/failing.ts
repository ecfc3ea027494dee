import type { Database, Reading, Writing } from '../../src/store/database.ts';

/** Counts calls to the database and fails at one of them. */
export interface Trap {
  calls: number;
  /** Which call fails (from 1), or 0 for none. */
  at: number;
  make(): Error;
}

/** Every read, put, delete and commit of `database` is a call that can fail; nothing of that transaction is done then. */
export function failing(database: Database, trap: Trap): Database {
  const call = (): void => {
    if (++trap.calls === trap.at) throw trap.make();
  };
  const reading = (tx: Reading): Reading => ({
    get: async (...a) => (call(), tx.get(...a)),
    rows: async (...a) => (call(), tx.rows(...a)),
    keys: async (...a) => (call(), tx.keys(...a)),
  });
  const writing = (tx: Writing): Writing => ({
    ...reading(tx),
    put: (...a) => (call(), tx.put(...a)),
    putNew: (...a) => (call(), tx.putNew(...a)),
    remove: (...a) => (call(), tx.remove(...a)),
    removeRange: (...a) => (call(), tx.removeRange(...a)),
  });
  return {
    ...database,
    read: async (tables, run) => (call(), database.read(tables, (tx) => run(reading(tx)))),
    write: async (tables, run, strict) => {
      call();
      const result = await database.write(
        tables,
        async (tx) => {
          const done = await run(writing(tx));
          call();
          return done;
        },
        strict,
      );
      // The commit is done, its acknowledgement is lost.
      call();
      return result;
    },
  };
}
