import type { Places } from '../align/lcs.ts';

/**
 * What is left of a text when most of its words are exchanged for others: the words that stand once in either
 * text keep their order, and the distances between them. Two texts that have nothing to do with each other share
 * such words too, in any order.
 */
export interface Skeleton {
  /** How many words stand once in both texts. */
  readonly shared: number;
  /** How many of them stand in the same order. */
  readonly ordered: number;
  /** 0 to 1: how alike the distances between those are; about a half by chance. */
  readonly rhythm: number;
}

/** Of two texts' words with their places. */
export function skeletonOf(a: Places, b: Places): Skeleton {
  const places = placesOfSingles(a, b);
  const chain = longestAscending(places.b);
  let near = 0;
  let far = 0;
  for (let k = 1; k < chain.length; k++) {
    const [from, to] = [chain[k - 1] ?? 0, chain[k] ?? 0];
    const left = (places.a[to] ?? 0) - (places.a[from] ?? 0);
    const right = (places.b[to] ?? 0) - (places.b[from] ?? 0);
    near += Math.min(left, right);
    far += Math.max(left, right);
  }
  return { shared: places.a.length, ordered: chain.length, rhythm: far === 0 ? 0 : near / far };
}

/**
 * By how many words the common order is longer than chance makes it: of n words in random order about 2√n stand
 * in ascending order.
 */
export const beyondChance = ({ shared, ordered }: Skeleton): number => Math.max(0, ordered - 2 * Math.sqrt(shared));

/** Places, in order of `a`, of the words that stand exactly once in either text. */
function placesOfSingles(inA: Places, inB: Places): { a: number[]; b: number[] } {
  const found = { a: [] as number[], b: [] as number[] };
  for (let i = 0; i < inA.words.length; i++) {
    const word = inA.words[i] ?? 0;
    if (inA.before[i] !== -1 || inA.last(word) !== i) continue;
    const there = inB.last(word);
    if (inB.many[there] !== 1) continue;
    found.a.push(i);
    found.b.push(there);
  }
  return found;
}

/** Indexes of the longest ascending row; of several the one that ends lowest. */
function longestAscending(values: readonly number[]): number[] {
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = i;
  });
  const chain: number[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) chain.push(i);
  return chain.reverse();
}
