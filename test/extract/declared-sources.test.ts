import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/model.ts';
import { sourcesDeclaredBy } from '../../src/extract/declared-sources.ts';

const article = (rest: Partial<Article>): Article => ({
  id: 'a',
  url: 'https://copy.example/story',
  site: 'copy.example',
  title: null,
  byline: null,
  published: null,
  lang: 'en',
  text: 'Words.',
  ...rest,
});

describe('declared sources', () => {
  it('come from links, pasted addresses and credits, surest first, each once', () => {
    const found = sourcesDeclaredBy(
      article({
        text: 'SEVRIN (HW) — Words.\n\n[ad_2] https://wire.example/story?utm_source=x\n\nSource: https://other.example/b.',
        links: [
          { relation: 'canonical', url: 'https://www.copy.example/story/', source: 'link-element' },
          { relation: 'alternate-language', url: 'https://copy.example/de/story', source: 'link-element' },
          { relation: 'syndicated-from', url: 'https://wire.example/story', source: 'meta' },
        ],
        credits: [
          { text: 'SEVRIN (HW)', span: { start: 0, end: 11 } },
          { text: '(with information from Harbour Wire)', span: null },
        ],
      }),
    );
    expect(found.map(({ how, url, name }) => [how, url ?? name])).toEqual([
      ['syndicated-from', 'https://wire.example/story'],
      ['pasted-address', 'https://other.example/b'],
      ['credit', 'HW'],
      ['credit', 'Harbour Wire'],
      ['alternate-language', 'https://copy.example/de/story'],
    ]);
  });

  it('leave out addresses in running text, social pages, private hosts and the page itself', () => {
    const text =
      'See https://shop.example/a for more, he said.\n\nhttps://twitter.com/someone\n\nSource: http://192.168.0.1/x\n\nSource: https://copy.example/story#top';
    expect(sourcesDeclaredBy(article({ text }))).toEqual([]);
  });
});
