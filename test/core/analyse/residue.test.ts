import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { residueIn } from '../../../src/core/analyse/residue.ts';
import { labTables } from '../../lab/lab-tables.ts';
import { articleOf } from '../../bare-article.ts';

const story = [
  'The harbour board voted on Tuesday to close the old ferry terminal for two years, officials said.',
  'Traders on the quay had asked for a shorter closure, and the mayor promised to look at the plan again.',
  'The work is expected to begin in March and to cost about 40 million crowns.',
];

function residueOf(lines: readonly string[], title: string | null = null): [string, string][] {
  const text = lines.join('\n\n');
  const found = residueIn(articleOf('page', text, { title }), labTables().residue);
  return found.map((r) => [r.category, text.slice(r.span.start, r.span.end)]);
}

describe('residueIn', () => {
  test.each([
    ['ad', '[ad_2]'],
    ['ad', 'Story continues below advertisement'],
    ['source', 'https://news.example/harbour/closure-13401232/'],
    ['related', 'Related posts'],
    ['related', 'See also\u00a0 Fishing fleet returns after the storm'],
    ['related', 'See also Fishing fleet returns after the storm'],
    ['related', 'MORE: Ferry runs aground off the northern pier'],
    ['navigation', 'Back to top'],
    ['widget', 'VIEW GALLERY'],
    ['widget', 'Share on Facebook Share on WhatsApp Tweet'],
    ['widget', 'Compartir en Facebook y Twitter'],
    ['promo', 'Abonnez-vous à notre newsletter'],
    ['ad', 'Publicidad'],
    ['related', 'Читайте также: Паром сел на мель'],
    ['navigation', 'Les traversiers ne partent plus pour les îles'],
    ['widget', '[slider id="harbour-7" style="wide"]'],
    ['widget', '{{ad-slot-3}}'],
    ['widget', 'Scroll down for video'],
    ['widget', '— Harbour Post (@HarbourPost) March 2, 2021'],
    ['tags', '#harbour #ferry #closure'],
    ['promo', 'Sign up for our newsletter and never miss a story'],
    ['contact', 'Follow @harbourpost for the latest'],
    ['contact', 'Write to the desk: harbour@post.example'],
    ['comment', 'Leave a Reply'],
    ['comment', 'Your email address will not be published. Required fields are marked *'],
    ['caption', 'The old terminal seen from the bridge. (Photo: Agency/Ann Holm)'],
    ['credit', '(Reporting by Ann Holm; Editing by Per Lind)'],
    ['credit', '(with information from the AP)'],
    ['credit', 'Ann Holm/Pool’s photo via AP'],
  ])('a line of its own: %s “%s”', (category, line) => {
    expect(residueOf([...story.slice(0, 2), line, story[2] ?? ''])).toEqual([[category, line]]);
  });

  test.each([
    ['Photo credit', 'credit', 'Foto: Ann Holm / dpa'],
    ['in French', 'related', 'Lire aussi : Le ferry échoué'],
    ['a stamp', 'widget', 'Last updated on 4 May 2021 at 12.43 pm'],
    ['a stamp of figures', 'widget', '05.04.2021 | 12:43'],
    ['shares', 'widget', '1.2K Shares'],
    ['a trail', 'navigation', 'Home > News > Harbour'],
    ['two authors', 'author', 'By Ann Holm and Per Lind'],
  ])('a line of its own, %s', (_, category, line) => {
    expect(residueOf([...story.slice(0, 2), line, story[2] ?? ''])).toEqual([[category, line]]);
  });

  const told = 'Traders on the quay had asked for a shorter closure, and the mayor promised to look at the plan again.';

  test.each([
    [`${told} Advertisement Read also: Ferry runs aground off Sund`, ['Advertisement', 'Read also: Ferry runs aground off Sund']],
    [`${told} (Read more: Ferry runs aground off Sund) They were not asked.`, ['(Read more: Ferry runs aground off Sund)']],
    [`Read also: Ferry runs aground. ${told}`, ['Read also: Ferry runs aground.']],
    [`Advertisement ${told}`, ['Advertisement']],
    [`${told} ADVERTISEMENT They were not asked.`, ['ADVERTISEMENT']],
    [
      `${told} Subscribe to our newsletter! The board had not been asked about it by anybody, an officer said.`,
      ['Subscribe to our newsletter!'],
    ],
    [`${told} (Picture: dpa)`, ['(Picture: dpa)']],
  ])('within a paragraph that goes on, the leftover alone: %s', (line, expected) => {
    expect(residueOf([story[0] ?? '', line, story[2] ?? '']).map(([, words]) => words)).toEqual(expected);
  });

  test.each([
    'Advertisement sales fell by a third, the board said on Tuesday, and nobody on it knew why that was.',
    'The ferry left at seven (7:49 a.m. UTC) and came back (photos) with all of its forty passengers on Tuesday.',
    'The board said: “By Friday we will know.” It was 12:43 on 4 May 2021 when the first ferry left for Sund.',
    'By Friday Ann Holm and Per Lind had sold it.',
  ])('the story’s own: %s', (line) => {
    expect(residueOf([story[0] ?? '', line, story[2] ?? ''])).toEqual([]);
  });

  test('what stands beside a shortcode is judged like a line of its own', () => {
    const line = '[ad_2] https://news.example/harbour/closure-13401232/';
    expect(residueOf([...story, line])).toEqual([
      ['ad', '[ad_2]'],
      ['source', 'https://news.example/harbour/closure-13401232/'],
    ]);
    expect(residueOf([...story, '[ad_1] The old pier will be closed as well.'])).toEqual([['ad', '[ad_1]']]);
  });

  test('a sentence that begins as such a line does is left alone', () => {
    expect(residueOf([...story, 'See also the report of the harbour board on the old pier and its costs.'])).toEqual([]);
    expect(residueOf([...story, 'Read more than Lind did and you will find the same.'])).toEqual([]);
  });

  test('what a site says at the end of a paragraph goes, the story before it stays', () => {
    const line = `${story[2] ?? ''} Read also: Ferry runs aground off the northern pier`;
    expect(residueOf([...story.slice(0, 2), line])).toEqual([['related', 'Read also: Ferry runs aground off the northern pier']]);
    expect(residueOf([...story.slice(0, 2), `${story[2] ?? ''} Share on Facebook and WhatsApp`])).toEqual([
      ['widget', 'Share on Facebook and WhatsApp'],
    ]);
  });

  test('sites as the subject of a story are the story', () => {
    const lines = ['Facebook and Twitter removed the posts on Monday.', 'Subscribers of the newsletter paid 40 crowns a month.'];
    expect(residueOf([...story, ...lines, 'The ship “Les Îles” sailed from Port-de-la-Mer to Las Palmas.'])).toEqual([]);
  });

  test('in a story of another language its own lines are no leftovers', () => {
    const spanish = ['El puerto cerrará durante dos años, según la junta.', 'Los vecinos también piden un plan para las islas.'];
    expect(residueOf([...spanish, ...spanish.map((line) => `${line} No hay más datos sobre la obra.`)])).toEqual([]);
  });

  test('headlines under a heading go with it, and so does the author box after the last paragraph', () => {
    const tail = [
      'Read on:',
      'Storm damages three piers',
      'Council elects a new chair',
      'Freda Dahl',
      '"Coffee expert. Bacon fan. Amateur sailor. Web nerd. Creator."',
      'Leave a Reply',
    ];
    expect(residueOf([...story, ...tail]).map(([category]) => category)).toEqual([
      'related',
      'related',
      'related',
      'author',
      'author',
      'comment',
    ]);
  });

  test('a caption over a photo credit, and a line that repeats the headline', () => {
    const caption = 'Mayor Ida Berg shakes hands with harbour workers at the old terminal on Monday, March 1, 2021.';
    expect(residueOf([story[0] ?? '', caption, 'Ann Holm/Pool photo via AP', story[1] ?? ''])).toEqual([
      ['caption', caption],
      ['credit', 'Ann Holm/Pool photo via AP'],
    ]);
    expect(
      residueOf([story[0] ?? '', 'Old terminal to close for two years', story[1] ?? ''], 'Old terminal to close for two years'),
    ).toEqual([['caption', 'Old terminal to close for two years']]);
  });

  test('a template field before the dateline goes, the dateline stays', () => {
    expect(residueOf([`date 2021-03-02 (OSTHAVN) — ${story[0] ?? ''}`])).toEqual([['widget', 'date 2021-03-02']]);
  });

  test('a credit names the agency, a pasted address is kept whole', () => {
    const text = `${story[0] ?? ''}\n\n(with reports from Reuters)\n\nhttps://a.example/b?c=1`;
    const sources = residueIn(articleOf('page', text), labTables().residue).map((r) => r.source);
    expect(sources).toEqual([
      { name: 'Reuters', url: null },
      { name: null, url: 'https://a.example/b?c=1' },
    ]);
  });

  test('prose that begins alike is left alone', () => {
    expect(
      residueOf([
        'See also how the council voted in March, the mayor told reporters who had asked about the plan that evening.',
        'Photos from the harbour showed people celebrating on the quay late into the night, police said.',
        'Follow the money, the mayor said.',
        'Shares in the ferry company fell 3.5 percent.',
      ]),
    ).toEqual([]);
  });

  test('any text: spans lie in it, in order, apart, and nothing throws', () => {
    const pieces = fc.constantFrom(
      '[ad_2]',
      'See also',
      '\n',
      '\n\n',
      ' ',
      '“',
      '”',
      '.',
      'https://',
      '(Photo:',
      ')',
      '#',
      'Read on:',
      'by',
      '\u00a0',
      'Ann Holm',
      '@',
      story[0] ?? '',
      '𝒳',
      '\u0000',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 40 }).map((p) => p.join('')),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        (text) => {
          const found = residueIn(articleOf('page', text), labTables().residue);
          let end = 0;
          for (const { span } of found) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
            end = span.end;
          }
        },
      ),
    );
  });
});
