import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatesFor } from '../../../src/core/match/candidates.ts';
import type { CorpusReader } from '../../../src/core/match/corpus-reader.ts';
import { EMPTY_PRIOR } from '../../../src/core/match/document-frequency.ts';

/** A corpus that has these postings and nothing else. */
const corpusOf = (lists: readonly (readonly number[])[]): CorpusReader => ({
  prior: EMPTY_PRIOR,
  frequencies: (terms) => Promise.resolve({ articles: 1, counts: terms.map(() => 0) }),
  postings: (terms) => Promise.resolve(terms.map((term) => lists[term] ?? [])),
  sketches: (docs) => Promise.resolve(docs.map(() => null)),
});

/** The same by adding up and sorting all. */
function sorted(lists: readonly (readonly number[])[], weights: readonly number[], most: number): number[] {
  const sums = new Map<number, number>();
  lists.forEach((docs, i) => docs.forEach((doc) => sums.set(doc, (sums.get(doc) ?? 0) + (weights[i] ?? 0) ** 2)));
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([doc]) => doc);
}

describe('candidatesFor', () => {
  test('are the best by the sum of squared weights, eight by stems and eight by anchors in turns', async () => {
    const docs = fc.uniqueArray(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b));
    const list = fc.tuple(docs, fc.integer({ min: 1, max: 9 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(list, { maxLength: 12 }),
        fc.array(list, { maxLength: 6 }),
        fc.integer({ min: 1, max: 6 }),
        async (a, b, turns) => {
          const lists = [...a, ...b].map(([held]) => held);
          const ask = (part: typeof a, from: number) => ({
            terms: part.map((_, i) => from + i),
            weights: part.map(([, weight]) => weight),
          });
          const [stems, anchors] = [ask(a, 0), ask(b, a.length)];
          const byStems = sorted(lists.slice(0, a.length), stems.weights, 8 * turns);
          const byAnchors = sorted(lists.slice(a.length), anchors.weights, 8 * turns);
          const wanted: number[] = [];
          for (let turn = 0; turn < turns; turn++)
            wanted.push(...byStems.slice(8 * turn, 8 * turn + 8), ...byAnchors.slice(8 * turn, 8 * turn + 8));
          expect(await candidatesFor(stems, anchors, corpusOf(lists), turns)).toEqual([...new Set(wanted)]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
