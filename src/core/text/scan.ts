import { hashStep, spellingHash } from './spellings.ts';
import { CAPITAL, COMBINING, DIGIT, KATAKANA, kindsOf, LETTER, PAIRED, PART, PUNCTUATION, SYMBOL, TOKEN, UNSPACED } from './letters.ts';

/** Kinds of tokens as the scanner knows them; `NOTHING` stands for white space and the like. */
export const NUMBER_TOKEN = 1;
export const WORD_TOKEN = 2;
export const SYMBOL_TOKEN = 3;
export const PUNCTUATION_TOKEN = 4;
const NOTHING = 0;

const DOT = 0x2e;
const APOSTROPHE = 0x27;
const CURLY = 0x2019;
const HYPHEN = 0x2d;
const FIRM_HYPHEN = 0x2011;
const KATAKANA_DOT = 0x30fb;

/**
 * Walks over a text token by token without making anything: after `next()`, `kind`, `start`, `end` and `hash` (its
 * `spellingHash`) are the token's.
 */
export class TokenScanner {
  kind = NOTHING;
  start = 0;
  end = 0;
  hash = 0;
  #text = '';
  #to = 0;

  /** Begin at `from`; tokens that begin before `to` are given, cut there. */
  reset(text: string, from: number, to: number): void {
    this.#text = text;
    this.#to = Math.min(to, text.length);
    this.end = from;
  }

  next(): boolean {
    const text = this.#text;
    for (let at = this.end; at < this.#to; at++) {
      const unit = text.charCodeAt(at);
      const kinds = kindsOf(unit);
      if (kinds === 0) continue;
      this.start = at;
      if ((kinds & LETTER) !== 0) {
        if ((kinds & CAPITAL) !== 0 && text.charCodeAt(at + 1) === DOT && this.#initials(at)) return true;
        return this.#word(at);
      }
      if ((kinds & DIGIT) !== 0) return this.#number(at);
      if ((kinds & KATAKANA) !== 0) return this.#katakana(at);
      if ((kinds & UNSPACED) !== 0) return this.#character(at);
      if ((kinds & SYMBOL) !== 0) return this.#found(SYMBOL_TOKEN, at + 1);
      if ((kinds & PUNCTUATION) !== 0) return this.#found(PUNCTUATION_TOKEN, at + 1);
      if ((kinds & PAIRED) !== 0 && this.#slowly(at)) return true;
    }
    return false;
  }

  #found(kind: number, end: number): true {
    this.kind = kind;
    this.end = Math.min(end, this.#to);
    this.hash = spellingHash(this.#text, this.start, this.end);
    return true;
  }

  /** "U.S.", "J.K.": capitals with a dot each, two or more. */
  #initials(at: number): boolean {
    const text = this.#text;
    let end = at;
    for (;;) {
      const kinds = kindsOf(text.charCodeAt(end));
      if ((kinds & PAIRED) !== 0) return this.#slowly(at);
      if ((kinds & CAPITAL) === 0 || text.charCodeAt(end + 1) !== DOT) break;
      end += 2;
    }
    return end - at >= 4 && this.#found(WORD_TOKEN, end);
  }

  #word(at: number): boolean {
    const text = this.#text;
    let end = at + 1;
    let hash = hashStep(0, text.charCodeAt(at));
    for (;;) {
      const unit = text.charCodeAt(end);
      const kinds = kindsOf(unit);
      if ((kinds & PART) !== 0) {
        hash = hashStep(hash, unit);
        end++;
        continue;
      }
      if ((kinds & PAIRED) !== 0) return this.#slowly(at);
      if (unit !== APOSTROPHE && unit !== CURLY && unit !== HYPHEN && unit !== FIRM_HYPHEN) break;
      const after = kindsOf(text.charCodeAt(end + 1));
      if ((after & PAIRED) !== 0) return this.#slowly(at);
      if ((after & LETTER) === 0 && (after & (DIGIT | PART)) !== (DIGIT | PART)) break;
      hash = hashStep(hashStep(hash, unit), text.charCodeAt(end + 1));
      end += 2;
    }
    if (end > this.#to) return this.#found(WORD_TOKEN, end);
    this.kind = WORD_TOKEN;
    this.end = end;
    this.hash = hash;
    return true;
  }

  #number(at: number): boolean {
    const text = this.#text;
    let end = at + 1;
    for (;;) {
      const unit = text.charCodeAt(end);
      const kinds = kindsOf(unit);
      if ((kinds & DIGIT) !== 0) {
        end++;
        continue;
      }
      if ((kinds & PAIRED) !== 0) return this.#slowly(at);
      if (unit !== DOT && unit !== 0x2c && unit !== 0x3a && unit !== CURLY && unit !== APOSTROPHE) break;
      const after = kindsOf(text.charCodeAt(end + 1));
      if ((after & PAIRED) !== 0) return this.#slowly(at);
      if ((after & DIGIT) === 0) break;
      end += 2;
    }
    return this.#found(NUMBER_TOKEN, end);
  }

  #katakana(at: number): boolean {
    const text = this.#text;
    let end = at + 1;
    for (;;) {
      const unit = text.charCodeAt(end);
      const kinds = kindsOf(unit);
      if ((kinds & PAIRED) !== 0) return this.#slowly(at);
      if ((kinds & KATAKANA) === 0 && unit !== KATAKANA_DOT) break;
      end++;
    }
    return this.#found(WORD_TOKEN, end);
  }

  #character(at: number): boolean {
    const text = this.#text;
    let end = at + 1;
    while ((kindsOf(text.charCodeAt(end)) & COMBINING) !== 0) end++;
    if ((kindsOf(text.charCodeAt(end)) & PAIRED) !== 0) return this.#slowly(at);
    return this.#found(WORD_TOKEN, end);
  }

  /** By the grammar itself, for characters of two units. */
  #slowly(at: number): boolean {
    TOKEN.lastIndex = at;
    const m = TOKEN.exec(this.#text);
    if (m === null) return false;
    const kind =
      m[1] !== undefined ? NUMBER_TOKEN : m[2] !== undefined ? WORD_TOKEN : m[3] !== undefined ? SYMBOL_TOKEN : PUNCTUATION_TOKEN;
    return this.#found(kind, at + m[0].length);
  }
}
