import { describe, expect, test } from 'vitest';
import { artifactsIn } from '../../../src/core/analyse/artifacts.ts';
import { collate } from '../../../src/core/analyse/collate.ts';
import { stemmaOf } from '../../../src/core/analyse/stemma.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

/** Shown artifacts of the page, with the shipped tables: category and words. */
function shown(page: string, siblings: readonly string[]): [string, string][] {
  const collation = collate(
    articleOf('page', page),
    siblings.map((text, i) => articleOf(`s${i}`, text)),
    labTables(),
  );
  return artifactsIn(collation, stemmaOf(collation, labTables()), labTables()).flatMap((f) => (f.shown ? [[f.category, f.text]] : []));
}

const SOUND =
  'The harbour board voted on Tuesday to close the old ferry terminal for two years. Traders on the quay had asked the mayor for a shorter closure of the whole building.';
const OTHERS = [
  'On Tuesday the harbour board voted to close the old ferry terminal for two years. Traders on the quay had asked the mayor for a shorter closure of the whole building, he said.',
  'The board of the harbour decided on Tuesday that the old ferry terminal will close for two years. Traders on the quay asked the mayor for a shorter closure of the building.',
  'The old ferry terminal will close for two years, the harbour board decided on Tuesday. The traders on the quay had asked the mayor for a shorter closure of the whole building.',
];

test('a compound where others have it spelled out is no other order', () => {
  const page = `${SOUND} Ferry tickets will cost two crowns more from May on.`;
  expect(
    shown(
      page,
      ['Tickets for the ferry', 'Tickets of a ferry'].map((words) => page.replace('Ferry tickets', words)),
    ),
  ).toEqual([]);
});

describe('damage that shows beside siblings', () => {
  test.each([
    ['glued', 'ferryterminal', 'ferry terminal', 'ferryterminal'],
    ['glued', 'askedthe', 'asked the', 'askedthe'],
    ['glued', 'forthe', 'for a shorter', 'forthe shorter'],
    ['glued', 'dyingin', 'on Tuesday', 'while dyingin the night'],
    ['duplicate', 'quay quay', 'the quay had', 'the quay quay had'],
    ['capital', 'Shorter', 'a shorter closure', 'a Shorter closure'],
    ['order', 'years two', 'terminal for two years', 'terminal for years two'],
    ['order', 'the asked', 'had asked the mayor', 'had the asked mayor'],
  ])('%s “%s”', (category, words, from, to) => {
    expect(SOUND).toContain(from);
    expect(shown(SOUND.replace(from, to), OTHERS)).toEqual([[category, words]]);
  });

  test('a copy of the page has its damage too, and does not speak for it', () => {
    const torn = SOUND.replace('asked the mayor for', 'asked the mayor For');
    expect(shown(torn, [`${torn} The vote was close.`, ...OTHERS])).toEqual([['capital', 'For']]);
  });

  test('a capital behind a name, and inside a hyphenated word, is found too', () => {
    const named = (text: string): string =>
      text.replace('had asked', 'with Ida Berg had asked').replace('quay asked', 'quay with Ida Berg asked');
    expect(shown(named(SOUND).replace('Berg had', 'Berg Had'), OTHERS.map(named))).toEqual([['capital', 'Had']]);
  });

  test('a name spelt by its sound, once, where all other branches agree on another spelling', () => {
    const named = (text: string, name: string): string =>
      `${text} The mayor, ${name}, was not in the hall on that day. ${name} will speak on Friday.`;
    // each with something of its own, so that each is a branch
    const more = [
      'Crews of the island boats fear for their winter, when storms keep the small harbours shut for weeks and food runs short in the shops.',
      'A school on the far shore has written to the king, since forty of its pupils cross the sound every morning and have no other way to go.',
      'Fish prices fell by a third last autumn, and few believe that tourists alone can feed the quarter behind the customs house this year.',
    ];
    const others = OTHERS.map(
      (text, i) => `${named(text, 'Qoren Duvash')} ${more[i] ?? ''} ${(more[i] ?? '').replace(/^(\w+)/u, 'Yet $1')}`,
    );
    expect(shown(named(SOUND, 'Koren Dubash'), others).filter(([category]) => category === 'transliteration')).toEqual([
      ['transliteration', 'Dubash'],
    ]);
    // one sibling of three with the page's spelling, another name, or a house's way to write an i: nothing
    expect(shown(named(SOUND, 'Koren Dubash'), [...others.slice(1), (others[0] ?? '').replaceAll('Qoren Duvash', 'Koren Dubash')])).toEqual(
      [],
    );
    for (const name of ['Qoren Hamish', 'Qoren Duvásh'])
      expect(shown(named(SOUND, name), others).filter(([c]) => c === 'transliteration')).toEqual([]);
  });

  test('a sound text beside sound ones shows nothing, nor does a house style of capitals', () => {
    expect(shown(SOUND, OTHERS)).toEqual([]);
    expect(shown(SOUND.replace('harbour board', 'Harbour Board'), OTHERS)).toEqual([]);
    expect(shown(SOUND.replace('the mayor', 'Mayor Ida Berg'), OTHERS)).toEqual([]);
  });

  test('a subhead that ran into its sentence is no slip', () => {
    const subhead = SOUND.replace(' Traders', ' Ferry terminal to be closed After the vote traders');
    expect(shown(subhead, OTHERS).filter(([category]) => category === 'capital')).toEqual([]);
  });

  test('a modal before a form in -s is damage, unless the language knows the two', () => {
    expect(shown('The mayor said that the ferry would carries 90 cars a day from the new pier.', [])).toEqual([
      ['grammar', 'would carries'],
    ]);
    expect(shown('Nobody could always say how would prices react if the ferry will focus on cars.', [])).toEqual([]);
  });

  test('a lost quotation mark shows where siblings have theirs in pairs', () => {
    const quoted = 'The mayor said the plan was “a long story” on Monday in the old town hall of the city.';
    const others = [quoted, quoted.replace('on Monday', 'this Monday')];
    expect(shown(quoted.replace('”', ''), others).map(([category]) => category)).toEqual(['quotes']);
    expect(shown(quoted, others)).toEqual([]);
  });
});
