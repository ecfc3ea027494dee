import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import { base64, MOST_PACK_BYTES, writePack, type PackHead } from '../../src/intake/pack.ts';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { openFind, press, tabShowing, useSimulated } from './finding.ts';
import { articleOf } from './pages.ts';
import { simulatedWeb, type SimulatedWeb } from './simulated-web.ts';
import { run } from './stage.ts';
import { STORY } from './story.data.ts';

const textOf = (name: keyof typeof STORY): string => STORY[name].paragraphs.join('\n\n');
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = base64(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
const sign = (bytes: Uint8Array): Promise<Uint8Array> => Promise.resolve(signBytes(null, bytes, privateKey));
const head = (kind: PackHead['kind'], signer = key): PackHead => ({
  name: 'Harbour desk, May',
  publisher: 'Harbour Post',
  made: '2024-05-14T12:00:00Z',
  kind,
  key: signer,
});

describe('versions without an index', () => {
  let driver: Driver;
  let web: SimulatedWeb;
  let folder: string;
  let page: Page;
  let find: Page;
  const put = (host: string, name: keyof typeof STORY, behind = ''): string =>
    web.add({ host, path: `/${name}`, title: STORY[name].title, text: textOf(name), published: STORY[name].published, look: 0, behind });
  const sites = async (): Promise<string[]> =>
    ((await driver.ask('corpus.list', { search: '', cursor: null, limit: 50 })) as { articles: { site: string }[] }).articles
      .map(({ site }) => site)
      .toSorted();

  beforeAll(async () => {
    web = await simulatedWeb();
    driver = await launch(target);
    await useSimulated(driver, web);
    folder = mkdtempSync(join(tmpdir(), 'urtext-packs-'));
    const source = put('wire', 'ledger');
    const opened = put('copy', 'harbour', `<p>This article was originally published at <a href="${source}">The Wire</a>.</p>`);
    ({ page, find } = await openFind(driver, opened));
  });
  afterAll(async () => {
    await driver.close();
    await web.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('fetches the source that the page names in one click, before any index is asked', async () => {
    expect(await find.$$eval('.declared-url', (rows) => rows.map((row) => row.textContent))).toEqual([web.url('wire', '/ledger')]);
    await press(find, '#declared');
    const compare = await tabShowing(driver, '/src/compare/index.html');
    await until(() => compare.evaluate(() => document.querySelector('.witness, .beside, .book') !== null), 'the comparison');
    await compare.close();
    expect(await find.$eval('.declared .fate-version', (row) => row.textContent)).toContain('a version');
    expect(await sites()).toEqual(['wire.localhost']);
    expect(web.requests.some(({ host }) => host === 'gdelt')).toBe(false);
  });

  describe('a pack', () => {
    const said = (): Promise<string> =>
      until(() => find.evaluate(() => document.querySelector('.packs > [role=status]')?.textContent ?? null), 'a word about the pack');
    const trust = (): Promise<string> =>
      until(() => find.evaluate(() => document.querySelector('.pack-trust')?.textContent ?? null), 'the question whom to trust');
    const fromAddress = async (address: string): Promise<void> => {
      await find.$eval('.packs', (details) => ((details as HTMLDetailsElement).open = true));
      await find.$eval('#pack-address', (field) => (field as HTMLInputElement).select());
      await find.type('#pack-address', address);
      await press(find, '.packs form [type=submit]');
    };
    const fromFile = async (file: string): Promise<void> => {
      await find.$eval('.packs', (details) => ((details as HTMLDetailsElement).open = true));
      const input = await find.waitForSelector('.packs input[type=file]');
      await (input as unknown as { uploadFile(path: string): Promise<void> } | null)?.uploadFile(file);
    };
    const articles = (): ReturnType<typeof articleOf>[] => [articleOf(STORY.meridian, 'https://meridian.example/story')];

    it('from an address: says by whom, and adds it on a click', async () => {
      await fromAddress(web.file('press', '/may.jsonl', 'application/jsonl', await writePack(head('articles'), articles(), sign)));
      expect(await trust()).toMatch(/Harbour Post.*[0-9a-f]{16}/su);
      expect(await sites()).toEqual(['wire.localhost']);
      await press(find, '.pack-trust .button');
      expect(await said()).toContain('1');
      expect(await sites()).toEqual(['meridian.example', 'wire.localhost']);
    });

    it('from a file: a known key is known again; fingerprints name pages to fetch', async () => {
      const other = put('evening', 'courier');
      const rows = [
        { ...fingerprintOf(articleOf(STORY.courier, other)), url: other, title: STORY.courier.title, site: 'evening.localhost' },
      ];
      const file = join(folder, 'fingerprints.jsonl');
      writeFileSync(file, await writePack(head('fingerprints'), rows, sign));
      await fromFile(file);
      await trust();
      expect(await find.$eval('.pack-trust .button', (button) => button.className)).toContain('primary');
      await press(find, '.pack-trust .button');
      await until(
        () => find.$$eval('.candidates li', (list) => list.some((row) => row.textContent?.includes('evening.localhost'))),
        'the page that the pack names',
      );
    });

    it('with a changed row, cut short, of nobody, or too large: each is told', async () => {
      const sound = await writePack(head('articles'), articles(), sign);
      await fromAddress(web.file('press', '/changed.jsonl', 'text/plain', sound.replace('"title":"', '"title":"Not: ')));
      expect(await said()).toMatch(/changed/iu);
      const cut = join(folder, 'cut.jsonl');
      writeFileSync(cut, sound.split('\n').slice(0, 2).join('\n'));
      await fromFile(cut);
      await until(async () => /damaged/iu.test(await said()), 'the word that it is damaged');
      const large = join(folder, 'large.jsonl');
      writeFileSync(large, sound);
      truncateSync(large, MOST_PACK_BYTES + 1);
      await fromFile(large);
      await until(async () => /too large/iu.test(await said()), 'the word that it is too large');
      await fromAddress(web.file('press', '/large.jsonl', 'text/plain', '', MOST_PACK_BYTES + 1));
      await until(async () => /too large/iu.test(await said()), 'the word that it is too large');
      const unsigned = join(folder, 'unsigned.jsonl');
      writeFileSync(unsigned, await writePack(head('articles', ''), articles(), null));
      await fromFile(unsigned);
      expect(await trust()).toMatch(/not signed|nobody|anybody/iu);
      expect(await find.$eval('.pack-trust .button', (button) => button.className)).not.toContain('primary');
      expect(await sites()).toEqual(['meridian.example', 'wire.localhost']);
    });
  });

  it('ticks the open tabs that are likely versions, reads them, and the comparison opens by itself', async () => {
    await find.close();
    await driver.ask('corpus.delete', { all: true, count: (await sites()).length });
    const others = [put('morning', 'meridian'), put('night', 'courier')];
    const stranger = web.file('cooking', '/soup', 'text/html', '<!doctype html><title>Ten soups for cold evenings</title><p>Soup.</p>');
    for (const address of [...others, stranger]) await (await driver.newPage()).goto(address, { waitUntil: 'domcontentloaded' });
    const opened = web.url('copy', '/harbour');
    await run(driver, page, opened);
    const popup = await driver.openExtensionPage(`src/popup/index.html?tab=${String(await driver.tabOf(opened))}`);
    await until(
      () =>
        popup.evaluate(() => {
          if (document.querySelector('.tab-picker') !== null) return true;
          [...document.querySelectorAll<HTMLButtonElement>('.button')].find((one) => /tabs/iu.test(one.textContent ?? ''))?.click();
          return false;
        }),
      'the picker',
    );
    const rows = await until(async () => {
      const list = await popup.$$eval('.tab-list li', (all) =>
        all.map((row) => [row.textContent ?? '', row.querySelector('input')?.checked === true] as const),
      );
      return list.length >= 3 ? list : null;
    }, 'the tabs');
    const ticked = (host: string): boolean | undefined => rows.find(([words]) => words.includes(host))?.[1];
    expect([ticked('morning'), ticked('night'), ticked('cooking')]).toEqual([true, true, false]);
    // A page that refuses to be read is ticked too: it is kept out, with its reason, and stops nobody.
    await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLLabelElement>('.tab-list label')].find((one) => one.textContent?.includes('cooking'))?.click(),
    );
    await press(popup, '.tab-picker .primary');
    const compare = await tabShowing(driver, '/src/compare/index.html');
    await until(() => compare.evaluate(() => document.querySelectorAll('.beside input').length >= 2), 'both beside the page');
    expect(await sites()).toEqual(['morning.localhost', 'night.localhost']);
    await until(() => popup.evaluate(() => document.querySelector('.tab-results') !== null), 'what became of each tab');
    expect(await popup.$eval('.tab-results', (list) => list.textContent)).toMatch(/Ten soups.*(?:not|no|little)/isu);
  });
});
