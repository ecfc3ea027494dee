import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import type { Article } from '../../src/core/model.ts';
import type { Database } from '../../src/store/database.ts';
import { openIdb } from '../../src/store/idb-database.ts';
import { memoryDatabase } from '../../src/store/memory-database.ts';
import type { Store } from '../../src/store/store.ts';
import { expectWhole } from './brute-force.ts';
import { failing, type Trap } from './failing.ts';
import { openOn, storyOf, worldOn } from './stories.ts';

class Crash extends Error {}

/** A life of the store that passes every kind of write, noting what was acknowledged. */
async function life(store: Store, acknowledged: Map<string, Article | null>): Promise<void> {
  const add = async (ns: number[], job: { job: string; from: number } | null = null): Promise<void> => {
    const articles = ns.map((n) => storyOf(n));
    await store.add(
      articles.map((article) => ({ article, how: 'imported' })),
      job,
    );
    for (const article of articles) acknowledged.set(article.id, article);
  };
  await add([0]);
  await add([1, 2, 3], { job: 'j', from: 0 });
  await add([4, 5]);
  const gone = [storyOf(1).id, storyOf(4).id];
  const { batch } = await store.remove({ ids: gone });
  for (const id of gone) acknowledged.set(id, null);
  await store.undo(batch);
  acknowledged.set(gone[0] ?? '', storyOf(1));
  acknowledged.set(gone[1] ?? '', storyOf(4));
  await store.remove({ ids: [storyOf(2).id] });
  acknowledged.set(storyOf(2).id, null);
  for (let n = 6; n < 12; n++) await add([n]);
  while (await store.maintain(Infinity));
  await store.rebuildIndex();
  while (await store.maintain(Infinity));
}

/** After a failure at any call, a new worker finds every acknowledged article whole and the others whole or absent. */
async function check(database: Database, world: ReturnType<typeof worldOn>, acknowledged: Map<string, Article | null>): Promise<void> {
  const store = await openOn(world, database);
  while (await store.maintain(0));
  const { rows } = await store.list('', null, 100);
  const there = rows.map(({ id }) => id);
  // The one call in flight may be done or not; all others are as they were acknowledged.
  const all = Array.from({ length: 12 }, (_, n) => storyOf(n));
  const surely = all.filter(({ id }) => acknowledged.get(id) !== undefined && acknowledged.get(id) !== null);
  const wrong = [
    ...surely.filter(({ id }) => !there.includes(id)),
    ...all.filter(({ id }) => acknowledged.get(id) === null && there.includes(id)),
  ];
  expect(wrong.length, 'at most the deletion or undo in flight').toBeLessThanOrEqual(2);
  await expectWhole(
    store,
    all.filter(({ id }) => there.includes(id)),
  );
}

describe('a store whose N-th call fails, for every N', () => {
  it('crash: every article is whole or absent, and the index answers as a scan', async () => {
    for (let at = 1; ; at++) {
      const base = memoryDatabase();
      const trap: Trap = { calls: 0, at, make: () => new Crash('killed here') };
      const world = worldOn(base, 3, 2);
      const acknowledged = new Map<string, Article | null>();
      let finished = false;
      try {
        await life(await openOn(world, failing(base, trap)), acknowledged);
        finished = true;
      } catch (thrown) {
        if (!(thrown instanceof Crash)) throw thrown;
      }
      await check(base, world, acknowledged);
      if (finished) {
        expect(at).toBeGreaterThan(250);
        break;
      }
    }
  }, 120_000);

  it('the same on IndexedDB, at every seventh call', async () => {
    for (let at = 1; ; at += 7) {
      const name = `failing-${at}`;
      const base = await openIdb(name);
      const trap: Trap = { calls: 0, at, make: () => new Crash('killed here') };
      const world = worldOn(base, 3, 2);
      const acknowledged = new Map<string, Article | null>();
      let finished = false;
      try {
        await life(await openOn(world, failing(base, trap)), acknowledged);
        finished = true;
      } catch (thrown) {
        if (!(thrown instanceof Crash)) throw thrown;
      }
      base.close();
      await check(await openIdb(name), world, acknowledged);
      if (finished) break;
    }
  }, 120_000);

  it('full disk: the first refused write closes the store until the browser restarts, and nothing is written after it', async () => {
    for (let at = 1; ; at += 3) {
      const base = memoryDatabase();
      const trap: Trap = { calls: 0, at, make: () => new DOMException('no space', 'QuotaExceededError') };
      const world = worldOn(base, 3, 2);
      let writes = 0;
      const counted: Database = { ...base, write: (...a) => (writes++, base.write(...a)) };
      const acknowledged = new Map<string, Article | null>();
      let thrown: unknown = null;
      try {
        await life(await openOn(world, failing(counted, trap)), acknowledged);
      } catch (error) {
        thrown = error;
      }
      if (thrown === null) break;
      const cause = world.cause as string | null;
      if (thrown instanceof AppError && thrown.failure.code === 'store-read-only') {
        expect(cause).toBe('disk-full');
        const before = writes;
        // The next worker of the same browser session: reads, writes nothing.
        const next = (await openOn(world, counted).catch((error: unknown) => error)) as Store | AppError;
        if (!(next instanceof AppError)) {
          await expect(next.add([{ article: storyOf(99), how: 'saved' }])).rejects.toMatchObject({
            failure: { code: 'store-read-only', cause: 'disk-full' },
          });
          expect(await next.maintain(Infinity)).toBe(false);
        }
        expect(writes).toBe(before);
      }
      world.cause = null;
      await check(base, world, acknowledged);
    }
  }, 120_000);
});
