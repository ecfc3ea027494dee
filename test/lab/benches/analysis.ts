import { analyse } from '../../../src/core/analyse/report.ts';
import type { Article } from '../../../src/core/model.ts';
import { sentencesOf } from '../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { factsOf } from '../../../src/core/text/facts/facts.ts';
import type { BenchRow } from '../bench-row.ts';
import { say } from '../command.ts';
import { labTables } from '../lab-tables.ts';
import { siblingSets } from '../sibling-sets.ts';
import { randomFrom } from '../synthetic.ts';

const SENTENCES = 40;
const ROUNDS = 5;

/**
 * A page of 40 sentences compared with 5 and with 50 versions of it, and what reading the values of a sentence takes. Real
 * translations: every version takes each sentence from one of eight, leaves some out and moves some. Times of the
 * processor, so that what else the machine does counts less; no round meets an article of another.
 */
export async function bench(): Promise<BenchRow[]> {
  const stories = await longStories();
  if (stories === null) {
    say('analysis: ../shared/eval is not there');
    return [];
  }
  const tables = labTables();
  const rows: BenchRow[] = [];
  const row = (measure: string, value: number): void => void rows.push({ bench: 'analysis', who: 'ours', measure, value, unit: 'ms' });
  for (const count of [5, 50]) {
    const times = Array.from({ length: ROUNDS + 1 }, (_, round) => {
      const [page, ...siblings] = versions(stories[(round + count) % stories.length] ?? [], count + 1, round * 100 + count);
      return page === undefined ? 0 : processorTime(() => analyse(page, siblings, tables));
    });
    row(`${count} versions, first of a start`, times[0] ?? 0);
    row(`${count} versions, median`, median(times.slice(1)));
  }
  const read = stories.map((story, i) => {
    const [article] = versions(story, 1, 9000 + i);
    if (article === undefined) return 0;
    const sentences = sentencesOf(article.text);
    const tokens = tokensOf(article.text, 'en');
    return processorTime(() => factsOf(article, sentences, tokens, tables.lexicon)) / sentences.length;
  });
  row('values of a sentence, median', median(read));
  return rows;
}

/** Per story the same 40 sentences in eight translations; short stories are joined. */
async function longStories(): Promise<string[][][] | null> {
  const sets = await siblingSets();
  if (sets === null) return null;
  const groups = new Map<string, Article[]>();
  for (const article of sets.english) {
    const group = groups.get(sets.group(article.id)) ?? [];
    groups.set(sets.group(article.id), group);
    group.push(article);
  }
  const stories: string[][][] = [];
  let open: string[][] = Array.from({ length: 8 }, () => []);
  for (const group of groups.values()) {
    const cut = group.map((article) => sentencesOf(article.text).map((sentence) => article.text.slice(sentence.start, sentence.end)));
    const length = cut[0]?.length ?? 0;
    const equal = cut.filter((sentences) => sentences.length === length);
    if (equal.length < 8) continue;
    open = open.map((sentences, v) => [...sentences, ...(equal[v] ?? [])].slice(0, SENTENCES));
    if ((open[0]?.length ?? 0) < SENTENCES) continue;
    stories.push(open);
    open = Array.from({ length: 8 }, () => []);
  }
  return stories;
}

function versions(story: readonly (readonly string[])[], many: number, seed: number): Article[] {
  return Array.from({ length: many }, (_, v) => {
    const random = randomFrom(seed * 1000 + v);
    const sentences = Array.from({ length: SENTENCES }, (_, s) => story[Math.floor(random() * story.length)]?.[s] ?? '');
    const kept = v === 0 ? sentences : sentences.filter(() => random() > 0.1);
    if (v > 0) kept.push(...kept.splice(Math.floor(random() * kept.length), 3));
    const id = `version-${seed}-${v}`;
    return {
      id,
      url: `https://${id}.example/`,
      site: `${id}.example`,
      title: null,
      byline: null,
      published: null,
      lang: 'en',
      text: kept.join('\n\n'),
    };
  });
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

function processorTime(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const took = process.cpuUsage(began);
  return (took.user + took.system) / 1000;
}
