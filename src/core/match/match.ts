import { addressKey } from '../article-id.ts';
import { FINGERPRINT_VERSION } from '../fingerprint/version.ts';
import type { Article, Fingerprint, Match } from '../model.ts';
import { acrossLikeness, acrossScore } from './across.ts';
import { boilerplateIn, sentenceKeys, withoutSentences } from './boilerplate.ts';
import { candidatesFor, QUERY_ANCHORS, QUERY_STEMS, queryTerms, weightsOf } from './candidates.ts';
import type { CorpusReader, Sketch, SketchBody } from './corpus-reader.ts';
import type { PriorFrequency } from './document-frequency.ts';
import { glanceAt } from './glance.ts';
import { inStrangeWords, isSameEvent, relationOf, SAME_EVENT_SCORE, scoreOf, scoreWithinOutlet, SIBLING_SCORE } from './score.ts';
import { sketchBodyOf } from './sketch.ts';
import { likeness } from './verify.ts';

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
  const docs = await candidatesFor(queryTerms(own.stems, weights, QUERY_STEMS), queryTerms(own.anchors, weights, QUERY_ANCHORS), corpus);
  const address = addressKey(article.url);
  const others = (await corpus.sketches(docs)).filter(
    (sketch): sketch is Sketch => sketch !== null && sketch.id !== article.id && sketch.address !== address,
  );
  const sketches = others.filter(({ lang }) => lang === own.lang || lang === 'und' || own.lang === 'und');
  const foreign = others.filter((sketch) => !sketches.includes(sketch));
  const strangeness = strangenessOf(own, corpus.prior);
  const found = [
    ...within(own, article.site, sketches, idf, strangeness),
    ...across({ ...own, published: article.published }, foreign, idf),
  ];
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

type Weight = (hash: number) => number;

/** Matches in the query's own language. */
function within(own: SketchBody, ownSite: string, sketches: readonly Sketch[], idf: Weight, strangeness: number): Match[] {
  const worthwhile = sketches.filter(glanceAt(own, idf));
  const likes = new Map(worthwhile.map((sketch) => [sketch, likeness(own, sketch, idf)]));
  const site = boilerplateIn(
    own,
    ownSite,
    Array.from(likes, ([sketch, like]) => ({ sketch, score: scoreOf(like) })),
    idf,
  );
  if (site.size > 0) {
    const keys = sentenceKeys(own);
    const dropped = new Set([...site].map((s) => keys[s] ?? ''));
    const story = withoutSentences(own, (s) => site.has(s));
    for (const sketch of worthwhile)
      likes.set(
        sketch,
        likeness(
          story,
          withoutSentences(sketch, (_, key) => dropped.has(key)),
          idf,
        ),
      );
  }
  return Array.from(likes, ([sketch, like]): Match => {
    const score = inStrangeWords(isSameOutlet(sketch.site, ownSite) ? scoreWithinOutlet(like) : scoreOf(like), strangeness);
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
