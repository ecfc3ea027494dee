/** Append-only bytes that grow: unsigned integers below 2³² in 7-bit groups, low group first. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  varint(value: number): void {
    this.#reserve(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }

  uint32s(values: ArrayLike<number>): void {
    const held = Uint32Array.from(values);
    this.append(new Uint8Array(held.buffer));
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A copy of what was written. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what `ByteWriter` wrote; throws RangeError past the end or on a value that is none of ours. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.at >= this.#bytes.length;
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    for (let shift = 0; shift < 35; shift += 7, factor *= 128) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) throw new RangeError('bytes end inside a number');
      if (shift === 28 && byte > 0x0f) break;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new RangeError('number over 32 bits');
  }

  /** Numbers written by `uint32`, as an array of their own. */
  uint32s(length: number): Uint32Array {
    const bytes = this.bytes(length * 4);
    // Every machine that a browser runs on is little-endian, as the bytes are.
    return new Uint32Array(bytes.slice().buffer);
  }

  bytes(length: number): Uint8Array {
    if (this.at + length > this.#bytes.length) throw new RangeError('bytes end too early');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}
