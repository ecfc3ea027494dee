import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGallery, serveFolder } from '../../scripts/gallery.mjs';
import { settingsIndex } from '../../src/options/settings-index.ts';
import { troublesOf } from '../ui/gallery/looks.ts';
import { addressOf, plainBrowser, SHOTS, type Shot } from '../ui/gallery/shoot.ts';
import { target } from './context.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SETTINGS: Shot = { page: 'options', state: 'reading', width: 1100, height: 800 };
const WELCOME: Shot = { page: 'welcome', state: 'welcome', width: 1100, height: 800 };

/** Settings and welcome, worked as a reader works them; drawn from data, without the extension. */
describe('settings and welcome', () => {
  let server: { url: string; close: () => void };
  let browser: Browser;
  let page: Page;
  let folder: string;

  const open = async (shot: Shot, search = ''): Promise<void> => {
    await page.setViewport({ width: shot.width, height: shot.height });
    await page.goto('about:blank');
    await page.goto(addressOf(server.url, shot, search));
    await page.waitForFunction(() => document.querySelector('fieldset, main section') !== null);
  };
  const done = (): Promise<readonly string[]> => page.evaluate(() => (globalThis as { done?: readonly string[] }).done ?? []);
  const axe = async (): Promise<string[]> => {
    await page.evaluate(AXE);
    return page.evaluate(async (tags) => {
      const run = (globalThis as unknown as { axe: { run(what: Document, how: unknown): Promise<unknown> } }).axe;
      const { violations } = (await run.run(document, { runOnly: tags, resultTypes: ['violations'] })) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
    }, TAGS);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'urtext-settings-'));
    server = await serveFolder(await buildGallery(folder));
    browser = await plainBrowser(target, 'light', { 'ui.prefersReducedMotion': 1 });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a setting is found by its words and reached with the keys alone', async () => {
    await open({ ...SETTINGS, state: 'corpus' });
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await page.keyboard.type('sure');
    await page.waitForSelector('[role="option"]');
    expect(await axe()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await page.$eval('[aria-selected="true"]', (option) => option.textContent)).toContain('Trace of translation');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('[data-setting="threshold-artifact"]') !== null);
    expect(await page.$('[role="option"]')).toBeNull();
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.querySelector('.found') === null);
  });

  it('every setting of the index is on the page, and can be jumped to', async () => {
    await open(SETTINGS);
    const missing: string[] = [];
    for (const { id, section } of settingsIndex()) {
      await page.evaluate((hash) => (location.hash = hash), `#${section}/${id}`);
      const isThere = await page
        .waitForFunction((name) => document.activeElement?.closest(`[data-setting="${name}"]`) != null, { timeout: 20_000 }, id)
        .then(
          () => true,
          () => false,
        );
      if (!isThere) missing.push(id);
    }
    expect(missing).toEqual([]);
  });

  it('what an administrator set is locked, with the reason beside it', async () => {
    await open({ ...SETTINGS, state: 'locked' });
    await page.waitForSelector('.locked');
    const locked = await page.evaluate(() =>
      ['drawing', 'keep', 'keep-days', 'threshold-deviation', 'theme', 'kind-presence'].filter((name) => {
        const controls = [...document.querySelectorAll<HTMLInputElement>(`[data-setting="${name}"] :is(input, select)`)];
        return controls.length === 0 || controls.some((control) => !control.disabled);
      }),
    );
    expect(locked).toEqual([]);
    expect(await page.$eval('.locked', (reason) => reason.textContent)).toContain('Set by Daily Heron IT');
    expect(await page.$eval('.sites', (list) => list.querySelectorAll('select:disabled').length)).toBe(1);
    expect(await axe()).toEqual([]);
  });

  it('a site is added by its address, and taken back when the browser refuses', async () => {
    for (const [search, calls] of [
      ['', 1],
      ['refused', 2],
    ] as const) {
      await open(SETTINGS, search);
      await page.waitForSelector('.add-site input');
      await page.type('.add-site input', 'https://www.morningbell.example/news/1');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() =>
        (document.querySelector('.add-site [role="status"]')?.textContent ?? '').includes('morningbell.example'),
      );
      expect((await done()).filter((one) => one === 'ask site.set')).toHaveLength(calls);
    }
  });

  it('kinds that were called no problem are listed by site, and count as elsewhere again', async () => {
    await open(SETTINGS);
    const button = await page.waitForSelector('[aria-label="Count as elsewhere: harbourwire.example"]');
    expect(await page.$$eval('.sites li', (all) => all.at(-1)?.textContent)).toContain('Name differs, Number differs');
    expect(await axe()).toEqual([]);
    await button?.click();
    await page.waitForFunction(() => !(document.body.textContent ?? '').includes('Count as elsewhere'));
    expect(await done()).toContain('ask site.raise');
  });

  it('keys are shown as they are, and the browser’s page for them opens', async () => {
    await open(SETTINGS);
    await page.waitForSelector('.keys kbd');
    expect(await page.$$eval('.keys dd', (all) => all.map((one) => one.textContent))).toEqual([
      'Alt+Shift+U',
      'Alt+Shift+Period',
      'no key',
    ]);
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-setting="keys"] .button')?.click());
    await page.waitForFunction(() => (globalThis as { done?: readonly string[] }).done?.includes('keys') === true);
  });

  it('the demo story is read in place, mark by mark', async () => {
    await open(WELCOME);
    await page.waitForSelector('.primary');
    await page.click('.primary');
    await page.waitForSelector('.story-mark');
    expect(await axe()).toEqual([]);
    await page.focus('.story-mark:nth-of-type(1)');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.story-mark[aria-pressed="true"]') !== null);
    expect(await page.$eval('.story-card', (card) => card.textContent)).toContain('others');
    for (const width of [1100, 550, 320]) {
      await page.setViewport({ width, height: 800 });
      expect(await page.evaluate(troublesOf), String(width)).toEqual([]);
    }
  });

  it('one open tab is checked alone, and its findings lead to it', async () => {
    await open(WELCOME);
    await page.waitForSelector('.alone .button');
    await page.click('.alone .button');
    await page.waitForSelector('.alone-tabs button');
    expect(await axe()).toEqual([]);
    await page.click('.alone-tabs button');
    await page.waitForSelector('.alone-found .finding');
    expect(await page.$eval('.alone-found', (list) => list.textContent)).toContain('from Sunday to Monday');
    expect(await axe()).toEqual([]);
    await page.setViewport({ width: 320, height: 800 });
    expect(await page.evaluate(troublesOf)).toEqual([]);
    await page.click('.alone-found .finding');
    await page.waitForFunction(() => (globalThis as { done?: readonly string[] }).done?.includes('ask tab.jump') === true);
    expect(await done()).toEqual(expect.arrayContaining(['ask tab.run', 'show 2']));
  });

  it('open tabs are compared where two are ticked, and the button says what it waits for', async () => {
    await open(WELCOME);
    await page.waitForSelector('.tries > div:last-child .button');
    await page.click('.tries > div:last-child .button');
    await page.waitForSelector('.tab-list input');
    const button = (): Promise<string> =>
      page.$eval('.tab-picker .primary', (one) => `${one.textContent ?? ''}${(one as HTMLButtonElement).disabled ? ', disabled' : ''}`);
    expect(await button()).toBe('Compare the ticked tabs, disabled');
    await page.click('.tab-list li:nth-child(1) input');
    expect(await button()).toBe('Compare the ticked tabs, disabled');
    await page.click('.tab-list li:nth-child(2) input');
    await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('.tab-picker .primary')?.disabled === false);
    expect(await button()).toBe('Compare 2 tabs');
  });

  it('every page fits its window at twice the size, and nothing moves where motion is reduced', async () => {
    const found: string[] = [];
    for (const shot of SHOTS.filter((one) => one.width > 360 && ['options', 'welcome'].includes(one.page))) {
      await open({ ...shot, width: 550, height: 400 });
      found.push(...(await page.evaluate(troublesOf)).map((line) => `${shot.page}/${shot.state}: ${line}`));
      if (target === 'firefox')
        found.push(
          ...(await page.evaluate(() =>
            [...document.querySelectorAll('*')]
              .filter((one) => {
                const { transitionDuration, animationName, animationDuration } = getComputedStyle(one);
                const seconds = (list: string): number => Math.max(...list.split(',').map((part) => Number.parseFloat(part)));
                return seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01);
              })
              .map((one) => `moves: ${one.className}`),
          )),
        );
    }
    expect(found).toEqual([]);
  });
});
