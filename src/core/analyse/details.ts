import type { Fact } from '../model.ts';
import type { WitnessText } from './collation.ts';

/** One thing told: a figure, a date, a name. */
interface Detail {
  /** What makes two of them the same. */
  readonly key: string;
  readonly words: string;
}

/** Values that are no detail of a story: how surely it is said, and "one", "two", "first". */
const NO_DETAIL: ReadonlySet<Fact['type']> = new Set(['negation', 'modality', 'attribution', 'quotation', 'role', 'weekday', 'ordinal']);

/**
 * The figures, dates and names a text tells, however it words them: what is left to tell lineage by when every copy is
 * in words of its own and nothing is damaged. Names count by their last word, so that a shortened name is the same.
 */
function detailsOf(witness: WitnessText): ReadonlyMap<string, Detail> {
  const found = new Map<string, Detail>();
  for (const fact of witness.facts()) {
    if (NO_DETAIL.has(fact.type) || fact.relative === true || witness.body[fact.sentence] === false) continue;
    const value = fact.type === 'name' ? (fact.value.split(' ').at(-1) ?? '') : fact.value;
    if (value.length < 2) continue;
    const key = `${fact.type} ${value} ${fact.unit ?? ''}`;
    if (!found.has(key)) found.set(key, { key, words: witness.article.text.slice(fact.span.start, fact.span.end) });
  }
  return found;
}

/** What two texts tell and no third does. */
export interface SharedAlone {
  readonly a: number;
  readonly b: number;
  /** As the first text writes them, in its order. */
  readonly words: readonly string[];
  /** Share of all they have in common. */
  readonly share: number;
}

/** Of each pair of `texts`, the details that the two alone tell; `witnesses` are the collation's. */
export function detailsSharedAlone(witnesses: readonly WitnessText[], texts: readonly number[]): SharedAlone[] {
  const tellers = new Map<string, number[]>();
  const details = new Map(texts.map((i) => [i, detailsOf(witnesses[i] as WitnessText)]));
  for (const i of texts) for (const key of details.get(i)?.keys() ?? []) tellers.set(key, [...(tellers.get(key) ?? []), i]);
  return texts.flatMap((a, x) =>
    texts.slice(x + 1).flatMap((b): SharedAlone[] => {
      const common = [...(details.get(a)?.values() ?? [])].filter(({ key }) => tellers.get(key)?.includes(b) === true);
      const alone = common.filter(({ key }) => tellers.get(key)?.length === 2);
      return alone.length === 0 ? [] : [{ a, b, words: alone.map((d) => d.words), share: alone.length / common.length }];
    }),
  );
}
