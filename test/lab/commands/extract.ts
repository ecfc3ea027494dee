import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extractSaved } from '../../../src/extract/saved.ts';
import { readPage } from '../page-file.ts';

export const usage = 'extract --pages DIR';

/** The article of every saved page in a folder, one row each, by file name. */
export async function run(args: readonly string[]): Promise<number> {
  const [option, folder, ...rest] = args;
  if (option !== '--pages' || folder === undefined || rest.length > 0) {
    process.stderr.write(`usage: ${usage}\n`);
    return 2;
  }
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => /\.html(?:\.gz)?$/iu.test(name)).sort();
  } catch (thrown) {
    process.stderr.write(`${folder}: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    return 1;
  }
  let bad = 0;
  for (const file of names) {
    try {
      const found = await extractSaved(readPage(join(folder, file)), file);
      const row = found.ok ? { file, article: found.article, reason: null } : { file, article: null, reason: found.reason, detail: found.detail };
      process.stdout.write(`${JSON.stringify(row)}\n`);
    } catch (thrown) {
      bad++;
      process.stderr.write(`${join(folder, file)}:1: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    }
  }
  process.stderr.write(`${String(names.length)} pages, ${String(bad)} unreadable\n`);
  return bad === 0 ? 0 : 1;
}

export const main = run;
