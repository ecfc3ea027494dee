import type { Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import { quotedIn } from './artifacts-quotes-lost.ts';
import { wordsOfLink } from './calques.ts';
import { tokensOfSentence, type WitnessText } from './collation.ts';
import type { Beside } from './counterpart.ts';
import type { Frame, Part } from './grammar-table.ts';
import { raw, type SurfaceMark } from './surface-mark.ts';
import { spelledAs, wordClasses, type WordClasses } from './word-classes.ts';

/** A row of words that English does not have, where the page has it. */
export interface GrammarMark extends SurfaceMark {
  readonly from: readonly string[];
  /** Shown alone, without other traces on the page. */
  readonly sure: boolean;
}

/** Frames that untouched news hardly ever has; `node scripts/run-ts.mjs test/lab/frames.ts` prints what each marks there. */
const SURE = 0.86;
const DOUBTFUL = 0.4;

const classesOf = new WeakMap<Tables, WordClasses>();
const indexes = new WeakMap<readonly Frame[], ReadonlyMap<string, readonly Frame[]>>();
const found = new WeakMap<WitnessText, readonly GrammarMark[]>();

/** Frames of another language's grammar in the body of an English text; in page order, made once a text. */
export function grammarMarksOf(witness: WitnessText, tables: Tables): readonly GrammarMark[] {
  const known = found.get(witness);
  if (known !== undefined) return known;
  const { text } = witness.article;
  const quoted = tables.grammar.length === 0 ? [] : quotedIn(text);
  // what somebody says may be as it likes
  const isSpoken = (start: number, end: number): boolean => quoted.some((one) => one.start < end && start < one.end);
  const marks = witness.sentences.flatMap((_, s) =>
    witness.body[s] === false
      ? []
      : framesIn(text, tokensOfSentence(witness, s), tables).map(({ frame, start, end }): GrammarMark => ({
          category: 'grammar',
          span: { start, end },
          severity: frame.severity,
          confidence: frame.doubtful || isSpoken(start, end) ? DOUBTFUL : SURE,
          pattern: 'other-grammar',
          from: frame.from,
          sure: !frame.doubtful,
        })),
  );
  found.set(witness, marks);
  return marks;
}

/** With so many sure traces elsewhere on the page a doubtful frame is shown, and with one of them beside a version that says it otherwise. */
const MANY = 3;

/**
 * The same, with what siblings say of the places: one that has the sentence otherwise makes a mark surer, also of
 * spoken words. `others`: sure traces of machines that are no grammar.
 */
export function grammarBeside(
  page: WitnessText,
  around: (mark: SurfaceMark) => readonly Beside[],
  others: number,
  tables: Tables,
): SurfaceMark[] {
  const { text } = page.article;
  const marks = grammarMarksOf(page, tables);
  const sure = marks.filter((mark) => mark.confidence >= SURE).length;
  return marks.map((mark) => {
    const close = around(mark).filter((b) => b.closeness >= CLOSE);
    const words = text.slice(mark.span.start, mark.span.end);
    const otherwise = close.some((b) => !wordsOfLink(b).includes(words));
    const traces = others + sure - (mark.confidence >= SURE ? 1 : 0);
    if (mark.sure && otherwise) return { ...mark, confidence: 0.9 };
    if (mark.confidence >= SURE) return mark;
    return { ...mark, confidence: traces >= MANY ? 0.72 : traces > 0 && otherwise ? 0.74 : DOUBTFUL };
  });
}

/** A sibling this close has the same sentence. */
const CLOSE = 0.45;

interface Place {
  readonly frame: Frame;
  readonly start: number;
  readonly end: number;
}

/** All places of frames in one sentence, each word in one of them at most: the earlier, the longer first. */
export function framesIn(text: string, tokens: readonly Token[], tables: Tables): Place[] {
  const index = indexOf(tables.grammar);
  let classes = classesOf.get(tables);
  if (classes === undefined) classesOf.set(tables, (classes = wordClasses(tables)));
  const sentence = { text, tokens, classes };
  const anywhere = index.get('') ?? [];
  const places: Place[] = [];
  const tryAt = (frame: Frame, at: number): void => {
    const place = at < 0 ? null : placeOf(sentence, frame, at);
    if (place !== null) places.push(place);
  };
  tokens.forEach((token, i) => {
    for (const frame of index.get(token.norm) ?? []) tryAt(frame, i - (frame.anchor?.offset ?? 0));
    for (const frame of anywhere) tryAt(frame, i);
  });
  if (places.length === 0) return [];
  places.sort((a, b) => a.start - b.start || Number(a.frame.doubtful) - Number(b.frame.doubtful) || b.end - a.end);
  const kept: Place[] = [];
  for (const place of places) if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  return kept;
}

function indexOf(frames: readonly Frame[]): ReadonlyMap<string, readonly Frame[]> {
  let index = indexes.get(frames);
  if (index === undefined) {
    const made = new Map<string, Frame[]>();
    for (const frame of frames) for (const word of frame.anchor?.words ?? ['']) made.set(word, [...(made.get(word) ?? []), frame]);
    indexes.set(frames, (index = made));
  }
  return index;
}

interface SentenceWords {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly classes: WordClasses;
}

function placeOf(sentence: SentenceWords, frame: Frame, at: number): Place | null {
  const borders: number[] = [];
  if (!fits(sentence, frame.parts, 0, at, borders)) return null;
  const [from, to] = frame.marked;
  const first = sentence.tokens[borders[from] ?? -1];
  const last = sentence.tokens[(borders[to] ?? 0) - 1];
  return first === undefined || last === undefined ? null : { frame, start: first.start, end: last.end };
}

/** Do the parts from `p` on fit from token `i` on? Notes where each part begins. The most words first. */
function fits(sentence: SentenceWords, parts: readonly Part[], p: number, i: number, borders: number[]): boolean {
  borders[p] = i;
  const part = parts[p];
  if (part === undefined) return true;
  if (part.classes.includes('^')) return i === 0 && fits(sentence, parts, p + 1, i, borders);
  if (part.not) {
    // a frame may begin with what must not stand before it
    if (isOf(sentence, part, p === 0 ? i - 1 : i)) return false;
    return fits(sentence, parts, p + 1, i, borders);
  }
  let many = 0;
  while (many < part.most && isOf(sentence, part, i + many)) many++;
  // the end of a sentence is an end too
  if (part.classes.includes('END') && i >= sentence.tokens.length) return fits(sentence, parts, p + 1, i, borders);
  for (; many >= part.least; many--)
    if (fits(sentence, parts, p + 1, i + many, borders)) {
      borders[p] = i;
      return true;
    }
  return false;
}

function isOf({ text, tokens, classes }: SentenceWords, part: Part, i: number): boolean {
  const token = tokens[i];
  if (token !== undefined && part.norms.has(token.norm)) {
    const here = raw(text, token);
    // "US" is not "us", and "May" is not "may"; the first word of a sentence has its capital by rule
    if (part.words.has(here) || (part.words.has(token.norm) && (i === 0 || !/\p{Lu}/u.test(here)))) return true;
  }
  return part.classes.some((name) => {
    const spelled = spelledAs(name, text, token);
    if (spelled !== undefined) return spelled;
    if (token === undefined || !classes(name, token.norm)) return false;
    return i === 0 || /^(?:NUMS?|FN)$/u.test(name) || !/^\p{Lu}/u.test(raw(text, token));
  });
}
