import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract.ts';
import { tokensOf } from '../../src/core/text/tokens.ts';

const seeds = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function plainPage(title: string, paragraphs: readonly string[]): Document {
  return parseHTML(
    `<!doctype html><html lang="en"><head><title>${escaped(title)}</title></head><body><article><h1>${escaped(title)}</h1>${paragraphs.map((p) => `<p>${escaped(p)}</p>`).join('\n')}</article></body></html>`,
  ).document as unknown as Document;
}

describe.skipIf(!existsSync(seeds))('the seeds as plain pages', () => {
  for (const file of existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : []) {
    it(`reads every word of ${file.slice(0, 3)}`, async () => {
      const source = readFileSync(seeds + file, 'utf8');
      const lines = source.split('\n').filter((line) => line.trim() !== '');
      const found = await extractArticle(
        plainPage('Blinken meets Xi in Beijing on second day of talks', lines),
        'https://outlet.example/world/story',
      );
      expect(found).toMatchObject({ ok: true, article: { title: 'Blinken meets Xi in Beijing on second day of talks', lang: 'en' } });
      if (!found.ok) return;
      const words = (text: string): string[] => tokensOf(text).map((t) => t.norm);
      expect(words(found.article.text)).toEqual(words(lines.join('\n\n')));
    });
  }
});

describe('a page of more sentences than are compared', () => {
  const sentence = (i: number): string => `The council of district ${String(i)} met on Monday and closed the old bridge over the river.`;
  const paragraphs = Array.from({ length: 540 }, (_, p) => Array.from({ length: 10 }, (_, i) => sentence(p * 10 + i)).join(' '));

  it('is taken up to the last of them, and says so', async () => {
    const found = await extractArticle(plainPage('The bridges of all districts', paragraphs), 'https://outlet.example/world/story');
    if (!found.ok) throw new Error(found.reason);
    expect(found.article.firstSentences).toBe(5_000);
    expect(found.article.text.endsWith(sentence(4_999))).toBe(true);
    const last = found.map.rangesOf({ start: found.article.text.length - 20, end: found.article.text.length });
    expect(last.map(({ node, start, end }) => node.data.slice(start, end)).join('')).toBe(found.article.text.slice(-20));
    // What stands behind belongs to the page's text node, and to no place of the article.
    const { node, end } = last[0] ?? { node: null, end: 0 };
    if (node !== null) expect(found.map.offsetOf(node, end + 40)).toBeNull();
  });

  it('a shorter page is whole', async () => {
    const found = await extractArticle(
      plainPage('The bridges of some districts', paragraphs.slice(0, 3)),
      'https://outlet.example/world/story',
    );
    expect(found.ok && 'firstSentences' in found.article).toBe(false);
  });
});
