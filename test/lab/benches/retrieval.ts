import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { candidatesFor, QUERY_STEMS, queryTerms, weightsOf, type Asked } from '../../../src/core/match/candidates.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import type { Article } from '../../../src/core/model.ts';
import { contentHashes } from '../../../src/core/fingerprint/terms.ts';
import { readPrior } from '../../../src/core/match/document-frequency.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import type { Store } from '../../../src/store/store.ts';
import { benchStore } from '../bench-store.ts';
import { timed, type BenchOptions, type BenchRow } from '../bench-row.ts';
import { say } from '../command.ts';
import { remix } from '../remixed.ts';
import { repository } from '../repository.ts';
import { bitSketches, minHashLsh } from '../sketch-peers.ts';
import { syntheticArticle, syntheticPrior, versionOf } from '../synthetic.ts';

const BENCH = 'retrieval';
const BATCH = 500;
/** Rounds over all queries before the clock runs: a worker that has been asked before, and so each peer. */
const WARM = 3;

/** Of an article's sentences, an excerpt has these. */
const EXCERPT = { from: 4, to: 7 };

/**
 * Finding the candidates of a query in the store's own index (segments and blocks as they are stored, all in memory),
 * beside keyword peers on the same articles and the same forty query words, top thirty, in one run; and beside
 * MinHash and a scan of sketches, which get the stems, on versions and on excerpts of three sentences. Ours
 * indexes 60 to 120 stems and 24 anchors an article, the keyword peers all words; a peer's time includes its own
 * ranking. Articles are real news remixed (`remixed.ts`), or wholly made up where ../shared/eval is missing. Peers are installed in test/bench (`npm ci` there); a missing one is said.
 */
export async function bench({ articles, queries }: BenchOptions): Promise<BenchRow[]> {
  const real = remix();
  const table = join(repository, 'assets', 'tables', 'df.bin');
  const texts = Array.from({ length: articles }, (_, i) => real?.article(i) ?? syntheticArticle(i));
  const store = await benchStore(real === null ? syntheticPrior() : readPrior(new Uint8Array(readFileSync(table))));
  const began = performance.now();
  for (let i = 0; i < articles; i += BATCH)
    await store.add(texts.slice(i, i + BATCH).map((article) => ({ article, how: 'imported' as const })));
  const rate = articles / ((performance.now() - began) / 1000);
  while (await store.maintain(0));
  const prepared = await Promise.all(
    Array.from({ length: queries }, async (_, i) => {
      const of = Math.floor((i * articles) / queries);
      const query = real?.version(of) ?? versionOf(texts[of] as Article, i);
      const excerpt = { ...query, text: query.text.split('. ').slice(EXCERPT.from, EXCERPT.to).join('. ') };
      const whole = await askedFor(query, store);
      return { of, query, ...whole, part: await askedFor(excerpt, store), words: wordsOf(query, new Set(whole.stems.terms)) };
    }),
  );
  const { reader } = store;
  const none: Asked = { terms: [], weights: [] };
  const share = async (found: (one: (typeof prepared)[number]) => readonly number[] | Promise<readonly number[]>): Promise<number> => {
    let hits = 0;
    for (const one of prepared) if ((await found(one)).slice(0, 30).includes(one.of)) hits++;
    return hits / queries;
  };
  const hits = await share(({ stems }) => candidatesFor(stems, none, reader));
  const parts = await share(({ part }) => candidatesFor(part.stems, none, reader));
  const retrieve = await timed(queries, (round) => candidatesFor(prepared[round]?.stems ?? none, none, reader), WARM);
  const whole = await timed(queries, (round) => {
    const article = prepared[round]?.query as Article;
    return matchArticle({ article, fingerprint: fingerprintOf(article) }, reader);
  });
  const ours = (measure: string, value: number, unit: BenchRow['unit'], note?: string): BenchRow => ({
    bench: BENCH,
    who: 'ours',
    measure,
    value,
    unit,
    ...(note === undefined ? {} : { note }),
  });
  const rows: BenchRow[] = [
    ours(
      'articles stored and indexed',
      rate,
      '1/s',
      `${articles} articles (${real === null ? 'made up' : 'real news remixed'}), ${queries} queries`,
    ),
    ours('index as stored, per article', store.state.bytes.index / articles, 'bytes', 'besides the sketch'),
    ours('sketch as stored, per article', store.state.bytes.sketches / articles, 'bytes'),
    ours('top 30, median', retrieve.median, 'ms'),
    ours('top 30, 95 %', retrieve.p95, 'ms'),
    ours('version among the top 30', hits, 'share'),
    ours('by three of its sentences', parts, 'share'),
    ours('whole match with fingerprint, median', whole.median, 'ms'),
    ours('whole match with fingerprint, 95 %', whole.p95, 'ms'),
  ];
  for (const peer of [minHashLsh(32, 4), minHashLsh(64, 2), minHashLsh(128, 1), bitSketches(articles)]) {
    texts.forEach((article, doc) => peer.add(doc, fingerprintOf(article).stems));
    const times = await timed(queries, (round) => peer.search(prepared[round]?.all ?? []), WARM);
    rows.push(
      { bench: BENCH, who: peer.name, measure: 'top 30, median', value: times.median, unit: 'ms', ratio: times.median / retrieve.median },
      {
        bench: BENCH,
        who: peer.name,
        measure: 'version among the top 30',
        value: await share(({ all }) => peer.search(all)),
        unit: 'share',
      },
      {
        bench: BENCH,
        who: peer.name,
        measure: 'by three of its sentences',
        value: await share(({ part }) => peer.search(part.all)),
        unit: 'share',
      },
    );
  }
  for (const make of [flexsearch, minisearch, sqlite]) {
    const peer = make(texts);
    if (peer === null) continue;
    const start = performance.now();
    peer.build();
    const built = articles / ((performance.now() - start) / 1000);
    const found = prepared.filter(({ of, words }) => peer.search(words).includes(of)).length / queries;
    const times = await timed(queries, (round) => peer.search(prepared[round]?.words ?? []), WARM);
    rows.push(
      { bench: BENCH, who: peer.name, measure: 'articles indexed', value: built, unit: '1/s', ratio: rate / built },
      { bench: BENCH, who: peer.name, measure: 'top 30, median', value: times.median, unit: 'ms', ratio: times.median / retrieve.median },
      { bench: BENCH, who: peer.name, measure: 'top 30, 95 %', value: times.p95, unit: 'ms', ratio: times.p95 / retrieve.p95 },
      { bench: BENCH, who: peer.name, measure: 'version among the top 30', value: found, unit: 'share' },
    );
  }
  return rows;
}

/** What our index is asked for, and all stems for those that take them all. */
async function askedFor(article: Article, { reader }: Store): Promise<{ readonly stems: Asked; readonly all: readonly number[] }> {
  const { stems } = fingerprintOf(article);
  return { stems: queryTerms(stems, await weightsOf(stems, reader), QUERY_STEMS), all: stems };
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
