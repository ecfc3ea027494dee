import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { articleOf, newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import { cardClosed, cardOpen, cardText, fillCorpus, linesHidden, marksOn, openStory, placeOf, run } from './stage.ts';
import { STORY } from './story.data.ts';

/** A phone's width, where a finger taps and nothing hovers. The device itself cannot be tested here. */
describe('at 360 px, by touch', () => {
  let driver: Driver;
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
    await driver.ask('corpus.import', {
      job: 'touch',
      from: 0,
      articles: [STORY.ledger, STORY.meridian, STORY.courier].map((story) => articleOf(story, `https://${story.name}.example/story`)),
    });
    const url = server.put('harbour', '/story', newsPage(STORY.harbour));
    page = await driver.newPage();
    await page.setViewport({ width: 360, height: 640, ...(target === 'chrome' ? { hasTouch: true, isMobile: true } : {}) });
    await page.goto(url);
    await run(driver, page, url);
    await marksOn(driver, page, 2);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  it('a tap on the words opens the card, inside the window; a tap beside closes it', async () => {
    await page.bringToFront();
    const words = await placeOf(page, 'two-week');
    await page.evaluate((top) => scrollTo(0, Math.max(0, scrollY + top - innerHeight / 2)), words.top);
    const now = await placeOf(page, 'two-week');
    await page.touchscreen.tap(now.left + now.width / 2, now.top + now.height / 2);
    await cardOpen(driver, page);
    await until(async () => (await cardText(page)).includes('two-day'), 'both readings in the card');
    const box = await driver.inRoot(
      page,
      (root) => {
        const card = root.querySelector('.card')?.getBoundingClientRect();
        return card === undefined ? null : { left: card.left, right: card.right };
      },
      null,
    );
    expect(box?.left).toBeGreaterThanOrEqual(0);
    expect(box?.right).toBeLessThanOrEqual(360);
    await until(async () => {
      const hidden = await linesHidden(driver, page);
      return hidden !== null && hidden.under + hidden.outside === 0;
    }, 'the whole sentence beside the card');
    // The far end of the window: the card lies at the words.
    const at = await placeOf(page, 'two-week');
    await page.touchscreen.tap(350, at.top > 320 ? 12 : 628);
    await cardClosed(driver, page);
  });

  // Firefox has no way to emulate it from outside: a browser of its own below.
  it.runIf(target === 'chrome')('with forced colours the marks are the system’s ink', async () => {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: 'dark' },
      ],
    });
    const strokes = await until(async () => {
      const found = await driver.inRoot(
        page,
        (root) => [...root.querySelectorAll('.marks path.line')].map((path) => getComputedStyle(path).stroke),
        null,
      );
      return found !== null && found.length > 0 && found.every((one) => one === 'rgb(255, 255, 255)') ? found : null;
    }, 'white marks on black');
    expect(strokes.length).toBeGreaterThan(1);
    await session.send('Emulation.setEmulatedMedia', { features: [] });
    await session.detach();
  });

  it('every control of popup and compare is large enough for a finger', async () => {
    const tab = await driver.tabOf(page.url());
    const found: string[] = [];
    for (const path of [`src/popup/index.html?tab=${String(tab)}`, 'src/welcome/index.html']) {
      const own = await driver.openExtensionPage(path);
      await own.setViewport({ width: 360, height: 640 });
      await own.waitForSelector('button, a[href], input');
      found.push(
        ...(await own.evaluate(() =>
          [
            ...document.querySelectorAll<HTMLElement>(
              'button, summary, select, input:not([type="radio"], [type="checkbox"], [type="file"])',
            ),
          ]
            .filter((one) => one.checkVisibility() && one.closest('.unseen') === null)
            .map((one) => ({ box: one.getBoundingClientRect(), name: `${one.className} ${one.textContent?.trim().slice(0, 30) ?? ''}` }))
            // WCAG 2.2 target size; words inside a sentence are excepted.
            .filter(({ box, name }) => box.width > 0 && (box.height < 23.5 || box.width < 23.5) && !name.startsWith('link'))
            .map(({ box, name }) => `${name}: ${String(Math.round(box.width))} × ${String(Math.round(box.height))}`),
        )),
      );
      await own.close();
    }
    expect(found).toEqual([]);
  });
});

/** Colours of the reader's own over every page, as Firefox has them in its settings. */
describe.runIf(target === 'firefox')('forced colours', () => {
  it('make the marks the reader’s ink', async () => {
    const server = await serve();
    const driver = await launch(target, {
      firefoxPrefs: {
        'browser.display.document_color_use': 2,
        'browser.display.use_system_colors': false,
        'browser.display.foreground_color': '#ffee00',
        'browser.display.foreground_color.dark': '#ffee00',
        'browser.display.background_color': '#000000',
        'browser.display.background_color.dark': '#000000',
      },
    });
    try {
      await fillCorpus(driver, server);
      const { page, url } = await openStory(driver, server);
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      await run(driver, page, url);
      await marksOn(driver, page);
      const strokes = await driver.inRoot(
        page,
        (root) => [...root.querySelectorAll('.marks path.line')].map((path) => getComputedStyle(path).stroke),
        null,
      );
      expect(strokes?.length).toBeGreaterThan(1);
      expect([...new Set(strokes)]).toEqual(['rgb(255, 238, 0)']);
    } finally {
      await driver.close();
      await server.close();
    }
  });
});
