import type { Article, Fact, Language, Sentence, Token } from '../../model.ts';
import { calendarOf } from './calendar.ts';
import { NO_LEXICON, type Lexicon } from '../lexicon.ts';
import { capitalsIn, namesIn } from './names.ts';
import { negationsIn } from './negation.ts';
import { piecesOf } from './pieces.ts';
import { quantitiesIn } from './quantities.ts';

/**
 * Every typed value of an article, in page order. English only: other languages give no facts, because a
 * half-read number is worse than none. Total and linear on any text.
 */
export function factsOf(
  article: Article,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  lexicon: Lexicon = NO_LEXICON,
  language: Language = article.lang ?? 'en',
): Fact[] {
  if (language !== 'en') return [];
  const borders = bordersOf(sentences, tokens);
  const calendar = calendarOf(article.published, article.text);
  const known = capitalsIn(article.text, tokens, borders);
  const found: Fact[] = [];
  for (let s = 0; s < sentences.length; s++) {
    const from = borders[s] ?? 0;
    const to = borders[s + 1] ?? from;
    const pieces = piecesOf(article.text, tokens, from, to);
    const values = quantitiesIn(article.text, pieces, s, calendar);
    const names = namesIn(article.text, tokens, from, to, s, known, lexicon);
    const here = [...values, ...outside(names, values), ...negationsIn(tokens, from, to, s)];
    here.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    for (const fact of here) found.push(fact);
  }
  return found;
}

/** Names that are no part of a value ("EDT", "Celsius", the "US" of "US$5,000"). Both lists are in order. */
function outside(names: readonly Fact[], values: readonly Fact[]): Fact[] {
  let v = 0;
  return names.filter((name) => {
    while (v < values.length && (values[v]?.span.end ?? 0) <= name.span.start) v++;
    return name.span.end <= (values[v]?.span.start ?? Infinity);
  });
}

/** Index of the first token of each sentence, and one past the last. */
export function bordersOf(sentences: readonly Sentence[], tokens: readonly Token[]): number[] {
  const borders: number[] = [];
  let at = 0;
  for (const sentence of sentences) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.start) at++;
    borders.push(at);
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.end) at++;
  }
  borders.push(at);
  return borders;
}
