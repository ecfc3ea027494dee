import type { Token } from '../model.ts';
import { DEMONYMS } from '../text/facts/places.data.ts';
import type { Tables } from '../tables.ts';
import type { WitnessText } from './collation.ts';
import { placeAround, type Voice } from './slot-features.ts';
import { raw, type SurfaceMark } from './surface-mark.ts';

/** So many branches must have the other spelling, and none the page's or a third. */
const AGREEING = 2;

/** A spelling that sound text has so often is one of two that are in use (Kiev, Kyiv): a matter of style. */
const IN_USE = 2;

/**
 * "Koren Dubash" where all other branches have "Qoren Duvash" in the very place: a name that was written down by its
 * sound on the way through another script. Both words sound alike, the page's is no known word, no other branch has
 * it anywhere, and the page nowhere has theirs.
 */
export function speltBySound(
  page: WitnessText,
  tokens: readonly Token[],
  voices: readonly Voice[],
  wordsOf: (sibling: number) => ReadonlySet<string>,
  own: ReadonlySet<string>,
  { ngrams, lexicon }: Tables,
): SurfaceMark[] {
  if (voices.length < AGREEING || ngrams.empty) return [];
  const { text } = page.article;
  return tokens.flatMap((token): SurfaceMark[] => {
    const { norm } = token;
    if (token.kind !== 'word' || norm.length < 4 || !/^\p{Lu}\p{Ll}+(?:-\p{L}+)*$/u.test(raw(text, token))) return [];
    if (
      lexicon.has(norm) ||
      DEMONYMS.has(norm) ||
      ngrams.count(norm) > IN_USE ||
      voices.some((v) => v.besides.some((b) => wordsOf(b.sibling).has(norm)))
    )
      return [];
    const theirs = voices.map((voice) => new Set(voice.besides.flatMap((b) => namesAt(b.witness, placeAround(b, token)))));
    const heard = theirs.filter((names) => names.size > 0);
    const alike = [...(heard[0] ?? [])].filter((name) => name !== norm && !own.has(name) && !lexicon.has(name) && soundAlike(norm, name));
    const one = alike.find((name) => heard.every((names) => names.has(name)));
    if (one === undefined || heard.length < AGREEING) return [];
    const span = { start: token.start, end: token.end };
    return [{ category: 'transliteration', span, severity: 1, confidence: 0.8, pattern: 'spelt-by-sound' }];
  });
}

/** Words with a capital that a sibling has at the place. */
const namesAt = (witness: WitnessText, there: readonly Token[] | null): string[] =>
  (there ?? []).flatMap((t) => (t.kind === 'word' && /^\p{Lu}/u.test(raw(witness.article.text, t)) ? [t.norm] : []));

/** Letters that stand for one sound in some script's Latin spelling; vowels and doubled letters are left out. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/gu, 'f'],
  [/(?:sch|sh|zh|ch|ts|tz|cz|x|c(?=[eiy])|[zj])/gu, 's'],
  [/(?:ck|kh|qu?|c|gh|g)/gu, 'k'],
  [/[vw]/gu, 'b'],
  [/(?:th|d)/gu, 't'],
  [/p/gu, 'b'],
  [/r/gu, 'l'],
  [/[aeiouyh'’-]/gu, ''],
];

const soundOf = (word: string): string => {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return SOUNDS.reduce((left, [letters, sound]) => left.replace(letters, sound), plain).replace(/(.)\1+/gu, '$1');
};

/**
 * Different words that sound alike, as far as consonants tell. Accents, hyphens, doubled letters and the ways to write
 * an i ("Dzerzhinskiy", "Dzerzhinsky") make no different word: they are how a house spells.
 */
export function soundAlike(a: string, b: string): boolean {
  const plain = (word: string): string =>
    word
      .normalize('NFD')
      .replace(/[\p{M}'’-]/gu, '')
      .replace(/[ijy]+/gu, 'i')
      .replace(/(.)\1+/gu, '$1');
  if (plain(a) === plain(b) || a.startsWith(b) || b.startsWith(a)) return false;
  const sound = soundOf(a);
  return sound.length >= 2 && sound === soundOf(b);
}
