import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import { fillCorpus, run } from './stage.ts';
import { STORY } from './story.data.ts';

interface Listed {
  readonly articles: readonly { readonly id: string; readonly url: string; readonly how: string; readonly site: string }[];
  readonly total: number;
}
interface State {
  readonly state: string;
  readonly saved?: boolean;
  readonly witnesses?: readonly { readonly article: { readonly id: string } }[];
}

/** Ways into the corpus and out of it, through the messages that our pages send. */
describe('the corpus', () => {
  let driver: Driver;
  let server: Server;
  const ask = async <T>(kind: string, request: unknown): Promise<T> => (await driver.ask(kind, request)) as T;
  const list = (search = ''): Promise<Listed> => ask<Listed>('corpus.list', { search, cursor: null, limit: 100 });

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  it('opens the welcome page once, on install', async () => {
    await until(async () => {
      const places = await Promise.all(
        (await driver.browser.pages()).map((page) => page.evaluate(() => location.pathname).catch(() => '')),
      );
      return places.filter((place) => place === '/src/welcome/index.html').length === 1;
    }, 'the welcome page');
  });

  it('takes articles from open tabs, one outcome a tab, and finds them as versions', async () => {
    const urls = [STORY.ledger, STORY.meridian].map((story) => server.put(story.name, '/tab', newsPage(story)));
    urls.push(server.put('plain', '/tab', '<!doctype html><title>Nothing</title><p>Short.</p>'));
    for (const url of urls) await (await driver.newPage()).goto(url);
    const tabs = await Promise.all(urls.map((url) => driver.tabOf(url)));
    const outcome = await ask<{ tab: number; ok: boolean; refused?: string | null }[]>('tabs.collect', { tabs: [...tabs, 999_999] });
    expect(outcome.map(({ tab, ok }) => [tab, ok])).toEqual([
      [tabs[0], true],
      [tabs[1], true],
      [tabs[2], false],
      [999_999, false],
    ]);
    expect(outcome[2]?.refused).not.toBeNull();
    expect((await list()).articles.map(({ how }) => how)).toEqual(['tabs', 'tabs']);
    const again = await ask<{ ok: boolean; added?: boolean }[]>('tabs.collect', { tabs: tabs.slice(0, 1) });
    expect(again).toMatchObject([{ ok: true, added: false }]);

    const url = server.put('harbour', '/page', newsPage(STORY.harbour));
    const page = await driver.newPage();
    await page.goto(url);
    expect(await run(driver, page, url)).toMatchObject({ state: 'analysed', witnesses: { length: 2 } });
  });

  it('deletes a version out of the comparison, and brings it back', async () => {
    const url = server.url('harbour', '/page');
    const page = (await driver.browser.pages()).at(-1);
    if (page === undefined) throw new Error('no page');
    const [first] = (await list('ledger')).articles;
    const { batch, count } = await ask<{ batch: string; count: number }>('corpus.delete', { ids: [first?.id] });
    expect(count).toBe(1);
    expect(await run(driver, page, url)).toMatchObject({ witnesses: { length: 1 } });
    await driver.killBackground();
    expect(await ask('corpus.undo', { batch })).toEqual({ count: 1 });
    expect(await run(driver, page, url)).toMatchObject({ witnesses: { length: 2 } });
  });

  it('keeps what is read only where the reader wants that', async () => {
    const url = server.put('courier', '/kept', newsPage(STORY.courier));
    const page = await driver.newPage();
    await page.goto(url);
    expect(await run(driver, page, url)).toMatchObject({ state: 'analysed', saved: false });
    await ask('settings.set', { keepVisited: true });
    await page.goto(`${url}?again`);
    expect(await until(async () => (await list('courier')).articles[0] ?? null, 'the kept article')).toMatchObject({ how: 'kept' });
    const state = await ask<State>('tab.state', { tab: await driver.tabOf(url) });
    expect(state.saved).toBe(true);
    // Wanted after all: from now on it is not subject to retention.
    await ask('tab.save', { tab: await driver.tabOf(url) });
    expect((await list('courier')).articles[0]).toMatchObject({ how: 'saved' });
    await ask('settings.set', { keepVisited: false });
  });

  it('undoes an import, and forgets a site', async () => {
    const before = (await list()).total;
    await fillCorpus(driver, server, [STORY.ledger, STORY.meridian, STORY.courier]);
    expect((await list()).total).toBe(before + 3);
    const names = [STORY.ledger, STORY.meridian, STORY.courier].map((story) => story.name).join('-');
    expect(await ask('corpus.undoImport', { job: `stage-${names}` })).toEqual({ count: 3 });
    const [one] = (await list('courier')).articles;
    const { count } = await ask<{ count: number }>('corpus.delete', { site: one?.site });
    expect(count).toBe(1);
    expect((await list()).total).toBe(before - 1);
    expect(await ask('diary.list', null)).toEqual([]);
  });
});
