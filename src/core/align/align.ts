import { tokensOfSentence, type WitnessText } from '../analyse/collation.ts';
import { anchorsOf } from '../fingerprint/anchors.ts';
import { pushStems } from '../fingerprint/terms.ts';
import type { DocumentFrequency } from '../match/document-frequency.ts';
import type { Alignment, SentenceLink } from '../model.ts';
import { languageOf } from '../text/language.ts';
import { linkSentences, type Linked, type PairLink, type WordSequence } from './link.ts';

/** A sentence joins a link that already stands when so much of it is in there (a merged or split sentence). */
const JOIN_SHARE = 0.5;

/**
 * Which sentences of two witnesses correspond: heaviest common sequence of content words, peeled (METHODS-matching
 * §6). Sentences that are residue take no part. Witnesses in different languages are aligned by names and numbers.
 */
export function alignWitnesses(a: WitnessText, b: WitnessText, df: DocumentFrequency): Alignment {
  const across = languageIn(a) !== languageIn(b);
  const linked = linkSentences(wordsOf(a, across), wordsOf(b, across), idfOf(df), true);
  return { a: a.article.id, b: b.article.id, links: linksOf(linked) };
}

/** One function for one table, so that weights are worked out once a witness. */
const idfs = new WeakMap<DocumentFrequency, (word: number) => number>();

function idfOf(df: DocumentFrequency): (word: number) => number {
  let known = idfs.get(df);
  if (known === undefined) idfs.set(df, (known = (word) => df.idf(word)));
  return known;
}

/** What alignment reads of a witness, made once however many others it is aligned with. */
interface Read {
  readonly language: string;
  stems: WordSequence | null;
  anchors: WordSequence | null;
}

const readings = new WeakMap<WitnessText, Read>();

function readingOf(witness: WitnessText): Read {
  let known = readings.get(witness);
  if (known === undefined) {
    known = { language: languageOf(witness.article.text, witness.article.lang), stems: null, anchors: null };
    readings.set(witness, known);
  }
  return known;
}

const languageIn = (witness: WitnessText): string => readingOf(witness).language;

function wordsOf(witness: WitnessText, across: boolean): WordSequence {
  const read = readingOf(witness);
  return across ? (read.anchors ??= sequenceOf(witness, read.language, true)) : (read.stems ??= sequenceOf(witness, read.language, false));
}

function sequenceOf(witness: WitnessText, language: string, across: boolean): WordSequence {
  const words: number[] = [];
  const ends = witness.sentences.map((_, i) => {
    if (witness.body[i] !== false) {
      const tokens = tokensOfSentence(witness, i);
      if (across) words.push(...anchorsOf(tokens, witness.article.text, language));
      else pushStems(words, tokens, witness.article.text, language);
    }
    return words.length;
  });
  return { words, ends };
}

/**
 * Pairs to links, the heaviest first. A sentence that is in a link already takes a second partner only when
 * more than half of that partner lies in it, so that one weak pair never chains strong links together.
 */
export function linksOf({ pairs, weightsA, weightsB }: Linked): SentenceLink[] {
  const ofA = new Map<number, Group>();
  const ofB = new Map<number, Group>();
  for (const pair of [...pairs].sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)) {
    const inA = ofA.get(pair.a);
    const inB = ofB.get(pair.b);
    if (inA !== undefined && inB !== undefined) {
      if (inA === inB) inA.weight += pair.weight;
      continue;
    }
    const group = inA ?? inB ?? { a: new Set<number>(), b: new Set<number>(), weight: 0 };
    if (inA !== undefined && !joins(group.a.size === 1, pair, weightsB[pair.b])) continue;
    if (inB !== undefined && !joins(group.b.size === 1, pair, weightsA[pair.a])) continue;
    group.a.add(pair.a);
    group.b.add(pair.b);
    group.weight += pair.weight;
    ofA.set(pair.a, group);
    ofB.set(pair.b, group);
  }
  return [...new Set(ofA.values())]
    .map((group) => {
      const lighter = Math.min(sum(group.a, weightsA), sum(group.b, weightsB));
      return { a: ascending(group.a), b: ascending(group.b), score: lighter <= 0 ? 0 : Math.min(1, group.weight / lighter) };
    })
    .sort((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0));
}

interface Group {
  readonly a: Set<number>;
  readonly b: Set<number>;
  weight: number;
}

const joins = (onlyOne: boolean, pair: PairLink, weight: number | undefined): boolean =>
  onlyOne && pair.weight > JOIN_SHARE * (weight ?? 0);
const sum = (sentences: ReadonlySet<number>, weights: Float64Array): number =>
  [...sentences].reduce((total, s) => total + (weights[s] ?? 0), 0);
const ascending = (sentences: ReadonlySet<number>): number[] => [...sentences].sort((x, y) => x - y);
