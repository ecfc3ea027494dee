import type { ArticleId, Report, StemmaEdge } from '../core/model.ts';
import { day, instant } from './format.ts';
import type { SiglumView } from './siglum.tsx';

/**
 * Where the stemma is drawn. Time runs along the line of writing, one lane for each leaf; a parent stands in
 * the lane of its first child. A node never stands before its parent, whatever its date claims, and a node
 * without a date stands one step behind its parent with an open end. Of those that nothing orders among
 * themselves the one with the earliest claimed time leads.
 *
 *     A ──┬── ●            x: claimed time, at least one step behind the parent
 *         ├────── C        y: lane
 *         └─ α ─┬ B
 */
export interface StemmaView {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly StemmaPoint[];
  /** Where "this page" is written: behind the page's node, or under it where something stands or leads on behind. */
  readonly label: { readonly x: number; readonly y: number } | null;
  readonly edges: readonly StemmaLine[];
  /** Nobody stands before one who claims an earlier time: the drawing may be read as a time line. */
  readonly isTimed: boolean;
  /** First and last claimed day, or none when they do not differ. */
  readonly axis: readonly { readonly x: number; readonly label: string }[];
  /** The same tree in words, for screen readers. */
  readonly outline: readonly OutlineItem[];
  /** Nodes that did not fit and are only in the outline. */
  readonly folded: number;
}

export interface StemmaPoint {
  readonly siglum: SiglumView;
  readonly x: number;
  readonly y: number;
  readonly dated: boolean;
}

export interface StemmaLine {
  readonly path: string;
  /** Drawn dashed: weak evidence, or nothing says which of the two came first. */
  readonly doubtful: boolean;
}

export interface OutlineItem {
  readonly siglum: SiglumView;
  readonly doubtful: boolean;
  readonly children: readonly OutlineItem[];
}

const LANE = 26;
const TOP = 14;
/** What a line of words under a node takes. */
const LABEL = 14;
const EDGE = 12;
/** An edge below this looks as doubtful as it is. */
const SURE = 0.5;
const MAX_LANES = 12;

interface Tree {
  readonly id: string;
  readonly edge: StemmaEdge | null;
  readonly children: Tree[];
}

/** `dates` holds the claimed date of each witness by id; `room` is kept free behind the last lane's end, for a label. */
export function stemmaView(
  report: Report,
  sigla: ReadonlyMap<ArticleId, SiglumView>,
  dates: ReadonlyMap<ArticleId, string | null>,
  width: number,
  room = 64,
): StemmaView {
  const roots = treesOf(report, sigla, (id) => instant(dates.get(id) ?? null));
  const times = [...sigla.keys()].map((id) => instant(dates.get(id) ?? null)).filter((at) => at !== null);
  const first = Math.min(...times);
  const last = Math.max(...times);
  const hasAxis = times.length > 1 && day(new Date(first).toISOString()) !== day(new Date(last).toISOString());
  const left = EDGE;
  const right = width - EDGE - room;
  const depth = Math.max(1, ...roots.map(heightOf));
  const gap = Math.min(56, (right - left) / depth);
  const onAxis = (at: number): number => left + ((at - first) / (last - first)) * (right - left);

  /** `under`: the lane whose node has words below it; the lanes after it make room. */
  const lay = (under: number): { nodes: StemmaPoint[]; edges: StemmaLine[]; lanes: number; folded: number } => {
    const nodes: StemmaPoint[] = [];
    const edges: StemmaLine[] = [];
    let lane = 0;
    let folded = 0;
    const place = (tree: Tree, from: StemmaPoint | null): void => {
      const siglum = sigla.get(tree.id);
      if (siglum === undefined) return;
      if (lane >= MAX_LANES) {
        folded += 1 + tree.children.reduce((sum, child) => sum + sizeOf(child), 0);
        return;
      }
      const at = instant(dates.get(tree.id) ?? null);
      const soonest = from === null ? left : from.x + gap;
      const latest = right - gap * heightOf(tree);
      const x = Math.max(soonest, Math.min(latest, at !== null && hasAxis ? onAxis(at) : soonest));
      const point: StemmaPoint = { siglum, x: round(x), y: TOP + lane * LANE + (lane > under ? LABEL : 0), dated: at !== null };
      nodes.push(point);
      if (from !== null)
        edges.push({ path: elbow(from, point, gap), doubtful: tree.edge === null || !tree.edge.directed || tree.edge.confidence < SURE });
      if (tree.children.length === 0) lane += 1;
      for (const child of tree.children) place(child, point);
    };
    for (const root of roots) place(root, null);
    return { nodes, edges, lanes: Math.min(Math.max(1, lane), MAX_LANES), folded };
  };
  let laid = lay(MAX_LANES);
  const open = laid.nodes.find(({ siglum }) => siglum.role === 'page');
  const isBelow = open !== undefined && laid.nodes.some((node) => node !== open && node.y === open.y && node.x > open.x);
  if (isBelow) laid = lay((open.y - TOP) / LANE);
  const { nodes, edges, lanes, folded } = laid;
  return {
    width,
    height: TOP * 2 + (lanes - 1) * LANE + (isBelow ? LABEL : 0),
    nodes,
    label: open === undefined ? null : isBelow ? { x: Math.max(0, open.x - 10), y: open.y + 19 } : { x: open.x + 15, y: open.y },
    edges,
    isTimed: isTimed(nodes.map(({ siglum, x }) => ({ x, at: instant(dates.get(siglum.id) ?? null) }))),
    axis: hasAxis
      ? [
          { x: left, label: day(new Date(first).toISOString()) },
          { x: right, label: day(new Date(last).toISOString()) },
        ]
      : [],
    outline: roots.map((root) => outlineOf(root, sigla)).filter((item) => item !== null),
    folded,
  };
}

/** The trees of the stemma; nodes that no edge reaches stand as roots. Cycles, should there be any, are cut. */
function treesOf(report: Report, sigla: ReadonlyMap<ArticleId, SiglumView>, timeOf: (id: string) => number | null): Tree[] {
  const seen = new Set<string>();
  const edges = earliestFirst(report.stemma.edges, sigla, timeOf);
  const reached = new Set(edges.map((edge) => edge.to));
  const grow = (id: string, edge: StemmaEdge | null): Tree => {
    seen.add(id);
    const next = edges.filter((one) => one.from === id && sigla.has(one.to)).toSorted((a, b) => letter(a.to).localeCompare(letter(b.to)));
    const children: Tree[] = [];
    for (const one of next) if (!seen.has(one.to)) children.push(grow(one.to, one));
    return { id, edge, children: children.toSorted((a, b) => sizeOf(a) - sizeOf(b)) };
  };
  const letter = (id: string): string => sigla.get(id)?.letter ?? '';
  const ids = [...sigla.keys()].toSorted((a, b) => letter(a).localeCompare(letter(b)));
  const roots = ids.filter((id) => !reached.has(id)).map((id) => grow(id, null));
  for (const id of ids) if (!seen.has(id)) roots.push(grow(id, null));
  return roots;
}

/**
 * The edges with those turned round that nothing directs, so that of the versions at the head of a tree whose order
 * nothing tells the one with the earliest claimed time leads. A likely original and a lost source stay where they are.
 */
function earliestFirst(
  edges: readonly StemmaEdge[],
  sigla: ReadonlyMap<ArticleId, SiglumView>,
  timeOf: (id: string) => number | null,
): readonly StemmaEdge[] {
  const isFree = ({ from, to, directed }: StemmaEdge): boolean =>
    !directed && [from, to].every((id) => sigla.has(id) && sigla.get(id)?.role !== 'lost');
  const reached = new Set(edges.map((edge) => edge.to));
  const turned = new Map<StemmaEdge, StemmaEdge>();
  const spread = (from: string, meet: (edge: StemmaEdge, at: string, to: string) => void): Set<string> => {
    const found = new Set([from]);
    for (const at of found)
      for (const edge of edges) {
        const to = edge.from === at ? edge.to : edge.to === at ? edge.from : at;
        if (!isFree(edge) || found.has(to)) continue;
        found.add(to);
        meet(edge, at, to);
      }
    return found;
  };
  for (const root of sigla.keys()) {
    const at = timeOf(root);
    if (reached.has(root) || at === null) continue;
    const head = [...spread(root, () => undefined)];
    if (head.some((id) => sigla.get(id)?.original === true)) continue;
    const first = head.reduce((best, id) => ((timeOf(id) ?? Infinity) < (timeOf(best) ?? Infinity) ? id : best), root);
    if (first !== root) spread(first, (edge, from, to) => turned.set(edge, { ...edge, from, to }));
  }
  return edges.map((edge) => turned.get(edge) ?? edge);
}

/** Two claimed times at least, and whoever claims the later stands nowhere before the earlier. */
function isTimed(nodes: readonly { readonly x: number; readonly at: number | null }[]): boolean {
  const dated = nodes.flatMap(({ x, at }) => (at === null ? [] : [{ x, at }])).toSorted((a, b) => a.at - b.at);
  return dated.length > 1 && dated.every((one, k) => dated.slice(k).every((later) => later.at === one.at || later.x >= one.x));
}

const heightOf = (tree: Tree): number => tree.children.reduce((most, child) => Math.max(most, 1 + heightOf(child)), 0);
const sizeOf = (tree: Tree): number => tree.children.reduce((sum, child) => sum + sizeOf(child), 1);

function outlineOf(tree: Tree, sigla: ReadonlyMap<ArticleId, SiglumView>): OutlineItem | null {
  const siglum = sigla.get(tree.id);
  if (siglum === undefined) return null;
  return {
    siglum,
    doubtful: tree.edge !== null && (!tree.edge.directed || tree.edge.confidence < SURE),
    children: tree.children.map((child) => outlineOf(child, sigla)).filter((item) => item !== null),
  };
}

const round = (value: number): number => Math.round(value * 2) / 2;

/** Along the parent's lane, round the corner, along the child's. All children of a parent share the corner. */
function elbow(from: StemmaPoint, to: StemmaPoint, gap: number): string {
  const start = from.x + 10;
  const end = to.x - 10;
  if (from.y === to.y) return `M${start} ${from.y}H${end}`;
  const corner = Math.max(start + 2, Math.min(from.x + Math.max(gap / 2, 14), end - 6));
  const r = Math.min(5, end - corner);
  return `M${start} ${from.y}H${corner - 4}q4 0 4 4V${to.y - r}q0 ${r} ${r} ${r}H${end}`;
}
