import type { PriorFrequency } from './document-frequency.ts';

/**
 * How many of its rarest stems an article is found by. Short articles (1.4 KB) have about 60 content stems
 * that are worth it; long ones get more, so that any three sentences of them still hold eight of theirs
 * (METHODS-matching §2).
 */
const FEWEST_STEMS = 60;
const MOST_STEMS = 120;
/** One indexed stem for so many distinct ones beyond the fewest. */
const STEM_SHARE = 2.5;

/** How many anchors (names, numbers) an article is found by across languages. */
const MOST_ANCHORS = 24;

/**
 * The hashes that an article is indexed under, ascending and distinct. A pure function of fingerprint and
 * prior: the corpus has no say, so an index made anew equals the old one. Equally rare terms are taken by
 * their hash, which lets two versions choose the same ones.
 */
export function indexTermsOf(
  fingerprint: { readonly stems: ArrayLike<number>; readonly anchors: ArrayLike<number> },
  prior: PriorFrequency,
): Uint32Array<ArrayBuffer> {
  const stems = distinct(fingerprint.stems);
  const many = Math.min(MOST_STEMS, Math.max(FEWEST_STEMS, Math.floor(stems.length / STEM_SHARE)));
  const chosen = new Set([...rarest(stems, many, prior), ...rarest(distinct(fingerprint.anchors), MOST_ANCHORS, prior)]);
  return Uint32Array.from(chosen).sort();
}

/** The `many` rarest of `hashes`; equal shares in hash order. */
export function rarest(hashes: readonly number[], many: number, prior: PriorFrequency): readonly number[] {
  if (hashes.length <= many) return hashes;
  const share = new Map(hashes.map((hash) => [hash, prior.share(hash)]));
  return [...hashes].sort((a, b) => (share.get(a) ?? 0) - (share.get(b) ?? 0) || a - b).slice(0, many);
}

export const distinct = (hashes: ArrayLike<number>): number[] => [...new Set(Array.from(hashes))];
