import type { Article, Fingerprint, RefusalReason } from '../core/model.ts';
import { fingerprintOf } from '../core/fingerprint/fingerprint.ts';
import { extractArticle } from '../extract/extract.ts';
import type { TextMap } from '../extract/text-map.ts';
import { manifest } from '../platform/browser.ts';

/** The open page as it was read: its article, where each letter stands, and what matching needs. */
export interface Reading {
  readonly url: string;
  readonly article: Article;
  readonly fingerprint: Fingerprint;
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
  return { url, article: found.article, fingerprint: fingerprintOf(found.article), map: found.map };
}

/** Pages of this machine are private, unless the very manifest names them: the demo and the browser tests. */
function mayReadLoopback(): boolean {
  const hosts = manifest()['host_permissions'];
  return Array.isArray(hosts) && hosts.some((pattern) => typeof pattern === 'string' && /^http:\/\/(?:127\.0\.0\.1|\*\.localhost)\//u.test(pattern));
}
