import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_NGRAMS, readNgrams } from '../../../src/core/analyse/ngrams.ts';
import { repository } from '../../lab/repository.ts';

const file = join(repository, 'assets', 'tables', 'ngrams.bin');
const bytes = existsSync(file) ? new Uint8Array(readFileSync(file)) : null;

describe.skipIf(bytes === null)('the shipped n-gram table', () => {
  const model = bytes === null ? NO_NGRAMS : readNgrams(bytes);

  test('knows common words and pairs, and few that do not exist', () => {
    expect(model.count('the')).toBeGreaterThan(50_000);
    expect(model.inARow(['of', 'the'])).toBeGreaterThan(1_000);
    const made = Array.from({ length: 2_000 }, (_, i) => `qz${(i * 7919).toString(36)}xv`);
    expect(made.filter((word) => model.count(word) > 0).length).toBeLessThan(20);
  });

  test('prefers sound order and sound small words', () => {
    expect(model.fluency(['the', 'president'], ['of', 'the'], ['united', 'states'])).toBeGreaterThan(
      model.fluency(['the', 'president'], ['the', 'of'], ['united', 'states']),
    );
    expect(model.fluency(['he', 'was'], ['in'], ['the', 'house'])).toBeGreaterThan(model.fluency(['he', 'was'], ['of'], ['the', 'house']));
  });

  test('knows which words have capitals', () => {
    expect(model.capitalShare('monday')).toBeGreaterThan(0.8);
    expect(model.capitalShare('and')).toBeLessThan(0.1);
    expect(model.capitalShare('qzxqzx')).toBe(-1);
  });
});

describe('readNgrams', () => {
  test('says what is wrong with a file of another kind or cut short', () => {
    expect(() => readNgrams(new Uint8Array(3))).toThrow(RangeError);
    expect(() => readNgrams(new Uint8Array(64))).toThrow('another kind');
    if (bytes !== null)
      fc.assert(
        fc.property(fc.integer({ min: 8, max: bytes.length - 1 }), (end) => {
          expect(() => readNgrams(bytes.subarray(0, end))).toThrow('cut short');
        }),
        { numRuns: 10 },
      );
  });
});
