import type { Span, Stemma, Token } from '../model.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Tables } from '../tables.ts';
import { wordEnd, wordStart, type KnownWords, type SurfaceMark } from './surface-mark.ts';
import { wordsOfLink } from './calques.ts';
import { capitalsBeside, caseCounts } from './artifacts-capitals.ts';
import { runTogether } from './artifacts-run-together.ts';
import { exchanged, junctures } from './artifacts-order.ts';
import { speltBySound } from './artifacts-sound.ts';
import { sentenceAt, tokensOfSentence, type Collation, type WitnessText } from './collation.ts';
import { apartFrom, type Beside } from './counterpart.ts';
import { suspicion, voicesOver, wordEvidence, type Voice, type WordEvidence } from './slot-features.ts';

/**
 * Damage that shows only beside siblings: words run together, words in another order than everyone's, a
 * small-lettered word with a capital, a misspelt word, and wording that stands in no other branch. The last is a
 * weak sign (half to two thirds of such marks touch what a rater marked), so it is never shown by default.
 */
export function slotMarksIn(
  collation: Collation,
  stemma: Stemma,
  beside: readonly (readonly Beside[])[],
  surface: readonly SurfaceMark[],
  words: KnownWords,
  tables: Tables,
): SurfaceMark[] {
  const page = collation.witnesses[0];
  if (page === undefined) return [];
  const branches = new Map(stemma.nodes.map((node) => [node.id, node.branch]));
  const branchOf = (sibling: number): string => {
    const id = collation.witnesses[sibling]?.article.id ?? '';
    return branches.get(id) ?? id;
  };
  const stems = new Map<number, ReadonlySet<string>>();
  const stemsOf = (sibling: number): ReadonlySet<string> => {
    let known = stems.get(sibling);
    if (known === undefined) stems.set(sibling, (known = new Set(collation.witnesses[sibling]?.tokens.map((t) => t.stem) ?? [])));
    return known;
  };
  const wordsIn = new Map<number, ReadonlySet<string>>();
  const wordsOf = (sibling: number): ReadonlySet<string> => {
    let known = wordsIn.get(sibling);
    if (known === undefined) wordsIn.set(sibling, (known = new Set(collation.witnesses[sibling]?.tokens.map((t) => t.norm) ?? [])));
    return known;
  };
  const { text } = page.article;
  const cases = caseCounts(collation.witnesses);
  const oddMarks = [...text.matchAll(QUOTES)].length % 2 === 1;
  const docs = junctures(collation.witnesses.slice(1));
  // a name is marked where it stands first, not each time
  const spelt = new Set<string>();
  const firstOf = ({ span }: SurfaceMark): boolean => {
    const name = text.slice(span.start, span.end);
    return !spelt.has(name) && spelt.add(name).has(name);
  };
  // marks without a partner, by sentence: the page alone cannot tell which of two is the odd one
  const alone: number[] = [];
  for (const mark of surface) if (mark.category === 'quotes') alone[sentenceAt(page, mark.span.start)] = 1;
  return page.sentences.flatMap((_, s) => {
    if (page.body[s] === false) return [];
    const around = beside[s] ?? [];
    if (around.length === 0) return [];
    const tokens = tokensOfSentence(page, s);
    const voices = voicesOver(around, branchOf, branchOf(0));
    const asked = apartFrom(page, around, (b) => branchOf(b.sibling) === branchOf(0));
    const sure = [
      ...runTogether(text, tokens, asked, docs, tables),
      ...doubledBeside(tokens, asked),
      ...(oddMarks || (alone[s] ?? 0) > 0 ? unpairedBeside(page, s, asked) : []),
      ...capitalsBeside(page, tokens, asked, cases, words, tables),
      ...misspelt(text, tokens, around, tables),
      ...speltBySound(page, tokens, voices, wordsOf, wordsOf(0), tables).filter((mark) => firstOf(mark)),
      ...exchanged(tokens, text, voicesOver(asked, branchOf, null), docs, tables),
    ];
    return [...sure, ...unlikeOthers(text, tokens, voices, stemsOf, tables)];
  });
}

/** Words run together, said twice or misspelt in `tokens`, as one or more siblings' sound words show. */
export function damageBeside(text: string, tokens: readonly Token[], around: readonly Beside[], tables: Tables): SurfaceMark[] {
  return [...runTogether(text, tokens, around, [], tables), ...doubledBeside(tokens, around), ...misspelt(text, tokens, around, tables)];
}

/** What `damageBeside` may find in a sentence: a word said twice, and unknown words that the other side does not have. */
export interface Suspicion {
  readonly twice: boolean;
  readonly unknown: readonly string[];
}

/** Most sentences are above suspicion, and need not be set beside anything. */
export function suspicionOf(tokens: readonly Token[], { ngrams, lexicon }: Tables): Suspicion {
  const isUnknown = (part: string): boolean => part.length >= 4 && ngrams.count(part) === 0 && !lexicon.has(part);
  const words = tokens.filter((token) => token.kind === 'word');
  return {
    twice: tokens.some(
      (token, i) => token.kind === 'word' && tokens[i + 1]?.kind === 'word' && sameAgain(token.norm, tokens[i + 1]?.norm ?? ''),
    ),
    unknown: words.flatMap((token) => token.norm.split('-').filter(isUnknown)),
  };
}

// ---------------------------------------------------------------- words said twice

/** "the the", "two two-family", "runner-up up", where no sibling has it twice and one has it once at the very place. */
function doubledBeside(tokens: readonly Token[], around: readonly Beside[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 0; i + 1 < tokens.length; i++) {
    const a = tokens[i];
    const b = tokens[i + 1];
    if (a === undefined || b === undefined || a.kind !== 'word' || b.kind !== 'word' || !sameAgain(a.norm, b.norm)) continue;
    const twice = around.some((o) => o.theirs.some((t, k) => t.norm === a.norm && o.theirs[k + 1]?.norm === b.norm));
    const once = around.some((o) => o.closeness >= 0.4 && (pairedWith(o, a).length > 0 || pairedWith(o, b).length > 0));
    if (!twice && once)
      found.push({ category: 'duplicate', span: { start: a.start, end: b.end }, severity: 2, confidence: 0.88, pattern: 'doubled-word' });
  }
  return found;
}

/** Grammar or emphasis may double these, whatever a sibling does. */
const TWICE_IS_SOUND: ReadonlySet<string> = new Set(['had', 'that', 'is', 'very', 'so', 'no', 'her', 'do', 'ha']);

/** A word and the same again, alone or as the nearer part of a hyphenated word. */
function sameAgain(a: string, b: string): boolean {
  if (a.length < 2 || b.length < 2 || TWICE_IS_SOUND.has(a)) return false;
  if (a === b) return true;
  return (b.startsWith(`${a}-`) && !FUNCTION_WORDS.has(a)) || (a.endsWith(`-${b}`) && !/^(?:in|on|off|out|by|over|to)$/u.test(b));
}

// ---------------------------------------------------------------- quotation marks

const QUOTES = /["“”]/gu;

/** A sentence with one mark too few, in a text with one too few, where close siblings have theirs in pairs. */
function unpairedBeside(page: WitnessText, s: number, around: readonly Beside[]): SurfaceMark[] {
  const sentence = page.sentences[s];
  const { text } = page.article;
  if (sentence === undefined) return [];
  const marks = [...text.slice(sentence.start, sentence.end).matchAll(QUOTES)].map((m) => sentence.start + m.index);
  const last = marks.at(-1);
  const close = around.filter((b) => b.closeness >= 0.45 && b.pairs.length < 150);
  const theirs = close.map((b) => [...wordsOfLink(b).matchAll(QUOTES)].length);
  const paired = theirs.filter((n) => n > marks.length && n % 2 === 0).length;
  if (last === undefined || marks.length !== 1 || paired === 0 || paired * 2 < theirs.length) return [];
  const lost = close.flatMap((b, k) => ((theirs[k] ?? 0) > marks.length && (theirs[k] ?? 0) % 2 === 0 ? (placeOfLost(b) ?? []) : []));
  const span = lost[0] ?? { start: wordStart(text, last, sentence.start), end: Math.max(last + 1, wordEnd(text, last + 1, sentence.end)) };
  return [{ category: 'quotes', span, severity: 1, confidence: paired >= 2 ? 0.85 : 0.72, pattern: 'mark-unclosed' }];
}

/** Where a sibling has the mark that the page lacks: from the word before to the word after it, both paired. */
function placeOfLost(b: Beside): Span | null {
  const back = new Map(b.pairs.map((to, at) => [to, at]));
  const isMark = (t: Token | undefined): boolean => t !== undefined && /^["“”]$/u.test(t.norm);
  for (const [k, t] of b.theirs.entries()) {
    if (!isMark(t) || back.has(k)) continue;
    const before = nearest(b, back, k, -1);
    const after = nearest(b, back, k, 1);
    if (before !== undefined && after !== undefined && before.start < after.end) return { start: before.start, end: after.end };
  }
  return null;
}

/** The page's token that is paired with the nearest word on one side of a place in the sibling's text. */
function nearest({ theirs, mine }: Beside, back: ReadonlyMap<number, number>, place: number, step: 1 | -1): Token | undefined {
  for (let k = place + step, far = 0; k >= 0 && k < theirs.length && far < FARTHEST; k += step) {
    if (theirs[k]?.kind === 'punctuation') continue;
    far++;
    const there = mine[back.get(k) ?? -1];
    if (there !== undefined) return there;
  }
  return undefined;
}

/** Words that may be worded otherwise around a lost mark. */
const FARTHEST = 4;

// ---------------------------------------------------------------- one word against a sibling's

/** A word that nobody knows where a sibling has a known one that differs by a letter or two. Names are another matter. */
function misspelt(text: string, tokens: readonly Token[], around: readonly Beside[], tables: Tables): SurfaceMark[] {
  const { ngrams, lexicon } = tables;
  if (ngrams.empty) return [];
  const found: SurfaceMark[] = [];
  for (const token of tokens) {
    const { norm } = token;
    if (
      token.kind !== 'word' ||
      norm.length < 5 ||
      !/^\p{Ll}+$/u.test(text.slice(token.start, token.end)) ||
      ngrams.count(norm) > 0 ||
      lexicon.has(norm)
    )
      continue;
    const better = around.flatMap((b) =>
      b.theirs.filter(
        (t, i) => t.kind === 'word' && !b.pairs.includes(i) && (ngrams.count(t.norm) >= 3 || lexicon.has(t.norm)) && nearly(norm, t.norm),
      ),
    );
    if (
      better.length === 0 ||
      around.some((b) => b.theirs.some((t) => t.norm === norm)) ||
      better.some((t) => HOUSE_SPELLING(norm, t.norm))
    )
      continue;
    found.push({ category: 'grammar', span: { start: token.start, end: token.end }, severity: 1, confidence: 0.85, pattern: 'misspelt' });
  }
  return found;
}

/** British and American, hyphen or none: spelling, not damage. */
const HOUSE_SPELLING = (a: string, b: string): boolean => plainSpelling(a) === plainSpelling(b);
const plainSpelling = (word: string): string =>
  word
    .replace(/-/gu, '')
    .replace(/our/gu, 'or')
    .replace(/is(?=e|ing|ation|ed)/gu, 'iz')
    .replace(/re$/u, 'er')
    .replace(/ll/gu, 'l')
    .replace(/ae|oe/gu, 'e')
    .replace(/que$/u, 'ck')
    .replace(/mme?$/u, 'm')
    .replace(/ys/gu, 'yz')
    .replace(/nce$/u, 'nse');

/** At most one letter lost, added, changed, or two neighbours exchanged; two of those in long words. */
function nearly(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 2 || a[0] !== b[0]) return false;
  const most = Math.min(a.length, b.length) >= 8 ? 2 : 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  let above: number[] = [];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (above[j - 2] ?? 0) + 1);
      next.push(best);
    }
    above = row;
    row = next;
  }
  return (row[b.length] ?? 9) <= most;
}

const pairedWith = (b: Beside, token: Token): { b: Beside; t: Token }[] => {
  const at = b.mine.findIndex((t) => t.start === token.start);
  const to = at < 0 ? -1 : (b.pairs[at] ?? -1);
  const t = b.theirs[to];
  return t === undefined ? [] : [{ b, t }];
};

// ---------------------------------------------------------------- wording of its own

/** A peak must reach this logit, a little more where few branches have the sentence; then about one unmarked word in a hundred is a peak. */
const SUSPECT = 0.76;
const SUSPECT_OF_FEW = 0.83;
const FEW = 6;
/** Peaks keep this distance, in words: one mark for one odd phrase. */
const APART = 2;

function unlikeOthers(
  text: string,
  tokens: readonly Token[],
  voices: readonly Voice[],
  stemsOf: (sibling: number) => ReadonlySet<string>,
  tables: Tables,
): SurfaceMark[] {
  const evidence = wordEvidence(tokens, voices, stemsOf, tables);
  const suspect = voices.length < FEW ? SUSPECT_OF_FEW : SUSPECT;
  const scores = evidence.map((word, i) =>
    suspicion(word, neighbour(evidence, i, -1), neighbour(evidence, i, 1), /^\p{Lu}/u.test(text.slice(word.token.start, word.token.end))),
  );
  return evidence.flatMap((word, i) => {
    const score = scores[i] ?? -9;
    // a function word alone is a matter of style: of 100 such marks 40 touched what a rater marked
    if (score < suspect || FUNCTION_WORDS.has(word.token.norm)) return [];
    for (let j = Math.max(0, i - APART); j <= Math.min(evidence.length - 1, i + APART); j++) {
      const other = scores[j] ?? -9;
      if (Math.abs((evidence[j]?.index ?? 0) - word.index) <= APART && (other > score || (other === score && j < i))) return [];
    }
    const { token } = word;
    const confidence = Math.min(0.65, 0.35 + 0.12 * (score - SUSPECT));
    return [
      {
        category: 'calque',
        span: { start: token.start, end: token.end },
        severity: 1,
        confidence,
        pattern: 'in-no-other-branch',
      } satisfies SurfaceMark,
    ];
  });
}

function neighbour(evidence: readonly WordEvidence[], i: number, step: 1 | -1): WordEvidence | undefined {
  const next = evidence[i + step];
  return next !== undefined && next.index === (evidence[i]?.index ?? 0) + step ? next : undefined;
}
