import type { CorpusReader, Sketch } from '../../src/core/match/corpus-reader.ts';
import { bucketsOf, byteOfShare, FREQUENCY_BUCKETS, readPrior, type PriorFrequency } from '../../src/core/match/document-frequency.ts';
import { indexTermsOf } from '../../src/core/match/index-terms.ts';
import { openBlock } from '../../src/core/match/open-block.ts';
import {
  blockOf,
  encodeBlocks,
  encodeSegment,
  mergeTerms,
  type Block,
  type OpenedBlock,
  type TermPostings,
} from '../../src/core/match/postings.ts';
import { sketchBodyOf } from '../../src/core/match/sketch.ts';
import { FLUSH_ARTICLES, TIER } from '../../src/store/maintenance.ts';
import { syntheticFingerprint } from './synthetic-fingerprints.ts';

interface Grown {
  readonly level: number;
  readonly base: number;
  readonly width: number;
  readonly firsts: Uint32Array;
  readonly blocks: readonly OpenedBlock[];
}

/** Articles that the prior of these made-up news is counted over. */
const PRIOR_ARTICLES = 3_000;

/**
 * Made-up news from number 0 on, indexed as the store does it: a segment of every 512, four of a size merged into
 * one. Sketches are made when first asked for, so that a million articles need little more than the memory of their index.
 */
export class GrownCorpus implements CorpusReader {
  readonly prior = priorOf(PRIOR_ARTICLES);
  size = 0;
  #segments: Grown[] = [];
  readonly #counts = new Uint32Array(FREQUENCY_BUCKETS);
  /** Of articles that were candidates once. */
  readonly #sketches = new Map<number, Sketch>();

  get bytes(): number {
    return this.#segments.reduce((sum, { blocks }) => sum + blocks.reduce((all, { bytes }) => all + bytes.length, 0), 0);
  }

  growTo(size: number): void {
    while (this.size < size) {
      const many = Math.min(FLUSH_ARTICLES, size - this.size);
      const entries = Array.from({ length: many }, (_, i) => {
        const fingerprint = syntheticFingerprint(this.size + i);
        for (const bucket of bucketsOf(fingerprint)) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
        return { doc: this.size + i, terms: indexTermsOf(fingerprint, this.prior) };
      });
      const { base, width, blocks } = encodeSegment(entries);
      this.#segments.push(grown(0, base, width, blocks));
      this.size += many;
      this.#merge();
    }
  }

  #merge(): void {
    for (let level = 0; ; level++) {
      const same = this.#segments.filter((segment) => segment.level === level);
      if (same.length < TIER) return;
      const base = Math.min(...same.map((segment) => segment.base));
      const width = Math.max(...same.map((segment) => segment.base + segment.width)) - base;
      const blocks = [
        ...encodeBlocks(
          mergeTerms(same.map(termsOf), () => false),
          base,
          width,
        ),
      ];
      this.#segments = [...this.#segments.filter((segment) => segment.level !== level), grown(level + 1, base, width, blocks)];
    }
  }

  frequencies(terms: readonly number[]): Promise<{ articles: number; counts: readonly number[] }> {
    return Promise.resolve({ articles: this.size, counts: terms.map((term) => this.#counts[term & (FREQUENCY_BUCKETS - 1)] ?? 0) });
  }

  postings(terms: readonly number[]): Promise<readonly Uint32Array[]> {
    const segments = this.#segments.toSorted((a, b) => a.base - b.base);
    return Promise.resolve(
      terms.map((term) => {
        const parts = segments.flatMap(({ firsts, blocks, base }) => blocks[blockOf(firsts, term)]?.docsOf(term, base) ?? []);
        if (parts.length === 1) return parts[0] as Uint32Array;
        const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
        parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
        return all;
      }),
    );
  }

  sketches(docs: readonly number[]): Promise<readonly Sketch[]> {
    return Promise.resolve(
      docs.map((doc) => {
        const known = this.#sketches.get(doc) ?? {
          doc,
          id: `synthetic-${doc}`,
          address: `synthetic-${doc}.example`,
          site: `synthetic-${doc % 500}.example`,
          published: null,
          ...sketchBodyOf(syntheticFingerprint(doc)),
        };
        this.#sketches.set(doc, known);
        return known;
      }),
    );
  }
}

const grown = (level: number, base: number, width: number, blocks: readonly Block[]): Grown => ({
  level,
  base,
  width,
  firsts: Uint32Array.from(blocks, ({ first }) => first),
  blocks: blocks.map(openBlock),
});

function* termsOf({ blocks, base }: Grown): Generator<TermPostings> {
  for (const block of blocks) yield* block.terms(base);
}

/** What the prior would be if these were the world's news. */
export function priorOf(many: number): PriorFrequency {
  const counts = new Uint32Array(FREQUENCY_BUCKETS);
  for (let i = 0; i < many; i++) for (const bucket of bucketsOf(syntheticFingerprint(i * 7))) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return readPrior(Uint8Array.from(counts, (count) => (count < 3 ? 0 : byteOfShare(count / many))));
}
