import { addressKey } from '../article-id.ts';
import { FINGERPRINT_VERSION } from '../fingerprint/version.ts';
import type { Article, Fingerprint, Match } from '../model.ts';
import { acrossLikeness, acrossScore } from './across.ts';
import { boilerplateIn, sentenceKeys, withoutLines, withoutSentences } from './boilerplate.ts';
import { candidatesFor, QUERY_ANCHORS, QUERY_STEMS, queryTerms, weightsOf } from './candidates.ts';
import type { CorpusReader, Sketch, SketchBody } from './corpus-reader.ts';
import type { PriorFrequency } from './document-frequency.ts';
import { glanceAt } from './glance.ts';
import { kinOf } from './kin.ts';
import { focusOn, LONG_TEXT, termsToAsk } from './long-text.ts';
import {
  inStrangeWords,
  isSameEvent,
  provesNothing,
  relationOf,
  SAME_EVENT_SCORE,
  scoreOf,
  scoreWithinOutlet,
  SIBLING_SCORE,
} from './score.ts';
import { sketchBodyOf } from './sketch.ts';
import { likeness, type Likeness } from './verify.ts';

/**
 * The corpus articles that belong to the query's story, best first: siblings, then candidates under the
 * threshold (`sibling: false`). The query's own id and its own address are never among them.
 */
export async function matchArticle(
  query: { readonly article: Article; readonly fingerprint: Fingerprint },
  corpus: CorpusReader,
): Promise<Match[]> {
  const { article, fingerprint } = query;
  if (fingerprint.version !== FINGERPRINT_VERSION || fingerprint.stems.length === 0) return [];
  const own = sketchBodyOf(fingerprint);
  const weights = await weightsOf([...own.stems, ...own.anchors], corpus);
  if (weights.articles === 0) return [];
  const idf = (hash: number): number => weights.idf(hash);
  const address = addressKey(article.url);
  const docs = await candidatesFor(
    queryTerms(own.stems, weights, termsToAsk(own, QUERY_STEMS)),
    queryTerms(own.anchors, weights, QUERY_ANCHORS),
    corpus,
  );
  const others = (await corpus.sketches(docs)).filter(
    (sketch): sketch is Sketch => sketch !== null && sketch.id !== article.id && sketch.address !== address,
  );
  const sketches = others.filter(({ lang }) => lang === own.lang || lang === 'und' || own.lang === 'und');
  const foreign = others.filter((sketch) => !sketches.includes(sketch));
  const strangeness = strangenessOf(own, corpus.prior);
  const against = (story: SketchBody, some: readonly Sketch[]): Match[] => within(story, article.site, some, idf, strangeness);
  const found = [
    ...(own.stems.length <= LONG_TEXT ? against(own, sketches) : sketches.flatMap((one) => against(focusOn(own, one, idf), [one]))),
    ...across({ ...own, published: article.published }, foreign, idf),
  ];
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

type Weight = (hash: number) => number;

/** Matches in the query's own language. */
function within(own: SketchBody, ownSite: string, sketches: readonly Sketch[], idf: Weight, strangeness: number): Match[] {
  const worthwhile = sketches.map((sketch) => focusOn(sketch, own, idf)).filter(glanceAt(own, idf));
  const stories = new Map(worthwhile.map((sketch) => [sketch, sketch]));
  const likes = new Map(worthwhile.map((sketch) => [sketch, likeness(own, sketch, idf)]));
  const site = boilerplateIn(
    own,
    ownSite,
    Array.from(likes, ([sketch, like]) => ({ sketch, score: scoreOf(like) })),
    idf,
  );
  let story = own;
  if (site.size > 0) {
    const keys = sentenceKeys(own);
    const dropped = new Set([...site].map((s) => keys[s] ?? 0));
    story = withoutSentences(own, (s) => site.has(s));
    for (const sketch of worthwhile) {
      const theirs = withoutSentences(sketch, (_, key) => dropped.has(key));
      stories.set(sketch, theirs);
      likes.set(sketch, likeness(story, theirs, idf));
    }
  }
  for (const [whole, like] of likes) {
    const theirs = stories.get(whole) ?? whole;
    const rest = scoreOf(like) < SIBLING_SCORE ? null : withoutLines(story, theirs, like, idf);
    if (rest === null) continue;
    stories.set(whole, rest.b);
    likes.set(whole, likeness(rest.a, rest.b, idf));
  }
  const between = (a: string, b: string, like: Likeness): number =>
    inStrangeWords(isSameOutlet(a, b) ? scoreWithinOutlet(like) : scoreOf(like), strangeness);
  const scored = Array.from(likes, ([whole, like]) => ({
    sketch: stories.get(whole) ?? whole,
    like,
    score: between(whole.site, ownSite, like),
  })).sort((a, b) => b.score - a.score || a.sketch.doc - b.sketch.doc);
  const sure = scored.filter(({ score }) => score >= SIBLING_SCORE);
  const doubtful = scored.slice(sure.length).filter(({ sketch, like }) => !isSameOutlet(sketch.site, ownSite) && !provesNothing(like));
  const kin = kinOf(sure, doubtful, idf, (a, b, like) => between(a.site, b.site, like));
  return scored.map(({ sketch, like, score: own }): Match => {
    // Under all that pass on their own.
    const score = kin.has(sketch) ? SIBLING_SCORE + own / 100 : own;
    const sibling = score >= SIBLING_SCORE;
    return { id: sketch.id, score, relation: sibling || !isSameEvent(like, score) ? relationOf(like) : 'same-event', sibling };
  });
}

/**
 * 0 to 1: how little the shipped table knows of the text's words. It knows eight of ten in English, six in German, a
 * third in Russian, hardly any in Arabic or Thai: there every "and" looks rare.
 */
function strangenessOf({ stems }: SketchBody, prior: PriorFrequency): number {
  let known = 0;
  for (const stem of stems) if (prior.share(stem) > 0) known++;
  return Math.max(0, 1 - known / (KNOWN_WORDS * stems.length));
}

const KNOWN_WORDS = 0.5;

const isSameOutlet = (a: string, b: string): boolean => a !== '' && a.toLowerCase() === b.toLowerCase();

/** Matches in other languages: by names and numbers in the same order. */
function across(own: SketchBody & { readonly published: string | null }, sketches: readonly Sketch[], idf: Weight): Match[] {
  return sketches.map((sketch): Match => {
    const score = acrossScore(acrossLikeness(own, sketch, idf));
    const sibling = score >= SIBLING_SCORE;
    return { id: sketch.id, score, relation: sibling || score < SAME_EVENT_SCORE ? 'translated' : 'same-event', sibling };
  });
}
