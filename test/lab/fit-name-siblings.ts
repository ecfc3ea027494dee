import { collate } from '../../src/core/analyse/collate.ts';
import { NAME_FEATURES, nameFeatures } from '../../src/core/analyse/confidence.ts';
import type { Contrast } from '../../src/core/analyse/contrast.ts';
import { nameContrasts } from '../../src/core/analyse/deviations-names.ts';
import { copyShare } from '../../src/core/analyse/name-pairs.ts';
import { oneNameEach } from '../../src/core/analyse/names-alike.ts';
import { viewOf } from '../../src/core/analyse/slots.ts';
import { wordsOfAll } from '../../src/core/analyse/witness-words.ts';
import { KINDS, namedPages, type NamedPage } from './fit-names.ts';
import { labTables } from './lab-tables.ts';
import { fitLogistic, logOddsOf, type Logistic, type Row } from './logistic.ts';

/**
 * How what all siblings say of one name adds up (`NAME_WEIGHTS` in src/core/analyse/confidence.ts): the pages of fit-names.ts
 * beside one, two and five versions, by what name-pairs.ts says today. Each version is taken for a branch of its own.
 *   node scripts/run-ts.mjs test/lab/fit-name-siblings.ts [EVERY n-th story, 1]
 */
const COUNTS = [1, 2, 5] as const;
const RIDGE = 1e-3;
const FOLDS = 5;
const WEIGHT_OF_NEAR = 0.25;

interface Place {
  readonly of: NamedPage;
  readonly count: number;
  readonly features: readonly number[];
}

export async function main(args: readonly string[]): Promise<number> {
  const every = Number(args[0] ?? 1);
  const pages = await namedPages();
  if (pages === null) return 1;
  const places: Place[] = [];
  const sentences = new Map<string, number>();
  const changed = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, many: number): unknown => map.set(key, (map.get(key) ?? 0) + many);
  for (const of of pages) {
    if (of.story % every !== 0) continue;
    for (const count of COUNTS) {
      const found = placesIn(of, count);
      if (of.kind === 'none') add(sentences, `${of.role} ${count}`, found.sentences);
      else add(changed, `${of.role} ${of.kind} ${count}`, 1);
      places.push(...found.places);
    }
  }
  const told = fitted(places);
  console.log(`base: ${told.intercept.toFixed(2)},`);
  NAME_FEATURES.forEach((name, i) => console.log(`${name}: ${(told.coefficients[i] ?? 0).toFixed(2)},`));
  const odds = new Map<Place, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitted(places.filter((one) => one.of.story % FOLDS !== fold));
    for (const one of places) if (one.of.story % FOLDS === fold) odds.set(one, logOddsOf(model, one.features));
  }
  for (const role of ['human', 'mt'])
    for (const count of COUNTS) {
      const own = places.filter((one) => one.of.role === role && one.count === count);
      const clean = own.flatMap((one) => (one.of.kind === 'none' ? [odds.get(one) ?? 0] : [])).sort((a, b) => b - a);
      const bar = clean[Math.floor(0.01 * (sentences.get(`${role} ${count}`) ?? 0))] ?? 0;
      const found = KINDS.map((kind) => {
        const hits = new Set(own.filter((one) => one.of.kind === kind && (odds.get(one) ?? 0) >= bar).map((one) => one.of));
        return `${kind} ${((100 * hits.size) / Math.max(1, changed.get(`${role} ${kind} ${count}`) ?? 1)).toFixed(0)} %`;
      });
      console.log(`${role}, ${count} siblings, 1 % of sentences marked (odds ${bar.toFixed(2)}): ${found.join(', ')}`);
    }
  return 0;
}

const fitted = (places: readonly Place[]): Logistic =>
  fitLogistic(
    places.map(({ of, features }): Row => ({ features, label: of.kind !== 'none', weight: of.kind === 'near' ? WEIGHT_OF_NEAR : 1 })),
    RIDGE,
  );

/** The places of names where a sibling has another one: all of an unaltered page, the changed one of another. */
function placesIn(of: NamedPage, count: number): { places: Place[]; sentences: number } {
  const tables = labTables();
  const collation = collate(of.page, of.siblings.slice(0, count), tables);
  const [own, ...others] = wordsOfAll(collation);
  if (own === undefined) return { places: [], sentences: 0 };
  const at = new Map<string, Map<number, Contrast>>();
  others.forEach((other, k) => {
    const views = collation.between(0, k + 1).links.map((link) => viewOf(own, other, link));
    const copy = copyShare(views);
    for (const one of views.flatMap((view) => nameContrasts(view, k + 1, tables, copy)))
      if (one.span.start < of.end && of.start < one.span.end) {
        const key = `${one.span.start}-${one.span.end}`;
        const said = at.get(key) ?? new Map<number, Contrast>();
        at.set(key, said);
        if (said.get(k)?.stance !== 'same') said.set(k, one);
      }
  });
  const places = [...at.values()].flatMap((said): Place[] => {
    const all = [...said.values()];
    const differing = all.filter((one) => one.stance === 'differs');
    if (differing.length === 0) return [];
    const names = oneNameEach(differing.map((one) => one.theirs));
    const by = new Map<string, Contrast[]>();
    for (const one of differing) by.set(names.get(one.theirs) ?? one.theirs, [...(by.get(names.get(one.theirs) ?? one.theirs) ?? []), one]);
    const best = [...by.values()].sort((a, b) => b.length - a.length)[0] ?? [];
    const odds = best.map((one) => one.odds ?? 0).sort((a, b) => b - a);
    const standing = {
      alike: best.length,
      otherwise: differing.length - best.length,
      same: all.filter((one) => one.stance === 'same').length,
      silent: all.filter((one) => one.stance === 'absent').length,
    };
    const voices = { branches: best.length, siblings: others.length, verbatim: false };
    return [{ of, count, features: nameFeatures(odds, standing, voices) }];
  });
  return { places, sentences: own.witness.sentences.length };
}
