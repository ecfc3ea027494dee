import { addressKey } from '../core/article-id.ts';
import { fingerprintOf } from '../core/fingerprint/fingerprint.ts';
import { bucketsOf, type PriorFrequency } from '../core/match/document-frequency.ts';
import { indexTermsOf } from '../core/match/index-terms.ts';
import type { IndexEntry } from '../core/match/postings.ts';
import { packSketch } from '../core/match/sketch.ts';
import type { Article } from '../core/model.ts';
import type { How, JournalRow, SketchRow, SummaryRow } from './tables.ts';

/** An article to be stored, with all that is derived of it: pure, and done before a transaction opens. */
export interface Prepared {
  readonly article: Article;
  readonly savedAt: number;
  readonly pinned: boolean;
  readonly how: How;
  readonly sketch: SketchRow;
  readonly terms: Uint32Array;
  /** `bucketsOf` its fingerprint. */
  readonly buckets: Uint32Array;
}

/** An article as the journal keeps it. */
export interface JournalEntry extends IndexEntry {
  /** Null when an older version wrote it: its sketch tells. */
  readonly buckets: Uint32Array | null;
}

/** What the index holds of an article. */
export type Indexed = Pick<Prepared, 'sketch' | 'terms' | 'buckets'>;

export function indexed(article: Article, prior: PriorFrequency): Indexed {
  const fingerprint = fingerprintOf(article);
  return {
    sketch: {
      id: article.id,
      address: addressKey(article.url),
      site: article.site,
      published: article.published ?? null,
      bytes: packSketch(fingerprint),
    },
    terms: indexTermsOf(fingerprint, prior),
    buckets: bucketsOf(fingerprint),
  };
}

export const summaryOf = (doc: number, { article, savedAt, pinned, how }: Prepared): SummaryRow => ({
  doc,
  id: article.id,
  url: article.url,
  site: article.site,
  outlet: article.outlet ?? null,
  title: article.title ?? null,
  published: article.published ?? null,
  lang: article.lang ?? null,
  savedAt,
  pinned,
  size: article.text.length,
  how,
});

/** A journal chunk of these articles, in the order given. */
export function journalOf(entries: readonly JournalEntry[]): JournalRow {
  const docs = Uint32Array.from(entries, ({ doc }) => doc);
  const { ends, values } = concatenated(entries.map(({ terms }) => terms));
  const buckets = entries.flatMap(({ buckets: own }) => (own === null ? [] : [own]));
  return { docs, ends, terms: values, ...(buckets.length === entries.length ? { buckets: concatenated(buckets) } : {}) };
}

function concatenated(lists: readonly ArrayLike<number>[]): { ends: Uint32Array; values: Uint32Array } {
  const ends = new Uint32Array(lists.length);
  const values = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  lists.forEach((list, i) => {
    values.set(list, end);
    ends[i] = end += list.length;
  });
  return { ends, values };
}

export function entriesOf({ docs, ends, terms, buckets }: JournalRow): JournalEntry[] {
  return Array.from(docs, (doc, i) => ({
    doc,
    terms: terms.subarray(ends[i - 1] ?? 0, ends[i] ?? 0),
    buckets: buckets === undefined ? null : buckets.values.subarray(buckets.ends[i - 1] ?? 0, buckets.ends[i] ?? 0),
  }));
}
