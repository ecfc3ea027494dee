import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cheapestForest } from '../../../src/core/analyse/arborescence.ts';

/** Every way to give each node a parent or none, without circles. */
function* forests(size: number, at: readonly number[] = []): Generator<readonly number[]> {
  if (at.length === size) {
    const ends = at.every((_, node) => {
      let up = node;
      for (let step = 0; step < size && up >= 0; step++) up = at[up] ?? -1;
      return up < 0;
    });
    if (ends) yield at;
    return;
  }
  for (let p = -1; p < size; p++) if (p !== at.length) yield* forests(size, [...at, p]);
}

const graph = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    costs: fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { freq: 5 }), { minLength: size * size, maxLength: size * size }),
  }),
);

test('no forest has fewer roots, and none with as few is cheaper', () => {
  fc.assert(
    fc.property(graph, ({ size, costs }) => {
      const cost = (p: number, c: number): number | null => costs[p * size + c] ?? null;
      const sum = (parents: readonly number[]): { roots: number; cost: number } => {
        let total = 0;
        parents.forEach((p, c) => (total += p < 0 ? 0 : (cost(p, c) ?? Infinity)));
        return { roots: parents.filter((p) => p < 0).length, cost: total };
      };
      const mine = sum(cheapestForest(size, cost));
      expect(mine.cost).toBeLessThan(Infinity);
      for (const other of forests(size)) {
        const { roots, cost: price } = sum(other);
        if (price < Infinity) expect(mine.roots < roots || (mine.roots === roots && mine.cost <= price)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('nobody comes from himself by way of others, however cheap the circle', () => {
  const cost = (p: number, c: number): number => (p === 3 ? 50 : c === (p + 1) % 3 ? 0 : 9);
  const parents = cheapestForest(4, cost);
  expect(parents.filter((p) => p < 0)).toHaveLength(1);
  expect(parents.filter((p) => p === 3).length).toBeLessThanOrEqual(1);
  expect(cheapestForest(0, cost)).toEqual([]);
  expect(cheapestForest(2, () => null)).toEqual([-1, -1]);
});
