import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { copyOfBuild, launch, LOOPBACK, type Driver } from './driver.ts';
import { newsPage } from './pages.ts';
import { serve, type Server } from './server.ts';
import { cardOpen, cardText, drawnOn, fillCorpus, hover, marksOn, openStory, placeOf, run } from './stage.ts';
import { STORY } from './story.data.ts';

/** What a page may learn: that we are there, and nothing else (DESIGN §5). */
describe('a page learns nothing', () => {
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

  it('finds no word of another version, not even while the card shows it', async () => {
    const { page, url } = await openStory(driver, server);
    await run(driver, page, url);
    await marksOn(driver, page);
    await hover(page, await placeOf(page, 'two-week'));
    await cardOpen(driver, page);
    expect(await cardText(page)).toContain('two-day');
    const probe = await page.evaluate(() => {
      const find = (window as unknown as { find(text: string): boolean }).find.bind(window);
      const seen = document.documentElement.outerHTML;
      return {
        own: find('two-week'),
        theirs: ['two-day', 'Northern Ledger', 'The Meridian', 'Urtext', 'Duration differs'].filter(
          (words) => (getSelection()?.removeAllRanges(), find(words)),
        ),
        inSource: ['two-day', 'Northern Ledger', 'Urtext', 'extension:'].filter((words) => seen.includes(words)),
        highlights: (CSS as unknown as { highlights?: { size: number } }).highlights?.size ?? 0,
        sheets: document.adoptedStyleSheets.length,
        frames: window.length,
        iframes: document.querySelectorAll('iframe').length,
        resources: performance.getEntriesByType('resource').filter((entry) => entry.name.includes('extension:')).length,
        roots: [...document.querySelectorAll('*')].filter((element) => element.shadowRoot !== null).length,
      };
    });
    expect(probe).toEqual({ own: true, theirs: [], inSource: [], highlights: 0, sheets: 0, frames: 0, iframes: 0, resources: 0, roots: 0 });
    await page.close();
  });

  it('has its document and attributes as they were', async () => {
    const { page, url } = await openStory(driver, server, STORY.harbour, {}, '/watched');
    await page.evaluate(() => {
      const log: string[] = [];
      (window as unknown as { log: string[] }).log = log;
      new MutationObserver((records) => {
        for (const record of records)
          for (const node of [...record.addedNodes, ...record.removedNodes]) log.push(`${record.target.nodeName} ${node.nodeName}`);
        for (const record of records)
          if (record.type !== 'childList') log.push(`${record.type} ${record.target.nodeName} ${record.attributeName ?? ''}`);
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await run(driver, page, url);
    await marksOn(driver, page);
    await hover(page, await placeOf(page, 'two-week'));
    await cardOpen(driver, page);
    const log = await page.evaluate(() => (window as unknown as { log: string[] }).log);
    // One thing happened: a child of html that says nothing.
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^HTML [A-Z]{5}-[A-Z]{5}$/u);
    expect(
      await page.evaluate(() =>
        [...(document.documentElement.lastElementChild?.attributes ?? [])].map(({ name, value }) => `${name}=${value}`),
      ),
    ).toEqual(['aria-hidden=true']);
    await page.close();
  });

  /** Everything of us that a page can measure, in numbers. */
  const traces = (path: string, html: string) => async (): Promise<unknown> => {
    const url = server.put('alpha', path, html);
    const page = await driver.newPage();
    await page.goto(url);
    await run(driver, page, url);
    const seen = await page.evaluate(async () => {
      const host = document.documentElement.lastElementChild as HTMLElement;
      const rect = (element: Element): number[] => {
        const r = element.getBoundingClientRect();
        return [r.left, r.top, r.width, r.height];
      };
      const paragraphs = [...document.querySelectorAll('p, h1')];
      const visible = await new Promise<unknown>((done) => {
        const options = { threshold: 0, trackVisibility: true, delay: 100 };
        const seen = new Map<Element, unknown>();
        const observer = new IntersectionObserver((entries) => {
          for (const entry of entries) seen.set(entry.target, (entry as { isVisible?: boolean }).isVisible ?? null);
          if (seen.size === paragraphs.length) done(paragraphs.map((one) => seen.get(one)));
        }, options);
        for (const paragraph of paragraphs) observer.observe(paragraph);
      });
      return {
        children: document.documentElement.children.length,
        attributes: host.attributes.length,
        scroll: [
          host.scrollWidth,
          host.scrollHeight,
          host.offsetWidth,
          host.offsetHeight,
          document.documentElement.scrollWidth,
          document.documentElement.scrollHeight,
        ],
        rect: rect(host),
        hits: paragraphs.map((one) => {
          const [left = 0, top = 0] = rect(one);
          return document.elementFromPoint(left + 30, top + 10) === one;
        }),
        visible,
        computed: [getComputedStyle(host).position, getComputedStyle(host).zIndex, getComputedStyle(host).pointerEvents],
      };
    });
    const drawn = await drawnOn(driver, page);
    await page.close();
    return { seen, marks: drawn?.marks.length };
  };

  it('measures the same with a match and without', async () => {
    const matched = (await traces('/with', newsPage(STORY.harbour))()) as { seen: unknown; marks: number };
    expect(matched.marks).toBeGreaterThan(1);
    await driver.ask('corpus.delete', { all: true, count: 3 });
    const alone = (await traces('/without', newsPage(STORY.harbour))()) as { seen: unknown; marks: number };
    expect(alone.marks).toBeLessThan(matched.marks);
    expect(alone.seen).toEqual(matched.seen);
    await fillCorpus(driver, server, [STORY.meridian, STORY.ledger, STORY.courier]);
  });

  it('cannot fetch a file of ours', async () => {
    const url = server.put('alpha', '/fetch', '<!doctype html><title>probe</title><p>x');
    const page = await driver.newPage();
    await page.goto(url);
    const files = ['manifest.json', 'src/content/index.iife.js', 'src/card/index.html', 'icons/16.png', 'src/popup/index.html'].map(
      (file) => driver.extensionUrl(file),
    );
    const got = await page.evaluate(
      (wanted) =>
        Promise.all(
          wanted.map((file) =>
            fetch(file).then(
              (answer) => `${file} ${String(answer.status)}`,
              () => null,
            ),
          ),
        ),
      // In Firefox the card alone may be fetched by whoever guesses the install's own random address.
      files.filter((file) => target === 'chrome' || !file.endsWith('card/index.html')),
    );
    expect(got.filter((one) => one !== null)).toEqual([]);
    await page.close();
  });

  it('is left alone until the reader asks', async () => {
    const url = server.put('alpha', '/quiet', newsPage(STORY.harbour));
    const page = await driver.newPage();
    await page.goto(url);
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
    expect(await drawnOn(driver, page)).toBeNull();
    await page.close();
  });

  it('the build offers pages the card and nothing else, and names no loopback host', () => {
    const shipped = JSON.parse(readFileSync(join(process.env['URTEXT_DIST'] ?? 'dist', target, 'manifest.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(shipped['web_accessible_resources']).toEqual([
      { resources: ['src/card/index.html'], matches: ['http://*/*', 'https://*/*'], use_dynamic_url: true },
    ]);
    expect(shipped['host_permissions']).toBeUndefined();
    const tested = JSON.parse(readFileSync(join(copyOfBuild(target), 'manifest.json'), 'utf8')) as Record<string, unknown>;
    // Loopback may be read, and fetched from by "Find other versions"; all else is the shipped manifest.
    const { extension_pages: policy } = tested['content_security_policy'] as { extension_pages: string };
    const own = policy.replace(/ http:\/\/(?:127\.0\.0\.1|\*\.localhost|plain\.example):\*/gu, '');
    expect({ ...tested, content_security_policy: { extension_pages: own } }).toEqual({ ...shipped, host_permissions: LOOPBACK });
    expect(JSON.stringify(shipped)).not.toMatch(/localhost|127\.0\.0\.1|plain\.example/u);
  });
});
