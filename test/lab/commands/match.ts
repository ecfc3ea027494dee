import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import { MemoryCorpus } from '../../../src/core/match/memory-corpus.ts';
import { encodeSegment } from '../../../src/core/match/postings.ts';
import { positive, print, say, several, UsageError, type Command } from '../command.ts';
import { shippedPrior } from '../prior.ts';
import { Rows } from '../rows.ts';

/** Finds the siblings of articles in a corpus, as the extension would show them. */
export const command: Command = {
  usage: '--corpus FILE [--corpus FILE …] --queries FILE [--limit 50] [--all]',
  options: {
    corpus: { type: 'string', multiple: true },
    queries: { type: 'string', multiple: true },
    limit: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
  async run(options) {
    const files = several(options['corpus']);
    const queries = several(options['queries']);
    const limit = positive(options['limit'], 'limit', 50);
    if (files.length === 0) throw new UsageError('--corpus is missing');
    if (queries.length === 0) throw new UsageError('--queries is missing');
    const rows = new Rows();
    const corpus = new MemoryCorpus(shippedPrior());
    const began = performance.now();
    for (const file of files)
      for await (const article of rows.articles(file)) {
        corpus.add(article, fingerprintOf(article));
        if (corpus.size % 10_000 === 0) say(`${corpus.size} articles`);
      }
    const seconds = (performance.now() - began) / 1000;
    for (const file of queries)
      for await (const article of rows.articles(file)) {
        const start = performance.now();
        const found = await matchArticle({ article, fingerprint: fingerprintOf(article) }, corpus);
        const milliseconds = round(performance.now() - start, 1000);
        const siblings = found
          .filter(({ sibling }) => sibling || options['all'] === true)
          .slice(0, limit)
          .map(({ id, score, relation, sibling }) => ({ id, score: round(score, 10_000), relation, ...(sibling ? {} : { sibling }) }));
        print({ query: article.id, milliseconds, siblings });
      }
    const memory = corpus.bytes();
    const stored = encodeSegment([...corpus.entries()]).blocks.reduce((sum, block) => sum + block.bytes.length, 0);
    say(
      `${corpus.size} articles indexed in ${seconds.toFixed(2)} s; index ${memory.postings} bytes in memory, ${stored} bytes as stored; sketches ${memory.sketches} bytes`,
    );
    return rows.status;
  },
};

const round = (value: number, by: number): number => Math.round(value * by) / by;
