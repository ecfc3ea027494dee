import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository, from wherever the lab's bundle or a test lies in it. */
export const repository: string = upwards(dirname(fileURLToPath(import.meta.url)));

/** A folder of `shared/eval` beside the repository (`siblings`, `distractors`, …), or null where there is none. */
export function evalFolder(name: string): string | null {
  const folder = resolve(repository, '..', 'shared', 'eval', name);
  return existsSync(folder) ? folder : null;
}

function upwards(folder: string): string {
  return existsSync(join(folder, 'manifest.json')) && existsSync(join(folder, 'scripts')) ? folder : upwards(dirname(folder));
}
