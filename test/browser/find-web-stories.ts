import type { Article } from '../../src/core/model.ts';
import { scraped } from '../lab/page-like.ts';
import type { SiblingSets } from '../lab/sibling-sets.ts';
import { randomOf } from '../lab/traditions.ts';
import type { SimulatedWeb, WebPage } from './simulated-web.ts';

/** A story of ../shared/eval as it stands on the simulated web: the page that a reader opens, and how many copies. */
export interface WebStory {
  readonly number: number;
  readonly address: string;
  readonly group: string;
  readonly versions: number;
}

export interface StoryWeb {
  readonly stories: readonly WebStory[];
  /** What the article at an address is to a story; `unclear`: the sets call it the same event or overlapping text. */
  kindOf(address: string, story: WebStory): 'version' | 'unclear' | 'stranger';
  groupOf(address: string): string;
}

/** One copy in so many stands on a server that is slow, one on a server that only fails. */
const SLOW_EVERY = 6;
const FAILS_EVERY = 16;

/**
 * Of two in three stories one copy is a scraped reprint and two are other translations, of the others only translations,
 * and every tenth has no version at all. Other stories of the same days, and strangers, stand beside them.
 */
export function placeStories(web: SimulatedWeb, sets: SiblingSets, wanted: number): StoryWeb {
  const random = randomOf(11);
  const groups = new Map<string, Article[]>();
  for (const article of sets.english) groups.set(sets.group(article.id), [...(groups.get(sets.group(article.id)) ?? []), article]);
  const usable = [...groups].filter(([, versions]) => versions.length >= 4 && (versions[0]?.text.length ?? 0) > 900);
  const every = Math.max(1, Math.floor(usable.length / wanted));
  const chosen = usable.filter((_, i) => i % every === 0).slice(0, wanted);
  const idAt = new Map<string, string>();
  let copies = 0;
  const put = (host: string, number: number, name: string, article: Article, text: string, state?: WebPage['state']): string => {
    const address = web.add({
      host,
      path: `/${name}-${String(number)}`,
      title: article.title ?? article.text.slice(0, 70).replace(/\s+\S*$/u, ''),
      text,
      published: article.published ?? '2020-07-14T08:00:00Z',
      look: number % 4,
      ...(state === undefined ? {} : { state }),
    });
    idAt.set(address, article.id);
    return address;
  };
  const stories = chosen.map(([group, versions], number): WebStory => {
    const [first, second, third, fourth] = versions as [Article, Article, Article, Article];
    const address = put(`reader${String(number % 7)}`, number, 'opened', first, scraped(first, random).text);
    if (number % 10 === 9) return { number, address, group, versions: 0 };
    const others = number % 3 === 2 ? [second, third, fourth] : [first, second, third];
    others.forEach((copy, i) => {
      copies++;
      const state = copies % FAILS_EVERY === 0 ? 'fails' : copies % SLOW_EVERY === 0 ? 'slow' : undefined;
      put(`outlet${String((number + i * 5) % 17)}-${String(i)}`, number, 'copy', copy, scraped(copy, random).text, state);
    });
    return { number, address, group, versions: others.length };
  });
  for (const [i, article] of sets.distractors.filter((_, n) => n % 9 === 0).entries())
    put(`stranger${String(i % 23)}`, i, 'other', article, article.text);
  const groupOf = (address: string): string => sets.group(idAt.get(address) ?? '');
  return {
    stories,
    groupOf,
    kindOf: (address, story) => {
      const id = idAt.get(address);
      if (id === undefined) return 'stranger';
      if (sets.group(id) === story.group) return 'version';
      return sets.unclear(id, groups.get(story.group)?.[0]?.id ?? '') ? 'unclear' : 'stranger';
    },
  };
}
