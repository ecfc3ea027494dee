import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/model.ts';
import { POSTINGS_FORMAT } from '../../src/core/match/postings.ts';
import { Store } from '../../src/store/store.ts';
import { expectWhole } from '../store/brute-force.ts';
import { worldOf, type Stored } from '../store/stored-rows.ts';
import { storyOf } from '../store/stories.ts';
import { target } from './context.ts';
import { progressOf, putRows, rowsIn } from './corpus-rows.ts';
import { launch, until, type Driver } from './driver.ts';

/**
 * The index in a real browser: the background is killed right after each step that the database shows (flush, merge,
 * purge, rebuild, upgrade). Then the whole database is taken home, and must answer as a scan of the articles does.
 */

/** Enough for four flushes and the merge of their segments. */
const ARTICLES = 2_060;
const BATCH = 103;
/** Kills of one test; the work then goes on undisturbed. URTEXT_KILLS makes the run longer. */
const KILLS = Number(process.env['URTEXT_KILLS'] ?? 12);

const story = (n: number): Article => storyOf(n, { story: n * 3, site: n % 7 });

interface State {
  readonly articles: number;
  readonly health: string;
  readonly rebuilding?: { readonly done: number; readonly total: number };
}

describe('the index', () => {
  let driver: Driver;
  let desk: Page;
  let nudges = 0;
  const state = async (): Promise<State> => (await driver.ask('corpus.state', null)) as State;

  /** Ask until it is acknowledged, as our pages do when the background dies over a request. */
  const insist = (kind: string, requests: readonly unknown[]): Promise<number> =>
    desk.evaluate(
      async (what, all) => {
        const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
        const { version } = api.runtime.getManifest();
        let acknowledged = 0;
        for (const request of all) {
          const message = { urtext: 1, version, id: crypto.randomUUID(), kind: what, request };
          for (let tries = 0; tries < 200; tries++) {
            const answer = (await api.runtime.sendMessage(message).catch(() => undefined)) as { ok: boolean } | undefined;
            if (answer?.ok === true) {
              acknowledged++;
              break;
            }
            await new Promise((done) => setTimeout(done, 20));
          }
        }
        return acknowledged;
      },
      kind,
      requests,
    );

  /** Kill the background after each step seen, while there are any; gives the steps. */
  async function killAlong(watcher: Page): Promise<string[]> {
    const steps: string[] = [];
    for (let idle = 0; idle < 4 && steps.length < KILLS;) {
      const now = await progressOf(watcher, steps.at(-1) ?? null, 500);
      if (now === steps.at(-1)) {
        // Nobody works: the next change starts the slow work again, where the last background stopped.
        await insist('corpus.import', [{ job: 'nudge', from: nudges++, articles: [] }]);
        idle++;
        continue;
      }
      idle = 0;
      steps.push(now);
      await driver.killBackground();
    }
    return steps;
  }

  /** No slow work is left, and the index answers as a scan of these articles does. */
  async function expectIndex(articles: readonly Article[]): Promise<void> {
    let last = '';
    await until(
      async () => {
        const found = await state();
        const now = await progressOf(desk, null, 0);
        const quiet = now === last && found.rebuilding === undefined && now.includes('merge none');
        last = now;
        return quiet;
      },
      'the slow work to end',
      60_000,
    );
    const world = await worldOf(await rowsIn(desk));
    const row = await world.around.database.read(['meta'], (tx) => tx.get('meta', 'state'));
    const rules = (row as { rules?: { prior: string } } | undefined)?.rules;
    const store = await Store.open({ ...world.around, priorName: rules?.prior ?? '' });
    expect(store.state.rebuild).toBeNull();
    await expectWhole(store, articles);
  }

  beforeAll(async () => {
    driver = await launch(target);
    desk = await driver.openExtensionPage('src/options/index.html');
  });
  afterAll(async () => {
    await driver.close();
  });

  const all = Array.from({ length: ARTICLES }, (_, n) => story(n));

  it('survives a death after every flush and slice of a merge', async () => {
    const batches = Array.from({ length: ARTICLES / BATCH }, (_, i) => ({
      job: 'index',
      from: i,
      articles: all.slice(i * BATCH, (i + 1) * BATCH),
    }));
    await state();
    const watcher = await driver.openExtensionPage('src/options/index.html');
    const work = insist('corpus.import', batches);
    const steps = await killAlong(watcher);
    expect(await work).toBe(batches.length);
    expect(new Set(steps.map((step) => step.split(',')[0])).size).toBeGreaterThan(2);
    await expectIndex(all);
    await watcher.close();
  }, 180_000);

  const kept = all.filter((_, n) => n % 7 !== 3);

  it('survives deaths while articles are deleted and purged', async () => {
    expect(await insist('corpus.delete', [{ site: 'site3.example' }])).toBe(1);
    // What was deleted ten seconds ago is purged: say that it was.
    const { tombstones = [] } = await rowsIn(desk);
    const old = tombstones.map(([key, row]) => [key, { ...(row as object), at: 0 }] as const);
    await putRows(desk, { tombstones: old } as unknown as Stored, { table: 'tombstones', key: 'none' });
    await driver.killBackground();
    const watcher = await driver.openExtensionPage('src/options/index.html');
    const again = { job: 'again', from: 0, articles: [story(0)] };
    const work = insist('corpus.import', [again]);
    const steps = await killAlong(watcher);
    expect(await work).toBe(1);
    expect(steps.some((step) => !step.endsWith('gone 0'))).toBe(true);
    await expectIndex(kept);
    await watcher.close();
  }, 180_000);

  it('is made anew when it is damaged, with progress, while matching goes on, however often the background dies', async () => {
    const watcher = await driver.openExtensionPage('src/options/index.html');
    await putRows(desk, {}, { table: 'meta', key: 'segments' });
    // A background that was awake has its view in memory; the next one looks.
    await driver.killBackground();
    const first = await state();
    // Asked while the index is being made: an answer, not an error.
    const asked = (await driver.ask('compare.load', { tab: null, page: story(1).id })) as { witnesses: unknown[] };
    expect(Array.isArray(asked.witnesses)).toBe(true);
    await killAlong(watcher);
    expect(first).toMatchObject({ articles: kept.length, health: 'rebuilding' });
    expect(first?.rebuilding?.total).toBeGreaterThanOrEqual(kept.length);
    await expectIndex(kept);
    await watcher.close();
  }, 180_000);

  it('upgrades what version 0.1.0 stored beside itself, and survives deaths over it', async () => {
    const { meta } = await rowsIn(desk);
    const prior = (meta?.find(([key]) => key === 'state')?.[1] as { rules: { prior: string } } | undefined)?.rules.prior;
    const old = JSON.parse(readFileSync(fileURLToPath(new URL('../store/layout-1.json', import.meta.url)), 'utf8')) as Required<Stored>;
    const stored = {
      ...old,
      meta: old.meta.map(([key, row]) =>
        key === 'state' ? [key, { ...(row as object), rules: { ...(row as { rules: object }).rules, prior } }] : [key, row],
      ),
    } as Stored;
    await driver.killBackground();
    await putRows(desk, stored, 'all');
    const articles = [...Array(22).keys()].filter((n) => n !== 5 && n !== 20).map((n) => storyOf(n, { sentences: 2 }));
    await driver.killBackground();
    expect(await state()).toMatchObject({ articles: articles.length, health: 'ok' });
    const watcher = await driver.openExtensionPage('src/options/index.html');
    const work = insist('corpus.import', [{ job: 'new', from: 0, articles: [storyOf(40)] }]);
    await killAlong(watcher);
    expect(await work).toBe(1);
    await expectIndex([...articles, storyOf(40)]);
    const { meta: after } = await rowsIn(desk);
    const row = after?.find(([key]) => key === 'segments')?.[1] as { segments: { format?: number }[] } | undefined;
    expect(new Set(row?.segments.map(({ format }) => format))).toEqual(new Set([POSTINGS_FORMAT]));
    await watcher.close();
  }, 180_000);

  it('has one writer at a time: while another context holds the lock, nothing is written', async () => {
    const held = await driver.openExtensionPage('src/options/index.html');
    await held.evaluate(
      () =>
        new Promise<void>((ready) => {
          void navigator.locks.request('urtext-store', () => {
            ready();
            return new Promise<void>((release) => Object.assign(globalThis, { release }));
          });
        }),
    );
    const { articles } = await state();
    let acknowledged = false;
    const work = insist('corpus.import', [{ job: 'locked', from: 0, articles: [storyOf(41)] }]).finally(() => (acknowledged = true));
    await until(
      () => held.evaluate(async () => (await navigator.locks.query()).pending?.some(({ name }) => name === 'urtext-store') === true),
      'a writer in line',
    );
    expect(acknowledged).toBe(false);
    expect((await state()).articles).toBe(articles);
    await held.evaluate(() => (globalThis as unknown as { release: () => void }).release());
    expect(await work).toBe(1);
    expect((await state()).articles).toBe(articles + 1);
    await held.close();
  }, 60_000);
});
