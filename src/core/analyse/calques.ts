import type { Sentence } from '../model.ts';
import type { SurfaceMark } from './surface-mark.ts';
import type { Calque } from './calque-table.ts';
import type { Collation, WitnessText } from './collation.ts';
import type { Beside } from './counterpart.ts';

/** A phrase of the lexicon found on the page, and whether a sibling says it soundly. */
export interface CalqueMark extends SurfaceMark {
  readonly entry: Calque;
  readonly siblings: number;
}

/** With sound words in a sibling, without them where English never says so, and else: kept for the pivot only. */
const CONFIDENCE = { withSibling: 0.88, elsewhere: 0.78, alone: 0.82, neither: 0.35 } as const;

/** Literal renderings of set phrases, those of the table, in the body of the page. */
export function calquesIn(collation: Collation, beside: readonly (readonly Beside[])[], calques: readonly Calque[]): CalqueMark[] {
  const page = collation.witnesses[0];
  if (page === undefined) return [];
  const found: CalqueMark[] = [];
  for (const { entry, sentence, start, words } of literalPhrases(page, calques)) {
    const { siblings, linked } = soundSiblings(collation, entry, beside[sentence] ?? [], words);
    const confidence = linked
      ? CONFIDENCE.withSibling
      : entry.alone
        ? CONFIDENCE.alone
        : siblings > 0
          ? CONFIDENCE.elsewhere
          : CONFIDENCE.neither;
    found.push({
      category: entry.category,
      span: { start, end: start + words.trimEnd().length },
      severity: entry.severity,
      confidence,
      pattern: 'literal-phrase',
      entry,
      siblings,
    });
  }
  return found;
}

/** A phrase of the table, and where it stands. */
interface LiteralPhrase {
  readonly entry: Calque;
  readonly sentence: number;
  readonly start: number;
  readonly words: string;
}

const phrases = new WeakMap<WitnessText, { readonly calques: readonly Calque[]; readonly found: readonly LiteralPhrase[] }>();

/** The table's phrases in the body of a witness, sentence by sentence; looked for once. */
export function literalPhrases(witness: WitnessText, calques: readonly Calque[]): readonly LiteralPhrase[] {
  const known = phrases.get(witness);
  if (known?.calques === calques) return known.found;
  const found: LiteralPhrase[] = [];
  witness.sentences.forEach((sentence, s) => {
    if (witness.body[s] === false) return;
    const text = witness.article.text.slice(sentence.start, sentence.end);
    for (const entry of calques) {
      entry.pattern.lastIndex = 0;
      for (let m = entry.pattern.exec(text); m !== null && m[0] !== ''; m = entry.pattern.exec(text))
        found.push({ entry, sentence: s, start: sentence.start + m.index, words: m[0] });
    }
  });
  phrases.set(witness, { calques, found });
  return found;
}

/**
 * How many siblings have the sound words where the page has the literal ones. Slight entries have common sound
 * words ("during"), so only the linked sentence tells; for the others the sibling's body will do, since an
 * alignment may miss the place.
 */
function soundSiblings(
  collation: Collation,
  entry: Calque,
  around: readonly Beside[],
  here: string,
): { siblings: number; linked: boolean } {
  const { sound } = entry;
  let siblings = 0;
  let linked = false;
  if (sound === null) return { siblings, linked };
  for (let k = 1; k < collation.witnesses.length; k++) {
    const witness = collation.witnesses[k];
    if (witness === undefined) continue;
    const text = around
      .filter((b) => b.sibling === k)
      .map(wordsOfLink)
      .join(' ');
    if (sound.test(text) && !text.includes(here)) {
      siblings++;
      linked = true;
    } else if (entry.severity > 1 && sound.test(bodyOf(witness)) && !bodyOf(witness).includes(here)) siblings++;
  }
  return { siblings, linked };
}

/** A sibling's linked sentences, from the first word to the last. */
export const wordsOfLink = (b: Beside): string => {
  const from = b.theirs[0]?.start ?? 0;
  const to = b.theirs.at(-1)?.end ?? from;
  return b.witness.article.text.slice(from, to);
};

const bodies = new WeakMap<WitnessText, string>();

function bodyOf(witness: WitnessText): string {
  let known = bodies.get(witness);
  if (known === undefined) {
    known = witness.sentences
      .filter((_: Sentence, s) => witness.body[s] !== false)
      .map((s) => witness.article.text.slice(s.start, s.end))
      .join(' ');
    bodies.set(witness, known);
  }
  return known;
}
