import { expect, it } from 'vitest';
import { matchArticle } from '../../src/core/match/match.ts';
import type { Article } from '../../src/core/model.ts';
import { emptyTables, memoryDatabase } from '../../src/store/memory-database.ts';
import type { Database } from '../../src/store/database.ts';
import type { TableName } from '../../src/store/tables.ts';
import { fillInto } from '../bench/million-page.ts';
import { priorOf } from '../lab/grown-corpus.ts';
import { fingerprintOfVersion, syntheticFingerprint } from '../lab/synthetic-fingerprints.ts';
import { openOn, storyOf, worldOn } from './stories.ts';

const ARTICLES = 20_000;
const SEGMENT = 4_096;
const QUERIES = 24;
/** Candidates of one match are 60 at most, and each of 64 words may stand in a block of its own. */
const MOST_READS = 124;

/** Counts the rows that are asked for one by one. */
function counting(database: Database, count: (table: TableName) => void): Database {
  return {
    ...database,
    read: (tables, run) =>
      database.read(tables, (tx) =>
        run({
          ...tx,
          get: (table, key) => {
            count(table);
            return tx.get(table, key);
          },
        }),
      ),
  };
}

it('among twenty thousand articles, put together at rest, finds each version in 8 ms with a block a word', async () => {
  const prior = priorOf(1_000);
  const tables = memoryDatabase(emptyTables());
  const world = worldOn(tables, 512);
  const around = { ...world.around, prior };
  const first = await openOn({ ...world, around });
  await first.add([{ article: storyOf(1), how: 'saved' }]);
  for (let from = 0; from < ARTICLES; from += SEGMENT) await fillInto(tables, prior, from, Math.min(ARTICLES, from + SEGMENT), []);
  const tidying = await openOn({ ...world, around });
  while (await tidying.maintain(0, true));

  let reads = 0;
  const store = await openOn(
    { ...world, around },
    counting(tables, (table) => (reads += table === 'blocks' || table === 'sketches' ? 1 : 0)),
  );
  expect(store.state.articles).toBe(ARTICLES + 1);
  const queryOf = (n: number): Article => ({ ...storyOf(2), id: `query-${n}`, url: `https://query-${n}.example/` });
  let least = Infinity;
  for (let round = 0; round < 2; round++)
    for (let n = 0; n < QUERIES; n++) {
      const of = Math.floor((n * ARTICLES) / QUERIES);
      const fingerprint = fingerprintOfVersion(syntheticFingerprint(of), n);
      reads = 0;
      const began = performance.now();
      const [best] = await matchArticle({ article: queryOf(n), fingerprint }, store.reader);
      least = Math.min(least, performance.now() - began);
      expect(best).toMatchObject({ id: `made-up-${of}`, sibling: true });
      expect(reads).toBeLessThanOrEqual(MOST_READS);
    }
  expect(least).toBeLessThan(8);
}, 120_000);
