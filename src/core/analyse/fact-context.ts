import { hash32 } from '../article-id.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Fact } from '../model.ts';
import type { Tables } from '../tables.ts';
import { tokenRange, type WitnessWords } from './witness-words.ts';

/** The words that tell something around a value or a name, and how much each says. */
export interface Context {
  readonly words: ReadonlyMap<number, number>;
  /** Those near it, of which synonyms are sought. */
  readonly near: readonly { readonly norm: string; readonly key: number; readonly weight: number }[];
}

export type Rarity = (key: number, stem: string) => number;

/** From this rarity on (see `DocumentFrequency.idf`) a word counts in full. */
const RARE = 6;

/** A word says less the more often the two texts have it, and the more common it is. */
export function rarityIn(page: WitnessWords, sibling: WitnessWords, { df }: Tables): Rarity {
  const counts = new Map<number, number>();
  for (const { keys } of [page, sibling]) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (key, stem) => Math.min(1, df.idf(hash32(stem)) / RARE) / Math.sqrt(Math.max(2, counts.get(key) ?? 0) / 2);
}

/** How much a word counts that stands so many words away, and in the sentence before or after. */
const NEAR = 5;
const FAIR = 12;
const BESIDE = 0.15;
const SYNONYMS_WITHIN = 7;
const MOST_MENTIONS = 4;

/** The context of one thing by all its mentions. */
export function contextOf(words: WitnessWords, mentions: readonly Fact[], rarity: Rarity): Context {
  const { witness, keys } = words;
  const said = new Map<number, number>();
  const near: { norm: string; key: number; weight: number }[] = [];
  const own = new Set(mentions.flatMap((fact) => tokensOf(witness, fact)));
  for (const fact of mentions.slice(0, MOST_MENTIONS)) {
    const { first, last } = tokenRange(witness, fact.span);
    for (let s = Math.max(0, fact.sentence - 1); s <= fact.sentence + 1; s++) {
      if (witness.body[s] !== true) continue;
      const to = witness.tokenBorders[s + 1] ?? 0;
      for (let i = witness.tokenBorders[s] ?? 0; i < to; i++) {
        const token = witness.tokens[i];
        const key = keys[i] ?? 0;
        if (token === undefined || key === 0 || own.has(i) || FUNCTION_WORDS.has(token.norm) || token.norm === "'s") continue;
        const far = i < first ? first - i : i - last + 1;
        const nearness = s !== fact.sentence ? BESIDE : far <= NEAR ? 1 : far <= FAIR ? 0.7 : 0.45;
        const weight = nearness * rarity(key, token.stem);
        if (weight > (said.get(key) ?? 0)) said.set(key, weight);
        if (s === fact.sentence && far <= SYNONYMS_WITHIN && token.kind === 'word') near.push({ norm: token.norm, key, weight });
      }
    }
  }
  return { words: said, near };
}

const tokensOf = (witness: WitnessWords['witness'], fact: Fact): number[] => {
  const { first, last } = tokenRange(witness, fact.span);
  return Array.from({ length: last - first }, (_, k) => first + k);
};

function inCommon(a: Context, b: Context, { lexicon }: Tables): number {
  let sum = 0;
  for (const [key, weight] of a.words) sum += Math.min(weight, b.words.get(key) ?? 0);
  for (const x of a.near) {
    if (b.words.has(x.key)) continue;
    let best = 0;
    for (const y of b.near) {
      if (a.words.has(y.key)) continue;
      const relation = lexicon.relation(x.norm, y.norm);
      const share = relation === 'synonym' || relation === 'same' ? 0.7 : relation === 'wider' ? 0.3 : 0;
      best = Math.max(best, share * Math.min(x.weight, y.weight));
    }
    sum += best;
  }
  return sum;
}

/** Two that have more in common with each other than with any other. */
export interface Match {
  readonly i: number;
  readonly j: number;
  /** What the words around the two have in common, and by how much more than with any other. */
  readonly context: number;
  readonly margin: number;
  /** How many others they might have answered. */
  readonly rivals: number;
}

/** Each of `here` with the one of `there` that it has most in common with, where that is mutual. */
export function matched(
  here: readonly Context[],
  there: readonly Context[],
  tables: Tables,
  fits: (i: number, j: number) => boolean,
): Match[] {
  const scores = here.map((a, i) => there.map((b, j) => (fits(i, j) ? inCommon(a, b, tables) : -1)));
  return scores.flatMap((row, i): Match[] => {
    const context = Math.max(...row);
    const j = row.indexOf(context);
    const column = scores.map((line) => line[j] ?? -1);
    if (context < 0 || Math.max(...column) > context) return [];
    const rest = [...row.filter((_, k) => k !== j), ...column.filter((_, k) => k !== i)].filter((score) => score >= 0);
    return [{ i, j, context, margin: context - Math.max(0, ...rest), rivals: rest.length }];
  });
}
