import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesOf, type Places } from '../../../src/core/align/lcs.ts';
import { beyondChance, skeletonOf } from '../../../src/core/match/skeleton.ts';

const sketch = (stems: readonly number[]): Places => placesOf(stems);
const words = fc.uniqueArray(fc.nat(5000), { minLength: 2, maxLength: 120 });

describe('skeletonOf', () => {
  test('a text has the order and the rhythm of itself', () => {
    fc.assert(
      fc.property(words, (stems) => {
        expect(skeletonOf(sketch(stems), sketch(stems))).toEqual({ shared: stems.length, ordered: stems.length, rhythm: 1 });
      }),
    );
  });

  test('keeps both when words are exchanged one for one, and the order when some are left out', () => {
    fc.assert(
      fc.property(words, fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }), (stems, kept) => {
        const spun = stems.map((stem, i) => (kept[i] === true ? stem : 10_000 + i));
        const left = kept.slice(0, stems.length).filter((x) => x).length;
        const found = skeletonOf(sketch(stems), sketch(spun));
        expect(found).toMatchObject({ shared: left, ordered: left });
        if (left > 1) expect(found.rhythm).toBe(1);
        const cut = skeletonOf(sketch(stems), sketch(stems.filter((_, i) => kept[i] === true)));
        expect(cut).toMatchObject({ shared: left, ordered: left });
      }),
    );
  });

  test('either text may come first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 80 }), fc.array(fc.nat(60), { maxLength: 80 }), (a, b) => {
        const [there, back] = [skeletonOf(sketch(a), sketch(b)), skeletonOf(sketch(b), sketch(a))];
        expect([back.shared, back.ordered]).toEqual([there.shared, there.ordered]);
      }),
    );
  });

  test('counts no word that stands twice, and finds no more than chance in a text turned round', () => {
    expect(skeletonOf(sketch([1, 2, 1, 3]), sketch([1, 2, 3]))).toMatchObject({ shared: 2, ordered: 2 });
    const stems = Array.from({ length: 50 }, (_, i) => i);
    expect(beyondChance(skeletonOf(sketch(stems), sketch([...stems].reverse())))).toBe(0);
    expect(beyondChance(skeletonOf(sketch(stems), sketch(stems)))).toBeGreaterThan(30);
    expect(skeletonOf(sketch([]), sketch(stems))).toEqual({ shared: 0, ordered: 0, rhythm: 0 });
  });
});
