import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse/report.ts';
import { confidenceOf, confidenceOfName } from '../../../src/core/analyse/confidence.ts';
import { vote } from '../../../src/core/analyse/votes.ts';
import { collate } from '../../../src/core/analyse/collate.ts';
import type { Contrast } from '../../../src/core/analyse/contrast.ts';
import { oneNameEach } from '../../../src/core/analyse/names-alike.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

const tables = labTables();

const STORY = `The council of Norrby has bought the old harbour mill because the owner wants to leave the trade, Anna Lindqvist said on Monday.

The most senior official of the county met the engineers in the hall of the mill for two hours, and they agreed on a plan for the roof.

According to Norwell Hydro, the bridge will carry lorries again in the spring, or the ferry will stay in service for another year.

“The offer was frank and useful, and we accepted it,” the deputy prime minister told reporters after the talks in the harbour.

Traders near the quay heard nothing of the plan until the summer, and most of them expect to hear more of it in the autumn.`;

describe('a name changed in a copy, beside one other version', () => {
  const beside = (from: string, to: string): string[] =>
    analyse(articleOf('p', STORY.replaceAll(from, to)), [articleOf('q', STORY)], tables)
      .findings.filter((finding) => finding.kind === 'deviation' && finding.shown)
      .map((finding) => `${finding.category} ${finding.text}`);

  it.each([
    ['Lindqvist', 'Lundqvist', 'name Anna Lundqvist'],
    ['Anna', 'Anja', 'name Anja Lindqvist'],
    ['Norrby', 'Nordby', 'name Nordby'],
    ['Norrby', 'Halvik', 'name Halvik'],
  ])('%s → %s is shown', (from, to, mark) => {
    expect(beside(from, to)).toContain(mark);
  });

  it('but not what only comes by another alphabet', () => {
    expect(beside('Lindqvist', 'Lindqwist')).toEqual([]);
  });
});

/** Marks on a page that changes one thing, beside two copies that differ from each other in a word. */
const marks = (from: string, to: string): string[] =>
  analyse(
    articleOf('p', STORY.replace(from, to)),
    [articleOf('q', STORY), articleOf('r', STORY.replace('Traders near', 'Merchants by'))],
    tables,
  )
    .findings.filter((finding) => finding.kind === 'deviation' && finding.shown)
    .map((finding) => `${finding.category} ${finding.text}`);

describe('one thing changed in a copy', () => {
  it('a statement tied otherwise', () => {
    expect(marks('because the owner', 'although the owner')).toEqual(['relation although']);
    expect(marks('frank and useful', 'frank or useful')).toEqual(['relation or']);
  });

  it('the top of an order that is only high in it', () => {
    expect(marks('The most senior official', 'A senior official')).toEqual(['role senior']);
    expect(marks('the deputy prime minister', 'the prime minister')).toEqual(['role prime']);
  });

  it('pairs to choose from that became four things, not the other way round, nor in a plain list', () => {
    const pairs = 'They had to choose between frost or thaw, trade or ruin, the harbour master of Norrby told the crowd.';
    const list = pairs.replace('frost or thaw', 'frost, thaw');
    const told = (page: string, others: readonly string[]): string[] =>
      analyse(
        articleOf('p', `${STORY} ${page}`),
        others.map((text, i) => articleOf(`s${i}`, `${STORY.replace('Traders near', ['Merchants by', 'Sellers at'][i] ?? '')} ${text}`)),
        tables,
      )
        .findings.filter((finding) => finding.kind === 'deviation' && finding.shown)
        .map((finding) => `${finding.category} ${finding.text}`);
    expect(told(list, [pairs, pairs])).toEqual(['relation frost, thaw']);
    expect(told(pairs, [list, list])).toEqual([]);
    const plain = 'They had to choose between frost, thaw or ruin, the harbour master of Norrby told the crowd.';
    expect(told(plain, [plain.replace('frost, thaw', 'frost or thaw'), plain.replace('frost, thaw', 'frost or thaw')])).toEqual([]);
  });

  it('words in another mouth', () => {
    expect(marks('Anna Lindqvist said', 'Norwell Hydro said')).toEqual(['attribution Norwell Hydro']);
    expect(marks('According to Norwell Hydro', 'According to Anna Lindqvist')).toEqual(['attribution Anna Lindqvist']);
  });

  it('a quotation that is worded otherwise', () => {
    expect(marks('frank and useful', 'frank and lucrative')).toEqual(['quotation lucrative']);
  });

  it('an event announced there and reported here, told as time', () => {
    const found = analyse(
      articleOf('p', STORY.replace('official of the county met', 'official of the county will meet')),
      [articleOf('q', STORY)],
      tables,
    );
    expect(found.findings.map((finding) => finding.reason.code)).toEqual(['written-before']);
  });

  it('nothing where a synonym, an alias or a longer name stands', () => {
    expect(marks('because the owner', 'since the owner')).toEqual([]);
    expect(marks('Anna Lindqvist said', 'Lindqvist said')).toEqual([]);
    expect(marks('bought the old', 'purchased the old')).toEqual([]);
    expect(marks('will carry lorries', 'will carry trucks')).toEqual([]);
  });
});

describe('who has the page’s word', () => {
  it('votes for it, though nothing differs there', () => {
    const open = 'We will not open this door again, the minister of Norrby told the crowd at the harbour on Monday.';
    const shut = open.replace('not open', 'not close');
    const report = analyse(
      articleOf('p', shut),
      [open, `${shut} It rained.`, `${shut} Nobody answered him.`].map((text, i) => articleOf(`s${i}`, text)),
      tables,
    );
    const [finding] = report.findings.filter((one) => one.kind === 'deviation');
    expect(finding?.readings.map((reading) => reading.ids)).toEqual([['p', 's1', 's2'], ['s0']]);
    expect(finding?.reason.code).not.toBe('others-agree');
  });
});

describe('a vote', () => {
  const collation = collate(
    articleOf('p', 'It took two weeks.'),
    ['q', 'r', 's'].map((id) => articleOf(id, `It took two days, ${id}.`)),
    tables,
  );
  const says = (sibling: number, stance: Contrast['stance'], theirs = ''): Contrast => ({
    category: 'quantity',
    span: { start: 8, end: 17 },
    sibling,
    stance,
    theirs,
    theirSpan: { start: 8, end: 16 },
    severity: 3,
    sure: 0.95,
  });
  const apart = { branchOf: (at: number) => `branch ${at}`, familyOf: (at: number) => at, isJoined: () => false };
  const code = (contrasts: readonly Contrast[], index: number, more: number): string | undefined =>
    vote(collation, contrasts, { start: 8, end: 17 }, apart, { index, more })?.reason.code;
  const tie = [says(1, 'differs', 'days'), says(2, 'differs', 'days'), says(3, 'same')];

  it('near copies of one text that the page is no copy of are one witness to how it was read', () => {
    const denied = [1, 2, 3].map((at) => ({ ...says(at, 'differs', 'reversed'), category: 'negation' as const, sure: 0.6 }));
    const sure = (familyOf: (at: number) => number): number =>
      vote(collation, denied, { start: 8, end: 17 }, { ...apart, familyOf })?.sure ?? 0;
    const copies = sure((at) => Math.min(1, at));
    expect(copies).toBeLessThan(0.5);
    expect(sure((at) => at)).toBeGreaterThan(0.8);
    expect(sure(() => 0)).toBeGreaterThan(0.8);
  });

  it('that ties is decided by the likely original', () => {
    expect(code(tie, -1, 0)).toBe('versions-differ');
    expect(code(tie, 1, 1)).toBe('others-agree');
    expect(code(tie, 3, 1)).toBe('others-deviate');
    expect(code(tie, 0, 1)).toBe('others-deviate');
  });

  it('never calls a page the odd one on the word of one branch', () => {
    expect(code([says(1, 'differs', 'days')], 1, 1)).toBe('versions-differ');
  });

  it('takes a reading that leaves the word out for a reading of its own', () => {
    expect(code([says(1, 'differs', '∅'), says(2, 'differs', '∅')], -1, 0)).toBe('others-agree');
  });
});

describe('confidence', () => {
  const voices = { branches: 3, siblings: 5, verbatim: false };
  it('rises with those who agree and falls with those who do not, for every kind', () => {
    for (const category of ['number', 'name', 'negation', 'modality', 'attribution', 'role', 'relation', 'quotation'] as const)
      for (const sure of [0.3, 0.6, 0.8, 0.95]) {
        const at = (alike: number, same = 0): number => confidenceOf(category, sure, { alike, same, otherwise: 0, silent: 0 }, voices);
        expect(at(2)).toBeGreaterThanOrEqual(at(1));
        expect(at(3)).toBeGreaterThanOrEqual(at(2));
        expect(at(3, 1)).toBeLessThan(at(3));
        expect(at(3)).toBeLessThanOrEqual(1);
        expect(at(1, 3)).toBeLessThan(0.3);
      }
  });

  it('holds one lineage that speaks alone for no less than one sibling', () => {
    const none = { same: 0, otherwise: 0, silent: 0 };
    const one = confidenceOfName([2], { ...none, alike: 1 }, { branches: 1, siblings: 1, verbatim: false });
    const copies = confidenceOfName([2, 2, 2], { ...none, alike: 3 }, { branches: 1, siblings: 3, verbatim: false });
    expect(copies).toBeGreaterThanOrEqual(one);
  });

  it('gathers spellings of one name, whatever their order', () => {
    const names = ['annegret kramp karrenbauer', 'karrenbauer', 'aidenbachstrasse', 'aidenbachstraße', 'wang yi'];
    const one = oneNameEach(names);
    expect(new Set(one.values()).size).toBe(3);
    expect(new Map(oneNameEach([...names].reverse()))).toEqual(new Map(one));
  });
});
