import { analyse } from '../../../src/core/analyse/report.ts';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import { MemoryCorpus } from '../../../src/core/match/memory-corpus.ts';
import type { Article, Finding, Report, Span } from '../../../src/core/model.ts';
import { overlaps } from '../../../src/core/span.ts';
import { demoArticle, demoPages } from '../../demo/pages.ts';
import { PLANTED, SILENT, type Planted } from '../../demo/planted.ts';
import { say } from '../command.ts';
import { labTables } from '../lab-tables.ts';
import type { ScoreRow } from '../score-row.ts';

/** The copies of the wire's story that share its language. The German one is a sibling too, found by other means. */
const COPIES = ['wire', 'reprint', 'translated-back', 'copy-of-copy', 'excerpt'];

/**
 * The demo story, by the whole way: every page against a corpus of the other seven. It is ours, and small: a check that
 * what was planted is found and what is equal stays unmarked, not a measure of quality.
 */
export async function score(): Promise<readonly ScoreRow[]> {
  const pages = demoPages();
  const articles = new Map<string, Article>();
  for (const page of pages) articles.set(page.file, await demoArticle(page));
  const tables = labTables();
  const fileOf = (id: string): string => [...articles].find(([, article]) => article.id === id)?.[0] ?? id;

  const reports = new Map<string, Report>();
  let found = 0;
  const wrong: string[] = [];
  const copies = new Set(pages.filter((page) => COPIES.includes(page.role)).map((page) => page.file));
  const story = new Set([...copies, ...pages.filter((page) => page.role === 'other-language').map((page) => page.file)]);
  for (const [file, article] of articles) {
    const corpus = new MemoryCorpus(tables.df);
    for (const other of articles.values()) if (other !== article) corpus.add(other, fingerprintOf(other));
    const matches = (await matchArticle({ article, fingerprint: fingerprintOf(article) }, corpus)).filter((match) => match.sibling);
    const names = matches.map((match) => fileOf(match.id));
    if (copies.has(file)) found += names.filter((name) => copies.has(name)).length;
    const odd = names.filter((name) => !story.has(file) || !story.has(name));
    wrong.push(...odd.map((name) => `${file} ← ${name}`));
    const siblings = names.flatMap((name) => articles.get(name) ?? []);
    reports.set(file, analyse(article, siblings, tables));
  }
  for (const line of wrong) say(`  no sibling: ${line}`);
  const pairs = copies.size * (copies.size - 1);
  return [
    { set: 'demo', measure: 'copies found as siblings', value: found / pairs, n: pairs, bound: { at: 'least', value: 1 } },
    {
      set: 'demo',
      measure: 'strangers shown as siblings',
      value: wrong.length,
      n: articles.size * (articles.size - 1),
      unit: 'count',
      bound: { at: 'most', value: 0 },
    },
    ...(['deviation', 'artifact', 'residue'] as const).map((kind) => recall(kind, articles, reports)),
    silence(articles, reports),
    drawnOn('coastal-ledger.html', reports),
    drawnOn('harbour-wire.html', reports),
  ];
}

const isSeen = (finding: Finding): boolean => finding.shown && (finding.drawn || finding.kind === 'residue');

const marks = (report: Report | undefined): Finding[] =>
  (report?.findings ?? []).filter((finding) => finding.drawn && finding.kind !== 'residue');

function placeOf(articles: ReadonlyMap<string, Article>, page: string, text: string): Span | null {
  const start = articles.get(page)?.text.indexOf(text) ?? -1;
  return start < 0 ? null : { start, end: start + text.length };
}

function recall(kind: Planted['kind'], articles: ReadonlyMap<string, Article>, reports: ReadonlyMap<string, Report>): ScoreRow {
  const planted = PLANTED.filter((item) => item.kind === kind).flatMap((item) => {
    const span = placeOf(articles, item.page, item.text);
    return span === null ? [] : [{ ...item, span }]; // cut away by extraction: nothing to find
  });
  const missed = planted.filter(
    ({ page, span }) => reports.get(page)?.findings.some((finding) => isSeen(finding) && overlaps(finding.span, span)) !== true,
  );
  const named = planted.filter(
    ({ page, span, category }) =>
      reports.get(page)?.findings.some((finding) => isSeen(finding) && finding.category === category && overlaps(finding.span, span)) ===
      true,
  );
  for (const item of missed) say(`  missed on ${item.page}: ${item.kind} ${item.category} "${item.text}"`);
  return {
    set: 'demo',
    measure: `planted ${kind}s found`,
    value: (planted.length - missed.length) / planted.length,
    n: planted.length,
    note: `right category ${String(named.length)}`,
  };
}

function silence(articles: ReadonlyMap<string, Article>, reports: ReadonlyMap<string, Report>): ScoreRow {
  const broken = SILENT.filter(({ page, text }) => {
    const span = placeOf(articles, page, text);
    return span !== null && marks(reports.get(page)).some((finding) => overlaps(finding.span, span));
  });
  for (const item of broken) say(`  marked on ${item.page}, though equal to "${item.wire}": "${item.text}"`);
  return {
    set: 'demo',
    measure: 'equal facts marked',
    value: broken.length,
    n: SILENT.length,
    unit: 'count',
    bound: { at: 'most', value: 0 },
  };
}

function drawnOn(page: string, reports: ReadonlyMap<string, Report>): ScoreRow {
  const drawn = marks(reports.get(page)).filter((finding) => finding.drawn);
  for (const finding of drawn) say(`  marked on ${page}: ${finding.category} "${finding.text}"`);
  return {
    set: 'demo',
    measure: `marks on ${page}, a sound version`,
    value: drawn.length,
    n: reports.get(page)?.sentences.length ?? 0,
    unit: 'count',
    bound: { at: 'most', value: 0 },
  };
}
