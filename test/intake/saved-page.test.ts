import { DOMParser } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSavedPage } from '../../src/intake/saved-page.ts';

beforeAll(() => void vi.stubGlobal('DOMParser', DOMParser));
afterAll(() => void vi.unstubAllGlobals());

const story = Array.from(
  { length: 6 },
  (_, i) => `<p>Der Hafenrat von Velma hat am Montag beschlossen, die alte Brücke für ${String(i + 5)} Wochen zu sperren.</p>`,
).join('');
const page = (head: string): string =>
  `<html><head>${head}<title>Velma sperrt seine Brücke</title></head><body><article><h1>Velma sperrt seine Brücke</h1>${story}</article></body></html>`;
const read = (content: string | Uint8Array<ArrayBuffer>) => readSavedPage(new Blob([content]), 'story.html');

describe('saved pages', () => {
  it.each([
    ['a browser', `<!-- saved from url=(0038)https://velma.example/news/bridge -->${page('')}`],
    [
      'SingleFile',
      `<!--\n Page saved with SingleFile \n url: https://velma.example/news/bridge \n saved date: Mon Jun 15 2026\n-->${page('')}`,
    ],
    ['its canonical link', page('<link rel="canonical" href="https://velma.example/news/bridge">')],
    ['og:url', page('<meta property="og:url" content="https://velma.example/news/bridge">')],
  ])('know their address by %s', async (_by, html) => {
    expect(await read(html)).toMatchObject({
      ok: true,
      article: { url: 'https://velma.example/news/bridge', site: 'velma.example', lang: 'de' },
    });
  });

  it('without an address go by the name of the file', async () => {
    expect(await read(page(''))).toMatchObject({ ok: true, article: { url: 'file:///story.html' } });
  });

  it('never take a private address for their own', async () => {
    expect(await read(page('<link rel="canonical" href="http://localhost/x">'))).toMatchObject({
      ok: true,
      article: { url: 'file:///story.html' },
    });
  });

  it.each(['utf-8', 'windows-1252', 'utf-16le'])('are read in %s', async (encoding) => {
    const html = page(`<meta charset="${encoding}">`);
    const bytes =
      encoding === 'windows-1252'
        ? Buffer.from(html, 'latin1')
        : encoding === 'utf-8'
          ? Buffer.from(html)
          : Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(html, 'utf16le')]);
    expect(await read(new Uint8Array(bytes))).toMatchObject({ ok: true, article: { title: 'Velma sperrt seine Brücke' } });
  });

  it('are refused with a reason when they hold no article', async () => {
    expect(await read('<html><body><p>Closed today.</p></body></html>')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/article/u) as string,
    });
    expect(await read('')).toMatchObject({ ok: false });
    expect(await read(new Uint8Array(51 * 1024 * 1024))).toMatchObject({ ok: false, reason: 'the file is larger than 50 MB' });
  });
});
