import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { candidatesFor, QUERY_STEMS, queryTerms, weightsOf, type Asked } from '../../../src/core/match/candidates.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import { MemoryCorpus } from '../../../src/core/match/memory-corpus.ts';
import { encodeSegment } from '../../../src/core/match/postings.ts';
import type { Article } from '../../../src/core/model.ts';
import { contentHashes } from '../../../src/core/fingerprint/terms.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { timed, type BenchOptions, type BenchRow } from '../bench-row.ts';
import { say } from '../command.ts';
import { repository } from '../repository.ts';
import { syntheticArticle, syntheticPrior, versionOf } from '../synthetic.ts';

const BENCH = 'retrieval';

/**
 * Finding the candidates of a query, beside keyword peers on the same articles and the same forty query words, top
 * thirty, in one run. Ours indexes 60 to 120 stems and 24 anchors an article, the peers index all words; a peer's
 * time includes its own ranking. Peers are installed in test/bench (`npm ci` there); a missing one is said.
 */
export async function bench({ articles, queries }: BenchOptions): Promise<BenchRow[]> {
  const texts = Array.from({ length: articles }, (_, i) => syntheticArticle(i));
  const asked = Array.from({ length: queries }, (_, i) => {
    const of = Math.floor((i * articles) / queries);
    return { of, query: versionOf(texts[of] as Article, i) };
  });
  const prior = syntheticPrior();
  const corpus = new MemoryCorpus(prior);
  const began = performance.now();
  for (const article of texts) corpus.add(article, fingerprintOf(article));
  const rate = articles / ((performance.now() - began) / 1000);
  const stored = encodeSegment([...corpus.entries()]).blocks.reduce((sum, block) => sum + block.bytes.length, 0);
  const prepared: { of: number; stems: Asked; words: string[] }[] = [];
  for (const { of, query } of asked) {
    const fingerprint = fingerprintOf(query);
    const stems = queryTerms(fingerprint.stems, await weightsOf(fingerprint.stems, corpus), QUERY_STEMS);
    prepared.push({ of, stems, words: wordsOf(query, new Set(stems.terms)) });
  }
  let hits = 0;
  const none: Asked = { terms: [], weights: [] };
  for (const { of, stems } of prepared) if ((await candidatesFor(stems, none, corpus)).includes(of)) hits++;
  const retrieve = await timed(queries, (round) => candidatesFor(prepared[round]?.stems ?? none, none, corpus));
  const whole = await timed(queries, (round) => {
    const article = asked[round]?.query as Article;
    return matchArticle({ article, fingerprint: fingerprintOf(article) }, corpus);
  });
  const rows: BenchRow[] = [
    { bench: BENCH, who: 'ours', measure: 'articles indexed', value: rate, unit: '1/s', note: `${articles} articles, ${queries} queries` },
    {
      bench: BENCH,
      who: 'ours',
      measure: 'index as stored, per article',
      value: stored / articles,
      unit: 'bytes',
      note: 'besides the sketch',
    },
    { bench: BENCH, who: 'ours', measure: 'sketch in memory, per article', value: corpus.bytes().sketches / articles, unit: 'bytes' },
    { bench: BENCH, who: 'ours', measure: 'top 30, median', value: retrieve.median, unit: 'ms' },
    { bench: BENCH, who: 'ours', measure: 'top 30, 95 %', value: retrieve.p95, unit: 'ms' },
    { bench: BENCH, who: 'ours', measure: 'version among the top 30', value: hits / queries, unit: 'share' },
    { bench: BENCH, who: 'ours', measure: 'whole match with fingerprint, median', value: whole.median, unit: 'ms' },
    { bench: BENCH, who: 'ours', measure: 'whole match with fingerprint, 95 %', value: whole.p95, unit: 'ms' },
  ];
  for (const make of [flexsearch, minisearch, sqlite]) {
    const peer = make(texts);
    if (peer === null) continue;
    const start = performance.now();
    peer.build();
    const built = articles / ((performance.now() - start) / 1000);
    const found = prepared.filter(({ of, words }) => peer.search(words).includes(of)).length / queries;
    const times = await timed(queries, (round) => peer.search(prepared[round]?.words ?? []));
    rows.push(
      { bench: BENCH, who: peer.name, measure: 'articles indexed', value: built, unit: '1/s', ratio: rate / built },
      { bench: BENCH, who: peer.name, measure: 'top 30, median', value: times.median, unit: 'ms', ratio: times.median / retrieve.median },
      { bench: BENCH, who: peer.name, measure: 'top 30, 95 %', value: times.p95, unit: 'ms', ratio: times.p95 / retrieve.p95 },
      { bench: BENCH, who: peer.name, measure: 'version among the top 30', value: found, unit: 'share' },
    );
  }
  return rows;
}

/** The words of the query whose stems were chosen: what a keyword engine is asked. */
function wordsOf(query: Article, chosen: ReadonlySet<number>): string[] {
  const words = tokensOf(query.text).filter((token) => contentHashes(token, 'en').some((hash) => chosen.has(hash)));
  return [...new Set(words.map(({ norm }) => norm))];
}

interface Peer {
  readonly name: string;
  build(): void;
  search(words: readonly string[]): number[];
}

const require = createRequire(join(repository, 'test', 'bench', 'package.json'));

function load<T>(name: string): T | null {
  try {
    return require(name) as T;
  } catch (error) {
    say(`${name} is left out (npm ci in test/bench): ${(error as Error).message.split('\n')[0] ?? ''}`);
    return null;
  }
}

interface FlexIndex {
  add(id: number, text: string): void;
  search(query: string, options: object): number[];
}

function flexsearch(texts: readonly Article[]): Peer | null {
  const flex = load<{ Index: new (options: object) => FlexIndex }>('flexsearch');
  if (flex === null) return null;
  const index = new flex.Index({ tokenize: 'strict', cache: false });
  return {
    name: 'FlexSearch 0.8',
    build: () => texts.forEach(({ text }, i) => index.add(i, text)),
    search: (words) => index.search(words.join(' '), { limit: 30, suggest: true }),
  };
}

interface MiniIndex {
  addAll(rows: readonly object[]): void;
  search(query: string, options: object): { id: number }[];
}

function minisearch(texts: readonly Article[]): Peer | null {
  const mini = load<{ default?: new (options: object) => MiniIndex } & (new (options: object) => MiniIndex)>('minisearch');
  if (mini === null) return null;
  const index = new (mini.default ?? mini)({ fields: ['text'], idField: 'id' });
  return {
    name: 'MiniSearch 7',
    build: () => index.addAll(texts.map(({ text }, id) => ({ id, text }))),
    search: (words) =>
      index
        .search(words.join(' '), { combineWith: 'OR' })
        .slice(0, 30)
        .map(({ id }) => id),
  };
}

interface Database {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): void; all(...values: unknown[]): { rowid: number }[] };
}

function sqlite(texts: readonly Article[]): Peer | null {
  const Sqlite = load<new (file: string) => Database>('better-sqlite3');
  if (Sqlite === null) return null;
  let database: Database;
  try {
    database = new Sqlite(':memory:');
  } catch (error) {
    say(`better-sqlite3 is left out, it was not built here: ${(error as Error).message.split('\n')[0] ?? ''}`);
    return null;
  }
  database.exec("CREATE VIRTUAL TABLE news USING fts5(text, content='', tokenize='porter unicode61')");
  let query: ReturnType<Database['prepare']> | null = null;
  return {
    name: 'SQLite FTS5',
    build: () => {
      const insert = database.prepare('INSERT INTO news(rowid, text) VALUES (?, ?)');
      database.exec('BEGIN');
      texts.forEach(({ text }, i) => insert.run(i + 1, text));
      database.exec("COMMIT; INSERT INTO news(news) VALUES('optimize')");
      query = database.prepare('SELECT rowid FROM news WHERE news MATCH ? ORDER BY bm25(news) LIMIT 30');
    },
    search: (words) => (query?.all(words.map((word) => `"${word}"`).join(' OR ')) ?? []).map(({ rowid }) => rowid - 1),
  };
}
