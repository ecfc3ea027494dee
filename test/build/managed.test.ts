import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import schema from '../../assets/managed-schema.json' with { type: 'json' };
import { managedIn } from '../../src/background/policy.ts';
import { builtFolder, manifestOf } from './built.ts';

interface Property {
  readonly type: string;
  readonly enum?: readonly string[];
}
const PROPERTIES = Object.entries(schema.properties) as [string, Property][];

/** A value that the schema allows, other than what holds without it. */
const sample = ({ type, enum: allowed }: Property): unknown =>
  allowed !== undefined
    ? allowed.at(-1)
    : type === 'boolean'
      ? true
      : type === 'integer'
        ? 5
        : type === 'array'
          ? ['a.example']
          : 'Somebody';

describe('the schema for administrators', () => {
  it('has the shape that Chrome accepts: an object, a type for each property, no more', () => {
    expect(Object.keys(schema).toSorted()).toEqual(['properties', 'type']);
    for (const [name, property] of PROPERTIES) {
      expect(['string', 'boolean', 'integer', 'array'], name).toContain(property.type);
      expect(Object.keys(property).filter((key) => !['type', 'title', 'description', 'enum', 'items', 'minimum'].includes(key))).toEqual(
        [],
      );
    }
  });

  it('is named by Chrome’s manifest, and the file is there; Firefox’s names none', () => {
    const { storage } = manifestOf('chrome') as unknown as { storage?: { managed_schema: string } };
    expect(JSON.parse(readFileSync(join(builtFolder('chrome'), storage?.managed_schema ?? ''), 'utf8'))).toEqual(schema);
    expect((manifestOf('firefox') as unknown as { storage?: unknown }).storage).toBeUndefined();
  });

  it('and the code know the same values', () => {
    const nothing = JSON.stringify(managedIn({}));
    for (const [name, property] of PROPERTIES) expect(JSON.stringify(managedIn({ [name]: sample(property) })), name).not.toBe(nothing);
  });

  it('is explained, each value by its name', () => {
    const guide = readFileSync('docs/newsrooms.md', 'utf8');
    expect(PROPERTIES.filter(([name]) => !guide.includes(`\`${name}\``)).map(([name]) => name)).toEqual([]);
  });
});
