import { describe, expect, test } from 'vitest';
import { surfaceMarksIn } from '../../../src/core/analyse/artifacts-surface.ts';
import { witnessOf } from '../../../src/core/analyse/collate.ts';
import { passageOf } from '../../../src/core/analyse/pivot.ts';
import type { Passage } from '../../../src/core/model.ts';
import { NO_TABLES } from '../../../src/core/tables.ts';
import { labTables } from '../../lab/lab-tables.ts';
import { articleOf } from '../../bare-article.ts';

function passage(text: string): Passage {
  const witness = witnessOf(articleOf('page', text), NO_TABLES);
  return passageOf(witness, surfaceMarksIn(text, witness.sentences, witness.tokens, witness.body), labTables().calques);
}

describe('passageOf', () => {
  test('set phrases of one language, several of them', () => {
    const found = passage(
      'The relevant person in charge of the harbour said so. The reporter learned from the port that work goes on. It fell with the new crown epidemic.',
    );
    expect(found).toMatchObject({ language: 'zh', grade: 'some' });
    expect(found.evidence).toContain('new crown epidemic');
  });

  test('one phrase, said twice, is not enough; neither is a foreign quotation', () => {
    expect(passage('The new crown epidemic went on. The new crown epidemic ended.').grade).toBe('none');
    expect(passage('She sang “que una casa por el mar” to the guests, and they answered: ¡olé! Nobody knew why el mar was sung.')).toEqual({
      language: null,
      grade: 'none',
      evidence: [],
    });
  });

  test('two languages that fit alike: nothing is said', () => {
    expect(
      passage(
        'The new crown epidemic and the corona disaster went on. The reporter learned from officials. They spoke of the self-restraint of going out.',
      ).grade,
    ).toBe('none');
  });
});
