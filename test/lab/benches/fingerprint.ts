import { alignWitnesses } from '../../../src/core/align/align.ts';
import type { WitnessText } from '../../../src/core/analyse/collation.ts';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { EMPTY_PRIOR } from '../../../src/core/match/document-frequency.ts';
import type { Article } from '../../../src/core/model.ts';
import { sentencesOf } from '../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { timed, type BenchRow } from '../bench-row.ts';
import { syntheticArticle, versionOf } from '../synthetic.ts';

/** What a page costs: its fingerprint (5 KB), and the alignment of two such articles. */
export async function bench(): Promise<BenchRow[]> {
  const pages = Array.from({ length: 200 }, (_, i) => ofSize(syntheticArticle(i, 40), 5_000));
  // Warm: a worker that has read news before knows most words of the next page.
  const fingerprint = await timed(200, (round) => fingerprintOf(pages[round] as Article), 4);
  const pairs = pages.slice(0, 50).map((page, i) => [witness(page), witness(versionOf(page, i))] as const);
  const align = await timed(100, (round) => {
    const [a, b] = pairs[round % pairs.length] as (typeof pairs)[number];
    return alignWitnesses(a, b, EMPTY_PRIOR);
  });
  return [
    { bench: 'fingerprint', who: 'ours', measure: 'page of 5 KB, median', value: fingerprint.median, unit: 'ms' },
    { bench: 'fingerprint', who: 'ours', measure: 'page of 5 KB, 95 %', value: fingerprint.p95, unit: 'ms' },
    { bench: 'fingerprint', who: 'ours', measure: 'aligning two of them, median', value: align.median, unit: 'ms' },
  ];
}

const ofSize = (article: Article, size: number): Article => ({ ...article, text: article.text.slice(0, size) });

function witness(article: Article): WitnessText {
  const sentences = sentencesOf(article.text);
  const cut = sentences.map((sentence) => tokensOf(article.text, 'en', sentence));
  const tokenBorders = cut.reduce<number[]>((borders, tokens) => [...borders, (borders.at(-1) ?? 0) + tokens.length], [0]);
  return {
    article,
    language: 'en',
    sentences,
    tokens: cut.flat(),
    tokenBorders,
    residue: [],
    body: sentences.map(() => true),
    facts: () => [],
  };
}
