import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { romanised, sounds } from '../../../src/core/text/romanised.ts';

describe('names that came by another way into Latin letters', () => {
  it.each([
    ['zelensky', 'zelenskiy'],
    ['zelensky', 'zelenskyy'],
    ['aleksei', 'alexey'],
    ['tchaikovsky', 'chaikovsky'],
    ['schroder', 'schroeder'],
  ])('%s and %s are one', (a, b) => {
    expect(romanised(a)).toBe(romanised(b));
  });

  it.each([
    ['marta', 'maria'],
    ['bexter', 'baxter'],
    ['aldgate', 'ashgate'],
    ['qin', 'chen'],
  ])('%s and %s are two', (a, b) => {
    expect(romanised(a)).not.toBe(romanised(b));
  });

  it('hears by consonants', () => {
    expect(sounds('capz')).toBe(sounds('caps'));
    expect(sounds('fulgal')).toBe(sounds('furgal'));
    expect(sounds('marta')).not.toBe(sounds('maria'));
  });

  it('never throws and never grows much', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (word) => romanised(word).length <= word.length * 2 + 2));
  });
});
