import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoArticle, demoPages } from '../test/demo/pages.ts';

const file = resolve(dirname(fileURLToPath(import.meta.url)), '../assets/demo/versions.jsonl');

/** The demo's articles as rows, in the order of story.json: what the welcome page puts into the corpus. */
export async function versionRows(): Promise<string> {
  const articles = await Promise.all(demoPages().map(demoArticle));
  return articles.map((article) => `${JSON.stringify(article)}\n`).join('');
}

/** Writes assets/demo/versions.jsonl: `node scripts/run-ts.mjs scripts/demo-versions.ts` */
export async function main(): Promise<number> {
  writeFileSync(file, await versionRows());
  return 0;
}
