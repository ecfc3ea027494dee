import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownTo } from '../../src/core/analyse/artifacts.ts';
import { caseCounts, oddCapitalsBeside } from '../../src/core/analyse/artifacts-capitals.ts';
import { exchangesIn, junctures } from '../../src/core/analyse/artifacts-order.ts';
import { collate } from '../../src/core/analyse/collate.ts';
import { tokensOfSentence } from '../../src/core/analyse/collation.ts';
import { besideOf } from '../../src/core/analyse/counterpart.ts';
import { voicesOver } from '../../src/core/analyse/slot-features.ts';
import { stemmaOf } from '../../src/core/analyse/stemma.ts';
import { hash32 } from '../../src/core/article-id.ts';
import type { Article, Span } from '../../src/core/model.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import { damage } from './damage.ts';
import { labTables } from './lab-tables.ts';
import { evalFolder } from './repository.ts';
import { randomOf } from './traditions.ts';

/**
 * Fits the weights of two judgements of damage on damage put into the machine translations of shared/eval, and prints
 * them with what they would find and mark without cause on a language pair that was not learnt from:
 *
 *   node scripts/run-ts.mjs test/lab/fit-artifacts.ts order|capital
 */
const LEARNT = ['cs', 'is', 'ja', 'ru', 'zh'];
const HELD_OUT = 'de';
const SIBLINGS = [4, 1, 7];
const PAGES = 60;

interface Sample {
  readonly damaged: boolean;
  readonly features: readonly number[];
}

export function main([kind]: string[]): number {
  const folder = evalFolder('siblings');
  if (folder === null || (kind !== 'order' && kind !== 'capital')) {
    process.stderr.write('usage: fit-artifacts order|capital (with ../shared/eval)\n');
    return 2;
  }
  const learnt = LEARNT.flatMap((pair) => SIBLINGS.flatMap((many) => samplesOf(folder, kind, pair, many, PAGES).samples));
  const { weights, bias } = logistic(learnt);
  process.stdout.write(
    `const WEIGHTS: readonly number[] = [${weights.map((w) => w.toFixed(2)).join(', ')}];\nconst BIAS = ${bias.toFixed(2)};\n`,
  );
  for (const many of SIBLINGS) {
    const { samples, sentences } = samplesOf(folder, kind, HELD_OUT, many, 100);
    const logits = samples.map((s) => ({ damaged: s.damaged, logit: s.features.reduce((sum, f, k) => sum + f * (weights[k] ?? 0), bias) }));
    const put = logits.filter((l) => l.damaged).length;
    for (const from of [0, 0.5, 1, 1.5, 2, 2.5, 3]) {
      const found = logits.filter((l) => l.damaged && l.logit >= from).length;
      const marked = logits.filter((l) => !l.damaged && l.logit >= from).length;
      process.stdout.write(
        `${many} siblings, from ${from}: found ${((100 * found) / put).toFixed(1)} % of ${put} among those looked at, ${marked} marks on ${sentences} sentences\n`,
      );
    }
  }
  return 0;
}

function samplesOf(
  folder: string,
  kind: 'order' | 'capital',
  pair: string,
  many: number,
  most: number,
): { samples: Sample[]; sentences: number } {
  const rows = <T>(name: string): T[] =>
    readFileSync(join(folder, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as T);
  const truth = new Map(rows<{ id: string; group: string; role: string }>('truth.jsonl').map((t) => [t.id, t]));
  const articles = rows<Article>(`wmt21.${pair}-en.articles.jsonl`).filter((a) => truth.get(a.id)?.role !== 'source');
  const drawn = (from: readonly Article[], n: number, key: string): Article[] =>
    [...from].sort((a, b) => hash32(a.id + key) - hash32(b.id + key)).slice(0, n);
  const samples: Sample[] = [];
  let sentences = 0;
  for (const page of drawn(articles, most, 'injected')) {
    const others = drawn(
      articles.filter((a) => a.id !== page.id && truth.get(a.id)?.group === truth.get(page.id)?.group),
      many,
      page.id,
    );
    const random = randomOf(hash32(page.id));
    const places = sentencesOf(page.text);
    sentences += places.length;
    samples.push(...judged(kind, page, others, null));
    const candidates = places.flatMap((s) => {
      const made = damage(kind, page.text.slice(s.start, s.end), random);
      return made === null ? [] : [{ s, made }];
    });
    for (let n = 0; n < 4; n++) {
      const one = candidates[Math.floor(random() * candidates.length)];
      if (one === undefined) continue;
      const text = page.text.slice(0, one.s.start) + one.made.text + page.text.slice(one.s.end);
      samples.push(...judged(kind, { ...page, text }, others, { start: one.s.start + one.made.start, end: one.s.start + one.made.end }));
    }
  }
  return { samples, sentences };
}

/** All places of an untouched page, or the one damaged place of another. */
function judged(kind: 'order' | 'capital', page: Article, others: readonly Article[], place: Span | null): Sample[] {
  const tables = labTables();
  const collation = collate(page, others, tables);
  const branches = new Map(stemmaOf(collation, tables).nodes.map((node) => [node.id, node.branch]));
  const branchOf = (k: number): string => branches.get(collation.witnesses[k]?.article.id ?? '') ?? '';
  const beside = besideOf(collation);
  const witness = collation.witnesses[0];
  if (witness === undefined) return [];
  const cases = caseCounts(collation.witnesses);
  const docs = junctures(collation.witnesses.slice(1));
  return witness.sentences.flatMap((sentence, s): Sample[] => {
    if (witness.body[s] === false || (place !== null && !(sentence.start <= place.start && place.start < sentence.end))) return [];
    const tokens = tokensOfSentence(witness, s);
    const around = beside[s] ?? [];
    const seen: { readonly start: number; readonly end: number; readonly features: readonly number[] }[] =
      kind === 'capital'
        ? oddCapitalsBeside(witness, tokens, around, cases, knownTo(tables), tables).map(({ token, features }) => ({
            start: token.start,
            end: token.end,
            features,
          }))
        : exchangesIn(tokens, page.text, voicesOver(around, branchOf, null), docs, tables).map((e) => ({
            start: tokens[e.at]?.start ?? 0,
            end: tokens[e.at + 1]?.end ?? 0,
            features: e.features,
          }));
    if (place === null) return seen.map(({ features }) => ({ damaged: false, features }));
    return seen.flatMap(({ start, end, features }) => (start === place.start && end === place.end ? [{ damaged: true, features }] : []));
  });
}

const DECAY: number = 3;

/** Logistic regression by Newton's method, with a little weight decay on standardised features. */
function logistic(samples: readonly Sample[]): { weights: number[]; bias: number } {
  const n = samples[0]?.features.length ?? 0;
  const mean = Array.from({ length: n }, (_, k) => samples.reduce((sum, s) => sum + (s.features[k] ?? 0), 0) / samples.length);
  const spread = mean.map(
    (m, k) => Math.sqrt(samples.reduce((sum, s) => sum + ((s.features[k] ?? 0) - m) ** 2, 0) / samples.length) + 1e-9,
  );
  const rows = samples.map((s) => [...s.features.map((f, k) => (f - (mean[k] ?? 0)) / (spread[k] ?? 1)), 1]);
  const beta = new Array<number>(n + 1).fill(0);
  for (let step = 0; step < 30; step++) {
    const gradient = new Array<number>(n + 1).fill(0);
    const hessian = Array.from({ length: n + 1 }, (_, i): number[] => Array.from({ length: n + 1 }, (__, j) => (i === j ? DECAY : 0)));
    rows.forEach((row, at) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, x, k) => sum + x * (beta[k] ?? 0), 0)));
      const error = p - (samples[at]?.damaged === true ? 1 : 0);
      const weight = p * (1 - p);
      for (let i = 0; i <= n; i++) {
        const x = row[i] ?? 0;
        gradient[i] = (gradient[i] ?? 0) + error * x;
        const line = hessian[i] ?? [];
        for (let j = 0; j <= n; j++) line[j] = (line[j] ?? 0) + weight * x * (row[j] ?? 0);
      }
    });
    for (let k = 0; k < n; k++) gradient[k] = (gradient[k] ?? 0) + DECAY * (beta[k] ?? 0);
    solved(hessian, gradient).forEach((d, k) => (beta[k] = (beta[k] ?? 0) - d));
  }
  const weights = mean.map((_, k) => (beta[k] ?? 0) / (spread[k] ?? 1));
  return { weights, bias: (beta[n] ?? 0) - weights.reduce((sum, w, k) => sum + w * (mean[k] ?? 0), 0) };
}

/** Gauss–Jordan with pivots; the matrix is symmetric and positive. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const n = rows.length;
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[best]?.[c] ?? 0)) best = r;
    [rows[c], rows[best]] = [rows[best] ?? [], rows[c] ?? []];
    const pivot = rows[c]?.[c] ?? 1;
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = (rows[r]?.[c] ?? 0) / pivot;
      if (factor !== 0) rows[r] = (rows[r] ?? []).map((x, k) => x - factor * (rows[c]?.[k] ?? 0));
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}
