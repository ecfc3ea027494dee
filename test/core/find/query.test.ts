import { articleOf } from '../../bare-article.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemHash } from '../../../src/core/fingerprint/hashes.ts';
import { queriesFor, type QueryKnowledge } from '../../../src/core/find/query.ts';
import type { Article } from '../../../src/core/model.ts';
import { stemOf } from '../../../src/core/text/tokens.ts';

const hashOf = (word: string): number => stemHash(stemOf(word, 'en'));

const article = (text: string, more: Partial<Article> = {}): Article =>
  articleOf('a', text, { url: 'https://one.example/a', site: 'one.example', ...more });
const knowing = (avoid: QueryKnowledge['avoid'] = []): QueryKnowledge => ({ share: () => 0.001, avoid });

const TEXT = `The harbour authority of Northhaven closed its eastern quay on Monday after inspectors found 14 cracked piles.

Director Ida Falkenrath told reporters that the quay would stay shut for about two years while engineers rebuild it. Ferries to Lomsey leave from the western basin until then.

The town council voted 9 to 2 to lend the authority 30 million crowns, and it asked the ministry for as much again.`;

describe('the queries of a page', () => {
  it('are two phrases of its own, and names and numbers in pairs', () => {
    const { exact, loose } = queriesFor(article(TEXT), knowing());
    const phrases = [...exact.matchAll(/"([^"]+)"/gu)].map(([, words]) => words ?? '');
    expect(phrases).toHaveLength(2);
    for (const phrase of phrases) {
      expect(TEXT).toContain(phrase);
      expect(phrase.split(' ')).toHaveLength(7);
    }
    expect(exact).toMatch(/^"[^"]+" OR "[^"]+"$/u);
    expect(loose).toMatch(/^\(\S+ OR \S+\) \(\S+ OR \S+\) \(\S+ OR \S+\)$/u);
    expect(loose).toMatch(/Falkenrath|Northhaven|Lomsey/u);
  });

  it('take nothing from places that look damaged', () => {
    const start = TEXT.indexOf('Director Ida');
    const end = TEXT.indexOf('The town council');
    const { exact, loose } = queriesFor(article(TEXT), knowing([{ start, end }]));
    expect(`${exact} ${loose}`).not.toMatch(/Falkenrath|Lomsey|western/u);
    expect(exact).not.toBe('');
  });

  it('do not build a phrase around a word that nobody ever wrote', () => {
    const text =
      'The minister said qxzyvv on the harbour wall of the old town. The council of the old harbour town met again on Monday evening.';
    const strange = queriesFor(article(text), { share: (hash) => (hash === hashOf('qxzyvv') ? 0 : 0.001), avoid: [] });
    expect(strange.exact).not.toContain('qxzyvv');
  });

  it('of a text without spaces between words hold a row of its characters', () => {
    const text = '外交部长周一在北京会见了来访的代表团并讨论了两国关系的未来发展方向。';
    const { exact } = queriesFor(article(text, { lang: 'zh' }), knowing());
    const phrase = /"([^"]+)"/u.exec(exact)?.[1] ?? '';
    expect(phrase).toHaveLength(12);
    expect(text).toContain(phrase);
  });

  it('are empty for an empty text, and made for any text', () => {
    expect(queriesFor(article(''), knowing())).toEqual({ exact: '', loose: '' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const made = queriesFor(article(text), knowing());
        for (const [, phrase] of made.exact.matchAll(/"([^"]+)"/gu))
          expect(text.replace(/\s+/gu, ' ')).toContain((phrase ?? '').replace(/\s+/gu, ' '));
        expect(queriesFor(article(text), knowing())).toEqual(made);
      }),
    );
  });
});
