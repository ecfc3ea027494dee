import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { EMPTY_PRIOR } from '../../../src/core/match/document-frequency.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import { MemoryCorpus } from '../../../src/core/match/memory-corpus.ts';
import type { Article, Match } from '../../../src/core/model.ts';
import { shippedPrior } from '../../lab/prior.ts';
import { seedArticles } from '../../lab/seeds.ts';
import { articleOf } from '../../bare-article.ts';

const STORY = `The harbour council of Port Elsin voted nine to four on Tuesday to close the Weaver Street lift bridge for eighteen months.

Engineers from Halden and Marsh found cracks in three of the twelve counterweight girders during an inspection in March. Mayor Ines Okafor said the repair would cost 42 million crowns.

Ferries will carry cyclists between the fish market and Saint Brannoc quay every twenty minutes. The haulage union called the detour through Tolland a disaster for small firms.`;

const REWORDED = `Port Elsin will lose its Weaver Street lift bridge for eighteen months: the harbour council decided so by nine votes to four on Tuesday.

In March, inspectors of the engineering firm Halden and Marsh had discovered that three of its twelve girders for the counterweight were cracked. Repairing them costs 42 million crowns, according to mayor Ines Okafor.

Every twenty minutes a ferry is to bring cyclists from Saint Brannoc quay to the fish market. Small firms face disaster from having to drive through Tolland, the union of hauliers complained.`;

const OTHER = `The orchestra of Lower Marnow will play without its conductor in Friday's opening concert at the Kettle Hall.

Viola Stern broke her wrist while skiing near Aldersee. Tickets remain valid, the box office said, and the programme of Dvořák and Janáček is unchanged.`;

const MOVED = [
  'The ferry company of Port Elsin said on Monday that the Weaver pier would close for two years. The pier was built by the town in 1931 and mended in 1974.',
  'Traders on the Halden quay asked the company for a shorter closure. Mayor Ines Okafor said on Tuesday that 12 of 19 members would look at the plan again.',
  'The work begins on 4 March and costs the company 40 million crowns. The town of Tolland pays a third of it, according to minutes of 9 January.',
  'Ferries to Saint Brannoc leave from the Kettle quay until the work ends. Marsh and Sons, an engineering firm of Aldersee, drew up the plan in 2019.',
  'Per Lind, who leads the union of crews, called the plan hasty. He said that 84 men of the Elsin crews heard of the closure on Radio Marnow.',
  'The company carried 900,000 people to the Brannoc islands in the past year. A fifth of them were traders of Lower Marnow, a study of 2021 found.',
  'The Ministry of Transport said that Viola Stern would answer by June. The cost of the Kettle quay, 3 million crowns, was not for Tolland to pay.',
];

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

  test('finds an edited version whose sentences stand in reverse order', async () => {
    const edited = MOVED.map((one) => one.replace('asked the company for', 'wanted').replace('the past year', 'a year')).join('\n\n');
    const corpus = corpusOf([articleOf('edited', edited), articleOf('other', OTHER)], shippedPrior());
    const turned = MOVED.flatMap((one) => one.split(/(?<=\.) /u)).toReversed();
    expect(await siblings(articleOf('query', turned.join('\n\n')), corpus)).toEqual(['edited']);
  });

  test('finds nothing in an empty corpus, for an empty text, and for a stranger', async () => {
    expect(await match(articleOf('query', STORY), corpusOf([]))).toEqual([]);
    expect(await match(articleOf('query', ''), corpusOf([articleOf('a', STORY)]))).toEqual([]);
    expect(await siblings(articleOf('query', OTHER), corpusOf([articleOf('a', STORY)]))).toEqual([]);
  });

  test('reads few candidates where none promises, and twice as many where some do', async () => {
    const strangers = Array.from({ length: 90 }, (_, i) => articleOf(`stranger-${i}`, `${OTHER} Halden ${i}, Tolland.`));
    const versions = Array.from({ length: 90 }, (_, i) => articleOf(`version-${i}`, MOVED.filter((__, s) => s !== i % 7).join('\n\n')));
    const corpus = corpusOf([...strangers, ...versions], shippedPrior());
    let read = 0;
    const counting = {
      prior: corpus.prior,
      frequencies: (terms: readonly number[]) => corpus.frequencies(terms),
      postings: (terms: readonly number[]) => corpus.postings(terms),
      sketches: (docs: readonly number[]) => {
        read += docs.length;
        return corpus.sketches(docs);
      },
    };
    const ask = async (text: string): Promise<string[]> => {
      const article = articleOf('query', text);
      const found = await matchArticle({ article, fingerprint: fingerprintOf(article) }, counting);
      return found.filter(({ sibling }) => sibling).map(({ id }) => id);
    };
    expect(await ask('Halden and Tolland are towns on the coast. Nobody there has a conductor.')).toEqual([]);
    expect(read).toBeLessThan(33);
    expect((await ask(MOVED.join('\n\n'))).length).toBeGreaterThan(40);
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

  test('makes no match of lines that two sites share, and keeps what two versions share', async () => {
    const lines = [
      'Sign up for our morning newsletter and never miss the stories that matter, delivered to your inbox every weekday.',
      'This material may not be published, broadcast, rewritten or redistributed without prior written permission of the publisher.',
      'By subscribing you agree to our terms of service and cookie policy. You can unsubscribe at any time using the link in the footer.',
    ];
    for (let many = 1; many <= lines.length; many++) {
      const below = (text: string): string => `${text}\n\n${lines.slice(0, many).join('\n\n')}`;
      const query = articleOf('query', below(STORY));
      const corpus = corpusOf([articleOf('other', below(OTHER))], shippedPrior());
      expect(await siblings(query, corpus)).toEqual([]);
      expect(await siblings(articleOf('short', below(OTHER.split('\n\n')[0] ?? '')), corpusOf([query], shippedPrior()))).toEqual([]);
      // Two paragraphs of the story behind another one are the story's: the rest of it speaks of the same things.
      const whole = articleOf('query', below(`${STORY}\n\nCyclists may cross the bridge on Weaver Street first, Okafor added.`));
      const part = articleOf('part', below(`${OTHER}\n\n${STORY.split('\n\n').slice(0, 2).join('\n\n')}`));
      expect(await siblings(whole, corpusOf([part], shippedPrior()))).toEqual(['part']);
      expect(await siblings(query, corpusOf([articleOf('version', below(REWORDED))], shippedPrior()))).toEqual(['version']);
    }
  });

  test('takes the forecasts of one site, or one agency, for other towns for no versions', async () => {
    const forecast = (town: string, next: string, n: number): string =>
      `${town}地方は、高気圧に覆われて${n % 2 === 0 ? '晴れ' : '曇り'}となっています。明日は、湿った空気の影響で雨になるでしょう。\n\n` +
      `${town}の最高気温は${String(20 + n)}度、最低気温は${String(11 + n)}度の予想です。降水確率は${String(10 + 10 * n)}パーセントです。\n\n` +
      `洗濯物は外に干せるでしょう。紫外線が強いため、外出の際は日焼け止めや帽子などで対策をしてください。熱中症にも注意が必要です。\n\n` +
      `週末にかけては前線が近づき、${next}周辺では大雨となる見込みです。最新の気象情報を確認してください。`;
    const of = (id: string, text: string, site: string): Article => articleOf(id, text, { lang: 'ja', site, url: `https://${site}/${id}` });
    const query = of('query', forecast('東京', '札幌', 1), 'tenki.example');
    for (const site of ['tenki.example', 'sora.example']) {
      const corpus = corpusOf(
        [of('osaka', forecast('大阪', '仙台', 4), site), of('nagoya', forecast('名古屋', '福岡', 6), site)],
        shippedPrior(),
      );
      expect(await siblings(query, corpus)).toEqual([]);
    }
    const again = corpusOf([of('again', `${forecast('東京', '札幌', 1)}\n\n気象庁が発表しました。`, 'sora.example')], shippedPrior());
    expect(await siblings(query, again)).toEqual(['again']);
  });

  test('finds a story within thousands of sentences, asked either way', async () => {
    const words = 'amber basalt cedar delta ember falcon granite hazel indigo juniper kelp lantern marble nectar opal'.split(' ');
    const entry = (n: number): string =>
      `Entry ${String(n)} of the ${words[n % 15] ?? ''} ledger lists ${String((n * 37) % 997)} ${words[(n * 7) % 13] ?? ''} crates for the ${words[(n * 11) % 14] ?? ''} yard near wharf ${String(n % 89)}.`;
    const entries = Array.from({ length: 5_000 }, (_, n) => entry(n));
    const page = articleOf('page', [...entries.slice(0, 3_100), REWORDED, ...entries.slice(3_100)].join('\n\n'));
    const strangers = [articleOf('other', OTHER), articleOf('ledger', entries.slice(40, 60).join(' ').replaceAll('yard', 'depot'))];
    expect(await siblings(page, corpusOf([articleOf('story', STORY), strangers[0] as Article], shippedPrior()))).toEqual(['story']);
    expect(await siblings(articleOf('story', STORY), corpusOf([page, ...strangers], shippedPrior()))).toEqual(['page']);
    expect(await siblings(articleOf('other', OTHER), corpusOf([page], shippedPrior()))).toEqual([]);
  }, 60_000);

  const seeds = seedArticles();
  test.skipIf(seeds === null)('the five seeds find each other, and none of the strangers', async () => {
    const all = seeds ?? [];
    const corpus = corpusOf([...all, articleOf('story', STORY), articleOf('other', OTHER)], shippedPrior());
    for (const seed of all) expect((await siblings(seed, corpus)).sort()).toEqual(all.map(({ id }) => id).filter((id) => id !== seed.id));
  });
});
