import { expect } from 'vitest';
import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import { EMPTY_PRIOR } from '../../src/core/match/document-frequency.ts';
import { indexTermsOf } from '../../src/core/match/index-terms.ts';
import type { Article } from '../../src/core/model.ts';
import type { Store } from '../../src/store/store.ts';

const known = new Map<string, Uint32Array>();

/** The terms that an article is indexed under, made from its text alone. */
export function termsOf(article: Article): Uint32Array {
  let terms = known.get(article.id);
  if (terms === undefined) known.set(article.id, (terms = indexTermsOf(fingerprintOf(article), EMPTY_PRIOR)));
  return terms;
}

/** The index answers as a scan of these articles does, for every term of each; and it has no other article. */
export async function expectIndexIs(store: Store, articles: readonly Article[]): Promise<void> {
  const scan = new Map<number, string[]>();
  for (const article of articles) for (const term of termsOf(article)) scan.set(term, [...(scan.get(term) ?? []), article.id]);
  const terms = [...scan.keys(), 1, 2 ** 32 - 1].filter((term, i, all) => all.indexOf(term) === i);
  const found = await store.reader.postings(terms);
  const docs = [...new Set(found.flatMap((list) => Array.from(list)))];
  const sketches = await store.reader.sketches(docs);
  const idOf = new Map(docs.map((doc, i) => [doc, sketches[i]?.id ?? `nothing under ${doc}`]));
  for (const [i, term] of terms.entries()) {
    const list = Array.from(found[i] ?? []);
    expect(list, 'ascending, no number twice').toEqual([...new Set(list)].sort((a, b) => a - b));
    expect(new Set(list.map((doc) => idOf.get(doc)))).toEqual(new Set(scan.get(term)));
  }
}

/** Every article is whole: listed, readable, sketched and in the index; or it is none of it. */
export async function expectWhole(store: Store, articles: readonly Article[]): Promise<void> {
  const { rows } = await store.list('', null, 2_000);
  expect(rows.map(({ id }) => id).sort()).toEqual(articles.map(({ id }) => id).sort());
  expect(store.state.articles).toBe(articles.length);
  const read = await store.articles(articles.map(({ id }) => id));
  expect(read.map((row) => row?.article)).toEqual(articles);
  if (store.state.rebuild === null) await expectIndexIs(store, articles);
}
