import { memoryDatabase } from '../../src/store/memory-database.ts';
import type { Key, TableName, Tables } from '../../src/store/tables.ts';
import { worldOn, type World } from './stories.ts';

/** A whole database as JSON: bytes as `{"bytes": base64}`, numbers of a `Uint32Array` as `{"words": […]}`. */
export type Stored = Partial<Record<TableName, readonly (readonly [Key, unknown])[]>>;

const rowOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(rowOf);
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value && typeof value.bytes === 'string') return Uint8Array.from(atob(value.bytes), (c) => c.charCodeAt(0));
  if ('words' in value && Array.isArray(value.words)) return Uint32Array.from(value.words as number[]);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, rowOf(field)]));
};

/** A store's surroundings whose database holds these rows. */
export async function worldOf(stored: Stored): Promise<World> {
  const database = memoryDatabase();
  const names = Object.keys(stored) as TableName[];
  await database.write(names, async (tx) => {
    for (const name of names) for (const [key, row] of stored[name] ?? []) tx.put(name, key, rowOf(row) as Tables[typeof name]);
  });
  return worldOn(database);
}
