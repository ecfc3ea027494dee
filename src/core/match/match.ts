import { addressKey } from '../article-id.ts';
import { FINGERPRINT_VERSION } from '../fingerprint/version.ts';
import type { Article, Fingerprint, Match } from '../model.ts';
import { acrossLikeness, acrossScore } from './across.ts';
import { boilerplateIn, sentenceKeys, withoutLines, withoutSentences } from './boilerplate.ts';
import { candidatesFor, PORTION, QUERY_ANCHORS, QUERY_STEMS, queryTerms, weightsOf } from './candidates.ts';
import type { CorpusReader, Sketch, SketchBody } from './corpus-reader.ts';
import type { PriorFrequency } from './document-frequency.ts';
import { glanceAt, WORTHWHILE } from './glance.ts';
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
  const story = storyOf(own, article.site, idf, strangenessOf(own, corpus.prior));
  const dated = { ...own, published: article.published };
  const isLegible = ({ lang }: Sketch): boolean => lang === own.lang || lang === 'und' || own.lang === 'und';
  const isLong = own.stems.length > LONG_TEXT;
  const isPromising = (sketch: Sketch): boolean => {
    if (isLong) return true;
    if (!isLegible(sketch)) return acrossScore(acrossLikeness(dated, sketch, idf)) >= SAME_EVENT_SCORE;
    return story.glance(sketch).share >= WORTHWHILE && scoreOf(story.likeness(sketch)) >= SAME_EVENT_SCORE;
  };
  const isOther = (sketch: Sketch): boolean => sketch.id !== article.id && sketch.address !== address;
  const others = (await readCandidates(docs, corpus, isPromising)).filter(isOther);
  const legible = others.filter(isLegible);
  const foreign = others.filter((sketch) => !isLegible(sketch));
  const focused = (one: Sketch): Story => storyOf(focusOn(own, one, idf), story.site, idf, story.strangeness);
  const found = [
    ...(isLong ? legible.flatMap((one) => within(focused(one), [one])) : within(story, legible)),
    ...across(dated, foreign, idf),
  ];
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

type Weight = (hash: number) => number;

/** What candidates are held against. */
interface Story {
  readonly body: SketchBody;
  readonly site: string;
  readonly idf: Weight;
  /** `strangenessOf` it. */
  readonly strangeness: number;
  /** Of a candidate the part that is compared (all, but of a long text), and what `glanceAt` says of it. */
  readonly glance: (candidate: Sketch) => { readonly part: Sketch; readonly share: number };
  /** `likeness` with that part. */
  readonly likeness: (candidate: Sketch) => Likeness;
}

/** What was read of a candidate to tell whether it promises is there when it is scored. */
function storyOf(body: SketchBody, site: string, idf: Weight, strangeness: number): Story {
  const shareOf = glanceAt(body, idf);
  const glance = once((candidate) => {
    const part = focusOn(candidate, body, idf);
    return { part, share: shareOf(part) };
  });
  return { body, site, idf, strangeness, glance, likeness: once((candidate) => likeness(body, glance(candidate).part, idf)) };
}

/** Of each candidate made once. */
function once<T>(make: (candidate: Sketch) => T): (candidate: Sketch) => T {
  const made = new Map<number, T>();
  return (candidate) => {
    const thing = made.get(candidate.doc) ?? make(candidate);
    made.set(candidate.doc, thing);
    return thing;
  };
}

/**
 * Candidates are read a portion at a time, and further ones only while the second half of a portion still has some that
 * promise: a page without versions costs few reads, and of a story that many told all are found.
 */
async function readCandidates(docs: readonly number[], corpus: CorpusReader, isPromising: (sketch: Sketch) => boolean): Promise<Sketch[]> {
  const read: Sketch[] = [];
  for (let from = 0; from < docs.length; from += PORTION) {
    const portion = await corpus.sketches(docs.slice(from, from + PORTION));
    read.push(...portion.filter((sketch) => sketch !== null));
    if (!portion.slice(PORTION / 2).some((sketch) => sketch !== null && isPromising(sketch))) break;
  }
  return read;
}

/** Matches in the query's own language. */
function within(asked: Story, sketches: readonly Sketch[]): Match[] {
  const { body: own, site: ownSite, idf, strangeness } = asked;
  const worthwhile = sketches.map(asked.glance).flatMap(({ part, share }) => (share >= WORTHWHILE ? [part] : []));
  const stories = new Map(worthwhile.map((sketch) => [sketch, sketch]));
  const likes = new Map(worthwhile.map((sketch) => [sketch, asked.likeness(sketch)]));
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
