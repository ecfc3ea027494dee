import type { Fact } from '../model.ts';
import { overlaps } from '../span.ts';
import type { Tables } from '../tables.ts';
import { NEVER_NAMES } from '../text/facts/name-words.data.ts';
import { folded } from '../text/facts/names.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Contrast } from './contrast.ts';
import { factsOfSide, inPlace, isShort, isVerbatim, placeOf, stretchOf, trust, type LinkView, type Place, type Stretch } from './slots.ts';
import { speakerContrasts } from './deviations-speakers.ts';
import { COPY_SHARE, pairsOf } from './name-pairs.ts';
import { DESIGNATORS, formOf, isNameWord, isOneWord, isSoundedAlike, isSpeltIn, sharesHouse, wordsOf } from './names-alike.ts';
import { nearSpelling } from './spelling.ts';
import { tokenRange, type WitnessWords } from './witness-words.ts';

/** A name in the very place that shares a word. */
const ODDS_IN_PLACE = 2.5;
/** Under these odds a pair of names says nothing. */
const LEAST_ODDS = -1;
/** A name that the sibling has elsewhere is another one here only where the slot is this sure. */
const LEAST_ODDS_OF_KNOWN = 0.5;

/**
 * Names of one sentence link, each beside the name that the sibling has in its place. `copy`: the share of the sibling that
 * is the page word for word. A name that the sibling has anywhere, in full or in part, is supported, but for sure slots.
 */
export function nameContrasts(view: LinkView, sibling: number, tables: Tables, copy: number): Contrast[] {
  if (isShort(view)) return shortContrasts(view, sibling, tables);
  const { lexicon } = tables;
  const theirs = namesOf(view.b, view.link.b);
  return namesOf(view.a, view.link.a).map((fact): Contrast => {
    const contrast = { category: 'name', span: fact.span, sibling, theirs: '', theirSpan: null, severity: 3, sure: 1 } as const;
    const isKnown = unsupported(fact, view.b).length === 0;
    const same = theirs.find((other) => isAbbreviated(view, fact, other));
    if (same !== undefined) return { ...contrast, stance: 'same', theirSpan: same.span };
    const namesake = namesakeIn(view, fact, theirs, lexicon, copy);
    if (namesake !== null)
      return { ...contrast, stance: 'differs', theirs: namesake.value, theirSpan: namesake.span, sure: 0.93, odds: ODDS_IN_PLACE };
    const best = pairsOf(view, fact, theirs, copy, lexicon).sort((a, b) => b.odds - a.odds || a.theirs.span.start - b.theirs.span.start)[0];
    // a name that both tell of, beside a verb of saying: who said it is told as such
    const isMouth = (): boolean =>
      isKnown && speakerContrasts(view, sibling).some((one) => one.stance === 'differs' && overlaps(one.span, fact.span));
    if (best !== undefined && best.odds >= (isKnown ? LEAST_ODDS_OF_KNOWN : LEAST_ODDS) && !isMouth())
      return {
        ...contrast,
        stance: 'differs',
        theirs: best.theirs.value,
        theirSpan: best.theirs.span,
        sure: 1 / (1 + Math.exp(-best.odds)),
        odds: best.odds,
      };
    if (isKnown || isMisspelt(view, fact)) return { ...contrast, stance: 'same', theirSpan: mention(fact, theirs) };
    return { ...contrast, stance: 'absent' };
  });
}

/** Is one of them the acronym of the other? */
const isAbbreviated = (view: LinkView, fact: Fact, other: Fact): boolean =>
  abbreviates(view.a, fact, view.b, other) ||
  abbreviates(view.b, other, view.a, fact) ||
  formOf(fact).initials === formOf(other).squeezed ||
  formOf(other).initials === formOf(fact).squeezed;

/** Names of two texts of a sentence each. */
function shortContrasts(view: LinkView, sibling: number, { lexicon }: Tables): Contrast[] {
  const ours = namesOf(view.a, view.link.a);
  const theirs = namesOf(view.b, view.link.b);
  const open = theirs.filter((other) => isStranger(view, other));
  const strangers = ours.filter((one) => unsupported(one, view.b).length > 0 && !isMisspelt(view, one));
  const found: Contrast[] = [];
  for (const fact of ours) {
    const contrast = { category: 'name', span: fact.span, sibling, theirs: '', theirSpan: null, severity: 3, sure: 1 } as const;
    const namesake = namesakeIn(view, fact, theirs, lexicon);
    if (namesake !== null) {
      found.push({ ...contrast, stance: 'differs', theirs: namesake.value, theirSpan: namesake.span, sure: 0.93 });
      continue;
    }
    if (!strangers.includes(fact)) {
      found.push({ ...contrast, stance: 'same', theirSpan: mention(fact, theirs) });
      continue;
    }
    const partner = partnerOf(view, fact, strangers, open, theirs, lexicon);
    // the sibling has the name in other letters, at another place
    if (partner === null || (partner.sure > 0 && !isVerbatim(view) && unsupported(fact, view.b).every((word) => isSpeltIn(view.b, word))))
      found.push({ ...contrast, stance: 'absent' });
    else if (partner.sure === 0) found.push({ ...contrast, stance: 'same', theirSpan: partner.fact.span });
    else
      found.push({
        ...contrast,
        stance: 'differs',
        theirs: partner.fact.value,
        theirSpan: partner.fact.span,
        sure: partner.sure * trust(view, 0.4, 1),
      });
  }
  return found;
}

/**
 * In the very place, a name that shares a word with ours while each has another: "Chen Gang", "Qin Gang". That
 * the sibling has both words somewhere ("Chen" later on) excuses nothing, unless it has our name in full.
 */
function namesakeIn(view: LinkView, fact: Fact, theirs: readonly Fact[], lexicon: Lexicon, copy = 1): Fact | null {
  const ours = wordsOf(fact);
  if (ours.length < 2) return null;
  const place = placeOf(view, stretchOf(view, 'a', fact.span));
  for (const other of theirs) {
    const words = wordsOf(other);
    const unshared = ours.filter((word) => !words.includes(word) && !DESIGNATORS.has(word));
    const extra = words.filter((word) => !ours.includes(word) && !DESIGNATORS.has(word));
    if (unshared.length !== 1 || extra.length !== 1 || words.length !== ours.length) continue;
    if (
      (!isVerbatim(view) &&
        (!isNameWord(unshared[0] ?? '', lexicon) ||
          !isNameWord(extra[0] ?? '', lexicon) ||
          ours.indexOf(unshared[0] ?? '') !== words.indexOf(extra[0] ?? '') ||
          isSpeltIn(view.b, unshared[0] ?? '') ||
          isSpeltIn(view.a, extra[0] ?? ''))) ||
      isOneWord(unshared[0] ?? '', extra[0] ?? '') ||
      (!isChanged(view, unshared, extra, lexicon) && nearSpelling(formOf(fact).squeezed, formOf(other).squeezed))
    )
      continue;
    if (copy < COPY_SHARE && isSoundedAlike(unshared[0] ?? '', extra[0] ?? '')) continue;
    if ((unshared[0] ?? '').startsWith('@') || (extra[0] ?? '').startsWith('@')) continue;
    const stretch = stretchOf(view, 'b', other.span);
    if (stretch.to > place.from - ours.length && stretch.from < place.to + ours.length) return isNamedIn(view.b, ours) ? null : other;
  }
  return null;
}

/** Has the witness a name with all of these words, anywhere? */
const isNamedIn = ({ witness }: WitnessWords, words: readonly string[]): boolean =>
  witness.facts().some((fact) => fact.type === 'name' && words.every((word) => wordsOf(fact).includes(word)));

/**
 * One word of a name against one, in sentences that are otherwise the same. Translations render the common words
 * of a name at will ("Conservation Station", "Protection Station").
 */
const isChanged = (view: LinkView, ours: readonly string[], theirs: readonly string[], lexicon: Lexicon): boolean =>
  ours.length === 1 && theirs.length === 1 && (isProper(ours, lexicon) || isProper(theirs, lexicon)) && isVerbatim(view);

const namesOf = (words: WitnessWords, sentences: readonly number[]): Fact[] =>
  factsOfSide(words, sentences).filter((fact) => fact.type === 'name');

/** The words of a name that a witness has nowhere. A single letter is an initial of anything. */
const unsupported = (fact: Fact, words: WitnessWords): string[] =>
  wordsOf(fact).filter(
    (word, _, all) =>
      word.length > 1 &&
      !(DESIGNATORS.has(word) && all.some((other) => !DESIGNATORS.has(other))) &&
      !words.words.has(word) &&
      !words.words.has(word.replace(/s$/u, '')) &&
      !words.words.has(`${word}s`),
  );

/** Do the sibling's words here hold this name in other letters, capital or not? */
function isMisspelt(view: LinkView, fact: Fact): boolean {
  const { tokens } = view.b.witness;
  return unsupported(fact, view.b).every((word) =>
    view.bTokens.some((i) => {
      const norm = tokens[i]?.norm ?? '';
      return Math.abs(norm.length - word.length) <= 2 && nearSpelling(word, folded(norm));
    }),
  );
}

/** Has the sibling's name a word, as written, that the page has nowhere? ("Beijing" is not excused by "China" here.) */
function isStranger(view: LinkView, other: Fact): boolean {
  const { first, last } = tokenRange(view.b.witness, other.span);
  for (let i = first; i < last; i++) {
    const token = view.b.witness.tokens[i];
    if (token === undefined || token.kind !== 'word' || token.norm === "'s") continue;
    for (const part of token.norm.split('-')) {
      const word = folded(part);
      if (
        word.length > 1 &&
        !SMALL.has(word) &&
        !view.a.words.has(word) &&
        !view.a.words.has(word.replace(/s$/u, '')) &&
        !view.a.words.has(`${word}s`) &&
        !isSpeltIn(view.a, word)
      )
        return true;
    }
  }
  return false;
}

const mention = (fact: Fact, theirs: readonly Fact[]): Fact['span'] | null => {
  const words = new Set(wordsOf(fact));
  return theirs.find((other) => wordsOf(other).some((word) => words.has(word)))?.span ?? null;
};

/** Sure that two names answer each other because nothing else is left for them. */
const LEFT = 0.68;

/** What the sibling has where we have `fact`; `sure` 0 means the same name in other letters. */
function partnerOf(
  view: LinkView,
  fact: Fact,
  strangers: readonly Fact[],
  open: readonly Fact[],
  theirs: readonly Fact[],
  lexicon: Lexicon,
): { fact: Fact; sure: number } | null {
  const strange = unsupported(fact, view.b);
  for (const other of theirs) {
    const left = other === fact ? [] : unsupported(other, view.a);
    if (strange.every((word) => left.some((candidate) => isOneWord(word, candidate)))) return { fact: other, sure: 0 };
    if (
      strange.length > 1 &&
      strange.some(
        (word) =>
          word.length >= 6 && !lexicon.has(word) && left.some((candidate) => candidate.length >= 6 && nearSpelling(word, candidate)),
      )
    )
      return { fact: other, sure: 0 };
    if (abbreviates(view.a, fact, view.b, other) || abbreviates(view.b, other, view.a, fact)) return { fact: other, sure: 0 };
    // the words that both have would hide how unlike the rest is: "Tom Harker", "Tim Harker"; translations differ so, copies do not
    const changed = isChanged(view, strange, left, lexicon) && wordsOf(fact).length === wordsOf(other).length;
    if (left.length > 0 && !changed && nearSpelling(formOf(fact).squeezed, formOf(other).squeezed)) return { fact: other, sure: 0 };
    if (formOf(fact).initials === formOf(other).squeezed || formOf(other).initials === formOf(fact).squeezed)
      return { fact: other, sure: 0 };
  }
  const place = placeOf(view, stretchOf(view, 'a', fact.span));
  const shared = new Set(wordsOf(fact).filter((word) => !strange.includes(word)));
  const proper = isProper(strange, lexicon);
  let best: { fact: Fact; sure: number } | null = null;
  for (const other of open) {
    const stretch = stretchOf(view, 'b', other.span);
    const placed = inPlace(place, stretch);
    const kin = wordsOf(other).some((word) => shared.has(word));
    const kind = alike(view, fact, other);
    const otherProper = isProper(unsupported(other, view.a), lexicon);
    // words around the two names that stand for nothing on the other side
    const slack = placed ? slackOf(view, fact, place, stretch) : Infinity;
    // of either side's names all but one are known to the other: those two are left for each other
    const left =
      kind &&
      (isShort(view) || fact.value.startsWith('@') === other.value.startsWith('@')) &&
      onlyOne(strangers, fact, (one) => isProper(unsupported(one, view.b), lexicon)) &&
      onlyOne(open, other, (one) => isProper(unsupported(one, view.a), lexicon));
    let sure = left ? LEFT : 0.3;
    if (placed && kin && kind) sure = 0.95;
    else if (placed) sure = Math.max(sure, slack === 0 ? 0.92 : slack <= 2 ? 0.8 : slack <= 5 ? 0.7 : 0.6);
    // "Jakobus High School", "Sankt-Jakobus-Gymnasium": one house under a translated name
    if (kin && sharesHouse(fact, other, lexicon)) continue;
    if (!proper && !otherProper) sure *= slack === 0 && kind ? 0.68 : 0.6;
    // a proper name beside a description may be its translation: "Duha Movement", "Rainbow Movement"
    else if (proper !== otherProper && kin) sure *= 0.5;
    else if (proper !== otherProper && !isShort(view) && !isVerbatim(view)) sure *= 0.8;
    else if (proper !== otherProper && slack > 0) sure *= 0.9;
    // each version has the acronym of its own rendering
    else if (!isShort(view) && !isVerbatim(view) && bothAcronyms(view, fact, other)) sure *= 0.75;
    if (fact.value.startsWith('@') !== other.value.startsWith('@') && slack > 1) sure *= left ? 0.95 : isShort(view) ? 0.8 : 0.7;
    if (!kind) sure *= slack <= 1 ? 0.85 : 0.6;
    if (best === null || sure > best.sure) best = { fact: other, sure };
  }
  const told =
    strange.length === wordsOf(fact).length && (best === null || best.sure < 0.65) ? toldInPlace(view, fact, place, theirs, lexicon) : null;
  if (told !== null) return told;
  if (best !== null && best.sure >= 0.3) return best;
  return proper ? capitalsInPlace(view, fact, place, lexicon) : null;
}

/**
 * The sibling has in this place a name that the page knows from other sentences, and our name it has nowhere: "Chen
 * accepted an invitation", "Qin accepted an invitation", though both tell of Qin Gang earlier. The two stand by the same word.
 */
function toldInPlace(
  view: LinkView,
  fact: Fact,
  place: Place,
  theirs: readonly Fact[],
  lexicon: Lexicon,
): { fact: Fact; sure: number } | null {
  if (!wordsOf(fact).every((word) => isNameWord(word, lexicon) && !isSpeltIn(view.b, word))) return null;
  const here = new Set(namesOf(view.a, view.link.a).flatMap(wordsOf));
  const whole = view.a.factsIn.flat().filter((one) => one.type === 'name' && wordsOf(one).length > 1);
  for (const other of theirs) {
    const words = wordsOf(other);
    if (fact.value.startsWith('@') !== other.value.startsWith('@') || !alike(view, fact, other)) continue;
    if (words.some((word) => wordsOf(fact).some((own) => isOneWord(own, word)))) continue;
    if (words.some((word) => here.has(word) || !isNameWord(word, lexicon) || DESIGNATORS.has(word))) continue;
    // one person by the given name here and by the family name there
    if (whole.some((one) => wordsOf(fact).some((word) => wordsOf(one).includes(word)) && words.some((word) => wordsOf(one).includes(word))))
      continue;
    const stretch = stretchOf(view, 'b', other.span);
    if (!inPlace(place, stretch)) continue;
    const own = stretchOf(view, 'a', fact.span);
    const right = own.to + place.right < view.aTokens.length ? place.right + place.to - stretch.to : Infinity;
    const left = own.from - place.left > 0 ? place.left + stretch.from - place.from : Infinity;
    const nearest = Math.min(left, right);
    if (nearest <= 2) return { fact: other, sure: nearest === 0 ? 0.8 : 0.7 };
  }
  return null;
}

/** The sibling has capitals in just this place, though they open a sentence or are a title there. */
function capitalsInPlace(view: LinkView, fact: Fact, place: Place, lexicon: Lexicon): { fact: Fact; sure: number } | null {
  if (place.left + place.right > 1 || place.to - place.from > 4) return null;
  const { tokens, article } = view.b.witness;
  const inside = view.bTokens
    .slice(place.from, place.to)
    .flatMap((i) => tokens[i] ?? [])
    .filter((token) => !SMALL.has(token.norm));
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return null;
  if (
    !inside.every(
      (token) =>
        token.kind === 'word' && /^\p{Lu}/u.test(article.text.slice(token.start, token.start + 2)) && !view.a.words.has(folded(token.norm)),
    )
  )
    return null;
  // a word that opens the sentence has its capital from there
  if (place.from === 0 && inside.every((token) => NEVER_NAMES.has(token.norm) || lexicon.has(token.norm))) return null;
  if (inside.every((token) => NEVER_NAMES.has(token.norm))) return null;
  const value = inside.map((token) => folded(token.norm)).join(' ');
  return { fact: { ...fact, value, span: { start: first.start, end: last.end } }, sure: 0.75 };
}

/** Is `fact` the only proper name among those? */
const onlyOne = (facts: readonly Fact[], fact: Fact, proper: (one: Fact) => boolean): boolean =>
  facts.every((one) => one === fact || one.value === fact.value || !proper(one));

/** Content words beside the two names, on either side, that are not paired. */
function slackOf(view: LinkView, fact: Fact, place: Place, stretch: Stretch): number {
  const own = stretchOf(view, 'a', fact.span);
  let slack = 0;
  const count = (words: WitnessWords, list: readonly number[], from: number, to: number): void => {
    for (let i = from; i < to; i++) if (!SMALL.has(words.witness.tokens[list[i] ?? 0]?.norm ?? '')) slack++;
  };
  count(view.a, view.aTokens, own.from - place.left, own.from);
  count(view.a, view.aTokens, own.to, own.to + place.right);
  count(view.b, view.bTokens, place.from, stretch.from);
  count(view.b, view.bTokens, stretch.to, place.to);
  return slack;
}

const SMALL = new Set("the a an of in on at to for from by with and 's mr mrs ms dr city state's".split(' '));

/** Can the two names answer one question? An acronym answers no full name. */
function alike(view: LinkView, fact: Fact, other: Fact): boolean {
  const a = view.a.witness.article.text.slice(fact.span.start, fact.span.end);
  const b = view.b.witness.article.text.slice(other.span.start, other.span.end);
  return (isAcronym(a) && !fact.value.startsWith('@')) === (isAcronym(b) && !other.value.startsWith('@'));
}

const CAPITALS = new WeakMap<Fact, string | null>();

/** The letters of a name that is written as an acronym. */
function capitalsOf({ witness }: WitnessWords, fact: Fact): string | null {
  let known = CAPITALS.get(fact);
  if (known === undefined) {
    const letters = witness.article.text.slice(fact.span.start, fact.span.end).replace(/\./gu, '');
    CAPITALS.set(fact, (known = /^\p{Lu}{2,6}$/u.test(letters) ? letters : null));
  }
  return known;
}

/** Is `short` an acronym that holds the initials of the capitals in which `long` stands? "EPL", "Premier League". */
function abbreviates(a: WitnessWords, short: Fact, b: WitnessWords, long: Fact): boolean {
  const letters = capitalsOf(a, short);
  if (letters === null) return false;
  const { tokens, article } = b.witness;
  let { first, last } = tokenRange(b.witness, long.span);
  const capital = (i: number): boolean => /^\p{Lu}/u.test(article.text.slice(tokens[i]?.start ?? 0, (tokens[i]?.start ?? 0) + 2));
  const goesOn = (i: number): boolean => capital(i) && !isAcronym(article.text.slice(tokens[i]?.start ?? 0, tokens[i]?.end ?? 0));
  while (first > 0 && goesOn(first - 1)) first--;
  while (last < tokens.length && goesOn(last)) last++;
  const initials = tokens
    .slice(first, last)
    .filter((token) => token.kind === 'word' && !SMALL.has(token.norm))
    .map((token) => token.norm[0] ?? '')
    .join('');
  const plain = letters.toLowerCase();
  return initials.length >= 2 && initials.length * 2 >= plain.length && (plain.includes(initials) || initials.includes(plain));
}

const bothAcronyms = (view: LinkView, fact: Fact, other: Fact): boolean =>
  isAcronym(view.a.witness.article.text.slice(fact.span.start, fact.span.end)) &&
  isAcronym(view.b.witness.article.text.slice(other.span.start, other.span.end));

const isAcronym = (words: string): boolean => /^(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,})s?$/u.test(words);

/** Has it a word that is no common noun or adjective? "Public Security Bureau" is a description. */
const isProper = (strange: readonly string[], lexicon: Lexicon): boolean =>
  strange.some((word) => word.startsWith('@') || !lexicon.has(word));
