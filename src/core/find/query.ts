import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import { contentHashes } from '../fingerprint/terms.ts';
import { IDF_MAX, idfOfShare } from '../match/document-frequency.ts';
import type { Article, Language, Sentence, Span, Token } from '../model.ts';
import { overlaps } from '../span.ts';
import { languageOf } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import { tokensOf } from '../text/tokens.ts';

/** What can be typed into a search engine to find other versions of an article. Shown, and editable, before anything is sent. */
export interface Queries {
  /** Two rare phrases, either of which finds a reprint word for word; '' where the text has none. */
  readonly exact: string;
  /** Names, numbers and rare words that a translation keeps; '' where the text has none. */
  readonly loose: string;
}

export interface QueryKnowledge {
  /** Share of all articles that hold a stem, prior and corpus together: 0 (never seen) to 1. */
  readonly share: (hash: number) => number;
  /** Places that look damaged or do not belong to the story: nothing is taken from there. */
  readonly avoid: readonly Span[];
}

/** Words of a phrase: shorter ones are in too many articles, longer ones meet an editor's hand (score queries). */
const PHRASE_WORDS = 7;
/** A script without spaces counts characters. */
const PHRASE_CHARACTERS = 12;
/** A second phrase, from another sentence, for a copy that lacks the first. */
const PHRASES = 2;
/**
 * Words of the loose query, in pairs of which an engine needs one each. Where an engine wants every word on the page,
 * six plain words find 50 % of the translated copies among the first ten, four 63 %, three pairs 90 % (score queries).
 */
const LOOSE_WORDS = 6;
/** A single word tells no more than this, so that one odd name does not choose the phrase. */
const WORD_TELLS = 7;
/** Reprints are cut from the end: a phrase far down is worth less. */
const LATE = 0.35;

interface Word {
  readonly token: Token;
  readonly sentence: number;
  /** How much it tells: 0 for "the", 9 for a word that the prior never saw. */
  readonly idf: number;
  readonly known: boolean;
  readonly name: boolean;
}

/** Pure and total; the same article, shares and places give the same queries. */
export function queriesFor(article: Article, { share, avoid }: QueryKnowledge): Queries {
  const language = article.lang ?? languageOf(article.text);
  const sentences = sentencesOf(article.text, language);
  const words = wordsOf(article.text, language, sentences, share);
  const sound = (span: Span): boolean => !avoid.some((one) => overlaps(one, span));
  return { exact: exactQuery(article.text, sentences, words, sound), loose: looseQuery(article, words, sound) };
}

function wordsOf(text: string, language: Language, sentences: readonly Sentence[], share: (hash: number) => number): Word[][] {
  return sentences.map((sentence, number) => {
    let opens = true;
    return tokensOf(text, language, sentence).flatMap((token): Word[] => {
      if (token.kind === 'symbol' || token.kind === 'punctuation') return [];
      const hashes = contentHashes(token, language);
      const shares = hashes.map(share);
      const idf = FUNCTION_WORDS.has(token.norm) || hashes.length === 0 ? 0 : Math.max(...shares.map(idfOfShare));
      const capital = /^\p{Lu}/u.test(text.slice(token.start, token.start + 2));
      const name = token.kind === 'word' && capital && !opens;
      opens = false;
      return [{ token, sentence: number, idf, known: shares.every((one) => one > 0), name }];
    });
  });
}

// ---------------------------------------------------------------- word for word

interface Phrase extends Span {
  readonly sentence: number;
  readonly value: number;
}

function exactQuery(text: string, sentences: readonly Sentence[], words: readonly Word[][], sound: (span: Span) => boolean): string {
  const phrases = words
    .flatMap((line, sentence) => phrasesIn(text, line, sentence, (sentences[sentence]?.start ?? 0) / Math.max(1, text.length)))
    .filter(sound)
    .toSorted((a, b) => b.value - a.value || a.start - b.start);
  const chosen: Phrase[] = [];
  for (const phrase of phrases) {
    if (chosen.length === PHRASES) break;
    if (!chosen.some((one) => Math.abs(one.sentence - phrase.sentence) < 2)) chosen.push(phrase);
  }
  return chosen.map(({ start, end }) => `"${text.slice(start, end).replace(/\s+/gu, ' ')}"`).join(' OR ');
}

/** The rarest row of words of a sentence with nothing but a space between them. */
function phrasesIn(text: string, line: readonly Word[], sentence: number, place: number): Phrase[] {
  const found: Phrase[] = [];
  for (let i = 0; i < line.length; i++) {
    const run = runFrom(text, line, i);
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) continue;
    const tells = run.reduce((sum, word) => sum + Math.min(WORD_TELLS, worth(word)), 0);
    // A row that begins or ends in the middle of nothing ("of the …") is as good for an engine and worse to read.
    const whole = (first.idf === 0 ? 1 : 0) + (last.idf === 0 ? 1 : 0);
    found.push({ start: first.token.start, end: last.token.end, sentence, value: tells * (1 - LATE * place) - whole });
  }
  return found;
}

/** A word that nobody ever wrote, and no name, is likelier a slip than a rarity: it must not choose the phrase. */
const worth = (word: Word): number => (word.known || word.name || word.token.kind === 'number' ? word.idf : -WORD_TELLS);

function runFrom(text: string, line: readonly Word[], from: number): readonly Word[] {
  const unspaced = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(line[from]?.token.norm ?? '');
  const wanted = unspaced ? PHRASE_CHARACTERS : PHRASE_WORDS;
  for (let i = from + 1; i < line.length && i < from + wanted; i++) {
    const between = text.slice(line[i - 1]?.token.end, line[i]?.token.start);
    if (unspaced ? between !== '' : !/^[ \u00a0]$/u.test(between)) return [];
  }
  return from + wanted <= line.length ? line.slice(from, from + wanted) : [];
}

// ---------------------------------------------------------------- through translation

/** What a name tells beside a common word of the same rarity: translations keep names (score queries). */
const NAME_TELLS = 1.4;
/** A number has few other spellings, but there are many numbers. */
const NUMBER_TELLS = 0.8;
/** Words of the title and of the first sentences are what the story is about. */
const LEAD_TELLS = 1.25;
const LEAD_SENTENCES = 3;
/** A spelling that the prior never saw may be this page's own. */
const UNKNOWN_TELLS = 0.4;

interface Term {
  readonly word: string;
  readonly at: number;
  value: number;
  times: number;
}

function looseQuery(article: Article, words: readonly Word[][], sound: (span: Span) => boolean): string {
  const terms = new Map<string, Term>();
  const title = new Set(tokensOf(article.title ?? '', article.lang ?? 'en').map(({ stem }) => stem));
  for (const word of words.flat()) {
    const { token } = word;
    if (word.idf === 0 || !sound(token) || !mayBeTerm(word)) continue;
    const known = terms.get(token.stem);
    if (known !== undefined) {
      known.times++;
      continue;
    }
    const lead = word.sentence < LEAD_SENTENCES || title.has(token.stem) ? LEAD_TELLS : 1;
    const kind = word.name ? NAME_TELLS : token.kind === 'number' ? NUMBER_TELLS : 1;
    const value = Math.min(IDF_MAX, word.idf) * lead * kind * (word.known ? 1 : UNKNOWN_TELLS);
    terms.set(token.stem, { word: article.text.slice(token.start, token.end).replace(/[.’']+$/u, ''), at: token.start, value, times: 1 });
  }
  const best = [...terms.values()]
    .map((term) => ({ ...term, value: term.value * (1 + Math.log(term.times)) }))
    .toSorted((a, b) => b.value - a.value || a.at - b.at)
    .slice(0, LOOSE_WORDS)
    .map(({ word }) => word);
  return inPairs(best);
}

/** "(a OR b) (c OR d)": one of each two must be on the page. */
function inPairs(words: readonly string[]): string {
  const pairs: string[] = [];
  for (let i = 0; i < words.length; i += 2) {
    const pair = words.slice(i, i + 2);
    pairs.push(pair.length === 2 ? `(${pair.join(' OR ')})` : pair.join(''));
  }
  return pairs.join(' ');
}

/** Words of a letter or two and bare small numbers find everything. */
function mayBeTerm({ token, name }: Word): boolean {
  if (token.kind === 'number') return /\d{2}/u.test(token.norm);
  return token.norm.length > 2 || (name && token.norm.length > 1);
}
