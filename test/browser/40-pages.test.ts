import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGallery, serveFolder } from '../../scripts/gallery.mjs';
import { bypassesOf } from '../ui/gallery/bypasses.ts';
import { troublesOf } from '../ui/gallery/looks.ts';
import { addressOf, plainBrowser, SHOTS, type Shot } from '../ui/gallery/shoot.ts';
import { STORY } from '../ui/story.ts';
import { target } from './context.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The states that are laid out differently; the other popup states are these with other words. */
const WORDS_ONLY = [
  'popup/busy',
  'popup/reading',
  'popup/original',
  'popup/browser-page',
  'popup/private-page',
  'popup/alone-empty',
  'compare/loading',
  'compare/missing',
  'compare/alone',
  'compare/copy',
  'options/locked',
  'welcome/chosen',
];
const KINDS = SHOTS.filter(
  (shot) => shot.width > 320 && !WORDS_ONLY.includes(`${shot.page}/${shot.state}`) && !/^refused-|^failed-(?!unexpected)/u.test(shot.state),
);

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** What axe finds on the page as it is now, one line each. */
async function axe(page: Page): Promise<string[]> {
  // Colours that are still fading from one theme into the other are judged as they will be.
  await page.evaluate(() => {
    for (const fade of document.getAnimations()) if (fade instanceof CSSTransition) fade.finish();
  });
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    async (tags) =>
      (await (globalThis as unknown as { axe: { run(what: Document, how: unknown): Promise<unknown> } }).axe.run(document, {
        runOnly: tags,
        resultTypes: ['violations'],
      })) as never,
    TAGS,
  )) as AxeResult;
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary.replace(/\s+/gu, ' ').slice(0, 200)}`),
  );
}

describe('our pages, in every state', () => {
  let server: { url: string; close: () => void };
  let browser: Browser;
  let page: Page;
  let folder: string;
  const errors: string[] = [];

  const open = async (shot: Shot, search = ''): Promise<void> => {
    await page.setViewport({ width: shot.width, height: shot.height });
    await page.goto('about:blank');
    await page.goto(addressOf(server.url, shot, search));
    await page.waitForFunction(() => document.body.childElementCount > 0);
  };
  const done = (): Promise<readonly string[]> => page.evaluate(() => (globalThis as { done?: readonly string[] }).done ?? []);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'urtext-gallery-'));
    server = await serveFolder(await buildGallery(folder));
    browser = await plainBrowser(target, 'light');
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('have no axe violation, light and dark', async () => {
    const found: string[] = [];
    for (const theme of ['light', 'dark'])
      for (const shot of theme === 'light' ? SHOTS : KINDS) {
        await open(shot);
        await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
        found.push(...(await axe(page)).map((line) => `${shot.page}/${shot.state} ${theme} ${line}`));
      }
    expect(found).toEqual([]);
  }, 400_000);

  it('cut nothing off, lay nothing over another, and fit their window, at 320 px, with longer words and from right to left', async () => {
    const found: string[] = [];
    for (const shot of KINDS)
      for (const [search, width] of [
        ['', shot.width],
        ['', 320],
        ['pseudo', shot.width],
        ['rtl', 320],
      ] as const) {
        await open({ ...shot, width }, search);
        found.push(...(await page.evaluate(troublesOf)).map((line) => `${shot.page}/${shot.state} ${search} ${width}: ${line}`));
      }
    expect(found).toEqual([]);
  }, 400_000);

  it('sees text that is cut off or covered', async () => {
    await open({ page: 'welcome', state: 'welcome', width: 800, height: 600 });
    await page.evaluate(() => {
      const first = document.querySelector('h1');
      const lead = document.querySelector<HTMLElement>('.lead');
      if (first === null || lead === null) throw new Error('no heading');
      first.style.cssText = 'overflow:hidden;block-size:20px';
      lead.style.cssText = 'margin-block-start:-30px';
    });
    const found = await page.evaluate(troublesOf);
    expect(found.some((line) => line.startsWith('cut off'))).toBe(true);
  });

  it('take every word from the messages', async () => {
    // What the pretended story, index, tabs and diary hold; formats and units, which are named alike everywhere.
    const foreign = [
      ...STORY.flatMap((article) => [article.outlet ?? '', article.site, article.title ?? '']),
      ...['Markdown', 'JSON', 'TEI', 'CSV', 'UTC', 'GDELT', 'Newsroom archive', 'searchTerms', 'analyse'],
      ...['Next mark on the page', 'Previous mark on the page'],
    ]
      .filter((word) => word !== '')
      .toSorted((x, y) => y.length - x.length);
    const found: string[] = [];
    for (const shot of KINDS) {
      await open(shot, 'pseudo');
      found.push(...(await page.evaluate(bypassesOf, foreign)).map((line) => `${shot.page}/${shot.state}: ${line}`));
    }
    expect(found).toEqual([]);
    await page.evaluate(() => document.querySelector('h1')?.prepend('left out of the messages '));
    expect(await page.evaluate(bypassesOf, foreign)).toEqual([expect.stringContaining('left out of the messages') as string]);
  }, 120_000);

  it('the popup is worked by keyboard alone: the site first, then findings, versions and buttons', async () => {
    await open({ page: 'popup', state: 'analysed', width: 360, height: 600 });
    const seen: string[] = [];
    // Not further than the last button: Firefox then goes on into its own toolbar.
    for (let step = 0; step < 40 && seen.at(-1)?.includes('button primary') !== true; step++) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(() => `${document.activeElement?.tagName ?? ''}.${document.activeElement?.className ?? ''}`));
    }
    expect(seen[0]).toMatch(/^INPUT/u);
    for (const wanted of ['version', 'finding', 'button primary'])
      expect(
        seen.some((one) => one.includes(wanted)),
        wanted,
      ).toBe(true);
    await page.focus('.finding');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (globalThis as { done?: readonly string[] }).done?.includes('close') === true);
    expect(await done()).toContain('ask tab.jump');
  });

  it('the popup stores the wish before the browser asks, and takes it back when refused', async () => {
    await open({ page: 'popup', state: 'analysed', width: 360, height: 600 }, 'refused');
    await page.waitForSelector('.choice input[value="always"]');
    await page.evaluate(() => document.querySelector<HTMLInputElement>('.choice input[value="always"]')?.click());
    await page.waitForFunction(
      () => (globalThis as { done?: readonly string[] }).done?.filter((one) => one === 'ask site.set').length === 2,
    );
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.choice input[value="on-click"]')?.checked === true);
  });

  it('tabs are ticked, read, and each has its outcome', async () => {
    await open({ page: 'popup', state: 'analysed', width: 360, height: 600 });
    await page.waitForSelector('.popup-actions .button');
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLButtonElement>('.popup-actions .button')]
        .find((one) => one.textContent?.includes('Add tabs'))
        ?.click(),
    );
    await page.waitForSelector('.tab-list input');
    expect(await page.$$eval('.tab-list input', (boxes) => boxes.map((box) => box.checked))).toEqual([true, true, false]);
    expect(await axe(page)).toEqual([]);
    await page.click('.tab-picker .primary');
    await page.waitForSelector('.tab-results');
    expect(await page.$eval('.tab-results', (list) => list.textContent)).toContain('A live blog');
  });

  it('a deleted article can be taken back', async () => {
    await open({ page: 'options', state: 'corpus', width: 1100, height: 800 });
    await page.waitForSelector('.articles li');
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.articles li .button[aria-label^="Delete"]')?.click());
    await page.waitForSelector('.undo .button');
    await page.click('.undo .button');
    await page.waitForFunction(() => document.querySelector('.undo') === null);
    expect(await done()).toEqual(expect.arrayContaining(['ask corpus.delete', 'ask corpus.undo']));
  });

  it('an import tells what it added and skipped, and is taken back as a whole', async () => {
    await open({ page: 'options', state: 'import', width: 1100, height: 800 });
    const input = await page.waitForSelector('input[type="file"]');
    const file = join(folder, 'rows.jsonl');
    await import('node:fs').then(({ writeFileSync }) => writeFileSync(file, '{}\n'));
    await (input as { uploadFile(...paths: string[]): Promise<void> } | null)?.uploadFile(file);
    await page.waitForFunction(
      () => document.querySelector('.jobs')?.textContent?.includes('5 added · 0 already here · 1 skipped') === true,
    );
    expect(await axe(page)).toEqual([]);
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLButtonElement>('.jobs .button')].find((one) => one.textContent?.includes('Take back'))?.click(),
    );
    await page.waitForFunction(() => document.querySelector('.jobs')?.textContent?.includes('taken back') === true);
    // It is still listed when the page is opened again.
    await open({ page: 'options', state: 'import', width: 1100, height: 800 });
    await page.waitForFunction(() => document.querySelector('.jobs')?.textContent?.includes('rows.jsonl') === true);
    await page.evaluate(() => localStorage.clear());
  });

  it('forgetting everything wants its number typed', async () => {
    await open({ page: 'options', state: 'corpus', width: 1100, height: 800 });
    await page.waitForSelector('.forget summary');
    await page.click('.forget summary');
    expect(await page.$eval('.forget .danger', (button) => (button as HTMLButtonElement).disabled)).toBe(true);
    await page.type('#forget-all', '412');
    expect(await page.$eval('.forget .danger', (button) => (button as HTMLButtonElement).disabled)).toBe(false);
  });

  it('the open book changes its right side, and a word leads to its line in the apparatus', async () => {
    await open({ page: 'compare', state: 'open', width: 1200, height: 800 });
    await page.waitForSelector('.rules path');
    await page.evaluate(() => document.querySelectorAll<HTMLInputElement>('.beside input')[3]?.click());
    await page.waitForFunction(() => document.querySelectorAll('.book-head h2')[1]?.textContent?.includes('Duarte starts visit') === true);
    await page.focus('.word');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.querySelector('tr:target') !== null)).toBe(true);
    await page.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>('.facts .button')][0]?.click());
    await page.waitForFunction(() => (document.querySelector('.said')?.textContent ?? '') !== '');
    expect((await done()).some((one) => one.startsWith('copy Duration differs.'))).toBe(true);
  });

  it('a siglum names outlet and date on focus, and Esc takes the tip away', async () => {
    await open({ page: 'compare', state: 'open', width: 1200, height: 800 });
    await page.waitForSelector('.facts .siglum');
    await page.focus('.facts .siglum');
    await page.waitForSelector('.tip');
    expect(await page.$eval('.tip', (tip) => tip.textContent)).toBe('Northwire · 12 May 2024');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.tip') === null);
    // a scroll that is reported late does not bring it back
    expect(
      await page.evaluate(async () => {
        document.dispatchEvent(new Event('scroll'));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return document.querySelector('.tip');
      }),
    ).toBeNull();
  });

  it('said nothing on the console', () => {
    expect(errors).toEqual([]);
  });
});
