/** One line of a benchmark. */
export interface BenchRow {
  readonly bench: string;
  readonly who: string;
  readonly measure: string;
  readonly value: number;
  readonly unit: 'ms' | 'bytes' | '1/s' | 'share' | 'postings';
  /** Against ours in the same run: above 1 means slower, larger or worse than ours. */
  readonly ratio?: number;
  readonly note?: string;
}

export interface BenchOptions {
  readonly articles: number;
  readonly queries: number;
}

/** Median and 95 % quantile of how long `work` takes, after `warm` times all rounds (or twenty of them) without the clock. */
export async function timed(rounds: number, work: (round: number) => unknown, warm = 0): Promise<{ median: number; p95: number }> {
  for (let round = 0; round < Math.max(warm * rounds, Math.min(rounds, 20)); round++) await work(round % rounds);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await work(round);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0 };
}
