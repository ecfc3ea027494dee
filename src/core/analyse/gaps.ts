import type { Token } from '../model.ts';
import type { LinkView } from './slots.ts';

/** At most this many words may stand in a gap for a word of it to answer a word of the other side. */
const MOST_IN_GAP = 4;

/** A stretch of unpaired words of the page beside one of the sibling, between the same paired neighbours. */
export interface Gap {
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  /** Paired words just before and after, on the page; undefined at the border. */
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

/** The gaps between paired words, both sides together; those with nothing on either side are left out. */
export function gapsOf(view: LinkView): Gap[] {
  const gaps: Gap[] = [];
  const a = view.a.witness.tokens;
  const b = view.b.witness.tokens;
  let i = 0;
  let j = 0;
  let before: Token | undefined;
  for (let p = 0; p <= view.aTokens.length; p++) {
    const q = p === view.aTokens.length ? view.bTokens.length : (view.pairs[p] ?? -1);
    if (q < 0) continue;
    const after = p === view.aTokens.length ? undefined : a[view.aTokens[p] ?? 0];
    if (p - i + (q - j) > 0 && p - i <= MOST_IN_GAP && q - j <= MOST_IN_GAP)
      gaps.push({ a: tokensAt(a, view.aTokens, i, p), b: tokensAt(b, view.bTokens, j, q), before, after });
    i = p + 1;
    j = q + 1;
    before = after;
  }
  return gaps;
}

const tokensAt = (tokens: readonly Token[], list: readonly number[], from: number, to: number): Token[] =>
  list.slice(from, to).flatMap((i) => tokens[i] ?? []);
