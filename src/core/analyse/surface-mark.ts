import type { ArtifactCategory, Span, Token } from '../model.ts';

/** Damage that one page shows by its form alone. */
export interface SurfaceMark {
  readonly category: ArtifactCategory;
  readonly span: Span;
  readonly severity: 1 | 2 | 3;
  readonly confidence: number;
  /** Which pattern, for the reason: "doubled-word", "lost-space" … */
  readonly pattern: string;
  /** Languages whose grammar it follows, by BCP 47, the likeliest first. */
  readonly from?: readonly string[];
}

/** What a page knows of words: its own and, where the table is loaded, those of the language. */
export interface KnownWords {
  /** How often the lower-cased word was seen; 0 for never. */
  count(word: string): number;
  /** How often the two stood side by side. */
  pair(a: string, b: string): number;
  /** How often it has a capital inside sentences, 0 to 1; −1 when not known. */
  capitalShare(word: string): number;
  /** Bits by which `word` reads better as going on after `before` than as the start of a sentence; 0 when not known. */
  runsOn(before: readonly Token[], word: Token, after: readonly Token[]): number;
}

/** The words of a token as the page has them. */
export const raw = (text: string, token: Token | undefined): string => (token === undefined ? '' : text.slice(token.start, token.end));

/** No word is looked for further than this, so that a text without spaces costs no more. */
const LONGEST_WORD = 80;

/** Where the word before `at` begins, not before `floor`. */
export const wordStart = (text: string, at: number, begin: number): number => {
  const floor = Math.max(begin, at - LONGEST_WORD);
  let i = at;
  while (i > floor && !/\s/u.test(text[i - 1] ?? ' ')) i--;
  return i;
};

/** Where the next word after `at` ends, not after `ceiling`. */
export const wordEnd = (text: string, at: number, end: number): number => {
  const ceiling = Math.min(end, at + LONGEST_WORD);
  let i = at;
  while (i < ceiling && /\s/u.test(text[i] ?? 'x')) i++;
  while (i < ceiling && !/\s/u.test(text[i] ?? ' ')) i++;
  return i;
};
