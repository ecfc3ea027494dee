import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonLd, type JsonLd } from '../../src/extract/json-ld.ts';
import { parsePage } from '../lab/page-file.ts';

const read = (...scripts: readonly string[]): JsonLd => {
  const page = parsePage('<html><head></head><body></body></html>');
  return readJsonLd(
    scripts.map((source) => {
      const script = page.createElement('script');
      script.append(page.createTextNode(source));
      return script;
    }),
  );
};

describe('JSON-LD', () => {
  it("takes the page's own article, not its teasers", () => {
    const found = read(
      '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Teaser"}]}',
      '{"@type":"NewsArticle","headline":"Own","datePublished":"2026-01-02","author":{"@type":"Person","name":"A"},"articleBody":"Words"}',
    );
    expect(found).toMatchObject({ headline: 'Own', authors: ['A'], published: ['2026-01-02'], article: true });
  });

  it('names persons before organisations', () => {
    expect(read('{"@type":"NewsArticle","author":[{"@type":"Person","name":"A"},{"@type":"Organization","name":"AP"}]}').authors).toEqual([
      'A',
    ]);
    expect(read('{"@type":"NewsArticle","author":[{"@type":"Organization","name":"AP"}]}').authors).toEqual(['AP']);
    expect(read('{"@type":"NewsArticle","author":"A &amp; B"}').authors).toEqual(['A & B']);
  });

  it('tells locked pages however the word is written', () => {
    for (const written of ['false', '"false"', '"False"', '"http://schema.org/False"'])
      expect(read(`{"@type":"NewsArticle","isAccessibleForFree":${written}}`).locked).toBe(true);
    expect(read('{"@type":"NewsArticle","isAccessibleForFree":true}').locked).toBe(false);
  });

  it('survives whatever stands in the script', () => {
    const nested = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect(read(nested, '[', '', 'null', '7', '"x"', '<!-- -->').article).toBe(false);
    expect(read(`[${'{"@type":"Thing"},'.repeat(20_000)}{"@type":"NewsArticle","headline":"Late"}]`).types.has('Thing')).toBe(true);
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, cut) => {
        const source = JSON.stringify({
          '@graph': [
            {
              '@type': 'NewsArticle',
              headline: value,
              author: value,
              datePublished: value,
              publisher: value,
              isBasedOn: value,
              inLanguage: value,
              mainEntityOfPage: value,
            },
          ],
        });
        const found = read(source, source.slice(0, cut.length * 3));
        expect(found.article).toBe(true);
        expect(found.headline === null || typeof found.headline === 'string').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
