import { addressKey } from '../article-id.ts';
import { FINGERPRINT_VERSION } from '../fingerprint/version.ts';
import type { Article, Fingerprint, Match } from '../model.ts';
import { candidatesFor, queryTerms, weightsOf } from './candidates.ts';
import type { CorpusReader } from './corpus-reader.ts';
import { relationOf, SAME_EVENT_SCORE, scoreOf, SIBLING_SCORE } from './score.ts';
import { sketchBodyOf } from './sketch.ts';
import { likeness } from './verify.ts';


/**
 * The corpus articles that belong to the query's story, best first: siblings, then candidates under the
 * threshold (`sibling: false`). The query's own id and its own address are never among them.
 */
export async function matchArticle(query: { readonly article: Article; readonly fingerprint: Fingerprint }, corpus: CorpusReader): Promise<Match[]> {
  const { article, fingerprint } = query;
  if (fingerprint.version !== FINGERPRINT_VERSION || fingerprint.stems.length === 0) return [];
  const own = sketchBodyOf(fingerprint);
  const weights = await weightsOf(own.stems, corpus);
  if (weights.articles === 0) return [];
  const asked = queryTerms(own.stems, weights);
  const docs = await candidatesFor(asked.terms, asked.weights, corpus);
  const address = addressKey(article.url);
  const found: Match[] = [];
  for (const sketch of await corpus.sketches(docs)) {
    if (sketch === null || sketch.id === article.id || sketch.address === address) continue;
    const like = likeness(own, sketch, (hash) => weights.idf(hash));
    const score = scoreOf(like);
    const sibling = score >= SIBLING_SCORE;
    found.push({ id: sketch.id, score, relation: sibling || score < SAME_EVENT_SCORE ? relationOf(like) : 'same-event', sibling });
  }
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
