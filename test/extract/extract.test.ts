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
