import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { build } from 'vite';
import type { analyse } from '../../src/core/analyse/report.ts';
import type { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import type { matchArticle } from '../../src/core/match/match.ts';
import type { MemoryCorpus } from '../../src/core/match/memory-corpus.ts';
import type { Article } from '../../src/core/model.ts';
import type { readTables, TABLE_FILES } from '../../src/core/tables.ts';
import { longStories, mixtures } from './mixtures.ts';
import { evalFolder, repository } from './repository.ts';
import { readRows } from './rows.ts';
import { seedArticles } from './seeds.ts';
import { unseenArticle, unseenStories } from './unseen.ts';

/** A page and its versions. */
interface Case {
  readonly name: string;
  readonly page: Article;
  readonly siblings: readonly Article[];
}

interface Analysis {
  readonly analyse: typeof analyse;
  readonly readTables: typeof readTables;
  readonly TABLE_FILES: typeof TABLE_FILES;
  readonly fingerprintOf: typeof fingerprintOf;
  readonly matchArticle: typeof matchArticle;
  readonly MemoryCorpus: typeof MemoryCorpus;
}

/**
 * The analysis of another checkout beside this one's, both bundled as the worker is: whole reports byte for byte, then
 * times in turns, each in a process just started. What is to make the analysis faster must change no report.
 *
 * `node scripts/run-ts.mjs test/lab/beside.ts CHECKOUT [same] [times [TURNS]]`; ends with 1 where a report differs.
 */
export async function main([other, ...what]: string[]): Promise<number> {
  if (other === undefined) throw new Error('which checkout?');
  const folder = mkdtempSync(join(tmpdir(), 'beside-'));
  try {
    const [theirs, ours] = [await bundled(resolve(other), folder, 'theirs'), await bundled(repository, folder, 'ours')];
    const different = what[0] === 'times' ? 0 : await held(theirs, ours);
    const turns = what.indexOf('times') < 0 ? 0 : Number(what[what.indexOf('times') + 1] ?? 5);
    if (turns > 0) await timed(theirs, ours, folder, turns);
    return different > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Built {
  readonly file: string;
  readonly root: string;
}

async function bundled(root: string, folder: string, name: string): Promise<Built> {
  const entry = join(folder, `${name}-entry.js`);
  writeFileSync(
    entry,
    `export { analyse } from ${JSON.stringify(join(root, 'src/core/analyse/report.ts'))};\nexport { readTables, TABLE_FILES } from ${JSON.stringify(join(root, 'src/core/tables.ts'))};
export { fingerprintOf } from ${JSON.stringify(join(root, 'src/core/fingerprint/fingerprint.ts'))};
export { matchArticle } from ${JSON.stringify(join(root, 'src/core/match/match.ts'))};
export { MemoryCorpus } from ${JSON.stringify(join(root, 'src/core/match/memory-corpus.ts'))};\n`,
  );
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      target: 'es2023',
      minify: true,
      outDir: join(folder, name),
      emptyOutDir: false,
      lib: { entry, formats: ['cjs'], fileName: () => 'part.cjs' },
    },
  });
  return { file: join(folder, name, 'part.cjs'), root };
}

interface Opened {
  report(one: Case): string;
  /** What each of the articles finds among all of them. */
  matches(articles: readonly Article[]): Promise<string[]>;
}

function opened({ file, root }: Built): Opened {
  const part = createRequire(import.meta.url)(file) as Analysis;
  const files: Record<string, Uint8Array> = {};
  for (const name of part.TABLE_FILES) {
    const path = join(root, 'assets', 'tables', name);
    if (existsSync(path)) files[name] = readFileSync(path);
  }
  const tables = part.readTables(files);
  return {
    report: ({ page, siblings }) => JSON.stringify(part.analyse(page, siblings, tables)),
    async matches(articles) {
      const corpus = new part.MemoryCorpus(tables.df);
      for (const article of articles) corpus.add(article, part.fingerprintOf(article));
      const found: string[] = [];
      for (const article of articles)
        found.push(JSON.stringify(await part.matchArticle({ article, fingerprint: part.fingerprintOf(article) }, corpus)));
      return found;
    },
  };
}

async function held(theirs: Built, ours: Built): Promise<number> {
  const [old, now] = [opened(theirs), opened(ours)];
  const counts = new Map<string, { all: number; different: number }>();
  let different = 0;
  const all = await cases();
  const articles = [...new Map(all.flatMap(({ page, siblings }) => [page, ...siblings]).map((one) => [one.id, one])).values()];
  const few = articles.filter(({ text }) => text.length > 300).slice(0, 500);
  const [before, after] = [await old.matches(few), await now.matches(few)];
  const unlike = before.filter((one, i) => one !== after[i]).length;
  different += unlike;
  console.log(`matches: ${few.length} articles, ${unlike} differ`);
  for (const one of all) {
    const set = one.name.split(' ')[0] ?? '';
    const count = counts.get(set) ?? { all: 0, different: 0 };
    counts.set(set, count);
    count.all++;
    const [a, b] = [old.report(one), now.report(one)];
    if (a === b) continue;
    count.different++;
    let at = 0;
    while (a[at] === b[at]) at++;
    if (different++ < 3) console.log(`${one.name} from ${at}:\n  ${a.slice(at - 60, at + 120)}\n  ${b.slice(at - 60, at + 120)}`);
  }
  for (const [set, { all, different: unlike }] of counts) console.log(`${set}: ${all} reports, ${unlike} differ`);
  return different;
}

/** Each text of a story as the page beside all others. */
const round = (name: string, articles: readonly Article[]): Case[] =>
  articles.map((page) => ({ name: `${name} ${page.id}`, page, siblings: articles.filter((one) => one !== page) }));

async function cases(): Promise<Case[]> {
  const found: Case[] = round('demo', await readRows(join(repository, 'assets/demo/versions.jsonl')));
  const seeds = seedArticles() ?? [];
  found.push(...round('seeds', seeds), ...seeds.flatMap((one, i) => round('seeds', [one, seeds[(i + 1) % seeds.length] ?? one])));
  for (const story of unseenStories()) {
    const articles = story.versions.map((version) => unseenArticle(story, version));
    found.push(...round('unseen', articles));
    for (const at of [0, 2])
      found.push(
        ...articles.flatMap((page) =>
          page === articles[at] ? [] : [{ name: `unseen ${page.id} pair`, page, siblings: [articles[at] as Article] }],
        ),
      );
  }
  const harvest = evalFolder('harvest');
  if (harvest !== null) {
    const articles = new Map((await readRows(join(harvest, 'articles.jsonl'))).map((article) => [article.id, article]));
    const groups = new Map<string, Article[]>();
    for (const { id, group } of await readRows<{ id: string; group: string }>(join(harvest, 'truth.jsonl'))) {
      const article = articles.get(id);
      if (article !== undefined) groups.set(group, [...(groups.get(group) ?? []), article]);
    }
    for (const group of [...groups.values()].filter((one) => one.length > 1).slice(0, 120))
      found.push(...round('harvest', group.slice(0, 12)).slice(0, 2));
  }
  const siblings = evalFolder('siblings');
  if (siblings !== null) {
    const truth = new Map((await readRows<{ id: string; group: string }>(join(siblings, 'truth.jsonl'))).map((row) => [row.id, row.group]));
    const groups = new Map<string, Article[]>();
    for (const file of ['wmt21.de-en', 'wmt21.zh-en', 'wmt23.zh-en', 'source-language'])
      for (const article of await readRows(join(siblings, `${file}.articles.jsonl`))) {
        const group = truth.get(article.id) ?? '';
        groups.set(group, [...(groups.get(group) ?? []), article]);
      }
    const many = [...groups.values()].filter((one) => one.length > 2);
    for (let i = 0; i < many.length; i += 7) found.push(...round('translations', many[i] ?? []).slice(0, 2));
  }
  const deviations = evalFolder('deviations');
  if (deviations !== null) {
    const rows = await readRows<{ reference: string; good: string; bad: string }>(join(deviations, 'demetr.jsonl.gz'));
    for (let i = 0; i < rows.length; i += 9) {
      const [page, sibling] = [rows[i]?.bad ?? '', rows[i]?.reference ?? ''].map((text, k) => ({
        ...bare,
        id: `d${i}-${k}`,
        url: `https://d${i}-${k}.example/`,
        text,
      }));
      if (page !== undefined && sibling !== undefined) found.push({ name: `demetr ${i}`, page, siblings: [sibling] });
    }
  }
  for (const [many, seed] of [
    [6, 1],
    [6, 2],
    [21, 3],
    [51, 4],
  ] as const) {
    const story = (await longStories())?.[seed];
    if (story !== undefined) found.push(...round('mixtures', mixtures(story, many, 500 + seed)).slice(0, 3));
  }
  return found;
}

const bare: Omit<Article, 'id' | 'url' | 'text'> = { site: 'd.example', title: null, byline: null, published: null, lang: 'en' };

/** What a child process runs: the given cases in order, and the processor time of its thread for each. */
const CHILD = `
import { readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
const [file, root, cases] = process.argv.slice(2);
const part = createRequire(import.meta.url)(file);
const files = {};
for (const name of part.TABLE_FILES) {
  const path = join(root, 'assets', 'tables', name);
  if (existsSync(path)) files[name] = readFileSync(path);
}
const tables = part.readTables(files);
const thread = () => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
const all = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const times = JSON.parse(readFileSync(cases, 'utf8')).map(({ page, siblings }) => {
  const [a, b] = [thread(), all()];
  part.analyse(page, siblings, tables);
  return [thread() - a, all() - b];
});
console.log(JSON.stringify(times));
`;

async function timed(theirs: Built, ours: Built, folder: string, turns: number): Promise<void> {
  const stories = await longStories();
  if (stories === null) return;
  const child = join(folder, 'child.mjs');
  writeFileSync(child, CHILD);
  console.log('| versions | milliseconds of the thread (of the process) | checkout | here | ratio |\n|---|---|---|---|---|');
  for (const [count, rounds] of [
    [5, 9],
    [20, 5],
    [50, 4],
  ] as const) {
    const file = join(folder, 'cases.json');
    const list = Array.from({ length: rounds }, (_, r) => {
      const [page, ...siblings] = mixtures(stories[(r + count) % stories.length] ?? [], count + 1, r * 100 + count);
      return { page, siblings };
    });
    writeFileSync(file, JSON.stringify(list));
    const runs = { theirs: [] as number[][][], ours: [] as number[][][] };
    for (let turn = 0; turn < turns; turn++)
      for (const [name, { file: bundle, root }] of turn % 2 === 0
        ? ([
            ['theirs', theirs],
            ['ours', ours],
          ] as const)
        : ([
            ['ours', ours],
            ['theirs', theirs],
          ] as const)) {
        const run = spawnSync(process.execPath, [child, bundle, root, file], { encoding: 'utf8', maxBuffer: 1 << 26 });
        if (run.status !== 0) throw new Error(run.stderr);
        runs[name].push(JSON.parse(run.stdout) as number[][]);
      }
    const row = (what: string, of: (run: number[][]) => number[][]): void => {
      const [a, b] = [runs.theirs, runs.ours].map((list) =>
        [0, 1].map((k) => median(list.flatMap((run) => of(run).map((one) => one[k] ?? 0)))),
      );
      const shown = (x: number[] | undefined): string => `${(x?.[0] ?? 0).toFixed(0)} (${(x?.[1] ?? 0).toFixed(0)})`;
      console.log(`| ${count} | ${what} | ${shown(a)} | ${shown(b)} | ${((b?.[0] ?? 0) / (a?.[0] ?? 1)).toFixed(2)} |`);
    };
    row('first of a start', (run) => run.slice(0, 1));
    row('all after it', (run) => run.slice(1));
    if (rounds > 5) row('from the sixth on', (run) => run.slice(5));
  }
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
