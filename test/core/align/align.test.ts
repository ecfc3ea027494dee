import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignWitnesses } from '../../../src/core/align/align.ts';
import { heaviestCommon } from '../../../src/core/align/lcs.ts';
import { alignTokens } from '../../../src/core/align/tokens.ts';
import { variantsIn } from '../../../src/core/align/variants.ts';
import { tokensOfSentence, type WitnessText } from '../../../src/core/analyse/collation.ts';
import { EMPTY_PRIOR } from '../../../src/core/match/document-frequency.ts';
import type { Alignment, Span, Variant } from '../../../src/core/model.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { witnessOf } from './witness.ts';

const WORDS = 'Blinken met Xi in Beijing on Monday for two hours the talks were “frank” 35 officials said not , . ; and'.split(' ');
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }).map((words) => `The ${words.join(' ')} end.`);
const text = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join('\n\n'));

describe('heaviestCommon', () => {
  /** The textbook table. */
  const heaviest = (a: readonly number[], b: readonly number[], weight: (word: number) => number): number => {
    const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
    for (let i = 1; i <= a.length; i++)
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? (table[i - 1]?.[j - 1] ?? 0) + weight(a[i - 1] ?? 0) : 0;
        (table[i] as number[])[j] = Math.max(table[i - 1]?.[j] ?? 0, table[i]?.[j - 1] ?? 0, same);
      }
    return table[a.length]?.[b.length] ?? 0;
  };
  const words = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 });

  test('weighs what the full table weighs, and its words are common and in order', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const weight = (word: number): number => 1 + word;
        const common = heaviestCommon(a, b, weight);
        expect(common.weight).toBeCloseTo(heaviest(a, b, weight));
        common.a.forEach((i, k) => {
          expect(a[i]).toBe(b[common.b[k] ?? -1]);
          if (k > 0) expect(i > (common.a[k - 1] ?? 0) && (common.b[k] ?? 0) > (common.b[k - 1] ?? 0)).toBe(true);
        });
      }),
    );
  });

  test('takes no longer than a long text when a hostile one repeats a single word', () => {
    const same = new Array<number>(50_000).fill(7);
    const before = performance.now();
    heaviestCommon(same, same, () => 1);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('alignTokens', () => {
  test('pairs equal words in order', () => {
    const a = tokensOf('wraps up his two-week visit to China.');
    const b = tokensOf('wraps up a two-day visit to China.');
    const pairs = alignTokens(a, b).map(([i, j]) => `${a[i]?.norm}=${b[j]?.norm}`);
    expect(pairs).toEqual(['wraps=wraps', 'up=up', 'visit=visit', 'to=to', 'china=china', '.=.']);
  });

  test('pairs the words of a phrase in a row rather than scattered ones', () => {
    const a = tokensOf('on the second and last day');
    const b = tokensOf('on the second and second and last day');
    const paired = new Set(alignTokens(a, b).map(([, j]) => j));
    const left = b.map((_, j) => j).filter((j) => !paired.has(j));
    expect(left).toHaveLength(2);
    expect((left[1] ?? 0) - (left[0] ?? 0)).toBe(1);
  });

  test('ascends on both sides and pairs only the same stem', () => {
    fc.assert(
      fc.property(sentence, sentence, (x, y) => {
        const a = tokensOf(x);
        const b = tokensOf(y);
        let last: readonly [number, number] = [-1, -1];
        for (const pair of alignTokens(a, b)) {
          expect(pair[0] > last[0] && pair[1] > last[1]).toBe(true);
          expect(a[pair[0]]?.stem === b[pair[1]]?.stem || a[pair[0]]?.norm === b[pair[1]]?.norm).toBe(true);
          last = pair;
        }
      }),
    );
  });
});

const PARAGRAPHS = [
  'The board of the ferry company said on Monday that the old pier would close for two years. The pier was built by the town in 1931.',
  'Traders on the quay asked the company for a shorter closure. The mayor said on Monday that he would look at the plan of the board again.',
  'The work at the pier begins in March and costs the company 40 million crowns. The town pays a third of the cost, the minutes said.',
  'Ferries of the company leave from the coal quay until the work ends. The board asked the crews of the ferries to stay.',
  'A leader of the crews called the plan of the board hasty. He said that the crews heard of the closure on the radio.',
  'The company carried 900,000 people to the islands in the past year. A fifth of the people were traders of the town.',
  'The ministry said that the cost of the coal quay was not for the town to pay. The company asked the ministry for an answer by March.',
];

describe('alignWitnesses', () => {
  const wire = witnessOf(
    'wire',
    'Blinken met Chinese President Xi Jinping in Beijing on Monday. Neither side confirmed the meeting until an hour before.\n\nThe United States shot down a surveillance balloon in February. Fentanyl precursors were discussed with Qin Gang.',
  );

  test('links sentences in any order, one to many, and leaves residue out', () => {
    const copy = witnessOf(
      'copy',
      'Fentanyl precursors were also discussed with Chen Gang.\n\nBlinken met Chinese leader Xi Jinping in Beijing on Monday, and neither side confirmed the meeting until an hour before it.\n\nSubscribe: the United States shot down a surveillance balloon in February.',
      (words) => !words.startsWith('Subscribe'),
    );
    const { links } = alignWitnesses(wire, copy, EMPTY_PRIOR);
    expect(links.map(({ a, b }) => [a, b])).toEqual([
      [[0, 1], [1]],
      [[3], [0]],
    ]);
  });

  test('finds every sentence again where the paragraphs stand in reverse order', () => {
    const story = witnessOf('a', PARAGRAPHS.join('\n\n'));
    const turned = witnessOf('b', PARAGRAPHS.toReversed().join('\n\n'));
    const wordsOf = (witness: typeof story, s: number): string =>
      witness.article.text.slice(witness.sentences[s]?.start, witness.sentences[s]?.end).trim();
    const { links } = alignWitnesses(story, turned, EMPTY_PRIOR);
    expect(links.map((link) => link.a)).toEqual(story.sentences.map((_, s) => [s]));
    for (const link of links) expect(link.b.map((s) => wordsOf(turned, s))).toEqual(link.a.map((s) => wordsOf(story, s)));
  });

  test('links every sentence of a text with itself, and no sentence twice', () => {
    fc.assert(
      fc.property(text, text, (x, y) => {
        const { links } = alignWitnesses(witnessOf('a', x), witnessOf('b', y), EMPTY_PRIOR);
        const as = links.flatMap(({ a }) => a);
        const bs = links.flatMap(({ b }) => b);
        expect(new Set(as).size).toBe(as.length);
        expect(new Set(bs).size).toBe(bs.length);
        for (const { score } of links) expect(score > 0 && score <= 1).toBe(true);
      }),
    );
    for (const { a, b, score } of alignWitnesses(wire, wire, EMPTY_PRIOR).links) {
      expect(a).toEqual(b);
      expect(score).toBe(1);
    }
  });
});

/** Replays variants on a link of `a`, taking the new words from `b`: the norms that come out. */
function replay(
  a: WitnessText,
  b: WitnessText,
  alignment: Alignment,
  variants: readonly Variant[],
  link: number,
): { got: string[]; want: string[] } {
  const mine = variants.filter((variant) => variant.link === link);
  const inside = (spans: readonly Span[], token: Span): boolean => spans.some((span) => span.start <= token.start && token.end <= span.end);
  const as = alignment.links[link]?.a.flatMap((s) => tokensOfSentence(a, s)) ?? [];
  const bs = alignment.links[link]?.b.flatMap((s) => tokensOfSentence(b, s)) ?? [];
  const kept = as
    .filter(
      (token) =>
        !inside(
          mine.map((variant) => variant.a),
          token,
        ),
    )
    .map((token) => token.norm);
  const got = bs.map((token) =>
    inside(
      mine.map((variant) => variant.b),
      token,
    )
      ? token.norm
      : (kept.shift() ?? '(nothing left of a)'),
  );
  return { got: [...got, ...kept], want: bs.map((token) => token.norm) };
}

describe('variantsIn', () => {
  test('names what differs', () => {
    const a = witnessOf('a', 'Blinken wraps up his two-week visit to China on Monday, the State Department said.');
    const b = witnessOf('b', 'Blinken wraps up his two-day visit to China, the US State Department said on Monday.');
    const variants = variantsIn(a, b, alignWitnesses(a, b, EMPTY_PRIOR));
    const shown = variants.map((v) => [v.kind, a.article.text.slice(v.a.start, v.a.end), b.article.text.slice(v.b.start, v.b.end)]);
    expect(shown).toEqual([
      ['replaced', 'two-week', 'two-day'],
      ['moved', 'on Monday', 'on Monday'],
      ['added', '', 'US'],
    ]);
  });

  test('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(text, (x) => {
        const witness = witnessOf('a', x);
        expect(variantsIn(witness, witness, alignWitnesses(witness, witness, EMPTY_PRIOR))).toEqual([]);
      }),
    );
  });

  test('replayed on a give b', () => {
    fc.assert(
      fc.property(text, text, (x, y) => {
        const a = witnessOf('a', x);
        const b = witnessOf('b', y);
        const alignment = alignWitnesses(a, b, EMPTY_PRIOR);
        const variants = variantsIn(a, b, alignment);
        alignment.links.forEach((_, link) => {
          const { got, want } = replay(a, b, alignment, variants, link);
          expect(got).toEqual(want);
        });
      }),
    );
  });
});
