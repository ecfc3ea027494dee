// All checks that run no test, in order; stops at the first that fails. `node scripts/check.mjs [NAME …]` runs only those named.
import { spawnSync } from 'node:child_process';
import { findBin } from './find-bin.mjs';

const CHECKS = {
  types: ['tsc', '-b'],
  lint: ['oxlint', '--type-aware', '--quiet'],
  format: ['oxfmt', '--check'],
  dead: ['knip', '--no-progress'],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(CHECKS).join(', ')}.`);
  process.exit(2);
}
for (const [name, [tool, ...args]] of Object.entries(CHECKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = Date.now();
  const run = spawnSync(process.execPath, [findBin(tool), ...args], { stdio: 'inherit' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (run.status !== 0) {
    console.error(`✘ ${name} failed after ${seconds} s`);
    process.exit(1);
  }
  console.log(`✔ ${name} ${seconds} s`);
}
