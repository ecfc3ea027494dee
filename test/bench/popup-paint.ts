import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launch, type Target } from '../browser/driver.ts';
import { newsPage } from '../browser/pages.ts';
import { serve } from '../browser/server.ts';
import { fillCorpus, run } from '../browser/stage.ts';
import { STORY } from '../browser/story.data.ts';

/*
 * How soon the popup paints what is known of a tab, beside an empty page of the same extension in the same browser,
 * turn by turn: node scripts/run-ts.mjs test/bench/popup-paint.ts chrome|firefox [ROUNDS]
 */

const BARE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>bare</title><body><h1>Bare</h1></body></html>';

interface Paint {
  /** First words of any kind, and the versions with their tree: milliseconds since the page was asked for. */
  readonly first: number;
  readonly shown: number;
}

export async function main(args: readonly string[]): Promise<void> {
  const target: Target = args[0] === 'firefox' ? 'firefox' : 'chrome';
  const rounds = Number(args[1] ?? 11);
  const dist = mkdtempSync(join(tmpdir(), 'urtext-bare-'));
  cpSync(resolve('dist', target), join(dist, target), { recursive: true });
  writeFileSync(join(dist, target, 'bare.html'), BARE);
  const server = await serve();
  const driver = await launch(target, { dist });
  try {
    await fillCorpus(driver, server);
    const url = server.put('harbour', '/story', newsPage(STORY.harbour));
    const page = await driver.newPage();
    await page.goto(url);
    await run(driver, page, url);
    const tab = await driver.tabOf(url);
    const bare: Paint[] = [];
    const popup: Paint[] = [];
    // The first of each warms what is loaded once a session, and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const one = await driver.openExtensionPage('bare.html');
      bare.push(await paintOf(one, 'h1'));
      await one.close();
      const two = await driver.openExtensionPage(`src/popup/index.html?tab=${String(tab)}`);
      popup.push(await paintOf(two, '.version'));
      await two.close();
    }
    const line = (name: string, all: readonly number[]): string => {
      const sorted = all.slice(1).toSorted((a, b) => a - b);
      const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(0);
      return `${name.padEnd(36)} ${at(0.1).padStart(5)} ${at(0.5).padStart(5)} ${at(0.9).padStart(5)}`;
    };
    console.log(`${target}, ${String(rounds)} rounds, ms`.padEnd(36), '  10 %   50 %   90 %');
    console.log(
      line(
        'empty page: first paint',
        bare.map(({ first }) => first),
      ),
    );
    console.log(
      line(
        'popup: first paint',
        popup.map(({ first }) => first),
      ),
    );
    console.log(
      line(
        'popup: cached result painted',
        popup.map(({ shown }) => shown),
      ),
    );
    console.log(
      line(
        'beyond the empty page of its turn',
        popup.map(({ shown }, i) => shown - (bare[i]?.first ?? 0)),
      ),
    );
  } finally {
    await driver.close();
    await server.close();
    rmSync(dist, { recursive: true, force: true });
  }
}

/** The popup marks the moment after it painted what it knows; other pages have their first paint. */
async function paintOf(page: Page, selector: string): Promise<Paint> {
  await page.waitForSelector(selector);
  return page.evaluate(async () => {
    const at = (name: string): number | undefined => performance.getEntriesByName(name)[0]?.startTime;
    const until = performance.now() + 5_000;
    while (at('first-contentful-paint') === undefined && performance.now() < until) await new Promise((done) => setTimeout(done, 5));
    const first = at('first-contentful-paint') ?? Number.NaN;
    return { first, shown: at('urtext-shown') ?? first };
  });
}
