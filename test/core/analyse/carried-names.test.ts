import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse/report.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';
import { shownBeside } from './beside-one.ts';

const STORY = `The harbour board named Ingrid Haglund its new head on Monday, and traders near the quay welcomed the choice.

Two rivals had been ahead of Haglund in the spring, when the board first spoke of the post in the old hall.

The owners of the ferry said they would write to Haglund before the end of the month about the roof of the shed.

In the evening Haglund thanked the board, and the lamps of the quay burned until midnight.`;

const names = (page: string): string[] =>
  analyse(articleOf('p', page), [articleOf('q', STORY)], labTables())
    .findings.filter((finding) => finding.kind === 'deviation' && finding.shown)
    .map((finding) => `${finding.category} ${finding.text}`);

describe('a name that was changed once', () => {
  it('is marked wherever the page goes on with it, as one risk', () => {
    expect(names(STORY.replaceAll('Haglund', 'Moberg'))).toEqual(['name Ingrid Moberg', 'name Moberg', 'name Moberg', 'name Moberg']);
  });

  it('is marked once where the page goes back to the right one', () => {
    expect(names(STORY.replace('Haglund', 'Moberg'))).toEqual(['name Ingrid Moberg']);
  });
});

describe('an acronym beside a name', () => {
  it('is not taken for the name that stands next to it', () => {
    const said = (name: string): string =>
      `The plan of the EB Commissioner Henrik ${name} will be put before the board of the mill in the spring.`;
    expect(shownBeside(said('Castell'), said('Moberg')).map((finding) => finding.text)).toEqual(['Henrik Castell']);
  });
});

describe('two names that nothing else is left for', () => {
  it('answer each other in texts of a sentence, wherever they stand', () => {
    const shown = (here: string, there: string): string[] =>
      analyse(articleOf('p', here), [articleOf('q', there)], labTables())
        .findings.filter((finding) => finding.kind === 'deviation' && finding.shown)
        .map((finding) => `${finding.category} ${finding.text}`);
    const there = 'The new ferry between Norrby and the islands marks the start of a better time, said the chief of Halvikbolaget.';
    expect(
      shown('The head of Mobergsund said the new ferry between Norrby and the islands marked the start of a better time.', there),
    ).toEqual(['name Mobergsund']);
    expect(
      shown('The head of Halvikbolaget said the new ferry between Norrby and the islands marked the start of a better time.', there),
    ).toEqual([]);
  });
});
