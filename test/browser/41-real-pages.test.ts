import { writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import { run } from './stage.ts';
import { STORY } from './story.data.ts';

/** An article of which nobody has another version. */
const LONELY = {
  name: 'lonely',
  title: 'Old tram depot becomes a concert hall',
  outlet: 'Moor Courier',
  published: '2024-05-10T09:00:00Z',
  paragraphs: [
    'The old tram depot behind the railway station opens as a concert hall in September, the town council decided on Thursday evening.',
    'Architect Rosa Imhof kept the iron roof and the rails in the floor, so that the stage can be rolled from one end of the hall to the other.',
    'The first season brings three choirs, a brass band from the valley and a festival of film music, the hall’s director said.',
    'Tickets are sold from the first of August at the station and in the town library, where the plans can be seen as well.',
  ],
};

/** Our pages as they are shipped, on the real background and the real store. */
describe('our pages in the extension', () => {
  let driver: Driver;
  let server: Server;
  let folder: string;

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
    folder = mkdtempSync(join(tmpdir(), 'urtext-files-'));
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pageOf = (path: string): Promise<Page> =>
    until(async () => {
      for (const one of await driver.browser.pages())
        if ((await one.evaluate(() => location.pathname).catch(() => '')) === path) return one;
      return null;
    }, path);
  const words = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);
  const press = (page: Page, label: string): Promise<boolean> =>
    page.evaluate((text) => {
      const found = [...document.querySelectorAll<HTMLButtonElement>('button')].find(
        (one) => one.innerText.trim().startsWith(text) && !one.disabled,
      );
      found?.click();
      return found !== undefined;
    }, label);
  const feed = async (page: Page, selector: string, file: string): Promise<void> => {
    const input = (await page.waitForSelector(selector)) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(file);
  };

  it('welcome: the demo story is read in place, opens side by side, and goes again', async () => {
    const page = await driver.openExtensionPage('src/welcome/index.html');
    await until(() => press(page, 'Read the demo story here'), 'the button');
    await page.waitForSelector('.story-mark');
    expect(await page.$$eval('.story-mark', (all) => all.length)).toBeGreaterThanOrEqual(3);
    expect(await page.$eval('.story-card', (card) => card.textContent)).toContain('others');
    await until(() => press(page, 'Compare all versions'), 'the button');
    const compare = await pageOf('/src/compare/index.html');
    await compare.waitForSelector('.book-row.row-both');
    expect(await compare.$$eval('.beside label', (all) => all.length)).toBeGreaterThanOrEqual(3);
    expect(await compare.$$eval('.word-meaning', (all) => all.length)).toBeGreaterThan(3);
    await compare.close();
    await until(() => press(page, 'Remove the demo story'), 'the button');
    await until(async () => (await words(page)).includes('The demo story is gone.'), 'its removal');
    expect(await driver.ask('corpus.state', null)).toMatchObject({ articles: 0 });
    await page.close();
  });

  it('options: a file goes in, is found, deleted, brought back, and taken out as a whole', async () => {
    const page = await driver.openExtensionPage('src/options/index.html#import');
    await feed(page, 'input[type="file"]', resolve('assets/demo/versions.jsonl'));
    await until(async () => /\d+ added/u.test(await words(page)) && (await words(page)).includes('done'), 'the import');
    await page.evaluate(() => (location.hash = '#corpus'));
    await until(async () => (await page.$$('.articles li')).length >= 6, 'the list');
    await page.type('main .search input', 'Marrow');
    await until(async () => (await page.$$('.articles li')).length < 6, 'the search');
    const before = (await driver.ask('corpus.state', null)) as { articles: number };
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.articles .button[aria-label^="Delete"]')?.click());
    await page.waitForSelector('.undo .button');
    expect(await driver.ask('corpus.state', null)).toMatchObject({ articles: before.articles - 1 });
    await page.click('.undo .button');
    await until(async () => ((await driver.ask('corpus.state', null)) as { articles: number }).articles === before.articles, 'the article');
    await page.evaluate(() => (location.hash = '#import'));
    await page.close();
  });

  it('options: rows that cannot be read are listed with their line', async () => {
    const file = join(folder, 'bad.jsonl');
    writeFileSync(
      file,
      'no json\n{"url":"https://a.example/1","text":"One short text about a harbour, long enough to be stored as it is."}\n',
    );
    const page = await driver.openExtensionPage('src/options/index.html#import');
    await feed(page, 'input[type="file"]', file);
    await until(async () => (await words(page)).includes('1 skipped'), 'the outcome');
    await page.click('.jobs summary');
    expect(await words(page)).toContain('bad.jsonl:1');
    await page.close();
  });

  it('options: a damaged backup is refused with its place', async () => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, '{"urtext-backup":1,"made":"2026-05-12T10:00:00Z","version":"0.1.0"}\n{"sum":"00","row":{}}\n');
    const page = await driver.openExtensionPage('src/options/index.html#backup');
    await feed(page, 'input[type="file"]', file);
    await until(async () => (await words(page)).includes('This backup is damaged'), 'the refusal');
    expect(await words(page)).toContain('broken.jsonl:2');
    await page.close();
  });

  it('popup: what is known of a tab is painted at once, by branch, with findings that lead to the page', async () => {
    for (const story of [STORY.ledger, STORY.meridian, STORY.courier]) {
      const url = server.put(story.name, '/story', newsPage(story));
      const page = await driver.newPage();
      await page.goto(url);
      await run(driver, page, url);
      await driver.ask('tab.save', { tab: await driver.tabOf(url) });
      await page.close();
    }
    const url = server.put('harbour', '/story', newsPage(STORY.harbour));
    const page = await driver.newPage();
    await page.goto(url);
    await run(driver, page, url);
    const popup = await driver.openExtensionPage(`src/popup/index.html?tab=${String(await driver.tabOf(url))}`);
    const errors: string[] = [];
    popup.on('pageerror', (error) => errors.push(String(error)));
    await popup.waitForSelector('.version');
    expect(await popup.$$('.version')).toHaveLength(3);
    expect(await words(popup)).toContain('two-day');
    const painted = await popup.evaluate(() => Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1));
    console.info(`${target}: first paint of the popup after ${String(painted)} ms`);
    await until(() => press(popup, 'Save page'), 'the button');
    await until(async () => (await words(popup)).includes('Saved'), 'the saved page');
    await until(() => press(popup, 'Compare'), 'the button');
    const compare = await pageOf('/src/compare/index.html');
    await compare.waitForSelector('.book-row');
    expect(await words(compare)).toContain('two-week');
    expect(errors).toEqual([]);
    await Promise.all([compare.close(), popup.close(), page.close()]);
  });

  it('popup: says that there is nothing to compare with, and why', async () => {
    const url = server.put('lonely', '/story', newsPage(LONELY));
    const page = await driver.newPage();
    await page.goto(url);
    await run(driver, page, url);
    const popup = await driver.openExtensionPage(`src/popup/index.html?tab=${String(await driver.tabOf(url))}`);
    await until(async () => /No other version here/u.test(await words(popup)), 'the reason');
    expect(await words(popup)).toMatch(/articles? in your corpus/u);
    await Promise.all([popup.close(), page.close()]);
  });
});
