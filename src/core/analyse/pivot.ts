import type { Finding, Grade, Passage } from '../model.ts';
import type { SurfaceMark } from './surface-mark.ts';
import type { Calque } from './calque-table.ts';
import { literalPhrases } from './calques.ts';
import type { WitnessText } from './collation.ts';
import type { Senses } from './sense-table.ts';

/** The first language of an entry is the one we met the phrase in; the others have it too. */
const FIRST = 1;
const OTHER = 0.6;
/** Grammar is shared by more languages than phrases are, and each place of it says less. */
const GRAMMAR = 0.5;
/** Capitals after a comma come from scripts without capitals, Arabic before all, where each clause is begun anew. */
const CAPITAL = 0.5;
const MOST_CAPITALS = 1.5;

/**
 * A word in the sense of another, where one foreign word stands for both. The table is two fifths Spanish and a quarter
 * French: their words turn up by chance, and Portuguese has most of the Spanish ones.
 */
const CONFUSED = 0.5;
const CONFUSED_OFTEN: Readonly<Record<string, number>> = { es: 0.25, fr: 0.35 };

/** Points, distinct signs and lead over the next language that a grade needs. Fitted on nothing: set to abstain; see `lab score artifacts`, rows "pivot". */
const STRONG = { points: 4, signs: 4, lead: 1.5 } as const;
const SOME = { points: 1.9, signs: 2, lead: 0.8 } as const;

/** What speaks for a language, by its words. */
export interface Sign {
  readonly words: string;
  readonly from: readonly string[];
  readonly weights: readonly number[];
}

/** Leftovers of a language's own writing in an English text. */
const LEFTOVERS: readonly { readonly language: string; readonly pattern: RegExp }[] = [
  { language: 'de', pattern: /„[^“”"]{3,80}“/gu },
  { language: 'de', pattern: /(?<=[\p{Ll},] )(?:und|der|die|das|nicht|wurde|sich)(?= \p{Ll})/gu },
  { language: 'es', pattern: /(?<=[\p{Ll},] )(?:el|los|las|que|según|una|por)(?= \p{Ll})|¿|¡/gu },
  { language: 'fr', pattern: /(?<=[\p{Ll},] )(?:les|des|une|selon|avec|pour)(?= \p{Ll})/gu },
  { language: 'ru', pattern: /\p{Script=Cyrillic}{3,}/gu },
  { language: 'zh', pattern: /\p{Script=Han}{2,}/gu },
  { language: 'ja', pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu },
  { language: 'ar', pattern: /\p{Script=Arabic}{3,}/gu },
];

/**
 * Which language an English text likely passed through: from literal renderings of that language's set phrases,
 * leftovers of its writing, capitals in the middle of sentences, and, beside other versions, words that it does not
 * keep apart (`confused`). A text re-worded by a language model shows none of this; then nothing is said. `marks` are
 * the page's surface marks.
 */
export function passageOf(
  witness: WitnessText,
  marks: readonly SurfaceMark[],
  calques: readonly Calque[],
  confused: readonly Sign[] = [],
): Passage {
  const signs: Sign[] = [...confused];
  const leftovers = new Map<string, string>();
  const { text } = witness.article;
  for (const { entry, words } of literalPhrases(witness, calques))
    signs.push({ words: words.trim(), from: entry.from, weights: entry.from.map((_, i) => (i === 0 ? FIRST : OTHER)) });
  const patterns = LEFTOVERS.filter(({ pattern }) => text.search(pattern) >= 0);
  witness.sentences.forEach((sentence, s) => {
    if (patterns.length === 0 || witness.body[s] === false) return;
    const words = text.slice(sentence.start, sentence.end);
    for (const { language, pattern } of patterns)
      for (const found of words.match(pattern) ?? []) leftovers.set(language, leftovers.get(language) ?? found);
  });
  for (const { from, span } of marks)
    if (from !== undefined)
      signs.push({ words: text.slice(span.start, span.end), from, weights: from.map((_, i) => GRAMMAR * (i === 0 ? FIRST : OTHER)) });
  // a sound text may quote another language: leftovers are one sign, and only beside a phrase
  for (const [language, words] of leftovers)
    if (signs.some((sign) => sign.from.includes(language))) signs.push({ words, from: [language], weights: [OTHER] });
  const capitals = marks.filter(
    (mark) => mark.pattern === 'capital-inside' && /,\s$/u.test(text.slice(Math.max(0, mark.span.start - 2), mark.span.start)),
  );
  const points = new Map<string, number>();
  const distinct = new Map<string, Set<string>>();
  for (const sign of signs)
    sign.from.forEach((language, i) => {
      const seen = distinct.get(language) ?? new Set<string>();
      distinct.set(language, seen);
      const key = sign.words.toLowerCase();
      if (seen.has(key)) return;
      seen.add(key);
      points.set(language, (points.get(language) ?? 0) + (sign.weights[i] ?? 0));
    });
  if (capitals.length > 0 && points.has('ar'))
    points.set('ar', (points.get('ar') ?? 0) + Math.min(MOST_CAPITALS, CAPITAL * capitals.length));
  const ranked = [...points].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [best, second] = ranked;
  if (best === undefined) return NOTHING;
  const lead = best[1] - (second?.[1] ?? 0);
  const many = distinct.get(best[0])?.size ?? 0;
  const fits = (needs: typeof STRONG | typeof SOME): boolean => best[1] >= needs.points && many >= needs.signs && lead >= needs.lead;
  // languages share too much of their grammar for it to be strong alone
  const phrases = signs.some(({ from, weights }) => from.includes(best[0]) && (weights[0] ?? 0) > GRAMMAR);
  const grade: Grade = fits(STRONG) && phrases ? 'strong' : fits(SOME) ? 'some' : 'none';
  return grade === 'none' ? NOTHING : { language: best[0], grade, evidence: [...(distinct.get(best[0]) ?? [])].slice(0, 6) };
}

/** More words than a reading or a phrase of the table ever has. */
const MOST_WORDS = 12;

/**
 * Wording that no other version has, where one word of another language stands for it and for what they have; one
 * sign a line of the table. Words that only happen to stand there are of any language: hence the weights.
 */
export function confusedWords(findings: readonly Finding[], senses: Senses): Sign[] {
  const signs = new Map<number, Sign>();
  for (const finding of findings) {
    if (finding.kind !== 'artifact' || finding.category !== 'calque') continue;
    const here = wordsOf(finding.text).join(' ');
    if (!senses.has(here)) continue;
    for (const phrase of new Set(finding.readings.slice(1).flatMap(({ text }) => phrasesOf(text))))
      for (const { line, from } of senses.confusions(here, phrase)) {
        const weights = from.map((language) => (CONFUSED_OFTEN[language] ?? CONFUSED) / Math.sqrt(from.length));
        if (!signs.has(line)) signs.set(line, { words: finding.text, from, weights });
      }
  }
  return [...signs.values()];
}

const wordsOf = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).slice(0, MOST_WORDS);

/** One to three words in a row. */
function phrasesOf(text: string): string[] {
  const words = wordsOf(text);
  return words.flatMap((_, at) => [1, 2, 3].flatMap((n) => (at + n <= words.length ? [words.slice(at, at + n).join(' ')] : [])));
}

const NOTHING: Passage = { language: null, grade: 'none', evidence: [] };
