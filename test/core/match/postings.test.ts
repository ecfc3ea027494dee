import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { BitReader, BitWriter } from '../../../src/core/match/bits.ts';
import { blockOf, encodeBlocks, encodeSegment, invert, OpenBlock, mergeTerms, type IndexEntry } from '../../../src/core/match/postings.ts';
import { packSketch, sketchBodyOf, unpackSketch } from '../../../src/core/match/sketch.ts';
import { articleOf } from '../../bare-article.ts';

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
          const found = block === undefined ? null : new OpenBlock(block).docsOf(term, base);
          expect(Array.from(found ?? [])).toEqual(scan(all, term));
        }
      }),
    );
  });

  test('answer for common and rare terms side by side', () => {
    // Term t is in every t-th article; spread over all hashes, so that groups hold several.
    const spread = (t: number): number => Math.imul(t, 0x9e3779b1) >>> 0;
    const all = Array.from({ length: 700 }, (_, doc) => ({
      doc: doc + 90,
      terms: Uint32Array.from({ length: 60 }, (__, t) => t + 1)
        .filter((t) => doc % t === 0)
        .map((t) => spread(doc < 600 ? t : t + doc))
        .sort(),
    }));
    const { blocks, base } = encodeSegment(all, 400);
    const firsts = blocks.map(({ first }) => first);
    const opened = blocks.map((block) => new OpenBlock(block));
    for (let t = 0; t < 800; t++) {
      const docs = opened[blockOf(firsts, spread(t))]?.docsOf(spread(t), base) ?? [];
      expect(Array.from(docs)).toEqual(scan(all, spread(t)));
    }
  });

  test('decode to what was encoded', () => {
    fc.assert(
      fc.property(entries(), (all) => {
        const { blocks, base } = encodeSegment(all, 64);
        const decoded = blocks.flatMap((block) =>
          Array.from(new OpenBlock(block).terms(base), ({ hash: term, docs }) => [term, Array.from(docs)]),
        );
        expect(decoded).toEqual(Array.from(invert(all), ({ hash: term, docs }) => [term, Array.from(docs)]));
      }),
    );
  });

  test('merge to the segment of all articles, without the dead', () => {
    fc.assert(
      fc.property(entries(), entries(10_000), fc.func(fc.boolean()), (one, two, dead) => {
        const runs = [one, two].map((all) => {
          const { blocks, base } = encodeSegment(all, 50);
          return blocks.flatMap((block) => [...new OpenBlock(block).terms(base)]);
        });
        const alive = [...one, ...two].filter(({ doc }) => !dead(doc));
        const merged = Array.from(mergeTerms(runs, dead), ({ hash: term, docs }) => [term, Array.from(docs)]);
        expect(merged).toEqual(Array.from(invert(alive), ({ hash: term, docs }) => [term, Array.from(docs)]));
      }),
    );
  });

  test('cut at a damaged byte throw RangeError and never hang or invent an article', () => {
    const all = Array.from({ length: 40 }, (_, i) => ({ doc: i * 3, terms: Uint32Array.from([i, i + 1000, 5_000_000]).sort() }));
    const [block] = encodeSegment(all).blocks;
    if (block === undefined) throw new Error('no block');
    for (let cut = 0; cut < block.bytes.length; cut += 7)
      expect(() => [...new OpenBlock({ first: block.first, bytes: block.bytes.slice(0, cut) }).terms(0)]).toThrow(RangeError);
    expect(() => [...new OpenBlock({ first: block.first, bytes: Uint8Array.of(9, ...block.bytes.slice(1)) }).terms(0)]).toThrow(RangeError);
    expect([...encodeBlocks([], 0, 0)]).toEqual([]);
  });
});

describe('bits', () => {
  test('come back, however large the numbers and whatever the parameter', () => {
    const rice = fc.tuple(fc.constant('rice' as const), fc.integer({ min: 0, max: 31 }), fc.double({ min: 0, max: 1, noNaN: true })).map(
      // At most 200 ones: a number of a million in Rice(0) would be a million bits.
      ([kind, k, share]) => ({ kind, k, value: Math.floor(share * Math.min(0xffff_ffff, 200 * 2 ** k)) }),
    );
    const gamma = fc.integer({ min: 1, max: 0x7fff_ffff }).map((value) => ({ kind: 'gamma' as const, k: 0, value }));
    fc.assert(
      fc.property(fc.array(fc.oneof(rice, gamma), { maxLength: 40 }), (numbers) => {
        const out = new BitWriter();
        for (const { kind, k, value } of numbers)
          if (kind === 'rice') out.rice(value, k);
          else out.gamma(value);
        const from = new BitReader(Uint8Array.of(...out.take(), 0, 0, 0, 0));
        for (const { kind, k, value } of numbers) expect(kind === 'rice' ? from.rice(k) : from.gamma()).toBe(value);
      }),
    );
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
