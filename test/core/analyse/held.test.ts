import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/model.ts';
import { analyse } from '../../../src/core/analyse/report.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

const deviationsOf = (page: string, ...siblings: string[]): Finding[] =>
  analyse(
    articleOf('page', page),
    siblings.map((text, i) => articleOf(`sibling-${i}`, text)),
    labTables(),
  ).findings.filter(({ kind, shown }) => kind === 'deviation' && shown);

/** Three paragraphs that every version has, told in two ways that are no copies of each other. */
const FRAME = (middle: string): string =>
  `The council of Norrby met on Tuesday to speak of the mill. Anna Lindqvist opened the debate in the old hall.\n\n${middle}\n\nThe owner of the mill listened from the gallery. Traders near the quay followed it on the radio.`;
const RETOLD = (middle: string): string =>
  `On Tuesday Norrby's councillors debated what will become of the mill. It was Anna Lindqvist who began, in the old hall.\n\n${middle}\n\nFrom the gallery the mill's owner heard every word. A radio carried it to traders by the quay.`;

const marked = (page: string, ...siblings: string[]): string[] =>
  deviationsOf(page, ...siblings).flatMap(({ category, text, reason, drawn }) => (drawn ? [`${category} ${text}: ${reason.code}`] : []));

describe('who speaks at a place', () => {
  const page = FRAME('The council accepted the offer of a loan from the savings bank, saying that its own funds were small.');
  const copy = FRAME('The council rejected the offer of a loan from the savings bank, saying that its own funds were small.');
  const retold = RETOLD('The offer of a loan from the savings bank was refused by the council, whose own funds it called small.');

  it('words that oppose the page’s word agree, though they are not the same', () => {
    expect(marked(page, copy, retold)).toEqual(['negation accepted: others-agree']);
  });

  it('a word of the page’s meaning in the sentence that corresponds speaks for the page', () => {
    expect(marked(copy, page, retold)).toEqual([]);
  });

  it('what another version has otherwise is told on the sound page, and not marked there', () => {
    const told = deviationsOf(copy, page, retold);
    expect(told.map(({ category, drawn, reason }) => [category, drawn, reason])).toEqual([
      ['negation', false, { code: 'others-deviate', agreeing: 1, branches: 2, theirs: 'accepted', here: 'rejected' }],
    ]);
    expect(told[0]?.confidence).toBeGreaterThan(0.9);
  });

  it('a clock without its half of the day speaks for neither half', () => {
    const morning = FRAME('The doors of the hall were opened at 4:12 a.m. on that day, Anna Lindqvist said.');
    const evening = FRAME('The doors of the hall were opened at 4:12 p.m. on that day, Anna Lindqvist said.');
    const open = RETOLD("The doors of the hall were opened at 4.12 o'clock that day, said Anna Lindqvist.");
    expect(marked(evening, morning, open)).toEqual(['time 4:12 p.m.: versions-differ']);
  });

  it('a round value says the exact one that it fits', () => {
    const morning = FRAME('The doors of the hall were opened at 4:12 a.m. on that day, Anna Lindqvist said.');
    const evening = FRAME('The doors of the hall were opened at 4:12 p.m. on that day, Anna Lindqvist said.');
    const early = RETOLD('The doors of the hall were opened shortly after four in the morning, said Anna Lindqvist.');
    expect(marked(evening, morning, early)).toEqual(['time 4:12 p.m.: others-agree']);
    expect(marked(morning, evening, early)).toEqual([]);
  });

  it('"without electricity" denies what "no power" denies, whatever else has power there', () => {
    const told = (more: string): string =>
      FRAME(`${more}ower company Veraluz said that 52,000 households were still without electricity on Thursday evening.`);
    const page = RETOLD('Some 240 people were hurt, and around 52,000 homes had no power in the evening, Veraluz, the utility, said.');
    expect(marked(page, told('The p'), told('P'))).toEqual([]);
  });
});
