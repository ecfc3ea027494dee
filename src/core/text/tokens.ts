import { stem } from 'porter2';
import type { Language, Span, Token, TokenKind } from '../model.ts';

/**
 * Words keep inner apostrophes, hyphens and dots ("U.S.", "co-founder", "O’Neil"); numbers keep inner
 * separators ("1,500.5", "4:30"). Linear: one sticky pattern without nested repeats over the same class.
 */
const TOKEN =
  /(?<number>\p{Nd}+(?:[.,:’']\p{Nd}+)*)|(?<word>(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}\p{Nd}]*(?:[’'\-‑][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*)|(?<symbol>\p{S})|(?<punctuation>\p{P})/gu;

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
    const kind: TokenKind =
      m.groups?.['number'] !== undefined
        ? 'number'
        : m.groups?.['word'] !== undefined
          ? 'word'
          : m.groups?.['symbol'] !== undefined
            ? 'symbol'
            : 'punctuation';
    pushToken(found, text, m.index, end, kind, language);
  }
  return found;
}

function pushToken(out: Token[], text: string, start: number, end: number, kind: TokenKind, language: Language): void {
  const raw = text.slice(start, end);
  const possessive = kind === 'word' ? /[’'][sS]$/u.exec(raw) : null;
  if (possessive !== null && possessive.index > 0) {
    pushToken(out, text, start, start + possessive.index, kind, language);
    out.push({ start: start + possessive.index, end, kind: 'word', norm: "'s", stem: "'s" });
    return;
  }
  const norm = normalised(raw);
  out.push({ start, end, kind, norm, stem: kind === 'word' ? stemOf(norm, language) : norm });
}

/** Lower case, NFKC, plain apostrophes and hyphens, no soft hyphens or zero-width characters. */
export function normalised(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[‐‑]/gu, '-')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toLowerCase();
}

/** Porter2 stem for English; other languages keep the word. Memoised: news repeats its words. */
export function stemOf(norm: string, language: Language = 'en'): string {
  if (language !== 'en') return norm;
  let found = stems.get(norm);
  if (found === undefined) {
    if (stems.size > 50_000) stems.clear();
    found = stem(norm);
    stems.set(norm, found);
  }
  return found;
}
