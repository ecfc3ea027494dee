import { AppError } from '../core/errors.ts';
import { backupStream, readBackup, verifyBackup } from '../intake/backup.ts';
import { jsonLine, readJsonLines } from '../intake/jsonl.ts';
import { readSavedPage } from '../intake/saved-page.ts';
import type { Article } from '../core/model.ts';
import type { StoredArticle } from '../protocol/messages.ts';
import type { FileDoors } from './file-doors.ts';
import type { Row } from './import-job.ts';

/** The real files: JSON Lines, saved pages and backups of `intake/`, with the share of the file read so far. */
export function filesOf(version: string): FileDoors {
  return { articlesIn, backupIn, exportOf, backupOf: (rows, now) => backupOf(rows, now, version) };
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The file's stream, and how much of it was taken out so far (0 to 1). */
function counted(file: File): { readonly stream: ReadableStream<Bytes>; readonly share: () => number } {
  let taken = 0;
  const count = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      taken += chunk.length;
      controller.enqueue(chunk);
    },
  });
  return {
    stream: (file.stream() as ReadableStream<Bytes>).pipeThrough(count),
    share: () => (file.size === 0 ? 1 : Math.min(1, taken / file.size)),
  };
}

async function* articlesIn(file: File): AsyncGenerator<Row<Article>> {
  if (/\.html?$/iu.test(file.name)) {
    const page = await readSavedPage(file, file.name);
    yield page.ok
      ? { ok: true, where: file.name, done: 1, value: page.article }
      : { ok: false, where: file.name, done: 1, reason: page.reason };
    return;
  }
  const { stream, share } = counted(file);
  for await (const row of readJsonLines(stream, file.name))
    yield row.ok
      ? { ok: true, where: `${file.name}:${String(row.line)}`, done: share(), value: row.article }
      : { ok: false, where: row.where, done: share(), reason: row.reason };
}

/** Reads the file twice: all of it is checked before the first row is given out. */
async function* backupIn(file: File): AsyncGenerator<Row<StoredArticle>> {
  const found = await verifyBackup(file.stream() as ReadableStream<Bytes>, file.name);
  if (found.info === null) throw new AppError({ code: 'no-backup', isArticles: await beginsWithArticle(file) });
  const [first] = found.damage;
  if (!found.whole) throw new AppError({ code: 'backup-damaged', where: first?.where ?? file.name, detail: first?.detail ?? '' });
  const { stream, share } = counted(file);
  for await (const event of readBackup(stream, file.name))
    if (event.kind === 'row') yield { ok: true, where: `${file.name}:${String(event.line)}`, done: share(), value: event.row };
}

async function beginsWithArticle(file: File): Promise<boolean> {
  for await (const row of articlesIn(file)) return row.ok;
  return false;
}

async function exportOf(rows: AsyncIterable<StoredArticle>): Promise<readonly string[]> {
  const parts: string[] = [];
  for await (const row of rows) parts.push(jsonLine(row.article));
  return parts;
}

async function backupOf(rows: AsyncIterable<StoredArticle>, now: number, version: string): ReturnType<FileDoors['backupOf']> {
  let count = 0;
  const counting = async function* (): AsyncGenerator<StoredArticle> {
    for await (const row of rows) {
      count++;
      yield row;
    }
  };
  const made = new Date(now).toISOString();
  const blob = await new Response(backupStream(counting(), { made, version })).blob();
  return { parts: [blob], count, name: `urtext-backup-${made.slice(0, 10)}.jsonl.gz`, type: 'application/gzip' };
}
