import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { gunzipSync } from 'node:zlib';
import { articleId } from '../../src/core/article-id.ts';
import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import type { Article } from '../../src/core/model.ts';
import { launch, type Driver, type Target } from '../browser/driver.ts';
import { sharedFolder } from '../shared-folder.ts';

/**
 * A match in the built extension beside a million sketches, hot and with the background stopped before each: the real
 * articles of ../shared/eval's distractors are imported as always, sketches and index of made-up ones
 * (`synthetic-fingerprints.ts`, with the real articles' words as the more common ones) are written beside them.
 * Each query is a real article of which a version is stored; it must be found.
 *
 * `npm run build && node scripts/run-ts.mjs test/bench/million.ts chrome|firefox [ARTICLES …]` (10000 100000 1000000)
 */

const QUERIES = 24;
const REAL = 2_000;
const BATCH = 200;
/** Articles of one segment as they are written; the store then puts them together as it does when it has time. */
const SEGMENT = 65_536;
/** What came since then lies in segments of their own: a twentieth of all, as three. */
const TAIL = 0.05;

interface Fill {
  fill(from: number, to: number, words: readonly number[]): Promise<void>;
  isMerging(): Promise<boolean>;
}

interface State {
  readonly articles: number;
  readonly bytes: { readonly index: number };
}

function realArticles(): Article[] | null {
  const file = sharedFolder('eval/distractors/articles.jsonl.gz');
  if (file === null) return null;
  const lines = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, REAL);
  return lines.map((line, n) => {
    const { title, text } = JSON.parse(line) as { title?: string | null; text: string };
    return articleAt(`https://site${n % 97}.example/article-${n}`, title ?? null, text);
  });
}

function articleAt(url: string, title: string | null, text: string): Article {
  return { id: articleId(url, text), url, site: new URL(url).host, title, byline: null, published: null, lang: 'en', text };
}

/** A version: every fifth sentence left out. */
const versionOf = ({ title, text }: Article, n: number): Article =>
  articleAt(
    `https://other${n}.example/version`,
    title ?? null,
    text
      .split(/(?<=\. )/u)
      .filter((_, s) => s % 5 !== 4)
      .join(''),
  );

/** Hashes of the words of these articles, the commonest first. */
function wordsOf(articles: readonly Article[]): number[] {
  const times = new Map<number, number>();
  for (const article of articles) for (const stem of new Set(fingerprintOf(article).stems)) times.set(stem, (times.get(stem) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([stem]) => stem);
}

/** The page's part, as one script. */
async function pageScript(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('million-page.ts', import.meta.url)), formats: ['iife'], name: 'million' },
    },
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (first === undefined || !('output' in first)) throw new Error('no script was made');
  return `${first.output[0].code}\nglobalThis.million = million;`;
}

async function measured(driver: Driver): Promise<number> {
  const found = driver.browser.targets().find((one) => one.type() === 'service_worker');
  const worker = driver.target === 'chrome' ? await found?.worker() : undefined;
  const times = await worker?.evaluate(() => performance.getEntriesByName('urtext match').map(({ duration }) => duration));
  return times?.at(-1) ?? NaN;
}

const at = (times: readonly number[], share: number): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
};

async function rows(driver: Driver, articles: number, ids: readonly string[]): Promise<void> {
  for (const how of ['asked for the first time', 'asked again', 'background stopped']) {
    const isCold = how === 'background stopped';
    const matches: number[] = [];
    const wholes: number[] = [];
    let found = 0;
    for (const page of ids) {
      if (isCold) await driver.killBackground();
      const sent = performance.now();
      const answer = (await driver.ask('compare.load', { tab: null, page })) as { report: { order: readonly string[] } };
      wholes.push(performance.now() - sent);
      matches.push(await measured(driver));
      if (answer.report.order.length > 1) found++;
    }
    const times = (all: readonly number[]): string => `${at(all, 0)} | ${at(all, 0.5)} | ${at(all, 0.95)}`;
    const name = `${articles} articles, ${how}`;
    console.log(`| ${name}: match by the background's own clock | ${times(matches)} |`);
    console.log(`| ${name}: match and compare, from message to answer; version found ${found} of ${ids.length} | ${times(wholes)} |`);
  }
}

async function fillTo(desk: Page, from: number, to: number, words: readonly number[]): Promise<void> {
  for (let at = from; at < to; at += SEGMENT) {
    const end = Math.min(to, at + SEGMENT);
    await desk.evaluate(
      (first, last, hashes) => (globalThis as unknown as { million: Fill }).million.fill(first, last, hashes),
      at,
      end,
      words,
    );
    console.error(`${end} made-up articles`);
  }
}

/** The alarm that tidies up, now; and wait until nothing is left to be put together. */
async function rest(driver: Driver, desk: Page): Promise<void> {
  const began = performance.now();
  const state = async (): Promise<string> => {
    const isMerging = await desk.evaluate(() => (globalThis as unknown as { million: Fill }).million.isMerging());
    return `${((await driver.ask('corpus.state', null)) as State).bytes.index}${isMerging ? ' and more' : ''}`;
  };
  for (let before = '', now = await state(); before !== now || now.endsWith('more'); before = now, now = await state()) {
    await desk.evaluate(() => chrome.alarms.create('upkeep', { when: Date.now() }));
    await new Promise((done) => setTimeout(done, 10_000));
  }
  console.error(`put together in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

/** @public */
export async function main(args: readonly string[]): Promise<number> {
  const target: Target = args[0] === 'firefox' ? 'firefox' : 'chrome';
  const sizes = args.length > 1 ? args.slice(1).map(Number) : [10_000, 100_000, 1_000_000];
  const real = realArticles();
  if (real === null) {
    console.error('../shared/eval is not here: nothing to ask for');
    return 1;
  }
  const asked = Array.from({ length: QUERIES }, (_, i) => real[Math.floor((i * REAL) / QUERIES)] as Article);
  const all = [...real, ...asked.map(versionOf)];
  const words = wordsOf(real);
  const script = await pageScript();
  const driver = await launch(target);
  try {
    for (let from = 0; from < all.length; from += BATCH)
      await driver.ask('corpus.import', { job: 'real', from, articles: all.slice(from, from + BATCH) });
    let filled = 0;
    console.log('| milliseconds | least | median | p95 |\n|---|---|---|---|');
    for (const size of sizes) {
      const desk = await driver.openExtensionPage('src/options/index.html');
      const last = size - all.length;
      const tail = Math.floor(last - size * TAIL);
      // The page asks the background on its own account; nobody may write beside us.
      await driver.killBackground();
      await desk.evaluate(script);
      await fillTo(desk, filled, tail, words);
      await rest(driver, desk);
      await driver.killBackground();
      let at = tail;
      for (const share of [0.75, 0.2, 0.05]) {
        const end = share === 0.05 ? last : at + Math.floor(size * TAIL * share);
        await fillTo(desk, at, end, words);
        at = end;
      }
      filled = last;
      await driver.killBackground();
      await desk.close();
      const { articles, bytes } = (await driver.ask('corpus.state', null)) as State;
      console.error(`${articles} articles, ${Math.round(bytes.index / articles)} bytes of index an article`);
      await rows(
        driver,
        articles,
        asked.map(({ id }) => id),
      );
    }
    return 0;
  } finally {
    await driver.close();
  }
}
