import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractArticle, type Extraction } from '../../src/extract/extract.ts';
import { parsePage } from '../lab/page-file.ts';
import { target } from './context.ts';
import { browserPath } from './driver.ts';
import { serve, type Server } from './server.ts';

/** Reading in a real browser's DOM: the same as in the unit tests, in slices, and nothing of the page changed. */
const folder = fileURLToPath(new URL('../pages/', import.meta.url));
const ADDRESS = 'https://velma.example/news/2026/06/15/bridge';

let browser: Browser;
let server: Server;
let script: string;

/** Readability is one task and cannot be cut: its time is taken apart from our own. */
const timedReadability = {
  name: 'timed-readability',
  transform(code: string, id: string): string | undefined {
    if (!id.endsWith('/extract/readability.ts')) return undefined;
    return code.replace('export function survivorsOf(', 'function untimed(').concat(`
      export function survivorsOf(...given) {
        const began = performance.now();
        try { return untimed(...given); } finally { globalThis.readability = performance.now() - began; }
      }`);
  },
};

beforeAll(async () => {
  const executablePath = browserPath(target);
  if (executablePath === null) throw new Error(`no ${target} here: node scripts/browsers.mjs says how to get it`);
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [timedReadability],
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('../../src/extract/extract.ts', import.meta.url)), formats: ['iife'], name: 'urtextExtract' },
    },
  })) as Rolldown.RolldownOutput[];
  script = `${built[0]?.output[0].code ?? ''};globalThis.urtextExtract = urtextExtract;`;
  browser = await puppeteer.launch({
    // A machine that does other things too may need more than the usual half minute.
    timeout: 120_000,
    browser: target === 'chrome' ? 'chrome' : 'firefox',
    executablePath,
    headless: true,
    args: target === 'chrome' ? ['--no-sandbox', '--disable-gpu'] : [],
  });
  server = await serve();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function show(page: Page, html: string): Promise<Page> {
  await page.goto(server.put('pages', '/page', html), { waitUntil: 'load' });
  await page.evaluate(script);
  return page;
}

const open = async (html: string): Promise<Page> => show(await browser.newPage(), html);

interface Seen {
  readonly ok: boolean;
  readonly reason: string | null;
  readonly text: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  /** Did `outerHTML` stay as it was? */
  readonly untouched: boolean;
  readonly total: number;
  /** Longest stretch of our own work between two rests, in milliseconds, and Readability's one task. */
  readonly longest: number;
  readonly readability: number;
  /** Does the map lead to the page's own words? */
  readonly mapped: boolean;
}

const read = (page: Page): Promise<Seen> =>
  page.evaluate(async (address) => {
    const api = (globalThis as unknown as { urtextExtract: { extractArticle(d: Document, url: string): Promise<Extraction> } })
      .urtextExtract;
    const root = [...document.childNodes].find((node): node is Element => node.nodeType === 1);
    const before = root?.outerHTML.length ?? 0;
    const html = before < 2_000_000 ? root?.outerHTML : null;
    // Our own time between two rests, and the longest stretch of it.
    const scheduler = (globalThis as unknown as { scheduler: { yield(): Promise<void> } }).scheduler;
    const rest = scheduler.yield.bind(scheduler);
    const theirs = globalThis as unknown as { readability?: number };
    let [longest, readability] = [0, 0];
    const note = (): void => {
      readability = Math.max(readability, theirs.readability ?? 0);
      longest = Math.max(longest, performance.now() - resumed - (theirs.readability ?? 0));
      delete theirs.readability;
    };
    let resumed = performance.now();
    scheduler.yield = async () => {
      note();
      await rest();
      resumed = performance.now();
    };
    const began = performance.now();
    resumed = began;
    const found = await api.extractArticle(document, address);
    note();
    const total = performance.now() - began;
    const article = found.ok ? found.article : null;
    let mapped = true;
    if (found.ok) {
      const ranges = found.map.rangesOf({ start: 0, end: found.article.text.length });
      const bare = (text: string): string => text.replace(/[\s\u00AD\u200B]/gu, '');
      mapped =
        bare(ranges.map((r) => r.node.data.slice(r.start, r.end)).join('')) === bare(found.article.text) &&
        ranges.every((r) => r.node.isConnected);
    }
    return {
      ok: found.ok,
      reason: found.ok ? null : found.reason,
      text: article?.text ?? null,
      title: article?.title ?? null,
      byline: article?.byline ?? null,
      published: article?.published ?? null,
      untouched: html === null ? root?.outerHTML.length === before : root?.outerHTML === html,
      total,
      longest,
      readability,
      mapped,
    };
  }, ADDRESS);

describe('pages named after their defect', () => {
  it('are read as in the unit tests', async () => {
    const page = await browser.newPage();
    for (const name of readdirSync(folder)) {
      const html = readFileSync(folder + name, 'utf8');
      await show(page, html);
      const seen = await read(page);
      const expected = await extractArticle(parsePage(html), ADDRESS);
      const article = expected.ok ? expected.article : null;
      const { text, title, byline, published } = seen;
      expect({ name, ok: seen.ok, text, title, byline, published }).toEqual({
        name,
        ok: expected.ok,
        text: article?.text ?? null,
        title: article?.title ?? null,
        byline: article?.byline ?? null,
        published: article?.published ?? null,
      });
      expect(seen, name).toMatchObject({ untouched: true, mapped: true });
    }
    await page.close();
  });

  it('leaves out what a style sheet hides, and keeps what display: contents holds', async () => {
    const story = readFileSync(`${folder}plain.html`, 'utf8');
    const html = story
      .replace('</head>', '<style>.gone{display:none}.flat{display:contents}</style></head>')
      .replace(
        '<h1>',
        '<div class="gone"><p>A paragraph that the template holds for phones only, and that no desk reader ever sees.</p></div><div class="flat"><h1>',
      )
      .replace('</article>', '</div></article>');
    const page = await open(html);
    const [seen, plain] = [await read(page), await extractArticle(parsePage(story), ADDRESS)];
    expect(seen.text).toBe(plain.ok ? plain.article.text : null);
    await page.close();
  });

  it('reads a page whose log-in box is not shown, and refuses it when it is', async () => {
    const story = readFileSync(`${folder}plain.html`, 'utf8');
    const withBox = (style: string): string =>
      story.replace('<article>', `<div style="${style}"><form><input type="password"></form></div><article>`);
    const hidden = await open(withBox('display:none'));
    expect(await read(hidden)).toMatchObject({ ok: true });
    await hidden.close();
    const shown = await open(withBox(''));
    expect(await read(shown)).toMatchObject({ ok: false, reason: 'private-page' });
    await shown.close();
  });
});

describe('shadow trees', () => {
  const story = readFileSync(`${folder}plain.html`, 'utf8');
  const inShadow = (inner: string): string =>
    story
      .replace(/<article>[\s\S]*<\/article>/u, `<x-card><h2 slot="x">Slotted words stay where they are.</h2></x-card>`)
      .replace(
        '</body>',
        `<script>document.querySelector('x-card').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(inner)};</script></body>`,
      );
  const article = /<article>[\s\S]*<\/article>/u.exec(story)?.[0] ?? '';

  it('are read where they are open', async () => {
    const page = await open(inShadow(`<div><slot name="x"></slot></div>${article}`));
    const [seen, plain] = [await read(page), await extractArticle(parsePage(story), ADDRESS)];
    expect(seen).toMatchObject({ ok: true, untouched: true, mapped: true });
    expect(seen.text).toBe(plain.ok ? plain.article.text : null);
    await page.close();
  });

  it('are searched for password fields too', async () => {
    const page = await open(inShadow(`${article}<form><input type="password"></form>`));
    expect(await read(page)).toMatchObject({ ok: false, reason: 'private-page' });
    await page.close();
  });
});

const sentence = (n: number): string =>
  `The harbour council met again on day ${String(n)} and spoke for ${String(n % 9)} hours about the bridge, its bearings and the price of both. `;
const wrap = (inner: string): string =>
  `<!doctype html><html lang="en"><head><title>Bridge</title><meta property="og:type" content="article"></head><body><article><h1>The long quarrel about the bridge</h1>${inner}</article></body></html>`;
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

describe('a page that changes under the reader', () => {
  it('is read whole or not at all, never in part', async () => {
    const page = await open(wrap(many(3_000, (i) => `<p>${sentence(i)}</p>`).join('')));
    await page.evaluate(() => {
      const article = document.querySelector('article');
      const again = article?.innerHTML ?? '';
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if (article !== null) article.innerHTML = again;
        setTimeout(() => channel.port2.postMessage(null), 3);
      };
      channel.port2.postMessage(null);
    });
    const found = await page.evaluate(async (address) => {
      const api = (globalThis as unknown as { urtextExtract: { extractArticle(d: Document, url: string): Promise<Extraction> } })
        .urtextExtract;
      const read = await api.extractArticle(document, address);
      return read.ok ? { paragraphs: read.article.text.split('\n\n').length } : { reason: read.reason };
    }, ADDRESS);
    expect([{ paragraphs: 3_000 }, { reason: 'unsure-cut' }]).toContainEqual(found);
    await page.close();
  });
});

describe('heavy pages', () => {
  it.each([
    ['4,900 elements', () => wrap(many(2400, (i) => `<p>${sentence(i)}<b>${String(i)}</b></p>`).join('')), { ok: true }],
    [
      '100,000 nodes',
      () =>
        wrap(many(25_000, (i) => `<p>day <b>${String(i)}</b> <i>x</i></p>`).join('') + many(20, (i) => `<p>${sentence(i)}</p>`).join('')),
      {},
    ],
    ['10 MB of text', () => wrap(many(70_000, (i) => `<p>${sentence(i)}</p>`).join('')), { ok: false, reason: 'too-large' }],
    ['a sentence of a million characters', () => wrap(`<p>${'bridge '.repeat(150_000)}.</p>`), {}],
    [
      '400 nested boxes around each paragraph',
      () => wrap(many(40, (i) => `${'<div>'.repeat(400)}<p>${sentence(i)}</p>${'</div>'.repeat(400)}`).join('')),
      { ok: true },
    ],
  ])('%s', async (name, html, expected) => {
    const page = await open(html());
    const seen = await read(page);
    console.log(
      `${target}: ${name}: ${seen.total.toFixed(0)} ms in all, longest slice ${seen.longest.toFixed(0)} ms, Readability ${seen.readability.toFixed(0)} ms, ${seen.reason ?? 'read'}`,
    );
    expect(seen).toMatchObject({ ...expected, untouched: true, mapped: true });
    expect(seen.total).toBeLessThan(10_000);
    // 50 ms on a quiet machine (8 to 37 are printed); a busy one may stop us in the middle of a slice.
    expect(seen.longest).toBeLessThan(400);
    await page.close();
  });
});
