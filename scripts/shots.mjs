// `npm run shots -- [walk|find] [chrome|firefox]`: pictures of the built extension in real browsers, light and dark, into shots/ (ignored
// by git): every surface with the demo story, and the marked page and its card with the given texts. With `walk` only the way of a
// new reader, in order, from what opens on install to the copied citation (shots/walk-chrome, shots/walk-firefox); with `find` only
// the way from nothing to two versions on the simulated web (shots/find-chrome, shots/find-firefox).
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { withBrowsers } from './browsers.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const words = process.argv.slice(2);
const named = words.filter((word) => word !== 'walk' && word !== 'find');
const targets = named.length > 0 ? named : ['chrome', 'firefox'];
Object.assign(process.env, withBrowsers(targets));
const load = async (file) => (await runnerImport(resolve(root, file), { root, configFile: false, logLevel: 'error' })).module;
const { walk } = await load('scripts/walk.ts');
for (const target of words.includes('find') ? [] : targets) {
  const citation = await walk(target, resolve(root, `shots/walk-${target}`));
  console.log(`${target}: the walk ends with this citation:\n${citation.replace(/^/gmu, '  ')}`);
}
if (!words.includes('walk')) {
  const { findWalk } = await load('scripts/find-walk.ts');
  for (const target of targets) await findWalk(target, resolve(root, `shots/find-${target}`));
}
if (!words.includes('walk') && !words.includes('find')) await (await load('scripts/shots.ts')).main(targets, resolve(root, 'shots'));
console.log('Pictures are in shots/.');
