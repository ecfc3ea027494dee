import type { Metadata } from './metadata.ts';

/**
 * The article's headline: a heading that the page's other titles confirm, because that is what readers see (a heading alone
 * may be the site's name); else the declared headline, the OpenGraph title, or the document title without the site's name.
 */
export function titleOf(titles: Metadata['titles'], outlet: string | null, nearest: string | null): string | null {
  const declared = [titles.headline, titles.og, titles.document].filter((t) => t !== null).map((t) => withoutSite(t, outlet));
  const headings = nearest === null ? titles.headings : [nearest, ...titles.headings];
  for (const heading of headings) if (heading.length >= 8 && declared.some((t) => alike(t, heading))) return heading;
  const told = titles.headline ?? titles.og;
  if (told !== null) return withoutSite(told, outlet);
  if (nearest !== null && nearest.length >= 12) return nearest;
  return titles.document === '' ? nearest : withoutSite(titles.document, outlet);
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Does the document's own title confirm this heading? Then it is the headline, whatever its level. */
export const isConfirmed = (heading: string, { document }: Metadata['titles'], outlet: string | null): boolean =>
  heading.length >= 8 && alike(withoutSite(document, outlet), heading);

/** Do two titles share most of their words? */
function alike(a: string, b: string): boolean {
  const [x, y] = [new Set(words(a)), new Set(words(b))];
  if (x.size === 0 || y.size === 0) return false;
  let common = 0;
  for (const word of y) if (x.has(word)) common++;
  return common / y.size >= 0.7 && common / x.size >= 0.45;
}

/** "Headline | Outlet", "Headline - Outlet" → "Headline": a last part of few words, or the outlet's own name. */
function withoutSite(title: string, outlet: string | null): string {
  const m = /^(.{12,}\S)\s+[|\-–—•·:»]\s+([^|–—•·»]{2,40})$/u.exec(title);
  if (m === null) return title;
  const [head, tail] = [m[1] ?? '', m[2] ?? ''];
  const isOutlet = outlet !== null && words(outlet).some((w) => w.length > 2 && words(tail).includes(w));
  return isOutlet || words(tail).length <= 3 ? head : title;
}
