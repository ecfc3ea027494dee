import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTables, TABLE_FILES, type Tables } from '../../src/core/tables.ts';
import { repository } from './repository.ts';

let made: Tables | null = null;

/** The shipped tables, read once. */
export function labTables(): Tables {
  if (made !== null) return made;
  const files: Record<string, Uint8Array> = {};
  for (const name of TABLE_FILES) {
    const path = join(repository, 'assets', 'tables', name);
    if (existsSync(path)) files[name] = readFileSync(path);
  }
  return (made = readTables(files));
}
