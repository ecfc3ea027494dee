import { describe, expect, it } from 'vitest';
import { shownBeside } from './beside-one.ts';

const marks = (here: string, there: string): string[] =>
  shownBeside(here, there).map((finding) => `${finding.category} ${finding.text} / ${finding.readings[1]?.text ?? ''}`);

describe('values beside one sibling', () => {
  it('a point or a comma between thousands is one number, another number is not', () => {
    expect(marks('The mill sold 4.300 sacks of flour.', 'The mill sold 4,300 sacks of flour.')).toEqual([]);
    expect(marks('The mill sold 4,300 sacks of flour.', 'The mill sold 4.300 sacks of flour.')).toEqual([]);
    expect(marks('The mill sold 4.700 sacks of flour.', 'The mill sold 4,300 sacks of flour.')).toHaveLength(1);
    expect(marks('The mill paid 4.3 percent more.', 'The mill paid 4,300 percent more.')).toHaveLength(1);
  });

  it('a verb that becomes done is no other time', () => {
    expect(marks('No miller becomes dismissed.', 'No miller will be dismissed.')).toEqual([]);
  });

  it('that are exchanged', () => {
    expect(marks('The council voted 9 to 14 for the roof.', 'The council voted 14 to 9 for the roof.')).toEqual([
      'number 9 to 14 / 14 to 9',
    ]);
    expect(marks('The plan passed by 9 votes to 14.', 'The plan passed by 14 votes to 9.')).toEqual([
      'number 9 votes to 14 / 14 votes to 9',
    ]);
    expect(marks('The rent rose from 40 to 60 euros.', 'The rent rose from 60 to 40 euros.')).toEqual([
      'money 40 to 60 euros / 60 to 40 euros',
    ]);
  });

  it('that are listed in another order say the same', () => {
    expect(marks('Shops close on Monday and Friday.', 'Shops close on Friday and Monday.')).toEqual([]);
    expect(marks('Between 40 and 60 boats lay there.', 'Between 60 and 40 boats lay there.')).toEqual([]);
  });

  it('that the sibling tells in two units', () => {
    expect(marks('The mill is 38 miles from the coast.', 'The mill is 38 kilometres (24 miles) from the coast.')).toEqual([
      'quantity 38 miles / 38 kilometres',
    ]);
    expect(marks('The mill is 24 miles from the coast.', 'The mill is 38 kilometres (24 miles) from the coast.')).toEqual([]);
    expect(marks('The mill is 38 kilometres (24 miles) from the coast.', 'The mill is 38 miles from the coast.')).toEqual([
      'quantity 38 kilometres / 38 miles',
    ]);
  });

  it('that a bound leaves open, and that it does not', () => {
    expect(marks('The mill has 37 windows to the east.', 'The mill has fewer than forty windows to the east.')).toEqual([]);
    expect(marks('The mill has fourteen windows to the east.', 'The mill has fewer than forty windows to the east.')).toEqual([
      'number fourteen / forty',
    ]);
    expect(marks('The mill has over 40 windows to the east.', 'The mill has under 40 windows to the east.')).toEqual(['number 40 / 40']);
    expect(marks('The mill has over 40 windows to the east.', 'The mill has nearly 40 windows to the east.')).toEqual([]);
  });

  it('two of a kind in one place, each for the one of its rank', () => {
    expect(marks('The roof cost 4 and 9 millions.', 'The roof cost 6 and 9 millions.')).toHaveLength(1);
    expect(marks('They bought 12 pumps, 70 pipes.', 'They bought 17 pumps, 90 pipes.')).toEqual(['number 12 / 17', 'number 70 / 90']);
  });

  it('a year that tells when is not answered by one that tells which', () => {
    expect(
      marks(
        'The paper was first obtained by Anna Berg, a trader working for the mill, who left the county in 2008.',
        'Yet the trader Anna Berg, who obtained the paper, said she was sure the 2011 directive was real.',
      ),
    ).toEqual([]);
    expect(marks('Anna Berg left the county in 2008.', 'Anna Berg left the county in 2011.')).toEqual(['date 2008 / 2011']);
  });

  it('a unit behind another word', () => {
    expect(marks('The work took two full months.', 'The work took two full weeks.')).toEqual(['quantity two full months / two full weeks']);
  });
});
