import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Token } from '../model.ts';
import { overlaps } from '../span.ts';
import type { Tables } from '../tables.ts';
import type { WitnessText } from './collation.ts';
import { END, modelWord, START } from './ngrams.ts';
import type { Voice } from './slot-features.ts';
import type { SurfaceMark } from './surface-mark.ts';

/** Two neighbouring words of a sentence that may have changed places: tokens `at` and `at + 1`. */
export interface Exchange {
  readonly at: number;
  readonly features: readonly number[];
}

/**
 * A change of places breaks three junctures (before, between, after) and makes three. Where siblings and the model
 * know the made ones and not the broken ones, the words once stood the other way round. Fitted on words exchanged in
 * wmt21 cs, is, ja, ru, zh with 1, 4 and 7 siblings; the command prints what each threshold finds on de, not learnt from
 * (`node scripts/run-ts.mjs test/lab/fit-artifacts.ts order`).
 */
const WEIGHTS = [
  0.15, 1.12, -1.38, 1.14, -0.84, 0.65, -0.96, 0.35, -0.29, -1.26, -0.33, -0.9, 0.14, -0.71, 0.61, -0.88, -1.85, -4.99, -0.3, 0.23, 0.64,
] as const;
const BIAS = -3.65;
const SHOWN_FROM = 1.5;
const SHOWN_FROM_ONE = 2.5;

/** Words in another order than the versions and the language have them. Silent where no sibling has the sentence. */
export function exchanged(
  tokens: readonly Token[],
  text: string,
  voices: readonly Voice[],
  docs: readonly ReadonlySet<string>[],
  tables: Tables,
): SurfaceMark[] {
  const shown = voices.length > 1 ? SHOWN_FROM : SHOWN_FROM_ONE;
  const found = exchangesIn(tokens, text, voices, docs, tables)
    .map(({ at, features }) => ({ at, logit: features.reduce((sum, f, k) => sum + f * (WEIGHTS[k] ?? 0), BIAS) }))
    .filter(({ logit }) => logit >= shown)
    .sort((x, y) => y.logit - x.logit || x.at - y.at);
  const kept: SurfaceMark[] = [];
  for (const { at, logit } of found) {
    const span = { start: tokens[at]?.start ?? 0, end: tokens[at + 1]?.end ?? 0 };
    if (kept.some((mark) => overlaps(mark.span, span))) continue;
    const confidence = Math.min(0.9, 0.74 + 0.04 * (logit - shown));
    kept.push({ category: 'order', span, severity: 2, confidence, pattern: 'words-swapped' });
  }
  return kept;
}

/** Every pair that may have changed places in the sentence, with what speaks for and against it. */
export function exchangesIn(
  tokens: readonly Token[],
  text: string,
  voices: readonly Voice[],
  docs: readonly ReadonlySet<string>[],
  tables: Tables,
): Exchange[] {
  if (tables.ngrams.empty || voices.length === 0) return [];
  const words = tokens.map((token) => modelWord(token));
  const heard = voices.map((voice) => juncturesOf(voice.besides.map((b) => b.theirs)));
  const found: Exchange[] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    const pair = [tokens[at], tokens[at + 1]];
    if (pair.some((t) => t === undefined || t.kind !== 'word' || t.norm === "'s")) continue;
    const [a, b] = [words[at] ?? '', words[at + 1] ?? ''];
    if (a === b || heard.some((set) => set.has(`${a} ${b}`))) continue;
    const before = words.slice(Math.max(0, at - 3), at).filter((w) => w !== null);
    const after = words.slice(at + 2, at + 5).filter((w) => w !== null);
    const high = [at, at + 1].filter((i) => /^\p{Lu}/u.test(text[tokens[i]?.start ?? 0] ?? '')).length;
    if (high === 2 && pair.some((t) => t !== undefined && isInitials(text, t))) continue;
    if (isWrittenAsOne(voices, a, b) || isSpelledOut(voices, pair)) continue;
    const quoted = high === 1 && tokens.slice(Math.max(0, at - 2), at).some((t) => /["“”»]/u.test(t.norm));
    found.push({
      at,
      features: [
        ...featuresOf(a, b, before, after, voices, heard, docs, tables),
        high,
        high === 2 ? 1 : 0,
        // an adverb may stand before its verb or behind it, and so may who said it
        /ly$/u.test(a) ? 1 : 0,
        /ly$/u.test(b) ? 1 : 0,
        quoted ? 1 : 0,
        ...inARowWith(voices, heard, [before.at(-1) ?? START, b, a, after[0] ?? END]),
      ],
    });
  }
  return found;
}

/** "FC Chelsea", "Chelsea FC": initials stand before or behind a name as the house likes. */
const isInitials = (text: string, token: Token): boolean => /^\p{Lu}{2,}$/u.test(text.slice(token.start, token.end));

/** "quarter final" where siblings have "quarter-final" or "quarterfinal": house style. */
const isWrittenAsOne = (voices: readonly Voice[], a: string, b: string): boolean =>
  voices.some((voice) => voice.besides.some(({ theirs }) => theirs.some((t) => t.norm === `${a}-${b}` || t.norm === `${a}${b}`)));

/** "ferry tickets" where a sibling has "tickets for the ferry": the same, put together. */
const isSpelledOut = (voices: readonly Voice[], [a, b]: readonly (Token | undefined)[]): boolean =>
  !FUNCTION_WORDS.has(a?.norm ?? '') &&
  !FUNCTION_WORDS.has(b?.norm ?? '') &&
  voices.some((voice) =>
    voice.besides.some(({ theirs }) =>
      theirs.some(
        (t, i) =>
          t.stem === b?.stem &&
          JOINS.has(theirs[i + 1]?.norm ?? '') &&
          theirs.slice(i + 2, i + 2 + WITHIN_JOIN).some((other) => other.stem === a?.stem),
      ),
    ),
  );

const JOINS: ReadonlySet<string> = new Set('of for to from in on at by with about against'.split(' '));
/** Words behind the preposition, an article and an adjective among them. */
const WITHIN_JOIN = 3;

/** Share of voices that have all four words in a row; that have three of them in a row, with the pair; and whether any has three. */
function inARowWith(voices: readonly Voice[], heard: readonly ReadonlySet<string>[], four: readonly string[]): number[] {
  const pair = `${four[1] ?? ''} ${four[2] ?? ''}`;
  if (!heard.some((set) => set.has(pair))) return [0, 0, 0];
  const has = (words: readonly string[]): number =>
    voices.filter((voice) => voice.besides.some(({ theirs }) => lineOf(theirs).includes(` ${words.join(' ')} `))).length / voices.length;
  const three = Math.max(has(four.slice(0, 3)), has(four.slice(1)));
  return [has(four), three, three > 0 ? 1 : 0];
}

const lineOf = (run: readonly Token[]): string => ` ${[START, ...run.flatMap((t) => modelWord(t) ?? []), END].join(' ')} `;

function featuresOf(
  a: string,
  b: string,
  before: readonly string[],
  after: readonly string[],
  voices: readonly Voice[],
  heard: readonly ReadonlySet<string>[],
  docs: readonly ReadonlySet<string>[],
  { ngrams }: Tables,
): number[] {
  const left = before.at(-1) ?? START;
  const right = after[0] ?? END;
  const made = [`${left} ${b}`, `${b} ${a}`, `${a} ${right}`];
  const broken = [`${left} ${a}`, `${a} ${b}`, `${b} ${right}`];
  const gain = (2 + Math.min(2, after.length)) * (ngrams.fluency(before, [b, a], after) - ngrams.fluency(before, [a, b], after));
  const had = (sets: readonly ReadonlySet<string>[], list: readonly string[]): number =>
    list.filter((j) => sets.some((set) => set.has(j))).length;
  const known = (list: readonly string[]): number => list.filter((j) => ngrams.inARow(j.split(' ')) > 0).length;
  const { forward, reverse } = orderIn(voices, a, b);
  return [
    Math.max(-20, Math.min(20, gain)),
    had(heard, made),
    had(heard, broken),
    had(docs, made),
    had(docs, broken),
    known(made),
    known(broken),
    Math.log2(1 + ngrams.inARow([b, a])),
    Math.log2(1 + ngrams.inARow([a, b])),
    forward / voices.length,
    reverse / voices.length,
    heard.filter((set) => set.has(`${b} ${a}`)).length / voices.length,
    FUNCTION_WORDS.has(b) ? 1 : 0,
  ];
}

/** In how many voices the first word stands shortly before the second, and in how many only after it. */
function orderIn(voices: readonly Voice[], first: string, second: string): { forward: number; reverse: number } {
  let forward = 0;
  let reverse = 0;
  for (const voice of voices) {
    let before = false;
    let behind = false;
    for (const { theirs } of voice.besides)
      theirs.forEach((t, i) => {
        if (t.norm !== first) return;
        for (let j = Math.max(0, i - 4); j <= i + 4; j++)
          if (theirs[j]?.norm === second) {
            if (j > i) before = true;
            else behind = true;
          }
      });
    if (before) forward++;
    else if (behind) reverse++;
  }
  return { forward, reverse };
}

/** What stands beside what: neighbouring words of the model, with the borders of each run. */
function juncturesOf(runs: readonly (readonly Token[])[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const run of runs) {
    let last = START;
    for (const token of run) {
      const word = modelWord(token);
      if (word === null) continue;
      found.add(`${last} ${word}`);
      last = word;
    }
    found.add(`${last} ${END}`);
  }
  return found;
}

/** Of more siblings than this, the whole texts of the first ones are enough. */
const MOST_DOCS = 12;
const remembered = new WeakMap<WitnessText, ReadonlySet<string>>();

/** The junctures of whole siblings: names and set phrases of the story stand elsewhere in it too. */
export const junctures = (siblings: readonly WitnessText[]): readonly ReadonlySet<string>[] =>
  siblings.slice(0, MOST_DOCS).map((witness) => {
    let known = remembered.get(witness);
    if (known === undefined) remembered.set(witness, (known = juncturesOf([witness.tokens])));
    return known;
  });
