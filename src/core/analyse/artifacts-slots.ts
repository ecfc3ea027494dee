import type { Stemma, Token } from '../model.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Tables } from '../tables.ts';
import type { SurfaceMark } from './surface-mark.ts';
import { tokensOfSentence, type Collation } from './collation.ts';
import type { Beside } from './counterpart.ts';
import { modelWord } from './ngrams.ts';
import { suspicion, voicesOver, wordEvidence, type Voice, type WordEvidence } from './slot-features.ts';

/**
 * Damage that shows only beside siblings: words run together, words in another order than everyone's, a
 * small-lettered word with a capital, a misspelt word, and wording that stands in no other branch. The last is a
 * weak sign (half to two thirds of such marks touch what a rater marked), so it is never shown by default.
 */
export function slotMarksIn(collation: Collation, stemma: Stemma, beside: readonly (readonly Beside[])[], tables: Tables): SurfaceMark[] {
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
  const { text } = page.article;
  return page.sentences.flatMap((_, s) => {
    if (page.body[s] === false) return [];
    const around = beside[s] ?? [];
    if (around.length === 0) return [];
    const tokens = tokensOfSentence(page, s);
    const voices = voicesOver(around, branchOf, branchOf(0));
    const sure = [
      ...gluedBeside(text, around, tables),
      ...doubledBeside(tokens, around),
      ...capitalsBeside(text, tokens, around, tables),
      ...misspelt(text, tokens, around, tables),
      ...swapped(tokens, voices, tables),
    ];
    return [...sure, ...unlikeOthers(text, tokens, voices, stemsOf, tables)];
  });
}

// ---------------------------------------------------------------- words run together

/** "Lifor" where a sibling has "Li for": its two words in a row are letter by letter the page's one, which no sibling has. */
function gluedBeside(text: string, around: readonly Beside[], tables: Tables): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  const heard = new Set(around.flatMap((b) => b.theirs.flatMap((t) => (t.kind === 'word' ? [t.norm] : []))));
  /** An unknown word of two that siblings have in these sentences, if not side by side. */
  const inParts = (norm: string): boolean => {
    if (norm.length < 6 || tables.ngrams.empty || tables.ngrams.count(norm) > 0 || tables.lexicon.has(norm)) return false;
    for (let cut = 2; cut <= norm.length - 2; cut++) if (heard.has(norm.slice(0, cut)) && heard.has(norm.slice(cut))) return true;
    return false;
  };
  for (const b of around) {
    const theirs = b.theirs.filter((t) => t.kind === 'word');
    const pairs = new Set<string>();
    theirs.forEach((t, i) => {
      const next = theirs[i + 1];
      if (next !== undefined && t.norm.length > 1 && next.norm.length > 1 && next.start - t.end <= 2) pairs.add(t.norm + next.norm);
    });
    b.mine.forEach((t, i) => {
      if (t.kind !== 'word' || (b.pairs[i] ?? -1) >= 0 || t.norm.includes('-') || !(pairs.has(t.norm) || inParts(t.norm))) return;
      if (heard.has(t.norm) || (COMPOUNDS.test(t.norm) && !LOOSE.test(t.norm))) return;
      if (/^\p{L}+$/u.test(text.slice(t.start, t.end)))
        found.push({ category: 'glued', span: { start: t.start, end: t.end }, severity: 2, confidence: 0.9, pattern: 'lost-space' });
    });
  }
  return found;
}

/** Written in one word or in two, as the house likes: "healthcare", "lamppost", "anymore", "underway". */
const COMPOUNDS =
  /^(?:on|in|any|some|every|under|over|health|child|down|off|back|home|lamp|post|pay|bird|foot|hand|head|news|web|data|air|sea|water|fire|rain|snow|sun|moon|land|house|school|day|night|week|work|life|time|police|business|sales|spokes|chair|vice|cross|counter|inter|multi|non|pre|anti|semi|sub|super|ultra|mid|out|may|not|can(?=not)|face|book|micro|mega|birth|side|street|high|low|long|short|heart|sweet|wheel|cease|stock|share|world|country|market|ware|mail|line|phone|ball|board|room|ship|port|woman|person|people|wide|like|less|care|mark|place|point|stream|stand|hold|shop|well|self|fund|proof)\p{L}/u;

/** "had had" where no sibling has it twice and one has it once at the very place. */
function doubledBeside(tokens: readonly Token[], around: readonly Beside[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 0; i + 1 < tokens.length; i++) {
    const a = tokens[i];
    const b = tokens[i + 1];
    if (a === undefined || b === undefined || a.kind !== 'word' || a.norm !== b.norm || a.norm.length < 2) continue;
    const twice = around.some((o) => o.theirs.some((t, k) => t.norm === a.norm && o.theirs[k + 1]?.norm === a.norm));
    const once = around.some((o) => o.closeness >= 0.4 && (pairedWith(o, a).length > 0 || pairedWith(o, b).length > 0));
    if (!twice && once)
      found.push({ category: 'duplicate', span: { start: a.start, end: b.end }, severity: 2, confidence: 0.88, pattern: 'doubled-word' });
  }
  return found;
}

/** Begins like a compound but is none: "onsetting", "inthe". */
const LOOSE = /^(?:on|in)(?:the|a|his|her|its|their|this|that|setting|\p{L}+ing)$/u;

// ---------------------------------------------------------------- one word against a sibling's

/** A capital inside a sentence on a word that the language, and a sibling at the very place, write small. */
function capitalsBeside(text: string, tokens: readonly Token[], around: readonly Beside[], tables: Tables): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (before === undefined || token.kind !== 'word' || !/^\p{Lu}\p{Ll}+$/u.test(text.slice(token.start, token.end))) return;
    if (!/^(?:\p{Ll}[\p{Ll}’'-]*|,)$/u.test(text.slice(before.start, before.end))) return;
    const there = around.flatMap((b) => pairedWith(b, token));
    const share = tables.ngrams.capitalShare(token.norm);
    const amongCapitals = after === undefined || !/^[\p{Ll},.]/u.test(text.slice(after.start, after.end));
    if (
      there.length < (share >= 0 && share <= 0.12 && !amongCapitals ? 1 : 2) ||
      !there.every(({ b, t }) => /^\p{Ll}/u.test(b.witness.article.text.slice(t.start, t.end)))
    )
      return;
    found.push({
      category: 'capital',
      span: { start: token.start, end: token.end },
      severity: 1,
      confidence: 0.86,
      pattern: 'capital-inside',
    });
  });
  return found;
}

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

// ---------------------------------------------------------------- order

/** The model must prefer everyone's order by so many bits a word. */
const ORDER_GAIN = 1;

/** Two neighbouring words the other way round than in every branch that has both side by side; shown from three branches on. */
function swapped(tokens: readonly Token[], voices: readonly Voice[], tables: Tables): SurfaceMark[] {
  if (tables.ngrams.empty || voices.length === 0) return [];
  const found: SurfaceMark[] = [];
  const orders = voices.map(
    (voice) =>
      new Set(
        voice.besides.flatMap((b) =>
          b.theirs.flatMap((t, i) =>
            t.kind === 'word' && b.theirs[i + 1]?.kind === 'word' ? [`${t.norm} ${b.theirs[i + 1]?.norm ?? ''}`] : [],
          ),
        ),
      ),
  );
  for (let i = 0; i + 1 < tokens.length; i++) {
    const a = tokens[i];
    const b = tokens[i + 1];
    if (a === undefined || b === undefined || a.kind !== 'word' || b.kind !== 'word' || a.norm === b.norm) continue;
    const other = orders.filter((set) => set.has(`${b.norm} ${a.norm}`)).length;
    if (other < 1 || orders.some((set) => set.has(`${a.norm} ${b.norm}`))) continue;
    const words = (list: readonly Token[]): string[] => list.flatMap((t) => modelWord(t) ?? []);
    const before = words(tokens.slice(Math.max(0, i - 3), i));
    const after = words(tokens.slice(i + 2, i + 5));
    const gain = tables.ngrams.fluency(before, words([b, a]), after) - tables.ngrams.fluency(before, words([a, b]), after);
    if (gain < ORDER_GAIN) continue;
    found.push({
      category: 'order',
      span: { start: a.start, end: b.end },
      severity: 2,
      confidence: other >= 3 ? 0.8 : 0.6,
      pattern: 'words-swapped',
    });
  }
  return found;
}

// ---------------------------------------------------------------- wording of its own

/** A peak must reach this logit; at 0.75 about one unmarked word in a hundred is a peak. */
const SUSPECT = 0.75;
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
  const scores = evidence.map((word, i) =>
    suspicion(word, neighbour(evidence, i, -1), neighbour(evidence, i, 1), /^\p{Lu}/u.test(text.slice(word.token.start, word.token.end))),
  );
  return evidence.flatMap((word, i) => {
    const score = scores[i] ?? -9;
    if (score < SUSPECT) return [];
    for (let j = Math.max(0, i - APART); j <= Math.min(evidence.length - 1, i + APART); j++) {
      const other = scores[j] ?? -9;
      if (Math.abs((evidence[j]?.index ?? 0) - word.index) <= APART && (other > score || (other === score && j < i))) return [];
    }
    const { token } = word;
    const confidence = Math.min(0.65, 0.35 + 0.12 * (score - SUSPECT));
    return [
      {
        category: FUNCTION_WORDS.has(token.norm) ? 'grammar' : 'calque',
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
