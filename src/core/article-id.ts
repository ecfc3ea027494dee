import type { ArticleId } from './model.ts';

/**
 * The id of an article: 16 hex digits of two FNV-1a style 32-bit hashes over address and text.
 * An article is known by (address, text), so saving twice changes nothing and a reprint is its own.
 */
export function articleId(url: string, text: string): ArticleId {
  const key = `${addressKey(url)}\n${text}`;
  return hex(hash32(key, 0x811c9dc5)) + hex(hash32(key, 0x2f0b4c47));
}

/**
 * The address that decides "same page": without fragment, without "www.", without tracking parameters,
 * scheme and trailing slash ignored. An address that does not parse stands for itself.
 */
export function addressKey(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)(\?[^#]*)?/iu.exec(url);
  if (match === null) return url;
  const host = (match[1] ?? '').toLowerCase().replace(/^www\./u, '');
  const search = match[3] ?? '';
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !/^(utm_|fbclid=|gclid=|mc_|ref=|ref_|cmp=|ocid=|smid=|src=|share=|amp=)/iu.test(pair))
    .sort();
  const path = (match[2] ?? '').replace(/\/+$/u, '');
  return host + path + (kept.length > 0 ? `?${kept.join('&')}` : '');
}

/** 32-bit hash of the UTF-16 units of `text` (FNV-1a with a final avalanche), unsigned. */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}

const hex = (n: number): string => n.toString(16).padStart(8, '0');
