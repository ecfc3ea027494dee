import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync('src/ui/tokens.css', 'utf8');

/** The two colours of a token, light and dark. */
function token(name: string): readonly [string, string] {
  const found = new RegExp(`--${name}: light-dark\\((#[\\da-f]{6}), (#[\\da-f]{6})\\)`, 'u').exec(CSS);
  if (found === null) throw new Error(`no token ${name}`);
  return [found[1] ?? '', found[2] ?? ''];
}

/** Contrast by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [high = 0, low = 0] = [light(a), light(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe('the inks', () => {
  const grounds = ['paper', 'raised', 'sunk'];
  for (const ink of ['ink', 'muted', 'deviation', 'artifact', 'original', 'branch-0', 'branch-1', 'branch-2', 'branch-3'])
    it(`${ink} can be read as text on every ground, light and dark`, () => {
      for (const ground of grounds)
        for (const theme of [0, 1] as const)
          expect(contrast(token(ink)[theme], token(ground)[theme]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    });

  it('edges of controls are seen: at least 3 : 1', () => {
    for (const ground of grounds)
      for (const theme of [0, 1] as const) expect(contrast(token('edge')[theme], token(ground)[theme])).toBeGreaterThanOrEqual(3);
  });

  it('knows black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});
