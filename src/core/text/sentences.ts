import type { Language, Sentence, Span } from '../model.ts';

/** Words after which a full stop ends no sentence when a name or number follows. */
const TITLES = new Set(
  'mr mrs ms dr prof rev hon sen rep gov gen col lt maj capt cmdr sgt adm pres st mt ft jr sr vs no nos art vol fig dept est approx jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
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

/**
 * Cut `text` into sentences. The spans are in order, never overlap, never cross a paragraph border, and
 * with the gaps between them spell out `text` exactly.
 *
 * In doubt we do not cut: a missed break merges two sentences, which alignment forgives (one to many);
 * a false one makes half sentences that match nothing.
 */
export function sentencesOf(text: string, _language: Language = 'en'): Sentence[] {
  const found: Sentence[] = [];
  paragraphsOf(text).forEach((paragraph, index) => {
    let start = paragraph.start;
    for (let line = start; line < paragraph.end; ) {
      const stop = nextStop(text, line, paragraph.end);
      if (stop === -1) break;
      if (isBoundary(text, start, stop, paragraph.end)) {
        const end = afterClosers(text, stop + 1, paragraph.end);
        found.push({ start, end, paragraph: index });
        start = end;
        while (start < paragraph.end && /\s/u.test(text[start] ?? '')) start++;
        line = start;
      } else line = stop + 1;
    }
    if (start < paragraph.end) found.push({ start, end: paragraph.end, paragraph: index });
  });
  return found;
}

const nextStop = (text: string, from: number, end: number): number => {
  for (let i = from; i < end; i++) if ('.!?…。！？\n'.includes(text[i] ?? ' ')) return i;
  return -1;
};

const afterClosers = (text: string, from: number, end: number): number => {
  let i = from;
  while (i < end && '.!?…。！？”’"\')]»」』'.includes(text[i] ?? ' ')) i++;
  return i;
};

function isBoundary(text: string, start: number, stop: number, end: number): boolean {
  const mark = text[stop] ?? '';
  if ('。！？\n'.includes(mark)) return true;
  const after = afterClosers(text, stop + 1, end);
  if (after >= end) return true;
  if (!/\s/u.test(text[after] ?? '')) return false;
  let next = after;
  while (next < end && /[\s“‘"'([«]/u.test(text[next] ?? '')) next++;
  const follows = text[next] ?? '';
  if (mark !== '.') return !/\p{Ll}/u.test(follows);
  if (/\p{Ll}/u.test(follows)) return false;
  const word = lastWord(text, start, stop);
  if (TITLES.has(word.toLowerCase())) return false;
  // "U.S. Secretary", "J. K. Rowling": an initialism or initial before a capital is no sentence end, unless a
  // word that opens sentences follows ("in the U.S. The …").
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)) return /^(?:The|A|An|It|He|She|They|But|And|In|On|This|That|His|Her|We|I|However|Earlier|Last)\s/u.test(text.slice(next, next + 9));
  if (/^[ap]\.m$/u.test(word)) return /^(?:The|A|An|It|He|She|They|But|And|In|On|This|That|His|Her|We|I)\s/u.test(text.slice(next, next + 6));
  return true;
}

const lastWord = (text: string, start: number, stop: number): string => {
  let from = stop;
  while (from > start && !/[\s“‘"'([«—–]/u.test(text[from - 1] ?? ' ')) from--;
  return text.slice(from, stop);
};
