import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TOKEN } from '../../../src/core/text/letters.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';

const norms = (text: string, language?: string): string[] => tokensOf(text, language).map(({ norm }) => norm);

/** What words, numbers and scripts are made of, and what stands between them. */
const PIECES = [
  ..."aZé’'-‑.,: 5٣ßЖ北あター・กิ๑👍½$“”\u00ad\u0301\n",
  'U.',
  'S.',
  '\u{1d41a}',
  '\u{1d7d8}',
  '\u{20000}',
  "'s",
  '’S',
  'the',
  '\ud83d',
];

/** The tokens that the grammar alone gives: symbols tried one place after the other. */
function byGrammar(text: string, to: number): { start: number; end: number; kind: string }[] {
  const found: { start: number; end: number; kind: string }[] = [];
  for (let at = 0; at < to;) {
    TOKEN.lastIndex = at;
    const m = TOKEN.exec(text);
    if (m === null) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    let end = Math.min(at + m[0].length, to);
    const next = end;
    const kind = m[1] !== undefined ? 'number' : m[2] !== undefined ? 'word' : m[3] !== undefined ? 'symbol' : 'punctuation';
    const possessives: number[] = [];
    while (kind === 'word' && end - at > 2 && /[’'][sS]$/u.test(text.slice(at, end))) possessives.unshift((end -= 2));
    found.push({ start: at, end, kind }, ...possessives.map((start) => ({ start, end: start + 2, kind })));
    at = next;
  }
  return found;
}

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

  test('cuts where the grammar does, in any script, up to the cut', () => {
    const piece = fc.constantFrom(...PIECES);
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 }), fc.nat(40), (pieces, cut) => {
        const text = pieces.join('');
        const to = Math.min(cut, text.length);
        const whole = byGrammar(text, text.length);
        expect(tokensOf(text, 'de').map(({ start, end, kind }) => ({ start, end, kind }))).toEqual(whole);
        expect(tokensOf(text, 'de', { start: 0, end: to }).map(({ start, end, kind }) => ({ start, end, kind }))).toEqual(
          byGrammar(text, to),
        );
      }),
      { numRuns: 2_000 },
    );
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
