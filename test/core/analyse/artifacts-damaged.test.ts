import { describe, expect, test } from 'vitest';
import { artifactsIn } from '../../../src/core/analyse/artifacts.ts';
import { collate } from '../../../src/core/analyse/collate.ts';
import { quotedIn } from '../../../src/core/analyse/artifacts-quotes-lost.ts';
import { stemmaOf } from '../../../src/core/analyse/stemma.ts';
import type { Finding } from '../../../src/core/model.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

function shownIn(page: string, ...siblings: string[]): string[] {
  const tables = labTables();
  const collation = collate(
    articleOf('page', page),
    siblings.map((text, i) => articleOf(`sibling-${i}`, text)),
    tables,
  );
  return artifactsIn(collation, stemmaOf(collation, tables), tables)
    .filter((f: Finding) => f.shown)
    .map((f) => `${f.category} ${f.text}`);
}

const rest = [
  'The harbour board met on Tuesday evening to discuss the future of the ferry line to the northern islands.',
  'About forty people from the district had come to listen, and most of them stayed until the end.',
].join(' ');

describe('words in another sense', () => {
  const sound = `${rest} Officers sealed off the quay and told drivers to leave their cars at the station.`;
  const odd = `${rest} Officers sealed off the spring and told drivers to leave their cars at the station.`;
  const apart =
    'Some forty listeners from the district came to a meeting of the harbour board. Officers had sealed off the spring and told the drivers to leave all cars at the station.';
  const damaged = `${odd.replace('most of them', 'most of of them')}`;

  test('on a page with other damage, beside one sibling', () => {
    expect(shownIn(damaged, sound)).toEqual(['duplicate of of', 'calque spring']);
  });

  test('never where another version has the word, and not on the sound page', () => {
    expect(shownIn(damaged, sound, apart)).toEqual(['duplicate of of']);
    expect(shownIn(sound, damaged)).toEqual([]);
    expect(shownIn(odd, sound)).toEqual([]);
  });
});

describe('a word that others have in two other ways', () => {
  const told = (word: string): string => `${rest} About 3,400 operations will have to be ${word}, said the director of the hospital board.`;

  test('is not odd because each of them is another sense of some word', () => {
    const page = told('postponed').replace('most of them', 'most of of them');
    const retold = `Some forty listeners from the district came to a meeting of the harbour board. About 3,400 operations will have to be reported, the hospital board's director said.`;
    expect(shownIn(page, told('shifted'), retold)).toEqual(['duplicate of of']);
  });
});

describe('lost quotation marks', () => {
  const sound = `${rest}\n\n“We were lucky with the wind,” the captain said. “Had it turned, we would have lost the ferry.”`;

  test('the speaker’s own words, without marks, once the speaker is named; and what follows them', () => {
    const page = `${rest}\n\nWe had luck with the wind, the captain said. If it had turned, we would have lost the ferry.`;
    expect(shownIn(page, sound)).toEqual(['quotes We had', 'quotes If it']);
  });

  test.each([
    ['indirect speech', 'They had been lucky with the wind, the captain said; otherwise they would have lost the ferry.'],
    ['a displayed quotation', 'The captain put it like this:\n\nWe were lucky with the wind. Had it turned, we would have lost the ferry.'],
    ['single marks', '‘We were lucky with the wind,’ the captain said. ‘Had it turned, we would have lost the ferry.’'],
    ['straight marks', '"We were lucky with the wind," the captain said. "Had it turned, we would have lost the ferry."'],
    ['one mark for two', '“We were lucky with the wind, the captain said. Had it turned, we would have lost the ferry.”'],
  ])('%s has lost none', (_, words) => {
    expect(shownIn(`${rest}\n\n${words}`, sound).filter((mark) => /We were|Had it|They had/u.test(mark))).toEqual([]);
  });

  test('quotedIn: runs on over paragraphs only where it is closed there', () => {
    const partsOf = (text: string): string[] => quotedIn(text).map(({ start, end }) => text.slice(start, end));
    expect(partsOf('He said “one\n\ntwo” and left.')).toEqual(['one\n\ntwo']);
    expect(partsOf('He said “one\n\ntwo. “Three,” he said.')).toEqual(['one', 'Three,']);
    expect(partsOf('"One," she said. "Two."')).toEqual(['One,', 'Two.']);
    expect(partsOf('none')).toEqual([]);
  });
});
