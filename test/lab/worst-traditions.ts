import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collate } from '../../src/core/analyse/collate.ts';
import { lineageOf } from '../../src/core/analyse/lineage.ts';
import { originalOf } from '../../src/core/analyse/original.ts';
import { stemmaOf } from '../../src/core/analyse/stemma.ts';
import { labTables } from './lab-tables.ts';
import { repository } from './repository.ts';
import { materials, traditionOf } from './traditions.ts';

/**
 * Writes test/lab/TRADITIONS.md: made-up traditions one by one, what was found in each, and for those where the
 * original was not named or named wrongly, why. No words of the texts, which are not ours.
 *
 *   node scripts/run-ts.mjs test/lab/worst-traditions.ts
 */
const MANY = 48;
const HEAD = `# Made-up traditions, one by one

Written by \`node scripts/run-ts.mjs test/lab/worst-traditions.ts\`. Each starts from a human translation in ../shared/eval; copies re-word sentences with real systems' translations of them, cut, insert, and are damaged (test/lab/traditions.ts). Everything follows from the number. **Sound** is how many texts have no broken reading where another is sound: the evidence names an original only where it is one. \`lab score versions\` has the totals.

| no. | witnesses | re-worded | damaged | lost | edges found | directions right | sound | original | what stands in the way |
|-----|-----------|-----------|---------|------|-------------|------------------|-------|----------|------------------------|
`;

export function main(): number {
  const all = materials();
  if (all === null) {
    process.stderr.write('../shared/eval is not there\n');
    return 1;
  }
  const lines: string[] = [];
  const reasons = new Map<string, number>();
  for (let q = 0; q < MANY; q++) {
    const rates = {
      witnesses: 3 + ((q * 5) % 16),
      rewrite: [0.1, 0.2, 0.35, 0.5][q % 4] ?? 0.35,
      cut: 0.08,
      insert: 0.4,
      damage: q % 2 === 0 ? 0.6 : 1,
      marks: (q >> 1) % 2 === 0 ? 3 : 8,
      lost: q % 6 === 0 ? 0.4 : 0,
    };
    const told = tell(all, q, rates);
    reasons.set(told.why, (reasons.get(told.why) ?? 0) + 1);
    lines.push(
      `| ${q} | ${told.witnesses} | ${rates.rewrite * 100} % | ${rates.damage * 100} % | ${rates.lost * 100} % | ${told.edges} | ${told.directions} | ${told.sound} | ${told.original} | ${told.why} |`,
    );
  }
  const sums = [...reasons]
    .filter(([why]) => why !== '')
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([why, n]) => `- ${n} × ${why}`);
  writeFileSync(
    join(repository, 'test', 'lab', 'TRADITIONS.md'),
    `${HEAD}${lines.join('\n')}\n\n## What stands in the way\n\n${sums.join('\n')}\n`,
  );
  return 0;
}

interface Told {
  readonly witnesses: number;
  readonly edges: string;
  readonly directions: string;
  readonly sound: number;
  readonly original: string;
  readonly why: string;
}

function tell(all: NonNullable<ReturnType<typeof materials>>, q: number, rates: Parameters<typeof traditionOf>[2]): Told {
  const tables = labTables();
  const { articles, parents } = traditionOf(all, q * 5 + 3, rates, 9000 + q);
  const [page, ...others] = articles;
  if (page === undefined) throw new Error('a tradition without witnesses');
  const collation = collate(page, others, tables);
  const stemma = stemmaOf(collation, tables);
  const { original } = originalOf(collation, tables);
  const { descent, same } = lineageOf(collation, tables);
  const texts = same.flatMap((first, i) => (first === i ? [i] : []));
  const idOf = (i: number): string => articles[i]?.id ?? '';
  const isBroken = (to: number): boolean =>
    texts.some((from) => from !== to && descent.between(from, to).some((sign) => sign.kind === 'sound-reading' && sign.to === to));
  const sound = texts.filter((i) => !isBroken(i)).map(idOf);
  const root = [...parents].find(([, parent]) => parent === null)?.[0] ?? '';
  const living = new Set(articles.map((a) => a.id));
  const lost = new Set(stemma.nodes.filter((node) => node.lost).map((node) => node.id));
  const children = [...parents].filter(([id, parent]) => parent !== null && living.has(id));
  const right = children.filter(([id, parent]) => {
    const mine = stemma.edges.filter((e) => e.from === id || e.to === id);
    return living.has(parent ?? '')
      ? mine.some((e) => e.from === parent || e.to === parent)
      : mine.some((e) => lost.has(e.from) || lost.has(e.to));
  }).length;
  const directed = stemma.edges.filter((e) => e.directed && !lost.has(e.from) && !lost.has(e.to));
  const descends = (from: string, to: string): boolean => {
    let at: string | null | undefined = to;
    for (let step = 0; step < 50 && at != null; step++) if ((at = parents.get(at)) === from) return true;
    return false;
  };
  const named = original.id === null ? 'nobody named' : `${original.grade}, ${original.id === root ? 'right' : 'wrong'}`;
  return {
    witnesses: articles.length,
    edges: `${right} of ${children.length}`,
    directions: `${directed.filter((e) => descends(e.from, e.to)).length} of ${directed.length}`,
    sound: sound.length,
    original: named,
    why: whyNot(original.id, root, sound),
  };
}

function whyNot(named: string | null, root: string, sound: readonly string[]): string {
  if (named === root) return '';
  if (named !== null) return 'the copy that was named carries no visible damage, and the original looks broken somewhere';
  if (!sound.includes(root)) return 'the original itself has what looks like a slip';
  if (sound.length > 1) return `${sound.length === 2 ? 'one copy is' : 'some copies are'} as sound as the original`;
  return 'the original alone is sound, but the tree leads elsewhere';
}
