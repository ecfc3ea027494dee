import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import type { Article, Report } from '../../src/core/model.ts';
import { bookView, type BookRow, type BookView } from '../../src/ui/view-book.ts';
import { COMPARISON, PAGE, REPORT } from './story.ts';

const witness = (siglum: string): Article => COMPARISON.witnesses.find((one) => one.summary.siglum === siglum)?.article ?? PAGE;
const textOf = (side: BookRow['left']): string => side.map((sentence) => sentence.words.map((words) => words.text).join('')).join(' ');
const spelt = (view: BookView, side: 'left' | 'right'): string[] =>
  view.rows.flatMap((row) => row[side].map((sentence) => sentence.words.map((words) => words.text).join('')));
const cut = (article: Article): string[] => sentencesOf(article.text).map((sentence) => article.text.slice(sentence.start, sentence.end));

describe('bookView', () => {
  it('holds every sentence of both sides once, in the order of its own text', () => {
    for (const siglum of ['A', 'B', 'C', 'D']) {
      const view = bookView(REPORT, PAGE, witness(siglum));
      expect(spelt(view, 'left')).toEqual(cut(PAGE));
      expect(spelt(view, 'right')).toEqual(cut(witness(siglum)));
    }
  });

  it('does so for any alignment whatever', () => {
    const other = witness('A');
    const theirs = sentencesOf(other.text);
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(theirs.length - 1), { maxLength: 3 }), {
          minLength: REPORT.sentences.length,
          maxLength: REPORT.sentences.length,
        }),
        (links) => {
          const report: Report = {
            ...REPORT,
            sentences: REPORT.sentences.map((sentence, i) => ({
              ...sentence,
              aligned: (links[i] ?? []).map((j) => ({ id: other.id, start: theirs[j]?.start ?? 0, end: theirs[j]?.end ?? 0, score: 0.5 })),
            })),
          };
          const view = bookView(report, PAGE, other);
          expect(spelt(view, 'left')).toEqual(cut(PAGE));
          expect(spelt(view, 'right')).toEqual(cut(other));
        },
      ),
    );
  });

  it('keeps a moved passage in its place and joins the two', () => {
    const view = bookView(REPORT, PAGE, witness('A'));
    expect(view.moved).toHaveLength(1);
    const row = view.rows.find((one) => one.left.some((sentence) => sentence.id === view.moved[0]?.left));
    expect(row?.state).toBe('moved');
    expect(textOf(row?.left ?? [])).toContain('Talks broke down');
    const target = view.rows.find((one) => one.right.some((sentence) => sentence.id === view.moved[0]?.right));
    expect(textOf(target?.right ?? [])).toContain('Talks broke down');
  });

  it('emphasises what differs in meaning, mutes mere rewording, and leaves the same words alone', () => {
    const first = bookView(REPORT, PAGE, witness('A')).rows[0]?.left[0]?.words ?? [];
    expect(first.find((words) => words.text === 'two-week visit')?.tone).toBe('meaning');
    expect(first.find((words) => words.text.includes('Foreign Minister'))?.tone).toBe('same');
    const second = bookView(REPORT, PAGE, witness('A')).rows[1]?.left[0]?.words ?? [];
    expect(second.find((words) => words.text.includes('a contract about'))?.tone).toBe('reworded');
  });

  it('does not emphasise what the two share', () => {
    const words = bookView(REPORT, PAGE, witness('D')).rows.flatMap((row) => row.left.flatMap((sentence) => sentence.words));
    expect(words.find((one) => one.text === 'Oren Walk')?.tone).toBe('shared');
  });

  it('says what stands on one side only', () => {
    const view = bookView(REPORT, PAGE, witness('A'));
    expect(view.rows.filter((row) => row.state === 'right').map((row) => textOf(row.right))).toEqual([
      'The harbour office in Port Brill declined to comment.',
    ]);
    expect(view.shared).toBe(7);
  });
});
