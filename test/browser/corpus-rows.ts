import type { Page } from 'puppeteer-core';
import type { Stored } from '../store/stored-rows.ts';

/*
 * A page of the extension looks into the extension's own database, as no page of ours does: to see how far the
 * background has come, to spoil a row, and to take the whole home for a comparison with a scan.
 */

/** Which step of the slow work the database shows; another text when another step was done. */
export const progressOf = (page: Page, unlike: string | null, patienceMs: number): Promise<string> =>
  page.evaluate(
    async (seen, patience) => {
      const database = await new Promise<IDBDatabase>((done, failed) => {
        const request = indexedDB.open('urtext');
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error ?? new Error('not opened'));
      });
      const read = (): Promise<string> =>
        new Promise((done, failed) => {
          const tx = database.transaction('meta', 'readonly');
          const state = tx.objectStore('meta').get('state');
          const segments = tx.objectStore('meta').get('segments');
          tx.onabort = tx.onerror = () => failed(tx.error ?? new Error('not read'));
          tx.oncomplete = () => {
            const s = state.result as { nextSegment: number; rebuild: { next: number } | null } | undefined;
            const rows = segments.result as { segments: unknown[]; merge: { cursor: number } | null; gone: { length: number } } | undefined;
            done(
              [
                `segments ${String(rows?.segments.length ?? 0)} of ${String(s?.nextSegment ?? 0)}`,
                `merge ${String(rows?.merge?.cursor ?? 'none')}`,
                `rebuild ${String(s?.rebuild?.next ?? 'none')}`,
                `gone ${String(rows?.gone.length ?? 0)}`,
              ].join(', '),
            );
          };
        });
      const end = Date.now() + patience;
      let now = await read();
      while (now === seen && Date.now() < end) {
        await new Promise((done) => setTimeout(done, 2));
        now = await read();
      }
      database.close();
      return now;
    },
    unlike,
    patienceMs,
  );

/** All rows, as JSON that `worldOf` reads. */
export const rowsIn = async (page: Page): Promise<Stored> =>
  JSON.parse(
    await page.evaluate(async () => {
      const plain = (value: unknown): unknown => {
        if (value instanceof Uint8Array) return { bytes: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) };
        if (value instanceof Uint32Array) return { words: [...value] };
        if (Array.isArray(value)) return value.map(plain);
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
      };
      const database = await new Promise<IDBDatabase>((done, failed) => {
        const request = indexedDB.open('urtext');
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error ?? new Error('not opened'));
      });
      const names = [...database.objectStoreNames];
      const tx = database.transaction(names, 'readonly');
      const found = await Promise.all(
        names.map(
          (name) =>
            new Promise<[string, unknown[]]>((done, failed) => {
              const keys = tx.objectStore(name).getAllKeys();
              const values = tx.objectStore(name).getAll();
              tx.onabort = () => failed(tx.error ?? new Error('not read'));
              values.onsuccess = () => done([name, keys.result.map((key, i) => [key, plain(values.result[i])])]);
            }),
        ),
      );
      database.close();
      return JSON.stringify(Object.fromEntries(found));
    }),
  ) as Stored;

/** Put rows into the database, after throwing all away or removing what lies in a table's range of keys. */
export const putRows = (
  page: Page,
  stored: Stored,
  remove: 'all' | { readonly table: string; readonly key: number | string },
): Promise<void> =>
  page.evaluate(
    async (text, what) => {
      const rowOf = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(rowOf);
        if (typeof value !== 'object' || value === null) return value;
        if ('bytes' in value && typeof value.bytes === 'string') return Uint8Array.from(atob(value.bytes), (c) => c.charCodeAt(0));
        if ('words' in value && Array.isArray(value.words)) return Uint32Array.from(value.words as number[]);
        return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, rowOf(field)]));
      };
      const database = await new Promise<IDBDatabase>((done, failed) => {
        const request = indexedDB.open('urtext');
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error ?? new Error('not opened'));
      });
      const names = [...database.objectStoreNames];
      const tx = database.transaction(names, 'readwrite');
      if (what === 'all') for (const name of names) tx.objectStore(name).clear();
      else tx.objectStore(what.table).delete(what.key);
      for (const [name, rows] of Object.entries(JSON.parse(text) as Record<string, [IDBValidKey, unknown][]>))
        for (const [key, row] of rows) tx.objectStore(name).put(rowOf(row), key);
      await new Promise<void>((done, failed) => {
        tx.oncomplete = () => done();
        tx.onabort = () => failed(tx.error ?? new Error('not written'));
      });
      database.close();
    },
    JSON.stringify(stored),
    remove,
  );
