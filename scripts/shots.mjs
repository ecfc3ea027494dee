// `npm run shots -- [--browser chrome|firefox] [--dark] [--to DIR]`: pictures of the built extension in real browsers, see shots.ts.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBrowsers } from './browsers.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const run = spawnSync(process.execPath, ['scripts/run-ts.mjs', 'scripts/shots.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: withBrowsers(['chrome', 'firefox']) });
process.exitCode = run.status ?? 1;
