import { writeFileSync } from 'node:fs';
import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import { candidatesFor, QUERY_STEMS, queryTerms, weightsOf } from '../../src/core/match/candidates.ts';
import { MemoryCorpus } from '../../src/core/match/memory-corpus.ts';
import { sketchBodyOf } from '../../src/core/match/sketch.ts';
import { featuresOf } from '../../src/core/match/score.ts';
import { likeness } from '../../src/core/match/verify.ts';
import { shippedPrior } from './prior.ts';
import { edited, excerpt, mixture, opening, whole, type Query } from './sibling-queries.ts';
import { siblingSets } from './sibling-sets.ts';

/** node scripts/run-ts.mjs test/lab/fit-match.ts OUT.jsonl: one row per candidate of each query, with its features and its label. */
export async function main([out]: string[]): Promise<number> {
  const sets = await siblingSets();
  if (sets === null || out === undefined) return 2;
  const corpus = new MemoryCorpus(shippedPrior());
  for (const article of [...sets.english, ...sets.distractors]) corpus.add(article, fingerprintOf(article));
  const mine = sets.english.filter((_, i) => i % 5 === 0);
  const modern = sets.distractors;
  const queries: { kind: string; query: Query | null }[] = [
    ...mine.map((article) => ({ kind: 'whole', query: whole(article) })),
    ...mine.map((article) => ({ kind: 'edited', query: edited(article) })),
    ...mine.map((article) => ({ kind: 'excerpt', query: excerpt(article) })),
    ...mine.map((article) => ({ kind: 'opening', query: opening(article) })),
    ...mine.map((article, i) => ({ kind: 'mixture', query: mixture(article, mine[(i + 97) % mine.length] ?? article) })),
    ...modern.map((article) => ({ kind: 'stranger', query: whole(article) })),
    ...modern.map((article) => ({ kind: 'stranger-excerpt', query: excerpt(article) })),
  ];
  const lines: string[] = [];
  let misses = 0;
  for (const { kind, query } of queries) {
    if (query === null) continue;
    const own = sketchBodyOf(fingerprintOf(query.article));
    const weights = await weightsOf(own.stems, corpus);
    const docs = await candidatesFor(queryTerms(own.stems, weights, QUERY_STEMS), { terms: [], weights: [] }, corpus);
    const groups = new Set(query.from.map((id) => sets.group(id)));
    const sketches = await corpus.sketches(docs);
    for (const sketch of sketches) {
      if (sketch === null || query.from.includes(sketch.id)) continue;
      const sibling = groups.has(sets.group(sketch.id));
      if (!sibling && query.from.some((id) => sets.unclear(id, sketch.id))) continue;
      const like = likeness(own, sketch, (hash) => weights.idf(hash));
      lines.push(
        JSON.stringify({
          kind,
          query: query.article.id,
          group: sets.group(query.from[0] ?? ''),
          id: sketch.id,
          y: sibling ? 1 : 0,
          x: featuresOf(like),
        }),
      );
    }
    const hit = sketches.filter((sketch) => sketch !== null && groups.has(sets.group(sketch.id))).length;
    if (!kind.startsWith('stranger') && hit < 2) misses++;
  }
  writeFileSync(out, lines.join('\n'));
  process.stderr.write(`${lines.length} rows, ${misses} queries with nothing\n`);
  return 0;
}
