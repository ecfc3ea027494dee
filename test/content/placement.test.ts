import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, meet, isFlat, type Box } from '../../src/content/geometry.ts';
import { EDGE, GAP, LEAST, place, placedBox } from '../../src/content/placement.ts';

const VIEW = box(0, 0, 1000, 700);
const CARD = { width: 320, height: 180 };
const covers = (a: Box, b: Box): boolean => !isFlat(meet(a, b));

describe('place', () => {
  it('goes below the sentence, beginning with its words', () => {
    const sentence = box(100, 100, 700, 160);
    const words = box(300, 140, 380, 160);
    expect(place(CARD, sentence, words, VIEW)).toEqual({ ...CARD, left: 288, top: 160 + GAP, side: 'below' });
  });

  it('goes above where below is no room, and beside where neither is', () => {
    expect(place(CARD, box(100, 500, 700, 640), box(300, 600, 380, 640), VIEW).side).toBe('above');
    expect(place(CARD, box(100, 60, 500, 660), box(120, 300, 200, 320), VIEW).side).toBe('beside');
  });

  it('is cut down rather than laid over its sentence', () => {
    const tall = { width: 320, height: 600 };
    const sentence = box(20, 250, 980, 330);
    const placed = place(tall, sentence, box(300, 300, 380, 330), VIEW);
    expect(placed).toMatchObject({ side: 'below', top: 330 + GAP, height: 700 - EDGE - 330 - GAP });
  });

  it('keeps its side while its height changes', () => {
    const sentence = box(100, 330, 700, 350);
    expect(place(CARD, sentence, sentence, VIEW, 'above').side).toBe('above');
  });

  const span = (from: number, to: number): fc.Arbitrary<readonly [number, number]> =>
    fc
      .tuple(fc.integer({ min: from, max: to - 1 }), fc.integer({ min: 1, max: to - from }))
      .map(([start, length]) => [start, Math.min(to, start + length)] as const);

  it('never covers the words, and the sentence only where it leaves no room', () => {
    fc.assert(
      fc.property(
        span(0, 1000),
        span(0, 700),
        fc.integer({ min: 60, max: 480 }),
        fc.constantFrom(null, 'below', 'above', 'beside' as const),
        ([left, right], [top, bottom], height, prefer) => {
          const sentence = box(left, top, right, bottom);
          const words = box(left, top, Math.min(right, left + 60), Math.min(bottom, top + 20));
          const placed = place({ width: 320, height }, sentence, words, VIEW, prefer);
          const at = placedBox(placed);
          expect(covers(at, words)).toBe(false);
          expect(at.left).toBeGreaterThanOrEqual(EDGE);
          expect(at.right).toBeLessThanOrEqual(VIEW.right - EDGE);
          const room = Math.max(VIEW.bottom - EDGE - sentence.bottom - GAP, sentence.top - GAP - EDGE);
          if (room >= LEAST) expect(covers(at, sentence)).toBe(false);
          expect(placed.height).toBeLessThanOrEqual(height);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
