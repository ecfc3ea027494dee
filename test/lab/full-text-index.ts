import { tokensOf } from '../../src/core/text/tokens.ts';

/** BM25's usual constants. */
const K1 = 1.2;
const B = 0.75;
/** Between the words of a text, so that a phrase is a piece of a string. */
const GAP = ' ';

/** A small full-text search engine for measuring queries: BM25 over stems, and phrases word for word. */
export class FullTextIndex {
  readonly #postings = new Map<string, Map<string, number>>();
  readonly #texts = new Map<string, string>();
  readonly #lengths = new Map<string, number>();
  #words = 0;

  has(id: string): boolean {
    return this.#texts.has(id);
  }

  add(id: string, text: string): void {
    const tokens = tokensOf(text, 'en').filter(({ kind }) => kind === 'word' || kind === 'number');
    for (const { stem } of tokens) {
      const row = this.#postings.get(stem) ?? new Map<string, number>();
      row.set(id, (row.get(id) ?? 0) + 1);
      this.#postings.set(stem, row);
    }
    this.#texts.set(id, `${GAP}${tokens.map(({ norm }) => norm).join(GAP)}${GAP}`);
    this.#lengths.set(id, tokens.length);
    this.#words += tokens.length;
  }

  /** Articles with any of the words, best first; "OR" and brackets are left out. */
  anyOf(query: string, except = ''): string[] {
    return this.#ranked(stemsOf(query.replace(/\bOR\b/gu, ' ')), () => true, except);
  }

  /** Articles with every word, and of "(a OR b)" one of them, best first. */
  allOf(query: string, except = ''): string[] {
    const stems = stemsOf(query.replace(/\bOR\b/gu, ' '));
    const groups = [...query.matchAll(/\(([^)]*)\)|(\S+)/gu)].map(([, group, word]) =>
      stemsOf((group ?? word ?? '').replace(/\bOR\b/gu, ' ')),
    );
    const fits = (id: string): boolean => groups.every((group) => group.some((stem) => this.#postings.get(stem)?.has(id) === true));
    return this.#ranked(stems, fits, except);
  }

  /** Articles with one of the quoted phrases, those with more of them first. */
  phrases(query: string, except = ''): string[] {
    const phrases = [...query.matchAll(/"([^"]+)"/gu)].map(([, words]) => wordsOf(words ?? ''));
    const found = new Map<string, number>();
    for (const words of phrases) {
      const rarest = words.map((word) => this.#postings.get(word.stem)).toSorted((a, b) => (a?.size ?? 0) - (b?.size ?? 0))[0];
      const whole = `${GAP}${words.map(({ norm }) => norm).join(GAP)}${GAP}`;
      for (const id of rarest?.keys() ?? [])
        if (id !== except && this.#texts.get(id)?.includes(whole) === true) found.set(id, (found.get(id) ?? 0) + 1);
    }
    return [...found].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
  }

  #ranked(stems: readonly string[], fits: (id: string) => boolean, except: string): string[] {
    const scores = new Map<string, number>();
    const mean = this.#words / Math.max(1, this.#texts.size);
    for (const stem of stems) {
      const row = this.#postings.get(stem);
      if (row === undefined) continue;
      const idf = Math.log(1 + (this.#texts.size - row.size + 0.5) / (row.size + 0.5));
      for (const [id, times] of row) {
        const length = (this.#lengths.get(id) ?? 0) / mean;
        scores.set(id, (scores.get(id) ?? 0) + (idf * times * (K1 + 1)) / (times + K1 * (1 - B + B * length)));
      }
    }
    return [...scores]
      .filter(([id]) => id !== except && fits(id))
      .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([id]) => id);
  }
}

const wordsOf = (text: string): { norm: string; stem: string }[] =>
  tokensOf(text, 'en').filter(({ kind }) => kind === 'word' || kind === 'number');
const stemsOf = (query: string): string[] => [...new Set(wordsOf(query).map(({ stem }) => stem))];
