import { addressKey } from '../core/article-id.ts';
import { fingerprintOf } from '../core/fingerprint/fingerprint.ts';
import { FREQUENCY_BUCKETS, type PriorFrequency } from '../core/match/document-frequency.ts';
import { indexTermsOf } from '../core/match/index-terms.ts';
import type { IndexEntry } from '../core/match/postings.ts';
import { packSketch } from '../core/match/sketch.ts';
import { ByteReader, ByteWriter } from '../core/match/varint.ts';
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
}

export function prepare(entry: { article: Article; savedAt: number; pinned: boolean; how: How }, prior: PriorFrequency): Prepared {
  const { sketch, terms } = indexed(entry.article, prior);
  return { ...entry, sketch, terms };
}

/** What the index holds of an article. */
export function indexed(article: Article, prior: PriorFrequency): { sketch: SketchRow; terms: Uint32Array } {
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
export function journalOf(entries: readonly IndexEntry[]): JournalRow {
  const total = entries.reduce((sum, { terms }) => sum + terms.length, 0);
  const docs = new Uint32Array(entries.length);
  const ends = new Uint32Array(entries.length);
  const terms = new Uint32Array(total);
  let end = 0;
  entries.forEach((entry, i) => {
    docs[i] = entry.doc;
    terms.set(entry.terms, end);
    ends[i] = end += entry.terms.length;
  });
  return { docs, ends, terms };
}

export function entriesOf(row: JournalRow): IndexEntry[] {
  let from = 0;
  return Array.from(row.docs, (doc, i) => {
    const to = row.ends[i] ?? from;
    const entry = { doc, terms: row.terms.subarray(from, to) };
    from = to;
    return entry;
  });
}

/** Counts as varints; a run of zeros is a zero and its length, so that a small corpus has a small table. */
export function packCounts(table: Uint32Array): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (let i = 0; i < table.length;) {
    const count = table[i] ?? 0;
    out.varint(count);
    const start = i++;
    if (count !== 0) continue;
    while (i < table.length && table[i] === 0) i++;
    out.varint(i - start);
  }
  return out.take();
}

export function unpackCounts(bytes: Uint8Array): Uint32Array {
  const table = new Uint32Array(FREQUENCY_BUCKETS);
  const from = new ByteReader(bytes);
  let i = 0;
  while (i < table.length && !from.done) {
    const count = from.varint();
    if (count === 0) i += from.varint();
    else table[i++] = count;
  }
  if (!from.done || i !== table.length) throw new RangeError('damaged count table');
  return table;
}
