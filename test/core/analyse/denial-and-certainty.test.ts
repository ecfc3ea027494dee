import { describe, expect, it } from 'vitest';
import { shownBeside } from './beside-one.ts';

const marks = (here: string, there: string): string[] => shownBeside(here, there).map((finding) => `${finding.category} ${finding.text}`);

describe('a denial put into a sentence', () => {
  it('is seen where the words around it stand for each other, however the rest is worded', () => {
    expect(
      marks(
        'And they are not ready to take whatever action the roof of the mill may need.',
        'And they are prepared to take whatever steps the roof of the mill may need.',
      ),
    ).toEqual(['negation not']);
    expect(
      marks(
        'But Zimmermann, who is not one of the fifteen newcomers, knows the track.',
        'Zimmermann, who is one of fifteen newcomers, knows the track.',
      ),
    ).toEqual(['negation not']);
  });

  it('is nothing where the other version denies it in words of its own', () => {
    expect(marks('The deceit of so many traders is unforgivable.', 'The deceit of so many traders will not be forgiven.')).toEqual([]);
    expect(
      marks(
        'She found it a little difficult to speak of the mill with the owner.',
        'She found it not easy to speak of the mill with the owner.',
      ),
    ).toEqual([]);
  });
});

describe('how certain a statement is', () => {
  it('is compared verb by verb, wherever the modal verbs stand', () => {
    expect(
      marks(
        'Analysts believe the rent may fall a little in the second quarter.',
        'Analysts believe that in the second quarter the rent will fall a little.',
      ),
    ).toEqual(['modality may']);
    expect(
      marks(
        'Traders may wear a badge at all meetings of the council in the hall.',
        'Traders have to wear a badge at all meetings of the council in the hall.',
      ),
    ).toEqual(['modality may']);
  });

  it('is wording between "could" and "will" where the sentence is told otherwise, and none in a copy', () => {
    expect(
      marks(
        'The mill could open its gates again in the spring of next year, traders said.',
        'In the spring the gates of the mill will open again, said traders near it.',
      ),
    ).toEqual([]);
    expect(
      marks(
        'The mill could open its gates again in the spring of next year, traders said.',
        'The mill will open its gates again in the spring of next year, traders said.',
      ),
    ).toEqual(['modality could']);
  });

  it('is no contrast between "will" and "have to"', () => {
    expect(
      marks('Next the players will also play against Norwell in August.', 'Then the players will have to play against Norwell in August.'),
    ).toEqual([]);
  });
});

describe('two ways to deny', () => {
  it('"do not have any other" and "have no other"', () => {
    expect(
      marks(
        'The traders mock the plan because they do not have any other answer to it, said the owner.',
        'The traders mock the plan because they have no other answer to it, said the owner.',
      ),
    ).toEqual([]);
  });

  it('"not before" and "not until after" are no opposites, "before" and "after" are', () => {
    expect(
      marks(
        'No further meeting is planned until after the budget is shown to the council in May.',
        'The next meeting is not expected before the budget is shown to the council in May.',
      ),
    ).toEqual([]);
    expect(
      marks(
        'The next meeting is planned after the budget is shown in May.',
        'The next meeting is planned before the budget is shown in May.',
      ),
    ).toEqual(['negation after']);
  });

  it('a word that a wider one answers is no opposite', () => {
    expect(
      marks(
        'With prices which increase of 6 percent it is a reduction, said the traders of the quay.',
        'With prices rising by 6 percent this is a cut, said the traders of the quay.',
      ),
    ).toEqual([]);
  });
});
