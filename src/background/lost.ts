import { addressKey } from '../core/article-id.ts';
import type { Article } from '../core/model.ts';
import type { LostFinding } from '../protocol/messages.ts';
import type { AnalysedTab } from './tab-memory.ts';

/** So much of a page's sentences must still be there, or it is another article at the same address. */
const SAME_ARTICLE = 0.5;
const MOST = 20;

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/**
 * Findings that were shown on this page and whose sentence it has no more: taken back, corrected, or cut. They are
 * listed rather than dropped, so that a correction does not look like a mistake of ours.
 */
export function lostSince(before: AnalysedTab | null, url: string, now: Article): readonly LostFinding[] {
  if (before === null || addressKey(before.url) !== addressKey(url)) return [];
  const { article, report, lost = [] } = before;
  const text = plain(now.text);
  const sentences = report.sentences.map((one) => ({ ...one, text: plain(article.text.slice(one.start, one.end)) }));
  const kept = sentences.filter((one) => text.includes(one.text)).length;
  if (kept < sentences.length * SAME_ARTICLE) return [];
  const fresh = report.findings.flatMap((finding): LostFinding[] => {
    if (!finding.shown || finding.kind === 'residue') return [];
    const sentence = sentences.find((one) => one.start <= finding.span.start && finding.span.start < one.end)?.text ?? finding.text;
    return [{ page: article.id, finding, sentence }];
  });
  return [...lost, ...fresh].filter((one) => one.sentence !== '' && !text.includes(one.sentence)).slice(-MOST);
}
