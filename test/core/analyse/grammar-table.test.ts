import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { framesIn } from '../../../src/core/analyse/artifacts-grammar.ts';
import { readFrames } from '../../../src/core/analyse/grammar-table.ts';
import { NO_TABLES, type Tables } from '../../../src/core/tables.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { labTables } from '../../lab/lab-tables.ts';
import { repository } from '../../lab/repository.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What frames mark in one sentence. */
const markedIn = (sentence: string, tables: Tables): string[] =>
  framesIn(sentence, tokensOf(sentence), tables).map(({ start, end }) => sentence.slice(start, end));

const own = (...lines: string[]): Tables => ({ ...labTables(), grammar: readFrames(bytesOf(lines.join('\n'))) });

describe('readFrames', () => {
  test('the shipped table: each frame marks its example, and no frame what is said in its place', () => {
    const tables = labTables();
    const file = readFileSync(join(repository, 'assets', 'tables', 'grammar.txt'), 'utf8');
    expect(tables.grammar).toHaveLength(file.split('\n').filter((line) => /^[a-z]/u.test(line)).length);
    for (const frame of tables.grammar) {
      const found = framesIn(frame.example, tokensOf(frame.example), tables);
      expect(
        found.some((place) => place.frame === frame),
        frame.example,
      ).toBe(true);
      expect(markedIn(frame.sound, tables), frame.sound).toEqual([]);
      expect(frame.from.every((language) => /^[a-z]{2}$/u.test(language))).toBe(true);
    }
  });

  test('a line that is no frame, or marks nothing, is named', () => {
    expect(() => readFrames(bytesOf('# head\nde / 1 / [a b] / A b.'))).toThrow('line 2');
    expect(() => readFrames(bytesOf('de / 3 / [a b] / A b. / B.'))).toThrow('line 1');
    expect(() => readFrames(bytesOf('de / 1 / a b / A b. / B.'))).toThrow('marks nothing');
    expect(readFrames(bytesOf(''))).toEqual([]);
  });

  test('a class that nobody knows is an error, not a silent miss', () => {
    expect(() => markedIn('Without doubt.', own('de / 1 / [without VERBLIKE] / W. / S.'))).toThrow('VERBLIKE');
  });
});

describe('framesIn', () => {
  test('optional places, repeats, what must not stand there, borders of a sentence', () => {
    const tables = own('de / 1 / !the [left very* big? ships|@boats] END / L. / S.', '@boats = boats', 'de / 1 / ^ [then] NAME / T. / S.');
    expect(markedIn('He left very very big ships.', tables)).toEqual(['left very very big ships']);
    expect(markedIn('He left ships', tables)).toEqual(['left ships']);
    expect(markedIn('On the left ships lay.', tables)).toEqual([]);
    expect(markedIn('He left ships rusting.', tables)).toEqual([]);
    expect(markedIn('Then Anna left, and then Anna came.', tables)).toEqual(['Then']);
  });

  test('capitals are no small letters: "US" is not "us"', () => {
    expect(markedIn('He said US officials knew it.', labTables())).toEqual([]);
    expect(markedIn('He said us that it was late.', labTables())).toEqual(['said us']);
  });

  test('nothing is known without the table', () => {
    expect(markedIn('They left without to inform him.', NO_TABLES)).toEqual([]);
  });
});
