import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../../src/core/analyse/report.ts';
import type { Article } from '../../../src/core/model.ts';
import type { Tables } from '../../../src/core/tables.ts';
import { readLexicon } from '../../../src/core/text/lexicon.ts';
import { labTables } from '../lab-tables.ts';
import { INJECTIONS } from '../page-like.ts';
import { evalFolder, repository } from '../repository.ts';
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
  const untuned = 'DEMETR, without what was set by it';
  for (const kind of ['number', 'date', 'name', 'negation', 'antonym'])
    rows.push(
      paired(
        untuned,
        kind,
        demetr.filter((row) => row.kind === kind && row.expect === 'flag'),
        firesUntuned,
      ),
    );
  rows.push(...silent(untuned, demetr, firesUntuned));
  const edits = await readRows<Row>(join(folder, 'summedits.jsonl'));
  for (const domain of [...new Set(edits.map((row) => row.domain ?? ''))].sort())
    rows.push(
      balanced(
        domain,
        edits.filter((row) => row.domain === domain),
      ),
    );
  rows.push(
    balanced(
      'news',
      edits.filter((row) => row.domain === 'news'),
      firesUntuned,
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
        (finding) => finding.kind === 'deviation' && finding.drawn,
      )),
    );
  return known;
}

/**
 * The same without the rules that these very sets helped to set: the bars of texts of a sentence or two (`LEAST_IN_FEW` in
 * analyse/deviations.ts; one bar for all kinds here) and the table of opposites (assets/tables/opposites.txt; the dictionary
 * alone here). What a judge looks at was found by reading misses too, and cannot be switched off.
 */
function firesUntuned(page: string, sibling: string): boolean {
  const key = `${page}\u0001${sibling}`;
  let known = asked.get(key);
  if (known === undefined)
    asked.set(
      key,
      (known = analyse(article('p', page), [article('q', sibling)], tablesWithoutOpposites()).findings.some(
        (finding) => finding.kind === 'deviation' && finding.reason.code !== 'others-deviate' && finding.confidence >= ONE_BAR,
      )),
    );
  return known;
}

/** The bar of every kind that has none of its own. */
const ONE_BAR = 0.5;

let untunedTables: Tables | null = null;

const tablesWithoutOpposites = (): Tables =>
  (untunedTables ??= {
    ...labTables(),
    lexicon: readLexicon(readFileSync(join(repository, 'assets', 'tables', 'lexicon.bin')), new Map()),
  });

type Fires = (page: string, sibling: string) => boolean;

function paired(set: string, kind: string, rows: readonly Row[], says: Fires = fires): ScoreRow {
  const right = rows.filter((row) => says(row.bad, row.reference) && !says(row.good, row.reference)).length;
  const bound = says === fires ? ASKED[kind] : undefined;
  return {
    set,
    measure: `${kind}: paired accuracy`,
    value: right / rows.length,
    n: rows.length,
    ...(bound === undefined ? {} : { bound: { at: 'least', value: bound } }),
  };
}

function silent(set: string, rows: readonly Row[], says: Fires = fires): ScoreRow[] {
  const list = rows.filter((row) => row.expect === 'no-flag');
  const false_ = list.filter((row) => says(row.bad, row.reference)).length;
  const faithful = [...new Map(list.map((row) => [`${row.good}\u0000${row.reference}`, row])).values()];
  const wrong = faithful.filter((row) => says(row.good, row.reference)).length;
  return [
    {
      set,
      measure: 'no-flag rows that fire',
      value: false_ / list.length,
      n: list.length,
      upper95: upperBound(false_, list.length),
      ...(says === fires ? { bound: { at: 'most' as const, value: 0.01 } } : {}),
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

function balanced(domain: string, rows: readonly Row[], says: Fires = fires): ScoreRow {
  const flags = rows.filter((row) => row.expect === 'flag');
  const others = rows.filter((row) => row.expect === 'no-flag');
  const recall = flags.filter((row) => says(row.bad, row.reference)).length / flags.length;
  const noise = others.filter((row) => says(row.bad, row.reference)).length / others.length;
  return {
    set: says === fires ? 'SummEdits' : 'SummEdits, without what was set by it',
    measure: `${domain}: balanced accuracy`,
    value: (recall + 1 - noise) / 2,
    n: rows.length,
    note: `found ${(recall * 100).toFixed(0)} %, false ${(noise * 100).toFixed(1)} %`,
    ...(domain === 'news' && says === fires ? { bound: { at: 'least', value: 0.78 } } : {}),
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
      const marks = pages.reduce((sum, trial) => sum + trial.deviations.filter((finding) => finding.drawn).length, 0);
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
      const found = list.filter((trial) => trial.own && trial.found?.drawn === true).length;
      rows.push({
        set: `errors put in, ${siblings} siblings`,
        measure: `${kind}: shown`,
        value: found / Math.max(1, list.length),
        n: list.length,
      });
    }
  return rows;
}
