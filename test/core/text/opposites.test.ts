import { describe, expect, it } from 'vitest';
import { areOpposites, readOpposites } from '../../../src/core/text/opposites.ts';
import { readTables } from '../../../src/core/tables.ts';
import { labTables } from '../../lab/lab-tables.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the table of opposites', () => {
  const table = readOpposites(bytesOf('rise climb | fall sink\nfall | spring\n'));

  it('opposes the two sides of a line, either way round, and nothing on one side', () => {
    expect([areOpposites(['rise'], ['sink'], table), areOpposites(['sink'], ['climb'], table)]).toEqual([true, true]);
    expect([areOpposites(['rise'], ['climb'], table), areOpposites(['rise'], ['spring'], table)]).toEqual([false, false]);
  });

  it('refuses a line without two sides, and is a gap then', () => {
    expect(() => readOpposites(bytesOf('a | b\nc d\n'))).toThrow('line 2');
    expect(readTables({ 'opposites.txt': bytesOf('a b') }).missing.join()).toContain('opposites.txt (');
  });

  it('ships, and the lexicon knows it', () => {
    expect(labTables().lexicon.relation('rises', 'falling')).toBe('opposite');
  });
});
