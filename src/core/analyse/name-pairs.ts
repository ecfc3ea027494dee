import { distance } from 'fastest-levenshtein';
import type { Fact } from '../model.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { romanised, sounds } from '../text/romanised.ts';
import { countedWords, DESIGNATORS, isNameWord, isSameWord, isSoundedAlike, isSpeltIn, nameWordsOf, wordsOf } from './names-alike.ts';
import { nearSpelling } from './spelling.ts';
import { isVerbatim, placeOf, stretchOf, type LinkView, type Place, type Stretch } from './slots.ts';

/** A name of the page and one that the sibling may have in its stead. */
export interface NamePair {
  readonly ours: Fact;
  readonly theirs: Fact;
  /** In the order of `FEATURES`. */
  readonly features: readonly number[];
  /** Log-odds that they differ. */
  readonly odds: number;
}

/**
 * Log-odds that the two name different things and that the page's is the changed one; features in this order. Fitted by
 * `node scripts/run-ts.mjs test/lab/fit-names.ts` on real versions made into pages, unaltered and with another name,
 * a name of other letters or another name of the story put in. Two are held by hand: no acronym is put in, so the fit takes
 * every pair of acronyms for harmless; and a description beside a proper name is its translation where they share a word
 * or one is a people ("Krasnodar Territory", "Krasnodar Krai"; "Dutch studies", "Western studies").
 */
const WEIGHTS: readonly (readonly [feature: string, weight: number])[] = [
  ['placed', 0.61],
  ['right tight', 0.23],
  ['left run', 0.7],
  ['right run', 0.55],
  ['slack', -0.57],
  ['closeness', 0.57],
  ['verbatim', 0.8],
  ['our proper', 0.28],
  ['alike', 1.33],
  ['kin', -1.1],
  ['ours new', 0.79],
  ['ours spelt elsewhere', -0.56],
  ['theirs new', -0.53],
  ['similar', -1.51],
  ['near', 1.12],
  ['sound', -0.7],
  ['as many words', 0.5],
  ['an acronym', -1.33],
  ['both acronyms', -1],
  ['ours again', -0.36],
  ['strangers', -1.04],
  ['our common words', 0.15],
  ['their common words', -0.4],
  ['tight', 0.65],
  ['tight and near', -1.07],
  ['tight and new', -0.58],
  ['near and verbatim', -0.84],
  ['new and verbatim', -0.44],
  ['tight and close', -0.87],
  ['copy and new', 0.58],
  ['matched names', -0.34],
  ['copy and near', 2.79],
  ['copy and tight', 2.24],
  ['both common', -1.15],
  ['one common', -1],
];
const INTERCEPT = -1.56;

export const FEATURES = WEIGHTS.map(([name]) => name);

/** All names of the sibling that may stand where the page has this one, and name something else. */
export function pairsOf(view: LinkView, ours: Fact, theirs: readonly Fact[], copy: number, lexicon: Lexicon): NamePair[] {
  const own = stretchOf(view, 'a', ours.span);
  if (own.to === 0) return [];
  const place = placeOf(view, own);
  const here = linkWords(view, 'a');
  const there = linkWords(view, 'b');
  const all = wordsOf(ours);
  return theirs.flatMap((other): NamePair[] => {
    const words = wordsOf(other);
    const isOne = copy >= COPY_SHARE ? isSameWord : isSoundedAlike;
    const [left, right] = unshared(all, words, isOne, copy);
    if (left.length === 0 || right.length === 0) return [];
    // what the other sentence has too, at another place, was moved
    if (left.every((word) => isMoved(word, here, there)) || right.every((word) => isMoved(word, there, here))) return [];
    const stretch = stretchOf(view, 'b', other.span);
    if (stretch.to === 0) return [];
    const features = featuresOf(view, copy, { own, place, stretch }, { ours, other, all, words, left, right }, lexicon);
    return [{ ours, theirs: other, features, odds: WEIGHTS.reduce((sum, [, weight], i) => sum + weight * (features[i] ?? 0), INTERCEPT) }];
  });
}

/** From this share of sentences word for word the same on, a text is a copy for names: another letter is a change. */
export const COPY_SHARE = 0.3;

/** What each has that the other has not. In a copy "Fand" for "Fund" is a change, though the one says only what kind of thing it is. */
function unshared(all: readonly string[], words: readonly string[], isOne: typeof isSameWord, copy: number): [string[], string[]] {
  const left = all.filter((word) => !words.some((other) => isOne(word, other)));
  const right = words.filter((word) => !all.some((other) => isOne(word, other)));
  const asMany = left.length > 0 && left.length === right.length && all.length === words.length;
  if (copy >= COPY_SHARE && asMany && [...left, ...right].some((word) => !DESIGNATORS.has(word))) return [left, right];
  return [rest(all, words, isOne), rest(words, all, isOne)];
}

const rest = (words: readonly string[], others: readonly string[], isOne: typeof isSameWord): string[] => {
  const left = words.filter((word) => !others.some((other) => isOne(word, other)));
  const named = left.filter((word) => !DESIGNATORS.has(word));
  return named.length > 0 || words.some((word) => !DESIGNATORS.has(word)) ? named : left;
};

const isIn = (set: ReadonlySet<string>, word: string): boolean => set.has(word) || set.has(`${word}s`) || set.has(word.replace(/s$/u, ''));

/** Has the other side the word as often as this one? */
const isMoved = (word: string, here: ReadonlyMap<string, number>, there: ReadonlyMap<string, number>): boolean =>
  (there.get(word) ?? 0) > 0 && (there.get(word) ?? 0) >= (here.get(word) ?? 0);

const LINK_WORDS = new WeakMap<LinkView, { a?: ReadonlyMap<string, number>; b?: ReadonlyMap<string, number> }>();

/** Words of all names of one side of the link, and how often. */
function linkWords(view: LinkView, side: 'a' | 'b'): ReadonlyMap<string, number> {
  const known = LINK_WORDS.get(view) ?? {};
  LINK_WORDS.set(view, known);
  const witness = side === 'a' ? view.a : view.b;
  let found = known[side];
  if (found === undefined) {
    known[side] = found = countedWords(view.link[side].flatMap((s) => witness.factsIn[s] ?? []));
  }
  return found;
}

interface Where {
  readonly own: Stretch;
  readonly place: Place;
  readonly stretch: Stretch;
}

interface Said {
  readonly ours: Fact;
  readonly other: Fact;
  readonly all: readonly string[];
  readonly words: readonly string[];
  readonly left: readonly string[];
  readonly right: readonly string[];
}

function featuresOf(
  view: LinkView,
  copy: number,
  { own, place, stretch }: Where,
  { ours, other, all, words, left, right }: Said,
  lexicon: Lexicon,
): number[] {
  const placed = stretch.from >= place.from && stretch.to <= place.to;
  const leftGap = placed ? place.left + stretch.from - place.from : 6;
  const rightGap = placed ? place.right + place.to - stretch.to : 6;
  const leftTight = leftGap === 0 ? 1 : 0;
  const rightTight = rightGap === 0 ? 1 : 0;
  const leftRun = leftTight === 0 ? 0 : runOf(view, own.from - 1, stretch.from - 1, -1) / 4;
  const rightRun = rightTight === 0 ? 0 : runOf(view, own.to, stretch.to, 1) / 4;
  const ourProper = left.some((word) => isNameWord(word, lexicon)) ? 1 : 0;
  const theirProper = right.some((word) => isNameWord(word, lexicon)) ? 1 : 0;
  const a = view.a.witness.article.text.slice(ours.span.start, ours.span.end);
  const b = view.b.witness.article.text.slice(other.span.start, other.span.end);
  const [aShort, bShort] = [isAcronym(a), isAcronym(b)];
  const oursNew = left.every((word) => !isIn(view.b.words, word)) ? 1 : 0;
  const theirsNew = right.every((word) => !isIn(view.a.words, word)) ? 1 : 0;
  const [x, y] = [left.join('').replaceAll('@', ''), right.join('').replaceAll('@', '')];
  const [rx, ry] = [romanised(x), romanised(y)];
  const similar = 1 - distance(rx, ry) / Math.max(rx.length, ry.length, 1);
  const near = left.some((word) => right.some((candidate) => nearSpelling(word, candidate))) || nearSpelling(x, y) ? 1 : 0;
  const verbatim = isVerbatim(view) ? 1 : 0;
  const tight = leftTight * rightTight;
  const places = [left, right].map((part) => part.every((word) => word.startsWith('@')));
  return [
    placed ? 1 : 0,
    rightTight,
    leftRun,
    rightRun,
    Math.min(6, leftGap + rightGap) / 6,
    view.closeness,
    verbatim,
    ourProper,
    aShort === bShort ? 1 : 0,
    left.length < all.length && right.length < words.length ? 1 : 0,
    oursNew,
    left.some((word) => isSpeltIn(view.b, word)) ? 1 : 0,
    theirsNew,
    similar,
    near,
    soundOf(x, y),
    all.length === words.length ? 1 : 0,
    aShort !== bShort ? 1 : 0,
    aShort && bShort ? 1 : 0,
    Math.min(3, (nameWordsOf(view.a).get(left[0] ?? '') ?? 1) - 1) / 3,
    Math.min(4, strangersIn(view)) / 4,
    common(all, lexicon),
    common(words, lexicon),
    tight,
    tight * near,
    tight * oursNew,
    near * verbatim,
    oursNew * verbatim,
    tight * view.closeness,
    copy * oursNew,
    Math.min(3, matchedIn(view)) / 3,
    copy * near,
    copy * tight,
    (1 - ourProper) * (1 - theirProper),
    ourProper !== theirProper && (left.length < all.length || places.includes(true)) ? 1 : 0,
  ];
}

/** How alike the two sound, 0 to 1: their consonants by the place where they are spoken. */
function soundOf(a: string, b: string): number {
  const [x, y] = [sounds(a), sounds(b)];
  return x === '' || y === '' ? 0 : 1 - distance(x, y) / Math.max(x.length, y.length);
}

/** How many words in a row are paired from there on, on both sides; a border of both sentences is as good as two. */
function runOf(view: LinkView, a: number, b: number, step: 1 | -1): number {
  let run = 0;
  for (let i = a, j = b; run < 4; i += step, j += step) {
    const [aOut, bOut] = [i < 0 || i >= view.aTokens.length, j < 0 || j >= view.bTokens.length];
    if (aOut && bOut) return Math.min(4, run + 2);
    if (aOut || bOut || view.pairs[i] !== j) return run;
    run++;
  }
  return run;
}

const isAcronym = (words: string): boolean => /^(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,})s?$/u.test(words);

const common = (words: readonly string[], lexicon: Lexicon): number =>
  words.filter((word) => !isNameWord(word, lexicon)).length / Math.max(1, words.length);

/** Names of the page's sentences that the sibling's sentences have too. */
function matchedIn(view: LinkView): number {
  const there = linkWords(view, 'b');
  return view.link.a
    .flatMap((s) => view.a.factsIn[s] ?? [])
    .filter((fact) => fact.type === 'name' && wordsOf(fact).some((word) => there.has(word))).length;
}

/** How much of the sibling is the page word for word: the share of linked sentences that are nearly the same. */
export const copyShare = (views: readonly LinkView[]): number =>
  views.length === 0 ? 0 : views.filter((view) => isVerbatim(view)).length / views.length;

const STRANGERS = new WeakMap<LinkView, number>();

/** Names of the page's sentences that the sibling has nowhere: many of them, and the sentences tell different things. */
function strangersIn(view: LinkView): number {
  let known = STRANGERS.get(view);
  if (known === undefined) {
    known = view.link.a
      .flatMap((s) => view.a.factsIn[s] ?? [])
      .filter((fact) => fact.type === 'name' && wordsOf(fact).every((word) => !isIn(view.b.words, word))).length;
    STRANGERS.set(view, known);
  }
  return known;
}
