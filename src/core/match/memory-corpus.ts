import { addressKey } from '../article-id.ts';
import type { Article, ArticleId, Fingerprint } from '../model.ts';
import type { CorpusReader, Sketch } from './corpus-reader.ts';
import { countTerms, FREQUENCY_BUCKETS, type PriorFrequency } from './document-frequency.ts';
import { indexTermsOf } from './index-terms.ts';
import { sketchBodyOf } from './sketch.ts';

/** A corpus in memory, for the lab and for tests: what the store does with IndexedDB, without the store. */
export class MemoryCorpus implements CorpusReader {
  readonly prior: PriorFrequency;
  readonly #sketches: (Sketch | null)[] = [];
  readonly #docs = new Map<ArticleId, number>();
  readonly #postings = new Map<number, GrowingList>();
  readonly #counts = new Uint32Array(FREQUENCY_BUCKETS);
  #articles = 0;

  constructor(prior: PriorFrequency) {
    this.prior = prior;
  }

  get size(): number {
    return this.#articles;
  }

  /** Adds an article; false when its id is known already. */
  add(article: Article, fingerprint: Fingerprint): boolean {
    if (this.#docs.has(article.id)) return false;
    const doc = this.#sketches.length;
    this.#docs.set(article.id, doc);
    this.#sketches.push({
      doc,
      id: article.id,
      address: addressKey(article.url),
      site: article.site,
      published: article.published,
      ...sketchBodyOf(fingerprint),
    });
    for (const term of indexTermsOf(fingerprint, this.prior)) {
      const docs = this.#postings.get(term);
      if (docs === undefined) this.#postings.set(term, new GrowingList(doc));
      else docs.push(doc);
    }
    countTerms(this.#counts, fingerprint);
    this.#articles++;
    return true;
  }

  /** Takes an article out; false when it is not there. */
  delete(id: ArticleId): boolean {
    const doc = this.#docs.get(id);
    const sketch = doc === undefined ? undefined : this.#sketches[doc];
    if (doc === undefined || sketch === undefined || sketch === null) return false;
    countTerms(this.#counts, sketch, -1);
    this.#sketches[doc] = null;
    this.#docs.delete(id);
    this.#articles--;
    return true;
  }

  /** Bytes of postings and sketches as they lie in memory, without what the engine adds. */
  bytes(): { readonly postings: number; readonly sketches: number } {
    let postings = 0;
    for (const docs of this.#postings.values()) postings += docs.bytes;
    let sketches = 0;
    for (const sketch of this.#sketches)
      if (sketch !== null) sketches += sketch.stems.byteLength + sketch.sentenceEnds.byteLength + sketch.anchors.byteLength;
    return { postings, sketches };
  }

  /** What was indexed, for the codec: every article with its terms. */
  *entries(): Generator<{ readonly doc: number; readonly terms: Uint32Array }> {
    for (const sketch of this.#sketches) if (sketch !== null) yield { doc: sketch.doc, terms: indexTermsOf(sketch, this.prior) };
  }

  frequencies(terms: readonly number[]): Promise<{ articles: number; counts: readonly number[] }> {
    return Promise.resolve({ articles: this.#articles, counts: terms.map((term) => this.#counts[term & (FREQUENCY_BUCKETS - 1)] ?? 0) });
  }

  postings(terms: readonly number[]): Promise<readonly ArrayLike<number>[]> {
    const whole = this.#sketches.length === this.#articles;
    return Promise.resolve(
      terms.map((term) => {
        const docs = this.#postings.get(term)?.view() ?? new Uint32Array(0);
        return whole ? docs : docs.filter((doc) => this.#sketches[doc] !== null);
      }),
    );
  }

  sketches(docs: readonly number[]): Promise<readonly (Sketch | null)[]> {
    return Promise.resolve(docs.map((doc) => this.#sketches[doc] ?? null));
  }
}

/** Numbers in a typed array that doubles. */
class GrowingList {
  #held: Uint32Array;
  #length = 1;

  constructor(first: number) {
    this.#held = Uint32Array.of(first);
  }

  get bytes(): number {
    return this.#held.byteLength;
  }

  push(value: number): void {
    if (this.#length === this.#held.length) {
      const grown = new Uint32Array(this.#length * 2);
      grown.set(this.#held);
      this.#held = grown;
    }
    this.#held[this.#length++] = value;
  }

  view(): Uint32Array {
    return this.#held.subarray(0, this.#length);
  }
}
