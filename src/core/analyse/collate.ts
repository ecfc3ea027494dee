import { alignWitnesses } from '../align/align.ts';
import type { Alignment, Article, ArticleId, Fact } from '../model.ts';
import { judgedLanguage } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import { bordersOf, factsOf } from '../text/facts/facts.ts';
import { tokensOf } from '../text/tokens.ts';
import { overlaps } from '../span.ts';
import type { Tables } from '../tables.ts';
import type { Collation, WitnessText } from './collation.ts';
import { residueIn } from './residue.ts';

/** All witnesses cut up, the page first. Alignments and facts are made on first use, once. */
export function collate(page: Article, siblings: readonly Article[], tables: Tables): Collation {
  const witnesses = [page, ...siblings].map((article) => witnessOf(article, tables));
  const made = new Map<number, Alignment>();
  const between = (i: number, j: number): Alignment => {
    const key = i * witnesses.length + j;
    const known = made.get(key);
    if (known !== undefined) return known;
    const a = witnesses[i];
    const b = witnesses[j];
    if (a === undefined || b === undefined) throw new RangeError(`no witness ${a === undefined ? i : j}`);
    const alignment = i > j ? mirrored(between(j, i)) : (alone(a, b) ?? alignWitnesses(a, b, tables.df));
    made.set(key, alignment);
    return alignment;
  };
  return { witnesses, between };
}

/** So many articles are kept cut up: a reader opens one version after another, and each is a sibling of the next. */
const MOST_KEPT = 64;
const kept = new Map<ArticleId, { readonly witness: WitnessText; readonly tables: Tables; readonly rest: string }>();

/** One article, cut up; from memory where the same article was cut up lately. The ones used last stay longest. */
export function witnessOf(article: Article, tables: Tables): WitnessText {
  const known = kept.get(article.id);
  const rest = JSON.stringify({ ...article, text: '' });
  kept.delete(article.id);
  if (known !== undefined && known.tables === tables && known.witness.article.text === article.text && known.rest === rest) {
    kept.set(article.id, known);
    return known.witness;
  }
  const witness = cutUp(article, tables);
  kept.set(article.id, { witness, tables, rest });
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return witness;
}

function cutUp(article: Article, tables: Tables): WitnessText {
  const language = judgedLanguage(article.text, article.lang);
  const sentences = sentencesOf(article.text, language);
  const tokens = tokensOf(article.text, language);
  const residue = residueIn(article, tables.residue);
  const body = sentences.map((sentence) => residue.every((one) => !overlaps(one.span, sentence) || isSmallPart(one.span, sentence)));
  let facts: readonly Fact[] | null = null;
  return {
    article,
    language,
    sentences,
    tokens,
    tokenBorders: bordersOf(sentences, tokens),
    residue,
    body,
    facts: () => (facts ??= factsOf(article, sentences, tokens, tables.lexicon, language)),
  };
}

/** A dateline or credit inside a sentence does not make the sentence residue. */
const isSmallPart = (part: { start: number; end: number }, sentence: { start: number; end: number }): boolean =>
  (Math.min(part.end, sentence.end) - Math.max(part.start, sentence.start)) * 2 < sentence.end - sentence.start;

/** Two texts of one sentence each, given as siblings, speak of the same thing however they are worded. */
function alone(a: WitnessText, b: WitnessText): Alignment | null {
  if (a.sentences.length !== 1 || b.sentences.length !== 1) return null;
  return { a: a.article.id, b: b.article.id, links: [{ a: [0], b: [0], score: 1 }] };
}

const mirrored = (alignment: Alignment): Alignment => ({
  a: alignment.b,
  b: alignment.a,
  links: alignment.links.map((link) => ({ a: link.b, b: link.a, score: link.score })),
});
