import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import {
  cardClosed,
  cardFrame,
  cardOpen,
  cardText,
  drawnOn,
  fillCorpus,
  hover,
  marksOn,
  openCardBox,
  openStory,
  placeOf,
  run,
} from './stage.ts';
import { STORY } from './story.data.ts';

/** Beginning, changing, and ending on a page. */
describe('a life on a page', () => {
  let driver: Driver;
  let server: Server;

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
    await fillCorpus(driver, server);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  const children = 'document.documentElement.children.length';

  it('is one although it is asked twice', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/twice');
    const [first, second] = await Promise.all([run(driver, page, url), run(driver, page, url)]);
    expect([first.state, second.state]).toEqual(['analysed', 'analysed']);
    await run(driver, page, url);
    const drawn = await marksOn(driver, page);
    expect(await page.evaluate(children)).toBe(3);
    const places = drawn.marks.map((mark) => `${String(mark.left)} ${String(mark.top)}`);
    expect(new Set(places).size).toBe(places.length);
    await page.close();
  });

  it('leaves nothing when it is switched off', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/off');
    await run(driver, page, url);
    await marksOn(driver, page);
    await driver.ask('site.set', { host: 'alpha.localhost', drawing: 'off' });
    await until(async () => (await page.evaluate(children)) === 2, 'no element of ours');
    // Read when asked, but not drawn.
    expect((await run(driver, page, url)).state).toBe('analysed');
    expect(await drawnOn(driver, page)).toBeNull();
    await driver.ask('site.set', { host: 'alpha.localhost', drawing: null });
    await run(driver, page, url);
    await marksOn(driver, page);
    await page.close();
  });

  it('knows a change of address for another page', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/spa/one');
    await run(driver, page, url);
    await marksOn(driver, page);
    await page.evaluate(() => {
      history.pushState(null, '', '/spa/two');
      const article = document.querySelector('article');
      if (article !== null) article.innerHTML = '<h1>Another story</h1><p>Nothing of the first one is left here.</p>';
    });
    await until(async () => (await page.evaluate(children)) === 2, 'the marks of the first page to be gone');
    const tab = await driver.tabOf(server.url('alpha', '/spa/two'));
    await until(async () => ((await driver.ask('tab.state', { tab })) as { state: string }).state !== 'analysed', 'the background to know');
    await page.close();
  });

  it('reads a single-page site’s next article by itself where the reader wants marks always', async () => {
    await driver.ask('site.set', { host: 'alpha.localhost', drawing: 'always' });
    const { page, url } = await openStory(driver, server, STORY.ledger, {}, '/spa/wire');
    await run(driver, page, url);
    const next = newsPage(STORY.harbour);
    await page.evaluate((html) => {
      history.pushState(null, '', '/spa/harbour');
      const other = new DOMParser().parseFromString(html, 'text/html');
      setTimeout(() => document.querySelector('main')?.replaceWith(other.querySelector('main') as Element), 200);
    }, next);
    await until(async () => {
      const drawn = await drawnOn(driver, page);
      const place = await placeOf(page, 'two-week').catch(() => null);
      return place !== null && drawn?.marks.some((mark) => Math.abs(mark.top - place.top) < 1 && Math.abs(mark.left - place.left) < 1);
    }, 'the next article to be marked');
    await driver.ask('site.set', { host: 'alpha.localhost', drawing: null });
    await page.close();
  });

  it('re-anchors when the page puts the same text anew, and when a paragraph goes', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/hydrated');
    await run(driver, page, url);
    await marksOn(driver, page);
    await page.evaluate(() => {
      const article = document.querySelector('article');
      if (article !== null) article.innerHTML = String(article.innerHTML);
    });
    await until(async () => {
      const place = await placeOf(page, 'two-week');
      return (await drawnOn(driver, page))?.marks.some(
        (mark) => Math.abs(mark.top - place.top) < 1 && Math.abs(mark.left - place.left) < 1,
      );
    }, 'marks on the new nodes');
    await page.evaluate(() => [...document.querySelectorAll('article p')].find((one) => one.textContent?.includes('two-week'))?.remove());
    await until(async () => (await drawnOn(driver, page))?.marks.every((mark) => mark.width > 0), 'no mark without words');
    await page.close();
  });

  it('comes back with the page from the back/forward cache', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/first');
    await run(driver, page, url);
    await marksOn(driver, page);
    await page.goto(server.put('alpha', '/second', newsPage(STORY.meridian)));
    await page.goBack();
    const persisted = await page.evaluate(() => performance.getEntriesByType('navigation').length);
    expect(persisted).toBe(1);
    // From the cache the marks are there again; without it the page is new and unmarked: never a wrong state.
    await until(async () => {
      const drawn = await drawnOn(driver, page);
      return drawn === null || drawn.marks.length > 0;
    }, 'a clear state');
    expect((await run(driver, page, url)).state).toBe('analysed');
    await marksOn(driver, page);
    await page.mouse.move(3, 3);
    await hover(page, await placeOf(page, 'two-week'));
    await cardOpen(driver, page);
    await until(async () => (await cardText(page)).includes('two-day'), 'its own card, not the other page’s');
    await page.close();
  });

  it('closes the card on Esc, on a press elsewhere, and when its words scroll away; keeps it under the pointer', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, { after: '<div style="height: 3000px"></div>' }, '/card');
    await run(driver, page, url);
    await marksOn(driver, page);
    const words = await placeOf(page, 'two-week');
    const open = async (): Promise<{ left: number; top: number; width: number; height: number }> => {
      await page.mouse.move(3, 3);
      // The pointer is looked at once a frame: let it be seen outside first.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await hover(page, words);
      return cardOpen(driver, page);
    };
    const at = await open();
    // It never covers its sentence.
    const sentenceEnds = await placeOf(page, 'Sound of Orr.');
    expect(at.top >= sentenceEnds.top + sentenceEnds.height || at.top + at.height <= words.top).toBe(true);
    await page.keyboard.press('Escape');
    await cardClosed(driver, page);
    await open();
    await page.mouse.click(8, 500);
    await cardClosed(driver, page);
    const again = await open();
    await page.mouse.move(again.left + 60, again.top + 40, { steps: 6 });
    await new Promise((done) => setTimeout(done, 700));
    expect(await openCardBox(driver, page)).not.toBeNull();
    await page.evaluate(() => scrollTo(0, 2000));
    await cardClosed(driver, page);
    await page.close();
  });

  it('says nothing while text is being selected', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/select');
    await run(driver, page, url);
    await marksOn(driver, page);
    const words = await placeOf(page, 'two-week');
    await page.mouse.move(words.left - 60, words.top + 8);
    await page.mouse.down();
    await page.mouse.move(words.left + words.width / 2, words.top + 8, { steps: 5 });
    await new Promise((done) => setTimeout(done, 500));
    expect(await openCardBox(driver, page)).toBeNull();
    await page.mouse.up();
    await page.close();
  });

  it('goes from mark to mark by key, with the focus in the card and back', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, { after: '<button id="mine">mine</button>' }, '/keys');
    const state = await run(driver, page, url);
    const { marks } = await marksOn(driver, page, 2);
    expect(marks.length).toBeGreaterThan(1);
    await page.focus('#mine');
    const tab = await driver.tabOf(url);
    await page.bringToFront();
    const drawn = state.report?.findings.filter((finding) => finding.drawn && finding.shown) ?? [];
    for (const finding of drawn.slice(0, 2)) {
      await driver.ask('tab.jump', { tab, finding: finding.id });
      await cardOpen(driver, page);
      await until(async () => (await cardText(page)).includes(finding.text), `the card of ${finding.text}`);
      const frame = await cardFrame(page);
      await until(() => frame.evaluate(() => document.hasFocus()), 'the focus in the card');
    }
    await page.keyboard.press('Escape');
    await cardClosed(driver, page);
    await until(() => page.evaluate(() => document.activeElement?.id === 'mine'), 'the focus back where it was');
    // Round all marks and back to the first, by the commands' own message.
    const seen: string[] = [];
    for (let step = 0; step <= drawn.length; step++) {
      expect(await driver.tell(tab, 'content.step', { by: 1 })).toEqual({ found: true });
      await cardOpen(driver, page);
      const text = await until(async () => (await cardText(page)).replace(/\s+/gu, ' ') || null, 'a filled card');
      seen.push(text);
    }
    expect(new Set(seen).size).toBeGreaterThan(1);
    await page.close();
  });

  it('hides all by one key and shows it again, and draws what was not yet', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/toggle');
    const tab = await driver.tabOf(url);
    await run(driver, page, url);
    await marksOn(driver, page);
    const toggle = async (): Promise<void> => expect(await driver.tell(tab, 'content.toggle', null)).toEqual({ found: true });
    const seen = async (is: boolean): Promise<unknown> =>
      until(async () => (await drawnOn(driver, page))?.marks.every((mark) => mark.seen === is), `marks ${is ? 'seen' : 'hidden'}`);
    await hover(page, await placeOf(page, 'two-week'));
    await cardOpen(driver, page);
    await toggle();
    await cardClosed(driver, page);
    await seen(false);
    // Nothing is there for the pointer either, and the layer stays as it was.
    await page.mouse.move(3, 3);
    await hover(page, await placeOf(page, 'two-week'));
    await new Promise((done) => setTimeout(done, 500));
    expect(await openCardBox(driver, page)).toBeNull();
    await toggle();
    await seen(true);
    await toggle();
    // A step to a mark, and a look by the popup, show them.
    await driver.tell(tab, 'content.step', { by: 1 });
    await seen(true);
    await page.close();
  });

  it('vanishes when the extension is loaded anew, and starts again when asked', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/reload');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await run(driver, page, url);
    await marksOn(driver, page);
    await driver.reloadExtension();
    await page.bringToFront();
    // Chromium's orphaned script takes the host away; Firefox ends the script, and with its style all is unseen.
    await until(async () => (await drawnOn(driver, page))?.marks.every((mark) => !mark.seen) ?? true, 'nothing of ours');
    expect(await page.evaluate(children)).toBe(target === 'chrome' ? 2 : 3);
    await fillCorpus(driver, server, [STORY.courier, STORY.meridian, STORY.ledger]);
    await run(driver, page, url);
    await marksOn(driver, page);
    expect(await page.evaluate(children)).toBe(3);
    expect((await drawnOn(driver, page))?.marks.every((mark) => mark.seen)).toBe(true);
    expect(errors).toEqual([]);
    await page.close();
  });
});
