import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/core/analyse/report.ts';
import type { Article, Report } from '../../../src/core/model.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

/*
 * Laws over whole reports, with the shipped tables: made-up traditions of three to six witnesses, cut, damaged, with a
 * figure changed here and there and leftovers of pages behind some.
 */
const STORY = [
  'The harbour board voted on Tuesday to close the old ferry terminal for two years, officials said.',
  'Traders on the quay had asked for a shorter closure, and the mayor promised to look at the plan again.',
  'The work is expected to begin in March and to cost about 40 million crowns, according to the minutes.',
  'Union leader Per Lind called the decision hasty and said the crews learned of it from the radio.',
  'Last year nearly 900,000 passengers used the terminal, which dates from 1931 and has no lift.',
  'A spokeswoman for the ministry of transport declined to comment on the cost of the temporary pier.',
];
const DAMAGE: readonly ((line: string) => string)[] = [
  (line) => line,
  (line) => line.replace(/ (\w{4,}) /u, ' $1 $1 '),
  (line) => line.replace(/ (the|of) (\w{4,})/u, ' $1$2'),
  (line) => line.replace(/ (and|to|of) /u, (word) => ` ${word.slice(1, 2).toUpperCase()}${word.slice(2)}`),
  (line) => line.replace(/(\d)0/u, '$15'),
  (line) => line.replace('two years', 'two weeks').replace('hasty', 'sound'),
];
const LEFTOVERS = ['', '[ad_2] https://w0.example/story', 'See also Fishing fleet returns after the storm', 'Back to top'];

const step = fc.record({
  drop: fc.integer({ min: 0, max: 11 }),
  at: fc.nat(5),
  damage: fc.nat(DAMAGE.length - 1),
  from: fc.nat(),
  tail: fc.constantFrom(...LEFTOVERS),
});
const cast = fc.array(step, { minLength: 2, maxLength: 5 }).map((steps): Article[] => {
  const texts: string[][] = [STORY];
  for (const { drop, at, damage, from } of steps) {
    const parent = texts[from % texts.length] ?? STORY;
    texts.push(parent.filter((_, i) => i !== drop).map((line, i) => (i === at ? (DAMAGE[damage]?.(line) ?? line) : line)));
  }
  return texts.map((lines, i) => articleOf(`w${i}`, [...lines, steps[i - 1]?.tail ?? ''].filter((line) => line !== '').join('\n\n')));
});

/** The whole report, with each witness called by `name`, and lists that have no order of their own in one order. */
function toldBy(report: Report, name: (id: string) => string): unknown {
  const named = (ids: readonly string[]): string[] => ids.map(name).sort();
  return {
    ...report,
    page: name(report.page),
    original: {
      ...report.original,
      id: report.original.id === null ? null : name(report.original.id),
      evidence: report.original.evidence.map((e) => [e.kind, named(e.ids)].join()).sort(),
    },
    order: report.order.map(name),
    stemma: {
      nodes: report.stemma.nodes.map((n) => `${name(n.id)} ${n.lost} ${n.siglum}`).sort(),
      edges: report.stemma.edges
        .map((e) => `${e.directed ? `${name(e.from)} → ${name(e.to)}` : named([e.from, e.to]).join(' – ')} ${e.confidence.toFixed(9)}`)
        .sort(),
    },
    sentences: report.sentences.map((s) => ({
      ...s,
      aligned: s.aligned.map((a) => `${name(a.id)} ${a.start} ${a.end} ${a.score.toFixed(9)}`).sort(),
    })),
    findings: report.findings.map((f) => ({
      ...f,
      confidence: f.confidence.toFixed(9),
      readings: f.readings.map((r) => `${r.text}: ${named(r.ids).join()}`).sort(),
    })),
  };
}

const judged = (articles: readonly Article[]): Report => analyse(articles[0] as Article, articles.slice(1), labTables());

describe('laws over whole reports', () => {
  test('in whatever order the siblings come, the report is the same', () => {
    fc.assert(
      fc.property(cast, fc.nat(), (articles, turn) => {
        const [page, ...others] = articles as [Article, ...Article[]];
        const turned = [page, ...others.map((_, i) => others[(i + turn) % others.length] as Article).reverse()];
        expect(toldBy(judged(turned), (id) => id)).toEqual(toldBy(judged(articles), (id) => id));
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('whatever the witnesses are called, the report is the same', () => {
    fc.assert(
      fc.property(cast, (articles) => {
        // two texts that are equal but for leftovers are told apart by their address alone
        const body = (a: Article): string => LEFTOVERS.slice(1).reduce((text, tail) => text.replace(tail, '').trim(), a.text);
        fc.pre(new Set(articles.map(body)).size === articles.length);
        const renamed = articles.map((a, i) => articleOf(`z${(i * 7 + 3) % 11}`, a.text));
        const back = new Map(renamed.map((a, i) => [a.id, articles[i]?.id ?? '']));
        // an address in a leftover is no name: it stays, and points nowhere now
        fc.pre(articles.every((a) => !a.text.includes('w0.example')));
        expect(toldBy(judged(renamed), (id) => back.get(id) ?? id)).toEqual(toldBy(judged(articles), (id) => id));
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('a duplicate witness changes neither the original nor its grade, and adds no mark', () => {
    fc.assert(
      fc.property(cast, fc.nat(), (articles, which) => {
        const twin = articles[which % articles.length] as Article;
        const before = judged(articles);
        const after = judged([...articles, articleOf('zz-twin', twin.text)]);
        const textOf = new Map([...articles, { id: 'zz-twin', text: twin.text }].map((a) => [a.id, a.text]));
        expect(textOf.get(after.original.id ?? '')).toBe(textOf.get(before.original.id ?? ''));
        expect(after.original.grade).toBe(before.original.grade);
        const marks = (report: Report): string[] => report.findings.filter((f) => f.shown).map((f) => f.id);
        if (twin !== articles[0]) expect(marks(after)).toEqual(marks(before));
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('no witness is its own ancestor, and every witness stands in the tree once', () => {
    fc.assert(
      fc.property(cast, (articles) => {
        const { stemma } = judged(articles);
        const parents = new Map<string, string[]>();
        for (const e of stemma.edges) parents.set(e.to, [...(parents.get(e.to) ?? []), e.from]);
        for (const node of stemma.nodes) {
          const above = new Set<string>();
          const walk = [...(parents.get(node.id) ?? [])];
          for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
            if (above.has(at)) continue;
            above.add(at);
            walk.push(...(parents.get(at) ?? []));
          }
          expect(above.has(node.id)).toBe(false);
        }
        expect(stemma.edges).toHaveLength(stemma.nodes.length - 1);
        expect(
          stemma.nodes
            .filter((n) => !n.lost)
            .map((n) => n.id)
            .sort(),
        ).toEqual(articles.map((a) => a.id).sort());
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
