import { positive, print, say, UsageError, type Command } from '../command.ts';
import type { BenchOptions, BenchRow } from '../bench-row.ts';

const modules = import.meta.glob<{ bench(options: BenchOptions): Promise<BenchRow[]> }>('../benches/*.ts');
const benches = new Map(Object.entries(modules).map(([path, load]) => [path.replace(/^.*\/|\.ts$/gu, ''), load]));

/** Speed, memory and size, beside peers in one run. Times on a shared machine vary by two; ratios of one run hold. */
export const command: Command = {
  usage: `[NAME …] [--json] [--articles 20000] [--queries 200]   names: ${[...benches.keys()].join(', ')}`,
  options: { json: { type: 'boolean', default: false }, articles: { type: 'string' }, queries: { type: 'string' } },
  words: true,
  async run(options, words) {
    for (const name of words) if (!benches.has(name)) throw new UsageError(`no bench "${name}"`);
    const size = { articles: positive(options['articles'], 'articles', 20_000), queries: positive(options['queries'], 'queries', 200) };
    for (const [name, load] of benches) {
      if (words.length > 0 && !words.includes(name)) continue;
      say(`${name} …`);
      const rows = await (await load()).bench(size);
      if (options['json'] === true) for (const row of rows) print(row);
      else for (const row of rows) process.stdout.write(`${lineOf(row)}\n`);
    }
    return 0;
  },
};

function lineOf({ bench, who, measure, value, unit, ratio, note }: BenchRow): string {
  const shown =
    unit === 'share' ? `${(value * 100).toFixed(1)} %` : `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${unit}`;
  return `${bench.padEnd(12)} ${who.padEnd(16)} ${measure.padEnd(40)} ${shown.padStart(12)}${ratio === undefined ? '' : `   ${ratio.toFixed(1)} × ours`}${note === undefined ? '' : `   (${note})`}`;
}
