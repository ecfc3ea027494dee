import { analyse } from '../../../src/core/analyse/report.ts';
import type { Finding, Report } from '../../../src/core/model.ts';
import { overlaps } from '../../../src/core/span.ts';
import { say } from '../command.ts';
import { labTables } from '../lab-tables.ts';
import type { ScoreRow } from '../score-row.ts';
import { SEED_READING, type SeedSpan } from '../seeds-reading.data.ts';
import { seedArticles } from '../seeds.ts';

/** The five seeds, each with the other four as siblings, against the close reading. */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const articles = seedArticles();
  if (articles === null) return null;
  const tables = labTables();
  const reports = new Map(
    articles.map((page) => [
      page.id,
      analyse(
        page,
        articles.filter((other) => other !== page),
        tables,
      ),
    ]),
  );
  const shown = [...reports].flatMap(([id, report]) =>
    report.findings.filter((f) => f.shown && (f.drawn || f.kind === 'residue')).map((finding) => ({ id, finding })),
  );
  const rows: ScoreRow[] = [];
  for (const kind of ['artifact', 'residue', 'deviation'] as const) {
    const spans = SEED_READING.filter((s) => s.kind === kind && s.severity >= (kind === 'residue' ? 1 : 2));
    const mine = shown.filter(({ finding }) => finding.kind === kind);
    const missed = spans.filter((s) => !mine.some(({ id, finding }) => id === s.id && overlaps(finding.span, s)));
    for (const s of missed) say(`  missed on ${s.id}: ${s.kind} ${s.category} [${s.start}, ${s.end}) ${wordsOf(articles, s)}`);
    const wrong = mine.filter(({ id, finding }) => !rightAt(id, finding));
    for (const { id, finding } of wrong)
      say(`  wrong on ${id}: ${kind} ${finding.category} [${finding.span.start}, ${finding.span.end}) “${finding.text.slice(0, 60)}”`);
    const found = spans.length - missed.length;
    rows.push({
      set: 'seeds',
      measure: `${kind}s of severity ${kind === 'residue' ? '1' : '2'} and more found`,
      value: found / spans.length,
      n: spans.length,
      ...(kind === 'deviation' ? {} : { bound: { at: 'least', value: kind === 'residue' ? 0.98 : 0.6 } }),
    });
    rows.push({
      set: 'seeds',
      measure: `${kind} marks that are right`,
      value: mine.length === 0 ? 1 : 1 - wrong.length / mine.length,
      n: mine.length,
      ...(kind === 'deviation' ? {} : { bound: { at: 'least', value: 0.9 } }),
    });
  }
  const harmless = SEED_READING.filter((s) => s.kind === 'harmless');
  const marked = harmless.filter((s) =>
    shown.some(({ id, finding }) => id === s.id && finding.kind !== 'residue' && overlaps(finding.span, s) && !rightAt(id, finding)),
  );
  for (const s of marked) say(`  marked though harmless on ${s.id}: ${s.category} ${wordsOf(articles, s)}`);
  rows.push({
    set: 'seeds',
    measure: 'harmless differences marked',
    value: marked.length,
    n: harmless.length,
    unit: 'count',
    bound: { at: 'most', value: 0 },
  });
  const lineage = [...reports.values()].map(lineageHolds);
  rows.push({
    set: 'seeds',
    measure: '001 and 004 share a lost parent, 000, 002, 003 stand apart',
    value: lineage.filter((x) => x).length / lineage.length,
    n: lineage.length,
    bound: { at: 'least', value: 1 },
  });
  return rows;
}

const wordsOf = (articles: readonly { id: string; text: string }[], s: SeedSpan): string =>
  `“${
    articles
      .find((a) => a.id === s.id)
      ?.text.slice(s.start, s.end)
      .slice(0, 60) ?? ''
  }”`;

/** A mark is right when it touches a place of the reading where its kind, or one that names the same damage, is listed. */
const rightAt = (id: string, finding: Finding): boolean =>
  SEED_READING.some(
    (s) =>
      s.id === id &&
      s.kind !== 'harmless' &&
      overlaps(s, finding.span) &&
      (s.kind === finding.kind || s.category === finding.category || s.also.includes(finding.category)),
  );

function lineageHolds({ stemma }: Report): boolean {
  const branch = new Map(stemma.nodes.map((node) => [node.id, node.branch]));
  const parents = (id: string): string[] => stemma.edges.filter((edge) => edge.directed && edge.to === id).map((edge) => edge.from);
  const lost = new Set(stemma.nodes.filter((node) => node.lost).map((node) => node.id));
  const shared = parents('001').some((parent) => lost.has(parent) && parents('004').includes(parent));
  const apart = new Set(['000', '001', '002', '003'].map((id) => branch.get(id)));
  return shared && branch.get('001') === branch.get('004') && apart.size === 4;
}
