// The lab: `npm run --silent lab -- COMMAND …`. Bundles test/lab/lab.ts on the first call or when a source is newer; stdout is the command's own.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(fileURLToPath(import.meta.url), '..', '..');
const cache = join(root, '.cache', 'lab');

const newest = (path) => {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(path, { withFileTypes: true })
      .filter((child) => child.name !== 'node_modules')
      .map((child) => newest(join(path, child.name))),
  );
};

// Every state of the sources has a folder of its own, so that a call never loses its bundle to another.
const sources = ['src', 'test/lab', 'test/demo', 'test/shared-folder.ts', 'package-lock.json', 'scripts/lab.mjs'];
const folder = join(cache, String(Math.round(Math.max(...sources.map((path) => newest(join(root, path)))))));
if (!existsSync(folder)) {
  const fresh = `${folder}.${process.pid}`;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: fresh,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: { lab: join(root, 'test/lab/lab.ts') },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  try {
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true, force: true }); // another call was first with the same sources
  }
  const hourAgo = Date.now() - 3_600_000;
  for (const old of readdirSync(cache)) if (newest(join(cache, old)) < hourAgo) rmSync(join(cache, old), { recursive: true, force: true });
}
const { main } = await import(pathToFileURL(join(folder, 'lab.mjs')).href);
process.exitCode = await main(process.argv.slice(2));
