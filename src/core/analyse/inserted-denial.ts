import type { Fact, Span, Token } from '../model.ts';
import { isNegator } from '../text/facts/negation.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { denies } from './denial-words.ts';
import { gapsOf } from './gaps.ts';
import { trust, type LinkView } from './slots.ts';
import type { WitnessWords } from './witness-words.ts';

/** Words beside a negator that tell nothing of their own. */
const SUPPORT = new Set(
  `do does did be been being am is are was were have has had will would can could should shall may might must to a an the any ever even so very yet also
  still just that of in it there`.split(/\s+/u),
);

/** A denial that stands alone in its gap is the whole difference; one beside a word that its like answers nearly so. */
const ALONE = 0.92;
const ANSWERED = 0.85;

export interface InsertedDenial {
  readonly here: Span;
  readonly there: Span | null;
  readonly sure: number;
}

/**
 * A negator put between words that stand for each other on both sides: "are [not] ready", "are [not ready] to" beside
 * "are [prepared] to". The gap decides, however the rest of the sentence is worded. `side` has the negations of `facts`;
 * `balanced`: the other side has a word of its own that denies.
 */
export function insertedDenial(
  view: LinkView,
  side: 'a' | 'b',
  facts: readonly Fact[],
  balanced: boolean,
  lexicon: Lexicon,
): InsertedDenial | null {
  let best: InsertedDenial | null = null;
  const sides = side === 'a' ? { words: view.b, sentences: view.link.b } : { words: view.a, sentences: view.link.a };
  const nearby = deniesNearby(sides.words, sides.sentences);
  for (const gap of gapsOf(view)) {
    const denied = side === 'a' ? gap.a : gap.b;
    const plain = side === 'a' ? gap.b : gap.a;
    const negators = denied.filter((token) => isNegator(token.norm));
    const negator = negators[0];
    if (gap.before === undefined || gap.after === undefined || negator === undefined || negators.length > 1) continue;
    if (!facts.some((fact) => fact.span.start <= negator.start && negator.start < fact.span.end)) continue;
    if (plain.some((token) => isNegator(token.norm) || denies(token.norm, lexicon))) continue;
    const rest = denied.filter((token) => token !== negator && !SUPPORT.has(token.norm));
    const others = plain.filter((token) => !SUPPORT.has(token.norm));
    const level = levelOf(rest, others, lexicon);
    if (level === 0 || (nearby && view.closeness < CLOSE)) continue;
    const sure = level * (balanced ? UNSURE : 1) * trust(view, 0.55, 0.65);
    if (best !== null && best.sure >= sure) continue;
    const span = { start: negator.start, end: negator.end };
    const first = others[0] ?? (side === 'b' ? contentFrom(view, gap.after) : gap.after);
    if (denies(first.norm, lexicon)) continue;
    const word = { start: first.start, end: first.end };
    best = side === 'a' ? { here: span, there: others[0] === undefined ? null : word, sure } : { here: word, there: span, sure };
  }
  return best;
}

/** The first word that tells something from here on, so that siblings that deny it a word earlier mean one place. */
function contentFrom(view: LinkView, after: Token): Token {
  const { tokens } = view.a.witness;
  const from = view.aTokens.findIndex((i) => tokens[i] === after);
  for (const i of view.aTokens.slice(from)) {
    const token = tokens[i];
    if (token !== undefined && !SUPPORT.has(token.norm)) return token;
  }
  return after;
}

/** The plain side denies something in words of its own. */
const UNSURE = 0.65;

/** The plain side may deny it in the sentence before or after, as sentences are cut and joined at will; not in a copy. */
const CLOSE = 0.8;

const deniesNearby = (words: WitnessWords, sentences: readonly number[]): boolean =>
  [Math.min(...sentences) - 1, Math.max(...sentences) + 1].some((s) => words.factsIn[s]?.some((fact) => fact.type === 'negation') === true);

function levelOf(rest: readonly Token[], others: readonly Token[], lexicon: Lexicon): number {
  if (rest.length === 0 && others.length === 0) return ALONE;
  const answered = rest.length > 0 && rest.every((x) => others.some((y) => ['same', 'synonym'].includes(lexicon.relation(x.norm, y.norm))));
  return answered ? ANSWERED : 0;
}
