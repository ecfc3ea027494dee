import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FREQUENCY_BUCKETS } from '../../src/core/match/document-frequency.ts';
import { addToCounts, countedIn, countsIn, noCounts, packCounts } from '../../src/store/counts.ts';

/** A matcher would look at 262,144 numbers one by one. */
const same = (a: Uint32Array | Uint8Array, b: Uint32Array | Uint8Array): boolean =>
  Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));

const varint = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)]);

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
        for (const one of second) table[one] = (table[one] ?? 0) + 1;
        const [added, anew] = [addToCounts(packed, Uint32Array.from(second).sort()), packCounts(table)];
        expect(same(added.bytes, anew.bytes) && same(added.starts, anew.starts)).toBe(true);
        expect(same(addToCounts({ bytes: packed.bytes }, Uint32Array.from(second).sort()).bytes, anew.bytes)).toBe(true);
        const places = [...first, ...second].flatMap((one) => [one, one + 1, one ^ 64]).filter((one) => one < FREQUENCY_BUCKETS);
        for (const counts of [anew, { bytes: anew.bytes }]) expect(places.map(countsIn(counts))).toEqual(places.map((one) => table[one]));
      }),
      { numRuns: 60 },
    );
  });

  it('of an older version, whose runs of zeros go on, are read and become ours', () => {
    const old = Uint8Array.of(0, 200, 1, 7, 0, ...varint(FREQUENCY_BUCKETS - 201));
    const [read, mended] = [countsIn({ bytes: old }), addToCounts({ bytes: old }, Uint32Array.of(5, 200))];
    expect([read(199), read(200), read(201)]).toEqual([0, 7, 0]);
    expect([5, 199, 200, 201].map(countsIn(mended))).toEqual([1, 0, 8, 0]);
  });

  it('throw when they are damaged, and weigh nothing', () => {
    const packed = packCounts(Uint32Array.from({ length: FREQUENCY_BUCKETS }, (_, i) => (i % 1000 === 0 ? 3 : 0)));
    for (const bytes of [packed.bytes.slice(0, 40), Uint8Array.of(...packed.bytes, 1)]) {
      expect(countsIn({ bytes })(0)).toBe(0);
      expect(countsIn({ ...packed, bytes: bytes.slice(0, 40) })(FREQUENCY_BUCKETS - 1)).toBe(0);
      expect(countedIn({ bytes }, Uint32Array.of(5))).toEqual(addToCounts(noCounts(), Uint32Array.of(5)));
      expect(() => addToCounts({ bytes }, Uint32Array.of(5))).toThrow(RangeError);
      expect(() => addToCounts({ ...packed, bytes: bytes.slice(0, 40) }, Uint32Array.of(5))).toThrow(RangeError);
    }
    for (const starts of [
      packed.starts.slice(1),
      packed.starts.toReversed(),
      packed.starts.map((start, i) => (i === 9 ? start + 1 : start)),
    ])
      expect(() => addToCounts({ ...packed, starts }, Uint32Array.of(9 * 64))).toThrow(RangeError);
  });
});
