import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Article } from '../../src/core/model.ts';
import { repository } from './repository.ts';

/**
 * The five seed texts as articles "000" … "004", or null where the folder is absent. Lines become paragraphs,
 * trimmed; a first line without a stop that is followed by an empty line (001, 004) is the headline and no part
 * of the text. `seeds-reading.data.ts` counts its offsets in exactly these texts.
 */
export function seedArticles(): Article[] | null {
  const folder = resolve(repository, '..', 'shared', 'seeds');
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => seedArticle(name.slice(0, 3), readFileSync(join(folder, name), 'utf8')));
}

function seedArticle(id: string, raw: string): Article {
  const lines = raw.split('\n').map((line) => line.trim());
  const headed = lines[1] === '' && !/[.!?]["”’]?$/u.test(lines[0] ?? '') && (lines[0] ?? '').length < 120;
  const text = lines
    .slice(headed ? 1 : 0)
    .filter((line) => line !== '')
    .join('\n\n');
  const site = `seed-${id}.example`;
  return {
    id,
    url: `https://${site}/blinken-xi`,
    site,
    title: headed ? (lines[0] ?? null) : null,
    byline: null,
    published: null,
    lang: 'en',
    text,
  };
}
