import { hash32 } from '../core/article-id.ts';
import { AppError } from '../core/errors.ts';
import { EMPTY_PRIOR, readPrior, type PriorFrequency } from '../core/match/document-frequency.ts';
import { packagedFile, readValue, writeValue } from '../platform/browser.ts';
import { queueLock, unavailable, webLock, type Cause } from '../store/gate.ts';
import { openIdb } from '../store/idb-database.ts';
import { memoryDatabase } from '../store/memory-database.ts';
import { Store } from '../store/store.ts';

/** The store and what is common beforehand, opened on first use and kept while the worker lives. */
export interface Corpus {
  readonly store: Store;
  readonly prior: PriorFrequency;
}

/** Let messages and timers have their turn. */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    // Not a timer: those wait 4 ms each once they follow one another.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

let opening: Promise<Corpus> | null = null;

/** A failed opening is tried again by the next request. */
export function corpus(): Promise<Corpus> {
  opening ??= open().catch((thrown: unknown) => {
    opening = null;
    throw thrown;
  });
  return opening;
}

async function open(): Promise<Corpus> {
  const [table, database] = await Promise.all([packagedFile('tables/df.bin'), openDatabase()]);
  const prior = priorIn(table);
  const store = await Store.open({
    database,
    latch: { read: () => readValue<Cause | null>('session', 'sick', null), set: (cause) => writeValue('session', 'sick', cause) },
    lock: database.lasting && 'locks' in navigator ? webLock(navigator.locks, 'urtext-store') : queueLock(),
    epoch: {
      read: () => readValue('local', 'epoch', null),
      set: (value) => (database.lasting ? writeValue('local', 'epoch', value) : Promise.resolve()),
    },
    prior,
    priorName: table === null ? 'none' : nameOf(table),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    breath,
    room: async () => {
      if (navigator.storage === undefined) return null;
      const { usage, quota } = await navigator.storage.estimate();
      return usage === undefined || quota === undefined ? null : quota - usage;
    },
  });
  return { store, prior };
}

/** A table that is missing or damaged is no reason to find nothing; the analyst reads it too, and names it in the report. */
function priorIn(table: Uint8Array | null): PriorFrequency {
  try {
    return table === null ? EMPTY_PRIOR : readPrior(table);
  } catch (thrown) {
    if (thrown instanceof RangeError) return EMPTY_PRIOR;
    throw thrown;
  }
}

/** Firefox refuses IndexedDB in permanent private browsing; then everything works until the browser closes. */
async function openDatabase(): ReturnType<typeof openIdb> {
  try {
    return await openIdb();
  } catch (thrown) {
    if (
      thrown instanceof DOMException &&
      ['InvalidStateError', 'SecurityError', 'NotSupportedError', 'NotAllowedError'].includes(thrown.name)
    )
      return memoryDatabase();
    throw new AppError(unavailable(thrown));
  }
}

/** A name that changes with the table; every 61st byte is enough to tell two builds apart. */
function nameOf(bytes: Uint8Array): string {
  let sample = '';
  for (let i = 0; i < bytes.length; i += 61) sample += String.fromCharCode(bytes[i] ?? 0);
  return `${bytes.length}-${hash32(sample).toString(16)}`;
}
