import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLACK, colourOf, contrast, inkBeside, inkOn, over, WHITE, type Colour } from '../../src/content/ink.ts';

const INKS: Record<'dark' | 'light', readonly Colour[]> = {
  dark: ['rgb(180, 71, 14)', 'rgb(11, 95, 165)', 'rgb(31, 107, 79)'].map((css) => colourOf(css) as Colour),
  light: ['rgb(240, 151, 90)', 'rgb(121, 184, 242)', 'rgb(124, 203, 167)'].map((css) => colourOf(css) as Colour),
};
const part = fc.integer({ min: 0, max: 255 });
const opaque = fc.record({ red: part, green: part, blue: part, alpha: fc.constant(1) });

describe('inkOn', () => {
  it('is dark on paper and light on ink', () => {
    expect(inkOn(WHITE)).toEqual({ tone: 'dark', halo: false });
    expect(inkOn(BLACK)).toEqual({ tone: 'light', halo: false });
  });

  it('takes a halo on mid-grey, where neither ink is seen', () => {
    expect(inkOn({ red: 125, green: 125, blue: 125, alpha: 1 }).halo).toBe(true);
  });

  it('reaches 3:1 on every background, or says that a halo is needed', () => {
    fc.assert(
      fc.property(opaque, (background) => {
        const ink = inkOn(background);
        const deviation = INKS[ink.tone][0] as Colour;
        expect(ink.halo || contrast(deviation, background) >= 3).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('colours', () => {
  it('reads what browsers compute', () => {
    expect(colourOf('rgb(1, 2, 3)')).toEqual({ red: 1, green: 2, blue: 3, alpha: 1 });
    expect(colourOf('rgba(1, 2, 3, 0.5)')).toEqual({ red: 1, green: 2, blue: 3, alpha: 0.5 });
    expect(colourOf('rgb(1 2 3 / 50%)')?.alpha).toBe(0.5);
    expect(colourOf('color(srgb 1 0 0.5 / 0.25)')).toEqual({ red: 255, green: 0, blue: 127.5, alpha: 0.25 });
    expect(colourOf('oklch(0.9 0.1 200)')?.red).toBeGreaterThan(200);
    expect(colourOf('transparent')?.alpha).toBe(0);
    expect(colourOf('var(--nonsense)')).toBeNull();
  });

  it('paints one over the other', () => {
    expect(over({ red: 0, green: 0, blue: 0, alpha: 0.5 }, WHITE)).toEqual({ red: 127.5, green: 127.5, blue: 127.5, alpha: 1 });
    fc.assert(
      fc.property(opaque, opaque, (top, under) => {
        expect(over(top, under)).toEqual(top);
      }),
    );
  });

  it('guesses from the text where a picture is behind', () => {
    expect(inkBeside(WHITE).tone).toBe('light');
    expect(inkBeside(BLACK).tone).toBe('dark');
  });

  it('is at its ends 21 and 1', () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21);
    expect(contrast(WHITE, WHITE)).toBe(1);
  });
});
