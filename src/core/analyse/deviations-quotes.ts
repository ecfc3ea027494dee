import type { Span, Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Contrast } from './contrast.ts';
import { gapsOf } from './gaps.ts';
import { COPY_SHARE } from './name-pairs.ts';
import { isVerbatim, type LinkView } from './slots.ts';
import type { WitnessWords } from './witness-words.ts';

/** Quotations longer than this are told by their sentences. */
const LONGEST = 600;

/**
 * Words inside quotation marks are somebody's own: where both sides quote and a word of one stands in the place of
 * an unlike word of the other, the quotation differs. Only in sentences that are copies, of a text that is one: two translations
 * word a quotation in two ways throughout. Synonyms and other forms of one word are translation too.
 */
export function quoteContrasts(view: LinkView, sibling: number, { lexicon }: Tables, copy: number): Contrast[] {
  if (copy < COPY_SHARE || !isVerbatim(view)) return [];
  const ours = quotesOf(view.a, view.aTokens);
  const theirs = ours.length === 0 ? [] : quotesOf(view.b, view.bTokens);
  if (theirs.length === 0) return [];
  const found: Contrast[] = [];
  for (const gap of gapsOf(view)) {
    const a = gap.a.filter((token) => isQuoted(token, ours) && isTelling(token));
    const b = gap.b.filter((token) => isQuoted(token, theirs) && isTelling(token));
    const first = a[0];
    const last = a.at(-1);
    const start = b[0];
    const end = b.at(-1);
    if (first === undefined || last === undefined || start === undefined || end === undefined) continue;
    if (a.length > 3 || b.length > 3 || gap.a.length > 5 || gap.b.length > 5) continue;
    if (a.some((x) => b.some((y) => ['same', 'synonym', 'wider'].includes(lexicon.relation(x.norm, y.norm))))) continue;
    found.push({
      category: 'quotation',
      span: { start: first.start, end: last.end },
      sibling,
      stance: 'differs',
      theirs: b.map((token) => token.stem).join(' '),
      theirSpan: { start: start.start, end: end.end },
      severity: 2,
      sure: 0.8 * Math.min(1, 0.2 + view.closeness),
    });
  }
  return found;
}

const isTelling = (token: Token): boolean => token.kind === 'word' && !FUNCTION_WORDS.has(token.norm);

const isQuoted = (token: Token, quotes: readonly Span[]): boolean =>
  quotes.some((quote) => quote.start < token.start && token.end < quote.end);

/** Stretches between quotation marks that open and close within the sentences compared. */
function quotesOf(side: WitnessWords, list: readonly number[]): Span[] {
  const first = side.witness.tokens[list[0] ?? -1];
  const last = side.witness.tokens[list.at(-1) ?? -1];
  if (first === undefined || last === undefined) return [];
  const from = Math.max(0, first.start - 2);
  const text = side.witness.article.text.slice(from, last.end + 3);
  return [...text.matchAll(/“[^“”]*”|"[^"]*"|«[^«»]*»/gu)]
    .filter((quote) => quote[0].length <= LONGEST)
    .map((quote) => ({ start: from + quote.index, end: from + quote.index + quote[0].length }));
}
