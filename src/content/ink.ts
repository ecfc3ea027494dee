/**
 * Which ink a mark takes on this page: chosen by the real background behind its sentence. Light and dark
 * twins are LOOK's; on mid-greys where neither reaches 3:1 a halo of the opposite paper is drawn around.
 */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 to 1 */
  readonly alpha: number;
}

/** `dark`: dark ink for light paper. `light`: light ink for dark paper. */
export type Tone = 'dark' | 'light';

export interface Ink {
  readonly tone: Tone;
  readonly halo: boolean;
}

/** The weakest of LOOK's inks of each tone (deviation): if it is seen, all are. */
const DARK_INK: Colour = { red: 180, green: 71, blue: 14, alpha: 1 };
const LIGHT_INK: Colour = { red: 240, green: 151, blue: 90, alpha: 1 };
const ENOUGH = 3;

export const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };
export const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };

/** WCAG contrast of two opaque colours, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

export function luminance(c: Colour): number {
  const part = (value: number): number => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(c.red) + 0.7152 * part(c.green) + 0.0722 * part(c.blue);
}

/** `top` painted over `under`. */
export function over(top: Colour, under: Colour): Colour {
  const alpha = top.alpha + under.alpha * (1 - top.alpha);
  if (alpha === 0) return { red: 0, green: 0, blue: 0, alpha: 0 };
  const mix = (t: number, u: number): number => (t * top.alpha + u * under.alpha * (1 - top.alpha)) / alpha;
  return { red: mix(top.red, under.red), green: mix(top.green, under.green), blue: mix(top.blue, under.blue), alpha };
}

/** The ink for an opaque background. */
export function inkOn(background: Colour): Ink {
  const [dark, light] = [contrast(DARK_INK, background), contrast(LIGHT_INK, background)];
  return { tone: dark >= light ? 'dark' : 'light', halo: Math.max(dark, light) < ENOUGH };
}

/** Where the background cannot be known (a picture), light text tells that it is dark. */
export const inkBeside = (text: Colour): Ink => ({ tone: contrast(text, WHITE) >= contrast(text, BLACK) ? 'dark' : 'light', halo: true });

/** A computed colour, or null for a notation that is not read here. */
export function colourOf(css: string): Colour | null {
  const rgb = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+%?))?\s*\)$/u.exec(css);
  if (rgb !== null) return { red: Number(rgb[1]), green: Number(rgb[2]), blue: Number(rgb[3]), alpha: alphaOf(rgb[4]) };
  const srgb = /^color\(srgb\s+([\d.e+-]+)\s+([\d.e+-]+)\s+([\d.e+-]+)(?:\s*\/\s*([\d.]+%?))?\s*\)$/u.exec(css);
  if (srgb !== null) return { red: clamp(srgb[1]), green: clamp(srgb[2]), blue: clamp(srgb[3]), alpha: alphaOf(srgb[4]) };
  // Lightness alone decides the tone: oklch(L …), oklab(L …) in 0–1, lch/lab in 0–100.
  const perceptual = /^(ok)?l(?:ch|ab)\(\s*([\d.]+)(%?)[^/)]*(?:\/\s*([\d.]+%?))?\s*\)$/u.exec(css);
  if (perceptual === null) return css === 'transparent' ? { red: 0, green: 0, blue: 0, alpha: 0 } : null;
  const lightness = Number(perceptual[2]) / (perceptual[1] === 'ok' && perceptual[3] === '' ? 1 : 100);
  const grey = 255 * Math.min(1, Math.max(0, lightness));
  return { red: grey, green: grey, blue: grey, alpha: alphaOf(perceptual[4]) };
}

const clamp = (part: string | undefined): number => 255 * Math.min(1, Math.max(0, Number(part)));
const alphaOf = (written: string | undefined): number =>
  written === undefined ? 1 : written.endsWith('%') ? Number(written.slice(0, -1)) / 100 : Number(written);
