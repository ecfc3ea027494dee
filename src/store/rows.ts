import { addressKey } from '../core/article-id.ts';
import { fingerprintOf } from '../core/fingerprint/fingerprint.ts';
import { bucketsOf, FREQUENCY_BUCKETS, type PriorFrequency } from '../core/match/document-frequency.ts';
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
  /** `bucketsOf` its fingerprint. */
  readonly buckets: Uint32Array;
}

/** An article as the journal keeps it. */
export interface JournalEntry extends IndexEntry {
  /** Null when an older version wrote it: its sketch tells. */
  readonly buckets: Uint32Array | null;
}

export function prepare(entry: { article: Article; savedAt: number; pinned: boolean; how: How }, prior: PriorFrequency): Prepared {
  return { ...entry, ...indexed(entry.article, prior) };
}

/** What the index holds of an article. */
export function indexed(article: Article, prior: PriorFrequency): Pick<Prepared, 'sketch' | 'terms' | 'buckets'> {
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

/** The packed counts with `more` counted in (ascending buckets, as often as they count): without the table in between. */
export function addToCounts(packed: Uint8Array, more: Uint32Array): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const from = new ByteReader(packed);
  let zeros = 0;
  let at = 0;
  const write = (count: number): void => {
    if (zeros > 0) {
      out.varint(0);
      out.varint(zeros);
      zeros = 0;
    }
    out.varint(count);
  };
  const taken = (bucket: number): number => {
    const start = at;
    while (more[at] === bucket) at++;
    return at - start;
  };
  let bucket = 0;
  while (bucket < FREQUENCY_BUCKETS) {
    const count = from.varint();
    if (count > 0) {
      write(count + taken(bucket++));
      continue;
    }
    const end = bucket + from.varint();
    while (bucket < end) {
      const next = Math.min(end, more[at] ?? end);
      zeros += next - bucket;
      bucket = next;
      if (bucket < end) write(taken(bucket++));
    }
  }
  if (zeros > 0) {
    out.varint(0);
    out.varint(zeros);
  }
  if (!from.done || bucket !== FREQUENCY_BUCKETS) throw new RangeError('damaged count table');
  return out.take();
}

/**
 * A stopped background unpacks them for its first match, before the engine has compiled anything: nearly all counts
 * are a byte or two, and those are read here without calls (processor time of a first call in a fresh process,
 * 361 KB of counts, least of 16: 6.5 ms, with calls 9.3).
 */
export function unpackCounts(bytes: Uint8Array): Uint32Array {
  const table = new Uint32Array(FREQUENCY_BUCKETS);
  const from = new ByteReader(bytes);
  let i = 0;
  let at = 0;
  while (i < FREQUENCY_BUCKETS && at < bytes.length) {
    const low = bytes[at] ?? 0;
    const high = bytes[at + 1] ?? 0;
    if (low > 0 && low < 0x80) {
      table[i++] = low;
      at++;
    } else if (low > 0x7f && high > 0 && high < 0x80) {
      table[i++] = (low & 0x7f) | (high << 7);
      at += 2;
    } else {
      from.at = at;
      const count = from.varint();
      if (count === 0) i += from.varint();
      else table[i++] = count;
      at = from.at;
    }
  }
  if (at < bytes.length || i !== FREQUENCY_BUCKETS) throw new RangeError('damaged count table');
  return table;
}
