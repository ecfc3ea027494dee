import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artifactsIn } from '../../../src/core/analyse/artifacts.ts';
import { surfaceMarksIn } from '../../../src/core/analyse/artifacts-surface.ts';
import { collate } from '../../../src/core/analyse/collate.ts';
import { stemmaOf } from '../../../src/core/analyse/stemma.ts';
import type { Finding } from '../../../src/core/model.ts';
import { NO_TABLES } from '../../../src/core/tables.ts';
import { labTables } from '../../lab/lab-tables.ts';
import { sentencesOf } from '../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { articleOf } from '../../bare-article.ts';

function marksOf(text: string): [string, string][] {
  const sentences = sentencesOf(text);
  const found = surfaceMarksIn(
    text,
    sentences,
    tokensOf(text),
    sentences.map(() => true),
  );
  return found.map((m) => [m.category, text.slice(m.span.start, m.span.end)]);
}

describe('surfaceMarksIn', () => {
  test.each([
    ['duplicate', 'the the', 'Officials closed the the old terminal on Tuesday.'],
    ['duplicate', 'second and second and', 'It was the second and second and last day of the talks.'],
    ['glued', 'leaderWho', 'The union leaderWho called the strike declined to comment.'],
    ['glued', 'board.according', 'The decision was taken by the board.according to the minutes.'],
    ['glued', 'Lifor', 'The board met Li Ran. It then heard Lifor three hours.'],
    ['torn', 'agreeing. an', 'Both sides spoke, with Berg agreeing. an invitation to the north.'],
    ['torn', 'Sea. ,', 'It includes claims in the North Sea. , and fishing rights.'],
    ['torn', 'Chinese state.', 'He spoke at length, according to local media. Chinese state.'],
    ['torn', 'he', 'The two boards met in the old harbour office on Tuesday.\n\nhe county board said that the talks had gone well so far.'],
    ['capital', 'In', 'The board met on Tuesday with officials, In which both sides spoke.'],
    ['capital', 'It', 'The strait was closed for two years, the county of Transport It said on Friday.'],
    ['capital', 'He', 'The mayor of the town, Ida Berg, He will hold a meeting on Monday.'],
    ['quotes', 'issue“', 'He said “there is no way back on the issue“.'],
    ['quotes', '‘ Theory', 'She asked them to stop the ‘ Theory of decline’ at once.'],
    ['grammar', 'a independent', 'The board does not support a independent harbour.'],
    ['grammar', 'could spent', 'She said so that she could spent time there.'],
  ])('%s “%s”', (category, words, text) => {
    expect(marksOf(text)).toEqual([[category, words]]);
  });

  test.each([
    'The boards met to talk about these three matters alone:\n\nthe old terminal, which is closed for repairs since March.',
    'The boards met in the harbour office on a Tuesday in May.\n\nvan Dyck was heard first, and went home before the vote.',
    'He had had frank talks and knew that that was all.',
    'They went over it again and again and face to face.',
    'McDonald and LinkedIn met at Booking.com near St. Mary’s and www.harbour.example/news.',
    'The U.S. said the U.N. would meet at 4:30 p.m. local time. The talks went on.',
    'She flew to New York New York and saw Duran Duran in the Hague.',
    'Stanford, Ireland and somewhere else thereafter were heard from.',
    'An hour after a European union of one-off users, an honest heir spoke.',
    '“We will stay,” she said. “We have to.”',
    '“It is a long story\n\n“and it goes on.”',
    'Old Terminal To Close For Two Years As Board Says It Is Unsafe',
  ])('sound: %s', (text) => {
    expect(marksOf(text)).toEqual([]);
  });

  test('any text: no throw, spans inside, about linear', () => {
    const piece = fc.constantFrom(
      'the',
      'the',
      'In',
      ',',
      '.',
      ' ',
      '“',
      '”',
      '‘',
      'leaderWho',
      'a',
      'apple',
      'and',
      '\n\n',
      'X',
      '𝒳',
      "'",
      'could',
      'spent',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join(' ');
        const sentences = sentencesOf(text);
        for (const { span } of surfaceMarksIn(
          text,
          sentences,
          tokensOf(text),
          sentences.map(() => true),
        )) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
    const once = (n: number): number => {
      const text = 'the the “ , In which leaderWho. a apple '.repeat(n);
      const sentences = sentencesOf(text);
      const tokens = tokensOf(text);
      const start = performance.now();
      surfaceMarksIn(
        text,
        sentences,
        tokens,
        sentences.map(() => true),
      );
      return performance.now() - start;
    };
    // sixteen times the text: sixteen times the time, 256 times were it quadratic; a busy machine holds up the long run more
    const time = (n: number): number => Math.min(once(n), once(n), once(n));
    once(500);
    expect(time(16_000)).toBeLessThan(150 * Math.max(2, time(1000)));
  });
});

describe('artifactsIn', () => {
  const found = (page: string, siblings: readonly string[]): Finding[] => {
    const collation = collate(
      articleOf('page', page),
      siblings.map((text, i) => articleOf(`s${i}`, text)),
      NO_TABLES,
    );
    // The phrases of the table, and nothing else of it: the words stay unknown.
    return artifactsIn(collation, stemmaOf(collation, NO_TABLES), { ...NO_TABLES, calques: labTables().calques });
  };

  test('shows what siblings have at the damaged place', () => {
    const [glued] = found('The envoy met with the chief negotiator, Wen Lifor about three hours, the ministry said.', [
      'The envoy met the chief negotiator, Wen Li, for about three hours, the ministry said.',
    ]);
    expect(glued).toMatchObject({
      kind: 'artifact',
      category: 'glued',
      text: 'Lifor',
      shown: true,
      reason: { code: 'damaged-here', theirs: 'Li, for' },
    });
  });

  test('a literal phrase is marked where a sibling has the sound one, and kept back where none has', () => {
    const page = 'The trip was put off after a foreign observation balloon was shot down over the coast of the country in February.';
    const sound = 'The trip was put off after a foreign surveillance balloon was shot down over the coast of the country in February.';
    expect(found(page, [sound]).map((f) => [f.category, f.text, f.shown])).toEqual([['calque', 'observation balloon', true]]);
    expect(found(page, []).map((f) => [f.category, f.text, f.shown])).toEqual([['calque', 'observation balloon', false]]);
    expect(found(sound, [page])).toEqual([]);
  });

  test('a text against itself has no artifact that needs a sibling; a page alone still shows its own damage', () => {
    const sound = 'The harbour board voted on Tuesday to close the old ferry terminal. Traders had asked for a shorter closure.';
    expect(found(sound, [sound, sound])).toEqual([]);
    expect(found('The board closed the the terminal.', []).map((f) => f.category)).toEqual(['duplicate']);
  });
});
