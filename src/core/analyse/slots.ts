import type { Fact, SentenceLink, Span, Token } from '../model.ts';
import type { WitnessWords } from './witness-words.ts';
import { tokenRange } from './witness-words.ts';

/**
 * Words of a page's sentences beside the words of a sibling's: which token of a stands for which of b.
 * Drawn: a = the meeting with Xi on Monday, b = the talks with Xi Monday
 *        pairs = the–the with–with Xi–Xi Monday–Monday; the gap between "the" and "with" is a slot.
 */
export interface LinkView {
  readonly a: WitnessWords;
  readonly b: WitnessWords;
  readonly link: SentenceLink;
  /** Article token indexes of the words compared, in the order of the link's sentences. */
  readonly aTokens: readonly number[];
  readonly bTokens: readonly number[];
  /** Per position in `aTokens`: position in `bTokens`, or −1. */
  readonly pairs: Int32Array;
  /** How many words are paired. */
  readonly paired: number;
  /** Share of the shorter side's words that are paired. */
  readonly closeness: number;
}

const MOST_WORDS = 400;

export function viewOf(a: WitnessWords, b: WitnessWords, link: SentenceLink): LinkView {
  const aTokens = wordTokens(a, link.a);
  const bTokens = wordTokens(b, link.b);
  const pairs = pairWords(a.keys, aTokens, b.keys, bTokens);
  let paired = 0;
  for (const p of pairs) if (p >= 0) paired++;
  const shorter = Math.min(aTokens.length, bTokens.length);
  return { a, b, link, aTokens, bTokens, pairs, paired, closeness: shorter === 0 ? 0 : paired / shorter };
}

function wordTokens(words: WitnessWords, sentences: readonly number[]): number[] {
  const found: number[] = [];
  for (const s of sentences) {
    const from = words.witness.tokenBorders[s] ?? 0;
    const to = words.witness.tokenBorders[s + 1] ?? from;
    for (let i = from; i < to && found.length < MOST_WORDS; i++) if (words.keys[i] !== 0) found.push(i);
  }
  return found;
}

/** Longest common subsequence by keys. Ties take the earlier pair. Cells: at most MOST_WORDS². */
function pairWords(aKeys: Int32Array, a: readonly number[], bKeys: Int32Array, b: readonly number[]): Int32Array {
  const n = a.length;
  const m = b.length;
  const pairs = new Int32Array(n).fill(-1);
  if (n === 0 || m === 0) return pairs;
  const width = m + 1;
  const table = new Uint16Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    const key = aKeys[a[i] ?? 0];
    for (let j = m - 1; j >= 0; j--) {
      const here = i * width + j;
      if (key === bKeys[b[j] ?? 0]) table[here] = (table[here + width + 1] ?? 0) + 1;
      else table[here] = Math.max(table[here + width] ?? 0, table[here + 1] ?? 0);
    }
  }
  for (let i = 0, j = 0; i < n && j < m;) {
    if (aKeys[a[i] ?? 0] === bKeys[b[j] ?? 0]) {
      pairs[i] = j;
      i++;
      j++;
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** A stretch of positions `[from, to)` of one side of a view. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** So many words to either side of a stretch are asked whether the other side has them near its answer too. */
const BESIDE = 4;

/** Does one more word beside the page's stretch stand for one at most `near` words from what answers the stretch? */
export function isAnsweredBeside(view: LinkView, { from, to }: Stretch, near: number, tells: (token: Token) => boolean): boolean {
  const q = view.pairs[from] ?? -1;
  const first = Math.max(0, from - BESIDE);
  return view.pairs.slice(first, to + BESIDE).some((other, k) => {
    const p = first + k;
    const token = view.a.witness.tokens[view.aTokens[p] ?? -1];
    return other >= 0 && (p < from || p >= to) && Math.abs(other - q) <= near && token !== undefined && tells(token);
  });
}

/** Where the span's words stand among the view's words of side a (or b); empty when they are not there. */
export function stretchOf(view: LinkView, side: 'a' | 'b', span: Span): Stretch {
  const words = side === 'a' ? view.a : view.b;
  const list = side === 'a' ? view.aTokens : view.bTokens;
  const { first, last } = tokenRange(words.witness, span);
  const from = placeIn(list, first);
  const to = placeIn(list, last);
  return to <= from ? { from: 0, to: 0 } : { from, to };
}

/** How many of the ascending `list` are smaller. */
function placeIn(list: readonly number[], token: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of side b between the images of the nearest paired words around `a`, and how near those words stand. */
export interface Place extends Stretch {
  /** Unpaired words of side a between the stretch and its left and right neighbour. */
  readonly left: number;
  readonly right: number;
  /** True where the sentence's border serves for a neighbour. */
  readonly open: boolean;
}

export function placeOf(view: LinkView, a: Stretch): Place {
  let l = a.from - 1;
  while (l >= 0 && (view.pairs[l] ?? -1) < 0) l--;
  let r = a.to;
  while (r < view.aTokens.length && (view.pairs[r] ?? -1) < 0) r++;
  const from = l < 0 ? 0 : (view.pairs[l] ?? 0) + 1;
  const to = r >= view.aTokens.length ? view.bTokens.length : (view.pairs[r] ?? 0);
  return { from, to: Math.max(from, to), left: a.from - 1 - l, right: r - a.to, open: l < 0 || r >= view.aTokens.length };
}

/** Does `b` stand in the place that corresponds to `a`? */
export const inPlace = (place: Place, b: Stretch): boolean => b.to > b.from && b.from >= place.from && b.to <= place.to;

/** Facts of the sentences of one side of a link. */
export const factsOfSide = (words: WitnessWords, sentences: readonly number[]): Fact[] => sentences.flatMap((s) => words.factsIn[s] ?? []);

/** Texts of one sentence each were set beside each other on purpose: they speak of one thing however they are worded. */
export const isShort = (view: LinkView): boolean => view.a.witness.sentences.length === 1 && view.b.witness.sentences.length === 1;

/** Nearly word for word the same on both sides: what differs was changed, not told in other words. */
export function isVerbatim(view: LinkView): boolean {
  const longer = Math.max(view.aTokens.length, view.bTokens.length);
  return longer >= 5 && longer - view.paired <= Math.max(2, longer / 10);
}

/** How far a slot can be trusted: on pages, sentences linked by few common words often tell different things. */
export const trust = (view: LinkView, floor: number, slope: number): number =>
  isShort(view) ? 1 : Math.min(1, floor + slope * view.closeness);
