import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../../src/core/model.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import { articleOf } from '../bare-article.ts';
import { evalFolder } from './repository.ts';
import { randomFrom } from './synthetic.ts';

/**
 * News for benchmarks with the words of real news, as many articles as wanted: article n has the sentences of one
 * real text of ../shared/eval/distractors in another order, three of another's among them, and its names and its
 * words of eight letters and more spelled anew for every copy of the text, so that it is no version of the
 * others. What stays are the words that thousands of articles share, and they are what a query costs.
 */
const LONG = 8;
const SYLLABLES = 'ka lo mir tan ves dro pel gun shi bar wex nul qua zor fim hep'.split(' ');

export interface Remix {
  article(index: number): Article;
  /** A version: every fifth sentence left out, the first three last, every fourth word out of another article. */
  version(index: number): Article;
}

/** Null without ../shared/eval. */
export function remix(): Remix | null {
  const folder = evalFolder('distractors');
  if (folder === null) return null;
  const file = join(folder, 'articles.jsonl.gz');
  const texts = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text)
    .map((text) => sentencesOf(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, ' ')))
    .filter((sentences) => sentences.length >= 4);
  const sentencesAt = (index: number): string[] => {
    const random = randomFrom(index * 7919 + 5);
    const copy = Math.floor(index / texts.length);
    const own = texts[index % texts.length] ?? [];
    const other = texts[Math.floor(random() * texts.length)] ?? [];
    return [...own, ...other.slice(0, 3)]
      .map((sentence) => ({ sentence, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ sentence }) => (copy === 0 ? sentence : renamed(sentence, copy)));
  };
  return {
    article: (index) => articleOf(`remixed-${index}`, sentencesAt(index).join(' ')),
    version: (index) => {
      const random = randomFrom(index * 104_729 + 7);
      const strange = (texts[Math.floor(random() * texts.length)] ?? []).join(' ').split(' ');
      const kept = sentencesAt(index).filter((_, i) => i % 5 !== 4);
      const sentences = [...kept.slice(3), ...kept.slice(0, 3)].map((sentence) =>
        sentence
          .split(' ')
          .map((old) => (random() < 0.25 ? (strange[Math.floor(random() * strange.length)] ?? old) : old))
          .join(' '),
      );
      return articleOf(`version-${index}`, sentences.join(' '));
    },
  };
}

function renamed(sentence: string, copy: number): string {
  return sentence.replace(/\b[A-Za-z]+\b/gu, (word) => {
    if (word.length < LONG && !(word.length > 3 && /^[A-Z]/u.test(word))) return word;
    let rest = Math.imul(copy, 2_654_435_761) ^ Math.imul(word.charCodeAt(1) * 31 + word.length, 40_503);
    // Of the long words every third stays, as "government" and "president" do in real news.
    if (word.length >= LONG && (word.charCodeAt(2) + word.length) % 3 === 0) return word;
    let ending = '';
    for (let i = 0; i < 3; i++, rest >>>= 4) ending += SYLLABLES[rest & 15] ?? '';
    return word.slice(0, 4) + ending;
  });
}
