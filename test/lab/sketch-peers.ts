import { randomFrom } from './synthetic.ts';

/*
 * Two ways to find near copies without an inverted index, to compare with: MinHash with banding, and a scan over
 * 64-byte sketches. Both get the same stems as our index does.
 */

export interface SketchPeer {
  readonly name: string;
  readonly bytes: number;
  add(doc: number, stems: ArrayLike<number>): void;
  /** The thirty best. */
  search(stems: ArrayLike<number>): number[];
}

const MOST = 30;

/** Two odd multipliers and an addition a hash function: enough to order 32-bit hashes anew. */
function hashFunctions(many: number): { readonly a: Int32Array; readonly b: Int32Array } {
  const random = randomFrom(20_240_601);
  const draw = () => Int32Array.from({ length: many }, () => Math.floor(random() * 2 ** 32) | 1);
  return { a: draw(), b: draw() };
}

function minHash(stems: ArrayLike<number>, { a, b }: { readonly a: Int32Array; readonly b: Int32Array }, out: Uint32Array): void {
  out.fill(0xffff_ffff);
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] ?? 0;
    for (let f = 0; f < out.length; f++) {
      let h = Math.imul(stem ^ (b[f] ?? 0), a[f] ?? 1);
      h = (h ^ (h >>> 15)) >>> 0;
      if (h < (out[f] ?? 0)) out[f] = h;
    }
  }
}

/** MinHash of 128 functions in `bands` of `rows`: candidates share a band, and are ranked by equal hashes. */
export function minHashLsh(bands: number, rows: number): SketchPeer {
  const functions = hashFunctions(bands * rows);
  const buckets = Array.from({ length: bands }, () => new Map<number, number[]>());
  const signatures: Uint32Array[] = [];
  const own = new Uint32Array(bands * rows);
  const keyOf = (signature: Uint32Array, band: number): number => {
    let key = band;
    for (let r = band * rows; r < (band + 1) * rows; r++) key = (Math.imul(key, 31) + (signature[r] ?? 0)) | 0;
    return key;
  };
  return {
    name: `MinHash ${bands}×${rows}`,
    bytes: bands * rows * 4 + bands * 4,
    add(doc, stems) {
      minHash(stems, functions, own);
      const signature = own.slice();
      signatures[doc] = signature;
      buckets.forEach((bucket, band) => {
        const key = keyOf(signature, band);
        const docs = bucket.get(key);
        if (docs === undefined) bucket.set(key, [doc]);
        else docs.push(doc);
      });
    },
    search(stems) {
      minHash(stems, functions, own);
      const met = new Set<number>();
      buckets.forEach((bucket, band) => {
        for (const doc of bucket.get(keyOf(own, band)) ?? []) met.add(doc);
      });
      const likeness = (doc: number): number => own.reduce((same, hash, f) => same + (signatures[doc]?.[f] === hash ? 1 : 0), 0);
      return Array.from(met, (doc) => ({ doc, same: likeness(doc) }))
        .sort((x, y) => y.same - x.same || x.doc - y.doc)
        .slice(0, MOST)
        .map(({ doc }) => doc);
    },
  };
}

/** One bit of each of 512 MinHashes (64 bytes an article), all compared with the query's. */
export function bitSketches(articles: number): SketchPeer {
  const WORDS = 16;
  const functions = hashFunctions(WORDS * 32);
  const held = new Int32Array(articles * WORDS);
  const full = new Uint32Array(WORDS * 32);
  const sketch = (stems: ArrayLike<number>, out: Int32Array, at: number): void => {
    minHash(stems, functions, full);
    for (let f = 0; f < full.length; f++) {
      const bit = ((full[f] ?? 0) >>> 7) & 1;
      out[at + (f >> 5)] = (out[at + (f >> 5)] ?? 0) | (bit << (f & 31));
    }
  };
  let docs = 0;
  return {
    name: 'scan of 64 bytes',
    bytes: 64,
    add(doc, stems) {
      sketch(stems, held, doc * WORDS);
      docs = Math.max(docs, doc + 1);
    },
    search(stems) {
      const own = new Int32Array(WORDS);
      sketch(stems, own, 0);
      const counts = new Uint32Array(WORDS * 32 + 1);
      const distances = new Uint16Array(docs);
      for (let doc = 0, at = 0; doc < docs; doc++) {
        let distance = 0;
        for (let w = 0; w < WORDS; w++) distance += bitsIn((own[w] ?? 0) ^ (held[at++] ?? 0));
        distances[doc] = distance;
        counts[distance] = (counts[distance] ?? 0) + 1;
      }
      let limit = 0;
      for (let sum = 0; limit < counts.length && sum < MOST; limit++) sum += counts[limit] ?? 0;
      const found: number[] = [];
      for (let doc = 0; doc < docs; doc++) if ((distances[doc] ?? 0) < limit) found.push(doc);
      return found.sort((x, y) => (distances[x] ?? 0) - (distances[y] ?? 0) || x - y).slice(0, MOST);
    },
  };
}

function bitsIn(word: number): number {
  let v = word - ((word >>> 1) & 0x5555_5555);
  v = (v & 0x3333_3333) + ((v >>> 2) & 0x3333_3333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
