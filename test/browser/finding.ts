import type { Page } from 'puppeteer-core';
import { until, type Driver } from './driver.ts';
import { run } from './stage.ts';
import type { SimulatedWeb } from './simulated-web.ts';

/** What a reader does to find versions, by real clicks, and how long it takes. */

/** Point the page's index and archive to the simulated ones. */
export async function useSimulated(driver: Driver, web: SimulatedWeb): Promise<void> {
  const page = await driver.openExtensionPage('src/options/index.html');
  await page.evaluate(
    (gdelt, archive) => {
      localStorage.setItem('find.gdelt', gdelt);
      localStorage.setItem('find.archive', archive);
    },
    web.url('gdelt', '/api/v2/doc/doc'),
    web.url('archive', '').replace(/\/$/u, ''),
  );
  await page.close();
}

/** The tab that shows this page of ours, once it is there. */
export const tabShowing = (driver: Driver, path: string, besides: readonly Page[] = []): Promise<Page> =>
  until(async () => {
    for (const one of await driver.browser.pages())
      if (!besides.includes(one) && (await one.evaluate(() => location.pathname).catch(() => '')) === path) return one;
    return null;
  }, path);

/** Press a button by a real click, once it can be pressed. */
export async function press(page: Page, selector: string): Promise<void> {
  await page.bringToFront();
  await until(
    () => page.evaluate((what) => document.querySelector<HTMLButtonElement>(what)?.disabled === false, selector),
    `${selector} to be pressed`,
    60_000,
  );
  const button = await page.waitForSelector(selector, { timeout: 60_000 });
  await button?.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await button?.click();
}

/** Open an article, and Urtext's popup on it; press "Find other versions" there. Gives the page that opens. */
export async function openFind(
  driver: Driver,
  url: string,
  look: (popup: Page) => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly page: Page; readonly find: Page; readonly began: number }> {
  const page = await driver.newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await run(driver, page, url);
  const popup = await driver.openExtensionPage(`src/popup/index.html?tab=${String(await driver.tabOf(url))}`);
  await look(popup);
  const began = Date.now();
  await press(popup, '.alone .primary, .versions .quiet');
  const find = await tabShowing(driver, '/src/find/index.html');
  await find.waitForSelector('#query-exact');
  await popup.close().catch(() => undefined);
  return { page, find, began };
}
