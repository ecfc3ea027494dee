import { analyse } from '../../src/core/analyse/report.ts';
import type { Article, Finding } from '../../src/core/model.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import { labTables } from './lab-tables.ts';
import { injected, INJECTIONS, scraped, type InjectionKind } from './page-like.ts';
import { siblingSets } from './sibling-sets.ts';
import { randomOf } from './traditions.ts';

export interface PageTrial {
  readonly role: 'human' | 'mt';
  readonly siblings: number;
  readonly sentences: number;
  readonly deviations: readonly Finding[];
  readonly page: Article;
  /** Number of the story, for folds held out by story. */
  readonly story: number;
}

export interface InjectionTrial {
  readonly kind: InjectionKind;
  readonly siblings: number;
  readonly found: Finding | null;
  readonly own: boolean;
  readonly page: Article;
  readonly words: string;
  readonly story: number;
}

export interface Trials {
  readonly unaltered: readonly PageTrial[];
  readonly injections: readonly InjectionTrial[];
}

/**
 * Real versions of news stories as scraped pages: unaltered, each with its siblings, and with one error put
 * in. `every`: take each n-th story, from the `first` on. Each story draws its own lots, so that neither the choice of
 * stories nor the numbers of siblings asked for change what a page looks like. Null where shared/eval is absent.
 */
export async function trials(every: number, counts: readonly number[], seed = 1, first = 0): Promise<Trials | null> {
  const sets = await siblingSets();
  if (sets === null) return null;
  const groups = new Map<string, Article[]>();
  for (const article of sets.english) {
    if (sets.truth.get(article.id)?.suspect !== undefined) continue;
    const group = sets.group(article.id);
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [article]);
    else list.push(article);
  }
  const names = namesOf(sets.distractors.slice(0, 400));
  const tables = labTables();
  const unaltered: PageTrial[] = [];
  const injections: InjectionTrial[] = [];
  [...groups.values()].forEach((versions, index) => {
    if (index % every !== first || versions.length < 4) return;
    for (const role of ['human', 'mt'] as const) {
      const draw = (what: string): (() => number) => randomOf(fnv(`${seed} ${index} ${role} ${what}`));
      const random = draw('page');
      const pages = versions.filter((article) => sets.truth.get(article.id)?.role === role);
      const page = pages[Math.floor(random() * pages.length)];
      if (page === undefined) continue;
      const others = shuffled(
        versions.filter((article) => article !== page),
        random,
      );
      const clean = scraped(page, random);
      for (const count of counts) {
        if (others.length < count) continue;
        const siblings = others.slice(0, count).map((article) => scraped(article, draw(article.id)));
        const report = analyse(clean, siblings, tables);
        unaltered.push({
          role,
          siblings: count,
          sentences: sentencesOf(clean.text).length,
          deviations: report.findings.filter((finding) => finding.kind === 'deviation'),
          page: clean,
          story: index,
        });
        const before = new Set(
          report.findings
            .filter((finding) => finding.shown && (finding.drawn || finding.kind === 'residue'))
            .map((finding) => finding.text + finding.category),
        );
        for (const kind of INJECTIONS) {
          const wrong = injected(clean, kind, names, draw(kind));
          if (wrong === null) continue;
          const findings = analyse(wrong.page, siblings, tables).findings.filter((finding) => finding.kind === 'deviation');
          const at =
            findings.find(
              (finding) =>
                finding.span.start < wrong.end + 25 && wrong.start < finding.span.end + 25 && !before.has(finding.text + finding.category),
            ) ?? null;
          injections.push({
            kind,
            siblings: count,
            found: at,
            own: at !== null && OWN[kind].includes(at.category),
            page: wrong.page,
            words: wrong.page.text.slice(Math.max(0, wrong.start - 80), wrong.end + 60),
            story: index,
          });
        }
      }
    }
  });
  return { unaltered, injections };
}

/** FNV-1a, 32 bits: one number for one word. */
function fnv(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const OWN: Readonly<Record<InjectionKind, readonly string[]>> = {
  number: ['number', 'quantity', 'money', 'date', 'time'],
  unit: ['quantity', 'number', 'money'],
  weekday: ['date'],
  name: ['name', 'attribution'],
  negation: ['negation'],
  opposite: ['negation', 'relation', 'role'],
  modality: ['modality'],
  attribution: ['attribution', 'name'],
  role: ['role', 'name'],
};

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

/** Full names of people and places in other stories. */
const namesOf = (articles: readonly Article[]): string[] =>
  [...new Set(articles.flatMap((article) => article.text.match(/(?<=\p{Ll} )\p{Lu}\p{Ll}{3,} \p{Lu}\p{Ll}{3,}(?= \p{Ll})/gu) ?? []))].slice(
    0,
    500,
  );
