import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/protocol/settings.ts';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { serve, type Server } from './server.ts';
import { cardOpen, cardText, hover, marksOn, placeOf, run } from './stage.ts';

const ID = 'urtext@urtext.example';

/** A page that contradicts itself, with nothing in the corpus to compare it with. */
const PAGE = `<!doctype html><html lang="en"><head><title>Duarte begins visit to Kestrel</title>
<meta property="og:type" content="article"></head><body><article><h1>Duarte begins visit to Kestrel</h1>
${[
  'Foreign Minister Lena Duarte begins a two-week visit to Kestrel from Sunday to Monday, her office said in a short statement.',
  'The visit is the first by a minister of the republic since the harbour treaty was signed, and both sides have kept its programme short.',
  'Officials in Kestrel said that the ministers would speak of fishing rights, of the ferry between the two coasts, and of the lighthouse.',
  'A dinner is planned at the town hall. No press conference was announced, and the office gave no further details of the meeting.',
]
  .map((text) => `<p>${text}</p>`)
  .join('\n')}</article></body></html>`;

/** What needs no other version, and what an administrator sets, in the real browser. */
describe('one page alone', () => {
  let driver: Driver;
  let server: Server;
  let home: string;
  const before = process.env['HOME'];

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'urtext-home-'));
    if (target === 'firefox') {
      // Firefox reads an administrator's values from the home folder; Chromium's folder is the system's and cannot be lent.
      const folder = join(home, '.mozilla', 'managed-storage');
      mkdirSync(folder, { recursive: true });
      const data = { organisation: 'Daily Heron IT', keepDays: 30, theme: 'pink' };
      writeFileSync(join(folder, `${ID}.json`), JSON.stringify({ name: ID, description: 'Urtext in this house', type: 'storage', data }));
      process.env['HOME'] = home;
    }
    server = await serve();
    driver = await launch(target);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
    if (before !== undefined) process.env['HOME'] = before;
    rmSync(home, { recursive: true, force: true });
  });

  it('is marked where it contradicts itself, and the card says by what', async () => {
    const url = server.put('alpha', '/alone', PAGE);
    const page = await driver.newPage();
    await page.goto(url);
    const state = await run(driver, page, url);
    expect(state.report?.findings.map(({ category, text }) => `${category} ${text}`)).toEqual(['quantity two-week']);
    await marksOn(driver, page, 1);
    await hover(page, await placeOf(page, 'two-week'));
    await cardOpen(driver, page);
    await until(async () => (await cardText(page)).includes('from Sunday to Monday'), 'the reason in the card');
    await page.close();
  });

  it('settings go to the browser’s sync, but the sites do not', async () => {
    await driver.ask('settings.set', { theme: 'dark', keepVisited: false, hidden: ['quotes'] });
    await driver.ask('site.set', { host: 'heron.example', drawing: 'off' });
    const page = await driver.openExtensionPage('src/options/index.html');
    const stored = await page.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return Object.keys(await api.storage.sync.get(null)).toSorted();
    });
    expect(stored).toEqual(['pref.hidden.quotes', 'pref.theme']);
    await page.close();
  });

  it.runIf(target === 'firefox')('an administrator’s values hold, and what is no value of ours is left out', async () => {
    expect(await driver.ask('settings.policy', null)).toEqual({
      organisation: 'Daily Heron IT',
      locked: ['keepDays'],
      kinds: [],
      sites: [],
    });
    const now = (await driver.ask('settings.set', { keepDays: 7 })) as Settings;
    expect([now.keepDays, now.theme]).toEqual([30, 'dark']);
  });

  it.runIf(target === 'chrome')('where no administrator set anything, nothing is locked', async () => {
    expect(await driver.ask('settings.policy', null)).toEqual({ organisation: null, locked: [], kinds: [], sites: [] });
  });
});
