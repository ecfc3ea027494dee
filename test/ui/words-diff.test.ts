import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsDiff, type Piece } from '../../src/ui/words-diff.ts';

const shown = (pieces: readonly Piece[]): string => pieces.map((piece) => (piece.differs ? `[${piece.text}]` : piece.text)).join('');
const text = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');
const words = fc
  .array(fc.constantFrom('two', 'day', 'week', 'visit', 'Visit', 'to', '“', '”', '.', '1,500', 'co-founder', 'ж', '中文'), {
    maxLength: 12,
  })
  .map((list) => list.join(' '));

describe('wordsDiff', () => {
  it('marks the words that the other side lacks', () => {
    const { a, b } = wordsDiff('a two-week visit', 'a two-day visit');
    expect(shown(a)).toBe('a [two-week] visit');
    expect(shown(b)).toBe('a [two-day] visit');
  });

  it('joins neighbours, and the gap between them', () => {
    expect(shown(wordsDiff('She met him', 'She is expected to meet him').b)).toBe('She [is expected to meet] him');
  });

  it('does not mind case, quotes and hyphens', () => {
    expect(wordsDiff('“Open” hands', '"open" hands').a.some((piece) => piece.differs)).toBe(false);
  });

  it('gives nothing for nothing', () => {
    expect(wordsDiff('', '')).toEqual({ a: [], b: [] });
    expect(shown(wordsDiff('', 'one').b)).toBe('[one]');
  });

  it('spells out both sides exactly', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), fc.oneof(words, fc.string({ unit: 'binary' })), (a, b) => {
        const diff = wordsDiff(a, b);
        expect(text(diff.a)).toBe(a);
        expect(text(diff.b)).toBe(b);
      }),
    );
  });

  it('sees no difference between a text and itself', () => {
    fc.assert(fc.property(words, (a) => wordsDiff(a, a).a.every((piece) => !piece.differs)));
  });

  it('leaves the same words on both sides', () => {
    const kept = (pieces: readonly Piece[]): string =>
      pieces
        .filter((piece) => !piece.differs)
        .map((piece) => piece.text.toLowerCase())
        .join('')
        .replace(/[\s“”]+/gu, '');
    fc.assert(fc.property(words, words, (a, b) => kept(wordsDiff(a, b).a) === kept(wordsDiff(a, b).b)));
  });
});
