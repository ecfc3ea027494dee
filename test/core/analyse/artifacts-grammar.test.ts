import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/core/analyse/report.ts';
import type { Finding, Report } from '../../../src/core/model.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';
import { BUSES, LIBRARY } from './damaged-stories.data.ts';

const reportOn = (page: string, ...siblings: string[]): Report =>
  analyse(
    articleOf('page', page),
    siblings.map((text, i) => articleOf(`sibling-${i}`, text)),
    labTables(),
  );

const isGrammar = (finding: Finding): boolean => finding.kind === 'artifact' && finding.category === 'grammar' && finding.shown;
const grammarOf = (page: string, ...siblings: string[]): string[] =>
  reportOn(page, ...siblings)
    .findings.filter(isGrammar)
    .map(({ text }) => text);

describe('two stories translated there and back', () => {
  test.each([
    ['by way of German', LIBRARY, 10, 'de'],
    ['by way of Spanish', BUSES, 15, 'es'],
  ])(
    '%s: its grammar is told, alone and beside the sound version, and nothing of the sound one',
    (_, { sound, damaged }, least, language) => {
      const alone = reportOn(damaged);
      expect(alone.findings.filter(isGrammar).length).toBeGreaterThanOrEqual(least);
      expect(alone.passage).toMatchObject({ language, grade: 'some' });
      const beside = reportOn(damaged, sound).findings.filter(isGrammar);
      expect(beside.length).toBeGreaterThanOrEqual(least);
      expect(Math.min(...beside.map(({ confidence }) => confidence))).toBeGreaterThanOrEqual(0.9);
      expect(grammarOf(sound, damaged)).toEqual([]);
      expect(reportOn(sound).passage?.language).toBeNull();
    },
  );
});

describe('what somebody says', () => {
  const rest =
    'The harbour board met on the evening of the ninth of May in the town, and forty people of the islands came to listen to it.';
  const spoken = `${rest} “We live here since ten years,” the captain told the members of the board.`;

  test('may be as it likes, unless another version has it otherwise', () => {
    expect(grammarOf(spoken)).toEqual([]);
    expect(grammarOf(spoken, spoken.replace('live here since ten years', 'have lived here for ten years'))).toEqual(['since ten years']);
    expect(grammarOf(spoken.replace(/[“”]/gu, ''))).toEqual(['since ten years']);
  });

  test('a row that two versions have as well is how the story is told', () => {
    const page = spoken.replace(/[“”]/gu, '');
    expect(grammarOf(page, `${page} It rained.`, `${page} It did not rain.`)).toEqual([]);
  });
});
