import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import { MemoryCorpus } from '../../../src/core/match/memory-corpus.ts';
import type { Article, Match } from '../../../src/core/model.ts';
import { shippedPrior } from '../../lab/prior.ts';
import { articleOf } from '../../bare-article.ts';
import { TOLD } from './stories.data.ts';

const prior = shippedPrior();
const corpusOf = (articles: readonly Article[]): MemoryCorpus => {
  const corpus = new MemoryCorpus(prior);
  for (const article of articles) corpus.add(article, fingerprintOf(article));
  return corpus;
};
const match = (article: Article, corpus: MemoryCorpus): Promise<Match[]> =>
  matchArticle({ article, fingerprint: fingerprintOf(article) }, corpus);
const siblings = async (article: Article, corpus: MemoryCorpus): Promise<string[]> =>
  (await match(article, corpus)).filter(({ sibling }) => sibling).map(({ id }) => id);

const english = TOLD.find(({ lang }) => lang === 'en') as (typeof TOLD)[number];

describe.each(TOLD.map((told) => [told.lang, told] as const))('in %s', (lang, told) => {
  const all = (['story', 'version', 'neighbour', 'stranger'] as const).map((name) => articleOf(name, told[name], { lang }));
  const corpus = corpusOf(all);
  const [story, version, neighbour, stranger] = all as [Article, Article, Article, Article];

  test('a story and a version worded anew find each other, and only each other', async () => {
    expect(await siblings(story, corpus)).toEqual(['version']);
    expect(await siblings(version, corpus)).toEqual(['story']);
  });

  test('another decision of the same council, and another story, are no versions', async () => {
    expect(await siblings(neighbour, corpus)).toEqual([]);
    expect(await siblings(stranger, corpus)).toEqual([]);
  });
});

describe('texts of unlike length', () => {
  /** A running blog: one entry after another about other things, the story somewhere in it. */
  const entries = (many: number): string[] =>
    Array.from({ length: many }, (_, i) => {
      const pick = (words: string, by: number): string => words.split(' ')[Math.floor(i / by) % words.split(' ').length] ?? '';
      return (
        `At ${i % 24}:${String(i % 60).padStart(2, '0')} the ${pick('northern southern eastern western central coastal', 1)} ` +
        `${pick('pumping weather signal rescue customs harbour radio', 6)} station reported ${i + 3} ` +
        `${pick('trawlers buoys lorries passengers pallets gulls seals', 42)} near ${pick('Marnow Tolland Aldersee Kettle Halden Merrow Brinley', 3)}.`
      );
    });

  test('a brief of the first paragraph is found in the whole, and named an excerpt of a long one', async () => {
    const long = articleOf('long', `${english.story}\n\n${entries(40).join('\n\n')}`);
    const brief = articleOf('brief', english.story.split('\n\n')[1] ?? '');
    expect(await siblings(brief, corpusOf([articleOf('whole', english.story)]))).toEqual(['whole']);
    expect((await match(brief, corpusOf([long])))[0]).toMatchObject({ id: 'long', sibling: true, relation: 'excerpt' });
  });

  test('a blog of five thousand entries does no harm, asked and answering', async () => {
    const blog = articleOf('blog', entries(5000).join('\n\n'));
    const corpus = corpusOf([blog, articleOf('stranger', english.stranger), articleOf('version', english.version)]);
    expect(await siblings(articleOf('story', english.story), corpus)).toEqual(['version']);
    expect(await siblings({ ...blog, id: 'later', url: 'https://later.example/', site: 'later.example' }, corpus)).toEqual(['blog']);
  }, 60_000);

  test('a headline alone makes no match', async () => {
    const corpus = corpusOf([articleOf('story', english.story), articleOf('neighbour', english.neighbour)]);
    expect(await siblings(articleOf('line', 'Harbour council of Port Elsin votes'), corpus)).toEqual([]);
  });
});

describe('texts from one mould', () => {
  const result = (company: string, city: string, n: readonly number[]): string =>
    `${city}, March ${n[0]} - ${company} said on Monday that its net profit for the fourth quarter was ${n[1]}.${n[2]} million dollars, against ${n[3]}.${n[4]} million a year earlier.\n\n` +
    `Sales rose to ${n[5]} million dollars from ${n[6]} million. The board proposed a dividend of ${n[7]} cents a share.\n\nThe company employs ${n[8]} people.`;

  test('the results of two companies are no versions of each other', async () => {
    const one = articleOf('one', result('Halden Marine', 'Tolland', [4, 12, 3, 9, 8, 310, 287, 42, 1260]));
    const two = articleOf('two', result('Brinley Foods', 'Marnow', [6, 7, 1, 8, 4, 96, 101, 15, 540]));
    const again = articleOf('again', result('Halden Marine', 'Tolland', [4, 12, 3, 9, 8, 310, 287, 42, 1260]).replace('rose', 'climbed'));
    const corpus = corpusOf([one, two, again]);
    expect(await siblings(one, corpus)).toEqual(['again']);
    expect(await siblings(two, corpus)).toEqual([]);
  });
});

describe('lines that are the site’s and not the story’s', () => {
  const LINES = [
    'Sign up for our Harbour Briefing newsletter and get the stories that matter to your inbox every weekday morning.',
    'See also: The ten most beautiful lighthouses of the northern coast, and how to reach them without a car.',
    'This material may not be published, broadcast, rewritten or redistributed without prior written permission of Lantern Media Holdings.',
    'Follow us on every platform, download our app and never miss breaking news from the islands again.',
  ].join('\n\n');
  const STORIES = [
    'A trawler ran aground off Cape Merrow at dawn on Sunday. All six sailors were winched to safety by a rescue helicopter.',
    'The Tolland library reopens on Saturday after a burst pipe. Volunteers dried four thousand books in a gymnasium.',
    'Beekeepers in Marnow report the best honey harvest in a decade. Warm nights helped the lime trees along the canal.',
    'A court in Brinley fined a dairy for watering down its cream. The managing director will appeal against the sentence.',
  ];

  test.each([2, 3, 4])('do not make %i unrelated articles versions, on one site or on several', async (many) => {
    for (const several of [false, true]) {
      const all = STORIES.slice(0, many).map((text, i) =>
        articleOf(`a${i}`, `${text}\n\n${LINES}`, {
          site: several ? `site-${i}.example` : 'lantern.example',
          url: `https://lantern.example/${i}`,
        }),
      );
      // Two sites and one line in common, and nothing else is kept: nothing tells a line from a story then.
      if (several && many === 2) continue;
      const corpus = corpusOf(all);
      for (const article of all) expect(await siblings(article, corpus)).toEqual([]);
    }
  });

  test('and do not hide a version that stands among them', async () => {
    const framed = (id: string, text: string): Article => articleOf(id, `${text}\n\n${LINES}`);
    const corpus = corpusOf([framed('version', english.version), ...STORIES.map((text, i) => framed(`a${i}`, text))]);
    expect(await siblings(framed('story', english.story), corpus)).toEqual(['version']);
  });
});
