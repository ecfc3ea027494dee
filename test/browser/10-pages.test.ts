import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import { drawnOn, fillCorpus, marksOn, openStory, run } from './stage.ts';
import { STORY } from './story.data.ts';

/** Pages that are no plain articles: a clear state, no error, and the page as it was. */
describe('odd pages', () => {
  let driver: Driver;
  let server: Server;

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
    await fillCorpus(driver, server);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  /** Open, run, and give the state; fails on any error that the page or our script reports. */
  async function stateOf(
    path: string,
    html: string,
  ): Promise<{ state: string; reason: string | undefined; same: boolean; drawn: boolean }> {
    const url = server.put('odd', path, html);
    const page = await driver.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (/urtext/iu.test(message.text())) errors.push(message.text());
    });
    await page.goto(url);
    const look = (): Promise<string> =>
      page.evaluate(() =>
        [...(document.querySelector(':root')?.childNodes ?? [])]
          .filter((node) => !/^[a-z]{5}-[a-z]{5}$/u.test(node.nodeName.toLowerCase()))
          .map((node) => (node as Element).outerHTML ?? node.nodeValue)
          .join(''),
      );
    const before = await look();
    const found = await run(driver, page, url);
    const result = {
      state: found.state,
      reason: found.reason,
      same: (await look()) === before,
      drawn: (await drawnOn(driver, page)) !== null,
    };
    expect(errors).toEqual([]);
    await page.close();
    return result;
  }

  it('says that a front page is no article', async () => {
    const teasers = Array.from(
      { length: 30 },
      (_, i) => `<div><h3><a href="/a${String(i)}">Council votes on item ${String(i)}</a></h3><p>A short teaser.</p></div>`,
    ).join('');
    expect(await stateOf('/', `<!doctype html><title>News</title><h1>News</h1>${teasers}`)).toMatchObject({
      state: 'refused',
      same: true,
      drawn: false,
    });
  });

  it('says that an empty page is empty', async () => {
    const found = await stateOf('/empty', '');
    expect(found).toMatchObject({ state: 'refused', same: true, drawn: false });
    expect(['empty', 'not-an-article']).toContain(found.reason);
  });

  it('says that a page without a body is empty', async () => {
    expect(
      await stateOf(
        '/frames',
        '<!doctype html><html><head><title>x</title></head><frameset cols="50%,50%"><frame src="about:blank"></frameset></html>',
      ),
    ).toMatchObject({ state: 'refused', same: true, drawn: false });
  });

  it('says that ten megabytes are too much', async () => {
    const filler = Array.from(
      { length: 10_000 },
      (_, i) => `<p>${`Paragraph ${String(i)} says nothing new about the matter at hand, at some length. `.repeat(13)}</p>`,
    ).join('\n');
    const began = Date.now();
    const found = await stateOf('/long', newsPage({ ...STORY.harbour, paragraphs: [] }).replace('</article>', `${filler}</article>`));
    expect(found).toMatchObject({ state: 'refused', reason: 'too-large', same: true, drawn: false });
    // 4 s on a quiet machine, most of it the browser's own; no bound, as other suites share the cores.
    console.info(`ten megabytes, opened and refused: ${String(Date.now() - began)} ms`);
  });

  it('reads a page whose structured data is broken', async () => {
    const html = newsPage(STORY.harbour).replace(
      /<script type="application\/ld\+json">.*?<\/script>/su,
      '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>',
    );
    expect(await stateOf('/broken', html)).toMatchObject({ state: 'analysed', same: true, drawn: true });
  });

  it('reads a page that names its fields like the document’s own', async () => {
    const names = [
      'body',
      'documentElement',
      'createElement',
      'createRange',
      'elementFromPoint',
      'addEventListener',
      'getSelection',
      'querySelectorAll',
      'fonts',
      'activeElement',
    ];
    const clobbers = names.map((name) => `<form name="${name}"><input name="firstChild"><input name="attributes"></form>`).join('');
    expect(await stateOf('/clobber', newsPage(STORY.harbour, { after: clobbers }))).toMatchObject({
      state: 'analysed',
      same: true,
      drawn: true,
    });
  });

  it('gives up on a page that takes the layer away again and again', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {
      head: `<script>
        addEventListener('DOMContentLoaded', () => {
          window.taken = 0;
          new MutationObserver(() => { for (const child of [...document.documentElement.children]) if (child !== document.head && child !== document.body) { child.remove(); window.taken++; } })
            .observe(document.documentElement, { childList: true });
        });
      </script>`,
    });
    const found = await run(driver, page, url);
    expect(found.state).toBe('analysed');
    await until(async () => (await drawnOn(driver, page)) === null, 'the layer to be gone');
    const taken = await until(() => page.evaluate(() => (window as unknown as { taken: number }).taken), 'the page to take it');
    expect(taken).toBeLessThanOrEqual(4);
    expect((await run(driver, page, url)).state).toBe('analysed');
    await page.close();
  });

  it('stays when the page takes the layer away once', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/once');
    await run(driver, page, url);
    await marksOn(driver, page);
    await page.evaluate(() => document.documentElement.lastElementChild?.remove());
    await marksOn(driver, page);
    await page.close();
  });
});
