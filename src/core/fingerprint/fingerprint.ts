import type { Article, Fingerprint } from '../model.ts';
import { languageOf } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import { tokensOf } from '../text/tokens.ts';
import { anchorsOf } from './anchors.ts';
import { pushStems } from './terms.ts';
import { FINGERPRINT_VERSION } from './version.ts';

/** Beyond this nothing is read: a page of 2 MB is no article, and hashing it must not hang the tab. */
const MOST_STEMS = 100_000;
const MOST_ANCHORS = 5_000;

/** A sentence that stands in one article so often is the site's, not the story's ("Never miss important updates!"). */
const TOO_OFTEN = 3;

/** What matching needs of a page: content stems sentence by sentence, and anchors. Linear in the text. */
export function fingerprintOf(article: Article): Fingerprint {
  const { text } = article;
  const lang = languageOf(text, article.lang);
  const stems: number[] = [];
  const sentenceEnds: number[] = [];
  const anchors: number[] = [];
  for (const sentence of sentencesOf(text, lang)) {
    if (stems.length >= MOST_STEMS) break;
    const tokens = tokensOf(text, lang, sentence);
    pushStems(stems, tokens, lang);
    sentenceEnds.push(stems.length);
    if (anchors.length < MOST_ANCHORS) anchors.push(...anchorsOf(tokens, text, lang));
  }
  return { version: FINGERPRINT_VERSION, lang, ...withoutRefrains(stems, sentenceEnds), anchors };
}

/** Leaves out the stems of sentences that are repeated again and again; the sentences stay, empty. */
function withoutRefrains(stems: readonly number[], sentenceEnds: readonly number[]): Pick<Fingerprint, 'stems' | 'sentenceEnds'> {
  const times = new Map<number, number>();
  const keys = sentenceEnds.map((end, sentence) => {
    let key = 0;
    for (let i = sentenceEnds[sentence - 1] ?? 0; i < end; i++) key = (Math.imul(key, 31) + (stems[i] ?? 0)) | 0;
    if (key !== 0) times.set(key, (times.get(key) ?? 0) + 1);
    return key;
  });
  if (!keys.some((key) => (times.get(key) ?? 0) >= TOO_OFTEN)) return { stems, sentenceEnds };
  const kept: number[] = [];
  const ends = keys.map((key, sentence) => {
    if ((times.get(key) ?? 0) < TOO_OFTEN)
      for (let i = sentenceEnds[sentence - 1] ?? 0; i < (sentenceEnds[sentence] ?? 0); i++) kept.push(stems[i] ?? 0);
    return kept.length;
  });
  return { stems: kept, sentenceEnds: ends };
}
