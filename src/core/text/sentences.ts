import type { Language, Sentence, Span } from '../model.ts';

/** Words after which a full stop ends no sentence when a name or number follows. */
const TITLES = new Set(
  'mr mrs ms dr prof rev hon sen rep gov gen col lt maj capt cmdr sgt adm pres st mt ft jr sr vs no nos art vol fig dept est approx jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** Paragraphs of `text`: the spans between empty lines, trimmed, none empty. */
export function paragraphsOf(text: string): Span[] {
  const found: Span[] = [];
  const border = /\n[^\S\n]*\n\s*/gu;
  let from = 0;
  for (let m = border.exec(text); m !== null; m = border.exec(text)) {
    add(from, m.index);
    from = m.index + m[0].length;
  }
  add(from, text.length);
  return found;

  function add(start: number, end: number): void {
    while (start < end && /\s/u.test(text[start] ?? '')) start++;
    while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
    if (end > start) found.push({ start, end });
  }
}

/** Marks that may end a sentence, and those that end one without a space behind them. */
const STOPS = /[.!?…。！？．؟۔।॥\n]/gu;
const HARD_STOPS = '。！？।॥۔\n';
const CLOSERS = '.!?…。！？．”’"\')]»」』）';

/** Languages that write "3. July": a number with a full stop is an ordinal there. */
const DOTTED_ORDINALS = new Set(['de', 'cs', 'sk', 'is', 'da', 'no', 'nb', 'nn', 'fi', 'hu', 'pl', 'sl', 'hr', 'et', 'lv']);

/** A word that opens a sentence even behind an initialism: "in the U.S. The talks …". */
const OPENERS =
  /^(?:The|A|An|It|Its|He|She|They|Their|But|And|In|On|At|As|For|This|That|These|Those|There|His|Her|We|I|If|When|While|However|Earlier|Last|Some|Many|Most|Both)\s/u;

/**
 * Cut `text` into sentences. The spans are in order, never overlap, never cross a paragraph border, and
 * with the gaps between them spell out `text` exactly.
 *
 * In doubt we do not cut: a missed break merges two sentences, which alignment forgives (one to many);
 * a false one makes half sentences that match nothing.
 */
export function sentencesOf(text: string, language: Language = 'en'): Sentence[] {
  const found: Sentence[] = [];
  paragraphsOf(text).forEach((paragraph, index) => {
    let start = paragraph.start;
    let at = start;
    for (;;) {
      const stop = nextStop(text, at, paragraph.end);
      if (stop === -1) break;
      const after = text[stop] === '\n' ? stop + 1 : afterClosers(text, stop + 1, paragraph.end);
      if (isBoundary(text, start, stop, after, paragraph.end, language)) {
        const end = text[stop] === '\n' ? trimmedEnd(text, start, stop) : after;
        if (end > start) found.push({ start, end, paragraph: index });
        start = after;
        while (start < paragraph.end && /\s/u.test(text[start] ?? '')) start++;
        at = start;
      } else at = Math.max(after, stop + 1);
    }
    if (start < paragraph.end) found.push({ start, end: paragraph.end, paragraph: index });
  });
  return found;
}

const nextStop = (text: string, from: number, end: number): number => {
  STOPS.lastIndex = from;
  const at = STOPS.exec(text)?.index ?? -1;
  return at < end ? at : -1;
};

const afterClosers = (text: string, from: number, end: number): number => {
  let i = from;
  while (i < end && CLOSERS.includes(text[i] ?? ' ')) i++;
  return i;
};

const trimmedEnd = (text: string, start: number, end: number): number => {
  let i = end;
  while (i > start && /\s/u.test(text[i - 1] ?? '')) i--;
  return i;
};

function isBoundary(text: string, start: number, stop: number, after: number, end: number, language: Language): boolean {
  const mark = text[stop] ?? '';
  if (HARD_STOPS.includes(mark)) return true;
  if (after >= end) return true;
  if (!/\s/u.test(text[after] ?? '')) return false;
  let next = after;
  while (next < end && /[\s“‘"'([«„]/u.test(text[next] ?? '')) next++;
  const follows = text[next] ?? '';
  if (/\p{Ll}/u.test(follows)) return false;
  if (mark !== '.') return true;
  const word = lastWord(text, start, stop);
  if (TITLES.has(word.toLowerCase())) return false;
  if (/^\d{1,2}$/u.test(word) && DOTTED_ORDINALS.has(language)) return false;
  // "U.S. Secretary", "J. K. Rowling", "4:30 p.m. Monday": no sentence end, unless a word that opens sentences follows.
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) || /^[ap]\.m$/iu.test(word)) return OPENERS.test(text.slice(next, next + 9));
  return true;
}

/** The word before the stop; bounded, so that a text without spaces costs no more. */
const lastWord = (text: string, start: number, stop: number): string => {
  let from = stop;
  while (from > start && stop - from < 24 && !/[\s“‘"'([«—–]/u.test(text[from - 1] ?? ' ')) from--;
  return text.slice(from, stop);
};
