import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = resolve(dirname(fileURLToPath(import.meta.url)), '../node_modules');
const PACKAGE_OF = { tsc: 'typescript' };

/** The script behind a command of an installed package, to be run by this very Node: no shell, no PATH, the same on Windows. */
export function findBin(command) {
  const folder = resolve(modules, PACKAGE_OF[command] ?? command);
  const { bin } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  return resolve(folder, typeof bin === 'string' ? bin : bin[command]);
}
