import { DOMParser } from 'linkedom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { teiApparatus } from '../../src/ui/tei.ts';
import { COMPARISON, PAGE, STORY } from './story.ts';

const hashes = new Map(STORY.map((one) => [one.id, 'ab'.repeat(32)]));
const parse = (text: string) => new DOMParser().parseFromString(text, 'text/xml');

describe('teiApparatus', () => {
  const text = teiApparatus(COMPARISON, hashes);
  const tree = parse(text);

  it('names every witness with its address and hash', () => {
    expect(tree.querySelectorAll('witness')).toHaveLength(5);
    for (const article of STORY) expect(text).toContain(article.url);
  });

  it('has an entry where readings differ, with all readings', () => {
    const first = tree.querySelector('app');
    expect([...(first?.querySelectorAll('rdg') ?? [])].map((one) => one.textContent)).toEqual(['two-week visit', 'two-day visit']);
  });

  it('quotes each witness in its own words', () => {
    const [wire, ...others] = COMPARISON.witnesses;
    if (wire === undefined) throw new Error('no witness');
    const spelt = { ...wire, article: { ...wire.article, text: wire.article.text.replace('two-day visit', '2-day  visits') } };
    const made = parse(teiApparatus({ ...COMPARISON, witnesses: [spelt, ...others] }, hashes)).querySelector('app');
    const readings = [...(made?.querySelectorAll('rdg') ?? [])].map((one) => [one.textContent, one.getAttribute('wit')]);
    expect(readings).toEqual([
      ['two-week visit', '#w0'],
      ['two-day visit', '#w2 #w4 #w3'],
      ['2-day visits', '#w1'],
    ]);
  });

  it('spells out the page when the first reading of each entry is taken', () => {
    const base = text
      .slice(text.indexOf('<p>F'), text.indexOf('</body>'))
      .replace(/(<app[^>]*><rdg[^>]*>)([^<]*)<\/rdg>(?:<rdg[^>]*>[^<]*<\/rdg>)*<\/app>/gu, '$2')
      .replace(/<\/p>\s*<p>/gu, '\n\n')
      .replace(/<\/?p>|^\s+|\s+$/gu, '');
    expect(base.trim()).toBe(PAGE.text);
  });

  it('never lets foreign text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const made = teiApparatus({ ...COMPARISON, page: { ...PAGE, title: `<x a="1">&${title}` } }, hashes);
        expect(made).not.toContain('<x');
        expect(made).not.toMatch(/[\u0000-\u0008]|&(?!(?:amp|lt|gt|quot);)/u);
      }),
    );
  });
});
