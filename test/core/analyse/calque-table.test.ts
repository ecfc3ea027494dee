import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCalques } from '../../../src/core/analyse/calque-table.ts';
import { readTables } from '../../../src/core/tables.ts';
import { repository } from '../../lab/repository.ts';

const bytesOf = (rows: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(rows));

describe('the table of literal renderings', () => {
  it('reads what an entry leaves out as the usual', () => {
    const [entry] = readCalques(bytesOf([{ origin: 'im Rahmen', from: 'de nl', pattern: 'in the frame of' }]));
    expect(entry).toMatchObject({ from: ['de', 'nl'], origin: 'im Rahmen', sound: null, alone: false, severity: 2, category: 'calque' });
    expect('In The Frame Of'.match(entry?.pattern ?? /never/u)).not.toBeNull();
  });

  it('keeps case where an entry asks for it, and letters of any script', () => {
    const [entry] = readCalques(bytesOf([{ origin: '美方', from: 'zh', pattern: 'US side', cased: true }]));
    expect([entry?.origin, 'us side'.match(entry?.pattern ?? /never/u)]).toEqual(['美方', null]);
  });

  it.each([[{}], [[{ origin: 'x', from: 'de' }]], [[{ origin: 'x', from: 'de', pattern: 'x', category: 'other' }]], [[null]]])(
    'refuses %j',
    (rows) => expect(() => readCalques(bytesOf(rows))).toThrow(RangeError),
  );

  it('is a gap when it cannot be read, not a crash', () => {
    expect(readTables({ 'calques.json': new Uint8Array([0xff, 0x00]) })).toMatchObject({ calques: [] });
    expect(readTables({ 'calques.json': bytesOf([{ origin: 'x', from: 'de', pattern: '(' }]) }).missing.join()).toContain('calques.json (');
  });

  it('ships with entries that all compile, each with its source', () => {
    const shipped = readCalques(readFileSync(join(repository, 'assets/tables/calques.json')));
    expect(shipped.length).toBeGreaterThan(30);
    for (const entry of shipped) expect(entry.origin.length * entry.from.length).toBeGreaterThan(0);
  });
});
