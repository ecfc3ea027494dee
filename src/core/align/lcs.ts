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

/** For each word of a sequence its places in it, ascending. */
export type Places = ReadonlyMap<number, ArrayLike<number>>;

/** The places of every word, for a sequence that is compared with many others. */
export function placesOf(words: ArrayLike<number>): Places {
  const places = new Map<number, number[]>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    const at = places.get(word);
    if (at === undefined) places.set(word, [i]);
    else at.push(i);
  }
  return places;
}

/** What is known of the two sequences beforehand. */
export interface Known {
  readonly placesB: Places;
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
  let places: Places = known?.placesB ?? placesIn(a, b, skipA, skipB);
  let most = countMatches(a, places, skipA);
  if (known !== undefined && most > MOST_MATCHES) {
    places = placesIn(a, b, skipA, skipB);
    most = countMatches(a, places, skipA);
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
  for (let i = 0; i < a.length && most > 0; i++) {
    if (skipA !== undefined && skipA[i] === 1) continue;
    const word = a[i] as number;
    const js = places.get(word);
    if (js === undefined) continue;
    const weight = known === undefined ? weightOf(word) : (known.weightsA[i] as number);
    if (weight <= 0) continue;
    for (let k = js.length - 1; k >= 0; k--) {
      const j = js[k] as number;
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

/** At how many pairs of places the two have one word; an upper bound where `places` counts left-out ones. */
function countMatches(a: ArrayLike<number>, places: Places, skipA?: Uint8Array): number {
  let matches = 0;
  for (let i = 0; i < a.length; i++) if (skipA?.[i] !== 1) matches += places.get(a[i] ?? 0)?.length ?? 0;
  return matches;
}

/** For each word of `b` that `a` has too: its places in `b`, ascending. */
function placesIn(a: ArrayLike<number>, b: ArrayLike<number>, skipA?: Uint8Array, skipB?: Uint8Array): Map<number, number[]> {
  const inA = new Map<number, number>();
  for (let i = 0; i < a.length; i++) if (skipA?.[i] !== 1) inA.set(a[i] ?? 0, (inA.get(a[i] ?? 0) ?? 0) + 1);
  const places = new Map<number, number[]>();
  let matches = 0;
  for (let j = 0; j < b.length; j++) {
    if (skipB?.[j] === 1) continue;
    const word = b[j] ?? 0;
    const times = inA.get(word);
    if (times === undefined) continue;
    matches += times;
    const js = places.get(word);
    if (js === undefined) places.set(word, [j]);
    else js.push(j);
  }
  if (matches > MOST_MATCHES) {
    const costs = Array.from(places, ([word, js]) => ({ word, cost: js.length * (inA.get(word) ?? 0) })).sort(
      (x, y) => y.cost - x.cost || x.word - y.word,
    );
    for (const { word, cost } of costs) {
      if (matches <= MOST_MATCHES) break;
      places.delete(word);
      matches -= cost;
    }
  }
  return places;
}
