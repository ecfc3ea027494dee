import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FREQUENCY_BUCKETS } from '../../src/core/match/document-frequency.ts';
import { addToCounts, packCounts, unpackCounts } from '../../src/store/rows.ts';

/** A matcher would look at 262,144 numbers one by one. */
const same = (a: Uint32Array | Uint8Array, b: Uint32Array | Uint8Array): boolean =>
  Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));

describe('packed counts', () => {
  it('come back, and counting into them is counting into the table', () => {
    const bucket = fc.oneof(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: FREQUENCY_BUCKETS - 1 }),
      fc.constant(FREQUENCY_BUCKETS - 1),
    );
    const list = fc.array(bucket, { maxLength: 30 });
    fc.assert(
      fc.property(list, list, (first, second) => {
        const table = new Uint32Array(FREQUENCY_BUCKETS);
        for (const one of first) table[one] = (table[one] ?? 0) + 1;
        const packed = packCounts(table);
        expect(same(unpackCounts(packed), table)).toBe(true);
        for (const one of second) table[one] = (table[one] ?? 0) + 1;
        expect(same(addToCounts(packed, Uint32Array.from(second).sort()), packCounts(table))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('throw when they are damaged', () => {
    const packed = packCounts(Uint32Array.from({ length: FREQUENCY_BUCKETS }, (_, i) => (i % 1000 === 0 ? 3 : 0)));
    for (const bytes of [packed.slice(0, 40), Uint8Array.of(...packed, 1)]) {
      expect(() => unpackCounts(bytes)).toThrow(RangeError);
      expect(() => addToCounts(bytes, Uint32Array.of(5))).toThrow(RangeError);
    }
  });
});
