import type { DeviationCategory, Fact } from '../model.ts';
import { agree, commensurable, sameValue, valueKey } from '../text/facts/equality.ts';
import type { Contrast } from './contrast.ts';
import { factsOfSide, inPlace, placeOf, stretchOf, trust, type LinkView } from './slots.ts';
import type { WitnessWords } from './witness-words.ts';

const CATEGORY: Partial<Record<Fact['type'], DeviationCategory>> = {
  number: 'number',
  ordinal: 'number',
  percent: 'number',
  age: 'number',
  score: 'number',
  money: 'money',
  quantity: 'quantity',
  duration: 'quantity',
  date: 'date',
  weekday: 'date',
  time: 'time',
};

/** Types that can stand in one slot. */
const FAMILY: Partial<Record<Fact['type'], string>> = {
  number: 'count',
  percent: 'percent',
  age: 'age',
  score: 'score',
  ordinal: 'ordinal',
  money: 'money',
  quantity: 'measure',
  duration: 'duration',
  date: 'date',
  weekday: 'weekday',
  time: 'time',
};

/** Numbers, measures, money, dates and times of one sentence link, page against sibling. */
export function quantityContrasts(view: LinkView, sibling: number): Contrast[] {
  const ours = typed(factsOfSide(view.a, view.link.a));
  const theirs = typed(factsOfSide(view.b, view.link.b));
  if (ours.length === 0) return [];
  const found: Contrast[] = [];
  const used = new Set<Fact>();
  const open: Fact[] = [];
  // the very value first, then what agrees with it; the one in the same place before others
  const kept = new Set(ours.filter((fact) => theirs.some((other) => sameValue(fact, other))));
  for (const fact of [...kept, ...ours.filter((one) => !kept.has(one))]) {
    const free = theirs.filter((other) => !used.has(other) && agree(fact, other));
    const exact = free.filter((other) => sameValue(fact, other));
    const equal = exact.length > 0 ? exact : free;
    const place = placeOf(view, stretchOf(view, 'a', fact.span));
    const partner = equal.find((other) => inPlace(place, stretchOf(view, 'b', other.span))) ?? equal[0];
    if (partner === undefined) {
      open.push(fact);
      continue;
    }
    used.add(partner);
    found.push(same(fact, partner, sibling));
  }
  const rest = theirs.filter((fact) => !used.has(fact));
  for (const fact of open) {
    const partner = partnerOf(view, fact, open, rest);
    // the value stands elsewhere in the sibling: told at another place, unless this very place says otherwise
    const again =
      partner !== null && partner.sure >= 0.9
        ? undefined
        : (theirs.find((other) => agree(fact, other) && !isNeutral(other, partner?.fact)) ??
          nearby(view.b, view.link.b, fact, partner?.fact) ??
          sameMatter(view.b, fact));
    if (again !== undefined) {
      found.push(same(fact, again, sibling));
      continue;
    }
    if (partner === null) {
      found.push({ ...same(fact, fact, sibling), stance: 'absent', theirSpan: null });
      continue;
    }
    if (nearby(view.a, view.link.a, partner.fact, fact) !== undefined) continue;
    found.push({
      category: CATEGORY[fact.type] ?? 'number',
      span: fact.span,
      sibling,
      stance: 'differs',
      theirs: valueKey(partner.fact),
      theirSpan: partner.fact.span,
      severity: 3,
      sure: partner.sure * trust(view, 0.5, 1),
    });
  }
  return found;
}

/** More values than this no linked sentences have; each is set beside each. */
const MOST_VALUES = 120;

const typed = (facts: readonly Fact[]): Fact[] => facts.filter((fact) => FAMILY[fact.type] !== undefined).slice(0, MOST_VALUES);

const same = (fact: Fact, partner: Fact, sibling: number): Contrast => ({
  category: CATEGORY[fact.type] ?? 'number',
  span: fact.span,
  sibling,
  stance: 'same',
  theirs: '',
  theirSpan: partner.span,
  severity: 3,
  sure: 1,
});

/** Does it agree with the rival reading as well? "June" decides nothing between June 1998 and June 1989. */
const isNeutral = (fact: Fact, rival: Fact | undefined): boolean => rival !== undefined && agree(fact, rival);

/** The fact in the sentences just before and after, outside the link: facts move when sentences are cut anew. */
function nearby(words: WitnessWords, sentences: readonly number[], fact: Fact, rival?: Fact): Fact | undefined {
  const low = Math.min(...sentences) - 2;
  const high = Math.max(...sentences) + 2;
  for (let s = Math.max(0, low); s <= high; s++) {
    if (sentences.includes(s)) continue;
    const hit = words.factsIn[s]?.find((other) => FAMILY[other.type] !== undefined && agree(fact, other) && !isNeutral(other, rival));
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** The same value of the same thing, wherever the sibling tells it ("two-day visit" stands four paragraphs on). */
const sameMatter = (words: WitnessWords, fact: Fact): Fact | undefined =>
  fact.head === null
    ? undefined
    : words.factsIn.flat().find((other) => other.type === fact.type && other.head === fact.head && agree(fact, other));

/** The sibling's fact in the same slot: same place between paired words, same head, or the only one left of its family. */
function partnerOf(view: LinkView, fact: Fact, open: readonly Fact[], rest: readonly Fact[]): { fact: Fact; sure: number } | null {
  const family = FAMILY[fact.type];
  const bare = (one: Fact): boolean => one.type === 'number' && one.head === null;
  const candidates = rest.filter(
    (other) =>
      ((FAMILY[other.type] === family || (isDay(fact) && isDay(other))) && commensurable(fact, other)) ||
      (bare(other) && FAMILY[fact.type] === 'money') ||
      (bare(fact) && FAMILY[other.type] === 'money'),
  );
  if (candidates.length === 0) return elsewhere(view, fact);
  const place = placeOf(view, stretchOf(view, 'a', fact.span));
  // "two-day visit" is not answered by "one hour before", wherever it stands
  const placed = candidates.filter((other) => inPlace(place, stretchOf(view, 'b', other.span)) && !isOtherMatter(fact, other));
  const headed = candidates.filter(
    (other) => other.head !== null && other.head === fact.head && (other.unit === fact.unit || fact.type === 'duration'),
  );
  // a duration in other units is another thing's, unless it hangs on the same word or fills the very gap
  if (fact.type === 'duration' && place.left + place.right > 1) {
    const unlike = placed.filter((other) => other.unit !== fact.unit && !headed.includes(other));
    if (unlike.length > 0 && unlike.length === placed.length && headed.length === 0) return elsewhere(view, fact);
  }
  const both = placed.find((other) => headed.includes(other));
  if (both !== undefined) return { fact: both, sure: 0.97 };
  if (placed.length === 1 && placed[0] !== undefined) return { fact: placed[0], sure: place.left + place.right <= 2 ? 0.95 : 0.85 };
  if (headed.length === 1 && headed[0] !== undefined) return { fact: headed[0], sure: 0.85 };
  const alone = open.filter((other) => FAMILY[other.type] === family).length === 1 && candidates.length === 1;
  if (alone && candidates[0] !== undefined && !isOtherMatter(fact, candidates[0])) return { fact: candidates[0], sure: 0.6 };
  return elsewhere(view, fact);
}

const isDay = (fact: Fact): boolean => fact.type === 'date' || fact.type === 'weekday';

/** Measures of unlike units that hang on unlike words measure unlike things. */
const isOtherMatter = (fact: Fact, other: Fact): boolean =>
  (fact.type === 'duration' || fact.type === 'quantity') &&
  fact.type === other.type &&
  fact.unit !== other.unit &&
  fact.head !== null &&
  other.head !== null &&
  fact.head !== other.head;

/**
 * The sibling tells it in a sentence that is linked with another of ours: one value hangs on this head in the
 * whole document, and one only ("two-day visit", wherever it stands).
 */
function elsewhere(view: LinkView, fact: Fact): { fact: Fact; sure: number } | null {
  if (fact.type !== 'duration' || fact.head === null) return null;
  const alike = (words: WitnessWords): Fact[] =>
    words.factsIn.flatMap((facts) => facts.filter((other) => other.type === fact.type && other.head === fact.head));
  const theirs = alike(view.b);
  const first = theirs[0];
  if (
    first === undefined ||
    agree(fact, first) ||
    !theirs.every((other) => agree(first, other)) ||
    !alike(view.a).every((other) => agree(fact, other))
  )
    return null;
  return { fact: first, sure: 0.75 };
}
