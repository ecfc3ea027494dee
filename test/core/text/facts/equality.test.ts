import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../src/core/model.ts';
import { agree, rounded, sameValue } from '../../../../src/core/text/facts/equality.ts';
import { factsOf } from '../../../../src/core/text/facts/facts.ts';
import { sentencesOf } from '../../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../../src/core/text/tokens.ts';

const fact = (text: string): Fact => {
  const found = factsOf(
    { id: 'a', url: '', site: '', title: null, byline: null, published: null, lang: 'en', text },
    sentencesOf(text),
    tokensOf(text),
  ).find((one) => one.type !== 'name');
  if (found === undefined) throw new Error(`no fact in "${text}"`);
  return found;
};
const agreeing = (a: string, b: string): boolean => agree(fact(a), fact(b));

describe('agree', () => {
  it('sees one value in other clothes', () => {
    for (const [a, b] of [
      ['at 4:30 p.m. today', 'at 16:30 today'],
      ['two men', '2 men'],
      ['1.5 million people', '1,500,000 people'],
      ['for 14 days', 'for two weeks'],
      ['5 miles away', '8 kilometres away'],
      ['nearly 1,470 people', 'about 1,500 people'],
      ['half of them', '50 percent of them'],
      ['on Monday', 'on June 19'],
      ['in June 2023', 'on June 19, 2023'],
      ['45 years old', 'aged 45'],
    ] as const)
      expect(agreeing(a, b), `${a} = ${b}`).toBe(true);
  });

  it('keeps apart what differs', () => {
    for (const [a, b] of [
      ['two-week visit', 'two-day visit'],
      ['two-week visit', 'two countries'],
      ['in 1985', 'in 1995'],
      ['950 stations', '1000 stations'],
      ['at 4:30 p.m. today', 'at 4:30 a.m. today'],
      ['on Monday', 'on Tuesday'],
      ['$5 million', '5 million euros'],
      ['300 people', '200 people'],
      ['on June 19', 'on June 20'],
      ['in June', 'in July'],
      ['in June', 'in 2019'],
      ['on Monday', 'in 2019'],
      ['on Monday', 'in June'],
    ] as const)
      expect(agreeing(a, b), `${a} ≠ ${b}`).toBe(false);
  });
});

const types = ['number', 'percent', 'money', 'quantity', 'duration', 'age', 'time', 'date', 'weekday'] as const;
const anyFact: fc.Arbitrary<Fact> = fc.record({
  type: fc.constantFrom(...types),
  value: fc.oneof(
    fc.integer({ min: 0, max: 40 }).map(String),
    fc.constantFrom('2..7', '7..14', '16:30', '04:30', '2023-06-19', '?-06-19', '2023-?-?', 'w1', 'w2', '1990s'),
  ),
  unit: fc.constantFrom(null, 'day', 'week', 'hour', 'USD', 'm', 'h12', 'h24', 'utc0', 'utc-4', 'utc-5/-4', '°C', 'degree', 'decade'),
  head: fc.constantFrom(null, 'visit'),
  approximator: fc.constant(null),
  span: fc.constant({ start: 0, end: 1 }),
  sentence: fc.constant(0),
});

describe('laws', () => {
  it('sameness is an equivalence', () => {
    fc.assert(fc.property(anyFact, (a) => sameValue(a, a)));
    fc.assert(fc.property(anyFact, anyFact, (a, b) => sameValue(a, b) === sameValue(b, a)));
    const few = fc.constantFrom(
      ...[
        'at 3 p.m. EDT',
        'at 19:00 GMT',
        'at 8 p.m. BST',
        '5-7 days',
        '1-2 weeks',
        '7-14 days',
        '7 days',
        '1 week',
        '168 hours',
        '7 weeks',
        'seven days',
        '7 men',
      ].map(fact),
    );
    fc.assert(fc.property(few, few, few, (a, b, c) => !(sameValue(a, b) && sameValue(b, c)) || sameValue(a, c)));
  });

  it('agreement is symmetric and holds for the same', () => {
    fc.assert(fc.property(anyFact, anyFact, (a, b) => agree(a, b) === agree(b, a)));
    fc.assert(fc.property(anyFact, anyFact, (a, b) => !sameValue(a, b) || agree(a, b)));
  });

  it('a rounding is never off by more than a twentieth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 1e7 }),
        fc.integer({ min: 10, max: 1e7 }),
        (x, y) => !rounded(x, y) || Math.abs(x - y) <= 0.05 * Math.max(x, y),
      ),
    );
  });
});
