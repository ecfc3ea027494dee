import { setBadge, text } from '../platform/browser.ts';
import { verdictOf } from './page-view.ts';
import type { AnalysedTab } from './tab-memory.ts';

const INK = '#3b4a5a';

/** The number of other versions, at most four characters; the tool tip says it in words. Nothing when there is none. */
export async function showBadge(tab: number, record: AnalysedTab | null): Promise<void> {
  const versions = record === null ? 0 : record.report.order.length - 1;
  await setBadge(tab, badgeText(versions), titleFor(record, versions), INK);
}

export const badgeText = (versions: number): string => (versions === 0 ? '' : versions > 999 ? '999+' : String(versions));

function titleFor(record: AnalysedTab | null, versions: number): string {
  const name = text('name');
  if (record === null || versions === 0) return name;
  const count = versions === 1 ? '1 other version' : `${versions} other versions`;
  const verdict = {
    original: 'this one is likely the original',
    derived: 'this one is likely derived',
    undecided: 'the original is not clear',
    alone: '',
  }[verdictOf(record.report)];
  return `${name}: ${count}; ${verdict}`;
}
