import type { DeviationCategory } from '../model.ts';

/** What the siblings that cover a place say there, counted by different texts. */
export interface Standing {
  /** The same as the page. */
  readonly same: number;
  /** The alternative that most share. */
  readonly alike: number;
  /** Something else again. */
  readonly otherwise: number;
  /** Nothing that answers it. */
  readonly silent: number;
}

/*
 * Calibrated on real versions made into scraped pages, unaltered (what is found is counted as false) and with an
 * error put in (test/lab/versions-as-pages.ts; `npm run --silent lab -- score deviations` prints the outcome):
 * 87 stories, 1035 sentences, 1, 2 and 5 siblings. Found in unaltered : altered pages, five siblings:
 *
 *                             numbers, dates…   negation   modality   names
 *   all of 3+ say one thing        0 : 80         2 : 84     1 : 15   14 : 17
 *   one says it, rest silent       0 : 9         18 : 16     1 : 8     8 : 10
 *   someone agrees with the page  26 : 6          –          –       170 : 6
 *
 * Names are the noisy kind: translations spell and abbreviate them at will, so they need more agreement.
 */
const NOISY: ReadonlySet<DeviationCategory> = new Set(['name', 'attribution', 'role', 'relation']);

/** How likely a careful reader agrees that the two readings differ and that the page's is worth a look. 0 to 1. */
export function confidenceOf(category: DeviationCategory, sure: number, standing: Standing, voices: Voices): number {
  const certain = heardConfidence(category, sure, standing, voices);
  // copies that agree against the page are a little stronger than one of them alone
  const { same, alike, otherwise, silent } = standing;
  if (voices.verbatim && alike >= 2 && same + otherwise + silent === 0) return Math.max(certain, sure * 0.9);
  // many siblings of one lineage are one voice: what they share may be the mistake of their parent
  return NOISY.has(category) && standing.alike >= 2 && voices.branches < 1.49 ? certain * 0.78 : certain;
}

/** How many branches share the alternative, and how many siblings the page has at all. */
export interface Voices {
  readonly branches: number;
  readonly siblings: number;
  /** All that say it have the page's sentence nearly word for word. */
  readonly verbatim: boolean;
}

function heardConfidence(category: DeviationCategory, sure: number, standing: Standing, voices: Voices): number {
  const { same, alike, otherwise, silent } = standing;
  const noisy = NOISY.has(category);
  const heard = same + alike + otherwise + silent;
  if (same > 0) return alike >= 2 && alike > same * 2 ? sure * (noisy ? 0.5 : 0.7) : sure * 0.25;
  const worded = noisy || category === 'negation' || category === 'modality';
  // of many siblings one alone has the place: its sentence may be another one
  if (heard <= 1) return (noisy ? sure * 0.86 : sure * 0.95) * (worded && voices.siblings >= 3 ? 0.6 : 1);
  const share = alike / heard;
  if (alike >= 2) {
    const agreed = noisy ? (alike >= 3 ? 0.2 + 0.75 * share : 0.3 + 0.45 * share) : 0.55 + 0.43 * share;
    return noisy ? agreed * (0.4 + 0.6 * sure) : Math.max(sure * 0.8, agreed * (0.7 + 0.3 * sure));
  }
  // one sibling against the page, the others word it so that nothing answers: numbers stand in their slot, words do not
  const lonely = category === 'negation' || category === 'modality' ? 0.72 : noisy ? 0.5 : 0.85;
  if (worded && voices.siblings >= 3) return sure * 0.5;
  return sure * lonely * (otherwise > 0 ? 0.7 : 1) * 0.97 ** silent;
}
