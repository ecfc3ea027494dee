import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, meet, isFlat, type Box } from '../../src/content/geometry.ts';
import { EDGE, GAP, LEAST, lacking, place, placedBox, type Kept } from '../../src/content/placement.ts';

const VIEW = box(0, 0, 1000, 700);
const CARD = { width: 320, height: 180 };
const covers = (a: Box, b: Box): boolean => !isFlat(meet(a, b));
const kept = (sentence: Box, words = sentence, isRtl = false): Kept => ({ sentence, words, isRtl });

describe('place', () => {
  it('goes below the sentence, beginning with its words', () => {
    const sentence = box(100, 100, 700, 160);
    const words = box(300, 140, 380, 160);
    expect(place(CARD, kept(sentence, words), VIEW)).toEqual({ ...CARD, left: 288, top: 160 + GAP, side: 'below' });
    expect(place(CARD, kept(sentence, words, true), VIEW)).toEqual({ ...CARD, left: 72, top: 160 + GAP, side: 'below' });
  });

  it('goes above where below is no room, and beside where neither is', () => {
    expect(place(CARD, kept(box(100, 500, 700, 640), box(300, 600, 380, 640)), VIEW).side).toBe('above');
    expect(place(CARD, kept(box(100, 60, 500, 660), box(120, 300, 200, 320)), VIEW).side).toBe('beside');
  });

  it('is cut down rather than laid over its sentence', () => {
    const tall = { width: 320, height: 600 };
    const placed = place(tall, kept(box(20, 250, 980, 330), box(300, 300, 380, 330)), VIEW);
    expect(placed).toMatchObject({ side: 'below', top: 330 + GAP, height: 700 - EDGE - 330 - GAP });
  });

  it('keeps its side while its height changes', () => {
    expect(place(CARD, kept(box(100, 330, 700, 350)), VIEW, 'above').side).toBe('above');
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
        fc.boolean(),
        ([left, right], [top, bottom], height, prefer, isRtl) => {
          const sentence = box(left, top, right, bottom);
          const words = box(left, top, Math.min(right, left + 60), Math.min(bottom, top + 20));
          const placed = place({ width: 320, height }, kept(sentence, words, isRtl), VIEW, prefer);
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

describe('lacking', () => {
  const PHONE = box(0, 0, 360, 640);
  const down = (b: Box, by: number): Box => box(b.left, b.top - by, b.right, b.bottom - by);

  it('says nothing where the card has room already', () => {
    expect(lacking(CARD, kept(box(20, 100, 340, 200)), PHONE)).toBe(0);
    expect(lacking(CARD, kept(box(20, 500, 340, 630)), PHONE)).toBe(0);
  });

  it('scrolls no further than the card needs', () => {
    expect(lacking({ width: 320, height: 300 }, kept(box(20, 250, 340, 400)), PHONE)).toBe(400 + GAP + 300 + EDGE - 640);
  });

  it('leaves the whole card and the whole sentence seen, whenever both fit into the window', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -300, max: 639 }),
        fc.integer({ min: 20, max: 600 }),
        fc.integer({ min: 100, max: 480 }),
        fc.constantFrom(PHONE, box(0, 0, 640, 360)),
        (top, tall, height, view) => {
          const card = { width: 320, height };
          const sentence = box(20, top, view.right - 20, top + tall);
          const words = box(20, top, 80, top + 20);
          const by = lacking(card, kept(sentence, words), view);
          const after = kept(down(sentence, by), down(words, by));
          const placed = place(card, after, view);
          const room = view.bottom - 2 * EDGE - GAP - tall;
          if (room - Math.round(Math.min(80, view.bottom * 0.12)) + EDGE >= height) expect(placed.height).toBe(height);
          if (room >= LEAST) expect(covers(placedBox(placed), after.sentence)).toBe(false);
          if (by !== 0 && room >= LEAST) expect(after.sentence.top).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
