import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import { MemoryCorpus } from '../../../src/core/match/memory-corpus.ts';
import { shippedPrior } from '../prior.ts';
import { upperBound, type ScoreRow } from '../score-row.ts';
import { siblingSets } from '../sibling-sets.ts';

/** Documents in seven languages asked in a corpus of English versions and distractors. */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const sets = await siblingSets();
  if (sets === null) return null;
  const corpus = new MemoryCorpus(shippedPrior());
  for (const article of [...sets.english, ...sets.distractors]) corpus.add(article, fingerprintOf(article));
  const tallies = new Map<string, Tally>();
  for (const article of sets.sources) {
    const group = sets.group(article.id);
    const matches = await matchArticle({ article, fingerprint: fingerprintOf(article) }, corpus);
    const tally = tallies.get(article.lang ?? 'und') ?? { asked: 0, first: 0, shown: 0, wrong: 0 };
    tallies.set(article.lang ?? 'und', tally);
    const right = (id: string): boolean => sets.group(id) === group;
    tally.asked++;
    if (matches[0] !== undefined && right(matches[0].id)) tally.first++;
    if (matches.some(({ id, sibling }) => sibling && right(id))) tally.shown++;
    if (matches.some(({ id, sibling }) => sibling && !right(id) && !sets.unclear(article.id, id))) tally.wrong++;
  }
  const all = [...tallies.values()];
  const sum = (of: (tally: Tally) => number): number => all.reduce((total, tally) => total + of(tally), 0);
  const n = sum(({ asked }) => asked);
  const wrong = sum((tally) => tally.wrong);
  return [
    ...[...tallies]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([lang, { asked, first }]): ScoreRow => ({
        set: `${lang} → en`,
        measure: 'version ranked first',
        value: first / asked,
        n: asked,
        bound: { at: 'least', value: 0.92 },
      })),
    {
      set: 'mean of languages',
      measure: 'version ranked first',
      value: all.reduce((mean, { asked, first }) => mean + first / asked / all.length, 0),
      n,
      bound: { at: 'least', value: 0.97 },
    },
    { set: 'all', measure: 'a version shown', value: sum(({ shown }) => shown) / n, n },
    {
      set: 'all',
      measure: 'queries with a false answer',
      value: wrong / n,
      n,
      bound: { at: 'most', value: 0.005 },
      upper95: upperBound(wrong, n),
    },
  ];
}

interface Tally {
  asked: number;
  first: number;
  shown: number;
  wrong: number;
}
