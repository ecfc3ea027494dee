import { articleId } from '../../src/core/article-id.ts';
import { EMPTY_PRIOR } from '../../src/core/match/document-frequency.ts';
import type { Article } from '../../src/core/model.ts';
import type { Database } from '../../src/store/database.ts';
import { queueLock, type Cause } from '../../src/store/gate.ts';
import { emptyTables, memoryDatabase } from '../../src/store/memory-database.ts';
import { Store, type Surroundings } from '../../src/store/store.ts';

/** Words without meaning, so that stems are as rare as in real text and every test names its own. */
const SYLLABLES = ['ka', 'lo', 'mir', 'tan', 'ves', 'dro', 'pel', 'gun', 'shi', 'bar', 'wex', 'nul'];
const word = (n: number): string => {
  let rest = n + 7;
  let made = '';
  for (let i = 0; i < 4; i++) {
    made += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length) + i;
  }
  return made;
};

/** Article `n` of site `site`: `sentences` sentences of six words; stories of one `story` share all words. */
export function storyOf(
  n: number,
  { story = n, site = n % 7, sentences = 3 }: { story?: number; site?: number; sentences?: number } = {},
): Article {
  const lines = Array.from(
    { length: sentences },
    (_, s) => `${Array.from({ length: 6 }, (__, w) => word(story * 31 + s * 6 + w)).join(' ')}.`,
  );
  const text = lines.join('\n\n');
  const url = `https://site${site}.example/story-${n}`;
  return {
    id: articleId(url, text),
    url,
    site: `site${site}.example`,
    title: `Story ${n}`,
    byline: null,
    published: null,
    lang: 'en',
    text,
  };
}

export interface World {
  readonly around: Surroundings;
  cause: Cause | null;
  remembered: { epoch: string; articles: number } | null;
  clock: number;
}

/** Surroundings that live in the test; the same world opened again is the next worker. */
export function worldOn(database: Database = memoryDatabase(emptyTables()), flushAt = 4, groupOf?: number): World {
  let ids = 0;
  const world: World = {
    cause: null,
    remembered: null,
    clock: 1_000,
    around: {
      database,
      latch: { read: async () => world.cause, set: async (cause) => void (world.cause = cause) },
      lock: queueLock(),
      epoch: { read: async () => world.remembered, set: async (value) => void (world.remembered = value) },
      prior: EMPTY_PRIOR,
      priorName: 'none',
      now: () => ++world.clock,
      newId: () => `id-${++ids}`,
      breath: () => Promise.resolve(),
      flushAt,
      // Every other world keeps no blocks in memory, as large segments do not.
      ...(flushAt % 2 === 1 ? { manyBlocks: 0 } : {}),
      ...(groupOf === undefined ? {} : { groupOf }),
    },
  };
  return world;
}

export const openOn = (world: World, database: Database = world.around.database): Promise<Store> =>
  Store.open({ ...world.around, database, lock: queueLock() });

/** All ids in the store, newest first. */
export async function idsIn(store: Store): Promise<string[]> {
  const { rows } = await store.list('', null, 2_000);
  return rows.map(({ id }) => id);
}
