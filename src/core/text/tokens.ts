import { stem } from 'porter2';
import type { Language, Span, Token, TokenKind } from '../model.ts';

/** Scripts that write no spaces between words: every character is a token of its own (katakana runs are one). */
const UNSPACED = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const KATAKANA = '\\p{sc=Katakana}ー';
const LETTER = `[\\p{L}--[${UNSPACED}${KATAKANA}]]`;
const LETTER_OR_DIGIT = `[[\\p{L}\\p{Nd}]--[${UNSPACED}${KATAKANA}]]`;
/** Soft hyphens and joiners stand inside words and mean nothing. */
const INVISIBLE = '\\u{AD}\\u{200B}-\\u{200D}\\u{2060}\\u{FEFF}';
const WORD_PART = `[[\\p{L}\\p{M}\\p{Nd}${INVISIBLE}]--[${UNSPACED}${KATAKANA}]]`;

/**
 * Words keep inner apostrophes, hyphens and dots ("U.S.", "co-founder", "O’Neil"); numbers keep inner
 * separators ("1,500.5", "4:30"). Linear: no repeat holds another over the same characters.
 */
const TOKEN = new RegExp(
  `(\\p{Nd}+(?:[.,:’']\\p{Nd}+)*)` +
    `|((?:\\p{Lu}\\.){2,}|${LETTER}${WORD_PART}*(?:[’'\\-‑]${LETTER_OR_DIGIT}${WORD_PART}*)*|[${KATAKANA}][${KATAKANA}・]*|[${UNSPACED}]\\p{M}*)` +
    `|(\\p{S})|(\\p{P})`,
  'gv',
);

/** News repeats its words: what was worked out of a spelling is kept, up to so many spellings a language. */
const MOST_REMEMBERED = 50_000;
const norms = new Map<string, string>();
const stems = new Map<string, string>();

/**
 * The tokens of `text` (or of the part `within`), in order, with spans into the whole text. White space and
 * control characters belong to no token. A possessive ’s is its own token, and so is each part of a
 * hyphenated word written with a number ("18-month" → "18", "-", "month").
 */
export function tokensOf(text: string, language: Language = 'en', within?: Span): Token[] {
  const from = within?.start ?? 0;
  const to = within?.end ?? text.length;
  const found: Token[] = [];
  TOKEN.lastIndex = from;
  for (let m = TOKEN.exec(text); m !== null && m.index < to; m = TOKEN.exec(text)) {
    const end = Math.min(m.index + m[0].length, to);
    const kind: TokenKind = m[1] !== undefined ? 'number' : m[2] !== undefined ? 'word' : m[3] !== undefined ? 'symbol' : 'punctuation';
    pushToken(found, text, m.index, end, kind, language);
  }
  return found;
}

function pushToken(out: Token[], text: string, start: number, end: number, kind: TokenKind, language: Language): void {
  const raw = text.slice(start, end);
  if (kind === 'word' && end - start > 2 && /[’'][sS]$/u.test(raw)) {
    pushToken(out, text, start, end - 2, kind, language);
    out.push({ start: end - 2, end, kind: 'word', norm: "'s", stem: "'s" });
    return;
  }
  const norm = normalised(raw);
  out.push({ start, end, kind, norm, stem: kind === 'word' ? stemOf(norm, language) : norm });
}

/** Lower case, NFKC, plain apostrophes and hyphens, no soft hyphens or zero-width characters. */
export function normalised(word: string): string {
  let found = norms.get(word);
  if (found === undefined) {
    found = word
      .normalize('NFKC')
      .replace(/[‘’ʼ]/gu, "'")
      .replace(/[‐‑]/gu, '-')
      .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
      .toLowerCase();
    if (norms.size > MOST_REMEMBERED) norms.clear();
    norms.set(word, found);
  }
  return found;
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
