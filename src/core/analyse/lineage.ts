import type { Tables } from '../tables.ts';
import { ancestryOf, type Ancestry } from './ancestry.ts';
import { cheapestForest } from './arborescence.ts';
import type { Collation, WitnessText } from './collation.ts';
import { descentOf, nameOf, type Descent, type Sign } from './descent.ts';
import { kinshipOf, type Kinship } from './kinship.ts';
import { said } from './said.ts';

/** Above this affinity one text was copied from the other, or both from one; below, wording is their own. */
export const COPY = 0.4;

/**
 * Below COPY, two witnesses that alone share so much of the words of their common sentences had a parent that
 * nobody else copied. Measured on the seeds: 001–004 0.20, 000–001 0.14, all other pairs ≤ 0.09.
 */
export const SHARED_ALONE = 0.17;

/** An undirected edge between witnesses (indexes). `copy`: near texts; else both stem from a lost parent. */
export interface Kin {
  readonly a: number;
  readonly b: number;
  readonly affinity: number;
  readonly copy: boolean;
}

/** Who stands near whom, before anything is said of direction. */
export interface Lineage {
  readonly size: number;
  /** The words of each witness's body, for ties that must not depend on names or order. */
  readonly keys: readonly string[];
  /** How many words each witness's body has: what it holds is counted in words, so that one long word is one. */
  readonly lengths: readonly number[];
  /** How evidence names each witness. */
  readonly names: readonly string[];
  readonly kinship: Kinship;
  readonly descent: Descent;
  /** Between distinct texts. */
  readonly ancestry: Ancestry;
  /** Per witness: the first of the witnesses with its very text. */
  readonly same: readonly number[];
  /** Trees over the distinct texts. */
  readonly edges: readonly Kin[];
  /** Per witness: its family, a tree of `edges`. */
  readonly family: readonly number[];
}

const remembered = new WeakMap<Collation, Lineage>();

/** The lineage of a collation, made once. Nothing in it depends on the order or the names of the witnesses. */
export function lineageOf(collation: Collation, tables: Tables): Lineage {
  let known = remembered.get(collation);
  if (known === undefined) remembered.set(collation, (known = makeLineage(collation, tables)));
  return known;
}

function makeLineage(collation: Collation, tables: Tables): Lineage {
  const { witnesses } = collation;
  const kinship = kinshipOf(collation);
  const keys = witnesses.map((w) => bodyKey(w));
  // to the letter: a copy with one figure or one capital changed is another text, and who has the slip tells the order
  const same = keys.map((key) => keys.indexOf(key));
  const distinct = witnesses.map((_, i) => i).filter((i) => same[i] === i);
  const descent = descentOf(collation, tables);
  const ancestry = ancestryOf(witnesses, kinship, descent, distinct);
  const edges = spanning(kinship, ancestry, distinct, keys);
  const family = families(witnesses.length, edges, same);
  return {
    size: witnesses.length,
    keys,
    lengths: keys.map((key) => key.split(' ').length),
    names: witnesses.map(nameOf),
    kinship,
    descent,
    ancestry,
    same,
    edges,
    family,
  };
}

/** The body's words, for equality and for ties that must not depend on order or names. */
const bodyKey = (w: WitnessText): string =>
  w.sentences
    .filter((_, s) => w.body[s] !== false)
    .map((s) => w.article.text.slice(s.start, s.end).replace(/\s+/gu, ' ').replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'"))
    .join(' ');

/** The cheapest forest over copies, joined by pairs that share a lost parent. Ties by the texts themselves. */
function spanning(kinship: Kinship, ancestry: Ancestry, distinct: readonly number[], keys: readonly string[]): Kin[] {
  const inOrder = [...distinct].sort((x, y) => ((keys[x] ?? '') < (keys[y] ?? '') ? -1 : 1));
  const nth = (k: number): number => inOrder[k] ?? 0;
  const kin = (i: number, j: number, copy: boolean): Kin => ({
    a: Math.min(i, j),
    b: Math.max(i, j),
    affinity: kinship.affinity(i, j),
    copy,
  });
  const copies = cheapestForest(inOrder.length, (p, c) =>
    kinship.affinity(nth(p), nth(c)) < COPY ? null : ancestry.cost(nth(p), nth(c)),
  ).flatMap((p, c) => (p < 0 ? [] : kin(nth(p), nth(c), true)));
  const others: Kin[] = [];
  for (const [at, a] of inOrder.entries())
    for (const b of inOrder.slice(at + 1)) {
      const alone = kinship.common(a, b) === 0 ? 0 : kinship.exclusive(a, b) / kinship.common(a, b);
      if (kinship.affinity(a, b) < COPY && inOrder.length >= 3 && alone >= SHARED_ALONE && kinship.common(a, b) >= 40)
        others.push(kin(a, b, false));
    }
  // pairs come in the order of the texts, and stay so where affinity is equal
  others.sort((x, y) => y.affinity - x.affinity);
  const root = new Map(distinct.map((i) => [i, i]));
  const find = (i: number): number => {
    let at = i;
    while (root.get(at) !== at) at = root.get(at) ?? at;
    return at;
  };
  return [...copies, ...others].filter((one) => {
    const a = find(one.a);
    const b = find(one.b);
    if (a === b) return false;
    root.set(a, b);
    return true;
  });
}

function families(size: number, edges: readonly Kin[], same: readonly number[]): number[] {
  const family = Array.from({ length: size }, (_, i) => i);
  let changed = true;
  while (changed) {
    changed = false;
    for (const { a, b } of edges) {
      const low = Math.min(family[a] ?? a, family[b] ?? b);
      if (family[a] !== low || family[b] !== low) {
        family[a] = family[b] = low;
        changed = true;
      }
    }
  }
  return family.map((f, i) => (same[i] === i ? f : (family[same[i] ?? i] ?? f)));
}

/** Which witness a family descends from, as far as the signs tell. */
export interface Rooting {
  readonly members: readonly number[];
  /** Score of each member as the root: signs that agree with it minus signs that speak against it. */
  readonly scores: ReadonlyMap<number, number>;
  /** Best first; equal scores by the texts. */
  readonly ranked: readonly number[];
  /** The signs heard. */
  readonly signs: readonly Sign[];
}

/** The distinct witnesses of each family, families in the order of their best text. */
export function membersOf(lineage: Lineage): number[][] {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < lineage.size; i++) {
    if (lineage.same[i] !== i) continue;
    const family = lineage.family[i] ?? i;
    groups.set(family, [...(groups.get(family) ?? []), i]);
  }
  return [...groups.values()];
}

/**
 * Try every member as the root: a sign from → to agrees with a root from which `from` is nearer than `to`.
 * Broken readings are heard between neighbours of the tree, so that one error passed down counts once.
 */
export function rootingOf(lineage: Lineage, members: readonly number[]): Rooting {
  const next = neighboursOf(lineage, members);
  const signs: Sign[] = [];
  for (const a of members)
    for (const b of members)
      if (a < b)
        signs.push(...lineage.descent.between(a, b).filter((sign) => sign.kind !== 'sound-reading' || next.get(a)?.includes(b) === true));
  for (const a of members) for (const b of members) signs.push(...excerptSign(lineage, a, b));
  // statistics order what nothing else orders; however many, they direct no edge and name no original
  const scores = new Map<number, number>();
  const ties = new Map<number, number>();
  for (const root of members) {
    const depth = depthsFrom(next, root);
    let score = 0;
    let tie = 0;
    for (const sign of signs) {
      const agrees = sign.weight * (sign.kind === 'time' ? timely(next, depth, sign) : nearer(depth, sign));
      if (sign.kind === 'statistics' && sign.weight < EXCERPT.weight) tie += agrees;
      else score += agrees;
    }
    scores.set(root, score);
    ties.set(root, tie);
  }
  const ranked = [...members].sort(
    (x, y) => compared(scores.get(y) ?? 0, scores.get(x) ?? 0) || compared(ties.get(y) ?? 0, ties.get(x) ?? 0) || byText(lineage, x, y),
  );
  return { members, scores, ranked, signs };
}

/** Is `from` nearer to the root than `to`? 1, or −1 for the other way round. */
const nearer = (depth: ReadonlyMap<number, number>, { from, to }: Sign): number => Math.sign((depth.get(to) ?? 0) - (depth.get(from) ?? 0));

/**
 * −1 where the root makes the later of two the ancestor of the earlier, else 1. Two that do not descend from each other
 * may have any times: were they heard too, the end of a line would be the better root for having all others behind it.
 */
function timely(next: ReadonlyMap<number, readonly number[]>, depth: ReadonlyMap<number, number>, { from, to }: Sign): number {
  let at = from;
  while (at !== to && (depth.get(at) ?? 0) > (depth.get(to) ?? 0))
    at = next.get(at)?.find((other) => (depth.get(other) ?? 0) < (depth.get(at) ?? 0)) ?? to;
  return at === to ? -1 : 1;
}

/** Sums of weights, told apart only where they differ by more than the order of adding them makes. */
export const compared = (a: number, b: number): number => (Math.abs(a - b) < 1e-9 ? 0 : a - b);

/** An excerpt has at most this share of the whole's words, and at least so much of it stands in the whole. */
const EXCERPT = { length: 0.65, coverage: 0.85, weight: 0.75 } as const;

/** "Only a part" is said where so much of it stands in the whole: not of one that has a sentence of its own. */
const NOTHING_ELSE = 0.98;

/** `part` holds some of `whole` and next to nothing else: cut from it, as far as form tells. */
function excerptSign(lineage: Lineage, whole: number, part: number): Sign[] {
  const { kinship, lengths } = lineage;
  const length = (i: number): number => lengths[i] ?? 0;
  if (whole === part || length(part) > EXCERPT.length * length(whole) || kinship.coverage(part, whole) < EXCERPT.coverage) return [];
  return [
    {
      kind: 'statistics',
      from: whole,
      to: part,
      weight: EXCERPT.weight,
      ...(kinship.coverage(part, whole) < NOTHING_ELSE
        ? { text: '' }
        : said('evidence_part', lineage.names[part] ?? '', lineage.names[whole] ?? '')),
    },
  ];
}

export function neighboursOf(lineage: Lineage, members: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const next = new Map<number, number[]>(members.map((m) => [m, []]));
  for (const { a, b } of lineage.edges) {
    next.get(a)?.push(b);
    next.get(b)?.push(a);
  }
  for (const list of next.values()) list.sort((x, y) => byText(lineage, x, y));
  return next;
}

/** Distance of every member from `root`, in reading order of the tree: the map's keys run from the root outwards. */
export function depthsFrom(next: ReadonlyMap<number, readonly number[]>, root: number): Map<number, number> {
  const depth = new Map([[root, 0]]);
  for (const [at, d] of depth) for (const to of next.get(at) ?? []) if (!depth.has(to)) depth.set(to, d + 1);
  return depth;
}

export const byText = (lineage: Lineage, x: number, y: number): number => {
  const a = lineage.keys[x] ?? '';
  const b = lineage.keys[y] ?? '';
  return a < b ? -1 : a > b ? 1 : x - y;
};
