const FIRST_SLOTS = 4_096;
/** So many UTF-16 units are kept at most. */
const MOST_UNITS = 2 ** 20;

/**
 * What was worked out of spellings, found again by a stretch of a text: news repeats its words, and neither cutting
 * a word out of the text nor hashing it as a string is needed to know it again. Keeps no text alive: spellings
 * are copied. Entries are numbered from 0; numbers hold until `trim` forgets all.
 */
export class SpellingTable<T> {
  /** What `make` made of each entry. */
  readonly made: T[] = [];
  readonly #make: (spelling: string, kind: number) => T;
  readonly #most: number;
  /** Open addressing: number of an entry + 1, or 0. */
  #slots = new Int32Array(FIRST_SLOTS);
  #hashes = new Int32Array(FIRST_SLOTS / 2);
  /** Entry `i` is spelled `#units[#ends[i − 1] … #ends[i])`. */
  #ends = new Int32Array(FIRST_SLOTS / 2);
  #units = new Uint16Array(FIRST_SLOTS * 4);

  /** Is trimmed to nothing when it holds more than `most` entries. */
  constructor(make: (spelling: string, kind: number) => T, most: number) {
    this.#make = make;
    this.#most = most;
  }

  /** The number of `text.slice(start, end)`, which `make` turns into something when it is new. `hash` is its `spellingHash`. */
  indexOf(text: string, start: number, end: number, hash: number, kind: number): number {
    const held = this.find(text, start, end, hash);
    return held >= 0 ? held : this.#enter(text, start, end, hash, kind);
  }

  /** The same, or −1 when it is not held. */
  find(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? 0;
      if (held === 0) return -1;
      if (hashes[held - 1] === hash && this.#isSpelled(held - 1, text, start, end - start)) return held - 1;
    }
  }

  /** Forget everything if there is too much of it. */
  trim(): void {
    if (this.made.length <= this.#most && (this.#ends[this.made.length - 1] ?? 0) <= MOST_UNITS) return;
    this.made.length = 0;
    this.#slots.fill(0);
  }

  #isSpelled(entry: number, text: string, start: number, length: number): boolean {
    const units = this.#units;
    const from = entry === 0 ? 0 : (this.#ends[entry - 1] ?? 0);
    if ((this.#ends[entry] ?? 0) - from !== length) return false;
    for (let i = 0; i < length; i++) if (units[from + i] !== text.charCodeAt(start + i)) return false;
    return true;
  }

  #enter(text: string, start: number, end: number, hash: number, kind: number): number {
    const entry = this.made.length;
    if (entry >= this.#hashes.length) this.#grow();
    const from = entry === 0 ? 0 : (this.#ends[entry - 1] ?? 0);
    const to = from + end - start;
    if (to > this.#units.length) this.#units = grown(this.#units, new Uint16Array(to * 2));
    for (let i = start; i < end; i++) this.#units[from + i - start] = text.charCodeAt(i);
    this.#ends[entry] = to;
    this.#hashes[entry] = hash;
    this.made.push(this.#make(copyOf(text.slice(start, end)), kind));
    this.#place(entry, hash);
    return entry;
  }

  #place(entry: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  #grow(): void {
    const size = this.#hashes.length * 2;
    this.#hashes = grown(this.#hashes, new Int32Array(size));
    this.#ends = grown(this.#ends, new Int32Array(size));
    this.#slots = new Int32Array(size * 2);
    for (let entry = 0; entry < this.made.length; entry++) this.#place(entry, this.#hashes[entry] ?? 0);
  }
}

/** One step of the hash of a spelling, over its UTF-16 units from 0. */
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

export function spellingHash(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = hashStep(hash, text.charCodeAt(i));
  return hash;
}

/** Engines keep a whole text in memory for a longer slice of it; a copy sets it free. */
function copyOf(slice: string): string {
  if (slice.length < 13 || slice.length > 200) return slice;
  let copy = '';
  for (let i = 0; i < slice.length; i += 12) copy += slice.slice(i, i + 12);
  return copy;
}

function grown<A extends Int32Array | Uint16Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
