import { describe, expect, it } from 'vitest';
import { sourcesDeclaredBy } from '../../src/extract/declared-sources.ts';
import { isoDate } from '../../src/extract/dates.ts';
import { extractArticle } from '../../src/extract/extract.ts';
import { parsePage } from '../lab/page-file.ts';

/** Twice the page must not take much more than twice the time: `grow(n)` makes the input, `work` is timed. */
const page = (head: string, body: string): string =>
  `<html lang="en"><head><meta property="og:type" content="article">${head}</head><body>${body}</body></html>`;
const words = (n: number): string => 'the council spoke of the bridge and '.repeat(n);
const paragraphs = (n: number): string => `<p>${words(3)}.</p>`.repeat(n);

const CASES: readonly (readonly [string, (n: number) => string])[] = [
  ['paragraphs', (n) => page('', `<article><h1>A headline</h1>${paragraphs(n * 8)}</article>`)],
  ['one paragraph', (n) => page('', `<article><h1>A headline</h1><p>${words(n * 40)}</p></article>`)],
  ['headlines', (n) => page('', `<h1>A headline</h1>${paragraphs(1)}`.repeat(n * 4))],
  ['line breaks', (n) => page('', `<div>${`${words(2)}.<br>`.repeat(n * 10)}</div>`)],
  [
    'long class names',
    (n) => page('', `<article><h1>A headline</h1>${`<p class="${'bio-'.repeat(n * 20)}">${words(3)}</p>`.repeat(20)}</article>`),
  ],
  [
    'a long byline',
    (n) => page('', `<article><h1>A headline</h1><p class="byline">${'By and , '.repeat(n * 30)}</p>${paragraphs(30)}</article>`),
  ],
  ['a long title', (n) => page(`<title>${'a - '.repeat(n * 100)}</title>`, paragraphs(30))],
  [
    'structured data',
    (n) =>
      page(`<script type="application/ld+json">[${'{"@type":"NewsArticle","headline":"x"},'.repeat(n * 10)}{}]</script>`, paragraphs(30)),
  ],
  ['broken structured data', (n) => page(`<script type="application/ld+json">{"a":"${'\\"\n,'.repeat(n * 100)}</script>`, paragraphs(30))],
  ['linked headlines', (n) => page('', `<h2><a href="/x">${words(1)}</a></h2>${paragraphs(1)}`.repeat(n * 5))],
];

async function fastest(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 2; i++) {
    const began = performance.now();
    await work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

describe('reading takes time in proportion', () => {
  for (const [name, make] of CASES)
    it(`to ${name}`, async () => {
      const at = async (n: number): Promise<number> => {
        const document = parsePage(make(n));
        return fastest(() => extractArticle(document, 'https://a.example/story'));
      };
      await at(5);
      const [once, fourTimes] = [await at(15), await at(60)];
      // Four times the input: 4 is linear, 16 quadratic; the machine may be busy, and small times are noise.
      expect(fourTimes / Math.max(once, 60)).toBeLessThan(9);
    }, 120_000);

  it('to pasted addresses, and dates are cut short', async () => {
    const article = (n: number) => ({
      id: 'a',
      url: 'https://a.example/',
      site: 'a',
      title: null,
      byline: null,
      published: null,
      lang: 'en',
      text: 'source https://b.example/x '.repeat(n),
    });
    const [once, fourTimes] = [
      await fastest(() => sourcesDeclaredBy(article(2_000))),
      await fastest(() => sourcesDeclaredBy(article(8_000))),
    ];
    expect(fourTimes / Math.max(once, 60)).toBeLessThan(9);
    expect(await fastest(() => isoDate('1 '.repeat(500_000)))).toBeLessThan(50);
  }, 60_000);
});
