import type { Grade, Passage } from '../model.ts';
import type { SurfaceMark } from './surface-mark.ts';
import type { Calque } from './calque-table.ts';
import { literalPhrases } from './calques.ts';
import type { WitnessText } from './collation.ts';

/** The first language of an entry is the one we met the phrase in; the others have it too. */
const FIRST = 1;
const OTHER = 0.6;
/** Capitals after a comma come from scripts without capitals, Arabic before all, where each clause is begun anew. */
const CAPITAL = 0.5;
const MOST_CAPITALS = 1.5;

/** Points, distinct signs and lead over the next language that a grade needs. Fitted on nothing: set to abstain; see `lab score artifacts`, rows "pivot". */
const STRONG = { points: 4, signs: 4, lead: 1.5 } as const;
const SOME = { points: 1.9, signs: 2, lead: 0.8 } as const;

interface Sign {
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
 * leftovers of its writing, and capitals in the middle of sentences. A text re-worded by a language model shows
 * none of this; then nothing is said. `marks` are the page's surface marks.
 */
export function passageOf(witness: WitnessText, marks: readonly SurfaceMark[], calques: readonly Calque[]): Passage {
  const signs: Sign[] = [];
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
  const grade: Grade = fits(STRONG) ? 'strong' : fits(SOME) ? 'some' : 'none';
  return grade === 'none' ? NOTHING : { language: best[0], grade, evidence: [...(distinct.get(best[0]) ?? [])].slice(0, 6) };
}

const NOTHING: Passage = { language: null, grade: 'none', evidence: [] };
