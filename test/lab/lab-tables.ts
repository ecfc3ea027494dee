import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTables, TABLE_FILES, type Tables } from '../../src/core/tables.ts';

let made: Tables | null = null;

/** The shipped tables, read once. Found from here upwards, so that the bundled lab finds them too. */
export function labTables(): Tables {
  if (made !== null) return made;
  const files: Record<string, Uint8Array> = {};
  const folder = tablesFolder();
  if (folder !== null)
    for (const name of TABLE_FILES) {
      const path = join(folder, name);
      if (existsSync(path)) files[name] = readFileSync(path);
    }
  return (made = readTables(files));
}

function tablesFolder(): string | null {
  let at = resolve(dirname(fileURLToPath(import.meta.url)));
  for (;;) {
    const folder = join(at, 'assets', 'tables');
    if (existsSync(folder)) return folder;
    const up = dirname(at);
    if (up === at) return null;
    at = up;
  }
}
