import type { Page } from 'puppeteer-core';
import { launch, type Driver, type Target } from '../browser/driver.ts';
import { newsPage } from '../browser/pages.ts';
import { serve, type Server } from '../browser/server.ts';
import { fillCorpus } from '../browser/stage.ts';
import { STORY } from '../browser/story.data.ts';
import { remix } from '../lab/remixed.ts';
import { syntheticArticle } from '../lab/synthetic.ts';

/**
 * From the moment at which a page begins to load until the first mark is drawn on it, in the built extension: with the
 * extension awake, with its background stopped before each page, and with all of it stopped (in Chrome the analyst's
 * document too). The page has three versions in the corpus; each load is an address of its own, so that nothing is
 * remembered. Beside it the bare page, until its `load` event.
 *
 * `npm run build && node scripts/run-ts.mjs test/bench/first-mark.ts chrome|firefox [PAGES] [ARTICLES]`
 */

/** Rests between looks; the time itself is taken in the page, when the mark comes. */
const LOOK_MS = 25;
const GIVE_UP = 800;

/** Milliseconds since the page began to load, by its own clock; null while there is none. */
const firstMark = (driver: Driver, page: Page): Promise<number | null> =>
  driver.inRoot(
    page,
    (root) => {
      const held = root as ShadowRoot & { firstMark?: number | null };
      if (held.firstMark === undefined) {
        held.firstMark = root.querySelector('.mark') === null ? null : performance.now();
        const observer = new MutationObserver(() => {
          if (root.querySelector('.mark') === null) return;
          observer.disconnect();
          held.firstMark ??= performance.now();
        });
        observer.observe(root, { childList: true, subtree: true });
      }
      return held.firstMark;
    },
    null,
  );

async function once(driver: Driver, page: Page, url: string): Promise<{ mark: number; load: number }> {
  const going = page.goto(url);
  for (let look = 0; look < GIVE_UP; look++) {
    const mark = await firstMark(driver, page).catch(() => null);
    if (mark !== null) {
      await going;
      const load = await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventStart);
      return { mark, load };
    }
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
  throw new Error(`no mark on ${url}`);
}

const at = (times: readonly number[], share: number): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
};

async function closeAnalyst(driver: Driver): Promise<void> {
  if (driver.target !== 'chrome') return;
  const desk = await driver.openExtensionPage('src/options/index.html');
  await desk.evaluate(() => chrome.offscreen.closeDocument().catch(() => undefined));
  await desk.close();
}

async function rows(driver: Driver, server: Server, pages: number): Promise<void> {
  console.log('| milliseconds from the begin of the load | least | median | p95 |\n|---|---|---|---|');
  const states: readonly (readonly [string, () => Promise<void>])[] = [
    ['awake', async () => undefined],
    ['background stopped', () => driver.killBackground()],
    ['all of it stopped', () => closeAnalyst(driver).then(() => driver.killBackground())],
  ];
  for (const [name, before] of states) {
    const marks: number[] = [];
    const loads: number[] = [];
    for (let n = 0; n < pages + 1; n++) {
      const url = server.put('alpha', `/${name.replaceAll(' ', '-')}-${String(n)}`, newsPage(STORY.harbour));
      const page = await driver.newPage();
      await before();
      const { mark, load } = await once(driver, page, url);
      // The first of each is the warming up of this process and of the browser's own caches.
      if (n > 0) {
        marks.push(mark);
        loads.push(load);
      }
      await page.close();
    }
    console.log(`| first mark, ${name} | ${at(marks, 0)} | ${at(marks, 0.5)} | ${at(marks, 0.95)} |`);
    console.log(`| the page itself, until it is loaded | ${at(loads, 0)} | ${at(loads, 0.5)} | ${at(loads, 0.95)} |`);
  }
}

/** @public */
export async function main(args: readonly string[]): Promise<number> {
  const target: Target = args[0] === 'firefox' ? 'firefox' : 'chrome';
  const pages = Number(args[1] ?? 30);
  const articles = Number(args[2] ?? 1_000);
  const real = remix();
  const driver = await launch(target);
  const server = await serve();
  try {
    for (let from = 0; from < articles; from += 500) {
      const batch = Array.from({ length: Math.min(500, articles - from) }, (_, i) => real?.article(from + i) ?? syntheticArticle(from + i));
      await driver.ask('corpus.import', { job: 'others', from, articles: batch });
    }
    await fillCorpus(driver, server);
    await driver.ask('site.set', { host: 'alpha.localhost', drawing: 'always' });
    console.log(
      `${target}, ${String(pages)} pages, ${String(articles)} other articles ${real === null ? '(made up)' : '(real news remixed)'}`,
    );
    await rows(driver, server, pages);
    return 0;
  } finally {
    await driver.close();
    await server.close();
  }
}
