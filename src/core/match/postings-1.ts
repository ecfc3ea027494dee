import type { Block, OpenedBlock, TermPostings } from './postings.ts';
import { ByteReader } from './varint.ts';

/**
 * Blocks as version 0.1.0 wrote them: format, number of terms, then per term hash difference, number of articles,
 * first article minus the segment's base, differences; all varints. Read until the segment is written anew.
 */
export class BlockOfFormat1 implements OpenedBlock {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #first: number;

  constructor({ first, bytes }: Block) {
    this.#first = first;
    this.bytes = bytes;
  }

  docsOf(wanted: number, base: number): Uint32Array | null {
    for (const { hash, docs } of this.terms(base)) if (hash >= wanted) return hash === wanted ? Uint32Array.from(docs) : null;
    return null;
  }

  *terms(base: number): Generator<TermPostings> {
    const from = new ByteReader(this.bytes);
    if (from.varint() !== 1) throw new RangeError('index block of another format');
    let hash = this.#first;
    for (let left = from.varint(); left > 0; left--) {
      hash += from.varint();
      const many = from.varint();
      if (many > this.bytes.length) throw new RangeError('damaged index block');
      let doc = base;
      yield { hash, docs: Uint32Array.from({ length: many }, () => (doc += from.varint())) };
    }
    if (!from.done) throw new RangeError('damaged index block');
  }
}
