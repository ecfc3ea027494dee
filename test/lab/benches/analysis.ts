import { analyse } from '../../../src/core/analyse/report.ts';
import { sentencesOf } from '../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { factsOf } from '../../../src/core/text/facts/facts.ts';
import type { BenchRow } from '../bench-row.ts';
import { say } from '../command.ts';
import { labTables } from '../lab-tables.ts';
import { longStories, mixtures } from '../mixtures.ts';

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
      const [page, ...siblings] = mixtures(stories[(round + count) % stories.length] ?? [], count + 1, round * 100 + count);
      return page === undefined ? 0 : processorTime(() => analyse(page, siblings, tables));
    });
    row(`${count} versions, first of a start`, times[0] ?? 0);
    row(`${count} versions, median`, median(times.slice(1)));
  }
  const read = stories.map((story, i) => {
    const [article] = mixtures(story, 1, 9000 + i);
    if (article === undefined) return 0;
    const sentences = sentencesOf(article.text);
    const tokens = tokensOf(article.text, 'en');
    return processorTime(() => factsOf(article, sentences, tokens, tables.lexicon)) / sentences.length;
  });
  row('values of a sentence, median', median(read));
  return rows;
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

function processorTime(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const took = process.cpuUsage(began);
  return (took.user + took.system) / 1000;
}
