import type { Span } from '../model.ts';

/** A part of a paragraph that may have been a line of its own. */
export interface Piece extends Span {
  readonly text: string;
  /** In brackets, which belong to it. */
  readonly bracketed: boolean;
}

/** More sentences than this in one paragraph are not looked at one by one. */
const MOST_PIECES = 60;

/**
 * What sites put into a paragraph when its mark-up is lost: one of its sentences, something in brackets, and whatever
 * stands behind a lone word of the trade ("Advertisement Read also: …", "… said. ADVERTISEMENT The board …").
 */
export function piecesOf(line: string, isLone: (word: string) => boolean): Piece[] {
  const found: Piece[] = [];
  const push = (start: number, end: number, bracketed = false): void => {
    const words = line.slice(start, end);
    const text = words.trim();
    const at = start + words.indexOf(text);
    if (text !== '') found.push({ start: at, end: at + text.length, text, bracketed });
  };
  for (const m of line.matchAll(/[[(]([^[\]()]{2,120})[\])]/gu)) push(m.index, m.index + m[0].length, true);
  let from = 0;
  const sentence = (end: number): void => {
    let start = from;
    for (const word of line.slice(start, end).matchAll(/(?<=^|\s)(\p{L}{4,14})[:.]?(?=\s+[\p{Lu}["“(]|\s*$)/gu)) {
      // inside a sentence only in capitals; at its head as it likes
      const at = from + word.index;
      if (!isLone((word[1] ?? '').toLowerCase()) || (at > start && !/^\p{Lu}+$/u.test(word[1] ?? ''))) continue;
      if (at === from && at + word[0].length >= end) continue;
      push(start, at);
      push(at, at + word[0].length);
      start = at + word[0].length;
    }
    push(start, end);
    from = end;
  };
  for (const m of line.matchAll(/[.!?…]["”’)\]]*\s+(?=\S)/gu)) {
    if (found.length > MOST_PIECES) return found;
    sentence(m.index + m[0].length);
  }
  sentence(line.length);
  return found;
}

const STAMP_WORDS =
  /\b(?:last|updated?|published|posted|modified|on|at|ago|hours?|minutes?|mins?|days?|uhr|[ap]\.?m\.?|gmt|utc|bst|e[sd]t|ces?t|mon(?:day)?|tue(?:s?day)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/giu;

/** "Last updated on 4 May 2021 at 12.43 pm", "05.04.2021 | 12:43", "Published 3 hours ago": a time and nothing else, with its label or its hour. */
export function isStamp(line: string): boolean {
  if (line.length > 70 || !/\d/u.test(line) || /[\p{L}\d]/u.test(line.replace(STAMP_WORDS, '').replace(/\d{1,4}/gu, ''))) return false;
  const labelled = /^\W*(?:last )?(?:updated?|published|posted|modified)\b|\bago\W*$/iu.test(line);
  return (
    labelled ||
    (/\d[:.]\d\d\b/u.test(line) &&
      (/\b(?:19|20)\d\d\b/u.test(line) || /\p{L}{3}/u.test(line)) &&
      /\d{1,2}\W+\d|\d \p{L}|\p{L} \d/u.test(line))
  );
}
