import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { EMPTY_PRIOR } from '../../../src/core/match/document-frequency.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import { MemoryCorpus } from '../../../src/core/match/memory-corpus.ts';
import type { Article, Match } from '../../../src/core/model.ts';
import { shippedPrior } from '../../lab/prior.ts';
import { seedArticles } from '../../lab/seeds.ts';
import { articleOf } from '../align/witness.ts';

const STORY = `The harbour council of Port Elsin voted nine to four on Tuesday to close the Weaver Street lift bridge for eighteen months.

Engineers from Halden and Marsh found cracks in three of the twelve counterweight girders during an inspection in March. Mayor Ines Okafor said the repair would cost 42 million crowns.

Ferries will carry cyclists between the fish market and Saint Brannoc quay every twenty minutes. The haulage union called the detour through Tolland a disaster for small firms.`;

const REWORDED = `Port Elsin will lose its Weaver Street lift bridge for eighteen months: the harbour council decided so by nine votes to four on Tuesday.

In March, inspectors of the engineering firm Halden and Marsh had discovered that three of its twelve girders for the counterweight were cracked. Repairing them costs 42 million crowns, according to mayor Ines Okafor.

Every twenty minutes a ferry is to bring cyclists from Saint Brannoc quay to the fish market. Small firms face disaster from having to drive through Tolland, the union of hauliers complained.`;

const OTHER = `The orchestra of Lower Marnow will play without its conductor in Friday's opening concert at the Kettle Hall.

Viola Stern broke her wrist while skiing near Aldersee. Tickets remain valid, the box office said, and the programme of Dvořák and Janáček is unchanged.`;

const BOILERPLATE =
  'Subscribe to the Evening Lantern newsletter for handpicked maritime stories delivered before breakfast. Republication of Lantern material requires written permission from Brightwater Media Holdings.';

const corpusOf = (articles: readonly Article[], prior = EMPTY_PRIOR): MemoryCorpus => {
  const corpus = new MemoryCorpus(prior);
  for (const article of articles) corpus.add(article, fingerprintOf(article));
  return corpus;
};
const match = (article: Article, corpus: MemoryCorpus): Promise<Match[]> =>
  matchArticle({ article, fingerprint: fingerprintOf(article) }, corpus);
const siblings = async (article: Article, corpus: MemoryCorpus): Promise<string[]> =>
  (await match(article, corpus)).filter(({ sibling }) => sibling).map(({ id }) => id);

describe('matchArticle', () => {
  test('finds a reworded version among strangers from the first article on', async () => {
    const corpus = corpusOf([articleOf('reworded', REWORDED), articleOf('other', OTHER)], shippedPrior());
    expect(await siblings(articleOf('query', STORY), corpus)).toEqual(['reworded']);
  });

  test('finds nothing in an empty corpus, for an empty text, and for a stranger', async () => {
    expect(await match(articleOf('query', STORY), corpusOf([]))).toEqual([]);
    expect(await match(articleOf('query', ''), corpusOf([articleOf('a', STORY)]))).toEqual([]);
    expect(await siblings(articleOf('query', OTHER), corpusOf([articleOf('a', STORY)]))).toEqual([]);
  });

  test('never gives the article itself: same id, or same address under another spelling', async () => {
    const query = articleOf('query', STORY);
    const corpus = corpusOf([query, articleOf('older', REWORDED, { url: 'http://www.query.example/story/?utm_source=x#top' })]);
    expect(await match(query, corpus)).toEqual([]);
  });

  test("takes an outlet's own other report for no version, and what it files again for one", async () => {
    const site = { site: 'elsin-post.example' };
    const query = articleOf('query', STORY, site);
    const again = STORY.replace('42 million', '43 million');
    const corpus = corpusOf(
      [articleOf('reworded', REWORDED, site), articleOf('again', again, site), articleOf('elsewhere', REWORDED), articleOf('other', OTHER)],
      shippedPrior(),
    );
    expect((await siblings(query, corpus)).sort()).toEqual(['again', 'elsewhere']);
  });

  test('names the relation', async () => {
    const corpus = corpusOf(
      [
        articleOf('verbatim', STORY),
        articleOf(
          'edited',
          `${STORY.replace('voted nine to four on Tuesday', 'decided late on Tuesday')}\n\nThe bridge opened to traffic in 1931.`,
        ),
        articleOf('reworded', REWORDED),
        articleOf('excerpt', STORY.split('\n\n')[1] ?? ''),
      ],
      shippedPrior(),
    );
    const found = Object.fromEntries((await match(articleOf('query', STORY), corpus)).map(({ id, relation }) => [id, relation]));
    expect(found).toMatchObject({ verbatim: 'verbatim', edited: 'edited', reworded: 'reworded' });
    expect((await siblings(articleOf('part', STORY.split('\n\n').slice(1, 2).join()), corpus)).length).toBeGreaterThan(0);
  });

  test('makes no match of the lines that a site puts under every article', async () => {
    const lantern = { site: 'lantern.example' };
    const brief = (id: string, text: string): Article =>
      articleOf(id, `${text}\n\n${BOILERPLATE}`, { ...lantern, url: `https://lantern.example/${id}` });
    const query = brief('query', 'A trawler ran aground off Cape Merrow at dawn. All six sailors were winched to safety.');
    const one = brief('one', 'The Tolland library reopens on Saturday after a burst pipe. Volunteers dried four thousand books.');
    const two = brief('two', 'Beekeepers in Marnow report the best honey harvest in a decade. Warm nights helped the lime trees.');
    expect(await siblings(query, corpusOf([one], shippedPrior()))).toEqual([]);
    expect(await siblings(query, corpusOf([one, two], shippedPrior()))).toEqual([]);
    const syndicated = [one, { ...two, site: 'beacon.example', url: 'https://beacon.example/two' }];
    expect(await siblings(query, corpusOf(syndicated, shippedPrior()))).toEqual([]);
  });

  const seeds = seedArticles();
  test.skipIf(seeds === null)('the five seeds find each other, and none of the strangers', async () => {
    const all = seeds ?? [];
    const corpus = corpusOf([...all, articleOf('story', STORY), articleOf('other', OTHER)], shippedPrior());
    for (const seed of all) expect((await siblings(seed, corpus)).sort()).toEqual(all.map(({ id }) => id).filter((id) => id !== seed.id));
  });
});
