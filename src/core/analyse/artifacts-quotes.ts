import type { Sentence } from '../model.ts';
import { wordEnd, wordStart, type SurfaceMark } from './surface-mark.ts';

/**
 * Marks that stand the wrong way round, with a space on their inner side, or without a partner. A quotation may
 * run on over paragraphs, with or without a mark at each start; only the next mark tells. Straight marks open
 * before a word and close after one; spaced out on both sides they open or close as their turn is; those that
 * could be either (inches, "5\" gun") say nothing.
 */
export function quoteMarks(text: string, sentences: readonly Sentence[], body: readonly boolean[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  if (text.includes('„')) return found;
  const mark = (from: number, to: number, pattern: string, confidence: number): void => {
    found.push({ category: 'quotes', span: { start: from, end: to }, severity: 1, confidence, pattern });
  };
  let open = -1;
  sentences.forEach((sentence, i) => {
    if (body[i] === false) return;
    const opensParagraph = sentences[i - 1]?.paragraph !== sentence.paragraph;
    for (let at = sentence.start; at < sentence.end; at++) {
      const c = text[at] ?? '';
      if (c !== '“' && c !== '”' && c !== '‘' && c !== '"') continue;
      const before = text[at - 1] ?? ' ';
      const after = text[at + 1] ?? ' ';
      const spaced = c === '"' && /\s/u.test(before) && /\s/u.test(after);
      const opens = spaced ? open === -1 : c === '“' || (c === '"' && /[\s([—–]/u.test(before) && /[\p{L}\p{N}'‘[.…]/u.test(after));
      const closes = spaced ? open !== -1 : c === '”' || (c === '"' && /[^\s([—–]/u.test(before) && !/[\p{L}\p{N}]/u.test(after));
      if (opens) {
        if (c === '“' && open !== -1 && /[\p{L}\p{Nd}.,!?\s]/u.test(before) && /[\s.,;]/u.test(after)) {
          mark(wordStart(text, at, sentence.start), at + 1, 'mark-turned', 0.88);
          open = -1;
        } else {
          if (open !== -1 && !(opensParagraph && at === sentence.start)) mark(open, open + 1, 'mark-unclosed', 0.64);
          open = at;
        }
      } else if (closes) {
        if (open === -1) mark(wordStart(text, at, sentence.start), at + 1, 'mark-unopened', c === '"' ? 0.62 : 0.75);
        open = -1;
      } else if (c === '‘' && /\s/u.test(after) && /[\s“]/u.test(before))
        mark(at, wordEnd(text, at + 1, sentence.end), 'mark-and-space', 0.88);
    }
  });
  if (open !== -1) mark(open, open + 1, 'mark-unclosed', 0.64);
  return found;
}
