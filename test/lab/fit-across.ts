import { hash32 } from '../../src/core/article-id.ts';
import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import { acrossFeatures, acrossLikeness, isConfirmed } from '../../src/core/match/across.ts';
import { candidatesFor, QUERY_ANCHORS, QUERY_STEMS, queryTerms, weightsOf } from '../../src/core/match/candidates.ts';
import { MemoryCorpus } from '../../src/core/match/memory-corpus.ts';
import { sketchBodyOf } from '../../src/core/match/sketch.ts';
import type { Article } from '../../src/core/model.ts';
import { fitLogistic, logOddsOf, type Row } from './logistic.ts';
import { shippedPrior } from './prior.ts';
import { siblingSets, type SiblingSets } from './sibling-sets.ts';

/*
 * Fits the score of a match between two languages (core/match/across.ts) on ../shared/eval and prints the model, with
 * what documents that had no part in the fit were shown, by the bar.
 *
 *   node scripts/run-ts.mjs test/lab/fit-across.ts
 */

/** Holds the two shares of common anchors, which say nearly the same, in one order of size. */
const RIDGE = 1e-3;
const FOLDS = 5;
/** A half counts for half a document, a stranger for three versions. */
const HALF = 0.5;
const STRANGERS = 3;
/** Strangers with less in common than this never come near. */
const WORTHWHILE = 8;

interface Pair extends Row {
  readonly query: string;
  readonly kind: string;
  readonly fold: number;
  readonly confirmed: boolean;
}

export async function main(): Promise<number> {
  const sets = await siblingSets();
  if (sets === null) return 2;
  const pairs = await pairsOf(sets);
  const odds = new Array<number>(pairs.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitLogistic(
      pairs.filter((pair) => pair.fold !== fold),
      RIDGE,
    );
    pairs.forEach((pair, i) => {
      if (pair.fold === fold) odds[i] = logOddsOf(model, pair.features);
    });
  }
  for (const bar of [1.6, 2, 2.4, 2.8, 3.2]) print(pairs, odds, bar);
  const { intercept, coefficients } = fitLogistic(pairs, RIDGE);
  console.log(`intercept ${intercept.toFixed(3)}, coefficients ${coefficients.map((one) => one.toFixed(3)).join(', ')}`);
  return 0;
}

async function pairsOf(sets: SiblingSets): Promise<Pair[]> {
  const corpusOf = (articles: readonly Article[]): MemoryCorpus => {
    const corpus = new MemoryCorpus(shippedPrior());
    for (const article of articles) corpus.add(article, fingerprintOf(article));
    return corpus;
  };
  const english = corpusOf([...sets.english, ...sets.distractors]);
  const foreign = corpusOf(sets.sources);
  const pairs: Pair[] = [];
  for (const whole of sets.sources) {
    const half = { ...whole, text: whole.text.slice(0, whole.text.length / 2) };
    for (const [kind, article, corpus] of [
      ['whole', whole, english],
      ['half', half, english],
      ['other language', whole, foreign],
    ] as const) {
      const own = { ...sketchBodyOf(fingerprintOf(article)), published: null };
      const weights = await weightsOf([...own.stems, ...own.anchors], corpus);
      const docs = await candidatesFor(
        queryTerms(own.stems, weights, QUERY_STEMS),
        queryTerms(own.anchors, weights, QUERY_ANCHORS),
        corpus,
      );
      for (const sketch of await corpus.sketches(docs)) {
        if (sketch === null || sketch.lang === own.lang) continue;
        const like = acrossLikeness(own, sketch, weights.idf);
        const label = sets.group(sketch.id) === sets.group(whole.id);
        if (!label && (like.common < WORTHWHILE || sets.unclear(whole.id, sketch.id))) continue;
        pairs.push({
          kind,
          query: `${kind} ${whole.id}`,
          fold: hash32(`fold ${sets.group(whole.id)}`) % FOLDS,
          confirmed: isConfirmed(like),
          features: acrossFeatures(like),
          label,
          weight: (kind === 'half' ? HALF : 1) * (label ? 1 : STRANGERS),
        });
      }
    }
  }
  return pairs;
}

/** Of each kind of query: how many are shown a version, and how many a stranger. */
function print(pairs: readonly Pair[], odds: readonly number[], bar: number): void {
  for (const kind of ['whole', 'half', 'other language']) {
    const [asked, shown, wrong] = [new Set<string>(), new Set<string>(), new Set<string>()];
    pairs.forEach((pair, i) => {
      if (pair.kind !== kind) return;
      asked.add(pair.query);
      if (pair.confirmed && (odds[i] ?? 0) >= bar) (pair.label ? shown : wrong).add(pair.query);
    });
    console.log(`bar ${bar}, ${kind}: of ${asked.size} with a candidate ${shown.size} shown, ${wrong.size} answered falsely`);
  }
}
