import type { Span, Token } from '../model.ts';
import type { WordRelation } from '../text/lexicon.ts';
import type { Tables } from '../tables.ts';
import type { Beside } from './counterpart.ts';
import { modalClass } from './modality.ts';
import { END, modelWord, START } from './ngrams.ts';

/** A place where page and sibling have different words between the same neighbours, and one word of another language stands for both. */
export interface Swap {
  readonly sibling: number;
  /** The page's words. */
  readonly span: Span;
  readonly words: readonly Token[];
  /** The senses that the sibling has there, of all words of other languages that can mean both. */
  readonly senses: readonly string[];
  /** Has the sibling a sense that leads its line, which is what news mostly means? */
  readonly usual: boolean;
  /** Bits a word by which the sibling's words read better there than the page's. */
  readonly better: number;
}

/** Below this the two sentences hardly share a word, and what stands between those tells nothing. */
const CLOSE = 0.55;
/** A gap of more words is a clause told otherwise. */
const WIDEST = 5;

export function swapsIn(b: Beside, tables: Tables): Swap[] {
  if (b.closeness < CLOSE) return [];
  const found: Swap[] = [];
  let i = 0;
  let j = 0;
  const gap = (toA: number, toB: number): void => {
    if (toA - i >= 1 && toB - j >= 1 && toA - i <= WIDEST && toB - j <= WIDEST) found.push(...swapsOfGap(b, i, toA, j, toB, tables));
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

function swapsOfGap(b: Beside, i: number, toA: number, j: number, toB: number, tables: Tables): Swap[] {
  const mine = b.mine.slice(i, toA);
  const theirs = b.theirs.slice(j, toB);
  if ([...mine, ...theirs].some((t) => t.kind === 'number' || modalClass(t.norm) !== null || NEGATOR.test(t.norm))) return [];
  const { lexicon, senses } = tables;
  const phrases = (tokens: readonly Token[]): (readonly Token[])[] =>
    [3, 2, 1].flatMap((n) =>
      tokens.flatMap((_, at) => {
        const words = tokens.slice(at, at + n);
        return words.length === n && senses.has(phraseOf(words)) ? [words] : [];
      }),
    );
  const ours = phrases(mine);
  const said = ours.length === 0 ? [] : phrases(theirs);
  for (const words of ours)
    for (const others of said) {
      const confusions = senses.confusions(phraseOf(words), phraseOf(others));
      if (confusions.length === 0) continue;
      const single = words.length === 1 && others.length === 1;
      if (single && !APART.has(lexicon.relation(phraseOf(words), phraseOf(others)))) continue;
      const span = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
      const meant = confusions.map(({ line, sense }) => `${line}.${sense}`);
      return [
        {
          sibling: b.sibling,
          span,
          words,
          senses: meant,
          usual: confusions.some(({ sense }) => sense === 0),
          better: betterBy(b, i, toA, mine, theirs, tables),
        },
      ];
    }
  return [];
}

/** By how much `theirs` read better than `mine` between the words around the page's gap `[from, to)`. */
function betterBy(b: Beside, from: number, to: number, mine: readonly Token[], theirs: readonly Token[], { ngrams }: Tables): number {
  const modelled = (tokens: readonly Token[]): string[] => tokens.flatMap((t) => modelWord(t) ?? []);
  const left = [START, START, ...modelled(b.mine.slice(Math.max(0, from - 3), from))].slice(-2);
  const right = [...modelled(b.mine.slice(to, to + 3)), END, END].slice(0, 2);
  return ngrams.fluency(left, modelled(theirs), right) - ngrams.fluency(left, modelled(mine), right);
}

/** What a dictionary calls the same, or a wider word for it, is a way to say it. */
const APART: ReadonlySet<WordRelation> = new Set(['none', 'unknown', 'sister']);

/** A denial on one side is another matter. */
const NEGATOR = /^(?:not|no|never|nor|neither|nobody|nothing|none)$|n['’]t$/u;

const phraseOf = (tokens: readonly Token[]): string => tokens.map((t) => t.norm).join(' ');
