import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launch, type Driver, type Target } from '../test/browser/driver.ts';
import { articleOf, newsPage, seedStories } from '../test/browser/pages.ts';
import { serve } from '../test/browser/server.ts';
import { cardOpen, hover, marksOn, placeOf, run } from '../test/browser/stage.ts';
import { openDemo, outcome, settled } from './demo-session.ts';

/*
 * Pictures of the built extension for a person to look at: page, card, popup, compare, options and welcome with the
 * demo story, and each given text as a page with the other four in the corpus. Nothing is compared.
 */

/** Words on the opened demo page that carry a mark and stand in one line, for the picture of the card. */
const DEMO_WORDS = 'July 1';
/** Words on a seed's page for its card, by the seed's name. */
const SEED_WORDS: Readonly<Record<string, string>> = {
  '000': 'two-week visit',
  '001': '[ad_2]',
  '002': 'Disdain',
  '003': 'two-day',
  '004': 'Chen Gang',
};

export async function main(targets: readonly Target[], to: string): Promise<void> {
  for (const target of targets)
    for (const theme of ['light', 'dark'] as const) {
      const folder = join(to, target);
      mkdirSync(folder, { recursive: true });
      const shoot: Shoot = async (page, name, fullPage = false) => {
        await settled(page);
        await page.screenshot({ path: join(folder, `${name}-${theme}.png`), fullPage });
      };
      await demoShots(target, theme, shoot);
      await seedShots(target, theme, shoot);
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

async function seedShots(target: Target, theme: 'light' | 'dark', shoot: Shoot): Promise<void> {
  const stories = seedStories();
  if (stories === null) {
    console.log('The given texts (../shared/seeds) are not there: no pictures of them.');
    return;
  }
  const server = await serve();
  const driver = await launch(target, { theme });
  try {
    const placed = stories.map((story) => ({
      story,
      url: server.put(`outlet-${story.name}`, '/story', newsPage(story, { dark: theme === 'dark' })),
    }));
    await driver.ask('corpus.import', { job: 'seeds', from: 0, articles: placed.map(({ story, url }) => articleOf(story, url)) });
    for (const { story, url } of placed) {
      const page = await driver.newPage();
      await page.goto(url);
      const found = await run(driver, page, url);
      console.log(
        `${story.name}: ${found.state} ${found.reason ?? ''}, ${String(found.witnesses?.length ?? 0)} versions, ${String(found.report?.findings.filter((one) => one.shown).length ?? 0)} findings`,
      );
      const words = SEED_WORDS[story.name];
      const isMarked =
        words !== undefined &&
        found.report?.findings.some((one) => one.drawn && one.shown && (one.text.includes(words) || words.includes(one.text))) === true;
      if (words !== undefined && isMarked)
        await cardAt(driver, page, words).catch((error: unknown) => console.log(`  no card at "${words}": ${String(error)}`));
      await shoot(page, `seed-${story.name}`);
      await shoot(page, `seed-${story.name}-whole`, true);
      await page.close();
    }
  } finally {
    await driver.close();
    await server.close();
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

async function own(
  driver: Driver,
  path: string,
  [width, height]: readonly [number, number],
  name: string,
  shoot: Shoot,
  whole = false,
): Promise<void> {
  const page = await driver.openExtensionPage(path);
  await page.setViewport({ width, height, deviceScaleFactor: 2 });
  await page.bringToFront();
  await shoot(page, name);
  if (whole) await shoot(page, `${name}-whole`, true);
  await page.close();
}
