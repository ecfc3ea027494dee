import type { Article } from '../core/model.ts';
import { decodeHtml, extractSaved } from '../extract/saved.ts';

export type SavedPage = { readonly ok: true; readonly article: Article } | { readonly ok: false; readonly reason: string };

const MAX_BYTES = 50 * 1024 * 1024;

/**
 * The article of an HTML file that the reader saved. Runs in a page (a worker has no DOMParser); nothing in the
 * file is run or loaded.
 */
export async function readSavedPage(file: Blob, name: string): Promise<SavedPage> {
  if (file.size > MAX_BYTES) return { ok: false, reason: 'the file is larger than 50 MB' };
  const html = decodeHtml(new Uint8Array(await file.arrayBuffer()));
  const found = await extractSaved(new DOMParser().parseFromString(html, 'text/html'), name);
  return found.ok ? { ok: true, article: found.article } : { ok: false, reason: found.detail };
}
