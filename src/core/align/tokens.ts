import { hash32 } from '../article-id.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Token } from '../model.ts';
import { heaviestCommon } from './lcs.ts';

/** What a pair of equal tokens is worth: words that carry the story hold the alignment, commas follow. */
const CONTENT = 4;
const FUNCTION = 1.5;
const MARK = 0.4;
/** Another form of the same word ("meets", "met" has none) is worth so much of it. */
const SAME_STEM = 0.7;
/** Pairs in a row are worth more than scattered ones: "the" goes with the words beside it. */
const IN_A_ROW = 0.6;

/** Above this many cells (two sentences of a thousand tokens) the sparse way is taken. */
const MOST_CELLS = 1_000_000;

/**
 * Which tokens of two sentences are the same, as index pairs ascending on both sides. A pair has the same
 * `norm` or the same `stem`; everything between pairs differs.
 */
export function alignTokens(a: readonly Token[], b: readonly Token[]): readonly (readonly [number, number])[] {
  const head = commonStart(a, b);
  const tail = commonEnd(a, b, head);
  const innerA = a.slice(head, a.length - tail);
  const innerB = b.slice(head, b.length - tail);
  const inner = innerA.length * innerB.length > MOST_CELLS ? sparse(innerA, innerB) : dense(innerA, innerB);
  return [
    ...Array.from({ length: head }, (_, k) => [k, k] as const),
    ...inner.map(([i, j]) => [i + head, j + head] as const),
    ...Array.from({ length: tail }, (_, k) => [a.length - tail + k, b.length - tail + k] as const),
  ];
}

const same = (a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && b !== undefined && a.norm === b.norm && a.kind === b.kind;

function commonStart(a: readonly Token[], b: readonly Token[]): number {
  let many = 0;
  while (many < a.length && same(a[many], b[many])) many++;
  return many;
}

function commonEnd(a: readonly Token[], b: readonly Token[], head: number): number {
  let many = 0;
  const most = Math.min(a.length, b.length) - head;
  while (many < most && same(a[a.length - 1 - many], b[b.length - 1 - many])) many++;
  return many;
}

function worth(a: Token, b: Token): number {
  if (a.kind !== b.kind) return 0;
  const equal = a.norm === b.norm ? 1 : a.stem === b.stem ? SAME_STEM : 0;
  if (equal === 0) return 0;
  if (a.kind === 'punctuation' || a.kind === 'symbol') return MARK * equal;
  return (FUNCTION_WORDS.has(a.norm) ? FUNCTION : CONTENT) * equal;
}

/** Two tables: the best value up to (i, j), and the best that ends in the pair (i, j). */
function dense(a: readonly Token[], b: readonly Token[]): [number, number][] {
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const pair = new Float64Array((a.length + 1) * width);
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const at = i * width + j;
      const value = worth(a[i - 1] as Token, b[j - 1] as Token);
      if (value > 0)
        pair[at] =
          value + Math.max(best[at - width - 1] ?? 0, (pair[at - width - 1] ?? 0) > 0 ? (pair[at - width - 1] ?? 0) + IN_A_ROW : 0);
      best[at] = Math.max(best[at - width] ?? 0, best[at - 1] ?? 0, pair[at] ?? 0);
    }
  const found: [number, number][] = [];
  let i = a.length;
  let j = b.length;
  let inPair = false;
  while (i > 0 && j > 0) {
    const at = i * width + j;
    if (inPair || ((pair[at] ?? 0) > 0 && (best[at] ?? 0) === (pair[at] ?? 0))) {
      found.push([i - 1, j - 1]);
      inPair = (pair[at - width - 1] ?? 0) > 0 && (pair[at - width - 1] ?? 0) + IN_A_ROW >= (best[at - width - 1] ?? 0);
      i--;
      j--;
    } else if ((best[at] ?? 0) === (best[at - width] ?? 0)) i--;
    else j--;
  }
  return found.reverse();
}

function sparse(a: readonly Token[], b: readonly Token[]): [number, number][] {
  const weights = new Map<number, number>();
  const hashes = (tokens: readonly Token[]): number[] =>
    tokens.map((token) => {
      const hash = hash32(`${token.kind} ${token.norm}`);
      weights.set(hash, worth(token, token));
      return hash;
    });
  const common = heaviestCommon(hashes(a), hashes(b), (word) => weights.get(word) ?? 0);
  const found: [number, number][] = [];
  common.a.forEach((i, k) => {
    const j = common.b[k] ?? 0;
    if (same(a[i], b[j])) found.push([i, j]);
  });
  return found;
}
