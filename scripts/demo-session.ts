import type { Page } from 'puppeteer-core';
import type { TabState } from '../src/protocol/messages.ts';
import { launch, until, type Driver, type LaunchOptions, type Target } from '../test/browser/driver.ts';
import { serve, type Server } from '../test/browser/server.ts';
import { demoArticle, demoFiles, demoPages, story, type DemoPage } from '../test/demo/pages.ts';

export interface DemoSession {
  readonly driver: Driver;
  readonly pages: readonly DemoPage[];
  /** The tab that shows the opened version. */
  readonly page: Page;
  readonly tab: number;
  /** What the extension says of it. */
  readonly state: TabState;
  close(): Promise<void>;
}

export type DemoOptions = Omit<LaunchOptions, 'withoutLoopback'> & {
  /** Which page to open; the translated-back copy by default. */
  readonly open?: string;
  readonly say?: (line: string) => void;
};

/** Serve every demo page at its own host name on loopback. */
export async function serveDemo(): Promise<{ server: Server; pages: DemoPage[] }> {
  const server = await serve();
  const pages = demoPages((host) => server.url(host, ''));
  for (const page of pages) {
    server.put(page.host, page.path, page.html);
    for (const file of demoFiles()) server.put(page.host, `/${file.name}`, { body: file.body, type: file.type });
  }
  return { server, pages };
}

/**
 * A real browser with the extension, the other versions of the demo story in its corpus, and one version open and
 * compared. The other versions go in by the same message that the options page uses for a file.
 */
export async function openDemo(target: Target, options: DemoOptions = {}): Promise<DemoSession> {
  const say = options.say ?? (() => undefined);
  const { server, pages } = await serveDemo();
  const opened = pages.find((page) => page.file === (options.open ?? story.opens));
  if (opened === undefined) throw new Error(`The demo has no page ${String(options.open)}.`);
  let driver: Driver | null = null;
  try {
    driver = await launch(target, options);
    const others = await Promise.all(pages.filter((page) => page !== opened).map(demoArticle));
    await driver.ask('corpus.import', { job: 'demo', from: 0, articles: others });
    say(`${String(others.length)} other pages are in the corpus.`);

    const page = await driver.newPage();
    await page.goto(opened.url, { waitUntil: 'load' });
    const tab = await driver.tabOf(opened.url);
    const state = await compared(driver, tab);
    await page.bringToFront();
    const running = driver;
    return {
      driver,
      pages,
      page,
      tab,
      state,
      close: async () => {
        await running.close();
        await server.close();
      },
    };
  } catch (error) {
    await driver?.close();
    await server.close();
    throw error;
  }
}

/** Run the tab as the popup does, and wait for the outcome. */
export async function compared(driver: Driver, tab: number): Promise<TabState> {
  const first = (await driver.ask('tab.run', { tab })) as TabState;
  if (first.state !== 'busy') return first;
  return until(async () => {
    const state = (await driver.ask('tab.state', { tab })) as TabState;
    return state.state === 'busy' ? null : state;
  }, 'the comparison of the opened page');
}

/** One line that says how the comparison came out. */
export function outcome(state: TabState): string {
  if (state.state !== 'analysed') return `The page was not compared: ${JSON.stringify(state)}`;
  const shown = state.report.findings.filter((finding) => finding.shown);
  const original = state.witnesses.find((witness) => witness.article.id === state.report.original.id);
  const from = original === undefined ? 'no likely original' : `likely original: ${original.article.outlet ?? original.article.site}`;
  return `${String(state.witnesses.length)} other versions, ${String(shown.length)} findings, ${from}.`;
}

/** Wait until what the extension draws stands still: two pictures in a row are the same. */
export async function settled(page: Page): Promise<void> {
  let last = '';
  await until(async () => {
    const now = await page.screenshot({ encoding: 'base64' });
    const same = now === last;
    last = now;
    return same;
  }, 'the page to stand still');
}
