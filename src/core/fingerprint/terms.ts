import { hash32 } from '../article-id.ts';
import type { Language, Token } from '../model.ts';
import { stemOf } from '../text/tokens.ts';
import { FUNCTION_WORDS } from './function-words.data.ts';

/** The hash of a stem, in fingerprints, in the index and in the document-frequency table alike. */
export const stemHash = (stem: string): number => hash32(stem);

/** Anchors have hashes of their own: "paris" the stem and "paris" the name are two terms. */
const ANCHOR_SEED = 0x5bd1e995;
export const anchorHash = (value: string): number => hash32(value, ANCHOR_SEED);

const MOST_REMEMBERED = 50_000;
const NONE: readonly number[] = [];
const remembered = new Map<Language, Map<string, readonly number[]>>();

/**
 * The content hashes of a token: none for punctuation, symbols and function words, one for a word or number,
 * one a part for a hyphenated word ("two-day" and "two day" share theirs).
 */
export function contentHashes(token: Token, language: Language): readonly number[] {
  if (token.kind === 'punctuation' || token.kind === 'symbol') return NONE;
  let known = remembered.get(language);
  if (known === undefined) remembered.set(language, (known = new Map()));
  let found = known.get(token.norm);
  if (found === undefined) {
    if (known.size > MOST_REMEMBERED) known.clear();
    known.set(token.norm, (found = hashesOf(token, language)));
  }
  return found;
}

function hashesOf(token: Token, language: Language): readonly number[] {
  if (token.kind === 'number') return [stemHash(token.norm.replace(/[,'](?=\d{3}(?!\d))/gu, ''))];
  const parts = token.norm.includes('-') ? token.norm.split('-') : [token.norm];
  const found: number[] = [];
  for (const part of parts) {
    if (part === '' || (language === 'en' && FUNCTION_WORDS.has(part))) continue;
    found.push(stemHash(parts.length === 1 ? token.stem : stemOf(part, language)));
  }
  return found;
}

/**
 * Append the content hashes of a sentence's tokens to `out`, in reading order. Languages without spaces between
 * words have pairs of neighbouring characters instead of stems: one character says too little, and cutting
 * words needs a dictionary.
 */
export function pushStems(out: number[], tokens: Iterable<Token>, language: Language): void {
  let before: Token | null = null;
  for (const token of tokens) {
    if (token.kind === 'word' && isUnspaced(token.norm)) {
      if (before !== null && before.end === token.start) out.push(stemHash(before.norm + token.norm));
      before = token;
    } else {
      before = null;
      for (const hash of contentHashes(token, language)) out.push(hash);
    }
  }
}

const UNSPACED_LETTER = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const isUnspaced = (norm: string): boolean => norm.charCodeAt(0) > 0x0dff && UNSPACED_LETTER.test(norm);
