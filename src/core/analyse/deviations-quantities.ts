import type { DeviationCategory, Fact } from '../model.ts';
import { agree, boundsClash, commensurable, sameValue, valueKey } from '../text/facts/equality.ts';
import type { Contrast } from './contrast.ts';
import { factsOfSide, inPlace, isShort, placeOf, stretchOf, trust, type LinkView, type Place } from './slots.ts';
import { isDerived, isShare } from './derived-values.ts';
import { isAdded } from './restated-facts.ts';
import { exchangedValues } from './exchanged.ts';
import type { WitnessWords } from './witness-words.ts';

export const CATEGORY: Partial<Record<Fact['type'], DeviationCategory>> = {
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
export const FAMILY: Partial<Record<Fact['type'], string>> = {
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

/**
 * "4.300" and "4,300", "3.100 million" and "3.1 billion": a translation kept the point that parts thousands in its
 * language. No page means 4.3 by it beside 4,300.
 */
function isOtherPoint(view: LinkView, a: Fact, b: Fact): boolean {
  const types = new Set([a.type, b.type]);
  if (types.size > 1 && !(types.has('number') && types.has('money'))) return false;
  const pointed = (words: WitnessWords, fact: Fact): number | null => {
    const found = /(?<![\d.,])\d{1,3}((?:\.\d{3})+)(?![\d.,]*\d)/u.exec(words.witness.article.text.slice(fact.span.start, fact.span.end));
    return found === null ? null : Number((Number(fact.value) * 1000 ** ((found[1]?.length ?? 0) / 4)).toPrecision(12));
  };
  return pointed(view.a, a) === Number(b.value) || pointed(view.b, b) === Number(a.value);
}

/** Numbers, measures, money, dates and times of one sentence link, page against sibling. */
export function quantityContrasts(view: LinkView, sibling: number): Contrast[] {
  const ours = typed(factsOfSide(view.a, view.link.a));
  const theirs = typed(factsOfSide(view.b, view.link.b));
  if (ours.length === 0) return [];
  const found: Contrast[] = [];
  const used = new Set<Fact>();
  const open: Fact[] = [];
  const partners = new Map<Fact, Fact>();
  // the very value first, then what agrees with it; the one in the same place before others
  const kept = new Set(ours.filter((fact) => theirs.some((other) => sameValue(fact, other))));
  for (const fact of [...kept, ...ours.filter((one) => !kept.has(one))]) {
    const free = theirs.filter((other) => !used.has(other) && (agree(fact, other) || isOtherPoint(view, fact, other)));
    const exact = free.filter((other) => sameValue(fact, other));
    const equal = exact.length > 0 ? exact : free;
    const place = placeOf(view, stretchOf(view, 'a', fact.span));
    const partner = equal.find((other) => inPlace(place, stretchOf(view, 'b', other.span))) ?? equal[0];
    if (partner === undefined) {
      open.push(fact);
      continue;
    }
    used.add(partner);
    partners.set(fact, partner);
    const clash =
      inPlace(place, stretchOf(view, 'b', partner.span)) &&
      boundsClash(fact, partner) &&
      !isNearly(view.a, fact) &&
      !isNearly(view.b, partner);
    found.push(
      clash ? { ...same(fact, partner, sibling), ...otherBound(partner), sure: 0.85 * trust(view, 0.5, 1) } : same(fact, partner, sibling),
    );
  }
  for (const { first, second, there } of exchangedValues(view, ours, partners)) {
    for (const span of [first.span, second.span]) {
      const heard = found.findIndex((one) => one.span === span);
      if (heard >= 0) found.splice(heard, 1);
    }
    found.push({
      category: CATEGORY[first.type] ?? 'number',
      span: { start: first.span.start, end: second.span.end },
      sibling,
      stance: 'differs',
      theirs: `${valueKey(second)}, ${valueKey(first)}`,
      theirSpan: there,
      severity: 3,
      sure: 0.92 * trust(view, 0.5, 1),
    });
  }
  const rest = once(
    view.b,
    theirs.filter((fact) => !used.has(fact)),
  );
  const left = once(
    view.a,
    ours.filter((fact) => open.includes(fact)),
  );
  for (const fact of left) {
    const partner = partnerOf(view, fact, left, rest);
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
    // told as what is left, as the sum, or as a part of the whole; copies do not tell it otherwise
    if (!isShort(view) && view.closeness < CLOSE && isDerived(view, fact, partner.fact)) {
      found.push(same(fact, partner.fact, sibling));
      continue;
    }
    // what the page says of it nearby excuses a loose slot, not the very place
    const certain = partner.sure >= 0.95 && view.closeness >= CLOSE;
    if (!certain && nearby(view.a, view.link.a, partner.fact, fact) !== undefined) continue;
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

/** So many words in common leave no doubt that two sentences tell one thing. */
const CLOSE = 0.7;

/** "More than 200" here and "fewer than 200" there. */
const otherBound = (partner: Fact): Pick<Contrast, 'stance' | 'theirs' | 'severity'> => ({
  stance: 'differs',
  theirs: `${partner.approximator ?? ''} ${valueKey(partner)}`,
  severity: 2,
});

/** "Nearly 200" and "over 200" are two ways of saying about 200; "more" and "fewer" are told as opposites. */
const isNearly = (words: WitnessWords, fact: Fact): boolean =>
  /(?:nearly|almost|more than|less than|fewer than)\s+\S{0,3}$/iu.test(
    words.witness.article.text.slice(Math.max(0, fact.span.start - 12), fact.span.start),
  );

/** More values than this no linked sentences have; each is set beside each. */
const MOST_VALUES = 120;

const typed = (facts: readonly Fact[]): Fact[] => facts.filter((fact) => FAMILY[fact.type] !== undefined).slice(0, MOST_VALUES);

/** Values that are told twice, in two units, are asked once. */
const once = (words: WitnessWords, facts: readonly Fact[]): Fact[] =>
  facts.filter((fact, i) => !isTwin(words.witness.article.text, facts[i - 1], fact));

/** "38 kilometres (24 miles)": the value before it told once more in another unit. */
const isTwin = (text: string, before: Fact | undefined, fact: Fact): boolean =>
  before !== undefined &&
  fact.type === before.type &&
  fact.type === 'quantity' &&
  /^\s?[([/]\s?$/u.test(text.slice(before.span.end, fact.span.start)) &&
  agree(before, fact);

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
      ((FAMILY[other.type] === family || (isDay(fact) && isDay(other))) &&
        commensurable(fact, other) &&
        (isOneKind(view, fact, other) || isShort(view) || view.closeness >= CLOSE)) ||
      (bare(other) && FAMILY[fact.type] === 'money') ||
      (bare(fact) && FAMILY[other.type] === 'money'),
  );
  if (candidates.length === 0) return elsewhere(view, fact);
  const place = placeOf(view, stretchOf(view, 'a', fact.span));
  // "two-day visit" is not answered by "one hour before", wherever it stands
  const placed = candidates.filter(
    (other) => answers(view, fact, place, other) && !isOtherMatter(fact, other) && !isOtherDay(view, fact, other, place),
  );
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
  const among = inOrder(view, fact, place, open, placed);
  if (among !== null) return { fact: among, sure: 0.85 };
  if (placed.length === 1 && placed[0] !== undefined) return { fact: placed[0], sure: place.left + place.right <= 2 ? 0.95 : 0.85 };
  if (headed.length === 1 && headed[0] !== undefined) return { fact: headed[0], sure: 0.85 };
  const alone = open.filter((other) => FAMILY[other.type] === family).length === 1 && candidates.length === 1;
  if (alone && candidates[0] !== undefined && !isOtherMatter(fact, candidates[0])) return { fact: candidates[0], sure: 0.6 };
  return elsewhere(view, fact);
}

/** A part of a whole answers no count, and what is added no whole, where a sentence is told freely. */
const isOneKind = (view: LinkView, fact: Fact, other: Fact): boolean =>
  isShare(fact) === isShare(other) && isAdded(view.a.witness.article.text, fact) === isAdded(view.b.witness.article.text, other);

/** In the very place; a date may reach beyond it with a year that agrees with something else ("July 25, 2020"). */
function answers(view: LinkView, fact: Fact, place: Place, other: Fact): boolean {
  const there = stretchOf(view, 'b', other.span);
  return inPlace(place, there) || (fact.type === 'date' && other.type === 'date' && there.from >= place.from && there.from < place.to);
}

/** As many open values of the kind stand in this place here as there: each answers the one of its rank. */
function inOrder(view: LinkView, fact: Fact, place: Place, open: readonly Fact[], placed: readonly Fact[]): Fact | null {
  if (placed.length < 2) return null;
  const here = open.filter((other) => {
    if (FAMILY[other.type] !== FAMILY[fact.type]) return false;
    const its = placeOf(view, stretchOf(view, 'a', other.span));
    return its.from === place.from && its.to === place.to;
  });
  return here.length === placed.length ? (placed[here.indexOf(fact)] ?? null) : null;
}

const isDay = (fact: Fact): boolean => fact.type === 'date' || fact.type === 'weekday';

/** "Left in 2008" is not answered by "the 2011 directive", unless they fill the very gap: one tells when, the other which. */
const isOtherDay = (view: LinkView, fact: Fact, other: Fact, place: Place): boolean =>
  fact.type === 'date' && place.left + place.right > 0 && tellsWhich(view.a, fact) !== tellsWhich(view.b, other);

export const tellsWhich = ({ witness }: WitnessWords, { span }: Fact): boolean =>
  /\b(?:the|an?|its|his|her|their|this|that)\s$/iu.test(witness.article.text.slice(Math.max(0, span.start - 7), span.start)) &&
  /^\s\p{L}/u.test(witness.article.text.slice(span.end, span.end + 2));

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
