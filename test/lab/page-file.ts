import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DOMParser } from 'linkedom';
import { decodeHtml } from '../../src/extract/saved.ts';

/** A saved page, plain or gzip, as linkedom reads it. Throws when the file cannot be read or unpacked. */
export const readPage = (path: string): Document => parsePage(readHtml(path));

export function readHtml(path: string): string {
  const bytes = readFileSync(path);
  return decodeHtml(path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: 100_000_000 }) : bytes);
}

/** linkedom wants an html element around everything; browsers supply it. */
export function parsePage(html: string): Document {
  const whole = /<html[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`;
  return new DOMParser().parseFromString(whole, 'text/html') as unknown as Document;
}
