import { AppError, type Failure } from '../core/errors.ts';
import type { Database, Writing } from './database.ts';
import type { TableName } from './tables.ts';

/**
 * Every write passes here: one at a time over all contexts, and none after the first sign of a sick disk.
 * Chromium lost the whole database in 7 of 7 runs that went on writing after "no space" (SAFETY §1.4), and
 * none in 4 of 4 that stopped; so the first such error makes the store read-only until the browser restarts.
 */

export type Cause = 'disk-full' | 'io-error';

/** Remembers over a worker's death, not over a restart of the browser (`storage.session`). */
export interface Latch {
  read(): Promise<Cause | null>;
  set(cause: Cause): Promise<void>;
}

/** Runs `work` when no other context does (Web Locks, or a queue where there are none). */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

export interface Gate {
  /** Why nothing may be written, or null. */
  closed(): Cause | null;
  /** One transaction. */
  write<T>(tables: readonly TableName[], run: (tx: Writing) => Promise<T>, strict?: boolean): Promise<T>;
  /** Several transactions with no other writer between them; `write` inside it does not wait again. */
  alone<T>(work: (write: Gate['write']) => Promise<T>): Promise<T>;
}

export async function openGate(database: Database, latch: Latch, lock: Lock): Promise<Gate> {
  let cause = await latch.read();
  const write: Gate['write'] = async (tables, run, strict) => {
    if (cause !== null) throw new AppError({ code: 'store-read-only', cause });
    try {
      return await database.write(tables, run, strict);
    } catch (thrown) {
      const sick = sicknessOf(thrown);
      if (sick === null) throw thrown;
      // First in memory: nothing may slip through while the flag is being stored.
      cause = sick;
      await latch.set(sick);
      throw new AppError({ code: 'store-read-only', cause: sick });
    }
  };
  return {
    closed: () => cause,
    write: (tables, run, strict) => lock(() => write(tables, run, strict)),
    alone: (work) => lock(() => work(write)),
  };
}

/**
 * Null for errors that do not come from the disk. Seen on a full disk: Chromium 156 `DataError: Failed to
 * write blobs (IOError)` and `UnknownError … FILE_ERROR_NO_SPACE`; Firefox 153 `QuotaExceededError`.
 */
export function sicknessOf(thrown: unknown): Cause | null {
  if (typeof thrown !== 'object' || thrown === null || !('name' in thrown)) return null;
  const { name } = thrown;
  if (name === 'QuotaExceededError') return 'disk-full';
  const words = 'message' in thrown ? String(thrown.message) : '';
  if (/no.?space|disk.?full|quota/iu.test(words)) return 'disk-full';
  return name === 'UnknownError' || name === 'InternalError' || /io.?error|\bi\/o\b|failed to write|corrupt/iu.test(words)
    ? 'io-error'
    : null;
}

/** A queue in this context, for where Web Locks are missing. */
export function queueLock(): Lock {
  let line: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = line.then(work);
    line = turn.catch(() => undefined);
    return turn;
  };
}

export const webLock =
  (locks: LockManager, name: string): Lock =>
  <T>(work: () => Promise<T>) =>
    locks.request(name, work) as Promise<T>;

/** As a failure, for a database that will not open. */
export const unavailable = (thrown: unknown): Failure => ({
  code: 'store-unavailable',
  detail: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
});
