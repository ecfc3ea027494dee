import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangedDiff, readingsDiff, wordsDiff, type Piece } from '../../src/ui/words-diff.ts';

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

describe('readingsDiff', () => {
  const both = (a: string, b: string, cores?: readonly [string, string]): string[] => {
    const diff = readingsDiff(a, b, cores);
    return [shown(diff.a), shown(diff.b)];
  };

  it('emphasises what the finding is about, not the words around it', () => {
    expect(
      both('Officials said nobody was hurt in the fire', 'Officials said that everybody had been hurt in a blaze', ['nobody', 'everybody']),
    ).toEqual(['Officials said [nobody] was hurt in the fire', 'Officials said that [everybody] had been hurt in a blaze']);
    // The words are whole ones: the "not" of "another" is none.
    expect(both('another had not left', 'another had left', ['not', 'left'])[0]).toBe('another had [not] left');
  });

  it('leaves articles, forms of "be" and other forms of a word quiet', () => {
    expect(both('She is expected to sign', 'She was asked to sign')).toEqual(['She is [expected] to sign', 'She was [asked] to sign']);
    expect(both('opened the northern gates', 'open southern gate')).toEqual(['opened the [northern] gates', 'open [southern] gate']);
    expect(both('a two-week visit', 'two-day visits')).toEqual(['a [two-week] visit', '[two-day] visits']);
  });

  it('shows them where nothing else differs', () => {
    expect(both('her her office', 'her office')[0]).toMatch(/^(?:\[her\] her|her \[her\]) office$/u);
    expect(both('the mayor', 'a mayor')).toEqual(['[the] mayor', '[a] mayor']);
    expect(both('opened', 'opens')).toEqual(['[opened]', '[opens]']);
    expect(both('He left.', '“He left.”')[1]).toBe('[“]He left.[”]');
  });

  it('spells out both sides, and emphasises only words that differ, some where any do', () => {
    fc.assert(
      fc.property(words, words, fc.option(fc.tuple(words, words), { nil: undefined }), (a, b, cores) => {
        const [all, few] = [wordsDiff(a, b), readingsDiff(a, b, cores)];
        expect([text(few.a), text(few.b)]).toEqual([a, b]);
        const loud = (pieces: readonly Piece[]): boolean[] => pieces.flatMap((piece) => [...piece.text].map(() => piece.differs));
        for (const side of ['a', 'b'] as const) {
          const wide = loud(all[side]);
          expect(loud(few[side]).every((is, at) => !is || wide[at] === true)).toBe(true);
        }
        const any = (diff: typeof all): boolean => [...diff.a, ...diff.b].some((piece) => piece.differs);
        expect(any(few)).toBe(any(all));
      }),
    );
  });
});

describe('exchangedDiff', () => {
  const both = (a: string, b: string): string[] | null => {
    const diff = exchangedDiff(a, b);
    return diff === null ? null : [shown(diff.a), shown(diff.b)];
  };

  it('emphasises who changed places, whatever stands around them', () => {
    expect(both('Voss later accused the curator, Anton Grell', 'Anton Grell, later accused Voss')).toEqual([
      '[Voss] later accused the curator, [Anton Grell]',
      '[Anton Grell], later accused [Voss]',
    ]);
    expect(both('Voss has more late accused the conservative, Grell', 'Grell later accused Voss')?.[0]).toBe(
      '[Voss] has more late accused the conservative, [Grell]',
    );
  });

  it('leaves to others what is no exchange', () => {
    expect(both('Voss accused Grell', 'Voss accused Lind')).toBeNull();
    expect(both('late on Monday he left', 'he left late on Monday')).toBeNull();
    expect(both('', '')).toBeNull();
  });

  it('spells out both sides', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const diff = exchangedDiff(a, b);
        if (diff !== null) expect([text(diff.a), text(diff.b)]).toEqual([a, b]);
      }),
    );
  });
});
