import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Article, SentenceLink } from '../model.ts';
import { tokensOfSentence, type WitnessText } from './collation.ts';

/** What of two tellings by one outlet says which was filed first. Positive: `a` first; negative: `b` first. */
export interface UpdateClue {
  readonly kind: 'dateline' | 'credit' | 'statistics';
  readonly lead: number;
  readonly weight: number;
  /** Says it of the earlier (E) and the later (L). Null: orders what nothing else orders, and is told to nobody. */
  readonly text: string | null;
}

/**
 * Clues between two near copies. Measured on the 79 re-filed pairs of shared/eval/versions whose texts differ,
 * right : wrong – day in the dateline 10 : 0, "corrects" 1 : 0, trading codes taken out 13 : 3, a small letter
 * put right after "U.S." 8 : 3, the shorter headline later 25 : 11, the shorter text later 41 : 21. Only the first two are evidence; the others
 * order what nothing else orders. (`lab score versions`) `links`: which sentences of the two correspond, in any order.
 */
export function updateCluesOf(a: WitnessText, b: WitnessText, links: readonly SentenceLink[]): UpdateClue[] {
  const clues: UpdateClue[] = [];
  const add = (kind: UpdateClue['kind'], lead: number, weight: number, text: string | null): void => {
    if (lead !== 0) clues.push({ kind, lead: Math.sign(lead), weight, text });
  };
  const [one, two] = [cluesOf(a), cluesOf(b)];
  if (one.day !== null && two.day !== null) add('dateline', two.day - one.day, 1, 'E is dated a day or more before L in its dateline.');
  add('credit', Number(two.corrects) - Number(one.corrects), 1.2, 'L says that it corrects an earlier version.');
  add('statistics', one.codes - two.codes, 0.15, 'E has trading codes that L leaves out.');
  add('statistics', one.recapped - two.recapped, 0.08, null);
  const headlines = [a.article.title ?? '', b.article.title ?? ''] as const;
  add('statistics', headlines[0].length - headlines[1].length, 0.06, null);
  const lead = a.article.text.length - b.article.text.length;
  const [mine, theirs] = [new Set(links.flatMap((link) => link.a)), new Set(links.flatMap((link) => link.b))];
  const isCut = lead > 0 ? cutFrom(a, mine, b, theirs) : lead < 0 && cutFrom(b, theirs, a, mine);
  add('statistics', lead, 0.05, isCut ? 'E has sentences that L leaves out.' : null);
  return clues;
}

/** Does the longer have sentences that the shorter leaves out, and the shorter none of its own? Else it is reworded. */
function cutFrom(longer: WitnessText, ofLonger: ReadonlySet<number>, shorter: WitnessText, ofShorter: ReadonlySet<number>): boolean {
  return hasStrange(longer, ofLonger, shorter) && !hasStrange(shorter, ofShorter, longer);
}

/**
 * Has `one` a sentence, of five words that tell something or more, that is `linked` to none and most of whose words
 * `other` has nowhere? Words alone do not say it: a clumsy translation has others all through.
 */
function hasStrange(one: WitnessText, linked: ReadonlySet<number>, other: WitnessText): boolean {
  const known = stemsOf(other).all;
  return [...stemsOf(one).telling].some(([sentence, words]) => {
    if (linked.has(sentence)) return false;
    let strange = 0;
    for (const stem of words) if (!known.has(stem)) strange++;
    return strange * 2 > words.length;
  });
}

/** What a witness shows by itself. */
interface Clues {
  readonly day: number | null;
  readonly corrects: boolean;
  readonly codes: number;
  readonly recapped: number;
}

const cluesMade = new WeakMap<WitnessText, Clues>();

function cluesOf(witness: WitnessText): Clues {
  let known = cluesMade.get(witness);
  if (known === undefined) {
    const { article } = witness;
    known = { day: dayOf(article), corrects: corrects(article), codes: codes(article), recapped: count(RECAPPED, article) };
    cluesMade.set(witness, known);
  }
  return known;
}

interface Stems {
  readonly all: ReadonlySet<string>;
  /** Stems of the words that tell something, of each body sentence that has five or more, by its number. */
  readonly telling: ReadonlyMap<number, readonly string[]>;
}

/** A witness is compared with many others: its stems are sorted out once. */
const made = new WeakMap<WitnessText, Stems>();

function stemsOf(witness: WitnessText): Stems {
  let known = made.get(witness);
  if (known === undefined) {
    const telling = new Map<number, readonly string[]>();
    witness.sentences.forEach((_, s) => {
      if (witness.body[s] === false) return;
      const words = tokensOfSentence(witness, s).filter((token) => token.kind === 'word' && !FUNCTION_WORDS.has(token.norm));
      if (words.length >= 5)
        telling.set(
          s,
          words.map((token) => token.stem),
        );
    });
    known = { all: new Set(witness.tokens.map((token) => token.stem)), telling };
    made.set(witness, known);
  }
  return known;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Month and day of the dateline as a running number; the year is not told, so only near days compare. */
function dayOf(article: Article): number | null {
  const found =
    /^\W*\p{L}[^\n]{1,60}?\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(\d{1,2})\s*(?:\([^()\n]{2,30}\)\s*)?[-–—:]/iu.exec(
      article.text.slice(0, 120),
    );
  if (found === null) return null;
  return MONTHS.indexOf((found[1] ?? '').toLowerCase()) * 31 + Number(found[2]);
}

const corrects = (article: Article): boolean =>
  /^\W*(?:corrected|correction|rpt|repeat|refiles|refiling|update \d|updates? with)\b/iu.test(article.title ?? '') ||
  /\b(?:corrects|corrected|refiles?) (?:to |the |mame|name|spelling|headline|typo|day|date|figure|paragraph|version)/iu.test(
    `${article.text.slice(0, 200)} ${article.text.slice(-160)}`,
  );

const CODES = /<[^<>\n]{1,60}>/gu;
const RECAPPED = /\bU\.S\. \p{Lu}\p{Ll}+ (?=\p{Ll})/gu;
const codes = (article: Article): number => article.text.match(CODES)?.length ?? 0;
const count = (pattern: RegExp, article: Article): number => `${article.title ?? ''} ${article.text}`.match(pattern)?.length ?? 0;
