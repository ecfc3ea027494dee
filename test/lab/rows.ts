import { createReadStream, readFileSync } from 'node:fs';
import { createGunzip, gunzipSync } from 'node:zlib';
import { hash32 } from '../../src/core/article-id.ts';
import type { Article } from '../../src/core/model.ts';
import { say } from './command.ts';

/** Why a row is none; said as `FILE:LINE: reason`. */
export class BadRow extends Error {}

/**
 * Reads JSON Lines files, plain or gzip. A malformed row is said on stderr and left out; `malformed` counts
 * them, so that the command ends with status 1.
 */
export class Rows {
  malformed = 0;

  /** The rows of `file`, each made by `make` of its JSON value; `make` throws `BadRow` on a wrong one. */
  async *of<T>(file: string, make: (value: unknown) => T): AsyncGenerator<T> {
    let number = 0;
    try {
      for await (const bytes of lines(file)) {
        number++;
        try {
          const line = decode(bytes, number);
          if (line.trim() !== '') yield make(parse(line));
        } catch (error) {
          if (!(error instanceof BadRow)) throw error;
          this.#bad(file, number, error.message);
        }
      }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      this.#bad(file, number + 1, `cannot be read: ${message}`);
    }
  }

  articles(file: string): AsyncGenerator<Article> {
    return this.of(file, articleFrom);
  }

  get status(): number {
    return this.malformed > 0 ? 1 : 0;
  }

  #bad(file: string, line: number, reason: string): void {
    this.malformed++;
    say(`${file}:${line}: ${reason}`);
  }
}

/** All rows of a file that has to be in order (the given sets); throws on the first that is not. */
export async function readRows<T = Article>(file: string): Promise<T[]> {
  const rows = new Rows();
  const found: T[] = [];
  for await (const row of rows.of(file, (value) => value as T)) found.push(row);
  if (rows.malformed > 0) throw new Error(`${file}: malformed`);
  return found;
}

/** An article of a JSON value as LAB.md has it: what may be missing becomes null, further fields stay. */
export function articleFrom(value: unknown): Article {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadRow('not an object');
  const row = value as Record<string, unknown>;
  for (const name of ['id', 'url', 'text'])
    if (typeof row[name] !== 'string') throw new BadRow(`"${name}" ${row[name] === undefined ? 'is missing' : 'is not a string'}`);
  if (row['id'] === '') throw new BadRow('"id" is empty');
  for (const name of ['site', 'title', 'byline', 'published', 'lang'])
    if (row[name] !== undefined && row[name] !== null && typeof row[name] !== 'string') throw new BadRow(`"${name}" is not a string`);
  const article = row as unknown as Article;
  return {
    ...article,
    site: article.site ?? hostOf(article.url),
    title: article.title ?? null,
    byline: article.byline ?? null,
    published: article.published ?? null,
    lang: article.lang ?? null,
  };
}

const hostOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/iu.exec(url)?.[1] ?? url;

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    throw new BadRow(error instanceof SyntaxError ? `not JSON: ${error.message}` : String(error));
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, number: number): string {
  try {
    const line = utf8.decode(bytes);
    return number === 1 ? line.replace(/^\uFEFF/u, '') : line;
  } catch {
    throw new BadRow('not UTF-8');
  }
}

async function* lines(file: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  const stream = file.endsWith('.gz') ? source.on('error', (error) => stream.destroy(error)).pipe(createGunzip()) : source;
  let parts: Uint8Array[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield joined([...parts, chunk.subarray(from, at)]);
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield joined(parts);
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => (parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts));

/** All rows of a file at once, packed or not. */
export const rowsOf = <T>(file: string): T[] => {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
};

/** So many of `from`, drawn by the page's name. */
export function some<T extends { readonly id: string }>(from: readonly T[], many: number, key: string): T[] {
  return [...from].sort((a, b) => hash32(a.id + key) - hash32(b.id + key)).slice(0, many);
}
