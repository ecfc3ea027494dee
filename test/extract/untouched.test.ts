import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyBlocks } from '../../src/extract/blocks.ts';
import { extractArticle } from '../../src/extract/extract.ts';
import { newPause } from '../../src/extract/pause.ts';
import { mapText } from '../../src/extract/text-map.ts';
import { parsePage, readPage } from '../lab/page-file.ts';

const folder = fileURLToPath(new URL('../pages/', import.meta.url));

describe('the page', () => {
  it('is the same after reading as before, to the byte', async () => {
    for (const name of readdirSync(folder)) {
      const page = readPage(folder + name);
      const before = page.documentElement.outerHTML;
      await extractArticle(page, 'https://velma.example/story');
      expect(page.documentElement.outerHTML === before, name).toBe(true);
    }
  }, 30_000);
});

const WORD = fc.constantFrom(
  'tide',
  'Velma',
  '4',
  '“quay”',
  'co\u00ADop',
  'a\u200Bb',
  '😀',
  'é',
  '.',
  'two\u00A0words',
  '\n',
  '  ',
  '\t',
  '&amp;',
);
const INLINE = fc.constantFrom('b', 'a', 'span', 'i');
const BLOCK = fc.constantFrom('p', 'div', 'li', 'h2', 'blockquote', 'x-y', 'td');
const html = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.array(WORD, { maxLength: 6 }).map((words) => words.join(' ')),
    fc.constant('<br>'),
    fc.tuple(INLINE, fc.array(tie('node'), { maxLength: 3 })).map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
    fc.tuple(BLOCK, fc.array(tie('node'), { maxLength: 4 })).map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
  ),
})).node;

describe('the text map', () => {
  it('leads every character to the same character of the page, and back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(html, { maxLength: 6 }), async (nodes) => {
        const body = parsePage(`<html><body>${nodes.join('')}</body></html>`).body;
        const survey = await surveyBlocks(body, 1e6, newPause(false));
        const { text, map, paragraphs } = await mapText(survey.blocks, newPause(false));
        expect(text).toBe(paragraphs.map((p) => text.slice(p.start, p.end)).join('\n\n'));
        expect(text).not.toMatch(/^\s|\s$|\n{3}|[^\S\n]{2}|[\u00AD\u200B]/u);
        const wrong: number[] = [];
        for (let at = 0; at < text.length; at++) {
          const [range, ...more] = map.rangesOf({ start: at, end: at + 1 });
          const c = text[at] ?? '';
          const right = /\s/u.test(c)
            ? more.length === 0
            : range?.node.data.slice(range.start, range.end) === c && more.length === 0 && map.offsetOf(range.node, range.start) === at;
          if (!right) wrong.push(at);
        }
        expect(wrong).toEqual([]);
        const whole = map
          .rangesOf({ start: 0, end: text.length })
          .map((r) => r.node.data.slice(r.start, r.end))
          .join('');
        expect(whole.replace(/[\s\u00AD\u200B]/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});
