import { barOf } from '../../../src/core/analyse/deviations.ts';
import type { DeviationCategory } from '../../../src/core/model.ts';
import { labelledPages, labelOf } from '../labelled-pages.ts';
import type { ScoreRow } from '../score-row.ts';

const FOLDS = 5;
/** A kind is shown where half of its differences between unaltered versions are ones that a careful reader calls right. */
const WANTED = 0.5;

interface Weighed {
  readonly category: DeviationCategory;
  readonly confidence: number;
  readonly right: boolean;
  readonly fold: number;
}

/**
 * Each kind's bar by folds held out: the lowest bar that keeps half of its marks right on the labelled pages of four fifths
 * of the stories, and what it shows on the others. Beside it the bar that is shipped, on all of them. Only places that were
 * read by hand count; they lean to what was shown once, so that low bars look better than they are.
 */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const pages = await labelledPages();
  if (pages === null) return null;
  const all = pages.flatMap((page) =>
    page.weighed.flatMap((finding): Weighed[] => {
      const label = labelOf(page.page, finding);
      if (label === null || finding.kind !== 'deviation') return [];
      return [
        { category: finding.category, confidence: finding.confidence, right: label === 'R', fold: Math.floor(page.story / 3) % FOLDS },
      ];
    }),
  );
  const rows: ScoreRow[] = [];
  for (const category of [...new Set(all.map((one) => one.category))].sort()) {
    const list = all.filter((one) => one.category === category);
    const shipped = list.filter((one) => one.confidence >= barOf(category, false));
    const bars: number[] = [];
    const held = Array.from({ length: FOLDS }, (_, fold) => {
      const bar = lowestBar(list.filter((one) => one.fold !== fold));
      bars.push(bar);
      return list.filter((one) => one.fold === fold && one.confidence >= bar);
    }).flat();
    const named = bars.map((bar) => (bar === Infinity ? 'none' : bar.toFixed(2)));
    rows.push(share('at the shipped bar', category, shipped, `bar ${barOf(category, false).toFixed(2)}, ${list.length} read`));
    rows.push(share('at bars of the other stories', category, held, `bars ${[...new Set(named)].join(', ')}`));
  }
  return rows;
}

/** The lowest confidence from which on enough are right; Infinity where no bar keeps them so. */
function lowestBar(list: readonly Weighed[]): number {
  const sorted = [...list].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let bar = Infinity;
  sorted.forEach((one, i) => {
    if (one.right) right++;
    if (right >= WANTED * (i + 1)) bar = one.confidence;
  });
  return bar;
}

const share = (set: string, category: DeviationCategory, list: readonly Weighed[], note: string): ScoreRow => ({
  set,
  measure: `${category}: right`,
  value: list.length === 0 ? 0 : list.filter((one) => one.right).length / list.length,
  n: list.length,
  note,
});
