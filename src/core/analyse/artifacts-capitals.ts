import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Token } from '../model.ts';
import { IRREGULAR } from '../text/irregular.data.ts';
import type { Tables } from '../tables.ts';
import { NEVER_CAPITAL } from './artifacts-words.data.ts';
import type { WitnessText } from './collation.ts';
import type { Beside } from './counterpart.ts';
import { raw, type KnownWords, type SurfaceMark } from './surface-mark.ts';

// ---------------------------------------------------------------- on one page

/** ", In which", "management It said": a function word with a capital between small-lettered words. */
export function capitals(text: string, part: readonly Token[], words: KnownWords): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 1; i + 1 < part.length; i++) {
    const token = part[i];
    const before = part[i - 1];
    const after = part[i + 1];
    if (token === undefined || before === undefined || after === undefined || token.kind !== 'word') continue;
    const word = raw(text, token);
    if (!NEVER_CAPITAL.has(word) || !/^\p{Ll}/u.test(raw(text, after)) || !/^ $/u.test(text.slice(token.end, after.start))) continue;
    const previous = raw(text, before);
    const clean = (/^\p{Ll}[\p{Ll}’'-]+$/u.test(previous) && previous !== 'vs') || (RESUMES.has(word) && /^\p{Lu}\p{Ll}+$/u.test(previous));
    if (!clean && previous !== ',') continue;
    if (previous === ',' && /[”"’]$/u.test(raw(text, part[i - 2]))) continue;
    if (text.slice(before.end, token.start) !== ' ') continue;
    const heading = mayBeHeading(text, part, i) && words.runsOn(part.slice(0, i), token, part.slice(i + 1)) < RUNS_ON;
    found.push({
      category: 'capital',
      span: { start: token.start, end: token.end },
      severity: word === 'He' || word === 'She' || word === 'It' ? 2 : 1,
      confidence: heading ? 0.5 : clean ? 0.86 : 0.88,
      pattern: 'capital-inside',
    });
  }
  return found;
}

/** Never part of a name, so a name may stand before them too: "the county of Transport It said". ("He" is one: "Liu He".) */
const RESUMES = new Set(['It', 'She', 'They']);

/** A word must have been seen so often, and this seldom with a capital inside a sentence. */
const SEEN_SMALL = { count: 60, share: 0.035 } as const;

/** "the Tensions between": a word that sound text always writes small, with a capital between two small words. */
export function oddCapitals(text: string, part: readonly Token[], own: ReadonlyMap<string, number>, words: KnownWords): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 1; i + 1 < part.length; i++) {
    const token = part[i];
    const before = part[i - 1];
    const after = part[i + 1];
    if (token === undefined || before === undefined || after === undefined || token.kind !== 'word' || before.kind !== 'word') continue;
    const word = raw(text, token);
    if (
      !/^\p{Lu}\p{Ll}+$/u.test(word) ||
      NEVER_CAPITAL.has(word) ||
      !/^\p{Ll}/u.test(raw(text, before)) ||
      !/^\p{Ll}/u.test(raw(text, after)) ||
      (own.get(word) ?? 0) > 1
    )
      continue;
    if (text.slice(before.end, token.start) !== ' ' || text.slice(token.end, after.start) !== ' ') continue;
    if (/^(?:of|in|for|on|the|and|with|at|to)$/u.test(before.norm) && /^\p{Lu}/u.test(raw(text, part[i - 2]))) continue;
    const share = words.capitalShare(token.norm);
    if (words.count(token.norm) < SEEN_SMALL.count || share < 0 || share > SEEN_SMALL.share) continue;
    found.push({
      category: 'capital',
      span: { start: token.start, end: token.end },
      severity: 1,
      confidence: 0.62,
      pattern: 'capital-inside',
    });
  }
  return found;
}

/** A subhead that ran into the sentence after it has so many words at most, and no comma. */
const LONGEST_HEADING = 14;

/** Bits: below this the words before read as a whole of their own, and the capital as the start of a sentence. */
const RUNS_ON = -4;

/** Could all that stands before the word be a subhead without its stop? It begins with a capital and does not end in a function word. */
const mayBeHeading = (text: string, part: readonly Token[], at: number): boolean =>
  !/^\p{Ll}/u.test(raw(text, part[0])) &&
  at <= LONGEST_HEADING &&
  !FUNCTION_WORDS.has(part[at - 1]?.norm ?? '') &&
  part.slice(0, at).every((t) => !/^[,;:]$/u.test(t.norm));

// ---------------------------------------------------------------- beside siblings

/** A word with a capital inside a sentence, with what speaks for and against a slip. */
export interface OddCapital {
  readonly token: Token;
  readonly features: readonly number[];
}

/**
 * Fitted on capitals put into wmt21 cs, is, ja, ru, zh with 1, 4 and 7 siblings (`node scripts/run-ts.mjs
 * test/lab/fit-artifacts.ts capital`). Titles, names and subheads are what it must tell from slips.
 */
const WEIGHTS = [
  0.29, 1.74, 1.71, 0.48, -4.15, -7.52, 0.02, -1.56, 1.37, 1.06, 1.75, -2.6, 1.45, -1.39, -0.12, -3.11, -1.05, 0.47, -1.31, 0.23, -0.98,
  -0.98, 1.57, 0.29, 0.65, -3.81, -4.47, -2.33,
] as const;
const BIAS = -4.13;
const SHOWN_FROM = 2.4;
/** Little words are in no house's style: of untouched ones none of de reaches this but a title of a film. */
const SMALL_SHOWN_FROM = 1.4;

/** A word that sound text writes with a capital inside sentences so often ("the Cabinet", "the Southwest") is a matter of style. */
const OFTEN_HIGH = 0.2;

/** A capital inside a sentence on a word that the language, and siblings at the very place, write small. */
export function capitalsBeside(
  page: WitnessText,
  tokens: readonly Token[],
  around: readonly Beside[],
  cases: CaseCounts,
  words: KnownWords,
  tables: Tables,
): SurfaceMark[] {
  return oddCapitalsBeside(page, tokens, around, cases, words, tables).flatMap(({ token, features }) => {
    const logit = features.reduce((sum, f, k) => sum + f * (WEIGHTS[k] ?? 0), BIAS);
    const shown = FUNCTION_WORDS.has(token.norm) ? SMALL_SHOWN_FROM : SHOWN_FROM;
    if (logit < shown) return [];
    const confidence = Math.min(0.92, 0.78 + 0.03 * (logit - shown));
    const severity = /^(?:he|she|it)$/u.test(token.norm) ? 2 : 1;
    return [{ category: 'capital', span: { start: token.start, end: token.end }, severity, confidence, pattern: 'capital-inside' }];
  });
}

/** How siblings and the page itself write a word inside sentences. */
export interface CaseCounts {
  of(norm: string, siblings: boolean): { readonly low: number; readonly high: number };
  /** Does the token begin a sentence of its witness? */
  opens(witness: WitnessText, token: Token): boolean;
}

export function oddCapitalsBeside(
  page: WitnessText,
  tokens: readonly Token[],
  around: readonly Beside[],
  cases: CaseCounts,
  words: KnownWords,
  tables: Tables,
): OddCapital[] {
  if (around.length === 0) return [];
  const { text } = page.article;
  const long = tokens.filter((t) => t.kind === 'word' && t.end - t.start > 3);
  const high = long.filter((t) => /^\p{Lu}/u.test(raw(text, t))).length / Math.max(1, long.length);
  return tokens.flatMap((token, i) => {
    const before = tokens[i - 1];
    if (before === undefined || token.kind !== 'word' || cases.opens(page, token)) return [];
    const written = /^(?<head>(?:\p{Ll}+-)?)(?<tail>\p{Lu}\p{Ll}+)(?:-\p{Ll}+)*$/u.exec(raw(text, token))?.groups;
    if (written === undefined) return [];
    const head = written['head'] ?? '';
    const word = (written['tail'] ?? '').toLowerCase();
    const previous = raw(text, before);
    const next = raw(text, tokens[i + 1]);
    if (!/^(?:[\p{L}\p{N}][\p{L}\p{N}’'.:-]*|[,”")])$/u.test(previous) || text.slice(before.end, token.start) !== ' ') return [];
    const small = head === '' && (FUNCTION_WORDS.has(word) || NEVER_CAPITAL.has(raw(text, token)));
    const nextHigh = /^\p{Lu}/u.test(next) ? 1 : 0;
    const prevHigh = /^\p{Lu}/u.test(previous) ? 1 : 0;
    const count = tables.ngrams.count(word);
    const share = tables.ngrams.capitalShare(word);
    const there = placesIn(token, head.length, around, cases);
    const own = cases.of(token.norm, false);
    const runsOn = Math.max(-10, Math.min(10, words.runsOn(tokens.slice(0, i), token, tokens.slice(i + 1))));
    const heading = mayBeHeading(text, tokens, i) && there.beside === 0 ? 1 : 0;
    // a title ("Head of", "State Secretary"), a name, a subhead: never a slip, whatever the rest says
    if (heading === 1 && runsOn < RUNS_ON) return [];
    if (!small && (own.high > 1 || (before.norm === 'of' && /^\p{Lu}/u.test(raw(text, tokens[i - 2]))))) return [];
    if (small && prevHigh === 1 && nextHigh === 1) return [];
    const siblings = cases.of(token.norm, true);
    const verb = /(?:ed|ing)$/u.test(word) || IRREGULAR.has(word) ? 1 : 0;
    const by = prevHigh + nextHigh > 0 ? 1 : 0;
    const s = small ? 1 : 0;
    return [
      {
        token,
        features: [
          share < 0 ? 0 : Math.log(((1 - share) * count + 0.5) / (share * count + 0.5)),
          share < 0 ? 0 : 1,
          there.low / around.length,
          Math.min(2, there.beside),
          there.high / around.length,
          there.opening / around.length,
          Math.log((siblings.low + 0.5) / (siblings.high + 0.5)),
          own.high > 1 ? 1 : 0,
          Math.min(0, runsOn + 2) * (heading === 1 ? 1 : 0),
          s,
          /^\p{Ll}/u.test(next) ? 1 : 0,
          high,
          tables.lexicon.has(word) ? 1 : 0,
          s * prevHigh,
          previous === ',' ? 1 : 0,
          (1 - s) * prevHigh,
          (1 - s) * nextHigh,
          prevHigh * nextHigh,
          s * nextHigh,
          /^\p{N}/u.test(previous) ? 1 : 0,
          share >= OFTEN_HIGH ? 1 : 0,
          !small && tokens[i + 1]?.norm === 'of' && !/^(?:the|an?)$/u.test(before.norm) ? 1 : 0,
          verb,
          verb * by,
          Math.min(2, there.between),
          siblings.high / Math.max(1, siblings.low + siblings.high),
          /^[”")]$/u.test(previous) ? 1 : 0,
          /-/u.test(token.norm) ? 1 : 0,
        ],
      },
    ];
  });
}

interface Places {
  /** Siblings that have the word there, or in the linked sentence: small; with a capital; opening a sentence. */
  readonly low: number;
  readonly high: number;
  readonly opening: number;
  /** Siblings that have it small right after the same word as the page. */
  readonly beside: number;
  /** Siblings that have it small between the same two words as the page. */
  readonly between: number;
}

function placesIn(token: Token, from: number, around: readonly Beside[], cases: CaseCounts): Places {
  let low = 0;
  let high = 0;
  let opening = 0;
  let beside = 0;
  let between = 0;
  for (const b of around) {
    const isHigh = (t: Token): boolean => /^\p{Lu}/u.test(raw(b.witness.article.text, t).slice(from));
    const at = b.mine.findIndex((t) => t.start === token.start);
    const to = b.pairs[at] ?? -1;
    const there = b.theirs[to];
    if (there !== undefined) {
      if (cases.opens(b.witness, there)) opening++;
      else if (isHigh(there)) high++;
      else {
        low++;
        if ((b.pairs[at - 1] ?? -9) === to - 1 && b.theirs[to - 1]?.kind === 'word') beside++;
        if ((b.pairs[at - 1] ?? -9) === to - 1 && (b.pairs[at + 1] ?? -9) === to + 1) between++;
      }
      continue;
    }
    const others = b.theirs.filter((t) => t.norm === token.norm && !cases.opens(b.witness, t));
    if (others.some(isHigh)) high++;
    else if (others.length > 0) low++;
  }
  return { low, high, opening, beside, between };
}

/** Counts made once for all words of a collation's witnesses; the page is the first. */
export function caseCounts(witnesses: readonly WitnessText[]): CaseCounts {
  const page = new Map<string, { low: number; high: number }>();
  const siblings = new Map<string, { low: number; high: number }>();
  const openings = new Map<WitnessText, ReadonlySet<number>>();
  witnesses.forEach((witness, k) => {
    const opens = new Set(
      witness.sentences.map(
        (_, s) => witness.tokens.slice(witness.tokenBorders[s], witness.tokenBorders[s + 1]).find((t) => t.kind === 'word')?.start ?? -1,
      ),
    );
    openings.set(witness, opens);
    const counts = k === 0 ? page : siblings;
    for (const token of witness.tokens) {
      if (token.kind !== 'word' || opens.has(token.start)) continue;
      const seen = counts.get(token.norm) ?? { low: 0, high: 0 };
      counts.set(token.norm, seen);
      if (/^\p{Lu}/u.test(witness.article.text[token.start] ?? '')) seen.high++;
      else seen.low++;
    }
  });
  return {
    of: (norm, among) => (among ? siblings : page).get(norm) ?? { low: 0, high: 0 },
    opens: (witness, token) => openings.get(witness)?.has(token.start) === true,
  };
}
