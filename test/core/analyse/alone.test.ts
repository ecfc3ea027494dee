import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aloneFindings } from '../../../src/core/analyse/alone.ts';
import { witnessOf } from '../../../src/core/analyse/collate.ts';
import { analyse } from '../../../src/core/analyse/report.ts';
import { sentenceFor } from '../../../src/core/analyse/wording.ts';
import type { Article } from '../../../src/core/model.ts';
import { labTables } from '../../lab/lab-tables.ts';

const tables = labTables();
const article = (text: string, title: string | null = null): Article => ({
  id: 'p',
  url: 'https://p.example/story',
  site: 'p.example',
  title,
  byline: null,
  published: null,
  lang: 'en',
  text,
});
/** "kind category [words] beside [other words]" of each finding on a page alone. */
const seen = (text: string, title: string | null = null): string[] =>
  aloneFindings(witnessOf(article(text, title), tables), tables).map(
    ({ category, text: words, reason }) => `${category} [${words}] ${reason.code === 'one-page' ? (reason.beside ?? '') : ''}`,
  );

describe('a length against its own dates', () => {
  it('is seen where they cannot both be', () => {
    expect(seen('The minister is on a two-week visit to Kestrel from Sunday to Monday.')).toEqual([
      'quantity [two-week] from Sunday to Monday',
    ]);
    expect(seen('They hold ten days of talks between 3 May and 5 May.')).toEqual(['quantity [ten days] between 3 May and 5 May']);
    expect(seen('Her two-week visit began well. On the second and last day of her visit she spoke to students.')).toEqual([
      'quantity [two-week] second and last day',
    ]);
  });

  it.each([
    'The minister is on a two-day visit to Kestrel from Sunday to Monday.',
    'The minister is on a one-day visit to Kestrel from Sunday to Monday.',
    'A week-long fair runs for seven days from Monday to Sunday.',
    'They hold three days of talks between 3 May and 5 May.',
    'They hold four days of talks from 30 December to 2 January.',
    'After two weeks of waiting, ferries run from Sunday to Monday.',
    'Symptoms take two to four weeks to show, between June 19 and July 11.',
    'The strike lasted about two weeks, from Sunday to Monday of the week after.',
    'The shop was shut for ten days last year and is open from Monday to Friday.',
    'Her two-day visit began well. On the second and last day of her visit she spoke to students.',
    'Her two-week tour began well. On the second and last day of her visit she spoke to students.',
  ])('is not seen in: %s', (text) => {
    expect(seen(text)).toEqual([]);
  });
});

describe('the headline against the text', () => {
  it('is seen where the text has one other value of the same thing, and never the headline’s', () => {
    expect(seen('The utility closed two plants on Monday. The plants stay shut.', 'Utility closes five plants')).toEqual([
      'number [two] five',
    ]);
    expect(
      seen('Foreign minister Chen Gang spoke on Monday. Aides said Chen Gang would travel on.', 'Qin Gang speaks of a new beginning'),
    ).toEqual(['name [Chen Gang] Qin Gang']);
  });

  it.each([
    ['Utility closes five plants', 'The utility closed two plants in the north and three plants in the south.'],
    ['Utility closes five plants', 'The utility closed another two plants on Monday.'],
    ['Utility closes five plants', 'The utility closed at least two plants on Monday.'],
    ['Utility closes 3.7 million accounts', 'The utility closed 3,750,000 accounts on Monday.'],
    ['Airline to pay one billion dollars', 'The airline bought four planes at 250 million dollars each.'],
    ['Utility closes five plants', 'The utility closed plants. A year before, it had closed two plants.'],
    ['Bill Harrow speaks', 'William Harrow spoke on Monday. Aides said William Harrow would travel on.'],
  ])('says nothing of “%s” over: %s', (title, text) => {
    expect(seen(text, title)).toEqual([]);
  });
});

describe('a name in two spellings', () => {
  it('is seen on its rarer form', () => {
    expect(seen('Anna Vorotnik came. Later Anna Vorotnik spoke. Then Anna Vorontik left.')).toEqual([
      'transliteration [Anna Vorontik] Anna Vorotnik',
    ]);
    expect(seen('Minister Anna Vorotnik came. The budget, Vorotnik said, is late. The reason, Vorotnk said, is the frost.')).toEqual([
      'transliteration [Vorotnk] Anna Vorotnik',
    ]);
  });

  it.each([
    'Pavel Kovalin came with Elena Kovalina. They spoke.',
    'In Austria, Anna Reich spoke of Australia and of Anna Reich.',
    'Tom Harker and Tim Harker came. Tom Harker spoke.',
    'Marko Brown came. Later Marko Browne, his cousin, spoke.',
    'The Georgia Guard met the Georgian Guard.',
  ])('is not seen in: %s', (text) => {
    expect(seen(text)).toEqual([]);
  });
});

describe('a page alone', () => {
  it('never throws, and stays inside its text', () => {
    const bit = fc.constantFrom(
      'from Sunday to Monday',
      'a two-week visit',
      'Anna Vorotnik',
      'Anna Vorontik',
      '12 plants',
      '.',
      '\n\n',
      'ß',
      '𝔘',
      '“',
      'the second and last day of the visit',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bit, fc.string()), { maxLength: 40 }), fc.option(fc.string(), { nil: null }), (parts, title) => {
        const text = parts.join(' ').trim();
        for (const finding of aloneFindings(witnessOf(article(text, title), tables), tables)) {
          expect(text.slice(finding.span.start, finding.span.end)).toBe(finding.text);
          expect(finding.text).not.toBe('');
        }
      }),
    );
  });

  it('is part of every report, and is drawn', () => {
    const report = analyse(article('The minister is on a two-week visit to Kestrel from Sunday to Monday.'), [], tables);
    const [finding] = report.findings;
    expect(finding).toMatchObject({ kind: 'deviation', category: 'quantity', shown: true, drawn: true });
    expect(finding === undefined ? '' : sentenceFor(finding)).toBe("The page's own dates say otherwise: “from Sunday to Monday”.");
  });
});
