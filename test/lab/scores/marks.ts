import { labelledPages, labelOf } from '../labelled-pages.ts';
import { upperBound, type ScoreRow } from '../score-row.ts';

/** How many marks of unaltered pages a careful reader calls right, and how many false ones a page and a sentence show. */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const pages = await labelledPages();
  if (pages === null) return null;
  const rows: ScoreRow[] = [];
  for (const role of ['mt', 'human'] as const)
    for (const siblings of [1, 5]) {
      const some = pages.filter((one) => one.role === role && one.siblings === siblings);
      const labels = some.flatMap((one) => one.shown.map((finding) => labelOf(one.page, finding)));
      const sentences = some.reduce((sum, one) => sum + one.sentences, 0);
      const wrong = labels.filter((label) => label !== null && label !== 'R').length;
      const unread = labels.filter((label) => label === null).length;
      const set = `unaltered ${role} pages, ${siblings} siblings`;
      const note = `${labels.length} marks, ${unread} never read`;
      rows.push({
        set,
        measure: 'false marks a sentence, as read by hand',
        value: wrong / Math.max(1, sentences),
        n: sentences,
        upper95: upperBound(wrong, sentences),
        note,
        ...(siblings === 5 ? { bound: { at: 'most' as const, value: role === 'mt' ? 0.01 : 0.03 } } : {}),
      });
      rows.push({
        set,
        measure: 'false marks a page',
        value: wrong / Math.max(1, some.length),
        n: some.length,
        unit: 'count',
        bound: { at: 'most', value: 1 },
      });
    }
  const all = pages.flatMap((one) =>
    one.shown.flatMap((finding) => {
      const label = labelOf(one.page, finding);
      return label === null ? [] : [{ category: finding.category, right: label === 'R', siblings: one.siblings }];
    }),
  );
  for (const siblings of [1, 5])
    for (const category of [...new Set(all.map((one) => one.category))].sort()) {
      const list = all.filter((one) => one.category === category && one.siblings === siblings);
      if (list.length > 0)
        rows.push({
          set: `marks beside ${siblings} siblings`,
          measure: `${category}: right`,
          value: list.filter((one) => one.right).length / list.length,
          n: list.length,
        });
    }
  return rows;
}
