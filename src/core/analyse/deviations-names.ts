import type { Fact } from '../model.ts';
import type { Contrast } from './contrast.ts';
import { nearSpelling } from './spelling.ts';
import { factsOfSide, inPlace, placeOf, stretchOf, type LinkView } from './slots.ts';
import type { WitnessWords } from './witness-words.ts';

/** Names of one sentence link. A name that the sibling has anywhere, in full or in part, is supported. */
export function nameContrasts(view: LinkView, sibling: number): Contrast[] {
  const ours = factsOfSide(view.a, view.link.a).filter((fact) => fact.type === 'name');
  const theirs = factsOfSide(view.b, view.link.b).filter((fact) => fact.type === 'name');
  const found: Contrast[] = [];
  for (const fact of ours) {
    const strange = unsupported(fact, view.b);
    const contrast = { category: 'name', span: fact.span, sibling, theirs: '', theirSpan: null, severity: 3, sure: 1 } as const;
    if (strange.length === 0) {
      found.push({ ...contrast, stance: 'same', theirSpan: mention(fact, theirs) });
      continue;
    }
    const partner = partnerOf(view, fact, strange, ours, theirs);
    if (partner === null) found.push({ ...contrast, stance: 'absent' });
    else if (partner.spelling) found.push({ ...contrast, stance: 'same', theirSpan: partner.fact.span });
    else found.push({ ...contrast, stance: 'differs', theirs: partner.fact.value, theirSpan: partner.fact.span, sure: partner.sure });
  }
  return found;
}

const wordsOf = (fact: Fact): string[] => fact.value.split(' ');

/** The words of a name that a witness has nowhere. */
const unsupported = (fact: Fact, words: WitnessWords): string[] => wordsOf(fact).filter((word) => !words.words.has(word) && !isInitials(word, words));

/** "NATO" for words whose initials stand in the text is left to the alias table; single letters are initials of anything. */
const isInitials = (word: string, _words: WitnessWords): boolean => word.length === 1;

const mention = (fact: Fact, theirs: readonly Fact[]): Fact['span'] | null => {
  const words = new Set(wordsOf(fact));
  return theirs.find((other) => wordsOf(other).some((word) => words.has(word)))?.span ?? null;
};

function partnerOf(view: LinkView, fact: Fact, strange: readonly string[], ours: readonly Fact[], theirs: readonly Fact[]): { fact: Fact; sure: number; spelling: boolean } | null {
  const place = placeOf(view, stretchOf(view, 'a', fact.span));
  const open = theirs.filter((other) => unsupported(other, view.a).length > 0);
  // the same name in other spelling, anywhere in the link
  for (const other of theirs) {
    const left = unsupported(other, view.a);
    if (strange.every((word) => left.some((candidate) => nearSpelling(word, candidate)))) return { fact: other, sure: 1, spelling: true };
  }
  const shared = new Set(wordsOf(fact).filter((word) => !strange.includes(word)));
  const placed = open.filter((other) => inPlace(place, stretchOf(view, 'b', other.span)));
  const kin = open.filter((other) => wordsOf(other).some((word) => shared.has(word)));
  const both = placed.find((other) => kin.includes(other));
  if (both !== undefined) return { fact: both, sure: 0.95, spelling: false };
  if (placed.length === 1 && placed[0] !== undefined) {
    const tight = place.left + place.right;
    return { fact: placed[0], sure: tight === 0 ? 0.9 : tight <= 2 ? 0.75 : 0.6, spelling: false };
  }
  const lonely = open.length === 1 && ours.filter((other) => unsupported(other, view.b).length > 0).length === 1;
  if (lonely && open[0] !== undefined) return { fact: open[0], sure: 0.5, spelling: false };
  return null;
}
