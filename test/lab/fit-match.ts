import { hash32 } from '../../src/core/article-id.ts';
import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import { candidatesFor, QUERY_ANCHORS, QUERY_STEMS, queryTerms, weightsOf } from '../../src/core/match/candidates.ts';
import { glanceAt, WORTHWHILE } from '../../src/core/match/glance.ts';
import { MemoryCorpus } from '../../src/core/match/memory-corpus.ts';
import { bonusOf, COEFFICIENTS, featuresOf, provesNothing } from '../../src/core/match/score.ts';
import { sketchBodyOf } from '../../src/core/match/sketch.ts';
import { likeness } from '../../src/core/match/verify.ts';
import { fitLogistic, logOddsOf, type Logistic, type Row } from './logistic.ts';
import { shippedPrior } from './prior.ts';
import { seedArticles } from './seeds.ts';
import { edited, excerpt, mixture, opening, rough, spun, whole, type Query } from './sibling-queries.ts';
import { isUnlisted, siblingSets, type SiblingSets } from './sibling-sets.ts';

/*
 * Fits the score of a match (core/match/score.ts) on ../shared/eval and prints the model, with figures for stories
 * and for data sets that had no part in the fit. The five seeds and the given spun copies have none in any fit.
 *
 *   node scripts/run-ts.mjs test/lab/fit-match.ts
 */

/** A model forgets so much: chosen by the held-out loss (10⁻⁵ … 10⁻³ are alike; 10⁻² costs a third). */
const RIDGE = 1e-4;
const FOLDS = 5;

/** What each kind of query counts for in the fit; its pairs that are no versions, three times that. */
const WORTH: Readonly<Record<string, number>> = {
  whole: 1,
  edited: 1,
  excerpt: 1,
  opening: 1,
  mixture: 0.7,
  rough: 0.7,
  'spun 70': 0.4,
  'spun 100': 0.4,
};
const STRANGERS = 0.5;
/** One wire's other reports: the more they count, the fewer excerpts are found; among them are unlabelled updates. */
const ONE_WIRE = 0.15;

interface Pair {
  readonly kind: string;
  readonly query: string;
  readonly story: string;
  readonly set: string;
  readonly sibling: boolean;
  readonly features: readonly number[];
  readonly bonus: number;
  readonly oneWire: boolean;
  /** Shown to no fit. */
  readonly test: boolean;
}

export async function main(): Promise<number> {
  const sets = await siblingSets();
  if (sets === null) return 2;
  const pairs = await pairsOf(sets);
  const rows = weighed(pairs);
  const byStory = heldOut(rows, pairs, ({ story }) => `${hash32(`fold ${story}`) % FOLDS}`);
  const bySet = heldOut(rows, pairs, ({ set }) => set);
  const bar = barOf(pairs, byStory);
  print('held out by story', pairs, byStory, bar);
  print('held out by data set', pairs, bySet, bar);
  const model = fitLogistic(rows, RIDGE);
  print(
    'fitted on all',
    pairs,
    pairs.map(({ features, bonus }) => logOddsOf(model, features) + bonus),
    bar,
  );
  say(`\nconst INTERCEPT = ${model.intercept.toFixed(3)} - ${bar.toFixed(1)} + Math.log(0.7 / 0.3);`);
  Object.keys(COEFFICIENTS).forEach((name, i) => say(`  ${name}: ${(model.coefficients[i] ?? 0).toFixed(3)},`));
  return 0;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function pairsOf(sets: SiblingSets): Promise<Pair[]> {
  const corpus = new MemoryCorpus(shippedPrior());
  const sites = new Map([...sets.english, ...sets.distractors].map(({ id, site }) => [id, site]));
  for (const article of [...sets.english, ...sets.distractors]) corpus.add(article, fingerprintOf(article));
  const found: Pair[] = [];
  for (const [kind, query] of queriesOf(sets)) if (query !== null) found.push(...(await pairsWith(kind, query, corpus, sets, sites)));
  const seeds = seedArticles() ?? [];
  const own = new Set(seeds.map(({ id }) => id));
  for (const seed of seeds) corpus.add(seed, fingerprintOf(seed));
  const withSeeds: SiblingSets = { ...sets, group: (id) => (own.has(id) ? 'seeds' : sets.group(id)) };
  for (const seed of seeds)
    for (const [kind, query] of [
      ['seed', whole(seed)],
      ['seed excerpt', excerpt(seed)],
    ] as const)
      if (query !== null) found.push(...(await pairsWith(kind, query, corpus, withSeeds, sites)));
  return found;
}

function queriesOf(sets: SiblingSets): [string, Query | null][] {
  const every = (step: number, from: number) => sets.english.filter((_, i) => i % step === from);
  const [fifth, ninth] = [every(5, 0), every(9, 4)];
  const strangers = sets.distractors.filter((_, i) => i % 2 === 0);
  return [
    ...every(3, 0).map((article): [string, Query] => ['whole', whole(article)]),
    ...fifth.map((article): [string, Query] => ['edited', edited(article)]),
    ...fifth.map((article): [string, Query | null] => ['excerpt', excerpt(article)]),
    ...fifth.map((article): [string, Query | null] => ['opening', opening(article)]),
    ...fifth.map((article, i): [string, Query] => ['mixture', mixture(article, fifth[(i + 97) % fifth.length] ?? article)]),
    ...ninth.map((article, i): [string, Query] => ['rough', rough(article, ninth[(i + 53) % ninth.length] ?? article)]),
    ...every(11, 3).map((article): [string, Query] => ['spun 70', spun(article, 70)]),
    ...every(11, 7).map((article): [string, Query] => ['spun 100', spun(article, 100)]),
    ...sets.english
      .filter(({ id }) => sets.truth.get(id)?.suspect !== undefined)
      .map((article): [string, Query] => ['suspect', whole(article)]),
    ...strangers.map((article): [string, Query] => ['stranger', whole(article)]),
    ...strangers.map((article): [string, Query | null] => ['stranger excerpt', excerpt(article)]),
  ];
}

/** The candidates of a query that would be looked at, as `matchArticle` finds them. */
async function pairsWith(
  kind: string,
  { article, from }: Query,
  corpus: MemoryCorpus,
  sets: SiblingSets,
  sites: ReadonlyMap<string, string>,
): Promise<Pair[]> {
  const own = sketchBodyOf(fingerprintOf(article));
  const weights = await weightsOf([...own.stems, ...own.anchors], corpus);
  const idf = (hash: number): number => weights.idf(hash);
  const asked = [queryTerms(own.stems, weights, QUERY_STEMS), queryTerms(own.anchors, weights, QUERY_ANCHORS)] as const;
  const sketches = await corpus.sketches(await candidatesFor(...asked, corpus));
  const glance = glanceAt(own, idf);
  const [story = '', ...others] = from.map((id) => sets.group(id));
  const truth = sets.truth.get(from[0] ?? '');
  const mixed = kind === 'mixture' ? [story, ...others] : [story];
  return sketches.flatMap((sketch): Pair[] => {
    if (sketch === null || sketch.id === article.id || from.includes(sketch.id) || glance(sketch) < WORTHWHILE) return [];
    const group = sets.group(sketch.id);
    const sibling = mixed.includes(group);
    if (!sibling && (others.includes(group) || from.some((id) => sets.unclear(id, sketch.id) || isUnlisted(sets.group(id), group))))
      return [];
    const suspect = [from[0] ?? '', sketch.id].some((id) => sets.truth.get(id)?.suspect !== undefined);
    const like = likeness(own, sketch, idf);
    return [
      {
        kind,
        query: article.id,
        story,
        set: truth === undefined ? sets.source(from[0] ?? '') : `${truth.set} ${truth.pair}`,
        sibling,
        features: featuresOf(like),
        bonus: provesNothing(like) ? -100 : bonusOf(Math.min(like.weightA, like.weightB)),
        oneWire: kind.startsWith('stranger') && sites.get(from[0] ?? '') === sites.get(sketch.id),
        test: suspect || kind.startsWith('seed'),
      },
    ];
  });
}

/** Each kind of query has the weight that it is worth, however many pairs it has. */
function weighed(pairs: readonly Pair[]): Row[] {
  const classOf = ({ kind, sibling, oneWire, test }: Pair): string =>
    test
      ? 'test'
      : kind.startsWith('stranger')
        ? `${kind} ${oneWire ? 'of one wire' : 'of another'}`
        : `${kind} ${sibling ? 'version' : 'other'}`;
  const times = new Map<string, number>();
  for (const pair of pairs) times.set(classOf(pair), (times.get(classOf(pair)) ?? 0) + 1);
  const worthOf = (pair: Pair): number => {
    if (pair.test) return 0;
    if (pair.kind.startsWith('stranger')) return pair.oneWire ? ONE_WIRE : STRANGERS;
    return (WORTH[pair.kind] ?? 0) * (pair.sibling ? 1 : 3);
  };
  return pairs.map((pair) => ({
    features: pair.features,
    label: pair.sibling,
    weight: (10_000 * worthOf(pair)) / (times.get(classOf(pair)) ?? 1),
  }));
}

/** The log-odds of each pair by a model that was fitted without its fold. */
function heldOut(rows: readonly Row[], pairs: readonly Pair[], foldOf: (pair: Pair) => string): number[] {
  const folds = pairs.map(foldOf);
  const models = new Map<string, Logistic>();
  for (const fold of new Set(folds))
    models.set(
      fold,
      fitLogistic(
        rows.filter((_, i) => folds[i] !== fold),
        RIDGE,
      ),
    );
  return pairs.map(({ features, bonus }, i) => logOddsOf(models.get(folds[i] ?? '') as Logistic, features) + bonus);
}

/** Answers that are too many: queries of a kind that another story answers, at most. */
const MOST_FALSE: Readonly<Record<string, number>> = { whole: 0.001, edited: 0.003, excerpt: 0.003, opening: 0.003 };

/** The lowest bar that keeps every kind of query to its share of false answers. */
function barOf(pairs: readonly Pair[], odds: readonly number[]): number {
  for (let bar = -5; bar < 8; bar = Math.round((bar + 0.1) * 10) / 10)
    if (Object.entries(MOST_FALSE).every(([kind, most]) => figures(kind, pairs, odds, bar).wrong <= most)) return bar;
  return 8;
}

function figures(kind: string, pairs: readonly Pair[], odds: readonly number[], bar: number) {
  const queries = new Set<string>();
  const answered = new Set<string>();
  const [versions, found] = [[] as number[], [] as number[]];
  pairs.forEach((pair, i) => {
    if (pair.kind !== kind) return;
    queries.add(pair.query);
    const at = odds[i] ?? 0;
    if (pair.sibling) versions.push(at);
    if (pair.sibling && at >= bar) found.push(at);
    if (!pair.sibling && at >= bar) answered.add(pair.query);
  });
  const least = versions.reduce((low, at) => Math.min(low, at), Infinity) - bar;
  return {
    queries: queries.size,
    versions: versions.length,
    found: found.length / versions.length,
    wrong: answered.size / queries.size,
    least,
  };
}

function print(label: string, pairs: readonly Pair[], odds: readonly number[], bar: number): void {
  say(`\n${label}, bar ${bar.toFixed(1)}`);
  for (const kind of new Set(pairs.map((pair) => pair.kind))) {
    const { queries, versions, found, wrong, least } = figures(kind, pairs, odds, bar);
    const percent = (share: number): string => (100 * share).toFixed(2).padStart(6);
    const first = versions === 0 ? '' : `versions found ${percent(found)} % of ${versions}, `;
    const last = kind.startsWith('seed') ? `, least above the bar ${least.toFixed(2)}` : '';
    say(`  ${kind.padEnd(17)} ${first}queries answered by another story ${percent(wrong)} % of ${queries}${last}`);
  }
}
