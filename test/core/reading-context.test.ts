import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Span } from '../../src/core/model.ts';
import { inContext, widened } from '../../src/core/reading-context.ts';

const HERE = 'The port was open. Officials said the crew had received a warning, and left.';
const THERE = 'Officials said the crew had not received any warning before the storm.';
const spanOf = (text: string, words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

const reversed: Finding = {
  kind: 'deviation',
  category: 'negation',
  id: 'f',
  span: spanOf(HERE, 'received'),
  text: 'received',
  severity: 3,
  confidence: 0.9,
  shown: true,
  drawn: true,
  readings: [
    { text: 'received', ids: ['p'], spans: [spanOf(HERE, 'received')] },
    { text: 'not', ids: ['x', 'a'], spans: [null, spanOf(THERE, 'not')] },
  ],
  reason: { code: 'others-agree', agreeing: 2, branches: 2, theirs: 'not', here: 'received' },
};
const textOf = (id: string): string | undefined => ({ p: HERE, a: THERE })[id];

describe('inContext', () => {
  it('shows what a lone "not" denies, and leaves the readings as they are', () => {
    const { readings } = inContext(reversed, textOf);
    expect(readings.map((one) => one.inContext)).toEqual(['the crew had received a warning, and', 'the crew had not received any warning']);
    expect(readings.map(({ inContext: _, ...rest }) => rest)).toEqual(reversed.readings);
  });

  it('leaves alone what says enough, what has no text, and what was found on one page', () => {
    const number: Finding = { ...reversed, category: 'role' };
    const plain = {
      ...number,
      readings: [
        { ...reversed.readings[0], text: 'mayor', spans: [null] },
        { ...reversed.readings[1], text: 'governor', spans: [null, null] },
      ],
    } as Finding;
    expect(inContext(plain, textOf)).toBe(plain);
    expect(inContext(number, textOf).readings[1]?.inContext).toBe('the crew had not received any warning');
    expect(inContext(reversed, () => undefined).readings.every((one) => one.inContext === undefined)).toBe(true);
    // What a finding on this page alone is about is shown as it stands.
    const torn = { ...reversed, kind: 'artifact', category: 'torn' } as Finding;
    expect(inContext(torn, textOf)).toBe(torn);
  });
});

describe('own words', () => {
  const texts: Record<string, string> = {
    p: 'It opens at 5 p.m. today.',
    a: 'It opens at 4:30 p.m. today.',
    b: 'It opens at 16:30 today.',
  };
  const time = {
    ...reversed,
    category: 'time',
    readings: [
      { text: '5 p.m.', ids: ['p'], spans: [spanOf(texts['p'] ?? '', '5 p.m.')] },
      {
        text: '4:30 p.m.',
        ids: ['a', 'b', 'gone'],
        spans: [spanOf(texts['a'] ?? '', '4:30 p.m.'), spanOf(texts['b'] ?? '', '16:30'), { start: 0, end: 5 }],
      },
    ],
  } as Finding;

  it('are given for each version of a reading that is spelt in several ways', () => {
    const { readings } = inContext(time, (id) => texts[id]);
    expect(readings[1]?.own).toEqual(['4:30 p.m.', '16:30', '4:30 p.m.']);
    expect(readings[0]?.own).toBeUndefined();
  });

  it('are those of the text, whatever the spelling', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('16:30', '4:30 p.m.', 'half past four'), { minLength: 1, maxLength: 5 }), (spellings) => {
        const held = spellings.map((words) => `It opens at ${words} today.`);
        const reading = {
          text: '16:30',
          ids: held.map((_, i) => String(i)),
          spans: held.map((text, i) => spanOf(text, spellings[i] ?? '')),
        };
        const [shown] = inContext({ ...time, readings: [reading] } as Finding, (id) => held[Number(id)]).readings;
        expect(shown?.own ?? shown?.ids.map(() => shown.text)).toEqual(spellings);
      }),
    );
  });
});

describe('widened', () => {
  it('ends on no word that leads to another', () => {
    const said = 'The museum did not pay for the return of the atlas, the director said.';
    expect(widened(said, { start: 15, end: 18 })).toBe('The museum did not pay for the return');
  });

  it('stays inside the sentence', () => {
    expect(widened('It rained. He did not go. They left.', { start: 18, end: 21 })).toBe('He did not go');
    expect(widened('First line\nno more\nthird', { start: 11, end: 13 })).toBe('no more');
  });

  it('always holds the words themselves, and is short', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('not', 'a ', 'word ', '. ', '\n', ', ', '“x” ', '漢字'), { maxLength: 60 }), (parts) => {
        const text = `${parts.join('')}never${parts.toReversed().join('')}`;
        const start = parts.join('').length;
        const wide = widened(text, { start, end: start + 5 });
        expect(wide).toContain('never');
        expect(wide.length).toBeLessThanOrEqual(85);
      }),
    );
  });
});
