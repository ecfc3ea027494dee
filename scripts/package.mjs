// Packs dist/chrome, dist/firefox and the sources into packages/*.zip; the same content gives the same bytes.
// `--dist DIR`, `--to DIR`: other folders. `--no-source`: without the source archive.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zip } from './zip.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    to: { type: 'string', default: 'packages' },
    'no-source': { type: 'boolean', default: false },
  },
});
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/** Every file under `folder`, by its path within it. */
function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => {
      const file = resolve(entry.parentPath, entry.name);
      return [relative(folder, file).split(sep).join('/'), readFileSync(file)];
    }),
  );
}

/** What git tracks, as it stands in the work tree: what a store's reviewer needs to build the package again. */
function sources() {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  return Object.fromEntries(
    names.filter((name) => existsSync(resolve(root, name))).map((name) => [name, readFileSync(resolve(root, name))]),
  );
}

const to = resolve(root, values.to);
mkdirSync(to, { recursive: true });
const archives = {
  chrome: () => filesIn(resolve(root, values.dist, 'chrome')),
  firefox: () => filesIn(resolve(root, values.dist, 'firefox')),
};
if (!values['no-source']) archives.source = sources;
for (const [name, content] of Object.entries(archives)) {
  const bytes = zip(content());
  const file = `urtext-${version}-${name}.zip`;
  writeFileSync(resolve(to, file), bytes);
  console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${(bytes.length / 1000).toFixed(1).padStart(8)} kB  ${file}`);
}
