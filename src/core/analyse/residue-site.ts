import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { ResidueCategory } from '../model.ts';

/** Words with which a site speaks of itself, in any language, and what they are used for; strong ones hardly stand in a story's short lines. */
export interface SiteWords {
  readonly strong: ReadonlyMap<string, ResidueCategory>;
  readonly weak: ReadonlySet<string>;
  /** Little words of other languages that English does not have. */
  readonly foreign: ReadonlySet<string>;
}

export const NO_SITE_WORDS: SiteWords = { strong: new Map(), weak: new Set(), foreign: new Set() };

/** Longer lines are the story's. */
const MOST_WORDS = 18;
/** A strong word counts twice; so much is needed, and so large a share of the line's words, little ones apart, must be such. */
const ENOUGH = 3;
const SHARE = 0.6;
/** The same where a full stop closes it, as it does a sentence of the story. */
const SHARE_OF_SENTENCE = 0.75;

/**
 * What a site says to its reader rather than tells: "Share on Facebook and WhatsApp", "Compartir en Twitter", a line in
 * another script or tongue within an English story. No rule knows the line; nearly every word of it is one of the
 * trade's. Null for a line of the story.
 */
export function siteLine(line: string, words: SiteWords): ResidueCategory | null {
  if (line.length > 160 || /["“”]|\p{Sc}|\b(?:said|says|told)\b/u.test(line)) return null;
  const parts = line.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (parts.length > MOST_WORDS) return null;
  let strong: ResidueCategory | null = null;
  let weight = 0;
  let many = 0;
  let others = 0;
  for (const part of parts) {
    const category = words.strong.get(part);
    if (category === undefined && !words.weak.has(part)) {
      if (!FUNCTION_WORDS.has(part)) others++;
      continue;
    }
    strong ??= category ?? null;
    weight += category === undefined ? 1 : 2;
    many++;
  }
  const share = line.endsWith('.') ? SHARE_OF_SENTENCE : SHARE;
  return many >= share * (many + others) && (weight >= ENOUGH || parts.length === 1) ? strong : null;
}

/** Does a text read as English, by its commonest words? Only there a foreign line is a leftover. */
export function readsEnglish(text: string): boolean {
  const all = text.match(/\p{L}+/gu)?.length ?? 0;
  return all > 40 && (text.match(/\b(?:the|of|and|to|in)\b/giu)?.length ?? 0) > 0.08 * all;
}

/** A line of another language: in another script, or with its little words and none of English. */
export function foreignLine(line: string, words: SiteWords): boolean {
  if (line.length > 160 || /["“”]/u.test(line)) return false;
  const parts = line.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (parts.length === 0 || parts.length > MOST_WORDS) return false;
  const other = line.match(/[^\P{L}\p{Script=Latin}]/gu)?.length ?? 0;
  if (other >= 4 && other > 0.6 * (line.match(/\p{L}/gu)?.length ?? 0)) return true;
  return parts.length >= 3 && parts.filter((part) => words.foreign.has(part)).length >= 2 && !parts.some((part) => ENGLISH.test(part));
}

const ENGLISH = /^(?:the|of|and|to|is|was|were|are|for|with|that|by|at|from|it|he|she|they|said|has|have|had|be|this)$/u;
