import type { Fact } from '../model.ts';
import { isNegator } from '../text/facts/negation.ts';
import type { Contrast } from './contrast.ts';
import { factsOfSide, type LinkView } from './slots.ts';

/** Words that deny by themselves: a negation on one side and one of these on the other balance. */
const DENYING = new Set(
  'fail failed fails failing failure refuse refused refuses refusal deny denied denies denial reject rejected rejects lack lacked lacks lacking without unable impossible unlikely hardly barely scarcely seldom rarely little few unless except avoid avoided prevent prevented absence absent missing stop stopped ruled out rather instead against unclear unknown uncertain far dismiss dismissed decline declined doubt nor neither none nothing nobody free only until hard difficult'.split(' '),
);

/** A statement and its denial: negation on one side of aligned words only. */
export function polarityContrasts(view: LinkView, sibling: number): Contrast[] {
  const ours = factsOfSide(view.a, view.link.a).filter((fact) => fact.type === 'negation');
  const theirs = factsOfSide(view.b, view.link.b).filter((fact) => fact.type === 'negation');
  if (ours.length === theirs.length) return ours.map((fact, i) => contrast(fact, sibling, 'same', theirs[i]?.span ?? null, 1));
  const aDeny = denials(view, 'a');
  const bDeny = denials(view, 'b');
  if (ours.length > theirs.length && bDeny <= aDeny) {
    const fact = ours.find((one) => headPaired(view, one)) ?? null;
    if (fact !== null) return [contrast(fact, sibling, 'differs', null, 0.9)];
    const first = ours[0];
    if (first !== undefined && view.closeness >= 0.6) return [contrast(first, sibling, 'differs', null, 0.7)];
  }
  return [];
}

const contrast = (fact: Fact, sibling: number, stance: Contrast['stance'], theirSpan: Fact['span'] | null, sure: number): Contrast => ({
  category: 'negation',
  span: fact.span,
  sibling,
  stance,
  theirs: stance === 'differs' ? 'affirmed' : '',
  theirSpan,
  severity: 3,
  sure,
});

function denials(view: LinkView, side: 'a' | 'b'): number {
  const words = side === 'a' ? view.a : view.b;
  let count = 0;
  for (const i of side === 'a' ? view.aTokens : view.bTokens) {
    const norm = words.witness.tokens[i]?.norm ?? '';
    if (DENYING.has(norm) && !isNegator(norm)) count++;
  }
  return count;
}

/** Is the word that the negation denies among the sibling's words here? */
function headPaired(view: LinkView, fact: Fact): boolean {
  if (fact.head === null) return false;
  return view.bTokens.some((i) => view.b.witness.tokens[i]?.stem === fact.head);
}
