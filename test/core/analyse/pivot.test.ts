import { describe, expect, test } from 'vitest';
import { makeArtifact } from '../../../src/core/analyse/artifacts.ts';
import { surfaceMarksIn } from '../../../src/core/analyse/artifacts-surface.ts';
import { witnessOf } from '../../../src/core/analyse/collate.ts';
import { confusedWords, passageOf } from '../../../src/core/analyse/pivot.ts';
import type { Finding, Passage, Reading } from '../../../src/core/model.ts';
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

  /** Marks of wording that no other version has: the page's words, and what the others say there. */
  const marks = (...pairs: readonly (readonly [string, string])[]): Finding[] =>
    pairs.map(([here, there], i) =>
      makeArtifact(
        'calque',
        { start: i * 100, end: i * 100 + here.length },
        here,
        2,
        0.8,
        [reading('page', here), reading('other', there)],
        {
          code: 'damaged-here',
          agreeing: 1,
          branches: 1,
          theirs: there,
          here,
        },
      ),
    );
  const reading = (id: string, text: string): Reading => ({ text, ids: [id], spans: [] });
  const beside = (...pairs: readonly (readonly [string, string])[]): Passage => {
    const witness = witnessOf(articleOf('page', 'A text without a phrase of any lexicon.'), NO_TABLES);
    return passageOf(witness, [], labTables().calques, confusedWords(marks(...pairs), labTables().senses));
  };

  test('words that German does not keep apart: four name it, three do not, nor does one said often', () => {
    const german = [
      ['ladder', 'the head of'],
      ['nave', 'ship'],
      ['twigs', 'branches'],
      ['dish', 'a court'],
    ] as const;
    expect(beside(...german)).toEqual({ language: 'de', grade: 'some', evidence: ['ladder', 'nave', 'twigs', 'dish'] });
    expect(beside(...german.slice(1)).grade).toBe('none');
    expect(beside(german[1], german[1], german[1], german[1]).grade).toBe('none');
  });

  test('of Spanish words, which fill the table, four are too few; of other wording none counts', () => {
    expect(beside(['dock', 'spring'], ['mountain range', 'saw'], ['tongue', 'language'], ['bead', 'the account']).grade).toBe('none');
    expect(confusedWords(marks(['glad', 'happy'], ['', 'ship'], ['nave', '']), labTables().senses)).toEqual([]);
  });
});
