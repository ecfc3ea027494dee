import type { Article, ArticleId, RefusalReason } from '../core/model.ts';
import { extractArticle } from '../extract/extract.ts';
import type { PrivateHostOptions } from '../extract/private-host.ts';
import { decodeHtml } from '../extract/saved.ts';
import type { FindResult } from '../protocol/messages.ts';
import type { Candidate } from './candidates.ts';
import type { Door, Trouble } from './door.ts';
import type { Cause } from './request-log.ts';

/** So many are fetched at once. */
const WIDE = 5;

/** What became of one candidate. */
export type Fate =
  | { readonly is: 'waiting' | 'fetching' | 'comparing' }
  | { readonly is: 'version'; readonly id: ArticleId; readonly result: FindResult; readonly title: string | null; readonly site: string }
  /** Read and compared, and no version: how near it came. */
  | { readonly is: 'other'; readonly score: number; readonly sameEvent: boolean }
  | { readonly is: 'refused'; readonly reason: RefusalReason }
  | { readonly is: 'failed'; readonly trouble: Trouble };

export interface HuntDoors extends PrivateHostOptions {
  readonly door: Door;
  readonly offer: (article: Article) => Promise<FindResult | null>;
  readonly cause: Cause;
  /** Every change of a candidate, by its address. */
  readonly told: (url: string, fate: Fate) => void;
}

/** Fetch, read and compare candidates, a few at a time. One that fails stops no other; cancelled, what was found stays. */
export async function hunt(candidates: readonly Candidate[], doors: HuntDoors, signal: AbortSignal): Promise<void> {
  let next = 0;
  for (const { url } of candidates) doors.told(url, { is: 'waiting' });
  const worker = async (): Promise<void> => {
    for (let i = next++; i < candidates.length; i = next++) {
      const candidate = candidates[i];
      if (candidate !== undefined) doors.told(candidate.url, await fateOf(candidate, doors, signal));
    }
  };
  await Promise.all(Array.from({ length: WIDE }, worker));
}

async function fateOf(candidate: Candidate, doors: HuntDoors, signal: AbortSignal): Promise<Fate> {
  if (signal.aborted) return { is: 'failed', trouble: { code: 'cancelled' } };
  doors.told(candidate.url, { is: 'fetching' });
  const got = await doors.door({ address: candidate.url, kind: 'page', cause: doors.cause, signal });
  if (!got.ok) return { is: 'failed', trouble: got.trouble };
  doors.told(candidate.url, { is: 'comparing' });
  const document = new DOMParser().parseFromString(decodeHtml(got.bytes), 'text/html');
  const extraction = await extractArticle(document, got.url, doors);
  if (!extraction.ok) return { is: 'refused', reason: extraction.reason };
  const article = candidate.clues.includes('capture') ? captured(extraction.article, candidate) : extraction.article;
  const result = await doors.offer(article);
  if (result === null) return { is: 'other', score: 0, sameEvent: false };
  if (!result.sibling) return { is: 'other', score: result.score, sameEvent: result.relation === 'same-event' && result.score > 0 };
  return { is: 'version', id: result.id, result, title: article.title ?? null, site: article.outlet ?? article.site };
}

/** A capture says whose page it was and when it was taken. */
const captured = (article: Article, { outlet }: Candidate): Article => ({ ...article, outlet: outlet ?? article.outlet ?? null });
