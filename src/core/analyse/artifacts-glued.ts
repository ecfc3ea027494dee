import type { Token } from '../model.ts';
import { ABBREVIATIONS, ADDRESS_ENDINGS, MIXED_CASE_NAMES, SENTENCE_OPENERS } from './artifacts-words.data.ts';
import { raw, type KnownWords, type SurfaceMark } from './surface-mark.ts';

/** Tails that get glued to the word before when a tag between them is lost. */
const GLUED_TAILS = [
  'afterwards',
  'according',
  'which',
  'where',
  'after',
  'while',
  'with',
  'said',
  'from',
  'that',
  'when',
  'were',
  'was',
  'and',
  'the',
  'for',
  'who',
  'has',
  'had',
] as const;

/** Two words without the space, or the stop, between them. */
export function glued(text: string, part: readonly Token[], own: ReadonlyMap<string, number>, words: KnownWords): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  part.forEach((token, i) => {
    if (token.kind !== 'word') return;
    const word = raw(text, token);
    const camel = !hasInnerCapital(word) ? null : /^(?<head>\p{L}*\p{Ll})(?<tail>\p{Lu}\p{Ll}+)$/u.exec(word);
    if (
      camel !== null &&
      SENTENCE_OPENERS.has(camel.groups?.['tail'] ?? '') &&
      (camel.groups?.['head'] ?? '').length > 1 &&
      !MIXED_CASE_NAMES.has(word)
    ) {
      found.push({ category: 'glued', span: { start: token.start, end: token.end }, severity: 2, confidence: 0.93, pattern: 'lost-space' });
      return;
    }
    const stop = part[i + 1];
    const next = part[i + 2];
    if (
      stop !== undefined &&
      next !== undefined &&
      raw(text, stop) === '.' &&
      stop.start === token.end &&
      next.start === stop.end &&
      next.kind === 'word'
    ) {
      if (isLostSpaceAfterStop(text, word, raw(text, next), token, next)) {
        found.push({
          category: 'glued',
          span: { start: token.start, end: next.end },
          severity: 2,
          confidence: 0.9,
          pattern: 'lost-space-after-stop',
        });
        return;
      }
    }
    if (isTwoNames(word, own, words)) {
      found.push({ category: 'glued', span: { start: token.start, end: token.end }, severity: 2, confidence: 0.82, pattern: 'lost-space' });
      return;
    }
    if (isGluedTail(word, own, words) || isTwoWords(word, own, words))
      found.push({ category: 'glued', span: { start: token.start, end: token.end }, severity: 2, confidence: 0.86, pattern: 'lost-space' });
  });
  return found;
}

/** "relations.according", "market.The": no address, no file name, no initials. */
function isLostSpaceAfterStop(text: string, head: string, tail: string, token: Token, next: Token): boolean {
  if (!/^\p{L}?\p{Ll}{2,}$/u.test(head) || !/^(?:\p{Ll}{3,}|\p{Lu}\p{Ll}+)$/u.test(tail)) return false;
  if (ADDRESS_ENDINGS.has(tail.toLowerCase()) || ABBREVIATIONS.has(head.toLowerCase())) return false;
  if (/[.@/\\:_-]/u.test(text[token.start - 1] ?? ' ') || /[@/\\_]|\.\p{L}/u.test(text.slice(next.end, next.end + 2))) return false;
  return /^\p{Ll}/u.test(tail) ? tail.length >= 3 && SMALL_OPENERS.has(tail) : true;
}

/** A small letter after a lost space is sure only with a word that opens clauses; else it may be an odd address. */
const SMALL_OPENERS: ReadonlySet<string> = new Set(
  'according after and also although because before but during for from have has had her his however into its meanwhile said she since that the their then there they this those though through under until was were when where which while who with within would'.split(
    ' ',
  ),
);

/** "Yifor": unknown as a whole, and the rest before a common tail is a word of this page with the same capital. */
function isGluedTail(word: string, own: ReadonlyMap<string, number>, words: KnownWords): boolean {
  const { tails } = formOf(word);
  if (tails.length === 0 || (own.get(word) ?? 0) > 1 || words.count(word.toLowerCase()) > 0) return false;
  for (const tail of tails) {
    const head = word.slice(0, -tail.length);
    if (/^\p{Lu}/u.test(head) ? (own.get(head) ?? 0) > 0 : head.length >= 4 && (own.get(head) ?? 0) > 0 && tail.length >= 4) return true;
  }
  return false;
}

/** What the letters of a word allow, worked out once for every time it is written. */
interface Form {
  /** Tails it ends with that may have been glued on. */
  readonly tails: readonly string[];
  /** Where it can be cut so that one side is a small word. */
  readonly cuts: readonly number[];
}

const MOST_REMEMBERED = 50_000;
/** Longer words are no two words run together. */
const LONGEST = 40;
const forms = new Map<string, Form>();

function formOf(word: string): Form {
  let known = forms.get(word);
  if (known === undefined) {
    const whole =
      word.length <= LONGEST && /^\p{Lu}?\p{Ll}{4,}$/u.test(word) && !/^(?:some|every|any|no|else|there|here|where|hence)/iu.test(word);
    const tails = whole ? GLUED_TAILS.filter((tail) => word.endsWith(tail) && word.length - tail.length >= 2) : [];
    const cuts: number[] = [];
    if (word.length <= LONGEST && /^\p{Ll}{5,}$/u.test(word))
      for (let cut = 2; cut <= word.length - 2; cut++) if (GLUE.has(word.slice(0, cut)) || GLUE.has(word.slice(cut))) cuts.push(cut);
    if (forms.size > MOST_REMEMBERED) forms.clear();
    forms.set(word, (known = { tails, cuts }));
  }
  return known;
}

/** A capital after the first letter; plain letters are told by their code. */
function hasInnerCapital(word: string): boolean {
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 0x80 ? code >= 65 && code <= 90 : true) return true;
  }
  return false;
}

/** "ministerMerkel": a known small-lettered word, or one of the page, run into a capitalised word of the page. */
function isTwoNames(word: string, own: ReadonlyMap<string, number>, words: KnownWords): boolean {
  const parts = !hasInnerCapital(word) ? null : /^(?<head>\p{Ll}{2,})(?<tail>\p{Lu}\p{Ll}{2,})$/u.exec(word);
  if (parts === null || (own.get(word) ?? 0) > 1) return false;
  const head = parts.groups?.['head'] ?? '';
  const tail = parts.groups?.['tail'] ?? '';
  return (own.get(tail) ?? 0) > 0 && ((own.get(head) ?? 0) > 0 || words.count(head) > 8);
}

/** How often two words must have stood side by side for an unknown word that is both of them to be a lost space. */
const PAIR_SEEN = 2;

/** Small words that make no compounds ("phaseout", "shootdown", "watchlist" are words, whatever a list says). */
const GLUE: ReadonlySet<string> = new Set(
  'the of and to for with from by at is are was were be been has have had that which who will would his her its their this not but said according after before between about because it he she they we'.split(
    ' ',
  ),
);

/** "ofthe", "tensionsbetween": unknown as a whole, and a cut makes two words that often stand side by side. */
function isTwoWords(word: string, own: ReadonlyMap<string, number>, words: KnownWords): boolean {
  const { cuts } = formOf(word);
  if (cuts.length === 0 || (own.get(word) ?? 0) > 1 || words.count(word) > 0) return false;
  for (const cut of cuts) {
    const head = word.slice(0, cut);
    const tail = word.slice(cut);
    if (words.pair(head, tail) >= PAIR_SEEN && words.count(head) > 8 && words.count(tail) > 8) return true;
  }
  return false;
}
