import { describe, expect, it } from 'vitest';
import type { Article, Fact } from '../../../../src/core/model.ts';
import { agree, commensurable } from '../../../../src/core/text/facts/equality.ts';
import { factsOf } from '../../../../src/core/text/facts/facts.ts';
import { sentencesOf } from '../../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../../src/core/text/tokens.ts';

const factsIn = (text: string, published: string | null): Fact[] => {
  const article: Article = { id: 'a', url: '', site: '', title: null, byline: null, published, lang: 'en', text };
  return factsOf(article, sentencesOf(text), tokensOf(text)).filter((fact) => fact.type !== 'name');
};
const shape = (text: string, published: string | null = null): string[] =>
  factsIn(text, published).map(({ type, value, unit, head, approximator, span }) =>
    [
      type,
      value,
      unit,
      head === null ? null : `>${head}`,
      approximator === null ? null : `~${approximator}`,
      `«${text.slice(span.start, span.end)}»`,
    ]
      .filter((part) => part !== null)
      .join(' '),
  );
/** The first fact that is no name; the page was published on Monday, 19 June 2023 unless said. */
const first = (text: string, published: string | null = '2023-06-19'): Fact => {
  const fact = factsIn(text, published)[0];
  if (fact === undefined) throw new Error(`no fact in "${text}"`);
  return fact;
};
const equal = (a: string, b: string): boolean => agree(first(a), first(b));
const opposed = (a: string, b: string): boolean => !equal(a, b) && commensurable(first(a), first(b));

describe('days', () => {
  it('a weekday is a date when the page tells its own day', () => {
    expect(equal('They met on Monday.', 'They met on 19 June.')).toBe(true);
    expect(equal('They met on Friday.', 'They met on June 16, 2023.')).toBe(true);
    expect(opposed('They met on Tuesday.', 'They met on 19 June.')).toBe(true);
    expect(opposed('They met on Sunday.', 'They met on June 16, 2023.')).toBe(true);
  });

  it('says nothing where the page tells no day, or another year', () => {
    expect(agree(first('They met on Tuesday.', null), first('They met on 19 June.', null))).toBe(true);
    expect(equal('They met on Tuesday.', 'They met on June 19, 2019.')).toBe(true);
    expect(agree(first('They met on Tuesday.', '2024-09-01'), first('They met on 19 June.', '2023-06-20'))).toBe(true);
  });

  it('takes the day of the dateline before the claimed one', () => {
    const text = 'BEIJING, June 14 (AP) — They met on Tuesday in Oslo.';
    expect(factsIn(text, '2023-06-17').find((fact) => fact.type === 'weekday')?.day).toBe('2023-06-13');
    expect(factsIn(text, null).find((fact) => fact.type === 'weekday')?.day).toBeUndefined();
  });

  it('counts from the own day of the page, and never contradicts with it', () => {
    expect(shape('He came yesterday.', '2023-06-19')).toEqual(['date 2023-06-18 day «yesterday»']);
    expect(shape('He came last month and next year.', '2023-01-10')).toEqual([
      'date 2022-12-? day «last month»',
      'date 2024-?-? day «next year»',
    ]);
    expect(shape('He came yesterday.')).toEqual([]);
    expect(equal('He came yesterday.', 'He came on Sunday.')).toBe(true);
    expect(equal('He came yesterday.', 'He came on June 18.')).toBe(true);
    expect(equal('He came last year.', 'He came in 2022.')).toBe(true);
    expect(equal('He came yesterday.', 'He came on Wednesday.')).toBe(false);
    expect(opposed('He came yesterday.', 'He came on Wednesday.')).toBe(false);
    expect(opposed('He came last year.', 'He came in 2019.')).toBe(false);
  });

  it('reads dates with slashes only as far as they are sure', () => {
    expect(shape('On 25/12/2022, on 5/1/2024 and in the 2016/17 season.')).toEqual([
      'date 2022-12-25 day «25/12/2022»',
      'date 2024-?-? day «5/1/2024»',
      'date 2016-?-? day «2016/17»',
    ]);
    expect(shape('After 9/11 it was open 24/7.')).toEqual([]);
  });
});

describe('times', () => {
  it('are one over zones', () => {
    expect(shape('It began at 3 p.m. EDT (19:00 GMT).')).toEqual(['time 15:00 utc-4 «3 p.m. EDT»', 'time 19:00 utc0 «19:00 GMT»']);
    expect(equal('at 3 p.m. EDT', 'at 19:00 GMT')).toBe(true);
    expect(equal('at 8 p.m. BST', 'at 1900 GMT')).toBe(true);
    expect(equal('at 3 p.m. ET', 'at 3 p.m. Eastern time')).toBe(true);
    expect(opposed('at 3 p.m. EDT', 'at 20:00 GMT')).toBe(true);
    expect(opposed('at 4 p.m. today', 'at 5 p.m. today')).toBe(true);
  });

  it('with a zone and without are not set against each other', () => {
    expect(opposed('at 3 p.m. EDT', 'at 8 p.m. on Monday')).toBe(false);
    expect(equal('at 3 p.m. EDT', 'at 15:00 on Monday')).toBe(true);
  });

  it('may be said in words', () => {
    expect(shape('At half past four and at quarter to six p.m.')).toEqual([
      'time 04:30 h12 «half past four»',
      'time 17:45 h24 «quarter to six p.m.»',
    ]);
    expect(equal('at half past four', 'at 4:30 p.m.')).toBe(true);
    expect(equal("at four o'clock", 'at 16:00 sharp')).toBe(true);
  });

  it('may name the part of the day, and be about an hour', () => {
    expect(shape("after four in the morning, at 9 o'clock in the evening, at 6.30 in the morning")).toEqual([
      'time 04:00 h24 ~about «four in the morning»',
      "time 21:00 h24 ~about «9 o'clock in the evening»",
      'time 06:30 h24 «6.30 in the morning»',
    ]);
    expect(equal('shortly after four in the morning', 'at 4:12 a.m. on Monday')).toBe(true);
    expect(equal('shortly after four in the morning', 'at 4:12 p.m. on Monday')).toBe(false);
    expect(shape('They scored two in the morning session.')).toEqual(['number 2 «two»']);
  });
});

describe('measures', () => {
  it('convert, and round as far as either shows', () => {
    for (const [a, b] of [
      ['61 km north', '38 miles north'],
      ['3 miles off', '5 km off'],
      ['100 miles wide', '160 kilometers wide'],
      ['60 km away', '38 miles away'],
      ['3,000 acres of forest', '1,214 hectares of forest'],
      ['40C in Rome', '104F in Rome'],
      ['38 degrees Celsius', '100 degrees Fahrenheit'],
      ['6 ft 2 in tall', '1.88 m tall'],
      ['60 miles per hour', '97 km/h'],
      ['60 mph', '97 kilometers an hour'],
    ] as const)
      expect(equal(a, b), `${a} = ${b}`).toBe(true);
    for (const [a, b] of [
      ['38 km north', '38 miles north'],
      ['61 km north', '64 km north'],
      ['61 km north', '42 miles north'],
      ['40C in Rome', '44C in Rome'],
      ['40 degrees Celsius', '40 degrees Fahrenheit'],
      ['10 miles away', '15 km away'],
      ['60 mph', '60 km/h'],
    ] as const)
      expect(opposed(a, b), `${a} ≠ ${b}`).toBe(true);
  });

  it('keep what was written', () => {
    expect(first('38 miles north').written).toEqual({ value: 38, unit: 'mile' });
    expect(first('It fell to minus 5 °F.')).toMatchObject({ unit: '°C', written: { value: -5, unit: 'fahrenheit' } });
  });

  it('pounds are money unless they weigh', () => {
    expect(shape('He paid 200 pounds.')).toEqual(['money 200 GBP «200 pounds»']);
    expect(shape('She weighed 200 pounds.')[0]).toMatch(/^quantity 90718/u);
  });
});

describe('counts', () => {
  it('a part of a million, cents of a dollar and points of a hundredth are values', () => {
    expect(equal('a quarter of a million doses', '250,000 doses')).toBe(true);
    expect(equal('three quarters of a million people', '750,000 people')).toBe(true);
    expect(opposed('a quarter of a million doses', '25 lakh doses')).toBe(true);
    for (const said of ['by a quarter of a percentage point', 'by 25 basis points', 'by a 25-basis-point cut'])
      expect(equal(said, 'by 0.25 percentage points')).toBe(true);
    expect(equal('by half a percentage point', 'by 50 basis points')).toBe(true);
    expect(opposed('by 25 basis points', 'by 50 basis points')).toBe(true);
    expect(equal('to 61.40 U.S. cents', 'to $0.6140')).toBe(true);
    expect(opposed('to 61.40 U.S. cents', 'to $0.6410')).toBe(true);
  });

  it('a day beside a date is of its month', () => {
    for (const said of ['September 11 to 14', 'between September 11 and 14', '11 to 14 September', '11-14 September', 'Sept. 11–14'])
      expect(shape(`It is played ${said}.`).map((one) => one.split(' ')[1])).toEqual(['?-09-11', '?-09-14']);
    expect(shape('On May 3 and 14 people, they won 2-1 May 5, then May 9 to 4.').filter((one) => one.startsWith('date'))).toHaveLength(3);
  });

  it('shares, ranges and slashes', () => {
    expect(shape('One in five women, nine out of 10 men, 3/4 of them.')).toEqual([
      'number 0.2 >women «One in five»',
      'number 0.9 >men «nine out of 10»',
      'number 0.75 «3/4»',
    ]);
    expect(shape('20-30 men; 20 to 30 women; between two and five ships')).toEqual([
      'number 20..30 >men «20-30»',
      'number 20..30 >women «20 to 30»',
      'number 2..5 >ship «two and five»',
    ]);
    expect(shape('10-15 percent, $5-7 million and 5 to 7 million euros; from 5 to 8 percent')).toEqual([
      'percent 10..15 «10-15 percent»',
      'money 5000000..7000000 USD «$5-7 million»',
      'money 5000000..7000000 EUR «5 to 7 million euros»',
      'percent 5 «5»',
      'percent 8 «8 percent»',
    ]);
    expect(opposed('up 5-8%', 'up 4-7%')).toBe(true);
    expect(equal('up 5-8%', 'up by five to eight percent')).toBe(true);
    expect(equal('20 to 30 people', 'up to 30 people')).toBe(true);
    expect(equal('2-3 weeks', '14-21 days')).toBe(true);
    expect(shape('They won 3-1; the vote was 52–48.')).toEqual(['score 3:1 «3-1»', 'score 52:48 «52–48»']);
  });

  it('points are no percent', () => {
    expect(opposed('up by 2 percent', 'up by 2 percentage points')).toBe(true);
  });

  it('a bare number hangs on the name or label before it', () => {
    expect(shape('The Boeing 737, Article 5 and a magnitude-6.1 quake')).toEqual([
      'number 737 >boe «737»',
      'number 5 >articl «5»',
      'number 6.1 >quak «6.1»',
    ]);
  });

  it('approximators stand before, over a currency sign, or behind', () => {
    expect(shape('About $5m, in excess of 200 ships, 30 or so fans, 300+ guests')).toEqual([
      'money 5000000 USD ~about «$5m»',
      'number 200 >ship ~above «200»',
      'number 30 ~about «30»',
      'number 300 ~at-least «300»',
    ]);
  });

  it('ages, of kin and by decades', () => {
    expect(shape('Her son, 12, and a man in his 50s came.')).toEqual(['age 12 year «12»', 'age 50 decade «50s»']);
    expect(equal('a man in his 50s', 'a 53-year-old man')).toBe(true);
    expect(opposed('a man in his 50s', 'a 43-year-old man')).toBe(true);
  });
});

describe('negation', () => {
  it('told twice is one', () => {
    expect(shape('Her name has not been published never.')).toEqual(['negation not >publish «not»']);
    expect(shape('He did not come, and never will.').length).toBe(2);
  });

  it('hangs on the verb behind "no one" and "none of them"', () => {
    expect(shape('No one was hurt and none of them came.')).toEqual(['negation not >hurt «No»', 'negation not >come «none»']);
  });
});
