import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { articleOf, newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import { run } from './stage.ts';
import { STORY } from './story.data.ts';

/** The panel beside the page (Chromium's side panel, Firefox's sidebar): the popup's page, which stays. */
describe('the panel beside the page', () => {
  let driver: Driver;
  let server: Server;
  let page: Page;
  let url: string;
  let tab: number;

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
    await driver.ask('corpus.import', {
      job: 'panel',
      from: 0,
      articles: [STORY.ledger, STORY.meridian, STORY.courier].map((story) => articleOf(story, `https://${story.name}.example/story`)),
    });
    url = server.put('harbour', '/story', newsPage(STORY.harbour));
    page = await driver.newPage();
    await page.goto(url);
    await run(driver, page, url);
    tab = await driver.tabOf(url);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  /** The findings of a document of ours, as a reader sees the list. */
  const listed = (words: string): string[] => words.split('\n').filter((line) => line.includes('others'));

  it('is opened from the popup and shows the same findings', async () => {
    const popup = await driver.openExtensionPage(`src/popup/index.html?tab=${String(tab)}`);
    await popup.waitForSelector('.findings .finding');
    const wanted = listed(await popup.$eval('.findings', (list) => (list as HTMLElement).innerText));
    expect(wanted.length).toBeGreaterThan(0);
    // In Firefox the panel follows the window's tabs, so it must not look at this page of ours.
    await popup.click('.popup-backup .button');
    const desk = await driver.openExtensionPage('src/welcome/index.html');
    await page.bringToFront();
    const found = await until(async () => {
      const words = await panelWords(desk);
      return words !== null && listed(words).length > 0 ? words : null;
    }, 'the findings in the panel');
    expect(listed(found)).toEqual(wanted);
  });

  it('lists what was found in a sentence that the page took back', async () => {
    const desk = await driver.openExtensionPage('src/welcome/index.html');
    await page.bringToFront();
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        if (node.nodeValue?.includes('two-week visit') === true) node.nodeValue = node.nodeValue.replace('two-week visit', 'two-day visit');
    });
    const found = await until(async () => {
      const words = await panelWords(desk);
      return words?.includes('gone from the page') === true ? words : null;
    }, 'the lost finding in the panel');
    expect(found).toContain('whose sentence');
  });

  // Chromium's panel belongs to one tab, and the browser hides it with the tab.
  it.skipIf(target === 'chrome')('keeps no finding of one tab beside another', async () => {
    const desk = await driver.openExtensionPage('src/welcome/index.html');
    const other = await driver.newPage();
    await other.goto(server.put('ledger', '/weather', '<title>Weather</title><p>Rain on Monday.</p>'));
    await other.bringToFront();
    await until(async () => {
      const words = await panelWords(desk);
      return words !== null && words.includes('Not read yet') && listed(words).length === 0 ? words : null;
    }, 'the panel to show the tab that is in front');
    await page.bringToFront();
    await until(async () => {
      const words = await panelWords(desk);
      return words !== null && listed(words).length > 0 ? words : null;
    }, 'the findings again');
    await other.close();
  });

  it('forgets a page that the tab has left', async () => {
    const desk = await driver.openExtensionPage('src/welcome/index.html');
    await page.bringToFront();
    await page.goto(server.put('harbour', '/about', '<title>About us</title><p>We print on Mondays.</p>'));
    await until(async () => {
      const words = await panelWords(desk);
      return words !== null && words.includes('Not read yet') ? words : null;
    }, 'the panel to say that the new page was not read');
  });

  /** All words of the panel's document, unfolded or not; null while there is none. */
  async function panelWords(desk: Page): Promise<string | null> {
    if (target === 'chrome') {
      for (const one of driver.browser.targets()) {
        if (!/popup\/index\.html\?tab=\d+&panel/u.test(one.url())) continue;
        const panel = await one.asPage();
        return panel.evaluate(() => document.body.innerText);
      }
      return null;
    }
    return desk.evaluate(() => {
      const api = globalThis as unknown as { browser: { extension: { getViews(of: { type: string }): Window[] } } };
      return api.browser.extension.getViews({ type: 'sidebar' })[0]?.document.body.innerText ?? null;
    });
  }
});
