import { AppError } from '../../src/core/errors.ts';
import { EMPTY_PRIOR } from '../../src/core/match/document-frequency.ts';
import type { Article } from '../../src/core/model.ts';
import { emptyTables, memoryDatabase } from '../../src/store/memory-database.ts';
import { indexed, type Indexed } from '../../src/store/rows.ts';
import type { Store } from '../../src/store/store.ts';
import { expectWhole } from './brute-force.ts';
import { failing, type Trap } from './failing.ts';
import { openOn, storyOf, worldOn, type World } from './stories.ts';

/**
 * A store's life as a seed: any order of calls, with workers that die at any call of the database, rows that
 * rot, and restarts. After each death the next worker must find every acknowledged article whole and an index
 * that answers as a scan does. `node scripts/run-ts.mjs test/store/simulate.ts FROM COUNT` replays seeds.
 */

const ARTICLES = 14;
const STEPS = 12;

/** One death for all: nobody reads where each died, and writing that down costs more than the calls before. */
const DEATH = new Error('died here');

/** mulberry32: small, seeded, good enough to choose. */
export function random(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const STORIES: readonly Article[] = Array.from({ length: ARTICLES }, (_, n) => storyOf(n, { story: n % 9, sentences: 2 }));

const known = new Map<string, Indexed>();

/** As the store has it without being told, once for each article. */
function indexedOnce(article: Article): Indexed {
  let made = known.get(article.id);
  if (made === undefined) known.set(article.id, (made = indexed(article, EMPTY_PRIOR)));
  return made;
}

/** What must be there, what must not, and what may be either because nobody was told. */
type Belief = 'in' | 'out' | 'either';

interface Life {
  readonly world: World;
  readonly trap: Trap;
  readonly belief: Belief[];
  /** The last deletion that could still be undone. */
  undo: { readonly batch: string; readonly ns: readonly number[] } | null;
}

/** Live one schedule; throws an assertion with the seed when a promise is broken. */
export async function runSchedule(seed: number): Promise<void> {
  const pick = random(seed);
  const base = memoryDatabase(emptyTables());
  const trap: Trap = { calls: 0, at: 0, make: () => DEATH };
  const plain = worldOn(base, 1 + pick(4), 2 + pick(3));
  const world: World = { ...plain, around: { ...plain.around, indexed: indexedOnce } };
  const life: Life = { world, trap, belief: STORIES.map(() => 'out'), undo: null };
  try {
    let store: Store | null = null;
    for (let step = 0; step < STEPS; step++) {
      if (pick(3) === 0) trap.at = trap.calls + 1 + pick(60);
      try {
        store ??= await openOn(world, failing(base, trap));
        await act(store, life, pick);
      } catch (thrown) {
        if (thrown !== DEATH) throw thrown;
        store = null;
      }
      if (trap.calls >= trap.at) trap.at = 0;
      if (pick(40) === 0) {
        await rot(base, pick);
        store = null;
      }
    }
    trap.at = 0;
    await judge(await openOn(world, base), life);
  } catch (thrown) {
    throw new Error(`seed ${seed}: ${thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ''}` : String(thrown)}`, {
      cause: thrown,
    });
  }
}

async function act(store: Store, life: Life, pick: (below: number) => number): Promise<void> {
  const some = (most: number): number[] => [...new Set(Array.from({ length: 1 + pick(most) }, () => pick(ARTICLES)))];
  const { belief } = life;
  /** While it runs, nobody knows; when it is acknowledged, everybody does. */
  const change = async (ns: readonly number[], to: Belief, work: () => Promise<unknown>): Promise<void> => {
    for (const n of ns) if (belief[n] !== to) belief[n] = 'either';
    await work();
    for (const n of ns) belief[n] = to;
  };
  const kind = pick(10);
  if (kind < 4) {
    const ns = some(4);
    const job = pick(2) === 0 ? null : { job: 'j', from: life.trap.calls };
    life.undo = null;
    await change(ns, 'in', () =>
      store.add(
        ns.map((n) => ({ article: STORIES[n] ?? storyOf(n), how: 'imported' })),
        job,
      ),
    );
  } else if (kind < 6) {
    const there = some(3).filter((n) => belief[n] === 'in');
    life.undo = null;
    await change(there, 'out', async () => {
      const { batch } = await store.remove({ ids: there.map((n) => STORIES[n]?.id ?? '') });
      life.undo = { batch, ns: there };
    });
  } else if (kind === 6 && life.undo !== null) {
    const { batch, ns } = life.undo;
    life.undo = null;
    await change(ns, 'in', () => store.undo(batch));
  } else if (kind === 7) await store.rebuildIndex();
  else {
    const purge = pick(3) === 0;
    if (purge) life.undo = null;
    const isResting = pick(2) === 0;
    for (let i = pick(6); i >= 0 && (await store.maintain(purge ? Infinity : 0, isResting)); i--);
  }
}

/** A row of the index is lost or turns to nonsense. Texts are not touched: they are the truth. */
async function rot(base: ReturnType<typeof memoryDatabase>, pick: (below: number) => number): Promise<void> {
  await base.write(['meta', 'journal', 'blocks', 'sketches'], async (tx) => {
    const blocks = await tx.keys('blocks', 0, Infinity);
    const chunks = await tx.keys('journal', 0, Infinity);
    const which = pick(5);
    const block = blocks[pick(blocks.length + 1)];
    if (which === 0 && block !== undefined) tx.remove('blocks', block);
    if (which === 1 && block !== undefined) tx.put('blocks', block, Uint8Array.of(1, 1, 255, 255));
    if (which === 2) tx.remove('meta', 'segments');
    if (which === 3 && chunks[0] !== undefined) tx.remove('journal', chunks[0]);
    if (which === 4) tx.remove('meta', 'state');
  });
}

async function judge(store: Store, life: Life): Promise<void> {
  while (await store.maintain(0, life.trap.calls % 2 === 0));
  const there = await Promise.all(STORIES.map(({ id }) => store.has(id)));
  life.belief.forEach((belief, n) => {
    if (belief !== 'either' && (belief === 'in') !== there[n])
      throw new Error(`article ${n} is ${there[n] === true ? 'there' : 'gone'}, acknowledged was "${belief}"`);
  });
  const present = STORIES.filter((_, n) => there[n]);
  try {
    await expectWhole(store, present);
  } catch (thrown) {
    // A rotten row may show itself only to a lookup; then the index is made anew, as `compared` does.
    if (!(thrown instanceof AppError) || thrown.failure.code !== 'index-damaged') throw thrown;
    await store.rebuildIndex();
    while (await store.maintain(0));
    await expectWhole(store, present);
  }
}

/** The long run, from the command line. @public */
export async function main(args: readonly string[]): Promise<void> {
  const from = Number(args[0] ?? 1);
  const count = Number(args[1] ?? 10_000);
  const start = Date.now();
  for (let seed = from; seed < from + count; seed++) await runSchedule(seed);
  console.log(`${count} schedules from seed ${from}: all promises kept, ${((Date.now() - start) / count).toFixed(2)} ms each`);
}
