import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder beside the repository that holds the given texts and labels (`seeds`, `eval/siblings`, …), or
 * null on a machine that has none: its tests then skip and say so. Nothing in it is ever copied here.
 */
export function sharedFolder(name: string): string | null {
  const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'shared'), name);
  return existsSync(folder) ? folder : null;
}
