import type { Article } from '../src/core/model.ts';

/** An article with nothing but a text. */
export const articleOf = (id: string, text: string, more: Partial<Article> = {}): Article => ({
  id,
  url: `https://${id}.example/story`,
  site: `${id}.example`,
  title: null,
  byline: null,
  published: null,
  lang: 'en',
  text,
  ...more,
});
