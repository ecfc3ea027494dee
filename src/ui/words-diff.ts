/** A stretch of a reading, and whether the other reading has it too. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** Above this product of word counts the whole reading is given as differing: nobody reads such a diff. */
const MOST_CELLS = 250_000;

/**
 * The words of `a` and `b` that the other does not have, by the longest common subsequence of words. Case and
 * the shape of quotes and hyphens do not count. The pieces of a side spell it out exactly.
 */
export function wordsDiff(a: string, b: string): { readonly a: Piece[]; readonly b: Piece[] } {
  const wordsA = wordsOf(a);
  const wordsB = wordsOf(b);
  if (wordsA.length * wordsB.length > MOST_CELLS) return { a: whole(a, a !== b), b: whole(b, a !== b) };
  const keysA = wordsA.map((word) => keyOf(a.slice(word.start, word.end)));
  const keysB = wordsB.map((word) => keyOf(b.slice(word.start, word.end)));
  const width = wordsB.length + 1;
  const best = new Uint32Array((wordsA.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = wordsA.length - 1; i >= 0; i--)
    for (let j = wordsB.length - 1; j >= 0; j--)
      best[i * width + j] = keysA[i] === keysB[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const sameA = new Set<number>();
  const sameB = new Set<number>();
  for (let i = 0, j = 0; i < wordsA.length && j < wordsB.length;) {
    if (keysA[i] === keysB[j]) {
      sameA.add(i++);
      sameB.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { a: piecesOf(a, wordsA, sameA), b: piecesOf(b, wordsB, sameB) };
}

/**
 * What is emphasised of two readings: only the words that say something else. `cores` are the words that the
 * finding is about, where the readings are shown with others around them. Articles, "of", forms of "be" and "have",
 * signs, and another form of the other side's word stay quiet, unless nothing else differs.
 */
export function readingsDiff(a: string, b: string, cores?: readonly [string, string]): { readonly a: Piece[]; readonly b: Piece[] } {
  const diff = wordsDiff(a, b);
  const [inA, inB] = cores === undefined ? [null, null] : [placeOf(a, cores[0]), placeOf(b, cores[1])];
  const within = inA === null || inB === null ? diff : { a: only(diff.a, (at) => isIn(at, inA)), b: only(diff.b, (at) => isIn(at, inB)) };
  const narrow = hasEmphasis(within) ? within : diff;
  const stems = [differing(narrow.a), differing(narrow.b)].map((words) => new Set(words.map(stemOf)));
  const loud =
    (others: ReadonlySet<string> | undefined) =>
    (_: Word, word: string): boolean =>
      /[\p{L}\p{N}]/u.test(word) && !LIGHT.has(keyOf(word)) && others?.has(stemOf(word)) !== true;
  const quiet = { a: only(narrow.a, loud(stems[1])), b: only(narrow.b, loud(stems[0])) };
  return hasEmphasis(quiet) ? quiet : narrow;
}

/**
 * What is emphasised where two readings say who did what to whom: the words that stand before the deed on one side and
 * behind it on the other. The deed is the word around which words change places both ways. Null where there is none.
 */
export function exchangedDiff(a: string, b: string): { readonly a: Piece[]; readonly b: Piece[] } | null {
  const sides = [a, b].map((text) => {
    const words = wordsOf(text);
    const keys = words.map((word) => keyOf(text.slice(word.start, word.end)));
    // a word said twice stands in no one place
    return { words, keys, places: new Map(keys.map((key, at) => [key, keys.indexOf(key) === keys.lastIndexOf(key) ? at : -1])) };
  });
  const [one, two] = sides;
  if (one === undefined || two === undefined || one.words.length * two.words.length > MOST_CELLS) return null;
  const common = [...one.places].flatMap(([key, at]) => {
    const there = two.places.get(key) ?? -1;
    return at < 0 || there < 0 || LIGHT.has(key) || !/[\p{L}\p{N}]/u.test(key) ? [] : [{ key, at, there }];
  });
  let best: ReadonlySet<string> = new Set();
  let most = 0;
  for (const deed of common) {
    const back = common.filter((word) => word.at < deed.at && word.there > deed.there);
    const ahead = common.filter((word) => word.at > deed.at && word.there < deed.there);
    const least = Math.min(back.length, ahead.length);
    if (least <= most) continue;
    most = least;
    best = new Set([...back, ...ahead].map(({ key }) => key));
  }
  if (most === 0) return null;
  const pieces = (text: string, { words, keys }: { readonly words: readonly Word[]; readonly keys: readonly string[] }): Piece[] =>
    piecesOf(text, words, new Set(keys.flatMap((key, at) => (best.has(key) ? [] : [at]))));
  return { a: pieces(a, one), b: pieces(b, two) };
}

const LIGHT = new Set('a an the of that is are was were be been being has have had'.split(' '));

/** Rough, and only for words of four letters and more: "open" and "opened" are one, "new" and "news" are not. */
const stemOf = (word: string): string => {
  const key = keyOf(word);
  return /^\p{L}{4,}$/u.test(key) ? key.replace(/(?:'s|ies|es|s|ed|ing|d|y|e)$/u, '') : key;
};

const isIn = (at: Word, core: Word): boolean => at.start < core.end && at.end > core.start;

const hasEmphasis = ({ a, b }: { readonly a: readonly Piece[]; readonly b: readonly Piece[] }): boolean =>
  [...a, ...b].some((piece) => piece.differs);

const differing = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => (piece.differs ? wordsOf(piece.text).map(({ start, end }) => piece.text.slice(start, end)) : []));

/** The pieces with emphasis on those differing words alone for which `keeps` says so. */
function only(pieces: readonly Piece[], keeps: (at: Word, word: string) => boolean): Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  const words = wordsOf(text);
  const same = new Set<number>(words.keys());
  let at = 0;
  for (const piece of pieces) {
    const [from, to] = [at, at + piece.text.length];
    words.forEach((word, index) => {
      if (piece.differs && isIn(word, { start: from, end: to }) && keeps(word, text.slice(word.start, word.end))) same.delete(index);
    });
    at = to;
  }
  return piecesOf(text, words, same);
}

/** Where whole words stand in a text, or null. */
function placeOf(text: string, core: string): Word | null {
  const words = core
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/\s+/gu, '\\s+');
  const found = words === '' ? null : new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'u').exec(text);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}

interface Word {
  readonly start: number;
  readonly end: number;
}

/** Words, numbers, and every other visible sign by itself. */
function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’.,:-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu))
    found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}

const keyOf = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‐‑–—]/gu, '-');

const whole = (text: string, differs: boolean): Piece[] => (text === '' ? [] : [{ text, differs }]);

/** Neighbouring words of one sort make one piece; the gap between two words that differ differs too. */
function piecesOf(text: string, words: readonly Word[], same: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  const push = (from: number, to: number, differs: boolean): void => {
    if (from >= to) return;
    const last = pieces.at(-1);
    if (last !== undefined && last.differs === differs) pieces[pieces.length - 1] = { text: last.text + text.slice(from, to), differs };
    else pieces.push({ text: text.slice(from, to), differs });
  };
  let from = 0;
  words.forEach((word, index) => {
    const differs = !same.has(index);
    push(from, word.start, differs && index > 0 && !same.has(index - 1));
    push(word.start, word.end, differs);
    from = word.end;
  });
  push(from, text.length, false);
  return pieces;
}
