import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphsOf, sentencesOf } from '../../../src/core/text/sentences.ts';

const cut = (text: string, language?: string): string[] => sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  test.each([
    ['U.S. Secretary of State Antony Blinken arrived. He met Xi.', ['U.S. Secretary of State Antony Blinken arrived.', 'He met Xi.']],
    ['They meet at 4:30 p.m. Monday, Mr. Blinken said.', ['They meet at 4:30 p.m. Monday, Mr. Blinken said.']],
    ['He lives in the U.S. The talks go on.', ['He lives in the U.S.', 'The talks go on.']],
    ['“We agreed.” Then he left. (It was late.) She stayed.', ['“We agreed.”', 'Then he left.', '(It was late.)', 'She stayed.']],
    ['It fell 3.5 percent to $1.20. No. 5 won!? Yes.', ['It fell 3.5 percent to $1.20.', 'No. 5 won!?', 'Yes.']],
    ['One line\nanother line\n\nA paragraph', ['One line', 'another line', 'A paragraph']],
    ['Wait... what? Oh', ['Wait... what?', 'Oh']],
    ['He said: J. K. Rowling wrote it.', ['He said: J. K. Rowling wrote it.']],
  ])('cuts %j', (text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });

  test('knows ordinals with a full stop where a language writes them', () => {
    expect(cut('Am 3. Juli kam er. Sie ging.', 'de')).toEqual(['Am 3. Juli kam er.', 'Sie ging.']);
  });

  test('cuts languages without spaces', () => {
    expect(cut('他说：“好。”然后走了。结束', 'zh')).toEqual(['他说：“好。”', '然后走了。', '结束']);
  });

  const messy = fc
    .array(
      fc.constantFrom(
        'U.S.',
        'p.m.',
        ' ',
        '\n',
        '\n\n',
        '.',
        '!',
        '”',
        '“',
        '(',
        ')',
        'Word',
        'word',
        '。',
        '3',
        '\u{1F600}',
        '\t',
        '\u00a0',
        '…',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));

  test('with the gaps between them spells out the text, in order, within paragraphs', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const paragraphs = paragraphsOf(text);
        let at = 0;
        let rebuilt = '';
        for (const { start, end, paragraph } of sentencesOf(text)) {
          expect(start >= at && end > start).toBe(true);
          const around = paragraphs[paragraph];
          expect(around !== undefined && around.start <= start && end <= around.end).toBe(true);
          const gap = text.slice(at, start);
          expect(gap.trim()).toBe('');
          rebuilt += gap + text.slice(start, end);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
        expect(rebuilt + text.slice(at)).toBe(text);
      }),
    );
  });

  test.each(['.', '. ', '." ', '(', '\n \n', 'a.', '… x', '“.” '])('takes linear time on %j again and again', (part) => {
    const time = (times: number): number => {
      const text = part.repeat(times);
      const before = performance.now();
      sentencesOf(text);
      return performance.now() - before;
    };
    time(10_000);
    expect(time(50_000)).toBeLessThan(1_500);
  });
});
