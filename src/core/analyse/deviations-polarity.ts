import type { Fact, Span, Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import { baseStem, isNegator } from '../text/facts/negation.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Contrast } from './contrast.ts';
import { denies } from './denial-words.ts';
import { insertedDenial } from './inserted-denial.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import { factsOfSide, isAnsweredBeside, isShort, stretchOf, trust, type LinkView } from './slots.ts';
import type { WitnessWords } from './witness-words.ts';

/** The reading of a sibling that denies what the page says, or says what it denies. */
export const REVERSED = 'reversed';

/** A statement and its denial: negation on one side only, not balanced by a word that denies by itself. */
export function polarityContrasts(view: LinkView, sibling: number, { lexicon }: Tables): Contrast[] {
  const ours = negationsOf(view, 'a');
  const theirs = negationsOf(view, 'b');
  const simple = view.link.a.length === 1 && view.link.b.length === 1;
  const loneOurs = ours.filter((fact) => !theirs.some((other) => other.head === fact.head));
  const loneTheirs = theirs.filter((fact) => !ours.some((other) => other.head === fact.head));
  const crossed = reversed(view, loneOurs, 'b', lexicon);
  const answered = reversed(view, loneTheirs, 'a', lexicon);
  if (ours.length === theirs.length) {
    // as many negations on both sides: reversed only when each denies a word the other affirms
    if (crossed !== null && answered !== null && simple && (!isFree(view) || (crossed.paired && answered.paired)))
      return [contrast(crossed.fact.span, sibling, 'differs', crossed.there, 0.7 * trust(view, 0.2, 1.2))];
    // the other denial is told in other words: enough where two sentences are set beside each other
    if (crossed?.paired === true && isShort(view)) return [contrast(crossed.fact.span, sibling, 'differs', crossed.there, 0.6)];
    return ours.map((fact, i) => contrast(fact.span, sibling, 'same', theirs[i]?.span ?? null, 1));
  }
  const more = ours.length > theirs.length;
  const headed = more ? crossed : answered;
  if (headed !== null) {
    const told = headed.paired && (!isFree(view) || hasNeighbour(view, headed) || denials(view, more ? 'b' : 'a', lexicon) === 0);
    const sure = (told ? (simple ? 0.95 : 0.85) : isShort(view) ? 0.72 : HINT) * trust(view, 0.2, 1.2);
    return [
      more
        ? contrast(headed.fact.span, sibling, 'differs', headed.there, sure)
        : contrast(headed.there, sibling, 'differs', headed.fact.span, sure),
    ];
  }
  const there = denials(view, more ? 'b' : 'a', lexicon);
  if (there - denials(view, more ? 'a' : 'b', lexicon) >= Math.abs(ours.length - theirs.length)) return [];
  const inserted = insertedDenial(view, more ? 'a' : 'b', more ? loneOurs : loneTheirs, there > 0, lexicon);
  if (inserted !== null) return [contrast(inserted.here, sibling, 'differs', inserted.there, inserted.sure)];
  const fact = more ? (loneOurs[0] ?? ours[0]) : (loneTheirs[0] ?? theirs[0]);
  if (fact === undefined) return [];
  const ratio = view.aTokens.length / Math.max(1, view.bTokens.length);
  if (!simple || view.closeness < (isShort(view) ? 0.3 : 0.45)) return [];
  // told in other words, or more of them: one sibling alone proves nothing
  const loose = !isShort(view) && (view.closeness < 0.75 || ratio < 0.8 || ratio > 1.25);
  if (loose) return more ? [contrast(fact.span, sibling, 'differs', null, HINT * trust(view, 0.2, 1.2))] : [];
  if (more) return [contrast(fact.span, sibling, 'differs', null, 0.62)];
  const here = isShort(view) || view.closeness >= 0.75 ? imageOf(view, fact.span) : null;
  return here === null ? [] : [contrast(here, sibling, 'differs', fact.span, 0.62)];
}

/** A statement denied here in a sentence that is told otherwise there: worth something when several siblings agree. */
const HINT = 0.4;

/** Told in other words: a word that is denied here and used there need not be said of the same. */
const isFree = (view: LinkView): boolean => !isShort(view) && view.closeness < 0.65;

/** What stands for a neighbour of the denied word stands so near its answer. */
const NEAR = 4;

/** Is something else that both sides say beside the word denied here, and there: its subject, or its object? */
function hasNeighbour(view: LinkView, { fact }: { fact: Fact }): boolean {
  const at = view.pairs.findIndex((q, p) => {
    const token = view.a.witness.tokens[view.aTokens[p] ?? -1];
    return q >= 0 && token !== undefined && baseStem(token) === fact.head;
  });
  return at >= 0 && isAnsweredBeside(view, { from: at, to: at + 1 }, NEAR, isTelling);
}

const isTelling = (token: Token): boolean => token.kind === 'word' && !FUNCTION_WORDS.has(token.norm) && !isNegator(token.norm);

/** As many negations on both sides. */
export const equallyDenied = (view: LinkView | undefined): boolean =>
  view !== undefined && negationsOf(view, 'a').length === negationsOf(view, 'b').length;

/** The page's word for the first paired word after the sibling's negation. */
function imageOf(view: LinkView, span: Span): Span | null {
  const after = stretchOf(view, 'b', span).to;
  for (let q = after; q < view.bTokens.length; q++) {
    const p = view.pairs.indexOf(q);
    const token = p < 0 ? undefined : view.a.witness.tokens[view.aTokens[p] ?? 0];
    if (token !== undefined) return { start: token.start, end: token.end };
  }
  return null;
}

/** Does the side that denies the word also use it without denying it? Then nothing is reversed. */
function affirmedToo(view: LinkView, fact: Fact, side: 'a' | 'b'): boolean {
  const words = side === 'a' ? view.a : view.b;
  const list = side === 'a' ? view.aTokens : view.bTokens;
  let seen = 0;
  for (const i of list) {
    const token = words.witness.tokens[i];
    if (token !== undefined && baseStem(token) === fact.head) seen++;
  }
  return seen > 1;
}

/** Words too common for their other occurrence to be the same statement. */
const WEAK_HEADS = new Set(
  'be have do go get make take one thing way time same all only just more much any want say think know believe see feel it this that he she they we i you'.split(
    ' ',
  ),
);

/** A negation whose word the other side affirms: it has the word, and nothing near it that denies. */
function reversed(
  view: LinkView,
  facts: readonly Fact[],
  side: 'a' | 'b',
  lexicon: Lexicon,
): { fact: Fact; there: Span; paired: boolean } | null {
  const words = side === 'a' ? view.a : view.b;
  const list = side === 'a' ? view.aTokens : view.bTokens;
  for (const fact of facts) {
    if (fact.head === null || WEAK_HEADS.has(fact.head) || affirmedToo(view, fact, side === 'a' ? 'b' : 'a')) continue;
    for (let position = 0; position < list.length; position++) {
      const token = words.witness.tokens[list[position] ?? 0];
      if (token === undefined || baseStem(token) !== fact.head) continue;
      let denied = false;
      for (let k = Math.max(0, position - 5); k < Math.min(list.length, position + 3); k++) {
        const norm = words.witness.tokens[list[k] ?? 0]?.norm ?? '';
        if (k !== position && (isNegator(norm) || denies(norm, lexicon))) denied = true;
      }
      if (denied || isDeniedOtherwise(words, list, token, lexicon)) continue;
      const paired = side === 'a' ? (view.pairs[position] ?? -1) >= 0 : view.pairs.includes(position);
      return { fact, there: { start: token.start, end: token.end }, paired };
    }
  }
  return null;
}

/** A word that denies governs one of so many words after it. */
const GOVERNED = 3;

/** "No power" is told by "without electricity" too, whatever else has power in that sentence. */
const isDeniedOtherwise = (words: WitnessWords, list: readonly number[], word: Token, lexicon: Lexicon): boolean =>
  list.some((i, position) => {
    const norm = words.witness.tokens[i]?.norm ?? '';
    if (!isNegator(norm) && !denies(norm, lexicon)) return false;
    return list.slice(position + 1, position + 1 + GOVERNED).some((j) => {
      const other = words.witness.tokens[j];
      return other !== undefined && other !== word && other.kind === 'word' && lexicon.relation(other.norm, word.norm) === 'synonym';
    });
  });

const negationsOf = (view: LinkView, side: 'a' | 'b'): Fact[] =>
  factsOfSide(side === 'a' ? view.a : view.b, side === 'a' ? view.link.a : view.link.b).filter((fact) => fact.type === 'negation');

const contrast = (span: Span, sibling: number, stance: Contrast['stance'], theirSpan: Span | null, sure: number): Contrast => ({
  category: 'negation',
  span,
  sibling,
  stance,
  theirs: stance === 'differs' ? REVERSED : '',
  theirSpan,
  severity: 3,
  sure,
});

/** How many words deny by themselves among those of one side that stand for none of the other. */
function denials(view: LinkView, side: 'a' | 'b', lexicon: Lexicon): number {
  const words = side === 'a' ? view.a : view.b;
  const paired = new Set(view.pairs);
  let count = 0;
  (side === 'a' ? view.aTokens : view.bTokens).forEach((i, position) => {
    if (side === 'a' ? (view.pairs[position] ?? -1) >= 0 : paired.has(position)) return;
    const norm = words.witness.tokens[i]?.norm ?? '';
    if (!isNegator(norm) && denies(norm, lexicon)) count++;
  });
  return count;
}
