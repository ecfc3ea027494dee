import type { Article } from '../../src/core/model.ts';
import { hash32 } from '../../src/core/article-id.ts';
import { paragraphsOf, sentencesOf } from '../../src/core/text/sentences.ts';
import { spin } from './spinner.ts';

/** A query made of an article: its id and address are new, so that only its words can find anything. */
export interface Query {
  readonly article: Article;
  /** The ids of the articles it was cut from: found ones of these are neither hit nor miss. */
  readonly from: readonly string[];
}

const queryOf = (kind: string, from: readonly Article[], text: string): Query => {
  const first = from[0] as Article;
  const id = `${kind}-${from.map((article) => article.id).join('-')}`;
  return {
    article: { ...first, id, url: `https://query.example/${id}`, site: 'query.example', title: null, text },
    from: from.map((article) => article.id),
  };
};

/** Choices that come out the same every time, and differ between articles. */
const choose = (article: Article, salt: string, below: number): number => hash32(`${salt} ${article.id}`) % Math.max(1, below);

export const whole = (article: Article): Query => ({ article, from: [article.id] });

/** Three sentences in a row, or null when the article has fewer than six or they hold fewer than `fewest` characters. */
export function excerpt(article: Article, fewest = 0): Query | null {
  const sentences = sentencesOf(article.text, 'en');
  if (sentences.length < 6) return null;
  const at = choose(article, 'excerpt', sentences.length - 2);
  const text = article.text.slice(sentences[at]?.start, sentences[at + 2]?.end);
  return text.length < fewest ? null : queryOf('excerpt', [article], text);
}

/** The first three paragraphs, or null when there are no more than these. */
export function opening(article: Article): Query | null {
  const paragraphs = paragraphsOf(article.text);
  return paragraphs.length < 5 ? null : queryOf('opening', [article], article.text.slice(0, paragraphs[2]?.end));
}

/** The first half of one story and the second half of another. */
export function mixture(a: Article, b: Article): Query {
  const half = (article: Article, second: boolean): string => {
    const sentences = sentencesOf(article.text, 'en');
    const border = sentences[Math.floor(sentences.length / 2)]?.start ?? 0;
    return second ? article.text.slice(border) : article.text.slice(0, border);
  };
  return queryOf('mixture', [a, b], `${half(a, false).trim()}\n\n${half(b, true).trim()}`);
}

const BOILERPLATE = [
  'Sign up for our morning newsletter and never miss an update.',
  'See also: The ten most read stories of the week.',
  'All rights reserved. Republication without permission is forbidden.',
];

/** What an editor does: a third of the sentences dropped, neighbours swapped, site lines in between. */
export function edited(article: Article): Query {
  const sentences = sentencesOf(article.text, 'en').map(({ start, end }) => article.text.slice(start, end));
  const kept = sentences.filter((_, i) => hash32(`${article.id} drop ${i}`) % 10 >= 3);
  for (let i = 0; i + 1 < kept.length; i += 2)
    if (hash32(`${article.id} swap ${i}`) % 4 === 0) [kept[i], kept[i + 1]] = [kept[i + 1] as string, kept[i] as string];
  BOILERPLATE.forEach((line, i) => kept.splice(choose(article, `line ${i}`, kept.length + 1), 0, line));
  return queryOf('edited', [article], kept.join('\n\n'));
}

/** What a synonym spinner makes of an article. */
export const spun = (article: Article, percent: number): Query => queryOf('spun', [article], spin(article.text, article.id, percent));

/**
 * What a careless site makes of two stories: of the first three sentences in five, in pairs moved about, every
 * third word of them exchanged; of the second some sentences as they are.
 */
export function rough(a: Article, b: Article): Query {
  const sentences = (article: Article): string[] => sentencesOf(article.text, 'en').map(({ start, end }) => article.text.slice(start, end));
  const mine = sentences(a).filter((_, i) => hash32(`${a.id} rough ${i}`) % 10 >= 4);
  const pairs = mine.flatMap((_, i) => (i % 2 === 0 ? [{ text: mine.slice(i, i + 2).join(' '), place: hash32(`${a.id} move ${i}`) }] : []));
  const moved = pairs.sort((x, y) => x.place - y.place).map(({ text }, i) => spin(text, `${a.id} ${i}`, 35));
  const theirs = sentences(b).filter((_, i) => hash32(`${b.id} take ${i}`) % 10 >= 6);
  return queryOf('rough', [a, b], [...moved, ...theirs].join('\n\n'));
}
