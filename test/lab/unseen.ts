import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/core/model.ts';
import { repository } from './repository.ts';

/** One made-up story of `test/lab/unseen`, as its README describes it. */
export interface UnseenStory {
  readonly name: string;
  readonly about: string;
  readonly versions: readonly UnseenVersion[];
  readonly gold: readonly UnseenGold[];
  readonly harmless: readonly UnseenHarmless[];
  /** version → the one it was made from; A was made from none. */
  readonly lineage: Readonly<Record<string, string>>;
}

export interface UnseenVersion {
  readonly id: string;
  readonly site: string;
  readonly kind: 'original' | 'edited' | 'reworded' | 'rewritten' | 'translated-back';
  readonly title: string;
  readonly published: string | null;
  readonly text: string;
}

/** What ought to be found. */
export interface UnseenGold {
  readonly version: string;
  /** These words, once in the version's text. */
  readonly at: string;
  /** The words of A they stand for, once in A's text; null for residue. */
  readonly against: string | null;
  readonly kind: 'deviation' | 'artifact' | 'residue';
  readonly category: string;
  /** 1: hardly worth a mark, 2: a reader is misled or stumbles, 3: a grave error. */
  readonly severity: 1 | 2 | 3;
  readonly note: string;
  /** The same damage stands wherever else the text has these words. */
  readonly again?: string;
}

/** What must not be marked. */
export interface UnseenHarmless {
  readonly version: string;
  readonly at: string;
  readonly note: string;
}

/** The stories of the held-out set, or of another folder of such stories (`UNSEEN_IN=test/lab/seen`), in the order of their files. */
export function unseenStories(folder = process.env['UNSEEN_IN'] ?? join(repository, 'test', 'lab', 'unseen')): UnseenStory[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/u, ''),
      ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<UnseenStory, 'name'>),
    }));
}

/** A version as the article that was read off its page. */
export const unseenArticle = (story: UnseenStory, version: UnseenVersion): Article => ({
  id: `${story.name}-${version.id}`,
  url: `https://${version.site}/${story.name}`,
  site: version.site,
  title: version.title,
  byline: null,
  published: version.published,
  lang: 'en',
  text: version.text,
});
