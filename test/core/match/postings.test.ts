import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import {
  blockOf,
  decodeBlock,
  encodeBlocks,
  encodeSegment,
  invert,
  lookUp,
  mergeTerms,
  type IndexEntry,
} from '../../../src/core/match/postings.ts';
import { packSketch, sketchBodyOf, unpackSketch } from '../../../src/core/match/sketch.ts';
import { articleOf } from '../align/witness.ts';

const hash = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 0xffff_ffff }));
const entries = (from = 0): fc.Arbitrary<IndexEntry[]> =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.uniqueArray(hash, { maxLength: 20 })), { maxLength: 25 }).map((rows) => {
    let doc = from;
    return rows.map(([step, terms]) => ({ doc: (doc += step), terms: Uint32Array.from(terms).sort() }));
  });

/** What an index must answer: every article that lists the term. */
const scan = (all: readonly IndexEntry[], term: number): number[] =>
  all.filter(({ terms }) => Array.from(terms).includes(term)).map(({ doc }) => doc);

describe('segments', () => {
  test('answer as a scan of the articles does, however small the blocks', () => {
    fc.assert(
      fc.property(entries(), fc.integer({ min: 1, max: 200 }), fc.uniqueArray(hash, { maxLength: 20 }), (all, blockBytes, strangers) => {
        const { blocks, base, width, articles } = encodeSegment(all, blockBytes);
        expect(articles).toBe(all.length);
        for (const { doc } of all) expect(doc >= base && doc < base + width).toBe(true);
        const wanted = [...new Set([...strangers, ...all.flatMap(({ terms }) => Array.from(terms))])].sort((a, b) => a - b);
        const firsts = blocks.map(({ first }) => first);
        for (const term of wanted) {
          const block = blocks[blockOf(firsts, term)];
          const found = block === undefined ? undefined : lookUp(block, base, [term]).get(term);
          expect(Array.from(found ?? [])).toEqual(scan(all, term));
        }
        for (const block of blocks) expect([...lookUp(block, base, wanted).keys()].every((term) => wanted.includes(term))).toBe(true);
      }),
    );
  });

  test('decode to what was encoded', () => {
    fc.assert(
      fc.property(entries(), (all) => {
        const { blocks, base } = encodeSegment(all, 64);
        const decoded = blocks.flatMap((block) => Array.from(decodeBlock(block, base), ({ hash: term, docs }) => [term, Array.from(docs)]));
        expect(decoded).toEqual(invert(all).map(({ hash: term, docs }) => [term, Array.from(docs)]));
      }),
    );
  });

  test('merge to the segment of all articles, without the dead', () => {
    fc.assert(
      fc.property(entries(), entries(10_000), fc.func(fc.boolean()), (one, two, dead) => {
        const runs = [one, two].map((all) => {
          const { blocks, base } = encodeSegment(all, 50);
          return blocks.flatMap((block) => [...decodeBlock(block, base)]);
        });
        const alive = [...one, ...two].filter(({ doc }) => !dead(doc));
        const merged = Array.from(mergeTerms(runs, dead), ({ hash: term, docs }) => [term, Array.from(docs)]);
        expect(merged).toEqual(invert(alive).map(({ hash: term, docs }) => [term, Array.from(docs)]));
      }),
    );
  });

  test('cut at a damaged byte throw RangeError and never hang or invent an article', () => {
    const all = Array.from({ length: 40 }, (_, i) => ({ doc: i * 3, terms: Uint32Array.from([i, i + 1000, 5_000_000]).sort() }));
    const [block] = encodeSegment(all).blocks;
    if (block === undefined) throw new Error('no block');
    for (let cut = 0; cut < block.bytes.length; cut += 7)
      expect(() => [...decodeBlock({ first: block.first, bytes: block.bytes.slice(0, cut) }, 0)]).toThrow(RangeError);
    expect(() => [...decodeBlock({ first: block.first, bytes: Uint8Array.of(9, ...block.bytes.slice(1)) }, 0)]).toThrow(RangeError);
    expect([...encodeBlocks([], 0)]).toEqual([]);
  });
});

describe('sketches', () => {
  test('come back from their bytes', () => {
    const text = fc
      .array(fc.constantFrom('Xi', 'met', 'Blinken.', 'In', '2,5', 'days', '東京', '\n\n', 'Ünïcode', 'two-week'), { maxLength: 60 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, (words) => {
        const fingerprint = fingerprintOf(articleOf('a', words));
        expect(unpackSketch(packSketch(fingerprint))).toEqual(sketchBodyOf(fingerprint));
      }),
    );
  });

  test('of other rules are null, damaged ones throw', () => {
    const fingerprint = fingerprintOf(articleOf('a', 'Blinken met Xi in Beijing.'));
    expect(unpackSketch(packSketch({ ...fingerprint, version: fingerprint.version + 1 }))).toBeNull();
    const bytes = packSketch(fingerprint);
    for (let cut = 1; cut < bytes.length; cut++) expect(() => unpackSketch(bytes.slice(0, cut))).toThrow(RangeError);
  });
});
