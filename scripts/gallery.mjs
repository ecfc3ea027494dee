// Draws every state of every page from data, light and dark, in both browsers, into shots/ (ignored by git):
//   node scripts/gallery.mjs [chrome|firefox] [light|dark] [filter]
// `buildGallery()` gives the folder that the page tests serve.
import { createServer } from 'node:http';
import { mkdirSync, readFileSync, existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, runnerImport } from 'vite';

const PAGES = ['popup', 'compare', 'options', 'welcome', 'find'];

export async function buildGallery(out = '.cache/gallery') {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: resolve('test/ui/gallery'),
    base: './',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: resolve(out),
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rollupOptions: {
        input: Object.fromEntries(
          PAGES.filter((page) => existsSync(`test/ui/gallery/${page}.html`)).map((page) => [page, resolve(`test/ui/gallery/${page}.html`)]),
        ),
      },
    },
  });
  return resolve(out);
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** Serves a folder on loopback; `close()` ends it. */
export function serveFolder(folder) {
  return new Promise((done) => {
    const server = createServer((request, response) => {
      const file = join(folder, new URL(request.url ?? '/', 'http://x').pathname);
      if (!existsSync(file)) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
    });
    server.listen(0, '127.0.0.1', () => done({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }));
  });
}

async function main(args) {
  const targets = args.filter((word) => word === 'chrome' || word === 'firefox');
  const themes = args.filter((word) => word === 'light' || word === 'dark');
  const filter = args.find((word) => !targets.includes(word) && !themes.includes(word)) ?? '';
  const { module } = await runnerImport(pathToFileURL(resolve('test/ui/gallery/shoot.ts')).href, { configFile: false, logLevel: 'error' });
  const server = await serveFolder(await buildGallery());
  mkdirSync('shots', { recursive: true });
  try {
    await module.shoot(
      server.url,
      targets.length > 0 ? targets : ['chrome', 'firefox'],
      themes.length > 0 ? themes : ['light', 'dark'],
      filter,
    );
  } finally {
    server.close();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
