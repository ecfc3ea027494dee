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

/** "Urtext: 4 other versions; this one is likely derived", in the language of the interface. */
function titleFor(record: AnalysedTab | null, versions: number): string {
  const name = text('name');
  if (record === null || versions === 0) return name;
  const form = new Intl.PluralRules(text('language')).select(versions);
  const count = text(`${COUNT}_${form}`, String(versions)) || text(`${COUNT}_other`, String(versions));
  const verdict = verdictOf(record.report);
  return verdict === 'alone' ? `${name}: ${count}` : `${name}: ${count}; ${text(VERDICTS[verdict])}`;
}

const COUNT = 'badge_versions';
const VERDICTS = { original: 'badge_original', derived: 'badge_derived', undecided: 'badge_undecided' } as const;
