/** An arc of a graph or of one whose circles were drawn together; `of` is the arc it stands for there. */
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  readonly of: Arc | null;
}

/**
 * The cheapest forest in which everyone but the roots has one parent (Chu and Liu, Edmonds): per child its parent, or
 * −1 for a root. `cost(p, c)` is what it costs c to come from p, or null where it cannot; there are as few roots as
 * these leave. Ties fall by number, so numbers must follow from the texts; whole costs add up alike in any order.
 */
export function cheapestForest(size: number, cost: (parent: number, child: number) => number | null): number[] {
  const arcs: Arc[] = [];
  let all = 1;
  for (let p = 0; p < size; p++)
    for (let c = 0; c < size; c++) {
      const value = p === c ? null : cost(p, c);
      if (value === null) continue;
      arcs.push({ from: p, to: c, cost: value, of: null });
      all += Math.abs(value);
    }
  // one more node is everyone's parent of last resort, at more than all else together
  for (let c = 0; c < size; c++) arcs.push({ from: size, to: c, cost: all, of: null });
  const parents = Array.from({ length: size }, () => -1);
  for (const { from, to } of cheapest(size, new Set(parents.keys()), arcs, size + 1)) if (from !== size) parents[to] = from;
  return parents;
}

/** One arc into each of `nodes`, the cheapest that together lead everywhere from `top`; `fresh` names no node yet. */
function cheapest(top: number, nodes: ReadonlySet<number>, arcs: readonly Arc[], fresh: number): Arc[] {
  const best = new Map<number, Arc>();
  for (const arc of arcs) {
    const known = best.get(arc.to);
    if (known === undefined || arc.cost < known.cost) best.set(arc.to, arc);
  }
  const circle = circleIn(top, nodes, best);
  if (circle === null) return [...best.values()];
  const rest = new Set([...nodes].filter((node) => !circle.has(node)).concat(fresh));
  const outer: Arc[] = [];
  for (const arc of arcs) {
    const leaves = circle.has(arc.from);
    const enters = circle.has(arc.to);
    if (leaves && enters) continue;
    const spared = enters ? (best.get(arc.to)?.cost ?? 0) : 0;
    outer.push({ from: leaves ? fresh : arc.from, to: enters ? fresh : arc.to, cost: arc.cost - spared, of: arc });
  }
  const chosen = cheapest(top, rest, outer, fresh + 1).flatMap(({ of }) => of ?? []);
  const opened = new Set(chosen.map(({ to }) => to));
  return [...chosen, ...[...circle].flatMap((node) => (opened.has(node) ? [] : (best.get(node) ?? [])))];
}

/** Nodes that come from each other when everyone takes the cheapest parent, or null. */
function circleIn(top: number, nodes: ReadonlySet<number>, best: ReadonlyMap<number, Arc>): ReadonlySet<number> | null {
  const seen = new Set<number>([top]);
  for (const start of nodes) {
    const path: number[] = [];
    let at = start;
    while (!seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = best.get(at)?.from ?? top;
    }
    const from = path.indexOf(at);
    if (from >= 0) return new Set(path.slice(from));
  }
  return null;
}
