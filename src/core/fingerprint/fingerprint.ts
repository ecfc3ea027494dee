import { hash32 } from '../article-id.ts';
import type { Article, Fingerprint, Language, Token } from '../model.ts';
import { languageOf } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import { tokensOf } from '../text/tokens.ts';
import { anchorsOf } from './anchors.ts';
import { contentHashes } from './terms.ts';
import { FINGERPRINT_VERSION } from './version.ts';

export { FINGERPRINT_VERSION } from './version.ts';

/** Beyond this nothing is read: a page of 2 MB is no article, and hashing it must not hang the tab. */
const MOST_STEMS = 100_000;
const MOST_ANCHORS = 5_000;

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
  return { version: FINGERPRINT_VERSION, lang, stems, sentenceEnds, anchors };
}

/**
 * Languages without spaces between words have pairs of neighbouring characters instead of stems: one
 * character says too little, and cutting words needs a dictionary.
 */
function pushStems(out: number[], tokens: readonly Token[], language: Language): void {
  let before: Token | null = null;
  for (const token of tokens) {
    if (token.kind === 'word' && isUnspaced(token.norm)) {
      if (before !== null && before.end === token.start) out.push(hash32(before.norm + token.norm));
      before = token;
    } else {
      before = null;
      for (const hash of contentHashes(token, language)) out.push(hash);
    }
  }
}

const UNSPACED_LETTER = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const isUnspaced = (norm: string): boolean => norm.charCodeAt(0) > 0x0dff && UNSPACED_LETTER.test(norm);
