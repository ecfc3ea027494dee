import { describe, expect, test } from 'vitest';
import { collate } from '../../../src/core/analyse/collate.ts';
import { detailsSharedAlone } from '../../../src/core/analyse/details.ts';
import { originalOf } from '../../../src/core/analyse/original.ts';
import { stemmaOf } from '../../../src/core/analyse/stemma.ts';
import type { Article, Evidence } from '../../../src/core/model.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

/*
 * A made-up tradition as a language model leaves it: one report, two copies in words of their own, and a copy of the
 * second that is re-worded again. Nothing is broken anywhere; b and c alone keep the cost, the year and the lawyer.
 */
const A =
  'The harbour board voted on Tuesday to close the old ferry terminal for two years, officials said. Traders on the quay had asked the board for a shorter closure of the building. Ferries to the northern islands will leave from the coal pier until the new terminal opens its doors. Union leader Per Lind called the decision hasty and said that the crews had learned of the closure from the radio.';
const B =
  'On Tuesday the board of the harbour decided that the old ferry terminal would be closed for two years. It will cost 40 million crowns, and the terminal dates from 1931. The traders on the quay wanted a shorter closure of the building, and their lawyer Ida Berg may sue the board. Until the new terminal opens, ferries to the northern islands depart from the coal pier. According to union leader Per Lind, the crews learned of the closure on the radio.';
const C =
  'The ferry terminal, which was built in 1931, is to be closed for two years at a cost of 40 million crowns: that is what the harbour board decided on Tuesday. Ida Berg, who speaks for the traders on the quay as their lawyer, said a shorter closure of the building would have been enough. The ferries to the northern islands will use the coal pier until the new terminal is open. The crews heard of the closure on the radio, said Per Lind, who leads the union.';
const D =
  'Officials of the harbour said that the old ferry terminal would stay closed for two years after a vote of the board on Tuesday. A shorter closure of the building had been the wish of traders on the quay. Passengers to the northern islands will board their ferries at the coal pier until the new terminal opens. The decision is hasty, said the leader of the union, Per Lind, whose crews learned of the closure from the radio.';

const told = (texts: Readonly<Record<string, string>>): Article[] => Object.entries(texts).map(([id, text]) => articleOf(id, text));

function judged(articles: readonly Article[]): { evidence: readonly Evidence[]; id: string | null; directed: number; branches: number } {
  const collation = collate(articles[0] as Article, articles.slice(1), labTables());
  const { original } = originalOf(collation, labTables());
  const stemma = stemmaOf(collation, labTables());
  return {
    evidence: original.evidence,
    id: original.id,
    directed: stemma.edges.filter((e) => e.directed).length,
    branches: new Set(stemma.nodes.map((n) => n.branch)).size,
  };
}

const keys = (evidence: readonly Evidence[]): (string | undefined)[] => evidence.map((one) => one.say?.[0]);

describe('copies in words of their own, without damage', () => {
  const all = told({ a: A, b: B, c: C, d: D });

  test('nobody is named, no direction is drawn, and it is said why', () => {
    const { evidence, id, directed } = judged(all);
    expect(id).toBeNull();
    expect(directed).toBe(0);
    expect(keys(evidence).slice(0, 2)).toEqual(['evidence_undamaged', 'evidence_details']);
  });

  test('the details that two alone tell are given, as one of them writes them', () => {
    const details = judged(all).evidence.filter((one) => one.say?.[0] === 'evidence_details');
    expect(details).toHaveLength(1);
    expect([...(details[0]?.ids ?? [])].sort()).toEqual(['b', 'c']);
    for (const word of ['40 million crowns', '1931', 'Berg']) expect(details[0]?.text).toContain(word);
  });

  test('order and names of the versions, and a copy at another address, change nothing', () => {
    const texts = (evidence: readonly Evidence[]): string[] => evidence.map((one) => (one.say ?? []).slice(3).join());
    const first = judged(all);
    expect(texts(judged([...all].reverse()).evidence)).toEqual(texts(first.evidence));
    expect(texts(judged(told({ z: C, y: D, x: A, w: B })).evidence)).toEqual(texts(first.evidence));
    expect(texts(judged([...all, articleOf('e', B)]).evidence)).toEqual(texts(first.evidence));
  });

  test('where one version is damaged, damage speaks, and this is not said', () => {
    const broken = told({ a: A, b: B.replace('the crews learned', 'the the crews learned'), c: C, d: D });
    expect(keys(judged(broken).evidence)).not.toContain('evidence_undamaged');
    expect(keys(judged(all.slice(0, 2)).evidence)).not.toContain('evidence_undamaged');
  });

  test('near copies without damage are not said to be re-worded', () => {
    const near = told({ a: A, b: A.replace(' on Tuesday', ''), c: A.replace('the radio', 'the news on the radio') });
    expect(keys(judged(near).evidence)).not.toContain('evidence_undamaged');
  });

  test('three that tell the same share nothing alone', () => {
    const collation = collate(articleOf('a', B), told({ b: B, c: B, d: A }), labTables());
    expect(detailsSharedAlone(collation.witnesses, [0, 1, 2, 3])).toEqual([]);
    expect(detailsSharedAlone(collation.witnesses, [0, 1, 3]).map(({ a, b }) => [a, b])).toEqual([[0, 1]]);
  });
});
