import { distance } from 'fastest-levenshtein';
import { collate } from '../../src/core/analyse/collate.ts';
import { copyShare, FEATURES, pairsOf } from '../../src/core/analyse/name-pairs.ts';
import { viewOf } from '../../src/core/analyse/slots.ts';
import { wordsOfAll } from '../../src/core/analyse/witness-words.ts';
import { hash32 } from '../../src/core/article-id.ts';
import type { Article } from '../../src/core/model.ts';
import { romanised } from '../../src/core/text/romanised.ts';
import { labTables } from './lab-tables.ts';
import { fitLogistic, logOddsOf, type Logistic, type Row } from './logistic.ts';
import { scraped } from './page-like.ts';
import { siblingSets, type SiblingSets } from './sibling-sets.ts';
import { randomOf } from './traditions.ts';

/**
 * The weights of `src/core/analyse/name-pairs.ts`, from real versions made into pages: unaltered, and with a name put in that
 * is of another story, of other letters, or of another person of the story. Each page stands beside five versions and a
 * copy of itself. Stories that `score deviations` and `score marks` use have no part.
 *   node scripts/run-ts.mjs test/lab/fit-names.ts
 * How the siblings are added up is fitted by test/lab/fit-name-siblings.ts on the same pages.
 */
export const KINDS = ['foreign', 'near', 'twin'] as const;
type Kind = (typeof KINDS)[number];

/** Of each name and each sibling: the names that may stand in its place, and what was done to the page. */
interface Sample {
  readonly story: number;
  readonly role: string;
  readonly kind: Kind | 'none';
  readonly isCopy: boolean;
  /** Beside the first of the versions: what one sibling can tell. */
  readonly isFirst: boolean;
  readonly page: string;
  readonly pairs: readonly (readonly number[])[];
}

/** Another spelling in texts that are no copies is mostly the translator's: such samples count so much. */
const WEIGHT_OF_NEAR = 0.25;
const RIDGE = 1e-3;
const FOLDS = 5;

export async function main(): Promise<number> {
  const data = await samplesOf();
  if (data === null) return 1;
  const { samples, sentences, changed } = data;
  const told: Logistic = fitted(samples);
  console.log(`intercept ${told.intercept.toFixed(2)}`);
  FEATURES.forEach((name, i) => console.log(`['${name}', ${(told.coefficients[i] ?? 0).toFixed(2)}],`));
  const odds = new Map<Sample, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitted(samples.filter((one) => one.story % FOLDS !== fold));
    for (const one of samples) if (one.story % FOLDS === fold) odds.set(one, Math.max(...one.pairs.map((pair) => logOddsOf(model, pair))));
  }
  for (const role of ['human', 'mt']) {
    const own = samples.filter((one) => one.role === role);
    const clean = own.filter((one) => one.kind === 'none' && one.isFirst).map((one) => odds.get(one) ?? 0);
    const sorted = [...clean].sort((a, b) => b - a);
    for (const share of [0.005, 0.01, 0.02, 0.03]) {
      const bar = sorted[Math.floor(share * (sentences.get(role) ?? 0))] ?? 0;
      const found = KINDS.map((kind) => {
        const hits = own.filter((one) => one.kind === kind && one.isFirst && (odds.get(one) ?? 0) >= bar);
        return `${kind} ${((100 * new Set(hits.map((one) => one.page)).size) / (changed.get(`${role} ${kind}`) ?? 1)).toFixed(0)} %`;
      });
      console.log(`${role}, one sibling, ${share * 100} % of sentences marked (odds ${bar.toFixed(2)}): ${found.join(', ')}`);
    }
    const copied = KINDS.map((kind) => {
      const hits = own.filter((one) => one.kind === kind && one.isCopy && (odds.get(one) ?? 0) >= 1);
      return `${kind} ${((100 * new Set(hits.map((one) => one.page)).size) / (changed.get(`${role} ${kind}`) ?? 1)).toFixed(0)} %`;
    });
    console.log(`${role}, beside a copy: ${copied.join(', ')}`);
  }
  return 0;
}

/** Which of the names of a place is meant is not told: the likeliest by the model before. */
function fitted(samples: readonly Sample[]): Logistic {
  const at = (name: string): number => FEATURES.indexOf(name);
  const first = (pair: readonly number[]): number => 4 * (pair[at('placed')] ?? 0) - (pair[at('slack')] ?? 0) + (pair[at('alike')] ?? 0);
  let rate = first;
  let model: Logistic = { intercept: 0, coefficients: [] };
  for (let round = 0; round < 3; round++) {
    const rows = samples.map((one): Row => {
      const features = one.pairs.reduce((best, pair) => (rate(pair) > rate(best) ? pair : best));
      const isLoose = one.pairs.every((pair) => (pair[at('verbatim')] ?? 0) === 0 && (pair[at('copy and near')] ?? 0) === 0);
      return { features, label: one.kind !== 'none', weight: one.kind === 'near' && isLoose ? WEIGHT_OF_NEAR : 1 };
    });
    const found = fitLogistic(rows, RIDGE);
    model = found;
    rate = (pair) => logOddsOf(found, pair);
  }
  return model;
}

/** A page with its siblings: five versions, and a copy of it as the last. `kind`: what was done to the name at `start`. */
export interface NamedPage {
  readonly story: number;
  readonly role: 'human' | 'mt';
  readonly kind: Kind | 'none';
  readonly page: Article;
  readonly start: number;
  readonly end: number;
  readonly siblings: readonly Article[];
}

/** Real versions made into pages, unaltered and with a name changed; null where shared/eval is absent. */
export async function namedPages(): Promise<Generator<NamedPage> | null> {
  const sets = await siblingSets();
  return sets === null ? null : made(sets);
}

function* made(sets: SiblingSets): Generator<NamedPage> {
  const groups = new Map<string, Article[]>();
  for (const article of sets.english) {
    if (sets.truth.get(article.id)?.suspect !== undefined) continue;
    const group = sets.group(article.id);
    groups.set(group, [...(groups.get(group) ?? []), article]);
  }
  const names = namesOf(sets.distractors.slice(0, 800));
  const words = [...new Set(names.flatMap((name) => name.toLowerCase().split(' ')))];
  // every sixth story from the second and fifth on was read by hand, every twentieth is told by `score deviations`
  const stories = [...groups.values()].map((versions, story) => ({ versions, story }));
  const learnt = stories.filter(({ versions, story }) => story % 20 !== 0 && story % 6 !== 2 && story % 6 !== 5 && versions.length >= 4);
  for (const { versions, story } of learnt)
    for (const role of ['human', 'mt'] as const) {
      const draw = (what: string): (() => number) => randomOf(hash32(`names ${story} ${role} ${what}`));
      const random = draw('page');
      const pages = versions.filter((article) => sets.truth.get(article.id)?.role === role);
      const page = pages[Math.floor(random() * pages.length)];
      if (page === undefined) continue;
      const siblings = versions
        .filter((article) => article !== page)
        .map((article) => ({ article, lot: random() }))
        .sort((a, b) => a.lot - b.lot)
        .slice(0, 5)
        .map(({ article }) => scraped(article, draw(article.id)));
      siblings.push({ ...scraped(page, draw('copy')), id: 'copy', url: 'https://copy.example/', site: 'copy.example' });
      const clean = scraped(page, random);
      for (const kind of ['none', ...KINDS] as const) {
        const changed = kind === 'none' ? { page: clean, start: 0, end: Infinity } : changedName(clean, kind, names, words, draw(kind));
        if (changed !== null) yield { story, role, kind, ...changed, siblings };
      }
    }
}

async function samplesOf(): Promise<{ samples: Sample[]; sentences: Map<string, number>; changed: Map<string, number> } | null> {
  const pages = await namedPages();
  if (pages === null) return null;
  const tables = labTables();
  const samples: Sample[] = [];
  const sentences = new Map<string, number>();
  const changed = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, many: number): unknown => map.set(key, (map.get(key) ?? 0) + many);
  for (const { story, role, kind, page, start, end, siblings } of pages) {
    const collation = collate(page, siblings, tables);
    const [own, ...others] = wordsOfAll(collation);
    if (own === undefined) continue;
    if (kind === 'none') add(sentences, role, own.witness.sentences.length);
    else add(changed, `${role} ${kind}`, 1);
    others.forEach((other, k) => {
      const views = collation.between(0, k + 1).links.map((link) => viewOf(own, other, link));
      const copy = copyShare(views);
      for (const view of views) {
        const theirs = view.link.b.flatMap((s) => (other.factsIn[s] ?? []).filter((fact) => fact.type === 'name'));
        for (const fact of view.link.a.flatMap((s) => own.factsIn[s] ?? [])) {
          if (fact.type !== 'name' || fact.span.start >= end || start >= fact.span.end) continue;
          const pairs = pairsOf(view, fact, theirs, copy, tables.lexicon).map((pair) => pair.features);
          const isCopy = k === siblings.length - 1;
          if (pairs.length > 0) samples.push({ story, role, kind, isCopy, isFirst: k === 0 && !isCopy, page: `${story} ${kind}`, pairs });
        }
      }
    });
  }
  return { samples, sentences, changed };
}

/** Names of one or two words of people and places in other stories. */
const namesOf = (articles: readonly Article[]): string[] =>
  [
    ...new Set(articles.flatMap((article) => article.text.match(/(?<=\p{Ll} )\p{Lu}\p{Ll}{3,}(?: \p{Lu}\p{Ll}{3,})?(?= \p{Ll})/gu) ?? [])),
  ].slice(0, 2000);

const CALENDAR =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/** The page with one name changed, in one place or (three times in ten, but for a twin) wherever it stands. */
function changedName(
  page: Article,
  kind: Kind,
  names: readonly string[],
  words: readonly string[],
  random: () => number,
): { page: Article; start: number; end: number } | null {
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const places = [...page.text.matchAll(/(?<=[\p{Ll}\d],? )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*/gu)].filter((m) => !CALENDAR.test(m[0]));
  for (let attempt = 0; attempt < 8; attempt++) {
    const place = one(places);
    if (place === undefined) return null;
    const parts = place[0].split(' ');
    const k = kind === 'near' ? Math.floor(random() * parts.length) : 0;
    const was = kind === 'near' ? (parts[k] ?? '') : place[0];
    const start = place.index + (kind === 'near' ? parts.slice(0, k).join(' ').length + Math.min(1, k) : 0);
    const made = kind === 'near' ? respelt(was, words, one, random) : kind === 'foreign' ? one(names) : one(places)?.[0];
    if (made === undefined || made === null || made === was) continue;
    if (kind === 'twin' ? made.split(' ').length !== parts.length || parts.some((part) => made.includes(part)) : page.text.includes(made))
      continue;
    const everywhere = kind !== 'twin' && random() < 0.3;
    const before = everywhere ? page.text.slice(0, start).replaceAll(was, made) : page.text.slice(0, start);
    const after = page.text.slice(start + was.length);
    const text = before + made + (everywhere ? after.replaceAll(was, made) : after);
    return { page: { ...page, id: `${page.id} ${kind}`, text }, start: before.length, end: before.length + made.length };
  }
  return null;
}

/** Another name a letter or two away, or the word with a letter changed; never one that only comes by another alphabet. */
function respelt(
  was: string,
  words: readonly string[],
  one: <T>(list: readonly T[]) => T | undefined,
  random: () => number,
): string | null {
  const low = was.toLowerCase();
  if (low.length < 4) return null;
  const most = low.length >= 6 ? 2 : 1;
  const others = words.filter(
    (word) => word !== low && Math.abs(word.length - low.length) <= 1 && distance(word, low) <= most && romanised(word) !== romanised(low),
  );
  const i = 1 + Math.floor(random() * (low.length - 1));
  const letter = one([...('aeiou'.includes(low[i] ?? '') ? 'aeiou' : 'bdfgklmnprstv')]) ?? 'a';
  const made = others.length > 0 && random() < 0.7 ? (one(others) ?? low) : low.slice(0, i) + letter + low.slice(i + 1);
  return romanised(made) === romanised(low) ? null : (made[0] ?? '').toUpperCase() + made.slice(1);
}
