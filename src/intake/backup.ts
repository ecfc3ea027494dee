import type { Article } from '../core/model.ts';
import { articleFrom, parseLine } from './article-row.ts';
import { linesOf, unpacked } from './lines.ts';

/**
 * The backup file, readable without us. UTF-8, one JSON object a line, optionally gzip as a whole:
 *
 * 1. `{"urtext-backup":1,"made":"2026-05-12T10:00:00Z","version":"0.1.0"}`
 * 2. one line an article: `{"sum":"…","row":{"article":{…},"savedAt":…,"pinned":…,"how":"…"}}`
 * 3. `{"end":true,"articles":N,"sum":"…"}`
 *
 * `sum` is the running SHA-256 in hex: of the sum on the line before (for the first article, of the whole first
 * line without its line break) followed by the text of `row` exactly as written (for the last line: by the count).
 * A changed byte therefore shows on its own line, a missing or moved line on the one after.
 */
export const BACKUP_FORMAT = 1;

export interface BackupRow {
  readonly article: Article;
  readonly savedAt: number;
  readonly pinned: boolean;
  readonly how: 'saved' | 'kept' | 'imported' | 'tabs' | 'demo' | 'found';
}

export interface BackupInfo {
  /** ISO 8601, by the caller's clock. */
  readonly made: string;
  /** Urtext's version. */
  readonly version: string;
}

export type BackupEvent =
  | { readonly kind: 'begin'; readonly info: BackupInfo }
  | { readonly kind: 'row'; readonly line: number; readonly row: BackupRow }
  /** A line that is not what was written. Later rows are read on. */
  | { readonly kind: 'damaged'; readonly where: string; readonly detail: string }
  /** The last event always. `whole`: every line was as written, and none is missing. */
  | { readonly kind: 'end'; readonly articles: number; readonly whole: boolean };

const ROW_LINE = /^\{"sum":"([\da-f]{64})","row":(\{.*\})\}$/su;
const HOW = ['saved', 'kept', 'imported', 'tabs', 'demo', 'found'] as const;
const encoder = new TextEncoder();

/** The lines of a backup, as bytes. */
export async function* writeBackup(rows: AsyncIterable<BackupRow>, info: BackupInfo): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const head = JSON.stringify({ 'urtext-backup': BACKUP_FORMAT, made: info.made, version: info.version });
  yield encoder.encode(`${head}\n`);
  let sum = head;
  let articles = 0;
  for await (const row of rows) {
    const written = JSON.stringify({ article: row.article, savedAt: row.savedAt, pinned: row.pinned, how: row.how });
    sum = await sha256(sum + written);
    articles++;
    yield encoder.encode(`{"sum":"${sum}","row":${written}}\n`);
  }
  yield encoder.encode(`${JSON.stringify({ end: true, articles, sum: await sha256(sum + String(articles)) })}\n`);
}

/** A backup as a stream that a page can save, packed with gzip unless told otherwise. */
export function backupStream(rows: AsyncIterable<BackupRow>, info: BackupInfo, gzip = true): ReadableStream<Uint8Array<ArrayBuffer>> {
  const lines = writeBackup(rows, info);
  const plain = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await lines.return(undefined)),
  });
  return gzip ? (plain.pipeThrough(new CompressionStream('gzip')) as ReadableStream<Uint8Array<ArrayBuffer>>) : plain;
}

/**
 * Read a backup and check every line. Read it once before restoring (`verifyBackup`) and again to restore: rows are
 * given out as they come, before the end is known to be whole.
 */
export async function* readBackup(file: ReadableStream<Uint8Array<ArrayBuffer>>, name: string): AsyncGenerator<BackupEvent> {
  let line = 0;
  // What the line before may have summed to: as stated there, or as its words say. They differ after damage only.
  let sums: string[] = [];
  let articles = 0;
  let whole = true;
  let ended = false;
  const follows = async (stated: string, written: string): Promise<boolean> => {
    for (const sum of sums) if (stated === (await sha256(sum + written))) return true;
    return false;
  };
  const damaged = (detail: string): BackupEvent => {
    whole = false;
    return { kind: 'damaged', where: `${name}:${String(line)}`, detail };
  };
  try {
    for await (const read of linesOf(unpacked(file))) {
      line = read.number;
      if (read.text === null) {
        yield damaged(read.reason);
        continue;
      }
      if (ended) {
        if (read.text !== '') yield damaged('there is more after the closing line');
        continue;
      }
      if (line === 1) {
        const info = infoOf(read.text);
        if (info === null) {
          yield damaged('this is not an Urtext backup, or of a newer format');
          break;
        }
        sums = [read.text];
        yield { kind: 'begin', info };
        continue;
      }
      const match = ROW_LINE.exec(read.text);
      if (match === null) {
        const closing = closingOf(read.text);
        if (closing === null) {
          const stated = /"sum":"([\da-f]{64})"/u.exec(read.text)?.[1];
          if (stated !== undefined) sums = [stated];
          yield damaged('the line is neither an article nor the closing line');
          continue;
        }
        ended = true;
        if (closing.articles !== articles)
          yield damaged(`${String(closing.articles)} articles were written, ${String(articles)} are whole`);
        else if (!(await follows(closing.sum, String(closing.articles)))) yield damaged('the closing sum is not that of the lines before');
        continue;
      }
      const [, stated = '', written = ''] = match;
      const right = await follows(stated, written);
      sums = right ? [stated] : [stated, await sha256((sums[0] ?? '') + written)];
      const row = right ? rowOf(written) : null;
      if (row === null) yield damaged(right ? 'the line holds no article' : 'the line or the one before is not what was written');
      else {
        articles++;
        yield { kind: 'row', line, row };
      }
    }
  } catch (thrown) {
    line++;
    yield damaged(`the file cannot be read further: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  if (!ended && whole) {
    line++;
    yield damaged('the closing line is missing: the file breaks off');
  }
  yield { kind: 'end', articles, whole };
}

export interface Verification {
  readonly whole: boolean;
  readonly articles: number;
  readonly info: BackupInfo | null;
  /** Where and how it is damaged, the first hundred places. */
  readonly damage: readonly { readonly where: string; readonly detail: string }[];
}

/** Read a backup through without keeping anything: is it whole? */
export async function verifyBackup(file: ReadableStream<Uint8Array<ArrayBuffer>>, name: string): Promise<Verification> {
  let info: BackupInfo | null = null;
  let articles = 0;
  let whole = false;
  const damage: { where: string; detail: string }[] = [];
  for await (const event of readBackup(file, name)) {
    if (event.kind === 'begin') info = event.info;
    if (event.kind === 'damaged' && damage.length < 100) damage.push({ where: event.where, detail: event.detail });
    if (event.kind === 'end') ({ articles, whole } = event);
  }
  return { whole, articles, info, damage };
}

function infoOf(line: string): BackupInfo | null {
  const head = objectIn(line);
  if (head?.['urtext-backup'] !== BACKUP_FORMAT || typeof head['made'] !== 'string' || typeof head['version'] !== 'string') return null;
  return { made: head['made'], version: head['version'] };
}

function closingOf(line: string): { readonly articles: number; readonly sum: string } | null {
  const end = objectIn(line);
  return end?.['end'] === true && typeof end['articles'] === 'number' && typeof end['sum'] === 'string'
    ? { articles: end['articles'], sum: end['sum'] }
    : null;
}

function rowOf(written: string): BackupRow | null {
  const row = objectIn(written);
  const article = articleFrom(row?.['article'], { exact: true });
  if (row === null || !article.ok) return null;
  const how = HOW.find((one) => one === row['how']);
  if (typeof row['savedAt'] !== 'number' || how === undefined) return null;
  return { article: article.article, savedAt: row['savedAt'], pinned: row['pinned'] === true, how };
}

function objectIn(line: string): Readonly<Record<string, unknown>> | null {
  const parsed = parseLine(line);
  return parsed.ok && typeof parsed.value === 'object' && parsed.value !== null ? (parsed.value as Record<string, unknown>) : null;
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
