import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/model.ts';
import { storyOf } from '../store/stories.ts';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import { cardOpen, cardText, drawnOn, fillCorpus, marksOn } from './stage.ts';
import { STORY } from './story.data.ts';

/** The background dies wherever it happens to be. URTEXT_KILLS makes the run longer. */
const KILLS = Number(process.env['URTEXT_KILLS'] ?? 12);

interface Page2 {
  readonly rows: readonly { readonly article: Article }[];
  readonly next: number | null;
}

/** What `ask` does on its side: the same request again until it is answered. Gives the batches that were acknowledged. */
const importing = (page: Page, batches: readonly (readonly Article[])[], job: string): Promise<number[]> =>
  page.evaluate(
    async (all, name) => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      const { version } = api.runtime.getManifest();
      const acknowledged: number[] = [];
      for (const [from, articles] of all.entries()) {
        const message = { urtext: 1, version, id: crypto.randomUUID(), kind: 'corpus.import', request: { job: name, from, articles } };
        for (let tries = 0; tries < 40; tries++) {
          const answer = (await api.runtime.sendMessage(message).catch(() => undefined)) as { ok: boolean } | undefined;
          if (answer?.ok === true) {
            acknowledged.push(from);
            break;
          }
          await new Promise((done) => setTimeout(done, 20));
        }
      }
      return acknowledged;
    },
    batches,
    job,
  );

describe('the background is killed', () => {
  let driver: Driver;
  let server: Server;

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  it('during saving: no article is half there, none that was acknowledged is lost, and the index finds each', async () => {
    // Pairs of one text at two addresses, so that matching must find the one by the other.
    const pairs = Array.from({ length: 60 }, (_, n) => [
      storyOf(n, { story: n * 3, site: 1, sentences: 12 }),
      storyOf(n, { story: n * 3, site: 2, sentences: 12 }),
    ]);
    const desk = await driver.openExtensionPage('src/options/index.html');
    let finished = false;
    const work = importing(desk, pairs, 'kill').finally(() => (finished = true));
    for (let kill = 0; kill < KILLS && !finished; kill++) {
      await driver.killBackground();
      await new Promise((done) => setTimeout(done, 7 + ((kill * 37) % 90)));
    }
    expect(await work).toEqual(pairs.map((_, i) => i));

    const state = (await driver.ask('corpus.state', null)) as { articles: number; health: string };
    expect(state).toMatchObject({ articles: 120, health: 'ok' });
    const rows: Article[] = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const page = (await driver.ask('corpus.page', { cursor, limit: 50 })) as Page2;
      rows.push(...page.rows.map(({ article }) => article));
      cursor = page.next;
    }
    expect(rows.map(({ id }) => id).sort()).toEqual(
      pairs
        .flat()
        .map(({ id }) => id)
        .sort(),
    );
    for (const [a, b] of pairs.filter((_, i) => i % 6 === 0)) {
      const found = (await driver.ask('compare.load', { tab: null, page: a?.id })) as { witnesses: { article: Article }[] };
      expect(found.witnesses.map(({ article }) => article.id)).toEqual([b?.id]);
    }
    await desk.close();
  });

  it('during analysis: the page is answered after a retry and its marks are drawn', async () => {
    await fillCorpus(driver, server);
    const url = server.put('alpha', '/killed', newsPage(STORY.harbour));
    await driver.ask('site.set', { host: 'alpha.localhost', drawing: 'always' });
    const page = await driver.newPage();
    for (let round = 0; round < Math.ceil(KILLS / 3); round++) {
      await driver.killBackground();
      const going = page.goto(`${url}?round=${String(round)}`);
      let drawn = false;
      const killing = (async () => {
        for (let kill = 0; kill < 3 && !drawn; kill++) {
          await new Promise((done) => setTimeout(done, 15 + ((round * 53 + kill * 71) % 160)));
          await driver.killBackground();
        }
      })();
      await going;
      await marksOn(driver, page, 2);
      drawn = true;
      await killing;
    }
    const tab = await driver.tabOf(url);
    expect(await driver.ask('tab.state', { tab })).toMatchObject({ state: 'analysed', witnesses: { length: 3 } });
    // The report outlives the worker: a new one answers the popup without reading the page again.
    await driver.killBackground();
    expect(await driver.ask('tab.state', { tab })).toMatchObject({ state: 'analysed', witnesses: { length: 3 } });
    await page.close();
  });

  it.runIf(target === 'chrome')('its analyst is closed under a comparison: another is made, and the report comes', async () => {
    const { rows } = (await driver.ask('corpus.page', { cursor: null, limit: 1 })) as Page2;
    const page = rows[0]?.article.id ?? '';
    const desk = await driver.openExtensionPage('src/options/index.html');
    const documents = (): Promise<number> =>
      desk.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT' as never] })).length);
    for (let kill = 0; kill < KILLS; kill++) {
      const answer = driver.ask('compare.load', { tab: null, page });
      await new Promise((done) => setTimeout(done, (kill * 29) % 60));
      await desk.evaluate(() => chrome.offscreen.closeDocument().catch(() => undefined));
      expect(await answer).toMatchObject({ report: { page } });
      // None, when the closing came after the answer.
      expect(await documents()).toBeLessThanOrEqual(1);
    }
    await driver.ask('compare.load', { tab: null, page });
    expect(await documents()).toBe(1);
    await desk.close();
  });

  it('with marks on the page: the card is filled by the next worker', async () => {
    const url = server.put('alpha', '/card', newsPage(STORY.harbour));
    const page = await driver.newPage();
    await page.goto(url);
    await marksOn(driver, page, 2);
    await driver.killBackground();
    const state = (await driver.ask('tab.state', { tab: await driver.tabOf(url) })) as {
      report: { findings: { id: string; drawn: boolean; shown: boolean }[] };
    };
    const finding = state.report.findings.find((one) => one.drawn && one.shown);
    await driver.killBackground();
    await page.bringToFront();
    await driver.ask('tab.jump', { tab: await driver.tabOf(url), finding: finding?.id });
    await cardOpen(driver, page);
    await until(async () => (await cardText(page)).length > 20, 'words in the card');
    expect((await drawnOn(driver, page))?.text).toBe('');
    await page.close();
  });
});
