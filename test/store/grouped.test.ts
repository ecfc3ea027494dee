import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { GROUP, grouped } from '../../src/store/grouped.ts';
import { memoryDatabase } from '../../src/store/memory-database.ts';
import type { SummaryRow, Tables } from '../../src/store/tables.ts';
import { openOn, storyOf, worldOn } from './stories.ts';

const row = (doc: number, size: number): SummaryRow => ({ doc, size }) as SummaryRow;

type Step = { readonly at: number; readonly value: number | null };
const steps = fc.array(fc.array(fc.record({ at: fc.nat(40), value: fc.option(fc.nat(1_000)) }), { maxLength: 30 }), { maxLength: 8 });
/** New articles of one transaction: so many, numbered on. */
const arrivals = fc.array(fc.nat(20), { maxLength: 6 });

/** New rows first, then changes and removals, a transaction each; what every transaction read on its way. */
async function live(database: Database, many: readonly number[], changes: readonly (readonly Step[])[]): Promise<unknown[]> {
  const seen: unknown[] = [];
  let next = 0;
  for (const n of many)
    await database.write(['summaries'], async (tx) => {
      for (let i = 0; i < n; i++, next++) tx.putNew('summaries', next, row(next, 0));
    });
  for (const of of changes)
    await database.write(['summaries'], async (tx) => {
      for (const { at, value } of of) {
        if (value === null) tx.remove('summaries', at);
        else tx.put('summaries', at, row(at, value));
        if (at % 3 === 0) seen.push(await tx.get('summaries', at));
        if (at % 7 === 0) seen.push(await tx.rows('summaries', at - 4, at + 5, 3));
      }
    });
  await database.read(['summaries'], async (tx) => {
    seen.push(await tx.keys('summaries', 0, Infinity), await tx.rows('summaries', 0, Infinity));
    for (let from = 0; from < 44; from += 3) {
      seen.push(await tx.get('summaries', from), await tx.keys('summaries', from, from + 9), await tx.keys('summaries', from, Infinity, 5));
      seen.push(await tx.rows('summaries', from, from + 30, 1 + (from % 20)));
    }
  });
  return seen;
}

describe('rows that stand in groups', () => {
  it('are read and changed as rows of their own are', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, steps, fc.integer({ min: 2, max: GROUP }), async (many, changes, size) => {
        expect(await live(grouped(memoryDatabase(), size), many, changes)).toEqual(await live(memoryDatabase(), many, changes));
      }),
      { numRuns: 200 },
    );
  });

  it('of which none is left are no row any more', async () => {
    const base = memoryDatabase();
    await live(grouped(base, 4), [9], [[0, 1, 2, 3].map((at) => ({ at, value: null }))]);
    expect(await base.read(['summaries'], (tx) => tx.keys('summaries', 0, Infinity))).toEqual([4.5, 8]);
  });

  it('are refused where half of a group would be left', async () => {
    const write = grouped(memoryDatabase()).write(['texts'], async (tx) => tx.removeRange('texts', 0, 3));
    await expect(write).rejects.toThrow(RangeError);
  });
});

describe('a corpus with articles of both layouts', () => {
  it('has the texts of a batch in few rows, and forgets a text for good when it is purged', async () => {
    const base = memoryDatabase();
    const store = await openOn(worldOn(base, 100, 4));
    const articles = Array.from({ length: 11 }, (_, n) => storyOf(n));
    await store.add([{ article: storyOf(90), how: 'saved' }]);
    await store.add(articles.map((article) => ({ article, how: 'imported' })));
    expect(await base.read(['texts'], (tx) => tx.keys('texts', 0, Infinity))).toEqual([0, 1, 2, 3, 4.5, 8.5]);
    const gone = articles[5] ?? storyOf(5);
    await store.remove({ ids: [gone.id] });
    while (await store.maintain(Infinity));
    const left = await base.read(['texts'], (tx) => tx.rows('texts', 0, Infinity));
    expect(JSON.stringify(left)).not.toContain(gone.url);
    expect(JSON.stringify(left)).toContain((articles[6] as Tables['texts']).url);
    expect(await store.has(gone.id)).toBe(false);
  });
});
