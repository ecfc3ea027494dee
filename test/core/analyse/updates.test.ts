import { describe, expect, it } from 'vitest';
import { collate } from '../../../src/core/analyse/collate.ts';
import { updateCluesOf } from '../../../src/core/analyse/updates.ts';
import { NO_TABLES } from '../../../src/core/tables.ts';

const told = (a: string, b: string, titles: readonly (string | null)[] = [null, null]): string[] => {
  const { witnesses, between } = collate(article('p', a, titles[0]), [article('q', b, titles[1])], NO_TABLES);
  const [one, two] = witnesses;
  if (one === undefined || two === undefined) throw new Error('two witnesses expected');
  return updateCluesOf(one, two, between(0, 1).links).flatMap((clue) => clue.text ?? []);
};
const article = (id: string, text: string, title: string | null = null) => ({
  id,
  url: `https://${id}.example/story`,
  site: `${id}.example`,
  title,
  byline: null,
  published: null,
  lang: 'en',
  text,
});

const mill = 'The council of Norrby has bought the old harbour mill from its owners, the mayor said on Monday.';
const roof = 'Carpenters begin work on the northern roof next spring, according to the building office.';

describe('what readers are told of two filings', () => {
  it('says that sentences are left out only where they are', () => {
    expect(told(`${mill}\n\n${roof}`, mill)).toEqual(['E has sentences that L leaves out.']);
    expect(told(mill, 'The council of Norrby bought the old harbour mill from its owners, the mayor said Monday.')).toEqual([]);
  });

  it('says nothing is left out where every sentence has a counterpart, in other words and in any order', () => {
    const clumsy =
      'Carpenters take up at the northern roof their labours the spring that follows, has indicated the bureau of the buildings.';
    expect(told(`${mill}\n\n${clumsy}`, `${mill}\n\n${roof}`)).toEqual([]);
    expect(told(`${clumsy}\n\n${mill}`, `${mill}\n\n${roof}`)).toEqual([]);
  });

  it('never says that letters were put right, nor that a headline is shorter', () => {
    expect(told('The U.S. Department of labour said so on Monday.', 'The US Department of labour said so on Monday.')).toEqual([]);
    expect(told(mill, mill, ['Council buys the mill', null])).toEqual([]);
    expect(told(mill, mill, ['Council buys the mill', 'Mill bought'])).toEqual([]);
  });
});
