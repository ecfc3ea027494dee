import type { Stemma, StemmaEdge, StemmaNode } from '../model.ts';
import type { Tables } from '../tables.ts';
import type { Collation } from './collation.ts';
import { byText, depthsFrom, lineageOf, neighboursOf, type Lineage, type Rooting } from './lineage.ts';
import { copiesOf, decide } from './original.ts';

/** The better root must lead by so much for an edge to be directed: one broken reading is 1. */
const DIRECTED = 0.9;

/**
 * So much where no sign stands between the two themselves, only on other edges of the tree; and then the parent must
 * have more of the sentences that others have too. With a sign of their own the copy must not have more of them: it
 * cannot have taken them there. Of the claims on two other draws of made-up traditions 84 and 76 % were right without
 * this at 50 % re-worded and 76 and 70 % with inner witnesses lost; with it 91, 83, 83 and 80 %, of 70 % as many.
 */
const DIRECTED_BY_OTHERS = 1.9;

/** What is said of an edge to an inferred parent. */
const LOST_PARENT = 0.7;
const LOST_SOURCE = 0.3;
const DECLARED = 0.6;

/**
 * The tree over the witnesses of a story. Near copies are joined by edges, directed where damage, credits or
 * times tell; two that alone share derived wording hang from an empty node, their lost parent; families that
 * nothing joins hang from an empty node for the source they all report. Branches are the voices that votes
 * are counted by: all that hangs below one child of a known root, or a whole family whose root is not known.
 */
export function stemmaOf(collation: Collation, tables: Tables): Stemma {
  const lineage = lineageOf(collation, tables);
  const decision = decide(collation, tables);
  const place = new Map(decision.order.map((i, at) => [i, at]));
  const drafts = [...decision.roots.values()]
    .sort((x, y) => (place.get(x.root) ?? 0) - (place.get(y.root) ?? 0))
    .map((r) => draftOf(lineage, r));
  const names = new Names();
  const branchOf = new Map<number, string>();
  const edges: StemmaEdge[] = [];
  const lost: StemmaNode[] = [];
  const idOf = (i: number): string => collation.witnesses[i]?.article.id ?? '';
  const tops: string[] = [];
  for (const draft of drafts) {
    for (const voice of draft.voices) {
      const name = names.branch();
      for (const i of voice) branchOf.set(i, name);
    }
    for (const e of draft.edges) edges.push({ from: idOf(e.from), to: idOf(e.to), confidence: e.confidence, directed: e.directed });
    for (const group of draft.lost) {
      const node = names.lost(branchOf.get(group[0] ?? 0) ?? '');
      lost.push(node);
      for (const i of group) edges.push({ from: node.id, to: idOf(i), confidence: LOST_PARENT, directed: true });
    }
    const top = draft.lost.length > 0 ? (lost.at(-1)?.id ?? idOf(draft.root)) : idOf(draft.root);
    // a family whose root names a witness of a family before it as its source hangs from that witness
    const source = draft.lost.length > 0 ? null : declaredSource(lineage, drafts.slice(0, drafts.indexOf(draft)), draft.root);
    if (source === null) tops.push(top);
    else edges.push({ from: idOf(source), to: top, confidence: DECLARED, directed: true });
  }
  if (tops.length === 2) edges.push({ from: tops[0] ?? '', to: tops[1] ?? '', confidence: LOST_SOURCE, directed: false });
  else if (tops.length > 2) {
    const source = names.lost(names.branch());
    lost.push(source);
    for (const top of tops) edges.push({ from: source.id, to: top, confidence: LOST_SOURCE, directed: false });
  }
  const nodes = decision.order.map((i, at): StemmaNode => {
    const first = lineage.same[i] ?? i;
    const leader = copiesOf(collation, lineage, first)[0] ?? first;
    if (i !== leader) edges.push({ from: idOf(leader), to: idOf(i), confidence: 1, directed: false });
    return { id: idOf(i), lost: false, branch: branchOf.get(first) ?? '', siglum: latin(at) };
  });
  return { nodes: [...nodes, ...lost], edges: withLeaders(collation, lineage, edges) };
}

/** The witness of another family that `root` declares as its source by address or credit, or null. */
function declaredSource(lineage: Lineage, before: readonly Draft[], root: number): number | null {
  const signs = before
    .flatMap((draft) => draft.voices.flat().flatMap((i) => lineage.descent.between(i, root)))
    .filter((sign) => sign.to === root && (sign.kind === 'source-link' || sign.kind === 'credit') && sign.weight >= 1);
  signs.sort((x, y) => y.weight - x.weight || byText(lineage, x.from, y.from));
  return signs[0]?.from ?? null;
}

/** Edges were drawn to the first of several equal texts; they belong to the one that stands for them. */
function withLeaders(collation: Collation, lineage: Lineage, edges: readonly StemmaEdge[]): StemmaEdge[] {
  const leaders = new Map<string, string>();
  collation.witnesses.forEach((witness, i) => {
    if (lineage.same[i] !== i) return;
    leaders.set(witness.article.id, collation.witnesses[copiesOf(collation, lineage, i)[0] ?? i]?.article.id ?? witness.article.id);
  });
  return edges.map((edge) =>
    edge.confidence === 1 && !edge.directed
      ? edge
      : { ...edge, from: leaders.get(edge.from) ?? edge.from, to: leaders.get(edge.to) ?? edge.to },
  );
}

interface Draft {
  readonly root: number;
  readonly edges: readonly { readonly from: number; readonly to: number; readonly confidence: number; readonly directed: boolean }[];
  /** Groups of witnesses that share a lost parent. */
  readonly lost: readonly (readonly number[])[];
  readonly voices: readonly (readonly number[])[];
}

function draftOf(
  lineage: Lineage,
  { root, lead, rooting }: { readonly root: number; readonly lead: number; readonly rooting: Rooting },
): Draft {
  const next = neighboursOf(lineage, rooting.members);
  const depth = depthsFrom(next, root);
  const edges: { from: number; to: number; confidence: number; directed: boolean }[] = [];
  const pairs: [number, number][] = [];
  for (const { a, b, copy, affinity } of lineage.edges) {
    if (!depth.has(a) || !depth.has(b)) continue;
    const [from, to] = (depth.get(a) ?? 0) < (depth.get(b) ?? 0) ? [a, b] : [b, a];
    if (!copy) {
      pairs.push([from, to]);
      continue;
    }
    const margin = bestOn(rooting, next, from, to) - bestOn(rooting, next, to, from);
    const own = rooting.signs.some((sign) => sign.kind !== 'statistics' && sign.from === from && sign.to === to);
    const more = lineage.ancestry.regained(to, from) - lineage.ancestry.regained(from, to);
    const isDirected = own ? margin >= DIRECTED && more >= 0 : margin >= DIRECTED_BY_OTHERS && more > 0;
    edges.push({
      from,
      to,
      confidence: Math.min(0.95, affinity * (isDirected ? 0.7 + 0.1 * Math.min(3, margin) : 0.8)),
      directed: isDirected,
    });
  }
  return { root, edges, lost: grouped(pairs), voices: voicesOf(lineage, next, rooting, root, lead) };
}

/** The best score of a root on the side of `here` when the edge here–there is cut. */
function bestOn(rooting: Rooting, next: ReadonlyMap<number, readonly number[]>, here: number, there: number): number {
  const side = sideOf(next, here, there);
  return Math.max(...side.map((i) => rooting.scores.get(i) ?? 0));
}

function sideOf(next: ReadonlyMap<number, readonly number[]>, here: number, there: number): number[] {
  const side = [here];
  const seen = new Set([here, there]);
  for (const at of side)
    for (const to of next.get(at) ?? [])
      if (!seen.has(to)) {
        seen.add(to);
        side.push(to);
      }
  return side;
}

/** Pairs that hang together share one lost parent. */
function grouped(pairs: readonly (readonly [number, number])[]): number[][] {
  const groups: number[][] = [];
  for (const [a, b] of pairs) {
    const touching = groups.filter((g) => g.includes(a) || g.includes(b));
    const merged = [...new Set([...touching.flat(), a, b])];
    for (const g of touching) groups.splice(groups.indexOf(g), 1);
    groups.push(merged);
  }
  return groups;
}

/** Above this affinity two copies in a family without a known root are one voice; below, each put it in its own words. */
const ONE_VOICE = 0.8;

/**
 * An edge of the tree parts near copies into two groups where each has so much of its words in all of itself and in none of
 * the other. Of nine stories of our own with four copies: 6.5 to 13.5 % where one group copied the other's slips, at most
 * 1.2 % else, the copies 0.69 and more near each other. Translations of one text made apart reach 10 % by chance, but are
 * less near in one of the groups.
 */
const PARTED = { share: 0.05, affinity: 0.65 } as const;

/**
 * Below a known root each child's subtree is a voice and so is the root. Where the root is not known, near copies
 * speak with one voice: nobody can say which of them repeats the other. Those that share a lost parent do too, and the
 * groups that the tree's edges part: what two have together against two is one slip, on whichever side.
 */
function voicesOf(
  lineage: Lineage,
  next: ReadonlyMap<number, readonly number[]>,
  rooting: Rooting,
  root: number,
  lead: number,
): number[][] {
  const derived = lineage.edges.filter((e) => !e.copy && rooting.members.includes(e.a));
  if (lead >= DIRECTED && derived.length === 0) return [[root], ...(next.get(root) ?? []).map((child) => sideOf(next, child, root))];
  const own = lineage.edges.filter((e) => rooting.members.includes(e.a));
  const parting = new Set(own.filter((e) => isParting(lineage, next, e.a, e.b)));
  const joined = own
    .filter((e) => !e.copy || e.affinity >= ONE_VOICE || (parting.size > 0 && isNear(e) && !parting.has(e)))
    .map((e) => [e.a, e.b] as const);
  const voices = grouped(joined);
  const heard = new Set(voices.flat());
  return [...voices, ...rooting.members.filter((i) => !heard.has(i)).map((i) => [i])].sort((x, y) => byText(lineage, x[0] ?? 0, y[0] ?? 0));
}

const isNear = ({ affinity }: Lineage['edges'][number]): boolean => affinity >= PARTED.affinity;

/** Does the edge part two groups of near copies? */
function isParting({ edges, kinship }: Lineage, next: ReadonlyMap<number, readonly number[]>, a: number, b: number): boolean {
  const [here, there] = [sideOf(next, a, b), sideOf(next, b, a)];
  const isGroup = (side: readonly number[]): boolean => edges.some((e) => side.includes(e.a) && side.includes(e.b) && isNear(e));
  return isGroup(here) && isGroup(there) && kinship.apart(here, there) >= PARTED.share && kinship.apart(there, here) >= PARTED.share;
}

class Names {
  private branches = 0;
  private losts = 0;

  branch(): string {
    return `branch-${++this.branches}`;
  }

  lost(branch: string): StemmaNode {
    this.losts++;
    return { id: `lost-${this.losts}`, lost: true, branch, siglum: greek(this.losts - 1) };
  }
}

const latin = (n: number): string =>
  n < 26 ? String.fromCharCode(65 + n) : latin(Math.floor(n / 26) - 1) + String.fromCharCode(65 + (n % 26));

const GREEK = 'αβγδεζηθικλμνξοπρστυφχψω';
const greek = (n: number): string => (GREEK[n % GREEK.length] ?? 'α') + (n < GREEK.length ? '' : String(Math.floor(n / GREEK.length)));
