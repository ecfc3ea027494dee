import type { Stemma } from '../model.ts';
import type { Contrast } from './contrast.ts';

/** What the tree says of two witnesses of a collation, by index. */
export interface Kin {
  branchOf(index: number): string;
  /** Was one of them, whichever, likely made from the other? */
  isJoined(a: number, b: number): boolean;
  /** A number for all that are near copies of one another, by whatever steps. */
  familyOf(index: number): number;
}

/** What is said of an edge between families that only report one source (stemma.ts): less than of any copy. */
const ONLY_A_SOURCE = 0.3;

/** And of an edge between near copies: four fifths of an affinity of 0.65. */
const NEAR_COPY = 0.52;

export function kinIn(stemma: Stemma, ids: readonly string[]): Kin {
  const named = new Map(stemma.nodes.map((node) => [node.id, node.branch]));
  const branches = ids.map((id) => named.get(id) ?? `alone ${id}`);
  const places = new Map(ids.map((id, i) => [id, i]));
  const joined = new Uint8Array(ids.length * ids.length);
  for (const { from, to, directed, confidence } of stemma.edges) {
    const [a, b] = [places.get(from), places.get(to)];
    if (a === undefined || b === undefined || !(directed || confidence > ONLY_A_SOURCE)) continue;
    joined[a * ids.length + b] = joined[b * ids.length + a] = confidence >= NEAR_COPY ? 2 : 1;
  }
  const isJoined = (a: number, b: number): boolean => joined[a * ids.length + b] !== 0;
  const family = ids.map((_, i) => i);
  for (const first of ids.keys()) {
    if (family[first] !== first) continue;
    const reached = [first];
    for (const at of reached)
      for (const to of ids.keys())
        if (family[to] === to && to > first && joined[at * ids.length + to] === 2) {
          family[to] = first;
          reached.push(to);
        }
  }
  return { branchOf: (index) => branches[index] ?? '', isJoined, familyOf: (index) => family[index] ?? index };
}

/** Independent versions at a place besides the page: that have the alternative, that have the page's reading, and in all. */
export interface Supporters {
  readonly theirs: number;
  readonly here: number;
  readonly all: number;
}

/**
 * The figures a reader is told. The page is nobody's supporter, nor is its own branch where it repeats the page, nor
 * what was made from it or it from. Of two that say the same and one of which was made from the other, one counts.
 */
export function supportersOf(contrasts: readonly Contrast[], theirs: string, { branchOf, isJoined }: Kin): Supporters {
  const by = new Map<string, Map<string, number[]>>();
  for (const { stance, sibling, theirs: said } of contrasts) {
    if (stance === 'absent') continue;
    const branch = branchOf(sibling);
    if (stance === 'same' && (branch === branchOf(0) || isJoined(0, sibling))) continue;
    const key = stance === 'same' ? 'here' : `=${said}`;
    const branches = by.get(key) ?? new Map<string, number[]>();
    by.set(key, branches);
    branches.set(branch, [...(branches.get(branch) ?? []), sibling]);
  }
  const counts = new Map([...by].map(([key, branches]) => [key, apart([...branches.values()])]));
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return { theirs: counts.get(`=${theirs}`) ?? 0, here: counts.get('here') ?? 0, all };

  /** How many branches of which none was made from another: again and again the one with fewest relations is kept. */
  function apart(branches: readonly (readonly number[])[]): number {
    const related = branches.map((one) =>
      branches.flatMap((other, i) => (other === one || one.some((a) => other.some((b) => isJoined(a, b))) ? [i] : [])),
    );
    const left = new Set(branches.keys());
    let count = 0;
    while (left.size > 0) {
      const [kept] = [...left].map((i) => (related[i] ?? []).filter((other) => left.has(other))).sort((a, b) => a.length - b.length);
      for (const i of kept ?? []) left.delete(i);
      count++;
    }
    return count;
  }
}
