import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Fact } from '../../../../src/core/model.ts';
import { factsOf } from '../../../../src/core/text/facts/facts.ts';
import { sentencesOf } from '../../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../../src/core/text/tokens.ts';

const article = (text: string, lang = 'en'): Article => ({
  id: 'a',
  url: 'https://a.example/',
  site: 'a',
  title: null,
  byline: null,
  published: null,
  lang,
  text,
});
const facts = (text: string, lang = 'en'): Fact[] => factsOf(article(text, lang), sentencesOf(text, lang), tokensOf(text, lang));

/** "duration 2 week > visit": type, value, unit and head of each fact but names. */
const shape = (text: string): string[] =>
  facts(text)
    .filter((fact) => fact.type !== 'name')
    .map(
      (fact) =>
        `${fact.type} ${fact.value}${fact.unit === null ? '' : ` ${fact.unit}`}${fact.head === null ? '' : ` > ${fact.head}`}${fact.approximator === null ? '' : ` ~${fact.approximator}`}`,
    );

const names = (text: string): string[] =>
  facts(text)
    .filter((fact) => fact.type === 'name')
    .map((fact) => fact.value);

describe('quantities', () => {
  it('reads numbers in words and digits alike', () => {
    expect(shape('They have two hundred and fifty thousand soldiers.')).toEqual(shape('They have 250,000 soldiers.'));
    expect(shape('It cost 1.5 million dollars.')).toEqual(['money 1500000 USD']);
    expect(shape('It cost $1.5m.')).toEqual(['money 1500000 USD']);
    expect(shape('A dozen people came.')).toEqual(['number 12 > peopl']);
    expect(shape('Some 3 300 people came.')).toEqual(['number 3300 > peopl ~about']);
  });

  it('keeps a duration apart from a count', () => {
    expect(shape('his two-week visit to two countries')).toEqual(['duration 2 week > visit', 'number 2 > countri']);
    expect(shape('an 18-month war')).toEqual(['duration 18 month > war']);
    expect(shape('between 2 and 5 days')).toEqual(['duration 2..5 day']);
  });

  it('reads percent, ages, scores, ordinals and measures', () => {
    expect(shape('Prices rose by nearly 5 percent.')).toEqual(['percent 5 ~below']);
    expect(shape('The 12-year-old boy is taller.')).toEqual(['age 12 year > boy']);
    expect(shape('They won 3-1 in Rome.')).toEqual(['score 3:1']);
    expect(shape('It is 5 kilometres long.')).toEqual(['quantity 5000 m > long']);
    expect(shape('The park covers 19,500 km2.')).toEqual(['quantity 19500000000 m2']);
  });

  it('reads times, dates, weekdays and years', () => {
    expect(shape('at 4:30 p.m. Monday')).toEqual(['time 16:30 h24', 'weekday w1 day']);
    expect(shape('at 16:30 on June 19, 2023')).toEqual(['time 16:30 h24', 'date 2023-06-19 day']);
    expect(shape('on 19 June')).toEqual(['date ?-06-19 day']);
    expect(shape('in 1949 and in the 1990s')).toEqual(['date 1949-?-? day', 'date 1990s decade']);
  });

  it('takes no code, name or pronoun for a number', () => {
    expect(shape('Covid-19 and the G-20 spread.')).toEqual([]);
    expect(shape('One of them sat down; it may march on.')).toEqual([]);
  });
});

describe('names', () => {
  it('leaves titles out and cuts countries off', () => {
    expect(names('He met Chinese Foreign Minister Qin Gang on Sunday.')).toEqual(['@china', 'qin gang']);
    expect(names('The visit of Secretary of State Antony Blinken ended.')).toEqual(['antony blinken']);
  });

  it('knows a country by its names', () => {
    expect(names('He flew to the U.S. today.')).toEqual(names('He flew to the United States today.'));
  });

  it('takes no word for a name that only opens a sentence', () => {
    expect(names('Neither side spoke. However, they met.')).toEqual([]);
  });
});

describe('negations', () => {
  it('hang on what they deny', () => {
    expect(shape('He did not confirm it.')).toEqual(['negation not > confirm']);
    expect(shape('They never really agreed.')).toEqual(['negation not > agre']);
  });

  it('are no idioms', () => {
    expect(shape('not only in Europe, and no doubt in Asia')).toEqual([]);
    expect(shape('they had no choice but to sell, like no other town')).toEqual([]);
  });
});

describe('factsOf', () => {
  it('gives nothing in a language it cannot read', () => {
    expect(facts('Er kam am 5. Mai mit 20 Leuten nach Berlin.', 'de')).toEqual([]);
  });

  it('never throws, and its spans lie in order inside their sentences', () => {
    const piece = fc.constantFrom(
      'two',
      '3',
      '-',
      'week',
      ' ',
      'million',
      '$',
      '%',
      'June',
      '19',
      ',',
      '2023',
      'p.m.',
      'not',
      'Qin',
      'U.S.',
      '\n\n',
      '.',
      '“',
      'of',
      '½',
      '１２',
      '9'.repeat(40),
      '😀',
      '\u0000',
      'a',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(' ')),
          fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        (text) => {
          const sentences = sentencesOf(text);
          let last = 0;
          for (const fact of facts(text)) {
            const home = sentences[fact.sentence];
            expect(
              home !== undefined && home.start <= fact.span.start && fact.span.end <= home.end && fact.span.start < fact.span.end,
            ).toBe(true);
            expect(fact.span.start).toBeGreaterThanOrEqual(last);
            last = fact.span.start;
          }
        },
      ),
    );
  });

  it('is linear: a hundred thousand hostile words take seconds, not hours', () => {
    for (const unit of ['two hundred and ', '1,000 ', 'Aa ', 'not ', '2-', 'a.m. ', '19 June ']) {
      const text = unit.repeat(Math.ceil(100_000 / unit.split(' ').length));
      const tokens = tokensOf(text);
      const begun = performance.now();
      factsOf(article(text), [{ start: 0, end: text.length, paragraph: 0 }], tokens);
      expect(performance.now() - begun, unit).toBeLessThan(15_000);
    }
  }, 120_000);
});
