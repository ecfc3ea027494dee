import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openIdb } from '../../src/store/idb-database.ts';
import { memoryDatabase } from '../../src/store/memory-database.ts';
import { expectIndexIs, expectWhole } from './brute-force.ts';
import { idsIn, openOn, storyOf, worldOn } from './stories.ts';

let named = 0;
const KINDS: readonly [string, () => Promise<Database>][] = [
  ['IndexedDB', () => openIdb(`test-${++named}`)],
  ['memory', () => Promise.resolve(memoryDatabase())],
];

describe.each(KINDS)('Store on %s', (_, open) => {
  it('keeps an article once and gives it back as it was', async () => {
    const world = worldOn(await open());
    const store = await openOn(world);
    const article = storyOf(1);
    expect(await store.add([{ article, how: 'saved' }])).toEqual({ added: 1, known: 0 });
    expect(await store.add([{ article, how: 'saved' }])).toEqual({ added: 0, known: 1 });
    await expectWhole(store, [article]);
    await expectWhole(await openOn(world), [article]);
  });

  it('takes a verbatim reprint for an article of its own', async () => {
    const store = await openOn(worldOn(await open()));
    const [a, b] = [storyOf(1, { story: 5, site: 1 }), storyOf(2, { story: 5, site: 2 })];
    expect(a.text).toBe(b.text);
    await store.add([
      { article: a, how: 'saved' },
      { article: b, how: 'saved' },
    ]);
    await expectWhole(store, [a, b]);
  });

  it('lists newest first, page by page, and searches title, site and address', async () => {
    const store = await openOn(worldOn(await open()));
    const articles = Array.from({ length: 9 }, (__, n) => storyOf(n));
    for (const article of articles) await store.add([{ article, how: 'saved' }]);
    const seen: string[] = [];
    let cursor: number | null = null;
    do {
      const { rows, next, total } = await store.list('', cursor, 4);
      expect(total).toBe(9);
      seen.push(...rows.map(({ id }) => id));
      cursor = next;
    } while (cursor !== null);
    expect(seen).toEqual(articles.map(({ id }) => id).reverse());
    expect((await store.list('STORY 3', null, 10)).rows.map(({ title }) => title)).toEqual(['Story 3']);
    expect(await store.list('site2.', null, 1)).toMatchObject({ total: 1 });
  });

  it('does a batch of an import once, however often it is sent', async () => {
    const world = worldOn(await open());
    const store = await openOn(world);
    await store.add([{ article: storyOf(0), how: 'saved' }]);
    const batch = [0, 1, 2].map((n) => ({ article: storyOf(n), how: 'imported' as const }));
    expect(await store.add(batch, { job: 'j', from: 0 })).toEqual({ added: 2, known: 1 });
    const again = await openOn(world);
    expect(await again.add(batch, { job: 'j', from: 0 })).toEqual({ added: 2, known: 1 });
    expect(await again.undoJob('j')).toBe(2);
    await expectWhole(again, [storyOf(0)]);
  });

  it('deletes at once, brings back on undo, and purges what an earlier session deleted', async () => {
    const world = worldOn(await open());
    const store = await openOn(world);
    const articles = [0, 1, 2, 3, 4, 5].map((n) => storyOf(n));
    for (const article of articles) await store.add([{ article, how: 'saved' }]);
    const { batch, count } = await store.remove({ ids: [articles[0]?.id ?? '', articles[4]?.id ?? '', 'unknown'] });
    expect(count).toBe(2);
    const left = articles.filter((__, i) => i !== 0 && i !== 4);
    await expectWhole(store, left);
    expect(await store.undo(batch)).toBe(2);
    await expectWhole(store, articles);

    await store.remove({ ids: [articles[0]?.id ?? '', articles[4]?.id ?? ''] });
    while (await store.maintain(0));
    expect(await store.has(articles[0]?.id ?? '')).toBe(false);
    while (await store.maintain(Infinity));
    await expectWhole(store, left);
    const next = await openOn(world);
    await expectWhole(next, left);
    expect(await next.add([{ article: storyOf(0), how: 'saved' }])).toEqual({ added: 1, known: 0 });
    await expectIndexIs(next, [...left, storyOf(0)]);
  });

  it('brings a deleted article back when it is saved again', async () => {
    const store = await openOn(worldOn(await open()));
    await store.add([
      { article: storyOf(1), how: 'saved' },
      { article: storyOf(2), how: 'saved' },
    ]);
    const { batch } = await store.remove({ site: storyOf(1).site });
    expect(await idsIn(store)).toEqual([storyOf(2).id]);
    expect(await store.add([{ article: storyOf(1), how: 'saved' }])).toEqual({ added: 1, known: 0 });
    await expectWhole(store, [storyOf(1), storyOf(2)]);
    expect(await store.undo(batch)).toBe(0);
  });

  it('deletes by site, by day and all; all only when the number is the one that was agreed to', async () => {
    const store = await openOn(worldOn(await open()));
    const day = Date.UTC(2026, 5, 1, 12);
    await store.add([
      { article: storyOf(1), how: 'saved', savedAt: day },
      { article: storyOf(2), how: 'saved', savedAt: day + 86_400_000 },
      { article: storyOf(3), how: 'saved', savedAt: day + 86_400_000 },
    ]);
    expect((await store.remove({ day: '2026-06-01' })).count).toBe(1);
    await expect(store.remove({ all: true, count: 1 })).rejects.toMatchObject({ failure: { code: 'bad-message' } });
    expect((await store.remove({ all: true, count: 2 })).count).toBe(2);
    await expectWhole(store, []);
  });

  it('lets kept articles grow old, but neither pinned ones nor those that were saved', async () => {
    const store = await openOn(worldOn(await open()));
    const old = { savedAt: 5 };
    await store.add([
      { article: storyOf(1), how: 'kept', ...old },
      { article: storyOf(2), how: 'kept', ...old },
      { article: storyOf(3), how: 'kept', ...old },
      { article: storyOf(4), how: 'saved', ...old },
    ]);
    await store.pin(storyOf(2).id, true);
    await store.add([{ article: storyOf(3), how: 'saved' }]);
    expect((await store.remove({ older: 100 })).count).toBe(1);
    await expectWhole(store, [storyOf(2), storyOf(3), storyOf(4)]);
    await expect(store.pin('unknown', true)).rejects.toMatchObject({ failure: { code: 'article-missing' } });
  });

  it('gives everything for a backup, in order, and takes it back', async () => {
    const world = worldOn(await open());
    const store = await openOn(world);
    const articles = [0, 1, 2, 3, 4].map((n) => storyOf(n));
    await store.add(articles.map((article) => ({ article, how: 'saved' as const, pinned: article.site === 'site2.example' })));
    await store.remove({ ids: [articles[1]?.id ?? ''] });
    const rows = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const page = await store.page(cursor, 2);
      rows.push(...page.rows);
      cursor = page.next;
    }
    expect(rows.map(({ article }) => article)).toEqual(articles.filter((__, i) => i !== 1));
    const other = await openOn(worldOn(await open()));
    await other.add(
      rows.map(({ article, summary: { savedAt, pinned, how } }) => ({ article, savedAt, pinned, how })),
      { job: 'restore', from: 0 },
    );
    expect((await other.list('', null, 10)).rows.map(({ id, pinned }) => [id, pinned])).toEqual(
      (await store.list('', null, 10)).rows.map(({ id, pinned }) => [id, pinned]),
    );
  });

  it('remembers the last backup and the last hundred failures', async () => {
    const world = worldOn(await open());
    const store = await openOn(world);
    await store.backedUp(7);
    for (let i = 0; i < 103; i++) await store.note('test', { code: 'unexpected', detail: String(i) }, '1');
    const next = await openOn(world);
    expect(next.state.lastBackup).toMatchObject({ count: 7 });
    const entries = await next.diary();
    expect(entries).toHaveLength(100);
    expect(entries.at(-1)?.failure).toEqual({ code: 'unexpected', detail: '102' });
    await next.clearDiary();
    expect(await next.diary()).toEqual([]);
  });
});

describe('a disk that is nearly full', () => {
  it('takes nothing more before a write could fail, and goes on when there is room', async () => {
    let free = 10 * 2 ** 20;
    const world = worldOn();
    const store = await openOn({ ...world, around: { ...world.around, room: () => Promise.resolve(free) } });
    await expect(store.add([{ article: storyOf(1), how: 'saved' }])).rejects.toMatchObject({
      failure: { code: 'store-read-only', cause: 'disk-full' },
    });
    expect(store.closed).toBeNull();
    expect(await idsIn(store)).toEqual([]);
    free = 2 ** 30;
    expect(await store.add([{ article: storyOf(1), how: 'saved' }])).toEqual({ added: 1, known: 0 });
  });
});

describe('a lost database', () => {
  it('is told from a new one, until the reader acts', async () => {
    const world = worldOn(memoryDatabase());
    const lasting = { ...world.around.database, lasting: true };
    const store = await openOn(world, lasting);
    await store.add([
      { article: storyOf(1), how: 'saved' },
      { article: storyOf(2), how: 'saved' },
    ]);
    const empty = { ...memoryDatabase(), lasting: true };
    const next = await openOn(world, empty);
    expect(next.state.lost).toBe(2);
    expect((await openOn(world, empty)).state.lost).toBe(2);
    await next.add([{ article: storyOf(3), how: 'kept' }]);
    expect(next.state.lost).toBe(2);
    await next.add([{ article: storyOf(1), how: 'imported' }]);
    expect(next.state.lost).toBeNull();
  });
});
