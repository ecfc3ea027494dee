import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { extractArticle } from '../../../src/extract/extract.ts';
import { addressOfSaved } from '../../../src/extract/saved.ts';
import { sharedFolder } from '../../shared-folder.ts';
import { readPage } from '../page-file.ts';

/** One figure of a score. `peer` is the same figure of the named peer on the same input. */
export interface Row {
  readonly score: 'pages';
  readonly name: string;
  readonly value: number | null;
  readonly n: number;
  readonly peer?: { readonly name: string; readonly value: number };
  readonly note?: string;
}

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

const same = (a: string | null, b: string | null): boolean => words(a).join(' ') === words(b).join(' ');
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length);
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** How much of the saved news pages' text, title, byline and day is read, beside Readability alone. */
export async function score(): Promise<Row[]> {
  const folder = sharedFolder('eval/pages');
  if (folder === null) return [{ score: 'pages', name: 'skipped', value: null, n: 0, note: '../shared/eval/pages is not beside this repository' }];
  const truths = readFileSync(join(folder, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Truth);
  const ours = { f1: [] as number[], precision: [] as number[], recall: [] as number[], milliseconds: [] as number[] };
  const peer = { f1: [] as number[], precision: [] as number[], recall: [] as number[], title: 0, byline: 0, milliseconds: [] as number[] };
  const right = { title: 0, byline: 0, day: 0 };
  const with_ = { byline: 0, day: 0 };
  let refused = 0;
  for (const truth of truths) {
    const document = readPage(join(folder, truth.html));
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
    began = performance.now();
    const theirs = new Readability(document).parse();
    peer.milliseconds.push(performance.now() - began);
    const reference = overlap(theirs?.textContent ?? '', truth.text);
    for (const key of ['f1', 'precision', 'recall'] as const) peer[key].push(reference[key]);
    if (same(truth.title, theirs?.title ?? null)) peer.title++;
    if (truth.byline !== null && same(truth.byline, theirs?.byline ?? null)) peer.byline++;
  }
  const n = truths.length;
  const row = (name: string, value: number, of: number, theirs?: number): Row => ({ score: 'pages', name, value, n: of, ...(theirs === undefined ? {} : { peer: { name: 'Readability alone', value: theirs } }) });
  return [
    row('text F1', mean(ours.f1), n, mean(peer.f1)),
    row('text precision', mean(ours.precision), n, mean(peer.precision)),
    row('text recall', mean(ours.recall), n, mean(peer.recall)),
    row('title', right.title / n, n, peer.title / n),
    row('byline', right.byline / Math.max(1, with_.byline), with_.byline, peer.byline / Math.max(1, with_.byline)),
    row('day', right.day / Math.max(1, with_.day), with_.day),
    row('refused', refused / n, n),
    row('milliseconds, median', median(ours.milliseconds), n, median(peer.milliseconds)),
  ];
}

export async function main(): Promise<void> {
  for (const row of await score()) process.stdout.write(`${JSON.stringify(row)}\n`);
}
