// The weight of what each entry makes a browser load, gzipped, against its budget. `node scripts/size.mjs [--json]`
import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../dist');
const KB = 1000;

/** Budgets in kB of gzip: the entry with all chunks and styles that it loads by itself. */
export const BUDGETS = { content: 45, popup: 31, background: 62, analyst: 118, find: 85 };
const PAGES = ['card', 'compare', 'find', 'options', 'welcome'];

const read = (target, file) => readFileSync(resolve(dist, target, file), 'utf8');

/** The files that `file` makes the browser load at once: its scripts, styles and their static imports, itself first. */
export function loadedBy(target, file, seen = new Set()) {
  if (seen.has(file)) return seen;
  if (!existsSync(resolve(dist, target, file))) throw new Error(`dist/${target} lacks ${file}: run "npm run build"`);
  seen.add(file);
  const text = read(target, file);
  const found = [];
  if (file.endsWith('.html')) for (const [, path] of text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/gu)) found.push(path);
  if (file.endsWith('.js')) for (const [, path] of text.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/gu)) found.push(path);
  if (file.endsWith('.css')) for (const [, path] of text.matchAll(/@import\s*(?:url\()?["']([^"']+)["']/gu)) found.push(path);
  for (const path of found) loadedBy(target, path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path), seen);
  return seen;
}

/** Entry name → the file it starts with. */
export function entriesOf(target) {
  const manifest = JSON.parse(read(target, 'manifest.json'));
  const background = manifest.background.service_worker ?? manifest.background.scripts[0];
  const pages = Object.fromEntries(['popup', ...PAGES].map((name) => [name, `src/${name}/index.html`]));
  return { content: 'src/content/index.iife.js', background, analyst: 'analyst/worker.js', ...pages };
}

export function weigh(target) {
  return Object.entries(entriesOf(target)).map(([entry, file]) => {
    const files = [...loadedBy(target, file)];
    const bytes = files.reduce((sum, one) => sum + gzipSync(read(target, one), { level: 9 }).length, 0);
    const budget = BUDGETS[entry] ?? null;
    return {
      target,
      entry,
      files: files.length,
      kB: Math.round(bytes / (KB / 10)) / 10,
      budget,
      ok: budget === null || bytes <= budget * KB,
    };
  });
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const rows = ['chrome', 'firefox'].flatMap(weigh);
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
  else
    for (const row of rows)
      console.log(
        `${row.ok ? '✔' : '✘'} ${row.target.padEnd(8)} ${row.entry.padEnd(11)} ${row.kB.toFixed(1).padStart(6)} kB${row.budget === null ? '' : ` of ${row.budget}`}`,
      );
  if (rows.some((row) => !row.ok)) {
    console.error('✘ over budget');
    process.exitCode = 1;
  }
}
