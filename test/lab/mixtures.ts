import type { Article } from '../../src/core/model.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import { articleOf } from '../bare-article.ts';
import { siblingSets } from './sibling-sets.ts';
import { randomFrom } from './synthetic.ts';

const SENTENCES = 40;

/** Per story the same 40 sentences in eight translations; short stories are joined. */
export async function longStories(): Promise<string[][][] | null> {
  const sets = await siblingSets();
  if (sets === null) return null;
  const groups = new Map<string, Article[]>();
  for (const article of sets.english) {
    const group = groups.get(sets.group(article.id)) ?? [];
    groups.set(sets.group(article.id), group);
    group.push(article);
  }
  const stories: string[][][] = [];
  let open: string[][] = Array.from({ length: 8 }, () => []);
  for (const group of groups.values()) {
    const cut = group.map((article) => sentencesOf(article.text).map((sentence) => article.text.slice(sentence.start, sentence.end)));
    const length = cut[0]?.length ?? 0;
    const equal = cut.filter((sentences) => sentences.length === length);
    if (equal.length < 8) continue;
    open = open.map((sentences, v) => [...sentences, ...(equal[v] ?? [])].slice(0, SENTENCES));
    if ((open[0]?.length ?? 0) < SENTENCES) continue;
    stories.push(open);
    open = Array.from({ length: 8 }, () => []);
  }
  return stories;
}

/** `many` versions of a story: each takes every sentence from one of the translations, leaves some out and moves some. The first is whole. */
export function mixtures(story: readonly (readonly string[])[], many: number, seed: number): Article[] {
  return Array.from({ length: many }, (_, v) => {
    const random = randomFrom(seed * 1000 + v);
    const sentences = Array.from({ length: SENTENCES }, (_, s) => story[Math.floor(random() * story.length)]?.[s] ?? '');
    const kept = v === 0 ? sentences : sentences.filter(() => random() > 0.1);
    if (v > 0) kept.push(...kept.splice(Math.floor(random() * kept.length), 3));
    return articleOf(`version-${seed}-${v}`, kept.join('\n\n'));
  });
}
