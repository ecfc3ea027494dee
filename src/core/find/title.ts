import { contentHashes } from '../fingerprint/terms.ts';
import type { PriorFrequency } from '../match/document-frequency.ts';
import type { Language } from '../model.ts';
import { tokensOf } from '../text/tokens.ts';

/** "… | Harbour Post", "… - BBC News": what stands behind the last bar or dash is the outlet's name. */
const OUTLET = /\s+[|–—·»-]\s+[^|–—·»]{2,40}$/u;
/** A title of one telling word tells nothing. */
const FEWEST = 2;

/**
 * How likely a tab with this title shows a version of the text whose stems are `stems`: the share of the title's words,
 * weighted by how much each tells, that the text has. Names and rare words decide; 0 for a title that says nothing.
 */
export function titleFits(title: string, stems: ReadonlySet<number>, prior: PriorFrequency, language: Language = 'en'): number {
  const bare = title.replace(OUTLET, '');
  const hashes = new Set(tokensOf(bare.length > 15 ? bare : title, language).flatMap((token) => contentHashes(token, language)));
  if (hashes.size < FEWEST) return 0;
  let [all, there, hits] = [0, 0, 0];
  for (const hash of hashes) {
    const tells = prior.idf(hash);
    all += tells;
    if (!stems.has(hash)) continue;
    there += tells;
    hits++;
  }
  return hits < FEWEST || all === 0 ? 0 : there / all;
}
