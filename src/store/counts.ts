import { FREQUENCY_BUCKETS } from '../core/match/document-frequency.ts';
import { ByteReader, ByteWriter } from '../core/match/varint.ts';

/*
 * How many articles hold each bucket of words, as one row: varints in order of buckets, a run of zeros as a zero and its
 * length, so that a small corpus has a small table. Runs end with their group of buckets, so that a match reads the
 * groups of its own words alone: of 100,000 articles a stopped background unpacked 360 KB for them, 6 ms of its 45.
 */

/** Packed counts. `starts`: where each group begins in `bytes`; an older version wrote none. */
export interface PackedCounts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts?: Uint32Array<ArrayBuffer>;
}

/** Buckets of one group. */
const GROUP = 64;

/** Counts as they come, in order of buckets. */
class CountWriter {
  readonly #out = new ByteWriter();
  readonly #starts = new Uint32Array(FREQUENCY_BUCKETS / GROUP);
  #bucket = 0;
  #zeros = 0;

  count(count: number): void {
    this.#endRun();
    this.#begin();
    this.#out.varint(count);
    this.#bucket++;
  }

  skip(zeros: number): void {
    for (let left = zeros; left > 0;) {
      this.#begin();
      const here = Math.min(left, GROUP - (this.#bucket % GROUP));
      this.#zeros += here;
      this.#bucket += here;
      left -= here;
      if (this.#bucket % GROUP === 0) this.#endRun();
    }
  }

  take(): Required<PackedCounts> {
    return { bytes: this.#out.take(), starts: this.#starts };
  }

  #begin(): void {
    if (this.#bucket % GROUP === 0) this.#starts[this.#bucket / GROUP] = this.#out.length;
  }

  #endRun(): void {
    if (this.#zeros === 0) return;
    this.#out.varint(0);
    this.#out.varint(this.#zeros);
    this.#zeros = 0;
  }
}

/** Counts of nothing. */
export function noCounts(): Required<PackedCounts> {
  const out = new CountWriter();
  out.skip(FREQUENCY_BUCKETS);
  return out.take();
}

export function packCounts(table: Uint32Array): Required<PackedCounts> {
  const out = new CountWriter();
  for (const count of table)
    if (count === 0) out.skip(1);
    else out.count(count);
  return out.take();
}

/**
 * The packed counts with `more` counted in (ascending buckets, as often as they count): without the table in between.
 * Throws RangeError on damaged bytes.
 */
export function addToCounts(packed: PackedCounts, more: Uint32Array): Required<PackedCounts> {
  const out = new CountWriter();
  const from = new ByteReader(packed.bytes);
  let at = 0;
  const taken = (bucket: number): number => {
    const start = at;
    while (more[at] === bucket) at++;
    return at - start;
  };
  let bucket = 0;
  while (bucket < FREQUENCY_BUCKETS) {
    const count = from.varint();
    if (count > 0) {
      out.count(count + taken(bucket++));
      continue;
    }
    const end = bucket + from.varint();
    while (bucket < end) {
      const next = Math.min(end, more[at] ?? end);
      out.skip(next - bucket);
      bucket = next;
      if (bucket < end) out.count(taken(bucket++));
    }
  }
  if (!from.done || bucket !== FREQUENCY_BUCKETS) throw new RangeError('damaged count table');
  return out.take();
}

/** The same; damaged counts are as good as none, as counts only weigh. */
export function countedIn(packed: PackedCounts | undefined, more: Uint32Array): Required<PackedCounts> {
  try {
    return addToCounts(packed ?? noCounts(), more);
  } catch (thrown) {
    if (thrown instanceof RangeError) return addToCounts(noCounts(), more);
    throw thrown;
  }
}

/** The count of a bucket; 0 where the bytes are damaged. */
export function countsIn({ bytes, starts }: PackedCounts): (bucket: number) => number {
  let held = starts === undefined ? null : { bytes, starts };
  return (bucket) => {
    held ??= countedIn({ bytes }, new Uint32Array(0));
    try {
      return countAt(held, bucket);
    } catch (thrown) {
      if (thrown instanceof RangeError) return 0;
      throw thrown;
    }
  };
}

function countAt({ bytes, starts }: Required<PackedCounts>, wanted: number): number {
  const group = Math.floor(wanted / GROUP);
  const from = new ByteReader(bytes);
  from.at = starts[group] ?? bytes.length;
  for (let bucket = group * GROUP; bucket <= wanted;) {
    const count = from.varint();
    if (count > 0 && bucket === wanted) return count;
    bucket += count > 0 ? 1 : Math.max(1, from.varint());
  }
  return 0;
}
