import type { Page } from 'puppeteer-core';
import { siblingSets } from '../lab/sibling-sets.ts';
import { launch, until, type Driver, type Target } from './driver.ts';
import { placeStories, type StoryWeb, type WebStory } from './find-web-stories.ts';
import { openFind, press, tabShowing, useSimulated } from './finding.ts';
import { recorder } from './recorder.ts';
import { accountOf } from './sent.ts';
import { HOSTILE, simulatedWeb, STALLS } from './simulated-web.ts';

/** A server that never answers is named with one story in so many: each costs Urtext's whole patience. */
const STALLED_EVERY = 20;

/**
 * From nothing to two versions: `node scripts/run-ts.mjs test/browser/find-web.ts chrome|firefox STORIES [FROM TO]`.
 * Stories of ../shared/eval stand on the simulated web, in four looks, some on slow and failing servers, with hostile
 * pages in every answer; each begins with an empty corpus. The clock runs from the click on "Find other versions" until
 * the comparison shows two versions. A proxy sees every request of the browser. Prints a line a story, then all figures.
 */
export async function main([target = 'chrome', wanted = '200', from = '0', to = wanted]: readonly string[]): Promise<number> {
  const sets = await siblingSets();
  if (sets === null) {
    console.error('skipped: ../shared/eval is not there');
    return 0;
  }
  const hostile: string[] = [...HOSTILE];
  const web = await simulatedWeb({ hostile });
  const placed = placeStories(web, sets, Number(wanted));
  const proxy = await recorder();
  const driver = await launch(target as Target, { proxy: proxy.port });
  const chosen = placed.stories.slice(Number(from), Number(to));
  const runs: Run[] = [];
  try {
    await useSimulated(driver, web);
    for (const story of chosen) {
      hostile.splice(HOSTILE.length, 1, ...(story.number % STALLED_EVERY === 5 ? [STALLS] : []));
      const run = await oneStory(driver, placed, story);
      runs.push(run);
      console.log(lineOf(story, run));
    }
    const account = await accountOf(
      driver,
      proxy.sent,
      chosen.map(({ address }) => address),
    );
    console.log(figures(target, chosen, runs));
    console.log(
      `proxy: ${String(proxy.sent.length)} requests and tunnels of the whole browser, ${String(account.listed)} in the list of requests, ${String(account.unexplained.length)} unexplained, ${String(account.unseen.length)} listed but never sent; the browser itself asked ${account.browser.join(', ') || 'nobody'}`,
    );
    for (const { method, address } of account.unexplained.slice(0, 20)) console.log(`  unexplained: ${method} ${address}`);
    for (const address of account.unseen.slice(0, 20)) console.log(`  never sent: ${address}`);
  } finally {
    await driver.close();
    await proxy.close();
    await web.close();
  }
  return 0;
}

interface Run {
  /** Sites with a version of the story, unclear ones among them. */
  readonly sites: number;
  /** Until the comparison shows two versions; null where it does not come to that. */
  readonly seconds: number | null;
  readonly strangers: readonly string[];
  readonly unclear: readonly string[];
  readonly trouble: string | null;
}

async function oneStory(driver: Driver, placed: StoryWeb, story: WebStory): Promise<Run> {
  const before = (await driver.ask('corpus.state', null)) as { articles: number };
  if (before.articles > 0) await driver.ask('corpus.delete', { all: true, count: before.articles });
  const tabs = await driver.browser.pages();
  let run: Run = { sites: 0, seconds: null, strangers: [], unclear: [], trouble: null };
  try {
    const { find, began } = await openFind(driver, story.address);
    await press(find, '#look-up');
    if (await hasCandidates(find)) {
      await press(find, '#fetch');
      const isOver = (): Promise<boolean> =>
        find.evaluate(() => document.querySelector('.outcome h2') !== null && document.querySelector('progress') === null);
      // Two sites, or the end: whichever is first.
      await until(async () => (await sitesFound(find)) >= 2 || (await isOver()), 'two sites or the end', 60_000);
      if ((await sitesFound(find)) >= 2) {
        const compare = await tabShowing(driver, '/src/compare/index.html', tabs);
        await until(() => compare.evaluate(() => document.querySelectorAll('.beside input').length >= 2), 'two beside the page', 60_000);
        run = { ...run, seconds: (Date.now() - began) / 1000 };
      }
      await until(isOver, 'the end', 60_000);
    }
    const { articles } = (await driver.ask('corpus.list', { search: '', cursor: null, limit: 100 })) as { articles: { url: string }[] };
    const of = (kind: 'stranger' | 'unclear'): string[] =>
      articles.filter(({ url }) => placed.kindOf(url, story) === kind).map(({ url }) => url);
    run = { ...run, sites: await sitesFound(find), strangers: of('stranger'), unclear: of('unclear') };
  } catch (error) {
    run = { ...run, trouble: error instanceof Error ? error.message : String(error) };
  }
  for (const page of await driver.browser.pages()) if (!tabs.includes(page)) await page.close().catch(() => undefined);
  return run;
}

/** Asked and answered: is there anything to fetch? */
const hasCandidates = async (find: Page): Promise<boolean> =>
  (await until(
    () =>
      find.evaluate(() => {
        if (document.querySelector('.candidates li') !== null) return 'some';
        const isIdle = document.querySelector<HTMLButtonElement>('#look-up')?.disabled === false;
        return document.querySelectorAll('.sent li').length >= 2 && isIdle ? 'none' : null;
      }),
    'candidates',
    60_000,
  )) === 'some';

const sitesFound = (find: Page): Promise<number> =>
  find.evaluate(() => new Set([...document.querySelectorAll('.fate-version .candidate-facts > bdi')].map((one) => one.textContent)).size);

const lineOf = ({ number, group, versions }: WebStory, { sites, seconds, strangers, unclear, trouble }: Run): string =>
  [
    `${String(number)} ${group} versions ${String(versions)} sites ${String(sites)}`,
    seconds === null ? '' : `${seconds.toFixed(1)} s`,
    ...strangers.map((url) => `STRANGER ${url}`),
    ...unclear.map((url) => `unclear ${url}`),
    trouble ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');

function figures(target: string, stories: readonly WebStory[], runs: readonly Run[]): string {
  const had = runs.filter((_, i) => (stories[i]?.versions ?? 0) > 0);
  const times = had.flatMap(({ seconds }) => (seconds !== null && seconds <= 60 ? [seconds] : [])).toSorted((a, b) => a - b);
  const share = ((100 * times.length) / Math.max(1, had.length)).toFixed(1);
  const at = (q: number): string => (times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0).toFixed(1);
  const sum = (of: (run: Run) => number): string => String(runs.reduce((total, run) => total + of(run), 0));
  return `${target}: ${String(times.length)} of ${String(had.length)} stories with versions reached two sites within 60 s and 3 clicks (${share} %), median ${at(0.5)} s, nine in ten ${at(0.9)} s, ${sum(({ strangers }) => strangers.length)} false siblings, ${sum(({ unclear }) => unclear.length)} unclear, ${sum(({ trouble }) => (trouble === null ? 0 : 1))} in trouble`;
}
