import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import type { Sketch } from '../../../src/core/match/corpus-reader.ts';
import { kinOf } from '../../../src/core/match/kin.ts';
import { sketchBodyOf } from '../../../src/core/match/sketch.ts';
import { articleOf } from '../../bare-article.ts';

const sketch = (id: string, doc: number): Sketch => ({
  doc,
  id,
  address: id,
  site: id,
  published: null,
  ...sketchBodyOf(fingerprintOf(articleOf(id, `The harbour council of Port Elsin voted on bridge ${id}.`))),
});

test('a doubtful candidate is kin when a sure one knows it well, and it has a little of its own', () => {
  const [sure, near, far, weak] = ['sure', 'near', 'far', 'weak'].map(sketch) as [Sketch, Sketch, Sketch, Sketch];
  const known: Record<string, number> = { near: 0.99, far: 0.9, weak: 0.99 };
  const doubtful = [
    { sketch: near, score: 0.3 },
    { sketch: far, score: 0.3 },
    { sketch: weak, score: 0.05 },
  ];
  const kin = (among: readonly Sketch[]): string[] =>
    Array.from(
      kinOf(
        among.map((one) => ({ sketch: one, score: 0.9 })),
        doubtful,
        () => 5,
        (_, b) => known[b.id] ?? 0,
      ),
      ({ id }) => id,
    );
  expect(kin([sure])).toEqual(['near']);
  expect(kin([])).toEqual([]);
});
