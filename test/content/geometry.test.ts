import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, hullOf, linesOf, meet, onScreen, within, type Box } from '../../src/content/geometry.ts';

const anyBox = fc
  .tuple(
    fc.double({ min: -2000, max: 2000, noNaN: true }),
    fc.double({ min: -2000, max: 2000, noNaN: true }),
    fc.double({ min: 0.5, max: 900, noNaN: true }),
    fc.double({ min: 0.5, max: 900, noNaN: true }),
  )
  .map(([left, top, width, height]) => box(left, top, left + width, top + height));

describe('geometry', () => {
  it('a place in the layer and back is the same place, whatever the scale', () => {
    fc.assert(
      fc.property(anyBox, anyBox, fc.double({ min: 0.1, max: 8, noNaN: true }), (place, layer, scale) => {
        const back = onScreen(within(place, layer, scale), layer, scale);
        for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(back[side]).toBeCloseTo(place[side], 6);
      }),
    );
  });

  it('a hull holds each, and what two share lies in both', () => {
    fc.assert(
      fc.property(fc.array(anyBox, { minLength: 1, maxLength: 6 }), (boxes) => {
        const hull = hullOf(boxes) as Box;
        for (const one of boxes) expect(meet(hull, one)).toEqual(one);
      }),
    );
    expect(hullOf([])).toBeNull();
  });

  it('joins the pieces of one line, and keeps lines apart', () => {
    const pieces = [box(10, 10, 40, 30), box(40, 11, 60, 29), box(60.5, 10, 90, 30), box(0, 40, 30, 60), box(30, 40, 30, 60)];
    expect(linesOf(pieces)).toEqual([box(10, 10, 90, 30), box(0, 40, 30, 60)]);
  });

  it('does not join words that stand apart on one line, as in two columns', () => {
    expect(linesOf([box(10, 10, 40, 30), box(300, 10, 340, 30)])).toHaveLength(2);
  });
});
