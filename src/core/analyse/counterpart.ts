import type { SentenceLink, Span, Token } from '../model.ts';
import { alignTokens } from '../align/tokens.ts';
import { tokensOfSentence, type Collation, type WitnessText } from './collation.ts';

/** The page's sentences beside a sibling's, token by token; made once per link and asked for many places. */
export interface Beside {
  readonly sibling: number;
  readonly witness: WitnessText;
  readonly score: number;
  readonly mine: readonly Token[];
  readonly theirs: readonly Token[];
  /** Per token of `mine`: index in `theirs`, or −1. */
  readonly pairs: readonly number[];
  /** Share of the shorter side's tokens that are paired. */
  readonly closeness: number;
}

/** Links longer than this are compared by their first tokens alone; no sentence of news comes near it. */
const MOST_TOKENS = 600;

/** Per sentence of the page: every sibling's linked words beside it. */
export function besideOf(collation: Collation): readonly (readonly Beside[])[] {
  const page = collation.witnesses[0];
  if (page === undefined) return [];
  const found: Beside[][] = page.sentences.map(() => []);
  for (let k = 1; k < collation.witnesses.length; k++) {
    const witness = collation.witnesses[k];
    if (witness === undefined) continue;
    for (const link of collation.between(0, k).links) {
      const beside = besideLink(page, witness, k, link);
      for (const s of link.a) found[s]?.push(beside);
    }
  }
  return found;
}

/** One link's words beside each other; `sibling` is how the caller numbers `there`. */
export function besideLink(here: WitnessText, there: WitnessText, sibling: number, link: SentenceLink): Beside {
  const mine = link.a.flatMap((s) => tokensOfSentence(here, s)).slice(0, MOST_TOKENS);
  const theirs = link.b.flatMap((s) => tokensOfSentence(there, s)).slice(0, MOST_TOKENS);
  const pairs = new Array<number>(mine.length).fill(-1);
  let many = 0;
  for (const [x, y] of alignTokens(mine, theirs)) {
    pairs[x] = y;
    many++;
  }
  const shorter = Math.max(1, Math.min(mine.length, theirs.length));
  return { sibling, witness: there, score: link.score, mine, theirs, pairs, closeness: many / shorter };
}

/** A sibling's words at a place of the page, between the nearest paired words on both sides. */
export interface Counterpart {
  readonly span: Span;
  readonly tokens: readonly Token[];
  /** Unpaired page words between the place and the paired words around it. */
  readonly slack: number;
  /** Both neighbours are words, not the borders of the sentence. */
  readonly closed: boolean;
}

export function counterpartOf(beside: Beside, place: Span): Counterpart | null {
  const { mine, theirs, pairs } = beside;
  let first = mine.findIndex((t) => t.end > place.start);
  if (first < 0) return null;
  let last = first;
  while (last < mine.length && (mine[last]?.start ?? Infinity) < place.end) last++;
  let slack = 0;
  first--;
  while (first >= 0 && (pairs[first] ?? -1) < 0) {
    first--;
    slack++;
  }
  while (last < mine.length && (pairs[last] ?? -1) < 0) {
    last++;
    slack++;
  }
  const from = first < 0 ? 0 : (pairs[first] ?? 0) + 1;
  const to = last >= mine.length ? theirs.length : (pairs[last] ?? theirs.length);
  if (to <= from) return null;
  const start = theirs[from]?.start ?? 0;
  const end = theirs[to - 1]?.end ?? start;
  if (end <= start) return null;
  return { span: { start, end }, tokens: theirs.slice(from, to), slack, closed: first >= 0 && last < mine.length };
}

/**
 * All but the page's own copies that have its sentence to the letter: they have its damage too, and would speak for it.
 * Copies that have the sentence otherwise are the best witnesses there are. All, where there are no others.
 */
export function apartFrom(page: WitnessText, around: readonly Beside[], isOwn: (b: Beside) => boolean): readonly Beside[] {
  const raw = (witness: WitnessText, t: Token | undefined): string => (t === undefined ? '' : witness.article.text.slice(t.start, t.end));
  const repeats = (b: Beside): boolean =>
    b.mine.length === b.theirs.length && b.mine.every((t, i) => raw(page, t) === raw(b.witness, b.theirs[i]));
  const others = around.filter((b) => !(isOwn(b) && repeats(b)));
  return others.length > 0 ? others : around;
}
