import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { openFind, press, tabShowing, useSimulated } from './finding.ts';
import { recorder, type Recorder } from './recorder.ts';
import { accountOf } from './sent.ts';
import { FORBIDDEN, HOSTILE, simulatedWeb, type SimulatedWeb } from './simulated-web.ts';
import { STORY } from './story.data.ts';

const textOf = (name: keyof typeof STORY): string => STORY[name].paragraphs.join('\n\n');
const OTHER = `The national museum of Tarn opened a new wing on Friday with an exhibition of maps from five centuries.

Director Oda Wessel said that the wing had taken four years to build and had cost 12 million crowns, less than was planned.

Visitors can see the first printed map of the Sound, a globe that was lost for ninety years, and the notebooks of two surveyors.

The exhibition runs until the end of March; on Sundays the entry is free for children and for everybody who brings a map of their own.`;

describe('find other versions', () => {
  let driver: Driver;
  let web: SimulatedWeb;
  let proxy: Recorder;
  /** Every page that the reader opens. */
  const went: string[] = [];
  let opened: string;
  let page: Page;
  let find: Page;

  beforeAll(async () => {
    web = await simulatedWeb({ hostile: HOSTILE });
    proxy = await recorder();
    driver = await launch(target, { proxy: proxy.port });
    await useSimulated(driver, web);
    const put = (host: string, name: keyof typeof STORY, look: number): string =>
      web.add({ host, path: `/${name}-${host}`, title: STORY[name].title, text: textOf(name), published: STORY[name].published, look });
    opened = put('harbour', 'harbour', 0);
    put('ledger', 'ledger', 1);
    put('meridian', 'meridian', 0);
    put('courier', 'courier', 3);
    web.add({ host: 'museum', path: '/maps', title: 'Museum opens new wing', text: OTHER, published: '2024-05-14T09:00:00Z', look: 0 });
    web.capture(opened, '20240514130000', {
      host: 'harbour',
      path: '',
      title: STORY.harbour.title,
      text: textOf('ledger'),
      published: STORY.harbour.published,
      look: 0,
    });
    went.push(opened);
    ({ page, find } = await openFind(driver, opened));
  });
  afterAll(async () => {
    await driver.close();
    await proxy.close();
    await web.close();
  });

  it('sends nothing before a button says so', async () => {
    expect(await find.$eval('#query-exact', (field) => (field as HTMLTextAreaElement).value)).toMatch(/^"[^"]+" OR "[^"]+"$/u);
    expect(await find.$eval('.sent', (box) => box.textContent)).toContain('Nothing has been sent');
    expect(web.requests.filter(({ host, path }) => host !== 'harbour' && path !== '/favicon.ico')).toEqual([]);
  });

  it('reaches two versions from two sites in three clicks, and they stand beside the page', async () => {
    const before = web.requests.length;
    const exact = await find.$eval('#query-exact', (field) => (field as HTMLTextAreaElement).value);
    const loose = await find.$eval('#query-loose', (field) => (field as HTMLTextAreaElement).value);
    await press(find, '#look-up');
    await press(find, '#fetch');
    await until(() => find.evaluate(() => document.querySelectorAll('.fate-version').length >= 3), 'three versions', 60_000);
    const compare = await tabShowing(driver, '/src/compare/index.html');
    await until(() => compare.evaluate(() => document.querySelectorAll('.beside input').length >= 2), 'both beside the page');
    await compare.close();

    // No stranger entered: of the fetched pages only versions of the story are in the corpus.
    const { articles } = (await driver.ask('corpus.list', { search: '', cursor: null, limit: 50 })) as {
      articles: { site: string; how: string }[];
    };
    expect(articles.every(({ how }) => how === 'found')).toBe(true);
    expect(articles.map(({ site }) => site).toSorted()).toEqual(['courier.localhost', 'ledger.localhost', 'meridian.localhost']);

    // The server saw what the page showed and nothing else: the two queries, the ticked pages, no cookie, no referrer.
    const seen = web.requests.slice(before).filter(({ path }) => path !== '/favicon.ico');
    expect(seen.filter(({ host }) => host === FORBIDDEN || host === '127.0.0.1' || host === '2130706433')).toEqual([]);
    expect(seen.filter(({ cookie, referer, method }) => cookie !== null || referer !== null || method !== 'GET')).toEqual([]);
    const sent = seen.filter(({ host }) => host === 'gdelt').map(({ path }) => new URLSearchParams(path.split('?')[1]).get('query'));
    expect(sent).toEqual([`(${exact})`, loose]);
    const allowed = new Set<string>(['gdelt', 'ledger', 'meridian', 'courier', ...HOSTILE]);
    expect(seen.filter(({ host }) => !allowed.has(host))).toEqual([]);

    // And each of them stands in the list of requests, with its cause.
    const log = await driver.openExtensionPage('src/find/index.html#requests');
    await log.waitForSelector('.request-table tbody tr');
    const logged = await log.$$eval('.request-table tbody tr', (rows) => rows.map((row) => row.textContent ?? ''));
    expect(logged).toHaveLength(seen.length);
    expect(logged.filter((row) => row.includes('Look up'))).toHaveLength(2);
    await log.close();
  });

  it('says of each hostile page why it gave nothing', async () => {
    const fates = await find.$$eval('.candidates li', (rows) => rows.map((row) => row.textContent ?? ''));
    for (const [host, words] of [
      ['redirects-private', 'leads to another address'],
      ['redirects-decimal', 'leads to another address'],
      ['redirects-elsewhere', 'leads to another address'],
      ['endless', 'too large'],
      ['fails', 'error 500'],
      ['binary', 'not a page of text'],
      ['refuses', 'Only the beginning is here'],
    ])
      expect(
        fates.find((row) => row.includes(host ?? '')),
        host,
      ).toContain(words);
  });

  it('takes an earlier capture of the page as a further version', async () => {
    await press(find, '#captures');
    await until(
      () => find.$$eval('.candidates li', (rows) => rows.some((row) => row.textContent?.includes('captured earlier'))),
      'a capture',
    );
    await press(find, '#fetch');
    await until(
      () => find.$$eval('.candidates li.fate-version', (rows) => rows.some((row) => row.textContent?.includes('archive'))),
      'the capture as a version',
    );
  });

  it('asks an index of the reader’s own, by its OpenSearch description', async () => {
    await find.bringToFront();
    await find.$eval('.own-index summary', (summary) => (summary as HTMLElement).click());
    await find.type('#own-address', web.url('search', '/opensearch.xml'));
    await press(find, '.own-index form button');
    await until(() => find.$$eval('option', (options) => options.some((one) => one.textContent === 'Newsroom')), 'the new index');
    const before = web.requests.length;
    await press(find, '#look-up');
    await until(() => find.$$eval('.sent li', (rows) => rows.some((row) => row.textContent?.includes('search.localhost'))), 'its answer');
    await until(
      () => Promise.resolve(web.requests.slice(before).some(({ host, path }) => host === 'search' && path.startsWith('/json?q='))),
      'the query',
    );
  });

  it('lets what is opened from the reader’s own search join by itself, and leave again unless it is kept', async () => {
    const before = await driver.browser.pages();
    await find.bringToFront();
    await press(find, '.query button');
    await find.waitForSelector('.pin');
    const search = await until(
      async () => (await driver.browser.pages()).find((one) => !before.includes(one)) ?? null,
      'the tab of the search',
    );
    // What an engine would answer, in that very tab.
    const put = (host: string, path: string, name: keyof typeof STORY): string =>
      web.add({ host, path, title: STORY[name].title, text: textOf(name), published: STORY[name].published, look: 3 });
    const list = web.file('engine', '/results', 'text/html', '<!doctype html><title>Results</title><p>Results</p>');
    const late = [put('evening', '/late', 'ledger'), put('morning', '/early', 'courier')];
    went.push(list, ...late);
    // The engine's own page may still be arriving, and take the place of ours or swallow the news that ours is there: only
    // what stands there in the end counts.
    const showResults = async (): Promise<boolean> => {
      if (search.url() !== list) await search.goto(list, { waitUntil: 'domcontentloaded', timeout: 3_000 });
      return search.evaluate((address) => location.href === address && document.readyState === 'complete', list);
    };
    const joined = async (): Promise<number> =>
      ((await driver.ask('find.pinned', null)) as { joined: unknown[] } | null)?.joined.length ?? -1;
    for (const [i, address] of late.entries()) {
      await search.bringToFront();
      await until(() => showResults().catch(() => false), 'the results');
      await search.evaluate((to) => {
        const link = document.createElement('a');
        link.href = to;
        link.target = '_blank';
        link.rel = 'opener';
        link.textContent = 'open';
        link.style.cssText = 'position:fixed;inset:0;z-index:9';
        document.body.replaceChildren(link);
      }, address);
      await search.click('a');
      // Nobody presses anything on it; it is read once it is looked at.
      await until(async () => (await joined()) === i + 1, `${address} to join`, 60_000);
    }
    const sites = async (): Promise<string[]> =>
      ((await driver.ask('corpus.list', { search: '', cursor: null, limit: 50 })) as { articles: { site: string }[] }).articles.map(
        ({ site }) => site,
      );
    expect(await sites()).toEqual(expect.arrayContaining(['evening.localhost', 'morning.localhost']));

    await find.bringToFront();
    await until(
      () =>
        find.evaluate(() => {
          window.dispatchEvent(new Event('focus'));
          const row = [...document.querySelectorAll('.pin li')].find((one) => one.textContent?.includes('morning'));
          const box = row?.querySelector('input');
          if (box?.checked === false) box.click();
          return box?.checked === true && row?.textContent?.includes('Kept') === true;
        }),
      'one of them to be kept',
    );
    await find.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>('.pin .button')].at(-1)?.click());
    await find.waitForFunction(() => document.querySelector('.pin') === null);
    expect(await sites()).not.toContain('evening.localhost');
    expect(await sites()).toEqual(expect.arrayContaining(['ledger.localhost', 'morning.localhost']));
    await search.close();
  });

  it('ends honestly where nothing is a version', async () => {
    await page.close();
    await find.close();
    const lonely = web.add({
      host: 'gazette',
      path: '/ferry-timetable',
      title: 'New ferry timetable for Lomsey',
      text: OTHER.replaceAll('museum', 'ferry line')
        .replaceAll('map', 'timetable')
        .replace('Oda Wessel', 'Per Anders Holm')
        .replace('12 million', '7 million'),
      published: '2024-05-14T09:00:00Z',
      look: 1,
    });
    went.push(lonely);
    const next = await openFind(driver, lonely);
    const site = web.url('harbour', '/');
    await next.find.$eval('#query-exact', (field) => (field as HTMLTextAreaElement).select());
    await next.find.type('#query-exact', '"a two-day visit that is meant"');
    await press(next.find, '#look-up');
    await press(next.find, '#fetch');
    const words = await until(async () => {
      const found = await next.find.$eval('.outcome h2', (title) => title.textContent).catch(() => null);
      return found;
    }, 'the honest end');
    expect(words).toMatch(/none is a version of this text; the nearest has \d+\s*%/u);
    expect(site).not.toBe('');
  });

  it('has sent nothing that was not shown: a proxy saw the whole browser', async () => {
    const { unexplained, unseen, engines, listed } = await accountOf(driver, proxy.sent, went);
    expect(unexplained).toEqual([]);
    expect(unseen).toEqual([]);
    expect(engines.length).toBeLessThanOrEqual(1);
    expect(listed).toBeGreaterThan(15);
    // And it would have been seen.
    expect(
      (await accountOf(driver, [...proxy.sent, { method: 'GET', address: web.url('tracker', '/?read=1') }], went)).unexplained,
    ).toHaveLength(1);
  });
});
