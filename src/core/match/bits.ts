/*
 * Numbers written in as many bits as they need, high bit first. Rice(k): the number divided by 2^k as so many ones
 * and a zero, then k bits; short when numbers are about 2^k. Gamma: for numbers from 1, mostly small.
 */

/** Bytes behind the last bit, so that a reader may look ahead without asking where the end is. */
export const PADDING = 4;

export class BitWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;
  /** Bits not yet in `#bytes`, fewer than eight. */
  #held = 0;
  #bits = 0;

  /** Whole bytes so far, the last one begun counted. */
  get length(): number {
    return this.#length + (this.#bits > 0 ? 1 : 0);
  }

  rice(value: number, k: number): void {
    let ones = value >>> k;
    for (; ones >= 16; ones -= 16) this.#put(0xffff, 16);
    this.#put(((1 << ones) - 1) << 1, ones + 1);
    if (k > 16) this.#put((value >>> 16) & ((1 << (k - 16)) - 1), k - 16);
    this.#put(value & (k >= 16 ? 0xffff : (1 << k) - 1), Math.min(k, 16));
  }

  gamma(value: number): void {
    const width = 31 - Math.clz32(value);
    for (let left = width; left > 0; left -= 16) this.#put(0, Math.min(left, 16));
    if (width >= 16) this.#put(value >>> 16, width - 15);
    this.#put(value & (width >= 16 ? 0xffff : 2 ** (width + 1) - 1), Math.min(width + 1, 16));
  }

  /** Go on at the next whole byte. */
  align(): void {
    if (this.#bits > 0) this.#put(0, 8 - this.#bits);
  }

  /** A copy of what was written. */
  take(): Uint8Array<ArrayBuffer> {
    this.align();
    return this.#bytes.slice(0, this.#length);
  }

  /** At most 17 bits. */
  #put(value: number, bits: number): void {
    let held = (this.#held << bits) | value;
    let left = this.#bits + bits;
    if (this.#length + 4 > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    while (left >= 8) {
      left -= 8;
      this.#bytes[this.#length++] = held >>> left;
    }
    held &= (1 << left) - 1;
    this.#held = held;
    this.#bits = left;
  }
}

/** Reads what `BitWriter` wrote, from bytes that end in `PADDING` more. Past the end it reads zeros: look at `at`. */
export class BitReader {
  readonly #bytes: Uint8Array;
  /** In bits. */
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  rice(k: number): number {
    const ahead = this.#ahead();
    const ones = Math.clz32(~ahead);
    const used = ones + 1 + k;
    if (used > 25) return this.#longRice(k);
    this.at += used;
    return k === 0 ? ones : ((ones << k) | ((ahead << (ones + 1)) >>> (32 - k))) >>> 0;
  }

  #longRice(k: number): number {
    let ones = 0;
    for (let run = 24; run === 24;) {
      run = Math.min(24, Math.clz32(~this.#ahead()));
      ones += run;
      this.at += run;
      this.#check();
    }
    this.at++;
    return ones * ((1 << k) >>> 0) + this.#plain(k);
  }

  gamma(): number {
    const width = Math.clz32(this.#ahead());
    if (width > 20) return this.#longGamma();
    this.at += width;
    return this.#plain(width + 1);
  }

  #longGamma(): number {
    let width = 0;
    while (this.#plain(1) === 0) {
      this.#check();
      if (++width > 31) throw new RangeError('damaged index block');
    }
    return width === 0 ? 1 : 2 ** width + this.#plain(width);
  }

  /** The next 25 bits at least, at the high end. */
  #ahead(): number {
    const bytes = this.#bytes;
    const byte = this.at >>> 3;
    const word = ((bytes[byte] ?? 0) << 24) | ((bytes[byte + 1] ?? 0) << 16) | ((bytes[byte + 2] ?? 0) << 8) | (bytes[byte + 3] ?? 0);
    return word << (this.at & 7);
  }

  #plain(bits: number): number {
    if (bits === 0) return 0;
    if (bits > 24) {
      const high = this.#plain(bits - 16);
      return high * 65_536 + this.#plain(16);
    }
    const value = this.#ahead() >>> (32 - bits);
    this.at += bits;
    return value;
  }

  #check(): void {
    if (this.at > this.#bytes.length * 8) throw new RangeError('damaged index block');
  }
}
