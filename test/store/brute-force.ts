import { deepStrictEqual, strictEqual } from 'node:assert';
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
  for (const article of articles)
    for (const term of termsOf(article)) {
      const ids = scan.get(term);
      if (ids === undefined) scan.set(term, [article.id]);
      else ids.push(article.id);
    }
  const terms = [...new Set([...scan.keys(), 1, 2 ** 32 - 1])];
  const found = await store.reader.postings(terms);
  // And so from memory.
  const some = terms.slice(0, 8);
  deepStrictEqual(await store.reader.postings(some), found.slice(0, some.length));
  const docs = [...new Set(found.flatMap((list) => Array.from(list)))];
  const sketches = await store.reader.sketches(docs);
  const idOf = new Map(docs.map((doc, i) => [doc, sketches[i]?.id ?? `nothing under ${doc}`]));
  for (const [i, term] of terms.entries()) {
    const list = Array.from(found[i] ?? []);
    for (let k = 1; k < list.length; k++)
      if ((list[k] ?? 0) <= (list[k - 1] ?? 0)) throw new Error(`postings of ${term} do not ascend: ${list.join()}`);
    const ids = new Set(list.map((doc) => idOf.get(doc)));
    const wanted = new Set(scan.get(term));
    if (ids.size !== wanted.size || [...wanted].some((id) => !ids.has(id)))
      throw new Error(`term ${term}: the index has ${[...ids].join()}, a scan ${[...wanted].join()}`);
  }
}

/** Every article is whole: listed, readable, sketched and in the index; or it is none of it. */
export async function expectWhole(store: Store, articles: readonly Article[]): Promise<void> {
  const { rows } = await store.list('', null, 10_000);
  deepStrictEqual(new Set(rows.map(({ id }) => id)), new Set(articles.map(({ id }) => id)));
  strictEqual(rows.length, articles.length);
  strictEqual(store.state.articles, articles.length);
  const read = await store.articles(articles.map(({ id }) => id));
  deepStrictEqual(
    read.map((row) => row?.article),
    [...articles],
  );
  if (store.state.rebuild === null) await expectIndexIs(store, articles);
}
