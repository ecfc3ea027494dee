import { describe, expect, it } from 'vitest';
import { shownBeside } from './beside-one.ts';

const marks = (here: string, there: string): string[] => shownBeside(here, there).map((finding) => `${finding.category} ${finding.text}`);

describe('who did what to whom', () => {
  it('is told where two names stand in each other’s place', () => {
    expect(
      marks(
        'In the spring the town of Halvik has sued Norrby over the ferry that no longer runs.',
        'In the spring the town of Norrby has sued Halvik over the ferry that no longer runs.',
      ),
    ).toEqual(['relation Halvik has sued Norrby']);
  });

  it('is told across active and passive', () => {
    expect(
      marks(
        'The ferry line Nordsund was accused by Halvik Shipping of running old boats in the autumn storms.',
        'The ferry line Nordsund accused Halvik Shipping of running old boats in the autumn storms.',
      ),
    ).toContain('relation Nordsund was accused by Halvik Shipping');
    expect(
      marks(
        'Halvik Shipping was accused by the ferry line Nordsund of running old boats in the autumn storms.',
        'The ferry line Nordsund accused Halvik Shipping of running old boats in the autumn storms.',
      ).filter((mark) => mark.startsWith('relation')),
    ).toEqual([]);
  });

  it('is the same for lists, and for what two do to each other', () => {
    expect(
      marks(
        'The towns of Halvik and Norrby have asked the county for money for the ferry this spring.',
        'The towns of Norrby and Halvik have asked the county for money for the ferry this spring.',
      ),
    ).toEqual([]);
    expect(
      marks(
        'On Sunday the players of Halvik met Norrby in the last match of the spring on wet grass.',
        'On Sunday the players of Norrby met Halvik in the last match of the spring on wet grass.',
      ),
    ).toEqual([]);
  });
});

describe('one word changed in a copy', () => {
  const LINE = 'The keeper of the lighthouse at Norrby told the county board that';
  it('a man made a woman, and a way turned round', () => {
    for (const [here, there, found] of [
      ['she had seen the boat', 'he had seen the boat', 'negation she'],
      ['the storm had taken her house on the cliff', 'the storm had taken his house on the cliff', 'negation her'],
      ['the ferry had come from Halvik at noon', 'the ferry had come to Halvik at noon', 'negation from'],
      ['the price of fish was up from last year', 'the price of fish was down from last year', 'negation up'],
      ['the road stays shut from 8 December this year', 'the road stays shut until 8 December this year', 'negation from'],
      ['the bridge must be built until 3 May next year', 'the bridge must be built by 3 May next year', 'date until'],
      ['the catch had fallen to about 40 tonnes since then', 'the catch had fallen by about 40 tonnes since then', 'number to'],
    ] as const)
      expect(marks(`${LINE} ${here}.`, `${LINE} ${there}.`)).toEqual([found]);
  });

  it('not another little word that says the same', () => {
    for (const [here, there] of [
      ['the ferry had come into Halvik at noon', 'the ferry had come to Halvik at noon'],
      ['the road is shut since 8 December this year', 'the road is shut from 8 December this year'],
      ['they had seen the boat', 'he had seen the boat'],
      ['the boat was moved to the pier', 'the boat was moved by the pier'],
    ] as const)
      expect(marks(`${LINE} ${here}.`, `${LINE} ${there}.`)).toEqual([]);
  });

  it('another degree of certainty, or a hedge', () => {
    expect(
      marks(
        'The owner of the mill might sell the old boats before the summer begins in earnest.',
        'The owner of the mill would sell the old boats before the summer begins in earnest.',
      ),
    ).toEqual(['modality might']);
    expect(
      marks(
        'The fire in the old shed was started by a lamp that somebody had left burning.',
        'The fire in the old shed was probably started by a lamp that somebody had left burning.',
      ),
    ).toEqual(['modality started']);
  });

  it('but not "can" for "may"', () => {
    expect(
      marks(
        'Visitors to the mill can walk along the quay after the gates are closed at night.',
        'Visitors to the mill may walk along the quay after the gates are closed at night.',
      ),
    ).toEqual([]);
  });

  it('what is announced here and reported there is a matter of time', () => {
    const found = shownBeside(
      'The council will close the old bridge to lorries after a short debate in the hall.',
      'The council closed the old bridge to lorries after a short debate in the hall.',
    );
    expect(found.map((finding) => `${finding.category} ${finding.reason.code}`)).toEqual(['modality written-before']);
  });
});
