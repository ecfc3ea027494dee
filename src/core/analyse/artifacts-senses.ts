import type { Span, Token } from '../model.ts';
import type { WordRelation } from '../text/lexicon.ts';
import type { Tables } from '../tables.ts';
import type { Beside } from './counterpart.ts';
import { modalClass } from './modality.ts';
import { END, modelWord, START } from './ngrams.ts';

/** A place where page and sibling have different words between the same neighbours, and one word of another language stands for both. */
export interface Swap {
  readonly sentence: number;
  readonly sibling: number;
  /** The page's odd words, and the sibling's in their place. */
  readonly span: Span;
  readonly words: readonly Token[];
  readonly theirs: readonly Token[];
  /** Bits a word by which the sibling's words read better there than the page's. */
  readonly better: number;
  /** Languages of which one word stands for both. */
  readonly from: readonly string[];
}

/** Below this the two sentences hardly share a word, and what stands between those tells nothing. */
const CLOSE = 0.55;
/** A gap of more words is a clause told otherwise. */
const WIDEST = 5;

export function swapsIn(sentence: number, b: Beside, tables: Tables): Swap[] {
  if (b.closeness < CLOSE) return [];
  const found: Swap[] = [];
  let i = 0;
  let j = 0;
  const gap = (toA: number, toB: number): void => {
    if (toA - i >= 1 && toB - j >= 1 && toA - i <= WIDEST && toB - j <= WIDEST)
      found.push(...swapsOfGap(sentence, b, i, toA, j, toB, tables));
  };
  b.pairs.forEach((to, k) => {
    if (to < 0) return;
    gap(k, to);
    i = k + 1;
    j = to + 1;
  });
  gap(b.mine.length, b.theirs.length);
  return found;
}

function swapsOfGap(sentence: number, b: Beside, i: number, toA: number, j: number, toB: number, tables: Tables): Swap[] {
  const mine = b.mine.slice(i, toA);
  const theirs = b.theirs.slice(j, toB);
  if ([...mine, ...theirs].some((t) => t.kind === 'number' || modalClass(t.norm) !== null || NEGATOR.test(t.norm))) return [];
  const modelled = (tokens: readonly Token[]): string[] => tokens.flatMap((t) => modelWord(t) ?? []);
  const left = [START, START, ...modelled(b.mine.slice(Math.max(0, i - 3), i))].slice(-2);
  const right = [...modelled(b.mine.slice(toA, toA + 3)), END, END].slice(0, 2);
  const { ngrams, lexicon, senses } = tables;
  const better = ngrams.fluency(left, modelled(theirs), right) - ngrams.fluency(left, modelled(mine), right);
  const swap = (words: readonly Token[], others: readonly Token[], from: readonly string[]): Swap => ({
    sentence,
    sibling: b.sibling,
    span: { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 },
    words,
    theirs: others,
    better,
    from,
  });
  // a phrase that one foreign word stands for
  for (let n = Math.min(3, mine.length); n >= 1; n--)
    for (let x = 0; x + n <= mine.length; x++)
      for (let m = Math.min(3, theirs.length); m >= 1; m--)
        for (let y = 0; y + m <= theirs.length; y++) {
          const words = mine.slice(x, x + n);
          const others = theirs.slice(y, y + m);
          const lines = senses.confusions(phraseOf(words), phraseOf(others));
          if (lines.length === 0) continue;
          const relation = n === 1 && m === 1 ? lexicon.relation(phraseOf(words), phraseOf(others)) : 'none';
          if (APART.has(relation)) return [swap(words, others, [...new Set(lines.flatMap((l) => l.from))])];
        }
  return [];
}

/** What a dictionary calls the same, or a wider word for it, is a way to say it. */
const APART: ReadonlySet<WordRelation> = new Set(['none', 'unknown', 'sister']);

/** A denial on one side is another matter. */
const NEGATOR = /^(?:not|no|never|nor|neither|nobody|nothing|none)$|n['’]t$/u;

const phraseOf = (tokens: readonly Token[]): string => tokens.map((t) => t.norm).join(' ');
