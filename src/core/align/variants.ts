import { tokensOfSentence, type WitnessText } from '../analyse/collation.ts';
import type { Alignment, Span, Token, Variant } from '../model.ts';
import { alignTokens } from './tokens.ts';

/**
 * Every place where the linked sentences of two witnesses differ, link by link in reading order of `a`.
 * `missing`: `a` has words that `b` lacks; `added`: the other way round; `moved`: the same words stand
 * elsewhere in the link. Spans never cross a sentence border.
 *
 * Law: within a link, the tokens of `a` outside all variants are, by `norm`, the tokens of `b` outside all
 * variants, in the same order. So replaying the variants on `a` gives `b`.
 */
export function variantsIn(a: WitnessText, b: WitnessText, alignment: Alignment): Variant[] {
  return alignment.links.flatMap((link, index) => {
    const left = side(a, link.a);
    const right = side(b, link.b);
    return paired(variantsOf(left, right, index), left, right);
  });
}

interface Side {
  readonly tokens: readonly Token[];
  /** Per token: index of its sentence within the link. */
  readonly sentence: readonly number[];
  /** Where the first sentence starts: the place of words before all tokens. */
  readonly start: number;
}

function side(witness: WitnessText, sentences: readonly number[]): Side {
  const tokens: Token[] = [];
  const sentence: number[] = [];
  sentences.forEach((s, k) => {
    for (const token of tokensOfSentence(witness, s)) {
      tokens.push(token);
      sentence.push(k);
    }
  });
  return { tokens, sentence, start: witness.sentences[sentences[0] ?? 0]?.start ?? 0 };
}

function variantsOf(a: Side, b: Side, link: number): Variant[] {
  const found: Variant[] = [];
  let i = 0;
  let j = 0;
  const gap = (toA: number, toB: number): void => {
    const as = chunks(a, i, toA);
    const bs = chunks(b, j, toB);
    for (let k = 0; k < Math.max(as.length, bs.length); k++) {
      const left = as[k];
      const right = bs[k];
      found.push({
        link,
        kind: left === undefined ? 'added' : right === undefined ? 'missing' : 'replaced',
        a: left ?? placeAt(a, toA),
        b: right ?? placeAt(b, toB),
      });
    }
  };
  for (const [x, y] of alignTokens(a.tokens, b.tokens)) {
    gap(x, y);
    const left = a.tokens[x] as Token;
    const right = b.tokens[y] as Token;
    if (left.norm !== right.norm) found.push({ link, kind: 'replaced', a: spanOf(left), b: spanOf(right) });
    i = x + 1;
    j = y + 1;
  }
  gap(a.tokens.length, b.tokens.length);
  return found;
}

const spanOf = ({ start, end }: Token): Span => ({ start, end });

/** The tokens `from … to` as one span a sentence. */
function chunks(of: Side, from: number, to: number): Span[] {
  const found: { start: number; end: number }[] = [];
  for (let i = from; i < to; i++) {
    const token = of.tokens[i] as Token;
    const last = found.at(-1);
    if (last !== undefined && of.sentence[i] === of.sentence[i - 1]) last.end = token.end;
    else found.push(spanOf(token));
  }
  return found;
}

/** The empty span behind the token before index `at`. */
function placeAt(of: Side, at: number): Span {
  const place = of.tokens[at - 1]?.end ?? of.start;
  return { start: place, end: place };
}

/** Words taken out here and put in there are one move. */
function paired(variants: readonly Variant[], a: Side, b: Side): Variant[] {
  const added = new Map<string, Variant[]>();
  for (const variant of variants) {
    if (variant.kind !== 'added') continue;
    const words = wordsOf(b, variant.b);
    if (words !== null) added.set(words, [...(added.get(words) ?? []), variant]);
  }
  const moved = new Set<Variant>();
  const found = variants.map((variant) => {
    const words = variant.kind === 'missing' ? wordsOf(a, variant.a) : null;
    const twin = words === null ? undefined : added.get(words)?.shift();
    if (twin === undefined) return variant;
    moved.add(twin);
    return { link: variant.link, kind: 'moved', a: variant.a, b: twin.b } satisfies Variant;
  });
  return found.filter((variant) => !moved.has(variant));
}

/** The words in a span, or null when there is no word in it. */
function wordsOf(of: Side, span: Span): string | null {
  let low = 0;
  let high = of.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((of.tokens[middle]?.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const norms: string[] = [];
  let worded = false;
  for (let token = of.tokens[low]; token !== undefined && token.end <= span.end; token = of.tokens[++low]) {
    norms.push(token.norm);
    worded ||= token.kind === 'word' || token.kind === 'number';
  }
  return worded ? norms.join(' ') : null;
}
