import { distance } from 'fastest-levenshtein';
import type { Fact } from '../model.ts';
import type { Tables } from '../tables.ts';
import { romanised } from '../text/romanised.ts';
import { contextOf, matched, rarityIn } from './fact-context.ts';
import { DESIGNATORS, isNameWord, isSoundedAlike, isSpeltIn, wordsOf } from './names-alike.ts';
import type { OpenPair } from './open-values.ts';
import type { WitnessWords } from './witness-words.ts';

/** One that a text names, by all its mentions. */
interface Named {
  readonly mentions: readonly Fact[];
  readonly words: ReadonlySet<string>;
  readonly longest: number;
}

const LEAST_SUPPORTED = 0.5;
const MOST_OPEN = 20;

/** The same of names: who is named in the one text alone, and in whose stead somebody else is. */
export function openNames(page: WitnessWords, sibling: WitnessWords, tables: Tables): OpenPair[] {
  const [all, others] = [namedIn(page), namedIn(sibling)];
  return [...leftOver(page, sibling, all, others, tables), ...namesakes(page, sibling, all, others)];
}

/** "Soren Falk" here and "Soren Quist" there, and neither family name anywhere in the other text. */
function namesakes(page: WitnessWords, sibling: WitnessWords, all: readonly Named[], others: readonly Named[]): OpenPair[] {
  return all.flatMap((one) => {
    const [ours, family] = fullOf(one);
    if (ours === undefined || !isAway(family, sibling, others)) return [];
    const theirs = others.flatMap((other) => {
      const [fact, its] = fullOf(other);
      return fact !== undefined && fact.value.split(' ')[0] === ours.value.split(' ')[0] && isAway(its, page, all) ? [fact] : [];
    });
    const [other] = theirs;
    return other === undefined || theirs.length > 1 || isAlike(family, other.value.split(' ')[1] ?? '')
      ? []
      : one.mentions.map((fact) => ({ ours: fact, theirs: other, context: 1, margin: 1, rivals: 0 }));
  });
}

/** Somebody's name in two words, and the second. */
const fullOf = ({ mentions, words }: Named): [Fact | undefined, string] => {
  const full = words.size === 2 ? mentions.find((fact) => fact.value.split(' ').length === 2) : undefined;
  return [full, full?.value.split(' ')[1] ?? ''];
};

function leftOver(page: WitnessWords, sibling: WitnessWords, all: readonly Named[], others: readonly Named[], tables: Tables): OpenPair[] {
  const ours = all.filter((one) => isOpen(one, sibling, others, tables));
  const theirs = others.filter((one) => isOpen(one, page, all, tables));
  if (ours.length === 0 || theirs.length === 0 || ours.length > MOST_OPEN || theirs.length > MOST_OPEN) return [];
  if (Math.max(ours.length / all.length, theirs.length / others.length) > 1 - LEAST_SUPPORTED) return [];
  const rarity = rarityIn(page, sibling, tables);
  const here = ours.map((one) => contextOf(page, one.mentions, rarity));
  const there = theirs.map((one) => contextOf(sibling, one.mentions, rarity));
  const pairs = matched(here, there, tables, (i, j) => (ours[i]?.longest ?? 0) > 1 === (theirs[j]?.longest ?? 0) > 1);
  return pairs.flatMap(({ i, j, ...rest }) => {
    const other = theirs[j]?.mentions[0];
    return other === undefined || isAlike(joined(ours[i]), joined(theirs[j]))
      ? []
      : (ours[i]?.mentions ?? []).map((fact) => ({ ours: fact, theirs: other, ...rest }));
  });
}

/** From this share of letters on, one name may have come into English by two ways ("Takefusa", "Takehide"). */
const LEAST_ALIKE = 0.5;

function isAlike(a: string, b: string): boolean {
  const [x, y] = [romanised(a), romanised(b)];
  return 1 - distance(x, y) / Math.max(1, x.length, y.length) >= LEAST_ALIKE;
}

const joined = (one: Named | undefined): string => [...(one?.words ?? [])].join('');

const NAMED = new WeakMap<WitnessWords, readonly Named[]>();

/** Everybody that a text names; a short form goes with the full name. */
function namedIn(words: WitnessWords): readonly Named[] {
  let found = NAMED.get(words);
  if (found === undefined) {
    const groups: { mentions: Fact[]; words: Set<string>; longest: number }[] = [];
    for (const fact of words.factsIn.flat()) {
      if (fact.type !== 'name') continue;
      const own = wordsOf(fact).filter((word) => !DESIGNATORS.has(word));
      if (own.length === 0) continue;
      const group = groups.find((one) => own.some((word) => one.words.has(word)));
      if (group === undefined) groups.push({ mentions: [fact], words: new Set(own), longest: own.length });
      else {
        group.mentions.push(fact);
        for (const word of own) group.words.add(word);
        group.longest = Math.max(group.longest, own.length);
      }
    }
    NAMED.set(words, (found = groups));
  }
  return found;
}

/** Not a word of it is in the other text, nor one that is spelt or sounds nearly so; short ones may be initials. */
const isOpen = ({ words }: Named, there: WitnessWords, others: readonly Named[], { lexicon }: Tables): boolean =>
  [...words].some((word) => word.length > 3 && isNameWord(word, lexicon)) && [...words].every((word) => isAway(word, there, others));

const isAway = (word: string, there: WitnessWords, others: readonly Named[]): boolean =>
  !word.startsWith('@') &&
  word.length > 2 &&
  !there.words.has(word) &&
  !there.words.has(`${word}s`) &&
  !there.words.has(word.replace(/s$/u, '')) &&
  !isSpeltIn(there, word) &&
  !others.some((other) => [...other.words].some((its) => isSoundedAlike(word, its)));
