import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extractSaved } from '../../../src/extract/saved.ts';
import { print, say, UsageError, type Command } from '../command.ts';
import { readPage } from '../page-file.ts';

/** The article of every saved page in a folder, one row each, by file name. */
export const command: Command = {
  usage: '--pages DIR',
  options: { pages: { type: 'string' } },
  async run(options) {
    const folder = options['pages'];
    if (typeof folder !== 'string') throw new UsageError('--pages is missing');
    const names = pagesIn(folder);
    let unreadable = 0;
    for (const file of names) {
      try {
        const found = await extractSaved(readPage(join(folder, file)), file);
        print(
          found.ok ? { file, article: found.article, reason: null } : { file, article: null, reason: found.reason, detail: found.detail },
        );
      } catch (thrown) {
        unreadable++;
        say(`${join(folder, file)}:1: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      }
    }
    say(`${String(names.length)} pages, ${String(unreadable)} unreadable`);
    return unreadable === 0 ? 0 : 1;
  },
};

function pagesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.html(?:\.gz)?$/iu.test(name))
      .sort();
  } catch (thrown) {
    throw new UsageError(`--pages: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
