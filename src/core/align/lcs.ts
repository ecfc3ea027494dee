/**
 * More places where the same word stands on both sides than this are too many: the words that stand in the
 * most places are left out then, so that a hostile text costs no more than a long one.
 */
const MOST_MATCHES = 200_000;

/** Positions of the common words: `a[k]` and `b[k]` ascend together. */
export interface CommonWords {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Their weight in all. */
  readonly weight: number;
}

/** Where each word of a sequence stands, for a sequence that is compared with many others. */
export interface Places {
  readonly words: ArrayLike<number>;
  /** The last place of the word, or −1. */
  last(word: number): number;
  /** By place: the one before it that has the same word, or −1. */
  readonly before: Int32Array;
  /** By place: how often the word stands up to here; at its last place, how often in all. */
  readonly many: Int32Array;
}

/** A hash table over the places themselves: words are hashes already, and their low bits tell them apart. */
export function placesOf(words: ArrayLike<number>): Places {
  let size = 4;
  while (size < words.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const before = new Int32Array(words.length).fill(-1);
  const many = new Int32Array(words.length);
  const slotOf = (word: number): number => {
    let slot = (word ^ (word >>> 15)) & (size - 1);
    for (let at = slots[slot] as number; at >= 0 && words[at] !== word; at = slots[slot] as number) slot = (slot + 1) & (size - 1);
    return slot;
  };
  for (let i = 0; i < words.length; i++) {
    const slot = slotOf(words[i] as number);
    const earlier = slots[slot] as number;
    before[i] = earlier;
    many[i] = earlier < 0 ? 1 : (many[earlier] as number) + 1;
    slots[slot] = i;
  }
  return { last: (word) => slots[slotOf(word)] as number, words, before, many };
}

/** By place of `a`: the last place in the other sequence that has its word, or −1. */
export function lastOfEach(a: ArrayLike<number>, { last }: Places): Int32Array {
  const found = new Int32Array(a.length);
  for (let i = 0; i < a.length; i++) found[i] = last(a[i] as number);
  return found;
}

/** What is known of the two sequences beforehand. */
export interface Known {
  readonly placesB: Places;
  /** `lastOfEach` of `a` there, where it is asked for more than once. */
  readonly lastInB?: Int32Array;
  /** The weight of each word of `a`, by position. */
  readonly weightsA: Float64Array;
}

/**
 * The heaviest sequence of words that both have in the same order (longest common subsequence by weight).
 * Sparse (Hunt and Szymanski with weights): the work grows with the places where words agree, which for
 * content words is little more than the texts' length, instead of with the product of the lengths.
 * `skipA`, `skipB`: 1 at positions to leave out. Equal weights: the earliest in `a`, then in `b`.
 */
export function heaviestCommon(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weightOf: (word: number) => number,
  skipA?: Uint8Array,
  skipB?: Uint8Array,
  known?: Known,
): CommonWords {
  const places = known?.placesB ?? placesOf(b);
  const { before: earlierB, many: manyB } = places;
  let lastInB = known?.lastInB ?? lastOfEach(a, places);
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    const last = lastInB[i] as number;
    if (last >= 0 && skipA?.[i] !== 1) most += manyB[last] as number;
  }
  if (most > MOST_MATCHES) {
    // the words that make the most matches are left out, until few enough are left; what `skipB` leaves out counts
    const costs = new Float64Array(b.length);
    lastInB.forEach((last, i) => {
      if (last >= 0 && skipA?.[i] !== 1) (costs[last] as number) += manyB[last] as number;
    });
    for (const last of [...costs.keys()].sort((x, y) => (costs[y] ?? 0) - (costs[x] ?? 0))) {
      if (most <= MOST_MATCHES) break;
      most -= costs[last] ?? 0;
      costs[last] = -1;
    }
    lastInB = lastInB.map((last) => (costs[last] === -1 ? -1 : last));
  }
  // a Fenwick tree over b: the best cell so far that ends before a place. Cells only ever get better.
  const tree = new Int32Array(b.length + 1).fill(-1);
  const values = new Float64Array(most);
  const cellB = new Int32Array(most);
  const cellA = new Int32Array(most);
  const before = new Int32Array(most);
  let cells = 0;
  let top = -1;
  let topValue = 0;
  for (let i = 0; i < a.length; i++) {
    if (skipA !== undefined && skipA[i] === 1) continue;
    const last = lastInB[i] as number;
    if (last < 0) continue;
    const weight = known === undefined ? weightOf(a[i] as number) : (known.weightsA[i] as number);
    if (weight <= 0) continue;
    for (let j = last; j >= 0; j = earlierB[j] as number) {
      if (skipB !== undefined && skipB[j] === 1) continue;
      let from = -1;
      let reached = 0;
      for (let at = j; at > 0; at -= at & -at) {
        const cell = tree[at] as number;
        if (cell < 0) continue;
        const value = values[cell] as number;
        if (from < 0 || value > reached || (value === reached && cell < from)) {
          from = cell;
          reached = value;
        }
      }
      const value = weight + reached;
      const cell = cells++;
      values[cell] = value;
      for (let at = j + 1; at <= b.length; at += at & -at) {
        const held = tree[at] as number;
        if (held < 0 || value > (values[held] as number)) tree[at] = cell;
      }
      cellA[cell] = i;
      cellB[cell] = j;
      before[cell] = from;
      if (value > topValue) {
        topValue = value;
        top = cell;
      }
    }
  }
  let many = 0;
  for (let cell = top; cell >= 0; cell = before[cell] ?? -1) many++;
  const outA = new Int32Array(many);
  const outB = new Int32Array(many);
  for (let cell = top; cell >= 0; cell = before[cell] ?? -1) {
    many--;
    outA[many] = cellA[cell] ?? 0;
    outB[many] = cellB[cell] ?? 0;
  }
  return { a: outA, b: outB, weight: topValue };
}
