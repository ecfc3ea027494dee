import { candidatesFor, QUERY_STEMS, queryTerms, weightsOf, type Asked } from '../../../src/core/match/candidates.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import type { Article, Fingerprint } from '../../../src/core/model.ts';
import { timed, type BenchOptions, type BenchRow } from '../bench-row.ts';
import { GrownCorpus } from '../grown-corpus.ts';
import { fingerprintOfVersion, syntheticFingerprint } from '../synthetic-fingerprints.ts';

const BENCH = 'growth';
const SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000];
const NONE: Asked = { terms: [], weights: [] };

/**
 * How the cost of a match grows with the corpus, up to `--articles` (1,000,000 in the long run): fingerprints of a
 * documented generator, in segments as large as the store's would be, all in memory. `scripts/draw-growth.mjs`
 * draws it.
 */
export async function bench({ articles, queries }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const corpus = new GrownCorpus();
  for (const size of SIZES.filter((one) => one <= articles)) {
    const began = performance.now();
    const before = corpus.size;
    corpus.growTo(size);
    const rate = (size - before) / ((performance.now() - began) / 1000);
    const asked = await Promise.all(
      Array.from({ length: queries }, async (_, i) => {
        const of = Math.floor((i * size) / queries);
        const fingerprint = fingerprintOfVersion(syntheticFingerprint(of), i);
        return { of, fingerprint, stems: queryTerms(fingerprint.stems, await weightsOf(fingerprint.stems, corpus), QUERY_STEMS) };
      }),
    );
    let hits = 0;
    let touched = 0;
    for (const { of, stems } of asked) {
      if ((await candidatesFor(stems, NONE, corpus)).slice(0, 30).includes(of)) hits++;
      for (const docs of await corpus.postings(stems.terms)) touched += docs.length;
    }
    const retrieve = await timed(queries, (round) => candidatesFor(asked[round]?.stems ?? NONE, NONE, corpus), 2);
    const whole = await timed(queries, (round) => matchArticle(queryOf(asked[round]?.fingerprint, round), corpus), 1);
    const row = (measure: string, value: number, unit: BenchRow['unit']): BenchRow => ({
      bench: BENCH,
      who: `${size} articles`,
      measure,
      value,
      unit,
    });
    rows.push(
      row('top 30, median', retrieve.median, 'ms'),
      row('top 30, 95 %', retrieve.p95, 'ms'),
      row('whole match, median', whole.median, 'ms'),
      row('whole match, 95 %', whole.p95, 'ms'),
      row('version among the top 30', hits / queries, 'share'),
      row('postings read by a query', touched / queries, 'postings'),
      row('index as stored, per article', corpus.bytes / size, 'bytes'),
      row('articles indexed', rate, '1/s'),
    );
  }
  return rows;
}

const queryOf = (fingerprint: Fingerprint | undefined, i: number): { article: Article; fingerprint: Fingerprint } => ({
  article: {
    id: `query-${i}`,
    url: `https://query-${i}.example/`,
    site: `query-${i}.example`,
    title: null,
    byline: null,
    published: null,
    lang: 'en',
    text: '',
  },
  fingerprint: fingerprint ?? syntheticFingerprint(i),
});
