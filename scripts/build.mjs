// Builds dist/chrome and dist/firefox, each loadable as it is. `node scripts/build.mjs [chrome|firefox] [--to DIR]`
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBin } from './find-bin.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { to: { type: 'string', default: 'dist' } } });
for (const target of positionals.length > 0 ? positionals : ['chrome', 'firefox']) {
  const run = spawnSync(process.execPath, [findBin('vite'), 'build', '--logLevel', 'error', '--outDir', resolve(values.to, target)], {
    stdio: 'inherit',
    env: { ...process.env, TARGET: target, NODE_ENV: 'production' }, // a caller's NODE_ENV would change the bundles
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
