import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOfEach, placesOf } from '../../../src/core/align/lcs.ts';

const words = fc.array(fc.oneof(fc.nat(6), fc.integer({ min: 0, max: 0xffffffff })), { maxLength: 80 });

describe('placesOf', () => {
  it('has every place of every word, the last first, and how often it stands', () => {
    fc.assert(
      fc.property(words, words, (of, asked) => {
        const places = placesOf(of);
        for (const word of [...of, ...asked]) {
          const found: number[] = [];
          for (let at = places.last(word); at >= 0; at = places.before[at] ?? -1) found.push(at);
          const expected = of.flatMap((one, i) => (one === word ? [i] : []));
          expect(found.toReversed()).toEqual(expected);
          if (expected.length > 0) expect(places.many[places.last(word)]).toBe(expected.length);
        }
        expect([...lastOfEach(asked, places)]).toEqual(asked.map((word) => of.lastIndexOf(word)));
      }),
    );
  });
});
