import type { Alignment, Article, Fact, Language, Residue, Sentence, Span, Token } from '../model.ts';

/** One witness, cut up once: what every judgement reads. */
export interface WitnessText {
  readonly article: Article;
  /** Whose rules may judge it (`judgedLanguage`): rules of English look at no other language. */
  readonly language: Language;
  readonly sentences: readonly Sentence[];
  /** All tokens of the article in order; those of sentence i are `tokens[tokenBorders[i] .. tokenBorders[i+1])`. */
  readonly tokens: readonly Token[];
  readonly tokenBorders: readonly number[];
  /** Scrape leftovers and credit lines; their sentences are compared with nothing. */
  readonly residue: readonly Residue[];
  /** Per sentence: false where the sentence is residue. */
  readonly body: readonly boolean[];
  /** In page order; made on first use. */
  facts(): readonly Fact[];
}

/** All witnesses of a story beside each other; `witnesses[0]` is the open page. */
export interface Collation {
  readonly witnesses: readonly WitnessText[];
  /** The alignment of two witnesses by index; made once, and `between(j, i)` mirrors `between(i, j)`. */
  between(i: number, j: number): Alignment;
}

/** The tokens of one sentence. */
export const tokensOfSentence = (witness: WitnessText, sentence: number): readonly Token[] =>
  witness.tokens.slice(witness.tokenBorders[sentence] ?? 0, witness.tokenBorders[sentence + 1] ?? 0);

/** Index of the sentence that holds offset `at`, or -1 when it lies in a gap. */
export function sentenceAt(witness: WitnessText, at: number): number {
  let low = 0;
  let high = witness.sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const s: Span | undefined = witness.sentences[middle];
    if (s === undefined) return -1;
    if (at < s.start) high = middle - 1;
    else if (at >= s.end) low = middle + 1;
    else return middle;
  }
  return -1;
}
