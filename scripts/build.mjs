// Builds dist/chrome and dist/firefox, each loadable as it is. `node scripts/build.mjs [chrome|firefox]`
import { spawnSync } from 'node:child_process';

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
for (const target of asked.length > 0 ? asked : ['chrome', 'firefox']) {
  const run = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: 'inherit',
    env: { ...process.env, TARGET: target },
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
