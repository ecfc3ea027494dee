import { describe, expect, it } from 'vitest';
import { readResidueRules } from '../../../src/core/analyse/residue-rules.ts';
import { readTables } from '../../../src/core/tables.ts';
import { labTables } from '../../lab/lab-tables.ts';

const bytesOf = (file: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(file));
const SOUND = {
  lines: [{ category: 'ad', longest: 20, pattern: '^advert$' }],
  inside: [{ category: 'widget', pattern: '\\[x\\]', cased: true }],
  captionEnd: { pattern: 'a' },
  captionStart: { pattern: 'b' },
  captionForm: { pattern: 'c' },
  leadingField: { pattern: 'd' },
};

describe('the table of residue rules', () => {
  it('reads what an entry leaves out as the usual', () => {
    const rules = readResidueRules(bytesOf(SOUND));
    expect(rules.lines[0]).toEqual({ category: 'ad', longest: 20, pattern: /^advert$/iu, heading: false });
    expect(rules.inside[0]?.pattern).toEqual(/\[x\]/gu);
  });

  it.each([
    [{ ...SOUND, lines: null }, 'residue: lines'],
    [{ ...SOUND, lines: [{ category: 'ad', longest: 20 }] }, 'lines, entry 1'],
    [{ ...SOUND, lines: [{ category: 'ad', pattern: 'x' }] }, 'lines, entry 1'],
    [{ ...SOUND, inside: [{ pattern: 'x' }] }, 'inside, entry 1'],
    [{ ...SOUND, captionForm: undefined }, 'captionForm'],
    [null, 'residue'],
  ])('refuses a broken one and says where: %#', (file, where) => {
    expect(() => readResidueRules(bytesOf(file))).toThrow(where);
    expect(readTables({ 'residue.json': bytesOf(file) }).missing.join()).toContain('residue.json (');
  });

  it('ships whole, and every rule for a line is anchored', () => {
    const { lines, inside } = labTables().residue;
    expect(lines.length).toBeGreaterThan(30);
    expect(inside.length).toBeGreaterThan(2);
    expect(lines.filter(({ pattern }) => !pattern.source.startsWith('^'))).toEqual([]);
  });
});
