import type { Fact, Span, Token } from '../model.ts';
import { CARDINALS } from '../text/facts/number-words.data.ts';
import { decimal } from '../text/facts/numbers.ts';
import { canonical } from '../text/facts/fact-read.ts';
import { folded, placeId } from '../text/facts/names.ts';
import { PLACE_IDS } from '../text/facts/places.data.ts';
import { baseStem } from '../text/facts/negation.ts';
import { sentenceAt, type Collation, type WitnessText } from './collation.ts';
import { restated } from './restated-facts.ts';

/** What the judgements of facts look up in a witness again and again; made once a collation. */
export interface WitnessWords {
  readonly witness: WitnessText;
  /** Per token: an integer equal for words that mean the same to alignment; 0 for punctuation. */
  readonly keys: Int32Array;
  /** Facts by sentence. */
  readonly factsIn: readonly (readonly Fact[])[];
  /** All words of the document, folded, hyphens split, country words as ids. */
  readonly words: ReadonlySet<string>;
}

/** Numbers words so that the keys of all witnesses of a collation compare. */
class Interner {
  readonly #ids = new Map<string, number>();
  of(word: string): number {
    let id = this.#ids.get(word);
    if (id === undefined) this.#ids.set(word, (id = this.#ids.size + 1));
    return id;
  }
}

export function wordsOfAll(collation: Collation): readonly WitnessWords[] {
  const interner = new Interner();
  return collation.witnesses.map((witness) => wordsOf(witness, interner));
}

function wordsOf(witness: WitnessText, interner: Interner): WitnessWords {
  const { text } = witness.article;
  const keys = new Int32Array(witness.tokens.length);
  const words = new Set<string>();
  witness.tokens.forEach((token, i) => {
    if (token.kind === 'punctuation') return;
    if (token.kind === 'number') {
      const value = decimal(token.norm);
      keys[i] = interner.of(value === null ? token.norm : `#${canonical(value)}`);
      words.add(token.norm);
      return;
    }
    const said = saidBy(text.slice(token.start, token.end), token);
    keys[i] = interner.of(said.key);
    for (const word of said.words) words.add(word);
    const next = witness.tokens[i + 1];
    const pair = next?.kind === 'word' && PAIRED.has(token.norm) ? placeId(`${token.norm}_${next.norm}`, said.raw) : null;
    if (pair !== null) words.add(pair);
  });
  const factsIn: Fact[][] = witness.sentences.map(() => []);
  for (const fact of witness.facts()) if (witness.body[fact.sentence] === true) factsIn[fact.sentence]?.push(fact);
  return { witness, keys, factsIn: factsIn.map((facts) => restated(text, facts)), words };
}

/** What a word says, however often it is written. */
interface Said {
  readonly raw: string;
  readonly stem: string;
  readonly key: string;
  readonly words: readonly string[];
}

/** First words of places of two words. */
const PAIRED: ReadonlySet<string> = new Set(
  [...PLACE_IDS.keys()].flatMap((key) => (key.includes('_') ? [key.slice(0, key.indexOf('_'))] : [])),
);

const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, Said>();

function saidBy(raw: string, token: Token): Said {
  const known = remembered.get(raw);
  if (known?.stem === token.stem) return known;
  const cardinal = CARDINALS.get(token.norm);
  const key = cardinal !== undefined && cardinal !== 1 ? `#${cardinal}` : (placeId(token.norm, raw) ?? baseStem(token));
  const words: string[] = [];
  for (const part of token.norm.split('-')) {
    words.push(folded(part));
    const id = placeId(part, raw);
    if (id !== null) words.push(id);
  }
  const camel = /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+)$/u.exec(raw);
  if (camel !== null) for (const part of camel.slice(1)) words.push(folded(part.toLowerCase()));
  const said = { raw, stem: token.stem, key, words };
  if (remembered.size > MOST_REMEMBERED) remembered.clear();
  remembered.set(raw, said);
  return said;
}

/** The fact of the kind that stands at just this place. */
export function factAt({ witness, factsIn }: WitnessWords, span: Span, isKind: (fact: Fact) => boolean = () => true): Fact | undefined {
  return factsIn[sentenceAt(witness, span.start)]?.find((one) => one.span.start === span.start && one.span.end === span.end && isKind(one));
}

/** Tokens of a span as a half-open range of indexes, by binary search. */
export function tokenRange(witness: WitnessText, span: Span): { first: number; last: number } {
  const { tokens } = witness;
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < tokens.length && (tokens[last]?.start ?? Infinity) < span.end) last++;
  return { first: low, last };
}
