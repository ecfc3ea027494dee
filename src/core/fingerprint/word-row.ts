import type { Language, Token } from '../model.ts';
import { NUMBER_TOKEN, PUNCTUATION_TOKEN, SYMBOL_TOKEN, TokenScanner, WORD_TOKEN } from '../text/scan.ts';
import { spellingHash } from '../text/spellings.ts';
import { POSSESSIVE, vocabularyOf, type Vocabulary } from './vocabulary.ts';

const FIRST_ROOM = 64;

/** The tokens of one sentence as fingerprints read them: numbers of words. Filled again and again. */
export class WordRow {
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  words = new Int32Array(FIRST_ROOM);
  starts = new Int32Array(FIRST_ROOM);
  ends = new Int32Array(FIRST_ROOM);
  length = 0;
  readonly #scanner = new TokenScanner();

  constructor(language: Language) {
    this.language = language;
    this.vocabulary = vocabularyOf(language);
  }

  /** The tokens of `text` between `from` and `to`: the same that `tokensOf` gives. */
  read(text: string, from: number, to: number): void {
    this.length = 0;
    const scanner = this.#scanner;
    scanner.reset(text, from, to);
    while (scanner.next()) this.#push(text, scanner.start, scanner.end, scanner.hash, scanner.kind);
  }

  #push(text: string, start: number, end: number, hash: number, kind: number): void {
    const { vocabulary } = this;
    const word = vocabulary.indexOf(text, start, end, hash, kind);
    if (((vocabulary.traits[word] ?? 0) & POSSESSIVE) === 0) return this.#add(word, start, end);
    this.#push(text, start, end - 2, spellingHash(text, start, end - 2), kind);
    this.#add(vocabulary.possessive(), end - 2, end);
  }

  #add(word: number, start: number, end: number): void {
    const at = this.length++;
    if (at >= this.words.length) {
      this.words = doubled(this.words);
      this.starts = doubled(this.starts);
      this.ends = doubled(this.ends);
    }
    this.words[at] = word;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** Tokens that were cut before. */
  static of(tokens: readonly Token[], text: string, language: Language): WordRow {
    const row = new WordRow(language);
    for (const { start, end, kind, norm } of tokens) {
      const word =
        norm === "'s" ? row.vocabulary.possessive() : row.vocabulary.indexOf(text, start, end, spellingHash(text, start, end), KINDS[kind]);
      row.#add(word, start, end);
    }
    return row;
  }
}

const KINDS = { number: NUMBER_TOKEN, word: WORD_TOKEN, symbol: SYMBOL_TOKEN, punctuation: PUNCTUATION_TOKEN } as const;

function doubled(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
