import { stem } from 'porter2';
import type { Language, Span, Token, TokenKind } from '../model.ts';
import { TokenScanner } from './scan.ts';
import { SpellingTable, spellingHash } from './spellings.ts';

/** News repeats its words: what was worked out of a spelling is kept, up to so many spellings a language. */
const MOST_REMEMBERED = 50_000;
const spellings = new SpellingTable<Spelling>((raw) => new Spelling(raw), MOST_REMEMBERED);
const stems = new Map<string, string>();

/** A spelling and what is worked out of it, the stem only when somebody asks. */
class Spelling {
  readonly norm: string;
  readonly isPossessive: boolean;
  #stem: string | null = null;

  constructor(raw: string) {
    this.norm = normalised(raw);
    this.isPossessive = raw.length > 2 && POSSESSIVE.test(raw);
  }

  get stem(): string {
    return (this.#stem ??= stemOf(this.norm));
  }
}

const POSSESSIVE = /[’'][sS]$/u;
const KINDS: readonly TokenKind[] = ['punctuation', 'number', 'word', 'symbol', 'punctuation'];
const scanner = new TokenScanner();

/**
 * The tokens of `text` (or of the part `within`), in order, with spans into the whole text. White space and
 * control characters belong to no token. A possessive ’s is its own token, and so is each part of a
 * hyphenated word written with a number ("18-month" → "18", "-", "month").
 */
export function tokensOf(text: string, language: Language = 'en', within?: Span): Token[] {
  const found: Token[] = [];
  spellings.trim();
  scanner.reset(text, within?.start ?? 0, within?.end ?? text.length);
  while (scanner.next()) pushToken(found, text, scanner.start, scanner.end, scanner.hash, KINDS[scanner.kind] ?? 'punctuation', language);
  return found;
}

function pushToken(out: Token[], text: string, start: number, end: number, hash: number, kind: TokenKind, language: Language): void {
  const spelling = spellings.made[spellings.indexOf(text, start, end, hash, 0)] as Spelling;
  if (spelling.isPossessive && kind === 'word') {
    pushToken(out, text, start, end - 2, spellingHash(text, start, end - 2), kind, language);
    out.push({ start: end - 2, end, kind: 'word', norm: "'s", stem: "'s" });
    return;
  }
  const { norm } = spelling;
  out.push({ start, end, kind, norm, stem: kind === 'word' && language === 'en' ? spelling.stem : norm });
}

/** Lower case, NFKC, plain apostrophes and hyphens, no soft hyphens or zero-width characters. */
export function normalised(word: string): string {
  return /^[\x21-\x7e]*$/u.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKC')
        .replace(/[‘’ʼ]/gu, "'")
        .replace(/[‐‑]/gu, '-')
        .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
        .toLowerCase();
}

/**
 * Porter2 stem for English, and initialisms without their dots ("u.s." → "us"); other languages keep the
 * word. `norm` is a `Token.norm`.
 */
export function stemOf(norm: string, language: Language = 'en'): string {
  if (language !== 'en') return norm;
  let found = stems.get(norm);
  if (found === undefined) {
    found = norm.endsWith('.') ? norm.replaceAll('.', '') : stem(norm);
    if (stems.size > MOST_REMEMBERED) stems.clear();
    stems.set(norm, found);
  }
  return found;
}
