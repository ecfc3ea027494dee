import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launch, until, type Target } from '../test/browser/driver.ts';
import { openFind, press, tabShowing, useSimulated } from '../test/browser/finding.ts';
import { HOSTILE, simulatedWeb } from '../test/browser/simulated-web.ts';
import { STORY } from '../test/browser/story.data.ts';
import { troublesOf } from '../test/ui/gallery/looks.ts';
import { settled } from './demo-session.ts';

/**
 * From nothing to two versions, photographed step by step in a fresh browser on the simulated web: the popup with an
 * empty corpus, what would be asked, what was named, what is fetched, what came of it, the comparison, the list of
 * requests, and the honest end. On our own pages text that is cut off or lies over other text ends the walk.
 */
export async function findWalk(target: Target, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  const web = await simulatedWeb({ hostile: HOSTILE });
  const driver = await launch(target, { viewport: { width: 1100, height: 800 } });
  let step = 0;
  const shoot = async (page: Page, name: string): Promise<void> => {
    await page.bringToFront();
    await settled(page);
    step++;
    await page.screenshot({ path: join(to, `${String(step).padStart(2, '0')}-${name}.png`) as `${string}.png`, fullPage: true });
    const troubles = await page.evaluate(troublesOf);
    if (troubles.length > 0) throw new Error(`${target} ${name}: ${troubles.join('; ')}`);
  };
  const textOf = (name: keyof typeof STORY): string => STORY[name].paragraphs.join('\n\n');
  const put = (host: string, name: keyof typeof STORY, look: number, behind = ''): string =>
    web.add({ host, path: `/${name}`, title: STORY[name].title, text: textOf(name), published: STORY[name].published, look, behind });
  try {
    await useSimulated(driver, web);
    const wire = put('wire', 'ledger', 1);
    put('meridian', 'meridian', 0);
    put('courier', 'courier', 3);
    const opened = put('harbour', 'harbour', 0, `<p>Originally published at <a href="${wire}">The Wire</a>.</p>`);
    const { page, find } = await openFind(driver, opened, async (popup) => {
      await popup.setViewport({ width: 360, height: 600 });
      await shoot(popup, 'popup-alone');
    });
    await shoot(find, 'what-would-be-asked');
    await press(find, '#look-up');
    await until(
      () => find.$$eval('.sent li', (rows) => rows.length === 2 && rows.every((row) => /named/u.test(row.textContent ?? ''))),
      'answers',
    );
    await shoot(find, 'candidates');
    await press(find, '#fetch');
    await until(
      () => find.evaluate(() => document.querySelector('progress') !== null || document.querySelector('.outcome') !== null),
      'progress',
    );
    await shoot(find, 'fetching');
    const compare = await tabShowing(driver, '/src/compare/index.html');
    await until(() => compare.evaluate(() => document.querySelectorAll('.beside input').length >= 2), 'both beside the page');
    await shoot(compare, 'comparison');
    await compare.close();
    await until(
      () => find.evaluate(() => document.querySelector('progress') === null && document.querySelector('.outcome h2') !== null),
      'the end',
    );
    await shoot(find, 'outcome');
    const log = await driver.openExtensionPage('src/find/index.html#requests');
    await log.waitForSelector('.request-table tbody tr');
    await shoot(log, 'every-request');
    for (const one of [log, find, page]) await one.close();

    const lonely = web.add({
      host: 'gazette',
      path: '/ferry',
      title: 'New ferry timetable for Lomsey',
      text: `The ferry line of Lomsey has a new timetable from Friday, with two more crossings a day in each direction.\n\nDirector Per Anders Holm said that the line had asked 400 people on the quay what they needed, and that most of them wanted a later boat home.\n\nThe first boat leaves at 5:40 a.m., the last one at 11:15 p.m.; on Sundays children and everybody who brings a bicycle travel free of charge.\n\nThe line carries about 900 people a day. Its older boat will be taken out of the water in March, so that its engine can be looked at.`,
      published: '2024-05-14T09:00:00Z',
      look: 1,
    });
    const next = await openFind(driver, lonely);
    await next.find.$eval('#query-exact', (field) => (field as HTMLTextAreaElement).select());
    await next.find.type('#query-exact', '"a two-day visit that is meant"');
    await press(next.find, '#look-up');
    await press(next.find, '#fetch');
    await until(() => next.find.evaluate(() => document.querySelector('.outcome h2') !== null), 'the honest end');
    await shoot(next.find, 'honest-end');
  } finally {
    await driver.close();
    await web.close();
  }
}
