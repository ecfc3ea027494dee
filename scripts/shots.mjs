// `npm run shots -- [chrome|firefox]`: pictures of the built extension in real browsers, light and dark, into shots/ (ignored by git):
// every surface with the demo story, and the marked page and its card with the given texts.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { withBrowsers } from './browsers.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const targets = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['chrome', 'firefox'];
Object.assign(process.env, withBrowsers(targets));
const { module } = await runnerImport(resolve(root, 'scripts/shots.ts'), { root, configFile: false, logLevel: 'error' });
await module.main(targets, resolve(root, 'shots'));
console.log('Pictures are in shots/.');
