import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokensOf } from '../../../src/core/text/tokens.ts';

const norms = (text: string, language?: string): string[] => tokensOf(text, language).map(({ norm }) => norm);

describe('tokensOf', () => {
  test.each([
    ['Blinken’s two-week visit', ['blinken', "'s", 'two-week', 'visit']],
    ['U.S.-China at 4:30 p.m.', ['u.s.', '-', 'china', 'at', '4:30', 'p', '.', 'm', '.']],
    ['$1,500.50 or 18-month', ['$', '1,500.50', 'or', '18', '-', 'month']],
    ['Biden总统 in 東京タワー', ['biden', '总', '统', 'in', '東', '京', 'タワー']],
    ['co\u00adoperation', ['cooperation']],
  ])('cuts %j', (text, expected) => {
    expect(norms(text)).toEqual(expected);
  });

  test('stems English, and initialisms without dots', () => {
    expect(tokensOf('meetings U.S. US').map(({ stem }) => stem)).toEqual(['meet', 'us', 'us']);
    expect(tokensOf('Häuser', 'de').map(({ stem }) => stem)).toEqual(['häuser']);
  });

  test('gives spans in order that hold all but white space and control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let at = 0;
        for (const { start, end } of tokensOf(text)) {
          expect(start >= at && end > start).toBe(true);
          expect(text.slice(at, start)).not.toMatch(/[\p{L}\p{Nd}]/u);
          at = end;
        }
      }),
    );
  });

  test('of a part are those of the whole text that lie in it, when it is cut at white space', () => {
    const text = 'Days after. The U.S. said “no”. Talks end.';
    const part = { start: 12, end: 31 };
    expect(tokensOf(text, 'en', part)).toEqual(tokensOf(text).filter(({ start, end }) => start >= part.start && end <= part.end));
  });
});
