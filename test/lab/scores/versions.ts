import { join } from 'node:path';
import { collate } from '../../../src/core/analyse/collate.ts';
import { lineageOf } from '../../../src/core/analyse/lineage.ts';
import { originalOf } from '../../../src/core/analyse/original.ts';
import { stemmaOf } from '../../../src/core/analyse/stemma.ts';
import type { Article, Original, Stemma } from '../../../src/core/model.ts';
import { say } from '../command.ts';
import { labTables } from '../lab-tables.ts';
import { evalFolder } from '../repository.ts';
import { readRows } from '../rows.ts';
import type { ScoreRow } from '../score-row.ts';
import { materials, traditionOf, withClaimedTimes, type Tradition } from '../traditions.ts';

/** Which version came first, and who descends from whom. Claimed times are hidden but in the rows that name them. */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const folder = evalFolder('versions');
  if (folder === null) return null;
  return [...(await refiled(folder)), ...traditions()];
}

const timeless = (article: Article): Article => ({ ...article, published: null });

function judge(articles: readonly Article[]): {
  stemma: Stemma;
  original: Original;
  order: readonly string[];
  milliseconds: number;
  evident: boolean;
} {
  const tables = labTables();
  const began = process.cpuUsage();
  const collation = collate(articles[0] as Article, articles.slice(1), tables);
  const stemma = stemmaOf(collation, tables);
  const judged = originalOf(collation, tables);
  const milliseconds = cpuSince(began);
  const { descent, same } = lineageOf(collation, tables);
  const texts = same.flatMap((first, i) => (first === i ? [i] : []));
  const sound = texts.filter((to) =>
    texts.every((from) => from === to || descent.between(from, to).every((sign) => sign.kind !== 'sound-reading' || sign.to !== to)),
  );
  return { stemma, ...judged, milliseconds, evident: texts.length >= 3 && sound.length === 1 };
}

/** Time of this process alone: other work on the machine does not count. */
const cpuSince = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};

/** Reuters stories filed again within two days. Pairs with one text cannot be told apart without times and are counted apart. */
async function refiled(folder: string): Promise<ScoreRow[]> {
  const articles = new Map((await readRows(join(folder, 'reuters-refiled.articles.jsonl'))).map((a) => [a.id, a]));
  const pairs = await readRows<{ earlier: string; later: string }>(join(folder, 'reuters-refiled.pairs.jsonl'));
  const wordsOf = (a: Article): string => `${a.title ?? ''}\n${a.text}`.replace(/\s+/gu, ' ');
  let told = 0;
  let right = 0;
  let evident = 0;
  let evidentRight = 0;
  let equal = 0;
  let named = 0;
  for (const { earlier, later } of pairs) {
    const a = articles.get(earlier);
    const b = articles.get(later);
    if (a === undefined || b === undefined) continue;
    if (wordsOf(a) === wordsOf(b)) {
      equal++;
      continue;
    }
    // both ways round: an order that the input's order decides is no order
    const one = judge([a, b].map(timeless));
    const two = judge([b, a].map(timeless));
    if (one.original.id !== null) named++;
    const ok = one.order[0] === earlier && two.order[0] === earlier;
    told++;
    if (ok) right++;
    if (one.original.evidence.some((e) => e.kind !== 'statistics' && e.ids.length === 2)) {
      evident++;
      if (ok) evidentRight++;
    }
  }
  return [
    {
      set: 're-filed',
      measure: 'earlier story put first, texts that differ',
      value: right / told,
      n: told,
      bound: { at: 'least', value: 0.75 },
      note: `${equal} more pairs have one text and cannot be told`,
    },
    {
      set: 're-filed',
      measure: 'earlier put first where the page declares it (dateline, correction, damage)',
      value: evidentRight / Math.max(1, evident),
      n: evident,
      bound: { at: 'least', value: 0.95 },
    },
    {
      set: 're-filed',
      measure: 'originals named of two witnesses (the rule is to abstain)',
      value: named,
      n: told,
      unit: 'count',
      bound: { at: 'most', value: 0 },
    },
  ];
}

interface Tally {
  edges: number;
  right: number;
  directed: number;
  directedRight: number;
  strong: number;
  strongRight: number;
  some: number;
  someRight: number;
  evident: number;
  groups: number;
}

const SIZES = [5, 6, 8, 10, 14, 20] as const;
const STORIES = 30;

function traditions(): ScoreRow[] {
  const all = materials();
  if (all === null) return [];
  const rows: ScoreRow[] = [];
  const times = new Map<number, number[]>();
  for (const [name, rewrite, lost, damage, marks] of [
    ['20 % re-worded', 0.2, 0, 0.6, 3],
    ['35 % re-worded', 0.35, 0, 0.6, 3],
    ['50 % re-worded', 0.5, 0, 0.6, 3],
    ['35 % re-worded, every copy damaged', 0.35, 0, 1, 8],
    ['35 % re-worded, some inner witnesses lost', 0.35, 0.4, 0.6, 3],
  ] as const) {
    const tally = emptyTally();
    for (let q = 0; q < STORIES; q++) {
      const witnesses = SIZES[q % SIZES.length] ?? 5;
      const tradition = traditionOf(all, q * 4, { witnesses, rewrite, cut: 0.08, insert: 0.4, damage, marks, lost }, q + 1);
      const judged = judge(tradition.articles);
      if (lost === 0) times.set(witnesses, [...(times.get(witnesses) ?? []), judged.milliseconds]);
      count(tally, tradition, judged);
    }
    const set = `traditions, ${name}`;
    rows.push({
      set,
      measure: 'parent edges found',
      value: tally.right / tally.edges,
      n: tally.edges,
      ...(lost === 0 && rewrite <= 0.35 ? { bound: { at: 'least', value: 0.85 } } : {}),
    });
    rows.push({
      set,
      measure: 'claimed directions right',
      value: tally.directedRight / Math.max(1, tally.directed),
      n: tally.directed,
      bound: { at: 'least', value: 0.8 },
      note: `of ${tally.edges} edges`,
    });
    if (tally.strong + tally.some > 0)
      rows.push({
        set,
        measure: 'original right where one is named',
        value: (tally.strongRight + tally.someRight) / (tally.strong + tally.some),
        n: tally.strong + tally.some,
        note: `strong: ${tally.strongRight} of ${tally.strong} right; ${tally.groups} traditions`,
      });
  }
  rows.push(...mixed(all), ...timed(all));
  for (const [witnesses, list] of times)
    if (witnesses === 5 || witnesses === 20) {
      list.sort((a, b) => a - b);
      rows.push({
        set: 'traditions',
        measure: `alignment and lineage of ${witnesses} witnesses, median of processor time`,
        value: list[list.length >> 1] ?? 0,
        n: list.length,
        unit: 'ms',
        bound: { at: 'most', value: witnesses === 5 ? 100 : 1000 },
      });
    }
  return rows;
}

const MIXED = 80;

const mixedRates = (q: number) => ({
  witnesses: 3 + ((q * 5) % 12),
  rewrite: [0.1, 0.2, 0.35, 0.5][q % 4] ?? 0.35,
  cut: 0.08,
  insert: 0.4,
  damage: q % 2 === 0 ? 0.6 : 1,
  marks: (q >> 1) % 2 === 0 ? 3 : 8,
  lost: q % 5 === 0 ? 0.4 : 0,
});

/** The same sorts with claimed times, and with the first text among the versions or not. Other draws than those of the fit. */
function timed(all: Parameters<typeof traditionOf>[0]): ScoreRow[] {
  return [false, true].flatMap((rootless): ScoreRow[] => {
    const tally = emptyTally();
    for (let q = 0; q < MIXED; q++) {
      const tradition = withClaimedTimes(traditionOf(all, q * 3 + 2, mixedRates(q), 7000 + q), 7000 + q, rootless);
      if (tradition.articles.length >= 3) count(tally, tradition, judge(tradition.articles));
    }
    const named = tally.strong + tally.some;
    const set = rootless ? 'traditions, mixed, times claimed, first text not here' : 'traditions, mixed, times claimed';
    if (rootless)
      return [
        { set, measure: 'an original named all the same', value: named / tally.groups, n: tally.groups, note: `strong: ${tally.strong}` },
      ];
    return [
      { set, measure: 'an original named', value: named / tally.groups, n: tally.groups },
      { set, measure: 'original right where graded strong', value: tally.strongRight / Math.max(1, tally.strong), n: tally.strong },
      { set, measure: 'original right where graded some', value: tally.someRight / Math.max(1, tally.some), n: tally.some },
    ];
  });
}

/** Traditions of all sorts, on which no threshold was set: is the original named where the evidence is there, and rightly? */
function mixed(all: Parameters<typeof traditionOf>[0]): ScoreRow[] {
  const tally = emptyTally();
  for (let q = 0; q < MIXED; q++) {
    const tradition = traditionOf(all, q * 3 + 2, mixedRates(q), 5000 + q);
    count(tally, tradition, judge(tradition.articles));
  }
  const set = 'traditions, mixed, 3 to 14 witnesses';
  return [
    {
      set,
      measure: 'original right where graded strong',
      value: tally.strongRight / Math.max(1, tally.strong),
      n: tally.strong,
      bound: { at: 'least', value: 0.95 },
      note: `graded some: ${tally.someRight} of ${tally.some} right; ${tally.groups} traditions`,
    },
    {
      set,
      measure: 'strong where one text alone has nothing broken',
      value: tally.strong / Math.max(1, tally.evident),
      n: tally.evident,
      bound: { at: 'least', value: 0.4 },
    },
    {
      set,
      measure: 'claimed directions right',
      value: tally.directedRight / Math.max(1, tally.directed),
      n: tally.directed,
      bound: { at: 'least', value: 0.8 },
    },
  ];
}

const emptyTally = (): Tally => ({
  edges: 0,
  right: 0,
  directed: 0,
  directedRight: 0,
  strong: 0,
  strongRight: 0,
  some: 0,
  someRight: 0,
  evident: 0,
  groups: 0,
});

/** An edge is right when it joins a witness to its living parent, or, the parent being lost, hangs it from an empty node. */
function count(
  tally: Tally,
  { articles, parents }: Tradition,
  { stemma, original, evident }: { stemma: Stemma; original: Original; evident: boolean },
): void {
  const living = new Set(articles.map((a) => a.id));
  const root = [...parents].find(([, parent]) => parent === null)?.[0];
  const lost = new Set(stemma.nodes.filter((n) => n.lost).map((n) => n.id));
  tally.groups++;
  for (const [id, parent] of parents) {
    if (parent === null || !living.has(id)) continue;
    tally.edges++;
    const mine = stemma.edges.filter((e) => e.from === id || e.to === id);
    if (living.has(parent) ? mine.some((e) => e.from === parent || e.to === parent) : mine.some((e) => lost.has(e.from) || lost.has(e.to)))
      tally.right++;
  }
  for (const e of stemma.edges) {
    if (!e.directed || lost.has(e.from) || lost.has(e.to)) continue;
    tally.directed++;
    if (isAncestor(parents, e.from, e.to)) tally.directedRight++;
  }
  if (evident) tally.evident++;
  if (original.grade === 'strong') {
    tally.strong++;
    if (original.id === root) tally.strongRight++;
    else say(`  strong and wrong: ${original.evidence.map((e) => e.text).join(' ')}`);
  } else if (original.grade === 'some') {
    tally.some++;
    if (original.id === root) tally.someRight++;
  }
}

/** Does `to` descend from `from`, at any distance? Lost witnesses in between are passed through by name. */
function isAncestor(parents: ReadonlyMap<string, string | null>, from: string, to: string): boolean {
  let at: string | null | undefined = to;
  for (let step = 0; step < 50 && at != null; step++) {
    at = parents.get(at);
    if (at === from) return true;
  }
  return false;
}
