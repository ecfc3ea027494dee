import type { Article } from '../core/model.ts';
import { articleFrom, parseLine } from './article-row.ts';
import { linesOf, unpacked } from './lines.ts';

/** One line of an imported file: an article, or where and why it was skipped. */
export type ImportedRow =
  | { readonly ok: true; readonly line: number; readonly article: Article }
  | { readonly ok: false; readonly line: number; readonly where: string; readonly reason: string };

/**
 * The articles of a JSON Lines file, plain or gzip, as a stream: memory stays at one line. A bad row gives one
 * clear reason with `FILE:LINE`, and the others are read on; blank lines are skipped. A file that breaks off or
 * cannot be unpacked further ends with one last bad row.
 */
export async function* readJsonLines(file: ReadableStream<Uint8Array<ArrayBuffer>>, name: string): AsyncGenerator<ImportedRow> {
  let last = 0;
  try {
    for await (const line of linesOf(unpacked(file))) {
      last = line.number;
      const bad = (reason: string): ImportedRow => ({ ok: false, line: line.number, where: `${name}:${String(line.number)}`, reason });
      if (line.text === null) {
        yield bad(line.reason);
        continue;
      }
      if (line.text.trim() === '') continue;
      const parsed = parseLine(line.text);
      if (!parsed.ok) {
        yield bad(parsed.reason);
        continue;
      }
      const row = articleFrom(parsed.value);
      yield row.ok ? { ok: true, line: line.number, article: row.article } : bad(row.reason);
    }
  } catch (thrown) {
    yield {
      ok: false,
      line: last + 1,
      where: `${name}:${String(last + 1)}`,
      reason: `the file cannot be read further: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    };
  }
}

/** The line of an article, with its line break. Fields stand in the order of the contract. */
export function jsonLine(article: Article): string {
  const { id, url, site, title, byline, published, lang, text, ...rest } = article;
  return `${JSON.stringify({ id, url, site, title, byline, published, lang, text, ...rest })}\n`;
}
