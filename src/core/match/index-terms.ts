import type { PriorFrequency } from './document-frequency.ts';
import { LONG_TEXT } from './long-text.ts';

/**
 * How many of its rarest stems an article is found by. Short articles (1.4 KB) have about 60 content stems
 * that are worth it; long ones get more, so that any three sentences of them still hold eight of theirs
 * (METHODS-matching §2).
 */
const FEWEST_STEMS = 60;
const MOST_STEMS = 120;
/** A long text has as many as any part of it needs that may be a story. */
const mostStems = (words: number): number => (words > LONG_TEXT ? Infinity : MOST_STEMS);
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
  const many = Math.min(mostStems(fingerprint.stems.length), Math.max(FEWEST_STEMS, Math.floor(stems.length / STEM_SHARE)));
  const chosenStems = rarest(stems, many, prior);
  const chosenAnchors = rarest(distinct(fingerprint.anchors), MOST_ANCHORS, prior);
  const all = new Uint32Array(chosenStems.length + chosenAnchors.length);
  all.set(chosenStems);
  all.set(chosenAnchors, chosenStems.length);
  return distinct(all);
}

/** The `many` rarest of `hashes` (ascending); equal shares in hash order. */
function rarest(hashes: Uint32Array, many: number, prior: PriorFrequency): Uint32Array {
  if (hashes.length <= many) return hashes;
  const shares = Float64Array.from(hashes, (hash) => prior.share(hash));
  const highest = smallest(shares.slice(), many - 1);
  // All that are rarer than the last one chosen; then, of those as rare as it, the first by hash.
  let left = many;
  for (const share of shares) if (share < highest) left--;
  return hashes.filter((_, i) => (shares[i] ?? 0) < highest || (shares[i] === highest && left-- > 0));
}

/** The value that would stand at `place` if they were sorted; leaves them in another order. */
function smallest(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i++;
      while ((values[j] ?? 0) > pivot) j--;
      if (i > j) break;
      const held = values[i] ?? 0;
      values[i++] = values[j] ?? 0;
      values[j--] = held;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place] ?? 0;
}

/** Ascending, each once. */
function distinct(hashes: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const sorted = Uint32Array.from(hashes).sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[kept - 1]) sorted[kept++] = sorted[i] ?? 0;
  return sorted.slice(0, kept);
}
