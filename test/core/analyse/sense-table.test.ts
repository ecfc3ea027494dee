import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_SENSES, readSenses } from '../../../src/core/analyse/sense-table.ts';
import { repository } from '../../lab/repository.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('readSenses', () => {
  const senses = readSenses(bytesOf('es muelle; fr pt quai = quay, pier / spring\nde Rat = council, city council / advice\n'));

  test('pairs words of two senses of one line, in any form, both ways round', () => {
    expect(senses.confusions('spring', 'quays')).toEqual([{ line: 0, sense: 0, from: ['es', 'fr', 'pt'] }]);
    expect(senses.confusions('quay', 'springs')).toHaveLength(1);
    expect(senses.confusions('advice', 'city councils')).toEqual([{ line: 1, sense: 0, from: ['de'] }]);
  });

  test('words of one sense, of two lines, or unknown ones are no confusion', () => {
    expect(senses.confusions('quay', 'pier')).toEqual([]);
    expect(senses.confusions('quay', 'advice')).toEqual([]);
    expect(senses.confusions('harbour', 'spring')).toEqual([]);
    expect(NO_SENSES.confusions('quay', 'spring')).toEqual([]);
  });

  test('a line without two senses is named', () => {
    expect(() => readSenses(bytesOf('es banco = bank / bench\nes muelle = quay'))).toThrow('line 2');
    expect(readSenses(bytesOf('')).confusions('bank', 'bench')).toEqual([]);
  });

  test('the shipped table: every line has languages and no word in two of its senses', () => {
    const file = readFileSync(join(repository, 'assets', 'tables', 'senses.txt'), 'utf8');
    for (const line of file.trim().split('\n')) {
      const [origins = '', senses = ''] = line.split(' = ');
      expect(origins).toMatch(/^(?:[a-z]{2} )+\S/u);
      const words = senses.split(' / ').flatMap((words) => words.split(', '));
      expect([...new Set(words)], line).toEqual(words);
    }
  });
});
