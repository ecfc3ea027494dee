import { analyse } from '../../src/core/analyse/report.ts';
import type { Article, Finding } from '../../src/core/model.ts';
import { labTables } from './lab-tables.ts';
import { MARK_LABELS } from './mark-labels.data.ts';
import { siblingSets } from './sibling-sets.ts';

/** A page with some of its siblings, and the deviations it shows. */
export interface LabelledPage {
  readonly page: Article;
  readonly role: 'human' | 'mt';
  readonly siblings: number;
  readonly sentences: number;
  readonly shown: readonly Finding[];
  /** All that is weighed, shown or below its bar; where others deviate, nothing is told of this page. */
  readonly weighed: readonly Finding[];
  /** Number of the story, for folds held out by story. */
  readonly story: number;
}

/** Which stories were read: every sixth from these on, and beside how many siblings. */
const READ: readonly { readonly first: number; readonly siblings: readonly number[] }[] = [
  { first: 2, siblings: [1, 5] },
  { first: 5, siblings: [5] },
];
const EVERY = 6;

/**
 * The pages whose marks were labelled by hand: unaltered versions as they are, so that offsets hold, beside the first of
 * the other versions by id. Null where shared/eval is absent.
 */
export async function labelledPages(): Promise<LabelledPage[] | null> {
  const sets = await siblingSets();
  if (sets === null) return null;
  const groups = new Map<string, Article[]>();
  for (const article of sets.english) {
    if (sets.truth.get(article.id)?.suspect !== undefined) continue;
    const name = sets.group(article.id);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(article);
  }
  const tables = labTables();
  const byId = (a: Article, b: Article): number => (a.id < b.id ? -1 : 1);
  return [...groups.values()].flatMap((versions, index) =>
    versions.length < 6
      ? []
      : READ.filter(({ first }) => index % EVERY === first).flatMap(({ siblings }) =>
          (['human', 'mt'] as const).flatMap((role) => {
            const page = versions.filter((article) => sets.truth.get(article.id)?.role === role).sort(byId)[0];
            if (page === undefined) return [];
            const others = versions.filter((article) => article !== page).sort(byId);
            return siblings.map((count): LabelledPage => {
              const report = analyse(page, others.slice(0, count), tables);
              return {
                page,
                role,
                siblings: count,
                sentences: report.sentences.length,
                shown: report.findings.filter((finding) => finding.kind === 'deviation' && finding.drawn),
                weighed: report.findings.filter((finding) => finding.kind === 'deviation' && finding.reason.code !== 'others-deviate'),
                story: index,
              };
            });
          }),
        ),
  );
}

/** What the reader of the pages said of a mark: "R", "H" or "W" with a letter of `WHY`; null where it was never read. */
export function labelOf(page: Article, finding: Finding): string | null {
  for (const row of MARK_LABELS[page.id] ?? []) {
    const [start = '', end = '', category = '', label = ''] = row.split(' ');
    if (category === finding.category && Number(start) < finding.span.end && finding.span.start < Number(end)) return label;
  }
  return null;
}
