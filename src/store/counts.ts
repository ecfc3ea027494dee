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

const GROUPS = FREQUENCY_BUCKETS / GROUP;

/** Counts as they come, group by group. */
class CountWriter {
  readonly #out = new ByteWriter();
  readonly #starts = new Uint32Array(GROUPS);
  #group = 0;

  group(counts: Uint32Array): void {
    this.#starts[this.#group++] = this.#out.length;
    let zeros = 0;
    const endRun = (): void => {
      if (zeros === 0) return;
      this.#out.varint(0);
      this.#out.varint(zeros);
      zeros = 0;
    };
    for (const count of counts)
      if (count === 0) zeros++;
      else {
        endRun();
        this.#out.varint(count);
      }
    endRun();
  }

  /** Groups that stay as they are, up to `end`. */
  copyUntil(end: number, { bytes, starts }: Required<PackedCounts>): void {
    const from = starts[this.#group] ?? bytes.length;
    const moved = this.#out.length - from;
    const own = this.#starts;
    for (let group = this.#group; group < end; group++) own[group] = (starts[group] ?? 0) + moved;
    this.#group = end;
    this.#out.append(bytes.subarray(from, starts[end] ?? bytes.length));
  }

  take(): Required<PackedCounts> {
    return { bytes: this.#out.take(), starts: this.#starts };
  }
}

let none: Required<PackedCounts> | null = null;

/** Counts of nothing. */
export const noCounts = (): Required<PackedCounts> => (none ??= packCounts(new Uint32Array(FREQUENCY_BUCKETS)));

export function packCounts(table: Uint32Array): Required<PackedCounts> {
  const out = new CountWriter();
  for (let start = 0; start < FREQUENCY_BUCKETS; start += GROUP) out.group(table.subarray(start, start + GROUP));
  return out.take();
}

/**
 * The packed counts with `more` counted in (ascending buckets, as often as they count); groups without any of them are
 * copied unread. Throws RangeError on damaged bytes.
 */
export function addToCounts(packed: PackedCounts, more: Uint32Array): Required<PackedCounts> {
  const before = inGroups(packed);
  const out = new CountWriter();
  const counts = new Uint32Array(GROUP);
  for (let at = 0; at < more.length;) {
    const group = Math.floor((more[at] ?? 0) / GROUP);
    out.copyUntil(group, before);
    unpack(before.bytes.subarray(before.starts[group], before.starts[group + 1]), counts);
    for (let bucket = more[at]; bucket !== undefined && bucket < (group + 1) * GROUP; bucket = more[++at])
      counts[bucket % GROUP] = (counts[bucket % GROUP] ?? 0) + 1;
    out.group(counts);
  }
  out.copyUntil(GROUPS, before);
  return out.take();
}

/** With `starts`. */
function inGroups({ bytes, starts }: PackedCounts): Required<PackedCounts> {
  if (starts === undefined) return packCounts(unpack(bytes, new Uint32Array(FREQUENCY_BUCKETS)));
  if (starts.length !== GROUPS || (starts[GROUPS - 1] ?? 0) >= bytes.length) throw new RangeError('damaged count table');
  return { bytes, starts };
}

/** Fill `counts` with these bytes, which are as many. */
function unpack(bytes: Uint8Array, counts: Uint32Array): Uint32Array {
  counts.fill(0);
  const from = new ByteReader(bytes);
  let bucket = 0;
  while (!from.done) {
    const count = from.varint();
    if (count > 0) counts[bucket++] = count;
    else bucket += from.varint();
  }
  if (bucket !== counts.length) throw new RangeError('damaged count table');
  return counts;
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
