import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launch, until, type Target } from '../test/browser/driver.ts';
import { cardFrame, cardOpen, cardText, hover, marksOn, placeOf } from '../test/browser/stage.ts';
import { compared, serveDemo, settled } from './demo-session.ts';
import { demoArticle, story } from '../test/demo/pages.ts';
import { troublesOf } from '../test/ui/gallery/looks.ts';

const WORDS = 'July 1';

/**
 * The way of a new reader, photographed step by step in a fresh browser: what opens on install, an empty corpus,
 * versions brought in, marks, card, popup, compare, and the citation that was copied. Returns that citation. On our
 * own pages every picture is measured too: text that is cut off or lies over other text ends the walk.
 */
export async function walk(target: Target, to: string): Promise<string> {
  mkdirSync(to, { recursive: true });
  const { server, pages } = await serveDemo();
  const driver = await launch(target, { viewport: { width: 1100, height: 800 } });
  let step = 0;
  const shoot = async (page: Page, name: string): Promise<void> => {
    await settled(page);
    step++;
    await page.screenshot({ path: join(to, `${String(step).padStart(2, '0')}-${name}.png`) as `${string}.png` });
    const troubles = page.url().startsWith('http') ? [] : await page.evaluate(troublesOf);
    if (troubles.length > 0) throw new Error(`${target} ${name}: ${troubles.join('; ')}`);
  };
  const own = async (path: string, size: readonly [number, number], name: string): Promise<Page> => {
    const page = await driver.openExtensionPage(path);
    await page.setViewport({ width: size[0], height: size[1] });
    await page.bringToFront();
    await shoot(page, name);
    return page;
  };
  try {
    const opened = pages.find((page) => page.file === story.opens);
    if (opened === undefined) throw new Error('the demo has no page to open');
    await (await own('src/welcome/index.html', [1000, 800], 'welcome')).close();

    const page = await driver.newPage();
    await page.goto(opened.url, { waitUntil: 'load' });
    await shoot(page, 'page-before');
    const tab = await driver.tabOf(opened.url);
    await compared(driver, tab);
    await (await own(`src/popup/index.html?tab=${String(tab)}`, [360, 600], 'popup-alone')).close();

    const others = await Promise.all(pages.filter((one) => one !== opened).map(demoArticle));
    await driver.ask('corpus.import', { job: 'walk', from: 0, articles: others });
    const state = await compared(driver, tab);
    if (state.state !== 'analysed') throw new Error(`the demo page is ${state.state}`);
    await page.bringToFront();
    await marksOn(driver, page);
    await shoot(page, 'marks');
    const before = await placeOf(page, WORDS, 'article, main, body');
    await page.evaluate((top) => scrollTo(0, Math.max(0, scrollY + top - innerHeight / 2)), before.top);
    await hover(page, await placeOf(page, WORDS, 'article, main, body'));
    await cardOpen(driver, page);
    await until(async () => (await cardText(page)).trim() !== '', 'words in the card');
    await shoot(page, 'card');
    await cardFrame(page);
    await page.mouse.move(2, 2);

    await (await own(`src/popup/index.html?tab=${String(tab)}`, [360, 600], 'popup')).close();
    const compare = await own(
      `src/compare/index.html?page=${encodeURIComponent(state.article.id)}&tab=${String(tab)}`,
      [1200, 850],
      'compare',
    );
    // What a paste would give: the same words that go to the clipboard, which a browser without a window may refuse to hold.
    await compare.waitForSelector('.compare-tools .button');
    await compare.evaluate(() => {
      const kept = globalThis as { copied?: string };
      navigator.clipboard.writeText = (words: string) => {
        kept.copied = words;
        return Promise.resolve();
      };
    });
    await compare.click('.compare-tools .button');
    await compare.waitForFunction(() => (document.querySelector('.said')?.textContent ?? '') !== '');
    await shoot(compare, 'citation-copied');
    return await compare.evaluate(() => (globalThis as { copied?: string }).copied ?? '');
  } finally {
    await driver.close();
    await server.close();
  }
}
