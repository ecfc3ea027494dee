import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Driver, Target } from '../test/browser/driver.ts';
import { cardOpen, hover, marksOn, placeOf } from '../test/browser/stage.ts';
import { openDemo, outcome, settled } from './demo-session.ts';

/*
 * Pictures of the built extension with the demo story, for a person to look at: page, card, popup, compare, options and
 * welcome. `npm run shots` takes them, and those of test/browser/shots.ts.
 */

/** Words on the opened demo page that carry a mark and stand in one line, for the picture of the card. */
const DEMO_WORDS = '4:30 a.m.';
export async function main(targets: readonly Target[], to: string): Promise<void> {
  for (const target of targets)
    for (const theme of ['light', 'dark'] as const) {
      const folder = join(to, target);
      mkdirSync(folder, { recursive: true });
      await demoShots(target, theme, async (page, name, fullPage = false) => {
        await settled(page);
        await page.screenshot({ path: join(folder, `demo-${name}-${theme}.png`), fullPage });
      });
    }
}

type Shoot = (page: Page, name: string, fullPage?: boolean) => Promise<void>;

async function demoShots(target: Target, theme: 'light' | 'dark', shoot: Shoot): Promise<void> {
  const session = await openDemo(target, { theme, viewport: { width: 1100, height: 800 } });
  const { driver, page, tab, state } = session;
  try {
    console.log(outcome(state));
    await marksOn(driver, page);
    await shoot(page, 'page');
    await shoot(page, 'page-whole', true);
    await cardAt(driver, page, DEMO_WORDS);
    await shoot(page, 'card');
    await page.mouse.move(2, 2);
    await own(driver, `src/popup/index.html?tab=${String(tab)}`, [360, 600], 'popup', shoot);
    const id = state.state === 'analysed' ? state.article.id : '';
    await own(driver, `src/compare/index.html?page=${encodeURIComponent(id)}&tab=${String(tab)}`, [1200, 850], 'compare', shoot, true);
    await own(driver, 'src/options/index.html', [1000, 850], 'options', shoot);
    await own(driver, 'src/welcome/index.html', [1000, 850], 'welcome', shoot);
  } finally {
    await session.close();
  }
}

/** Bring the words to the middle of the window and rest the pointer on them until the card is open. */
async function cardAt(driver: Driver, page: Page, words: string): Promise<void> {
  await page.bringToFront();
  const place = await placeOf(page, words, 'article, main, body');
  await page.evaluate((top) => scrollTo(0, Math.max(0, scrollY + top - innerHeight / 2)), place.top);
  await hover(page, await placeOf(page, words, 'article, main, body'));
  await cardOpen(driver, page);
}

async function own(driver: Driver, path: string, [width, height]: readonly [number, number], name: string, shoot: Shoot, whole = false): Promise<void> {
  const page = await driver.openExtensionPage(path);
  await page.setViewport({ width, height, deviceScaleFactor: 2 });
  await page.bringToFront();
  await shoot(page, name);
  if (whole) await shoot(page, `${name}-whole`, true);
  await page.close();
}
