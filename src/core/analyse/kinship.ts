import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import { tokensOfSentence, type Collation, type WitnessText } from './collation.ts';

/**
 * What every two witnesses share, in words of linked sentences. Counts are of content words, so that style
 * weighs little; a pair's numbers never depend on the order of the witnesses.
 */
export interface Kinship {
  readonly size: number;
  /** Share of the words of linked sentences that both have: 1 for verbatim copies. */
  likeness(i: number, j: number): number;
  /**
   * 0 (nothing linked) to 1 (same text): words of linked sentences, counted with the square of how much of the
   * sentence pair is equal, over the geometric mean of both lengths. It tells copies from texts of their own;
   * who of the copies came from whom is told by sentences (`ancestry.ts`).
   */
  affinity(i: number, j: number): number;
  /** Share of the words of i's sentence `s` and of what it is linked to in j that both have; −1 where j has no such sentence. */
  equalShare(i: number, s: number, j: number): number;
  /** Share of i's body words that stand in sentences linked to j. */
  coverage(i: number, j: number): number;
  /** Words that i and j have and no other witness covering the place, where at least one covers it. */
  exclusive(i: number, j: number): number;
  /** Words of i that j lacks in linked sentences while a third witness has them: i's reading is borne out against j. */
  borneOut(i: number, j: number): number;
  /** Words of i in sentences linked to at least two others that none of them has. */
  singular(i: number): number;
  /** Content words in linked sentences of i and j, the mean of both sides. */
  common(i: number, j: number): number;
  /**
   * Share of the words of one group that all of it have and none of the other, of those that two at least of either group
   * cover: what the group has together, by descent or by having been spared what befell the other.
   */
  apart(group: readonly number[], other: readonly number[]): number;
}

/** Links below this score say that two sentences speak of the same thing, not that one comes from the other. */
const WEAKEST_LINK = 0.3;

export function kinshipOf(collation: Collation): Kinship {
  const { witnesses } = collation;
  const n = witnesses.length;
  const grid = (): Float64Array => new Float64Array(n * n);
  const linked = grid();
  const shared = grid();
  const exclusive = grid();
  const borneOut = grid();
  const total = new Float64Array(n);
  const singular = new Float64Array(n);
  const ids = new Map<string, number>();
  const words = witnesses.map((witness) => contentWords(witness, ids));
  const seen = new Int32Array(ids.size);
  const partners = witnesses.map((_, i) => partnersOf(collation, i));
  let stamp = 0;
  for (let i = 0; i < n; i++) {
    const mine = words[i] ?? [];
    mine.forEach((list, s) => {
      total[i] = (total[i] ?? 0) + list.length;
      const there = partners[i]?.[s] ?? [];
      if (there.length === 0) return;
      // per word: how many partners have it, the last of them, and per partner whether it has it
      const holders = new Int32Array(list.length);
      const last = new Int32Array(list.length);
      const has = new Uint8Array(list.length * there.length);
      there.forEach((p, at) => {
        linked[i * n + p.k] = (linked[i * n + p.k] ?? 0) + list.length;
        stamp++;
        for (const b of p.sentences) for (const word of words[p.k]?.[b] ?? NO_WORDS) seen[word] = stamp;
        let both = 0;
        for (let w = 0; w < list.length; w++) {
          if (seen[list[w] ?? 0] !== stamp) continue;
          both++;
          holders[w] = (holders[w] ?? 0) + 1;
          last[w] = p.k;
          has[at * list.length + w] = 1;
        }
        shared[i * n + p.k] = (shared[i * n + p.k] ?? 0) + both;
      });
      for (let w = 0; w < list.length; w++) {
        if (there.length < 2) break;
        if (holders[w] === 0) singular[i] = (singular[i] ?? 0) + 1;
        if (holders[w] === 1) exclusive[i * n + (last[w] ?? 0)] = (exclusive[i * n + (last[w] ?? 0)] ?? 0) + 1;
      }
      there.forEach((p, at) => {
        let borne = 0;
        for (let w = 0; w < list.length; w++) if ((holders[w] ?? 0) >= 1 && has[at * list.length + w] === 0) borne++;
        borneOut[i * n + p.k] = (borneOut[i * n + p.k] ?? 0) + borne;
      });
    });
  }
  const at = (table: Float64Array, i: number, j: number): number => table[i * n + j] ?? 0;
  const common = (i: number, j: number): number => (at(linked, i, j) + at(linked, j, i)) / 2;
  return {
    size: n,
    common,
    ...affinities(collation),
    likeness: (i, j) => (common(i, j) === 0 ? 0 : (at(shared, i, j) + at(shared, j, i)) / 2 / common(i, j)),
    coverage: (i, j) => ((total[i] ?? 0) === 0 ? 0 : at(linked, i, j) / (total[i] ?? 1)),
    exclusive: (i, j) => (at(exclusive, i, j) + at(exclusive, j, i)) / 2,
    borneOut: (i, j) => at(borneOut, i, j),
    singular: (i) => singular[i] ?? 0,
    apart: (group, other) => {
      const has = (word: number, p: Partner): boolean => p.sentences.some((b) => words[p.k]?.[b]?.includes(word) === true);
      let all = 0;
      let apart = 0;
      for (const i of group)
        words[i]?.forEach((list, s) => {
          const there = partners[i]?.[s] ?? [];
          const near = there.filter(({ k }) => group.includes(k));
          const far = there.filter(({ k }) => other.includes(k));
          if (near.length < 1 || new Set(far.map(({ k }) => k)).size < 2) return;
          all += list.length;
          for (const word of list) if (near.every((p) => has(word, p)) && !far.some((p) => has(word, p))) apart++;
        });
      return all === 0 ? 0 : apart / all;
    },
  };
}

function affinities(collation: Collation): Pick<Kinship, 'affinity' | 'equalShare'> {
  const { witnesses } = collation;
  const n = witnesses.length;
  const ids = new Map<string, number>();
  const words = witnesses.map((w) =>
    w.sentences.map((_, s) =>
      w.body[s] === false
        ? NO_WORDS
        : Int32Array.from(
            tokensOfSentence(w, s).filter((t) => t.kind !== 'punctuation'),
            (t) => idOf(ids, t.norm),
          ),
    ),
  );
  const lengths = words.map((sentences) => sentences.reduce((sum, list) => sum + list.length, 0));
  const left = new Int32Array(ids.size);
  // the share of two bags of words that is common, as `dice` has it; `left` is zero before and after
  const equalShare = (i: number, a: readonly number[], j: number, b: readonly number[]): { equal: number; many: number } => {
    let many = 0;
    let both = 0;
    for (const s of a)
      for (const word of words[i]?.[s] ?? NO_WORDS) {
        left[word] = (left[word] ?? 0) + 1;
        many++;
      }
    for (const s of b)
      for (const word of words[j]?.[s] ?? NO_WORDS) {
        many++;
        if ((left[word] ?? 0) === 0) continue;
        both++;
        left[word] = (left[word] ?? 0) - 1;
      }
    for (const s of a) for (const word of words[i]?.[s] ?? NO_WORDS) left[word] = 0;
    return { equal: many === 0 ? 0 : (2 * both) / many, many };
  };
  const table = new Float64Array(n * n);
  const shares = words.map((sentences) => new Float64Array(sentences.length * n).fill(-1));
  const note = (i: number, s: number, j: number, equal: number): void => {
    const at = s * n + j;
    const mine = shares[i];
    if (mine !== undefined && equal > (mine[at] ?? -1)) mine[at] = equal;
  };
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      let kept = 0;
      for (const link of collation.between(i, j).links) {
        const { equal, many } = equalShare(i, link.a, j, link.b);
        kept += (equal * equal * many) / 2;
        for (const s of link.a) note(i, s, j, equal);
        for (const s of link.b) note(j, s, i, equal);
      }
      const value = kept / Math.sqrt(Math.max(1, lengths[i] ?? 0) * Math.max(1, lengths[j] ?? 0));
      table[i * n + j] = table[j * n + i] = Math.min(1, value);
    }
  return {
    affinity: (i, j) => (i === j ? 1 : (table[i * n + j] ?? 0)),
    equalShare: (i, s, j) => shares[i]?.[s * n + j] ?? -1,
  };
}

/** How much two bags of words have in common: 0 to 1. */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of b) {
    const many = left.get(word) ?? 0;
    if (many === 0) continue;
    both++;
    left.set(word, many - 1);
  }
  return (2 * both) / (a.length + b.length);
}

const NO_WORDS = new Int32Array(0);

/** Words are numbered in a collation, so that sets of them are rows of marks. */
function idOf(ids: Map<string, number>, word: string): number {
  let id = ids.get(word);
  if (id === undefined) ids.set(word, (id = ids.size));
  return id;
}

/** Per sentence: its content words by number; none for residue. */
const contentWords = (witness: WitnessText, ids: Map<string, number>): Int32Array[] =>
  witness.sentences.map((_, s) =>
    witness.body[s] === false
      ? NO_WORDS
      : Int32Array.from(
          tokensOfSentence(witness, s).filter((t) => (t.kind === 'word' || t.kind === 'number') && !FUNCTION_WORDS.has(t.norm)),
          (t) => idOf(ids, t.stem),
        ),
  );

interface Partner {
  readonly k: number;
  /** Its sentences in the link. */
  readonly sentences: readonly number[];
}

/** Per sentence of witness i: the others that cover it. */
function partnersOf(collation: Collation, i: number): Partner[][] {
  const partners: Partner[][] = (collation.witnesses[i]?.sentences ?? []).map(() => []);
  for (let k = 0; k < collation.witnesses.length; k++) {
    if (k === i) continue;
    for (const link of collation.between(i, k).links) {
      if (link.score < WEAKEST_LINK) continue;
      const partner = { k, sentences: link.b };
      for (const s of link.a) partners[s]?.push(partner);
    }
  }
  return partners;
}
