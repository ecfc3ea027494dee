import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fingerprintOf } from '../src/core/fingerprint/fingerprint.ts';
import { byteOfShare, countTerms, FREQUENCY_BUCKETS } from '../src/core/match/document-frequency.ts';
import type { Article } from '../src/core/model.ts';

/**
 * Makes assets/tables/df.bin: for each of 2¹⁸ buckets of stem hashes, on a log scale, the share of news articles
 * that hold such a stem. Numbers only: a stem in fewer than `FEWEST` articles leaves no trace, and buckets
 * cannot be turned back into words.
 *
 *   node scripts/run-ts.mjs scripts/make-df-table.ts ../shared/eval
 *
 * Sources weigh what they are worth for today's news: many of the articles are wire stories of 1987.
 */
const FEWEST = 3;
const WEIGHTS: Readonly<Record<string, number>> = { reuters21578: 0.25, c50: 0.5 };
/** Other languages have few articles here; their shares are taken within the language. */
const OTHER_LANGUAGE_FEWEST = 3;

interface Row extends Article {
  readonly source?: string;
}

export function main([folder]: string[]): number {
  if (folder === undefined) {
    process.stderr.write('usage: make-df-table EVAL-FOLDER\n');
    return 2;
  }
  const rows = (name: string): Row[] => {
    const bytes = readFileSync(join(folder, name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
  };
  const sources = new Map(rows('distractors/sources.jsonl').map((row) => [row.id, row.source ?? '']));
  const english = new Table();
  for (const row of rows('distractors/articles.jsonl.gz')) english.add(row, weightOf(sources.get(row.id) ?? ''));
  const truth = rows('siblings/truth.jsonl') as unknown as { id: string; role: string; group: string }[];
  const human = new Set<string>();
  const groups = new Set<string>();
  for (const { id, role, group } of truth)
    if (role === 'human' && !groups.has(group)) {
      groups.add(group);
      human.add(id);
    }
  for (const pair of ['cs', 'de', 'ha', 'is', 'ja', 'ru', 'zh'])
    for (const row of rows(`siblings/wmt21.${pair}-en.articles.jsonl`)) if (human.has(row.id)) english.add(row, 1);
  const others = new Map<string, Table>();
  for (const row of rows('siblings/source-language.articles.jsonl')) {
    const lang = row.lang ?? 'und';
    others.set(lang, others.get(lang) ?? new Table());
    others.get(lang)?.add(row, 1);
  }
  const out = new Uint8Array(FREQUENCY_BUCKETS);
  for (let bucket = 0; bucket < out.length; bucket++) {
    let share = english.share(bucket, FEWEST);
    for (const table of others.values()) share = Math.max(share, table.share(bucket, OTHER_LANGUAGE_FEWEST));
    out[bucket] = byteOfShare(share);
  }
  writeFileSync('assets/tables/df.bin', out);
  process.stderr.write(
    `df.bin: ${english.articles} English articles, ${out.reduce((many, byte) => many + (byte > 0 ? 1 : 0), 0)} buckets in use\n`,
  );
  return 0;
}

const weightOf = (source: string): number => WEIGHTS[source.toLowerCase()] ?? 1;

class Table {
  articles = 0;
  #weight = 0;
  readonly #weighted = new Float64Array(FREQUENCY_BUCKETS);
  readonly #plain = new Uint32Array(FREQUENCY_BUCKETS);

  add(article: Article, weight: number): void {
    const one = new Uint32Array(FREQUENCY_BUCKETS);
    countTerms(one, fingerprintOf(article));
    for (let bucket = 0; bucket < one.length; bucket++) {
      if (one[bucket] === 0) continue;
      this.#plain[bucket] = (this.#plain[bucket] ?? 0) + 1;
      this.#weighted[bucket] = (this.#weighted[bucket] ?? 0) + weight;
    }
    this.articles++;
    this.#weight += weight;
  }

  share(bucket: number, fewest: number): number {
    return (this.#plain[bucket] ?? 0) < fewest ? 0 : (this.#weighted[bucket] ?? 0) / this.#weight;
  }
}
