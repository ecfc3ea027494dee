import { articleOf } from '../bare-article.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/core/model.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import { evalFolder } from './repository.ts';

/**
 * Made-up traditions with a known tree. The first text is the human translation of a real news document of
 * shared/eval; each further witness copies an earlier one, drawn evenly: every sentence is kept, or re-worded
 * by one of the real systems that translated the same sentence (`rewrite`), or cut (`cut`); sentences of
 * other stories come in (`insert`); and now and then a copy is damaged: a word doubled, two words glued, a
 * small word dropped, a number changed, a capital set inside (`damage` marks a copy). With `lost` some inner
 * witnesses are taken away again, so that their children have no living parent. Everything follows from `seed`.
 */
export interface TraditionRates {
  readonly witnesses: number;
  readonly rewrite: number;
  readonly cut: number;
  readonly insert: number;
  readonly damage: number;
  /** Most damages of a damaged copy; 3 when left out. */
  readonly marks?: number;
  readonly lost: number;
}

export interface Tradition {
  readonly articles: readonly Article[];
  /** Parent's id of every text, of those that were taken away too; null for the first. */
  readonly parents: ReadonlyMap<string, string | null>;
}

/** One story as sentences × systems: `versions[v][s]`; the first version is human. */
export interface Material {
  readonly versions: readonly (readonly string[])[];
}

/** A small generator of numbers in [0, 1), the same on every machine (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Stories of shared/eval/siblings that all systems cut into equally many sentences, 8 at least; null where absent. */
export function materials(): Material[] | null {
  const folder = evalFolder('siblings');
  if (folder === null) return null;
  const lines = (name: string): string[] =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const truth = new Map(
    lines('truth.jsonl')
      .map((line) => JSON.parse(line) as { id: string; group: string; role: string })
      .map((row) => [row.id, row]),
  );
  const groups = new Map<string, { role: string; sentences: string[] }[]>();
  for (const name of readdirSync(folder)
    .filter((file) => file.startsWith('wmt21.') && file.endsWith('.articles.jsonl'))
    .sort())
    for (const line of lines(name)) {
      const article = JSON.parse(line) as Article;
      const row = truth.get(article.id);
      if (row === undefined || row.role === 'source') continue;
      const sentences = sentencesOf(article.text, 'en').map((s) => article.text.slice(s.start, s.end));
      groups.set(row.group, [...(groups.get(row.group) ?? []), { role: row.role, sentences }]);
    }
  const found: Material[] = [];
  for (const [, versions] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const human = versions.find((v) => v.role === 'human');
    if (human === undefined || human.sentences.length < 8) continue;
    const same = versions.filter((v) => v !== human && v.sentences.length === human.sentences.length);
    if (same.length >= 4) found.push({ versions: [human, ...same].map((v) => v.sentences) });
  }
  return found;
}

interface Line {
  /** Which source sentence, or −1 for a foreign one. */
  readonly source: number;
  readonly words: string;
}

export function traditionOf(all: readonly Material[], story: number, rates: TraditionRates, seed: number): Tradition {
  const random = randomOf(seed);
  const draw = (n: number): number => Math.floor(random() * n);
  const material = all[story % all.length] as Material;
  const foreign = (): Line => {
    const other = all[(story + 1 + draw(all.length - 1)) % all.length] as Material;
    const words = other.versions[draw(other.versions.length)] ?? [];
    return { source: -1, words: words[draw(words.length)] ?? '' };
  };
  const texts: Line[][] = [(material.versions[0] ?? []).map((words, source) => ({ source, words }))];
  const parent: (number | null)[] = [null];
  while (texts.length < rates.witnesses) {
    const from = draw(texts.length);
    const lines: Line[] = [];
    for (const line of texts[from] ?? []) {
      if (random() < rates.cut) continue;
      const other = material.versions[draw(material.versions.length)]?.[line.source];
      lines.push(line.source >= 0 && random() < rates.rewrite && other !== undefined ? { source: line.source, words: other } : line);
    }
    while (random() < rates.insert) lines.splice(draw(lines.length + 1), 0, foreign());
    const marks = random() < rates.damage ? 1 + draw(rates.marks ?? 3) : 0;
    for (let m = 0; m < marks && lines.length > 0; m++) {
      const at = draw(lines.length);
      const line = lines[at] as Line;
      lines[at] = { source: line.source, words: damaged(line.words, random) };
    }
    if (lines.length < 3) continue;
    texts.push(lines);
    parent.push(from);
  }
  const inner = texts.map((_, i) => i).filter((i) => i > 0 && parent.filter((p) => p === i).length >= 2);
  const lost = new Set(inner.filter(() => random() < rates.lost));
  const order = texts.map((_, i) => i).filter((i) => !lost.has(i));
  const nameOf = new Map(texts.map((_, i) => [i, `w${Math.floor(random() * 1e9).toString(36)}-${i}`]));
  const articles = order
    .map((i): Article => {
      const id = nameOf.get(i) ?? '';
      const paragraphs: string[] = [];
      const lines = texts[i] ?? [];
      for (let k = 0; k < lines.length;) {
        const many = 1 + draw(3);
        paragraphs.push(
          lines
            .slice(k, k + many)
            .map((line) => line.words)
            .join(' '),
        );
        k += many;
      }
      return articleOf(id, paragraphs.join('\n\n'));
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const parents = new Map(parent.map((from, i) => [nameOf.get(i) ?? '', from === null ? null : (nameOf.get(from) ?? null)]));
  return { articles, parents };
}

/** How claimed times come about: some pages claim none, some give the time of a later change, a few a wrong one. */
const CLAIMS = { none: 0.2, later: 0.1, wrong: 0.05 } as const;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/**
 * The same tradition with claimed times: a copy follows its parent by ten minutes to two days, each order of
 * magnitude as likely. With `rootless` the first text is taken away, so that nobody here is everyone's source.
 */
export function withClaimedTimes({ articles, parents }: Tradition, seed: number, rootless: boolean): Tradition {
  const random = randomOf(seed);
  const place = (id: string): number => Number(id.split('-').pop());
  const made = new Map<string, number>();
  for (const { id } of [...articles].sort((a, b) => place(a.id) - place(b.id))) {
    const parent = parents.get(id) ?? null;
    const start = (parent === null ? null : made.get(parent)) ?? Date.UTC(2025, 2, 1, 8);
    made.set(id, parent === null ? start : start + 10 * MINUTE * Math.exp(random() * Math.log(288)));
  }
  const claimed = articles.map((article): Article => {
    const drawn = random();
    const at = made.get(article.id) ?? 0;
    if (drawn < CLAIMS.none) return article;
    const late = drawn < CLAIMS.none + CLAIMS.later ? 2 * DAY * random() : 0;
    const wrong = late === 0 && drawn < CLAIMS.none + CLAIMS.later + CLAIMS.wrong ? DAY * random() : 0;
    return { ...article, published: new Date(at + late - wrong).toISOString() };
  });
  return { articles: rootless ? claimed.filter(({ id }) => parents.get(id) !== null) : claimed, parents };
}

/** One mechanical damage of the sort that copying through machine translation leaves. */
function damaged(sentence: string, random: () => number): string {
  const words = sentence.split(' ');
  const at = 1 + Math.floor(random() * Math.max(1, words.length - 3));
  const word = words[at] ?? '';
  switch (Math.floor(random() * 5)) {
    case 0:
      return [...words.slice(0, at), word, ...words.slice(at)].join(' ');
    case 1:
      return [...words.slice(0, at), word + (words[at + 1] ?? ''), ...words.slice(at + 2)].join(' ');
    case 2:
      return [...words.slice(0, at), ...words.slice(at + 1)].join(' ');
    case 3:
      return sentence.replace(/\d+/u, (n) => String(Number(n) + 3));
    default:
      return [...words.slice(0, at), `${word.replace(/[.,]$/u, '')}. ${words[at + 1] ?? ''}`, ...words.slice(at + 2)].join(' ');
  }
}
