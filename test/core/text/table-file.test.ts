import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../src/core/text/table-file.ts';

describe('utf8', () => {
  it('gives back what was written, also beyond what is read at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(9000), (words, many) => {
        const text = `${words}${'a'.repeat(many)}${words}`;
        expect(utf8(new TextEncoder().encode(text))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('throws on bytes that are no UTF-8', () => {
    for (const bytes of [[0xff], [97, 0xc3], [0xc3, 97], [0x80, 97]]) expect(() => utf8(Uint8Array.from(bytes))).toThrow(URIError);
  });
});
