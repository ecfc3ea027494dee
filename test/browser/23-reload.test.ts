import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { articleOf, newsPage } from './pages.ts';
import { PLAIN, serve, type Server } from './server.ts';
import { drawnOn, fillCorpus, marksOn, openStory, run } from './stage.ts';
import { STORY } from './story.data.ts';

/** Marks that a click drew are there again after a reload, as far as the browser lets us; where it does not, the button says so. */
describe('a page that is loaded anew', () => {
  let server: Server;
  let driver: Driver | null = null;
  beforeAll(async () => {
    server = await serve();
  });
  afterAll(async () => {
    await driver?.close();
    await server.close();
  });

  it('is marked again where the site may be read, and no other page of the tab is', async () => {
    driver = await launch(target);
    await fillCorpus(driver, server);
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/anew');
    await run(driver, page, url);
    const before = (await marksOn(driver, page)).marks.length;
    await page.reload();
    expect((await marksOn(driver, page)).marks).toHaveLength(before);
    const other = server.put('alpha', '/another', newsPage(STORY.meridian));
    await page.goto(other);
    await page.reload();
    const tab = await driver.tabOf(other);
    // Its script is there and draws nothing by itself.
    await until(async () => (await driver?.tell(tab, 'content.toggle', null)) ?? null, 'an answer of the page');
    expect(await drawnOn(driver, page)).toBeNull();
    await driver.close();
    driver = null;
  });

  it('is marked again after a click alone in Chromium; in Firefox the button says that one more is needed', async () => {
    driver = await launch(target, { withoutLoopback: true });
    const { ask } = driver;
    await ask('corpus.import', {
      job: 'anew',
      from: 0,
      articles: [STORY.ledger, STORY.meridian, STORY.courier].map((story) => articleOf(story, `https://${story.name}.example/story`)),
    });
    const url = server.put(PLAIN, '/anew', newsPage(STORY.harbour));
    const page = await driver.newPage();
    await page.goto(url);
    await page.bringToFront();
    await driver.clickButton(page);
    await run(driver, page, url);
    const before = (await marksOn(driver, page)).marks.length;
    const tab = await driver.tabOf(url);
    const desk = await driver.openExtensionPage('src/options/index.html');
    await page.bringToFront();
    await page.reload();
    if (target === 'chrome') expect((await marksOn(driver, page)).marks).toHaveLength(before);
    else {
      const title = await until(
        () =>
          desk.evaluate(async (id) => {
            const { action } = (globalThis as unknown as { browser: typeof chrome }).browser;
            return (await action.getBadgeText({ tabId: id })) === '↻' ? action.getTitle({ tabId: id }) : null;
          }, tab),
        'the sign on the button',
      );
      expect(title).toContain('Click');
      expect(await drawnOn(driver, page)).toBeNull();
      await driver.clickButton(page);
      await run(driver, page, url);
      expect((await marksOn(driver, page)).marks).toHaveLength(before);
    }
  });
});
