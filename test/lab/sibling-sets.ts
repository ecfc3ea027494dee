import { join } from 'node:path';
import type { Article } from '../../src/core/model.ts';
import { evalFolder } from './repository.ts';
import { readRows } from './rows.ts';

/** What `siblings/truth.jsonl` says of an article. */
export interface Truth {
  readonly id: string;
  readonly group: string;
  readonly role: 'human' | 'mt' | 'source';
  readonly lang: string;
  readonly set: string;
  readonly pair: string;
  readonly suspect?: string;
}

/** The given sibling sets with their distractors, and what is neither right nor wrong in them. */
export interface SiblingSets {
  readonly english: readonly Article[];
  readonly sources: readonly Article[];
  readonly distractors: readonly Article[];
  readonly truth: ReadonlyMap<string, Truth>;
  /** Group of an article; a distractor is a group of its own. */
  group(id: string): string;
  /** Pairs of the same event or of overlapping text: neither a hit nor a miss. */
  unclear(a: string, b: string): boolean;
  /** Where a distractor comes from ("reuters21578"); "" for an article of a sibling set. */
  source(id: string): string;
  readonly sameEvent: readonly { readonly a: string; readonly b: string; readonly tfidf: number }[];
}

const PAIRS = ['cs', 'de', 'ha', 'is', 'ja', 'ru', 'zh'];

/** Null where ../shared/eval is absent. */
export async function siblingSets(): Promise<SiblingSets | null> {
  const siblings = evalFolder('siblings');
  const distracting = evalFolder('distractors');
  if (siblings === null || distracting === null) return null;
  const english: Article[] = [];
  for (const name of [...PAIRS.map((pair) => `wmt21.${pair}-en`), 'wmt23.zh-en'])
    english.push(...(await readRows(join(siblings, `${name}.articles.jsonl`))));
  const truth = new Map((await readRows<Truth>(join(siblings, 'truth.jsonl'))).map((row) => [row.id, row]));
  const group = (id: string): string => truth.get(id)?.group ?? id;
  const pairs = new Set<string>();
  const unclear = (a: string, b: string): boolean => pairs.has(key(group(a), group(b)));
  const sameEvent = await readRows<{ a: string; b: string; tfidf: number }>(join(siblings, 'same-event.candidates.jsonl'));
  const files = new Map(
    (await readRows<{ id: string; source: string }>(join(distracting, 'sources.jsonl'))).map(({ id, source }) => [id, source]),
  );
  for (const { a, b } of sameEvent) pairs.add(key(group(a), group(b)));
  for (const { a, b } of await readRows<{ a: string; b: string }>(join(distracting, 'related.jsonl'))) pairs.add(key(group(a), group(b)));
  return {
    english,
    sources: await readRows(join(siblings, 'source-language.articles.jsonl')),
    distractors: await readRows(join(distracting, 'articles.jsonl.gz')),
    truth,
    group,
    unclear,
    source: (id) => files.get(id) ?? '',
    sameEvent,
  };
}

const key = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Stories that two newsrooms wrote up, each in its own words, and that `same-event.candidates` does not list; read
 * by hand. They count as the listed ones do: neither a hit nor a miss.
 */
const UNLISTED: readonly (readonly [string, string])[] = [
  ['8b07e0371452', 'f1fc74c80155'], // one minister announces one traffic-light plan: two reports, the same quotations
  ['264eb257086b', 'a27545d3adbf'], // one day's infections in Iceland, one traveller: two reports of one broadcaster's news
];

export const isUnlisted = (groupA: string, groupB: string): boolean =>
  groupA !== groupB && UNLISTED.some((pair) => pair.includes(groupA) && pair.includes(groupB));
