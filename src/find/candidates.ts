import { addressKey } from '../core/article-id.ts';
import { siteOf, slugOf } from './address.ts';

/** Why an address may hold a version, surest first. */
export type Clue = 'named' | 'exact' | 'capture' | 'pack' | 'loose';

/** A page that a search, an archive or the article itself names. Nothing of it has been read. */
export interface Candidate {
  readonly url: string;
  readonly title: string | null;
  readonly outlet: string | null;
  /** ISO 8601, as whoever named it says. */
  readonly published: string | null;
  readonly language: string | null;
  readonly clues: readonly Clue[];
  /** 0 to 1. */
  readonly likely: number;
}

export interface Page {
  readonly url: string;
  readonly title: string | null;
  readonly published: string | null;
}

/** So sure is each clue by itself; two clues leave the doubt of both. */
const SURE: Readonly<Record<Clue, number>> = { named: 0.9, capture: 0.95, pack: 0.85, exact: 0.85, loose: 0.35 };
/** What a title in common adds to the doubt that is left, and what a date far off takes away. */
const TITLE = 0.6;
const FAR_DAYS = 10;
const FAR = 0.5;
/** Of one network so many are listed, of all so many. */
export const OF_ONE_NETWORK = 3;
export const MOST_LISTED = 40;
/** Ticked from the start: so likely, and so many. */
export const TICKED_FROM = 0.4;
export const MOST_TICKED = 10;
/** What the page itself names comes before whatever a search names. */
const DECLARED = 1;
/** Another of a network or a day that is in the list already is worth so much less. */
const AGAIN_NETWORK = 0.25;
const AGAIN_DAY = 0.04;

export interface Named extends Omit<Candidate, 'clues' | 'likely'> {
  readonly clue: Clue;
}

/** One candidate an address, the page's own and known ones left out. */
export function gathered(named: readonly Named[], page: Page, known: readonly string[]): Candidate[] {
  const skip = new Set([page.url, ...known].map(addressKey));
  const byAddress = new Map<string, Candidate>();
  for (const { clue, ...one } of named) {
    const key = addressKey(one.url);
    if (skip.has(key)) continue;
    const before = byAddress.get(key);
    const clues = [...new Set([...(before?.clues ?? []), clue])];
    const merged = {
      url: before?.url ?? one.url,
      title: before?.title ?? one.title,
      outlet: before?.outlet ?? one.outlet,
      published: before?.published ?? one.published,
      language: before?.language ?? one.language,
    };
    byAddress.set(key, { ...merged, clues, likely: likelihood(merged, clues, page) });
  }
  return [...byAddress.values()];
}

function likelihood(one: Omit<Candidate, 'clues' | 'likely'>, clues: readonly Clue[], page: Page): number {
  let doubt = clues.reduce((left, clue) => left * (1 - SURE[clue]), 1);
  doubt *= 1 - TITLE * titleLikeness(one.title ?? '', page.title ?? '');
  const apart = daysBetween(one.published, page.published);
  return (1 - doubt) * (apart !== null && apart > FAR_DAYS && !clues.includes('capture') ? FAR : 1);
}

/** Share of the shorter title's longer words that the other has too. */
export function titleLikeness(a: string, b: string): number {
  const [x, y] = [longWords(a), longWords(b)];
  const fewest = Math.min(x.size, y.size);
  return fewest < 2 ? 0 : [...x].filter((word) => y.has(word)).length / fewest;
}

const longWords = (title: string): Set<string> => new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);

function daysBetween(a: string | null, b: string | null): number | null {
  const [x, y] = [Date.parse(a ?? ''), Date.parse(b ?? '')];
  return Number.isNaN(x) || Number.isNaN(y) ? null : Math.abs(x - y) / 86_400_000;
}

/**
 * In the order to be shown: what the page names, then surest first, spread over sites and days, and never more than a few of one network. What is
 * left out of a network that is there already is counted.
 */
export function spread(candidates: readonly Candidate[]): { readonly listed: readonly Candidate[]; readonly left: number } {
  const left = new Set(candidates);
  const networks = new Map<string, number>();
  const days = new Map<string, number>();
  const listed: Candidate[] = [];
  while (left.size > 0 && listed.length < MOST_LISTED) {
    let best: Candidate | null = null;
    let most = -Infinity;
    for (const one of left) {
      const used = usedOf(one, networks);
      if (used >= OF_ONE_NETWORK) left.delete(one);
      const value =
        one.likely + (one.clues.includes('named') ? DECLARED : 0) - AGAIN_NETWORK * used - AGAIN_DAY * (days.get(dayOf(one)) ?? 0);
      if (used < OF_ONE_NETWORK && (value > most || (value === most && best !== null && one.url < best.url))) [best, most] = [one, value];
    }
    if (best === null) break;
    left.delete(best);
    listed.push(best);
    for (const key of networksOf(best)) networks.set(key, (networks.get(key) ?? 0) + 1);
    days.set(dayOf(best), (days.get(dayOf(best)) ?? 0) + 1);
  }
  return { listed, left: candidates.length - listed.length };
}

/** Captures of one page stand in one archive and are no network. */
const networksOf = ({ url, clues }: Candidate): string[] => {
  if (clues.includes('capture')) return [];
  const slug = slugOf(url);
  return slug === null ? [`site ${siteOf(url)}`] : [`site ${siteOf(url)}`, `slug ${slug}`];
};
const usedOf = (one: Candidate, networks: ReadonlyMap<string, number>): number =>
  Math.max(0, ...networksOf(one).map((key) => networks.get(key) ?? 0));
const dayOf = ({ published }: Candidate): string => published?.slice(0, 10) ?? '';

/** The addresses ticked from the start. */
export const tickedOf = (listed: readonly Candidate[]): string[] =>
  listed
    .filter(({ likely }) => likely >= TICKED_FROM)
    .slice(0, MOST_TICKED)
    .map(({ url }) => url);
