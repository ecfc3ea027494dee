import type { ArtifactCategory, Finding, Reading, Reason, Span, Stemma, Token } from '../model.ts';
import { overlaps } from '../span.ts';
import type { Tables } from '../tables.ts';
import { offAddresses } from './addresses.ts';
import { surfaceMarksIn } from './artifacts-surface.ts';
import type { KnownWords, SurfaceMark } from './surface-mark.ts';
import { slotMarksIn } from './artifacts-slots.ts';
import { calquesIn, wordsOfLink } from './calques.ts';
import { sentenceAt, type Collation, type WitnessText } from './collation.ts';
import { grammarBeside, grammarMarksOf } from './artifacts-grammar.ts';
import { isTraceOfMachine, marksOfDamagedPage } from './artifacts-damaged.ts';
import { apartFrom, besideOf, counterpartOf, type Beside } from './counterpart.ts';
import { END, modelWord, START } from './ngrams.ts';

/** From here on a finding is shown by default; below it waits behind "show weaker findings". */
const SHOWN = 0.7;

/** A sibling this close has the same sentence; its words at the place are worth showing. */
const CLOSE = 0.45;

/** Traces of translation and mechanical damage on the page. In page order; ids are stable for one page text. */
export function artifactsIn(collation: Collation, stemma: Stemma, tables: Tables): Finding[] {
  const page = collation.witnesses[0];
  if (page === undefined || page.language !== 'en') return [];
  const beside = besideOf(collation);
  const heard = onceEach(collation, beside);
  const branches = new Map(stemma.nodes.map((node) => [node.id, node.branch]));
  const isOwn = (b: Beside): boolean => branches.get(b.witness.article.id) === branches.get(page.article.id);
  const apart = heard.map((around) => (around.every(isOwn) ? around : around.filter((b) => !isOwn(b))));
  const surface = surfaceMarksOf(page, tables).filter(
    (mark) => mark.from === undefined && (mark.category !== 'capital' || !hasItHigh(mark, apart[sentenceAt(page, mark.span.start)] ?? [])),
  );
  const form = [...surface, ...calquesIn(collation, heard, tables.calques)];
  const grammar = grammarBeside(
    page,
    (mark) => heard[sentenceAt(page, mark.span.start)] ?? [],
    form.filter(isTraceOfMachine).length,
    tables,
  );
  const first = [...form, ...grammar, ...slotMarksIn(collation, stemma, heard, [...surface, ...grammar], knownTo(tables), tables)];
  const asked = page.sentences.map((_, s) => apartFrom(page, heard[s] ?? [], isOwn));
  const branchOf = (sibling: number): string => branches.get(collation.witnesses[sibling]?.article.id ?? '') ?? '';
  const marks = offAddresses(page.article.text, [...first, ...marksOfDamagedPage(page, asked, first, branchOf, tables)]);
  return oncePerPlace(marks).flatMap((mark) => {
    const at = sentenceAt(page, mark.span.start);
    return borneByAll(page.article.text, mark, heard[at] ?? []) ? [] : [findingOf(collation, branches, mark, beside[at] ?? [])];
  });
}

/** A text that stands at two addresses speaks once: copies of a sibling change no verdict. Texts of other languages say nothing of form. */
function onceEach(collation: Collation, beside: readonly (readonly Beside[])[]): readonly (readonly Beside[])[] {
  const first = new Map<string, number>();
  collation.witnesses.forEach(({ article }, i) => {
    if (i > 0 && !first.has(article.text)) first.set(article.text, i);
  });
  return beside.map((around) => around.filter((b) => b.witness.language === 'en' && first.get(b.witness.article.text) === b.sibling));
}

/** Words of the language, as far as the tables know them. */
export const knownTo = (tables: Tables): KnownWords => ({
  count: (word) => Math.max(tables.ngrams.count(word), tables.lexicon.has(word) ? 1 : 0),
  pair: (a, b) => tables.ngrams.inARow([a, b]),
  capitalShare: (word) => tables.ngrams.capitalShare(word),
  runsOn: (before, word, after) => {
    const { ngrams } = tables;
    if (ngrams.empty) return 0;
    const words = (list: readonly Token[]): string[] => list.flatMap((token) => modelWord(token) ?? []);
    const left = [START, START, ...words(before.slice(-3))].slice(-2);
    const right = words(after.slice(0, 3)).slice(0, 2);
    const many = 1 + right.length;
    return (
      many * (ngrams.fluency(left, [word.norm], right) - ngrams.fluency([START, START], [word.norm], right)) -
      ngrams.fluency(left, [END], [])
    );
  },
});

const surfaces = new WeakMap<WitnessText, readonly SurfaceMark[]>();

/** What a witness shows by its form alone, sure rows of another grammar included; made once. Every pattern is one of English: others have none. */
export function surfaceMarksOf(witness: WitnessText, tables: Tables): readonly SurfaceMark[] {
  if (witness.language !== 'en') return [];
  let known = surfaces.get(witness);
  if (known === undefined)
    surfaces.set(
      witness,
      (known = [
        ...surfaceMarksIn(witness.article.text, witness.sentences, witness.tokens, witness.body, knownTo(tables)),
        ...grammarMarksOf(witness, tables).filter((mark) => mark.confidence >= SHOWN),
      ]),
    );
  return known;
}

/** A sibling has the word there with a capital too, inside a sentence or opening one: a name, a title, a subhead. */
const hasItHigh = (mark: SurfaceMark, around: readonly Beside[]): boolean =>
  around.some((b) => {
    const at = b.mine.findIndex((t) => t.start === mark.span.start);
    const there = b.theirs[b.pairs[at] ?? -1];
    return there !== undefined && there.norm === b.mine[at]?.norm && /^\p{Lu}/u.test(b.witness.article.text.slice(there.start, there.end));
  });

/** Two or more siblings with the same sentence that all have the very words: then it is how the story is told. */
function borneByAll(text: string, mark: SurfaceMark, around: readonly Beside[]): boolean {
  // one quotation mark stands in every version; what is wrong is where its partner is
  if (mark.category === 'glued' || mark.category === 'duplicate' || mark.category === 'quotes') return false;
  const words = text.slice(mark.span.start, mark.span.end);
  const close = around.filter((b) => b.closeness >= CLOSE);
  return close.length >= 2 && close.every((b) => hasWords(wordsOfLink(b), words));
}

/** Does `text` have `words`, and not inside longer ones? */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + words.length))) return true;
  return false;
}

/** Of marks of one category that overlap, the surest (the earlier of equals); in page order. One sweep a category. */
function oncePerPlace(marks: readonly SurfaceMark[]): SurfaceMark[] {
  const byPlace = (a: SurfaceMark, b: SurfaceMark): number =>
    a.span.start - b.span.start || a.span.end - b.span.end || (a.category < b.category ? -1 : 1);
  const last = new Map<string, number>();
  const kept: SurfaceMark[] = [];
  for (const mark of [...marks].sort(byPlace)) {
    const at = last.get(mark.category);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || before === undefined || !overlaps(before.span, mark.span)) last.set(mark.category, kept.push(mark) - 1);
    else if (mark.confidence > before.confidence) kept[at] = mark;
  }
  return kept.sort(byPlace);
}

function findingOf(collation: Collation, branches: ReadonlyMap<string, string>, mark: SurfaceMark, around: readonly Beside[]): Finding {
  const page = collation.witnesses[0];
  const text = page?.article.text ?? '';
  const id = page?.article.id ?? '';
  const words = text.slice(mark.span.start, mark.span.end);
  const readings = readingsAt(text, id, mark.span, around);
  const others = readings.slice(1);
  const voicesOf = (ids: readonly string[]): number => new Set(ids.map((i) => branches.get(i) ?? i)).size;
  const best = others[0];
  const reason: Reason =
    best === undefined || best.text === ''
      ? { code: 'one-page', pattern: PATTERNS[mark.pattern] ?? mark.pattern }
      : {
          code: 'damaged-here',
          agreeing: voicesOf(best.ids),
          branches: voicesOf(others.flatMap((r) => r.ids)),
          theirs: best.text,
          here: words,
        };
  const confidence = Math.min(0.99, mark.confidence + (best === undefined || mark.confidence < SHOWN ? 0 : 0.05));
  return makeArtifact(mark.category, mark.span, words, mark.severity, confidence, readings, reason);
}

export function makeArtifact(
  category: ArtifactCategory,
  span: Span,
  text: string,
  severity: 1 | 2 | 3,
  confidence: number,
  readings: readonly Reading[],
  reason: Reason,
): Finding {
  const shown = confidence >= SHOWN;
  return {
    kind: 'artifact',
    category,
    id: `artifact-${category}-${span.start}-${span.end}`,
    span,
    text,
    severity,
    confidence,
    shown,
    drawn: shown,
    readings,
    reason,
  };
}

/** What the patterns are called in the card. */
const PATTERNS: Readonly<Record<string, string>> = {
  'doubled-word': 'words stand twice in a row',
  'stop-and-comma': 'a full stop in the middle of the sentence',
  'stop-and-small-letter': 'a full stop in the middle of the sentence',
  'stop-in-quote': 'a quotation closed in the middle of the sentence',
  'small-opening': 'a paragraph that begins inside a sentence',
  'scrap-between-stops': 'the end of a sentence, cut off by a full stop',
  'lost-space': 'two words without a space between them',
  'lost-space-after-stop': 'a lost space after a full stop',
  'capital-inside': 'a capital letter in the middle of the sentence',
  'a-or-an': '“a” and “an” confused',
  'other-grammar': 'words in a row as another language has them, and English does not',
  'modal-and-past': 'two verb forms that do not go together',
  'literal-phrase': 'a set phrase of another language, word for word',
  misspelt: 'a word that no other version spells so',
  'spelt-by-sound': 'a name spelt by its sound',
  'words-swapped': 'two words the other way round than elsewhere',
  'other-sense': 'a word for another sense of what stood in another language',
  'in-no-other-branch': 'wording that no other version has',
  'mark-turned': 'a quotation mark turned the wrong way',
  'mark-unclosed': 'a quotation that is never closed',
  'mark-unopened': 'a quotation that is never opened',
  'marks-lost': 'a quotation that has lost its quotation marks',
  'mark-and-space': 'a quotation mark with a space on its inner side',
};

/** The page's reading first, with all that have its words, then what close siblings have at the place, most often had first. */
export function readingsAt(text: string, id: string, span: Span, around: readonly Beside[]): Reading[] {
  const groups = new Map<string, { ids: string[]; spans: Span[] }>();
  for (const b of around) {
    if (b.closeness < CLOSE) continue;
    const there = counterpartOf(b, span);
    if (there === null || there.slack > 3 || there.span.end - there.span.start > 3 * (span.end - span.start) + 40) continue;
    const words = b.witness.article.text.slice(there.span.start, there.span.end);
    const group = groups.get(words) ?? { ids: [], spans: [] };
    groups.set(words, group);
    if (group.ids.includes(b.witness.article.id)) continue;
    group.ids.push(b.witness.article.id);
    group.spans.push(there.span);
  }
  const here = text.slice(span.start, span.end);
  const others = [...groups]
    .filter(([words]) => words !== here)
    .sort(([k1, a], [k2, b]) => b.ids.length - a.ids.length || (k1 < k2 ? -1 : 1));
  const alike = groups.get(here);
  const mine = { text: here, ids: [id, ...(alike?.ids ?? [])], spans: [span, ...(alike?.spans ?? [])] };
  return [mine, ...others.map(([words, g]) => ({ text: words, ids: g.ids, spans: g.spans }))];
}
