import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RefusalReason } from '../../src/core/model.ts';
import { extractArticle } from '../../src/extract/extract.ts';
import { parsePage, readHtml, readPage } from '../lab/page-file.ts';

const folder = fileURLToPath(new URL('../pages/', import.meta.url));
const names = readdirSync(folder).map((name) => name.replace(/\.html$/u, ''));
const REASONS: readonly RefusalReason[] = ['not-an-article', 'unsure-cut', 'empty', 'private-page', 'too-large', 'live-blog', 'truncated'];
const read = (name: string) => extractArticle(readPage(`${folder}${name}.html`), 'https://velma.example/news/2026/06/15/bridge');

/** What the other pages of the story must read like, whatever their markup. */
async function plain(): Promise<string> {
  const found = await read('plain');
  if (!found.ok) throw new Error(found.detail);
  return found.article.text;
}

/** Paragraphs that a page has beyond the six of the story, by page. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  'headings-inside': ['Cracks in two rollers', 'A footbridge'],
  'list-inside': [
    'What changes:',
    'The bridge is closed from 4 August.',
    'Buses go over the upper lock.',
    'The footbridge is open until 11 p.m.',
  ],
  'text-inside-details': ['Background'],
  'standfirst-under-headline': ['Bearings from 1974 must go before the storms, and the shops on the quay are angry.'],
};

describe('pages named after their defect', () => {
  for (const name of names.filter((one) => one.startsWith('refuse-')))
    it(name, async () => {
      const reason = REASONS.find((one) => name.startsWith(`refuse-${one}`));
      expect(await read(name)).toMatchObject({ ok: false, reason, detail: expect.stringMatching(/^[A-Z].{10,}\.$/u) as string });
    });

  for (const name of names.filter((one) => !one.startsWith('refuse-') && one !== 'german'))
    it(name, async () => {
      const found = await read(name);
      if (!found.ok) throw new Error(`${found.reason}: ${found.detail}`);
      const paragraphs = found.article.text.split('\n\n');
      for (const more of MORE[name] ?? []) {
        expect(paragraphs).toContain(more);
        paragraphs.splice(paragraphs.indexOf(more), 1);
      }
      expect(paragraphs.join('\n\n')).toBe(await plain());
      expect(found.article.lang).toBe('en');
      expect(found.article.published?.slice(0, 10)).toBe('2026-06-15');
      expect(found.article.title).toMatch(/Velma/u);
    });

  it('reads a German page that declares no language', async () => {
    expect(await read('german')).toMatchObject({ ok: true, article: { lang: 'de', published: '2026-06-15' } });
  });
});

describe('news about banks', () => {
  it('is no account page when it says that it is an article', async () => {
    const html = readHtml(`${folder}plain.html`).replace(
      'bearings',
      'bearings, which it paid from the wrong account number and sort code,',
    );
    expect(await extractArticle(parsePage(html), 'https://velma.example/story')).toMatchObject({ ok: true });
    expect(await extractArticle(parsePage(html.replace('ld+json', 'plain')), 'https://velma.example/story')).toMatchObject({
      reason: 'private-page',
    });
  });
});

describe('metadata', () => {
  it('follows references in a JSON-LD graph and keeps what the text was made from', async () => {
    expect(await read('json-ld-graph-with-references')).toMatchObject({
      ok: true,
      article: {
        byline: 'Ina Holt',
        outlet: 'Velma Courier',
        links: expect.arrayContaining([
          { relation: 'based-on', url: 'https://northpress.example/velma-bridge', source: 'json-ld' },
          { relation: 'translation-of', url: 'https://nordpresse.example/velma', source: 'json-ld' },
        ]) as unknown,
      },
    });
  });

  it('keeps every claimed date with its source, the most trusted first', async () => {
    const found = await read('standfirst-under-headline');
    expect(found.ok && found.article.claims).toEqual([
      { kind: 'published', value: '2026-06-15T18:40:00+02:00', source: 'json-ld' },
      { kind: 'modified', value: '2026-06-16T08:00:00+02:00', source: 'json-ld' },
      { kind: 'published', value: '2026-06-15T18:40:00+02:00', source: 'time-element' },
      { kind: 'published', value: '2026-06-15', source: 'address' },
    ]);
  });

  it('notes the agency of a dateline as a credit, with its place in the text', async () => {
    const found = await read('plain');
    expect(found.ok && found.article.credits).toEqual([{ text: 'VELMA (NP)', span: { start: 0, end: 10 } }]);
  });
});
