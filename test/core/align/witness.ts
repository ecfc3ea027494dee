import type { WitnessText } from '../../../src/core/analyse/collation.ts';
import { sentencesOf } from '../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { articleOf } from '../../bare-article.ts';

/** A witness of which every sentence is body. */
export function witnessOf(id: string, text: string, body: (sentence: string) => boolean = () => true): WitnessText {
  const article = articleOf(id, text);
  const sentences = sentencesOf(text);
  const tokens = sentences.flatMap((sentence) => tokensOf(text, 'en', sentence));
  const tokenBorders = [0];
  for (const sentence of sentences) tokenBorders.push((tokenBorders.at(-1) ?? 0) + tokensOf(text, 'en', sentence).length);
  return {
    article,
    language: 'en',
    sentences,
    tokens,
    tokenBorders,
    residue: [],
    body: sentences.map(({ start, end }) => body(text.slice(start, end))),
    facts: () => [],
  };
}
