import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/proof/sha256.ts';
import { target } from './context.ts';
import { launch, type Driver } from './driver.ts';
import { articleOf } from './pages.ts';
import { STORY } from './story.data.ts';

/** What a report may weigh besides the texts, in bytes of the file. */
const MOST = 300_000;

/** A report saved from the compare page of the built extension, opened from disk, whole and with one byte changed. */
describe('a saved report', () => {
  let driver: Driver;
  let folder: string;
  let html: string;
  let seal: string;
  const articles = [STORY.harbour, STORY.ledger, STORY.meridian, STORY.courier].map((story) =>
    articleOf(story, `https://${story.name}.example/story`),
  );

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'urtext-report-'));
    driver = await launch(target);
    await driver.ask('corpus.import', { job: 'report', from: 0, articles });
    const page = await driver.openExtensionPage(`src/compare/index.html?page=${encodeURIComponent(articles[0]?.id ?? '')}`);
    await page.waitForSelector('.compare-tools .button');
    await page.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((text) => ((globalThis as { kept?: string }).kept = text));
        return make(blob);
      };
      HTMLAnchorElement.prototype.click = () => undefined; // a real download would ask where to
      const [button] = [...document.querySelectorAll<HTMLButtonElement>('.compare-tools .button')].filter((one) =>
        one.textContent?.includes('Save report'),
      );
      button?.click();
    });
    await page.waitForFunction(() => (globalThis as { kept?: string }).kept !== undefined, { timeout: 120_000 });
    html = await page.evaluate(() => (globalThis as { kept?: string }).kept ?? '');
    await page.waitForFunction(() => document.querySelector('.said')?.textContent?.includes('Its seal') === true);
    seal = await page.$eval('.said', (said) => said.textContent?.split(' ').at(-1) ?? '');
    await page.close();
  });
  afterAll(async () => {
    await driver.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the file says of itself once it has compared. */
  const opened = async (name: string, text: string): Promise<{ page: Page; state: string; said: string }> => {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, text);
    const page = await driver.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(
      () => document.querySelector('.state-comparing') === null && document.querySelector('.state h1, .state h2') !== null,
      { timeout: 120_000 },
    );
    const state = await page.$eval('.state', (one) => one.className);
    return { page, state, said: await page.$eval('body', (body) => body.innerText) };
  };
  /** One byte otherwise inside the part `id`, at the first place of `where`. */
  const altered = (id: string, where: string | null, instead: string | null): string => {
    const from = html.indexOf(`id="${id}">`);
    if (where === null || instead === null) {
      // In the middle of the packed script.
      const middle = Math.floor((from + html.indexOf('</script>', from)) / 2);
      return `${html.slice(0, middle)}${html[middle] === 'A' ? 'B' : 'A'}${html.slice(middle + 1)}`;
    }
    const at = html.indexOf(where, from);
    if (from < 0 || at < 0 || at > html.indexOf('</script>', from)) throw new Error(`no "${where}" in ${id}`);
    return html.slice(0, at) + instead + html.slice(at + where.length);
  };

  it('is small, loads nothing, and lets only its own scripts run', () => {
    const texts = articles.reduce((sum, one) => sum + Buffer.byteLength(one.text), 0);
    expect(Buffer.byteLength(html) - texts).toBeLessThan(MOST);
    // As yes and no: nobody wants 300 kB in a message.
    expect(/default-src 'none'; script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'/u.test(html)).toBe(true);
    expect(html.match(/<script id=/gu)?.length).toBe(1);
    expect(/<(?:link|img|iframe|object|base)\b|<script[^>]*\bsrc=/iu.test(html)).toBe(false);
  });

  it('passes untouched: same verdict, same words, and knows the hashes that citations name', async () => {
    const { page, state, said } = await opened('whole', html);
    expect(state).toContain('state-same');
    expect(said).toContain('same verdict');
    expect(said).toContain('two-week');
    expect(said).toContain('All 4 texts as sealed');
    for (const article of articles) expect(said).toContain(sha256(article.text));
    const paste = async (words: string): Promise<string> => {
      await page.$eval(
        '#pasted',
        (input, value) => {
          (input as HTMLInputElement).value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        },
        words,
      );
      await page.waitForFunction(() => document.querySelector('.pasted p.fine, .pasted p.altered') !== null);
      return page.$eval('.pasted p', (one) => one.textContent ?? '');
    };
    expect(await paste(`text SHA-256 ${sha256(articles[0]?.text ?? '')}`)).toMatch(/text [A-D], to the byte/u);
    expect(await paste(sha256('another text'))).toContain('Nothing in this file');
    expect(said).toContain(seal);
    await page.close();
  });

  it.each([
    ['a text', 'text-0', 'two-week', 'two-weak', /1 text was altered/u],
    ['a finding', 'findings', 'two-week', 'two-weak', /The findings were altered[\s\S]*1 finding/u],
    ['the analysis', 'core', null, null, /The analysis code was altered/u],
    ['the seal', 'seal', '"made":"2', '"made":"3', null],
  ] as const)('shows one byte altered in %s', async (name, id, where, instead, said) => {
    const { page, state, said: words } = await opened(name.replace(' ', '-'), altered(id, where, instead));
    if (said === null) expect(words).not.toContain(seal); // the number that was written down elsewhere
    else {
      expect(state).toContain('state-altered');
      expect(words).toMatch(said);
    }
    if (id === 'text-0') expect(await page.$$eval('.words.altered', (found) => found.length)).toBe(1);
    await page.close();
  });

  it('does not run with one byte altered in its check', async () => {
    const { page, state, said } = await opened('check', altered('check', 'function', 'funktion'));
    expect(state).toContain('state-altered');
    expect(said).toContain('This report was not checked');
    await page.close();
  });
});
