import type { Language } from '../model.ts';
import { NUMBER_TOKEN, WORD_TOKEN } from '../text/scan.ts';
import { kindsOf, CAPITAL, PAIRED } from '../text/letters.ts';
import { normalised, stemOf } from '../text/tokens.ts';
import { FUNCTION_WORDS } from './function-words.data.ts';
import { MONTHS, SCALES } from './scales.data.ts';
import { namesIn, plainNumber } from './names.ts';
import { anchorHash, stemHash } from './hashes.ts';

/** One spelling in one language, and all that fingerprints ask of it; worked out once while it is remembered. */
export class Spelled {
  readonly norm: string;
  readonly isWord: boolean;
  readonly isNumber: boolean;
  /** "China’s": read as two. */
  readonly isPossessive: boolean;
  readonly isCapital: boolean;
  /** Of a script without spaces between words. */
  readonly isUnspaced: boolean;
  /**
   * Content hashes: none for punctuation, symbols and function words, one for a word or number, one a part for a
   * hyphenated word ("two-day" and "two day" share theirs).
   */
  readonly hashes: readonly number[];
  /** 1 to 31, or 0. */
  readonly day: number;
  readonly #language: Language;
  #names: readonly number[] | null = null;
  #plain: number | null | undefined;
  #month: number | null = null;

  constructor(raw: string, kind: number, language: Language) {
    this.#language = language;
    this.norm = normalised(raw);
    this.isWord = kind === WORD_TOKEN;
    this.isNumber = kind === NUMBER_TOKEN;
    this.isPossessive = this.isWord && raw.length > 2 && /[’'][sS]$/u.test(raw);
    this.isCapital = this.isWord && beginsWithCapital(raw);
    this.isUnspaced = this.isWord && UNSPACED_LETTER.test(this.norm);
    this.hashes = this.isWord ? wordHashes(this.norm, language) : this.isNumber ? [stemHash(withoutGrouping(this.norm))] : [];
    const day = this.isNumber ? Number(this.norm) : 0;
    this.day = Number.isInteger(day) && day >= 1 && day <= 31 ? day : 0;
  }

  /** Anchors of the names that it is, when its capital makes it one. */
  get names(): readonly number[] {
    return (this.#names ??= namesIn(this.norm).map((name) => anchorHash(name)));
  }

  /** Anchor of the number that it is; null for one digit, which says nothing. */
  get plain(): number | null {
    if (this.#plain === undefined) {
      const value = plainNumber(this.norm, this.#language);
      this.#plain = value === null ? null : anchorHash(value);
    }
    return this.#plain;
  }

  /** What it multiplies the number before it by, or undefined. */
  get scale(): number | undefined {
    return SCALES.get(this.norm);
  }

  /** 1 to 12 for the name of a month, else 0. */
  get month(): number {
    return (this.#month ??= this.isWord ? (MONTHS.find(([pattern]) => pattern.test(this.norm))?.[1] ?? 0) : 0);
  }
}

function wordHashes(norm: string, language: Language): number[] {
  const parts = norm.includes('-') ? norm.split('-') : [norm];
  const found: number[] = [];
  for (const part of parts)
    if (part !== '' && !(language === 'en' && FUNCTION_WORDS.has(part))) found.push(stemHash(stemOf(part, language)));
  return found;
}

const withoutGrouping = (norm: string): string => norm.replace(/[,'](?=\d{3}(?!\d))/gu, '');

function beginsWithCapital(raw: string): boolean {
  const kinds = kindsOf(raw.charCodeAt(0));
  return (kinds & PAIRED) === 0 ? (kinds & CAPITAL) !== 0 : /^\p{Lu}/u.test(raw);
}

const UNSPACED_LETTER = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
