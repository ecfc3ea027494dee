import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spellingHash, SpellingTable } from '../../../src/core/text/spellings.ts';

const ask = <T>(table: SpellingTable<T>, text: string, start = 0, end = text.length): T =>
  table.made[table.indexOf(text, start, end, spellingHash(text, start, end), 0)] as T;

describe('SpellingTable', () => {
  test('makes each spelling once, whatever text it stands in, and forgets when trimmed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 60 }), fc.nat(30), (words, most) => {
        let calls = 0;
        const table = new SpellingTable((spelling) => ({ spelling, call: ++calls }), most);
        const text = words.join('|');
        let at = 0;
        for (const word of words) {
          expect(ask(table, text, at, at + word.length).spelling).toBe(word);
          expect(ask(table, word)).toBe(ask(table, text, at, at + word.length));
          at += word.length + 1;
        }
        expect(calls).toBe(new Set(words).size);
        table.trim();
        expect(table.made.length).toBe(calls > most ? 0 : calls);
        for (const word of words) expect(ask(table, word).spelling).toBe(word);
      }),
    );
  });

  test('tells spellings of one hash apart', () => {
    const table = new SpellingTable((spelling) => spelling, 10);
    expect(table.made[table.indexOf('one', 0, 3, 7, 0)]).toBe('one');
    expect(table.made[table.indexOf('two', 0, 3, 7, 0)]).toBe('two');
    expect(table.made[table.indexOf('one', 0, 3, 7, 0)]).toBe('one');
    expect(table.find('six', 0, 3, 7)).toBe(-1);
  });
});
