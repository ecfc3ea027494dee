import type { Fingerprint } from '../core/model.ts';
import type { PackedFingerprint } from '../intake/pack.ts';
import type { Named } from './candidates.ts';

/** Fingerprints of added packs, by address. */
export interface PackShelf {
  add(rows: readonly PackedFingerprint[]): Promise<void>;
  all(): Promise<readonly PackedFingerprint[]>;
}

const DATABASE = 'urtext-packs';
const TABLE = 'fingerprints';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the shelf of packs failed')));
  });

export function packShelf(): PackShelf {
  const open = async (): Promise<IDBDatabase> => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(TABLE, { keyPath: 'url' }));
    return done(request);
  };
  return {
    add: async (rows) => {
      const database = await open();
      const table = database.transaction(TABLE, 'readwrite').objectStore(TABLE);
      await Promise.all(rows.map((row) => done(table.put(row))));
      database.close();
    },
    all: async () => {
      const database = await open();
      const rows = (await done(database.transaction(TABLE).objectStore(TABLE).getAll())) as PackedFingerprint[];
      database.close();
      return rows;
    },
  };
}

/**
 * A page of a pack is worth fetching when so much of the shorter text's words, three in a row, stand in the other:
 * strangers of one language share next to none.
 */
const ENOUGH = 0.08;

/** Pages of packs that may be versions of the page. */
export function namedInPacks(own: Fingerprint, rows: readonly PackedFingerprint[]): Named[] {
  const here = rowsOf(own);
  return rows.flatMap(({ url, title, site, published, fingerprint }): Named[] => {
    if (fingerprint.version !== own.version) return [];
    const there = rowsOf(fingerprint);
    const fewest = Math.min(here.size, there.size);
    const common = [...here].filter((row) => there.has(row)).length;
    return fewest === 0 || common / fewest < ENOUGH
      ? []
      : [{ url, title, outlet: site, published, language: fingerprint.lang, clue: 'pack' }];
  });
}

function rowsOf({ stems }: Fingerprint): Set<string> {
  const rows = new Set<string>();
  for (let i = 2; i < stems.length; i++) rows.add(`${String(stems[i - 2])} ${String(stems[i - 1])} ${String(stems[i])}`);
  return rows;
}
