import { distance } from 'fastest-levenshtein';
import type { Fact } from '../model.ts';
import type { Tables } from '../tables.ts';
import { tokensOf } from '../text/tokens.ts';
import { folded } from '../text/facts/names.ts';
import type { AloneMark } from './alone.ts';
import type { WitnessText } from './collation.ts';
import { isOneWord } from './names-alike.ts';

interface Mention {
  readonly fact: Fact;
  readonly words: readonly string[];
}

/**
 * One person or place in two spellings: two names of two or more words that share all words but one, which differs
 * by a letter or two inside it and is no word of the language either way. The spelling that the page has less often
 * is marked; a tie marks the later one.
 */
export function namesInTwoSpellings(page: WitnessText, tables: Tables): AloneMark[] {
  const mentions = page
    .facts()
    .filter((fact) => fact.type === 'name' && page.body[fact.sentence] !== false)
    .map((fact): Mention => ({ fact, words: fact.value.split(' ') }));
  // each name once, at its last mention: a long page repeats few names many times
  const full = [
    ...new Map(
      mentions.flatMap((one) => (one.words.length >= 2 && one.words.length <= 4 ? [[one.fact.value, one] as const] : [])),
    ).values(),
  ];
  const counts = new Map<string, number>();
  for (const { words } of mentions) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const found: AloneMark[] = [];
  const done = new Set<string>();
  for (const a of full)
    for (const b of full) {
      const pair = oneWordApart(a.words, b.words);
      if (pair === null || done.has(`${pair.a} ${pair.b}`) || !isSlip(pair.a, pair.b, tables)) continue;
      done.add(`${pair.a} ${pair.b}`).add(`${pair.b} ${pair.a}`);
      const [often, seldom] = (counts.get(pair.a) ?? 0) >= (counts.get(pair.b) ?? 0) ? [a, b] : [b, a];
      const text = page.article.text;
      found.push({
        kind: 'artifact',
        category: 'transliteration',
        span: seldom.fact.span,
        severity: 2,
        confidence: 0.85,
        pattern: 'two-spellings',
        beside: text.slice(often.fact.span.start, often.fact.span.end),
      });
    }
  return [...found, ...bareSlips(page, mentions, counts, tables)];
}

/**
 * "Blinken" introduced by his full name, and once "Blinkin" alone: a single name that nobody introduces, beside one
 * that is introduced and comes again. Names that are known on their own (places, other people of the news) are left.
 */
function bareSlips(page: WitnessText, mentions: readonly Mention[], counts: ReadonlyMap<string, number>, tables: Tables): AloneMark[] {
  const introduced = new Set(mentions.flatMap(({ words }) => (words.length > 1 ? words : [])));
  const family = new Map(mentions.flatMap(({ words, fact }) => (words.length > 1 ? [[words.at(-1) ?? '', fact] as const] : [])));
  const found: AloneMark[] = [];
  for (const { fact, words } of mentions) {
    const [word = ''] = words;
    if (words.length !== 1 || introduced.has(word) || word.length < 6 || tables.ngrams.count(word) > 0 || (counts.get(word) ?? 0) > 1)
      continue;
    const near = [...family].filter(([other]) => isSlip(word, other, tables) && (counts.get(other) ?? 0) >= 2);
    const [only] = near;
    if (near.length !== 1 || only === undefined) continue;
    found.push({
      kind: 'artifact',
      category: 'transliteration',
      span: fact.span,
      severity: 2,
      confidence: 0.85,
      pattern: 'two-spellings',
      beside: page.article.text.slice(only[1].span.start, only[1].span.end),
    });
  }
  return found;
}

/**
 * A name of the headline that the text has otherwise: in another spelling, or with another given or family name
 * ("Qin Gang" above, "Chen Gang" throughout). The headline's word stands nowhere in the text. The text's first
 * mention is marked, since the headline is no part of it.
 */
export function titleNames(page: WitnessText, tables: Tables): AloneMark[] {
  const { title, text } = page.article;
  if (title === null) return [];
  const inText = new Set(page.tokens.flatMap((token) => token.norm.split('-').map(folded)));
  const names = page.facts().filter((fact) => fact.type === 'name' && page.body[fact.sentence] !== false);
  const words = tokensOf(title, 'en').filter((token) => token.kind === 'word');
  const squeezed = folded(text.toLowerCase()).replace(/[\s-]+/gu, '');
  const isStranger = (word: string): boolean =>
    word.length >= 3 &&
    !word.includes('-') &&
    !squeezed.includes(word) &&
    !tables.lexicon.has(word) &&
    !inText.has(word) &&
    !inText.has(`${word}s`) &&
    !inText.has(word.replace(/s$/u, ''));
  const found: AloneMark[] = [];
  words.forEach((token, i) => {
    const word = folded(token.norm);
    if (!/^\p{Lu}/u.test(title.slice(token.start)) || !isStranger(word)) return;
    const beside = (from: number, to: number): string => title.slice(words[from]?.start ?? 0, words[to]?.end ?? 0);
    const spelled = names.filter((fact) => fact.value.split(' ').some((other) => word.length >= 6 && isSlip(word, other, tables)));
    const [first] = spelled;
    if (first !== undefined && spelled.length >= 2 && tables.ngrams.count(word) === 0) {
      found.push(markOf(first, 'two-spellings', beside(i, i)));
      return;
    }
    for (const [step, at] of [
      [1, 0],
      [-1, 1],
    ] as const) {
      const next = words[i + step];
      if (
        next === undefined ||
        !/^\p{Lu}/u.test(title.slice(next.start)) ||
        Math.max(next.start, token.start) - Math.min(next.end, token.end) !== 1
      )
        continue;
      const shared = folded(next.norm);
      const kin = names.filter((fact) => fact.value.split(' ').length === 2 && fact.value.split(' ')[1 - at] === shared);
      const others = new Set(kin.map((fact) => fact.value.split(' ')[at] ?? ''));
      const [other = ''] = others;
      const [mention] = kin;
      if (mention === undefined || kin.length < 2 || others.size !== 1 || !mayStand(other) || isOneWord(word, other)) continue;
      found.push(markOf(mention, 'title-and-body', beside(Math.min(i, i + step), Math.max(i, i + step))));
    }
  });
  return found;

  function mayStand(other: string): boolean {
    return !other.startsWith('@') && !tables.lexicon.has(other) && words.every((token) => folded(token.norm) !== other);
  }
  function markOf(fact: Fact, pattern: 'two-spellings' | 'title-and-body', beside: string): AloneMark {
    const place = { span: fact.span, severity: 2, confidence: 0.85, pattern, beside } as const;
    return pattern === 'two-spellings'
      ? { kind: 'artifact', category: 'transliteration', ...place }
      : { kind: 'deviation', category: 'name', ...place, severity: 3 };
  }
}

/** The one pair of words, at the same place, in which two names of equal length differ; null when more or none do. */
function oneWordApart(a: readonly string[], b: readonly string[]): { a: string; b: string } | null {
  if (a.length !== b.length) return null;
  const differing = a.flatMap((word, i) => (word === b[i] ? [] : [i]));
  const [at] = differing;
  return differing.length === 1 && at !== undefined ? { a: a[at] ?? '', b: b[at] ?? '' } : null;
}

/** Would a careful reader take the two for one word in two spellings? At least one must be no word of the language. */
function isSlip(a: string, b: string, tables: Tables): boolean {
  if (a.startsWith('@') || b.startsWith('@') || Math.min(a.length, b.length) < 5) return false;
  if (tables.lexicon.has(a) && tables.lexicon.has(b)) return false;
  const apart = isSwap(a, b) ? 1 : distance(a, b);
  if (apart === 0 || apart > (Math.max(a.length, b.length) >= 8 ? 2 : 1)) return false;
  // endings inflect: "Ivanov, Ivanova", "Georgia, Georgian"
  return !a.startsWith(b) && !b.startsWith(a);
}

/** Two letters that changed places: one slip of the hand. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
