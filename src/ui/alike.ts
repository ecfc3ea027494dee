/** What two tabs show of themselves. */
export interface Named {
  readonly title: string;
  readonly host: string;
}

/** Two titles name one story from here on: so great a share of the shorter one's longer words, and this many. */
const SHARE = 0.3;
const WORDS = 2;

/** Longer words: those of a title that tell its story. */
const wordsOf = (title: string): Set<string> => new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);

/**
 * How likely each tab is a version of what others show, where no article is open to compare them with: by its title's
 * likeness to that of another site. Only the largest set of tabs that hang together counts; where two stories are open,
 * the reader ticks the second.
 */
export function alikeAmong(tabs: readonly Named[]): number[] {
  const words = tabs.map(({ title }) => wordsOf(title));
  const best = tabs.map(() => 0);
  const set = tabs.map((_, i) => i);
  const rootOf = (i: number): number => (set[i] === i ? i : rootOf(set[i] ?? i));
  for (let i = 0; i < tabs.length; i++)
    for (let j = 0; j < i; j++) {
      // Pages of one site share its name, and are rarely versions of each other.
      if (tabs[i]?.host === tabs[j]?.host) continue;
      const [x, y] = [words[i] ?? new Set<string>(), words[j] ?? new Set<string>()];
      const both = [...x].filter((word) => y.has(word)).length;
      const share = both / Math.max(1, Math.min(x.size, y.size));
      if (both < WORDS || share < SHARE) continue;
      best[i] = Math.max(best[i] ?? 0, share);
      best[j] = Math.max(best[j] ?? 0, share);
      set[rootOf(i)] = rootOf(j);
    }
  const sizes = new Map<number, number>();
  tabs.forEach((_, i) => sizes.set(rootOf(i), (sizes.get(rootOf(i)) ?? 0) + 1));
  const most = Math.max(0, ...sizes.values());
  const largest = tabs.findIndex((_, i) => sizes.get(rootOf(i)) === most);
  return best.map((share, i) => (most > 1 && rootOf(i) === rootOf(largest) ? share : 0));
}
