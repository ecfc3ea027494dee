import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { POSTINGS_FORMAT } from '../../src/core/match/postings.ts';
import type { Tables } from '../../src/store/tables.ts';
import { expectIndexIs, expectWhole } from './brute-force.ts';
import { failing, type Trap } from './failing.ts';
import { worldOf, type Stored } from './stored-rows.ts';
import { openOn, storyOf, worldOn, type World } from './stories.ts';

/** `layout-1.json` is what version 0.1.0 stored: 22 articles, flushed by four, two of them deleted, two in the journal. */
const file = fileURLToPath(new URL('layout-1.json', import.meta.url));
const STORED = [...Array(22).keys()].filter((n) => n !== 5 && n !== 20).map((n) => storyOf(n, { sentences: 2 }));

const oldWorld = (): Promise<World> => worldOf(JSON.parse(readFileSync(file, 'utf8')) as Stored);

const formats = async ({ around }: World): Promise<(number | undefined)[]> => {
  const row = await around.database.read(['meta'], (tx) => tx.get('meta', 'segments'));
  return (row as Tables['meta'] & { segments: { format?: number }[] }).segments.map(({ format }) => format);
};

describe('a corpus that version 0.1.0 stored', () => {
  it('is found by matching at once, and is written anew beside it', async () => {
    const world = await oldWorld();
    const store = await openOn(world);
    expect(store.state.rebuild).toBeNull();
    await expectWhole(store, STORED);
    expect(await formats(world)).toContain(undefined);
    do await expectIndexIs(store, STORED);
    while (await store.maintain(0));
    expect(new Set(await formats(world))).toEqual(new Set([POSTINGS_FORMAT]));
    expect(store.state.rules.postings).toBe(POSTINGS_FORMAT);
    await store.add([{ article: storyOf(40), how: 'saved' }]);
    await expectWhole(await openOn(world), [...STORED, storyOf(40)]);
  });

  it('survives a death at every call of the change', async () => {
    for (let at = 1; ; at++) {
      const world = await oldWorld();
      const trap: Trap = { calls: 0, at, make: () => new Error('killed here') };
      const done = await openOn(world, failing(world.around.database, trap))
        .then(
          async (store) => {
            await store.add([{ article: storyOf(40), how: 'saved' }]);
            while (await store.maintain(0));
            return true;
          },
          () => false,
        )
        .catch(() => false);
      const next = await openOn(world);
      const both = [...STORED, ...((await next.has(storyOf(40).id)) ? [storyOf(40)] : [])];
      await expectWhole(next, both);
      while (await next.maintain(0));
      await expectWhole(next, both);
      if (done) return expect(at).toBeGreaterThan(40);
    }
  });

  it('counts the words of what is in the journal too', async () => {
    const world = worldOn(undefined, 100);
    const store = await openOn(world);
    const articles = [1, 2, 3].map((n) => storyOf(n, { story: 1, site: n }));
    for (const article of articles) await store.add([{ article, how: 'saved' }]);
    const { termsOf } = await import('./brute-force.ts');
    const terms = [...termsOf(articles[0] ?? storyOf(1))];
    expect(await store.reader.frequencies(terms)).toEqual({ articles: 3, counts: terms.map(() => 3) });
    expect(await (await openOn(world)).reader.frequencies(terms)).toEqual({ articles: 3, counts: terms.map(() => 3) });
  });
});
