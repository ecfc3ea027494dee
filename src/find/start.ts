import { queriesFor } from '../core/find/query.ts';
import { sourcesDeclaredBy } from '../extract/declared-sources.ts';
import type { PrivateHostOptions } from '../extract/private-host.ts';
import type { FindSubject } from '../protocol/messages.ts';

/** What the search starts from: the page, what would be asked, and what the page itself names. */
export interface FindStart extends Pick<FindSubject, 'page' | 'known' | 'fingerprint'> {
  /** Two phrases word for word, and names with numbers; either may be empty. */
  readonly exact: string;
  readonly loose: string;
  /** What the page itself names as where it comes from, surest first. */
  readonly sources: readonly { readonly url: string | null; readonly name: string | null; readonly quote: string }[];
}

/** Made here and not in the worker, which would carry it at every start. Asks nobody. */
export function startOf({ page, article, shares, avoid, known, fingerprint }: FindSubject, options: PrivateHostOptions = {}): FindStart {
  const told = new Map(shares);
  const queries = queriesFor(article, { share: (hash) => told.get(hash) ?? 0, avoid });
  return {
    page,
    known,
    fingerprint,
    ...queries,
    sources: sourcesDeclaredBy(article, options).map(({ url, name, quote }) => ({ url, name, quote })),
  };
}
