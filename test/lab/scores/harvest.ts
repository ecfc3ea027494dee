import { join } from 'node:path';
import { analyse } from '../../../src/core/analyse/report.ts';
import type { Article, Finding } from '../../../src/core/model.ts';
import { labTables } from '../lab-tables.ts';
import { evalFolder } from '../repository.ts';
import { readRows } from '../rows.ts';
import type { ScoreRow } from '../score-row.ts';

interface Gold {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly span: string;
  readonly kind: string;
  readonly severity: 0 | 1 | 2 | 3;
  readonly note: string;
}

interface Truth {
  readonly id: string;
  readonly group: string;
  readonly event: string;
  readonly role: 'original' | 'reprint' | 'rewritten' | 'independent' | 'unrelated';
}

export interface HarvestOutcome {
  readonly gold: readonly { readonly row: Gold; readonly hit: Finding | null }[];
  /** Shown deviations of gold pages that no gold span explains. */
  readonly others: readonly { readonly page: string; readonly finding: Finding }[];
  readonly pages: number;
}

/** Each page of the gold with all other texts of its group as siblings. Null where the set is absent. */
export async function harvestOutcome(): Promise<HarvestOutcome | null> {
  const folder = evalFolder('harvest');
  if (folder === null) return null;
  const articles = new Map((await readRows(join(folder, 'articles.jsonl'))).map((article) => [article.id, article]));
  const truth = new Map((await readRows<Truth>(join(folder, 'truth.jsonl'))).map((row) => [row.id, row]));
  const gold = await readRows<Gold>(join(folder, 'gold.jsonl'));
  const tables = labTables();
  const outcome: { row: Gold; hit: Finding | null }[] = [];
  const others: { page: string; finding: Finding }[] = [];
  const pages = [...new Set(gold.map((row) => row.id))];
  for (const id of pages) {
    const page = articles.get(id);
    const group = truth.get(id)?.group;
    if (page === undefined || group === undefined) continue;
    const siblings = [...truth.values()]
      .filter((row) => row.group === group && row.id !== id && row.role !== 'independent' && row.role !== 'unrelated')
      .flatMap((row): Article[] => (articles.get(row.id) === undefined ? [] : [articles.get(row.id) as Article]));
    const shown = analyse(page, siblings, tables).findings.filter(
      (finding) => finding.shown && (finding.drawn || finding.kind === 'residue'),
    );
    const rows = gold.filter((row) => row.id === id);
    for (const row of rows) {
      const kind = row.kind.split(':')[0];
      const hits = shown.filter((finding) => overlap(finding, row) && (kind === 'harmless' ? finding.kind !== 'residue' : true));
      outcome.push({ row, hit: hits.find((finding) => finding.kind === kind) ?? hits[0] ?? null });
    }
    for (const finding of shown)
      if (finding.kind === 'deviation' && rows.every((row) => !overlap(finding, row))) others.push({ page: id, finding });
  }
  return { gold: outcome, others, pages: pages.length };
}

const overlap = (finding: Finding, row: Gold): boolean =>
  finding.span.start < row.end && row.start < Math.max(finding.span.end, finding.span.start + 1);

export async function score(): Promise<readonly ScoreRow[] | null> {
  const outcome = await harvestOutcome();
  if (outcome === null) return null;
  const rows: ScoreRow[] = [];
  const share = (set: string, measure: string, kind: string, severe: boolean, own: boolean): void => {
    const list = outcome.gold.filter(({ row }) => row.kind.startsWith(`${kind}:`) && (!severe || row.severity >= 2));
    const hits = list.filter(({ hit }) => hit !== null && (!own || hit.kind === kind));
    if (list.length > 0) rows.push({ set, measure, value: hits.length / list.length, n: list.length });
  };
  share('deviations, severity 2 and 3', 'found as a deviation', 'deviation', true, true);
  share('deviations, severity 2 and 3', 'found as anything', 'deviation', true, false);
  share('artifacts, severity 2 and 3', 'found as anything', 'artifact', true, false);
  share('residue', 'found as residue', 'residue', false, true);
  const harmless = outcome.gold.filter(({ row }) => row.severity === 0);
  rows.push({
    set: 'harmless',
    measure: 'marked',
    value: harmless.filter(({ hit }) => hit !== null).length / Math.max(1, harmless.length),
    n: harmless.length,
    bound: { at: 'most', value: 0 },
  });
  rows.push({
    set: 'gold pages',
    measure: 'further deviations shown a page (unproven)',
    value: outcome.others.length / Math.max(1, outcome.pages),
    n: outcome.pages,
    unit: 'count',
    bound: { at: 'most', value: 1 },
  });
  return rows;
}
