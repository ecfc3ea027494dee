import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse/report.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

/** A text of several sentences around one that tells who did what, so that it is no pair of two sentences. */
const AROUND = [
  'The ferry to the islands was late on Tuesday because of fog.',
  'About forty passengers waited in the hall of the old harbour.',
  'A second boat is to be bought next year.',
];
const REWORDED = [
  'Fog delayed Tuesday’s boat to the islands.',
  'In the hall of the old harbour some forty travellers were waiting.',
  'Next year another boat will be bought.',
];

const told = (here: string, there: string): string[] =>
  analyse(articleOf('p', [here, ...AROUND].join(' ')), [articleOf('q', [there, ...REWORDED].join(' '))], labTables())
    .findings.filter((finding) => (finding.category === 'relation' || finding.category === 'attribution') && finding.shown)
    .map((finding) => finding.text);

describe('who did what to whom, in texts that are no copies', () => {
  const SUED = 'Norrby sued Halvik over the quay on Monday.';

  it.each([
    ['actively', 'On Monday it emerged that Halvik had sued Norrby because of the landing stage.'],
    ['with an adverb', 'Halvik has now formally sued Norrby for the landing stage.'],
    ['passively', 'Norrby was sued by Halvik, as the landing stage is in disrepair.'],
    ['passively, over other words', 'Because of the stage Norrby has been sued on Monday by the shipping company Halvik.'],
    ['in a participle', 'Norrby, sued by Halvik because of the stage, kept silent.'],
    ['with words between commas', 'Halvik, which runs the ferry, has sued Norrby.'],
    ['in a relative clause', 'Halvik, who sued Norrby at the start of the week, kept silent.'],
    ['as the subject of another verb', 'Halvik decided to sue Norrby because of the stage.'],
  ])('told %s', (_, there) => {
    expect(told(SUED, there)).toHaveLength(1);
    // and who has it alike is left alone, however it is told
    const alike = there.replaceAll('Halvik', '@').replaceAll('Norrby', 'Halvik').replaceAll('@', 'Norrby');
    expect(told(SUED, alike)).toEqual([]);
  });

  it('by another verb of its meaning, by a noun, with the word that ties them', () => {
    expect(told('Norrby criticised Halvik on Monday.', 'At the start of the week Halvik criticized Norrby sharply.')).toHaveLength(1);
    expect(told('Norrby attacked Halvik on Monday.', 'The start of the week saw Halvik’s attack on Norrby.')).toEqual([]);
    expect(told('Norrby’s attack on Halvik was a surprise.', 'Many did not expect the attack by Halvik on Norrby.')).toHaveLength(1);
    expect(told('Norrby apologised to Halvik on Monday.', 'At the start of the week Halvik had to apologise to Norrby.')).toHaveLength(1);
  });

  it('of nouns, where the sentences correspond', () => {
    expect(
      told('The dockers sued the harbour board over the quay.', 'Over the quay the dockers were sued by the harbour board.'),
    ).toHaveLength(1);
    expect(told('The dockers sued the harbour board over the quay.', 'Over the quay the harbour board was sued by the dockers.')).toEqual(
      [],
    );
  });

  it.each([
    ['what two do to each other', 'Norrby met Halvik on Monday.', 'Halvik met Norrby at the start of the week.'],
    ['two deeds', SUED, 'Halvik sued Norrby, and Norrby sued Halvik in turn.'],
    ['what else is told of the two', SUED, 'Norrby was never sued by anybody before; Halvik likes Norrby.'],
    ['another verb', SUED, 'Halvik praised Norrby at the start of the week.'],
    ['another tie', 'Norrby paid Halvik on Monday.', 'Halvik paid for Norrby at the start of the week.'],
    ['where it was', 'In Norrby the choir visited Halvik.', 'The choir from Halvik visited Norrby at the start of the week.'],
    ['a list', 'Norrby and Halvik sued Moberg.', 'Halvik and Norrby sued Moberg.'],
  ])('not %s', (_, here, there) => {
    expect(told(here, there)).toEqual([]);
    expect(told(there, here)).toEqual([]);
  });
});
