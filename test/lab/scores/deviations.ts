import { join } from 'node:path';
import { analyse } from '../../../src/core/analyse/report.ts';
import type { Article } from '../../../src/core/model.ts';
import { labTables } from '../lab-tables.ts';
import { INJECTIONS } from '../page-like.ts';
import { evalFolder } from '../repository.ts';
import { readRows } from '../rows.ts';
import { upperBound, type ScoreRow } from '../score-row.ts';
import { trials } from '../versions-as-pages.ts';

interface Row {
  readonly category: string;
  readonly domain?: string;
  readonly kind: string;
  readonly expect: 'flag' | 'no-flag' | 'either';
  readonly reference: string;
  readonly good: string;
  readonly bad: string;
}

/** Paired accuracy asked of the kinds that DEMETR alters. */
const ASKED: Readonly<Record<string, number>> = { number: 0.95, date: 0.95, unit: 0.95, name: 0.93, negation: 0.97, antonym: 0.6 };

/** Every n-th story of the versions: a sample keeps the run within minutes. */
const EVERY_STORY = 20;

/** DEMETR and SummEdits by kind, then real versions as scraped pages: unaltered, and with an error put in. */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const folder = evalFolder('deviations');
  if (folder === null) return null;
  const rows: ScoreRow[] = [];
  const demetr = await readRows<Row>(join(folder, 'demetr.jsonl.gz'));
  for (const kind of ['number', 'date', 'name', 'negation', 'antonym'])
    rows.push(
      paired(
        'DEMETR',
        kind,
        demetr.filter((row) => row.kind === kind && row.expect === 'flag'),
      ),
    );
  rows.push(...silent('DEMETR', demetr));
  const edits = await readRows<Row>(join(folder, 'summedits.jsonl'));
  for (const domain of [...new Set(edits.map((row) => row.domain ?? ''))].sort())
    rows.push(
      balanced(
        domain,
        edits.filter((row) => row.domain === domain),
      ),
    );
  rows.push(...(await versions()));
  return rows;
}

const article = (id: string, text: string): Article => ({
  id,
  url: `https://${id}.example/`,
  site: id,
  title: null,
  byline: null,
  published: null,
  lang: 'en',
  text,
});
const asked = new Map<string, boolean>();

/** Does the page show a deviation beside that one sibling? */
function fires(page: string, sibling: string): boolean {
  const key = `${page}\u0000${sibling}`;
  let known = asked.get(key);
  if (known === undefined)
    asked.set(
      key,
      (known = analyse(article('p', page), [article('q', sibling)], labTables()).findings.some(
        (finding) => finding.kind === 'deviation' && finding.shown,
      )),
    );
  return known;
}

function paired(set: string, kind: string, rows: readonly Row[]): ScoreRow {
  const right = rows.filter((row) => fires(row.bad, row.reference) && !fires(row.good, row.reference)).length;
  const bound = ASKED[kind];
  return {
    set,
    measure: `${kind}: paired accuracy`,
    value: right / rows.length,
    n: rows.length,
    ...(bound === undefined ? {} : { bound: { at: 'least', value: bound } }),
  };
}

function silent(set: string, rows: readonly Row[]): ScoreRow[] {
  const list = rows.filter((row) => row.expect === 'no-flag');
  const false_ = list.filter((row) => fires(row.bad, row.reference)).length;
  const faithful = [...new Map(list.map((row) => [`${row.good}\u0000${row.reference}`, row])).values()];
  const wrong = faithful.filter((row) => fires(row.good, row.reference)).length;
  return [
    {
      set,
      measure: 'no-flag rows that fire',
      value: false_ / list.length,
      n: list.length,
      upper95: upperBound(false_, list.length),
      bound: { at: 'most', value: 0.01 },
    },
    {
      set,
      measure: 'faithful copies that fire',
      value: wrong / faithful.length,
      n: faithful.length,
      upper95: upperBound(wrong, faithful.length),
    },
  ];
}

function balanced(domain: string, rows: readonly Row[]): ScoreRow {
  const flags = rows.filter((row) => row.expect === 'flag');
  const others = rows.filter((row) => row.expect === 'no-flag');
  const recall = flags.filter((row) => fires(row.bad, row.reference)).length / flags.length;
  const noise = others.filter((row) => fires(row.bad, row.reference)).length / others.length;
  return {
    set: 'SummEdits',
    measure: `${domain}: balanced accuracy`,
    value: (recall + 1 - noise) / 2,
    n: rows.length,
    note: `found ${(recall * 100).toFixed(0)} %, false ${(noise * 100).toFixed(1)} %`,
    ...(domain === 'news' ? { bound: { at: 'least', value: 0.78 } } : {}),
  };
}

async function versions(): Promise<ScoreRow[]> {
  const outcome = await trials(EVERY_STORY, [1, 2, 4, 5]);
  if (outcome === null) return [];
  const rows: ScoreRow[] = [];
  for (const role of ['mt', 'human'] as const)
    for (const siblings of [1, 2, 4, 5]) {
      const pages = outcome.unaltered.filter((trial) => trial.role === role && trial.siblings === siblings);
      const sentences = pages.reduce((sum, trial) => sum + trial.sentences, 0);
      const marks = pages.reduce((sum, trial) => sum + trial.deviations.filter((finding) => finding.shown).length, 0);
      rows.push({
        set: `unaltered ${role} pages, ${siblings} siblings`,
        measure: 'marks a sentence',
        value: marks / Math.max(1, sentences),
        n: sentences,
        ...(siblings === 5 ? { bound: { at: 'most' as const, value: role === 'mt' ? 0.01 : 0.03 } } : {}),
      });
    }
  for (const kind of INJECTIONS)
    for (const siblings of [1, 2, 4, 5]) {
      const list = outcome.injections.filter((trial) => trial.kind === kind && trial.siblings === siblings);
      const found = list.filter((trial) => trial.own && trial.found?.shown === true).length;
      rows.push({
        set: `errors put in, ${siblings} siblings`,
        measure: `${kind}: shown`,
        value: found / Math.max(1, list.length),
        n: list.length,
      });
    }
  return rows;
}
