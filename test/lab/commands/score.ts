/*
 * The scores on ../shared/eval. To add one, write `test/lab/scores/NAME.ts` with
 *
 *   import { evalFolder } from '../repository.ts';
 *   import { readRows } from '../rows.ts';
 *   import type { ScoreRow } from '../score-row.ts';
 *
 *   export async function score(): Promise<readonly ScoreRow[] | null> {
 *     const folder = evalFolder('deviations');
 *     if (folder === null) return null;                       // said and skipped
 *     …
 *     return [{ set: 'demetr', measure: 'recall of number', value: 0.93, n: 412, bound: { at: 'least', value: 0.9 } }];
 *   }
 *
 * `npm run --silent lab -- score NAME` prints the table, `--json` the rows as JSON Lines (each with `score: NAME`),
 * `--write` also puts the tables of the scores that ran into test/lab/SCORES.md and leaves the others there as they are.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print, say, UsageError, type Command } from '../command.ts';
import { repository } from '../repository.ts';
import type { ScoreModule, ScoreRow } from '../score-row.ts';

const modules = import.meta.glob<ScoreModule>('../scores/*.ts');
const scores = new Map(Object.entries(modules).map(([path, load]) => [path.replace(/^.*\/|\.ts$/gu, ''), load]));

export const command: Command = {
  usage: `[NAME …] [--json] [--write]   names: ${[...scores.keys()].join(', ')}`,
  options: { json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  words: true,
  async run(options, words) {
    for (const name of words) if (!scores.has(name)) throw new UsageError(`no score "${name}"`);
    const tables = new Map<string, string>();
    for (const [name, load] of scores) {
      if (words.length > 0 && !words.includes(name)) continue;
      const began = performance.now();
      const rows = await (await load()).score();
      if (rows === null) {
        say(`${name}: skipped, ../shared/eval is not there`);
        continue;
      }
      say(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
      const table = tableOf(rows);
      tables.set(name, table);
      if (options['json'] === true) for (const row of rows) print({ score: name, ...row });
      else process.stdout.write(`\n${name}\n\n${table}\n`);
    }
    if (options['write'] === true) write(tables);
    return 0;
  },
};

function tableOf(rows: readonly ScoreRow[]): string {
  const cells = rows.map((row) => [
    row.set,
    row.measure,
    shown(row.value, row),
    String(row.n),
    asked(row),
    [row.upper95 === undefined ? '' : `95 % upper bound ${shown(row.upper95, row)}`, row.note ?? '']
      .filter((part) => part !== '')
      .join('; '),
  ]);
  const table = [['set', 'measure', 'value', 'n', 'asked', 'remark'], ...cells];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  const [head, ...body] = table.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body, ''].join('\n');
}

function shown(value: number, { unit = 'share' }: ScoreRow): string {
  if (unit === 'share') return `${(value * 100).toFixed(2)} %`;
  if (unit === 'ms') return `${value.toFixed(3)} ms`;
  return unit === 'ratio' ? `${value.toFixed(2)} ×` : `${Number(value.toFixed(2))}${unit === 'bytes' ? ' B' : ''}`;
}

const asked = (row: ScoreRow): string => {
  if (row.bound === undefined) return '';
  const met = row.bound.at === 'least' ? row.value >= row.bound.value : row.value <= row.bound.value;
  return `${row.bound.at === 'least' ? '≥' : '≤'} ${shown(row.bound.value, row)}${met ? '' : ' (missed)'}`;
};

const HEAD = `# Scores

What the rules reach on the given sets (../shared/eval). Printed by \`npm run --silent lab -- score --write\`; a change that lowers a value says why in its commit.
`;

function write(tables: ReadonlyMap<string, string>): void {
  const file = join(repository, 'test', 'lab', 'SCORES.md');
  const sections = new Map<string, string>();
  if (existsSync(file))
    for (const part of readFileSync(file, 'utf8').split(/^## /mu).slice(1))
      sections.set(part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n') + 1).trim());
  for (const [name, table] of tables) sections.set(name, table.trim());
  const body = [...sections].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, table]) => `## ${name}\n\n${table}\n`);
  writeFileSync(file, [HEAD, ...body].join('\n'));
}
