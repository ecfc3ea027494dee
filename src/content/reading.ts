import type { Article, RefusalReason } from '../core/model.ts';
import { extractArticle } from '../extract/extract.ts';
import type { TextMap } from '../extract/text-map.ts';
import { manifest } from '../platform/browser.ts';

/**
 * The open page as it was read: its article and where each letter stands. The fingerprint is made by the
 * background, from the article alone: a page's process is not asked for it, and the script is 8 kB lighter.
 */
export interface Reading {
  readonly url: string;
  readonly article: Article;
  readonly map: TextMap;
}

export interface Refused {
  readonly refused: RefusalReason;
  readonly detail: string;
}

export async function readPage(): Promise<Reading | Refused> {
  const url = location.href;
  const found = await extractArticle(document, url, { loopbackAllowed: mayReadLoopback() });
  if (!found.ok) return { refused: found.reason, detail: found.detail };
  return { url, article: found.article, map: found.map };
}

/** Pages of this machine are private, unless the very manifest names them: the demo and the browser tests. */
function mayReadLoopback(): boolean {
  const hosts = manifest()['host_permissions'];
  return (
    Array.isArray(hosts) &&
    hosts.some((pattern) => typeof pattern === 'string' && /^http:\/\/(?:127\.0\.0\.1|\*\.localhost)\//u.test(pattern))
  );
}
