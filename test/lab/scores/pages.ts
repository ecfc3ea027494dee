import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { extractArticle } from '../../../src/extract/extract.ts';
import { addressOfSaved } from '../../../src/extract/saved.ts';

import { parsePage, readHtml } from '../page-file.ts';
import { evalFolder } from '../repository.ts';
import type { ScoreRow } from '../score-row.ts';

interface Truth {
  readonly id: string;
  readonly html: string;
  readonly url: string | null;
  readonly site: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly text: string;
}

const words = (text: string | null): string[] => text?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Precision, recall and F1 over words as a multiset. */
export function overlap(found: string, truth: string): { precision: number; recall: number; f1: number } {
  const left = new Map<string, number>();
  for (const word of words(truth)) left.set(word, (left.get(word) ?? 0) + 1);
  const mine = words(found);
  let common = 0;
  for (const word of mine) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      common++;
      left.set(word, count - 1);
    }
  }
  const precision = mine.length === 0 ? 0 : common / mine.length;
  const recall = common / Math.max(1, words(truth).length);
  return { precision, recall, f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The page without what tells machines where its article is, as a careless site would write it. */
const stripped = (html: string): string =>
  html
    .replace(/<script[^>]*ld.json[\s\S]*?<\/script>/giu, '')
    .replace(/<meta[^>]*property=[^>]*>/giu, '')
    .replace(/ (?:class|id|itemprop|role)="[^"]*"/giu, '')
    .replace(/<(\/?)(?:article|main|section|header|footer|aside|nav)\b/giu, '<$1div');

const same = (a: string | null, b: string | null): boolean => words(a).join(' ') === words(b).join(' ');
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length);
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** How much of the saved news pages' text, title, byline and day is read, beside Readability alone. */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const folder = evalFolder('pages');
  if (folder === null) return null;
  const truths = readFileSync(join(folder, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Truth);
  const ours = {
    f1: [] as number[],
    precision: [] as number[],
    recall: [] as number[],
    bare: [] as number[],
    milliseconds: [] as number[],
  };
  const peer = { f1: [] as number[], precision: [] as number[], recall: [] as number[], title: 0, byline: 0, milliseconds: [] as number[] };
  const right = { title: 0, byline: 0, day: 0 };
  const with_ = { byline: 0, day: 0 };
  let refused = 0;
  for (const truth of truths) {
    const html = readHtml(join(folder, truth.html));
    const document = parsePage(html);
    const url = truth.url ?? addressOfSaved(document) ?? `https://${truth.site}/`;
    let began = performance.now();
    const found = await extractArticle(document, url, { fromFile: true });
    ours.milliseconds.push(performance.now() - began);
    if (!found.ok) refused++;
    const article = found.ok ? found.article : null;
    const mine = overlap(article?.text ?? '', truth.text);
    for (const key of ['f1', 'precision', 'recall'] as const) ours[key].push(mine[key]);
    if (same(truth.title, article?.title ?? null)) right.title++;
    if (truth.byline !== null) {
      with_.byline++;
      if (same(truth.byline, article?.byline ?? null)) right.byline++;
    }
    if (truth.published !== null) {
      with_.day++;
      if (truth.published.slice(0, 10) === article?.published?.slice(0, 10)) right.day++;
    }
    const bare = await extractArticle(parsePage(stripped(html)), url, { fromFile: true });
    ours.bare.push(overlap(bare.ok ? bare.article.text : '', truth.text).f1);
    began = performance.now();
    const theirs = new Readability(document).parse();
    peer.milliseconds.push(performance.now() - began);
    const reference = overlap(theirs?.textContent ?? '', truth.text);
    for (const key of ['f1', 'precision', 'recall'] as const) peer[key].push(reference[key]);
    if (same(truth.title, theirs?.title ?? null)) peer.title++;
    if (truth.byline !== null && same(truth.byline, theirs?.byline ?? null)) peer.byline++;
  }
  const n = truths.length;
  const set = '15 saved news pages';
  const beside = (value: number): string => `Readability alone: ${value.toFixed(3)}`;
  return [
    { set, measure: 'text, F1 over words', value: mean(ours.f1), n, bound: { at: 'least', value: 0.95 }, note: beside(mean(peer.f1)) },
    { set, measure: 'text, precision', value: mean(ours.precision), n, note: beside(mean(peer.precision)) },
    { set, measure: 'text, recall', value: mean(ours.recall), n, note: beside(mean(peer.recall)) },
    { set, measure: 'text, F1, page stripped', value: mean(ours.bare), n, note: 'no metadata, classes, ids or HTML 5 elements' },
    { set, measure: 'title', value: right.title / n, n, note: beside(peer.title / n) },
    {
      set,
      measure: 'byline',
      value: right.byline / Math.max(1, with_.byline),
      n: with_.byline,
      note: beside(peer.byline / Math.max(1, with_.byline)),
    },
    { set, measure: 'day of publication', value: right.day / Math.max(1, with_.day), n: with_.day },
    { set, measure: 'refused', value: refused / n, n, bound: { at: 'most', value: 0 } },
    {
      set,
      measure: 'time, median',
      value: median(ours.milliseconds),
      n,
      unit: 'ms',
      note: `Readability alone: ${median(peer.milliseconds).toFixed(0)} ms`,
    },
  ];
}
