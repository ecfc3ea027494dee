import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { gunzipSync } from 'node:zlib';
import { articleId } from '../../src/core/article-id.ts';
import type { Article } from '../../src/core/model.ts';
import { launch, type Driver, type Target } from '../browser/driver.ts';
import { sharedFolder } from '../shared-folder.ts';

/**
 * The built extension in a real browser: import, one save, and a whole match and comparison, hot and with the
 * background stopped before each. The bare relay (a message that only reads a setting) is measured beside it
 * in the same run, since a loaded machine slows both. The matches come after the upkeep of every half hour. Told too: how long others wait while articles are imported,
 * and while a tenth of them is deleted, purged and merged.
 *
 * `npm run build && node scripts/run-ts.mjs test/bench/in-browser.ts chrome|firefox [ARTICLES]`
 */

const BATCH = 500;
/** Batches on their way at once, as an import has. */
const IN_FLIGHT = 2;
const QUERIES = 20;

/** Endings that make the rare words of a copy its own, so that article n is no sibling of article m. */
const ENDINGS = ['ka', 'lo', 'mir', 'tan', 'ves', 'dro', 'pel', 'gun', 'shi', 'bar', 'wex', 'nul', 'qua', 'zor', 'fim', 'hep'];

/** Article `n`: real news texts first, then copies whose longer words are renamed. */
function articleOf(n: number, base: readonly { readonly title?: string | null; readonly text: string }[]): Article {
  const real = base[n % base.length];
  const copy = Math.floor(n / base.length);
  const ending = (word: string, salt: number): string => ENDINGS[(word.length * 7 + word.charCodeAt(2) * 13 + salt) % ENDINGS.length] ?? '';
  const text =
    copy === 0
      ? (real?.text ?? '')
      : (real?.text ?? '').replace(/\b[a-zA-Z]{6,}\b/gu, (word) => word + ending(word, copy) + (copy < 16 ? '' : ending(word, copy >> 4)));
  const url = `https://site${n % 97}.example/article-${n}`;
  return {
    id: articleId(url, text),
    url,
    site: `site${n % 97}.example`,
    title: real?.title ?? null,
    byline: null,
    published: null,
    lang: 'en',
    text,
  };
}

/** Milliseconds that the message took as its sender sees it. */
const timed = (desk: Page, kind: string, request: unknown): Promise<number> =>
  desk.evaluate(
    async (what, content) => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      const { version } = api.runtime.getManifest();
      const start = performance.now();
      const answer = (await api.runtime.sendMessage({ urtext: 1, version, id: crypto.randomUUID(), kind: what, request: content })) as
        | { ok?: boolean }
        | undefined;
      if (answer?.ok !== true) throw new Error(`${what}: ${JSON.stringify(answer)}`);
      return performance.now() - start;
    },
    kind,
    request,
  );

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);

async function row(name: string, driver: Driver, desk: Page, isCold: boolean, kind: string, requests: readonly unknown[]): Promise<void> {
  const times: number[] = [];
  const matches: number[] = [];
  for (const request of requests) {
    if (isCold) await driver.killBackground();
    times.push(await timed(desk, kind, request));
    if (kind in MEASURES) matches.push(...(await measured(driver, desk, MEASURES[kind]?.[0] ?? '')));
  }
  print(name, times);
  if (matches.length > 0) print(`of it, ${MEASURES[kind]?.[1] ?? ''} by the background's own clock`, matches);
}

function print(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  console.log(`| ${name} | ${at(times, 0)} | ${at(times, 0.5)} | ${at(times, 0.95)} |`);
}

/** What the background measures itself, by message. */
const MEASURES: Readonly<Record<string, readonly [string, string]>> = {
  'compare.load': ['urtext match', 'the match'],
  'corpus.import': ['urtext add', 'the store'],
};

/** What the last one took inside. Chromium's debugger looks into the worker; Firefox's background is a page of its own. */
async function measured(driver: Driver, desk: Page, name: string): Promise<number[]> {
  if (driver.target === 'firefox')
    return desk.evaluate(async (what) => {
      const { runtime } = (globalThis as unknown as { browser: { runtime: { getBackgroundPage(): Promise<Window> } } }).browser;
      const { performance: inside } = await runtime.getBackgroundPage();
      return inside.getEntriesByName(what).map(({ duration }) => duration);
    }, name);
  const found = driver.browser.targets().find((one) => one.type() === 'service_worker');
  const worker = await found?.worker();
  return (await worker?.evaluate((what) => performance.getEntriesByName(what).map(({ duration }) => duration), name)) ?? [];
}

interface State {
  readonly articles: number;
  readonly bytes: { readonly texts: number; readonly sketches: number; readonly index: number };
}

/** Articles are made in the page, so that the debugger's wire is not what is measured. */
async function importAll(
  desk: Page,
  total: number,
  base: readonly { readonly text: string }[],
): Promise<{ rate: number; longest: number }> {
  let spent = 0;
  let longest = 0;
  // A slice at a time, or one message of the debugger would hold all.
  const SLICE = 5_000;
  for (let from = 0; from < total; from += SLICE) {
    const articles = Array.from({ length: Math.min(SLICE, total - from) }, (_, i) => articleOf(from + i, base));
    const took = await desk.evaluate(
      async (rows, start, size, most) => {
        const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
        const { version } = api.runtime.getManifest();
        const began = performance.now();
        let slowest = 0;
        let at = 0;
        const lane = async (): Promise<void> => {
          while (at < rows.length) {
            const first = at;
            at += size;
            const sent = performance.now();
            const request = { job: 'bench', from: start + first, articles: rows.slice(first, first + size) };
            const answer = (await api.runtime.sendMessage({
              urtext: 1,
              version,
              id: crypto.randomUUID(),
              kind: 'corpus.import',
              request,
            })) as { ok?: boolean } | undefined;
            if (answer?.ok !== true) throw new Error(`corpus.import: ${JSON.stringify(answer)}`);
            slowest = Math.max(slowest, performance.now() - sent);
          }
        };
        await Promise.all(Array.from({ length: most }, lane));
        return { all: performance.now() - began, slowest };
      },
      articles,
      from,
      BATCH,
      IN_FLIGHT,
    );
    spent += took.all;
    longest = Math.max(longest, took.slowest);
    console.error(`${from + articles.length} of ${total}`);
  }
  return { rate: (total / spent) * 1000, longest };
}

/** Run `work` and tell for how long others waited meanwhile: the background's own timer (Chromium), and a bare message. */
async function waitsDuring(driver: Driver, work: () => Promise<void>): Promise<string> {
  const desk = await driver.openExtensionPage('src/options/index.html');
  const found = driver.browser.targets().find((one) => one.type() === 'service_worker');
  const worker = driver.target === 'chrome' ? await found?.worker() : null;
  await worker?.evaluate(() => {
    const held = globalThis as { urtextGaps?: number[] };
    const gaps: number[] = (held.urtextGaps = []);
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }, 0);
  });
  await desk.evaluate(() => {
    const held = globalThis as { urtextWaits?: number[] };
    const waits: number[] = (held.urtextWaits = []);
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    const { version } = api.runtime.getManifest();
    const next = async (): Promise<void> => {
      const sent = performance.now();
      await api.runtime.sendMessage({ urtext: 1, version, id: crypto.randomUUID(), kind: 'settings.get', request: null });
      waits.push(performance.now() - sent);
      setTimeout(() => void next(), 20);
    };
    void next();
  });
  await work();
  const waits = await desk.evaluate(() => (globalThis as { urtextWaits?: number[] }).urtextWaits ?? []);
  const gaps = (await worker?.evaluate(() => (globalThis as { urtextGaps?: number[] }).urtextGaps ?? [])) ?? [];
  await desk.close();
  const words = (times: number[]): string =>
    times.length === 0
      ? 'unknown'
      : `longest ${Math.max(...times).toFixed(0)} ms, 99 % ${at(
          times.sort((a, b) => a - b),
          0.99,
        )} ms`;
  return `pause of the background: ${words(gaps)}; bare message: ${words(waits)}`;
}

/** Delete every site of ten, and have the background purge them as if the browser had started anew, until it is done. */
async function deleteAndPurge(driver: Driver, desk: Page): Promise<void> {
  for (let site = 0; site < 97; site += 10) await driver.ask('corpus.delete', { site: `site${site}.example` });
  await desk.evaluate(async () => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    await api.storage.session.set({ started: Date.now() + 1_000 });
  });
  await driver.ask('corpus.import', { job: 'upkeep', from: 0, articles: [] });
  await quiet(driver);
}

/** The segments are merged in the background: wait until nothing changes any more. */
async function quiet(driver: Driver): Promise<State> {
  let state = (await driver.ask('corpus.state', null)) as State;
  for (let before = ''; before !== JSON.stringify(state.bytes);) {
    before = JSON.stringify(state.bytes);
    await new Promise((done) => setTimeout(done, 3_000));
    state = (await driver.ask('corpus.state', null)) as State;
  }
  return state;
}

/** What JavaScript holds in the background, after the engine has tidied up; Chromium alone tells. */
async function heapOf(driver: Driver): Promise<string> {
  const found = driver.browser.targets().find((one) => one.type() === 'service_worker');
  if (driver.target !== 'chrome' || found === undefined) return 'unknown';
  const session = await found.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return `${(usedSize / 2 ** 20).toFixed(0)} MB`;
}

/** @public */
export async function main(args: readonly string[]): Promise<number> {
  const target: Target = args[0] === 'firefox' ? 'firefox' : 'chrome';
  const total = Number(args[1] ?? 5_000);
  const file = sharedFolder('eval/distractors/articles.jsonl.gz');
  if (file === null) {
    console.error('../shared/eval is not here: nothing to import');
    return 1;
  }
  const base = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { title?: string | null; text: string });
  const driver = await launch(target);
  try {
    const desk = await driver.openExtensionPage('src/options/index.html');
    let imported = { rate: 0, longest: 0 };
    const whileImporting = await waitsDuring(driver, async () => {
      imported = await importAll(desk, total, base);
    });
    const { rate, longest } = imported;
    let state = (await driver.ask('corpus.state', null)) as State;
    console.log(
      `${target}, ${state.articles} articles: imported at ${Math.round(rate)} a second, longest wait for a batch of ${BATCH} ${longest.toFixed(0)} ms`,
    );
    console.log(
      `bytes an article: text ${Math.round(state.bytes.texts / total)}, sketch ${Math.round(state.bytes.sketches / total)}, index ${Math.round(state.bytes.index / total)}`,
    );
    console.log('| milliseconds, message to answer | least | median | p95 |\n|---|---|---|---|');
    const nothing = Array.from({ length: QUERIES }, () => null);
    const saves = nothing.map((_, i) => ({ job: 'one', from: i, articles: [articleOf(total + i, base)] }));
    const pages = nothing.map((_, i) => ({ tab: null, page: articleOf((i * 997) % total, base).id }));
    await quiet(driver);
    // The upkeep of every half hour, now: it has time to put together what need not be.
    await desk.evaluate(() => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return api.alarms.create('upkeep', { when: Date.now() });
    });
    await new Promise((done) => setTimeout(done, 10_000));
    state = await quiet(driver);
    console.log(
      `index after merging: ${Math.round(state.bytes.index / total)} bytes an article; heap of the background ${await heapOf(driver)}`,
    );
    await row('bare relay, hot', driver, desk, false, 'settings.get', nothing);
    await row('save one article', driver, desk, false, 'corpus.import', saves);
    await row('match and compare, hot', driver, desk, false, 'compare.load', pages);
    await row('bare relay, background stopped', driver, desk, true, 'settings.get', nothing);
    await row('match and compare, background stopped', driver, desk, true, 'compare.load', pages);
    console.log(`heap of the background at the end ${await heapOf(driver)}`);
    console.log(`while importing, ${whileImporting}`);
    console.log(`while deleting a tenth and tidying up, ${await waitsDuring(driver, () => deleteAndPurge(driver, desk))}`);
    return 0;
  } finally {
    await driver.close();
  }
}
