import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import { cardClosed, cardFrame, cardOpen, cardText, drawnOn, hover, marksOn, placeOf, run } from './stage.ts';
import { STORY } from './story.data.ts';

/** The whole way of a reader, on the built extension in a real browser. It runs first. */
describe('from install to compare', () => {
  let driver: Driver;
  let server: Server;

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  it('install → copy → click → marks → hover → popup → compare', async () => {
    // Copy: three versions of other outlets, opened and saved by the reader.
    const others = [STORY.ledger, STORY.meridian, STORY.courier].map((story) => ({
      story,
      url: server.put(story.name, '/story', newsPage(story)),
    }));
    for (const { url } of others) {
      const page = await driver.newPage();
      await page.goto(url);
      const first = await run(driver, page, url);
      expect(first.state).toBe('analysed');
      await driver.ask('tab.save', { tab: await driver.tabOf(url) });
      await page.close();
    }

    // Click.
    const url = server.put('harbour', '/story', newsPage(STORY.harbour));
    const page = await driver.newPage();
    await page.goto(url);
    const before = await page.evaluate(() => document.body.outerHTML);
    const state = await run(driver, page, url);
    expect(state.state).toBe('analysed');
    expect(state.witnesses).toHaveLength(3);

    // Marks: on the words that differ, and nowhere else.
    const drawn = await marksOn(driver, page, 2);
    const duration = await placeOf(page, 'two-week');
    const mark = drawn.marks.find((one) => Math.abs(one.left - duration.left) < 1 && Math.abs(one.top - duration.top) < 1);
    expect(mark, 'a mark at "two-week"').toBeDefined();
    expect(mark?.look).toBe('deviation');
    expect(Math.abs((mark?.width ?? 0) - duration.width)).toBeLessThan(1);
    expect(drawn.text).toBe('');
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);

    // Hover.
    await hover(page, duration);
    await cardOpen(driver, page);
    const text = await until(async () => {
      const said = await cardText(page);
      return said.includes('two-day') ? said : null;
    }, 'both readings in the card');
    expect(text).toContain('two-week');
    await page.mouse.move(2, 2);
    await cardClosed(driver, page);

    // Popup: the same findings as a list that leads to them.
    const tab = await driver.tabOf(url);
    const popup = await driver.openExtensionPage(`src/popup/index.html?tab=${String(tab)}`);
    expect(await popup.title()).toContain('Urtext');
    await popup.close();
    await page.bringToFront();
    const finding = state.report?.findings.find((one) => one.text.includes('two-week'));
    await driver.ask('tab.jump', { tab, finding: finding?.id ?? '' });
    await cardOpen(driver, page);

    // Compare, from the card, by a real click once it has been seen long enough. A press too early does
    // nothing; one more would wait for ever in a tab that the new one has covered.
    const frame = await cardFrame(page);
    await until(() => frame.evaluate(() => document.querySelector('.part footer .link') !== null), "the card's links");
    const findCompare = async (): Promise<Page | null> => {
      for (const one of await driver.browser.pages())
        if (one !== page && (await one.evaluate(() => location.pathname).catch(() => '')) === '/src/compare/index.html') return one;
      return null;
    };
    let presses = 0;
    let pressedAt = 0;
    const compare = await until(async () => {
      const found = await findCompare();
      if (
        found === null &&
        presses < 3 &&
        Date.now() - pressedAt > 4_000 &&
        (await page.evaluate(() => document.visibilityState)) === 'visible'
      ) {
        pressedAt = Date.now();
        presses++;
        const link = await frame.$('.part footer .link');
        await link?.click();
      }
      return found;
    }, 'the compare page');
    await compare.waitForFunction(() => document.body.innerText.includes('two-day') && document.body.innerText.includes('two-week'));
    await compare.close();

    // Off: nothing stays.
    await driver.ask('site.set', { host: new URL(url).hostname, drawing: 'off' });
    await until(async () => (await drawnOn(driver, page)) === null, 'an empty page');
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);
  });
});
