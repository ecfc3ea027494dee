// Runs a TypeScript file in Node 20: node scripts/run-ts.mjs FILE.ts [arguments]; its `main(args)` may return an exit status.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';

const [file, ...args] = process.argv.slice(2);
const { module } = await runnerImport(pathToFileURL(resolve(file)).href, { configFile: false, logLevel: 'error' });
if (typeof module.main === 'function') process.exitCode = (await module.main(args)) ?? 0;
