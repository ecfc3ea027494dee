import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId } from '../../src/core/article-id.ts';
import type { Article } from '../../src/core/model.ts';
import { jsonLine, readJsonLines } from '../../src/intake/jsonl.ts';
import { fileOf, listOf } from './bytes.ts';

const article = (n: number): Article => {
  const url = `https://outlet.example/story-${String(n)}`;
  const text = `First paragraph ${String(n)}.\n\nSecond paragraph.`;
  return {
    id: articleId(url, text),
    url,
    site: 'outlet.example',
    title: `Story ${String(n)}`,
    byline: null,
    published: '2026-05-12',
    lang: 'en',
    text,
  };
};
const read = (content: string | Uint8Array, chunk?: number) => listOf(readJsonLines(fileOf(content, chunk), 'rows.jsonl'));

describe('JSON Lines', () => {
  it('gives back what was written, in chunks of any size, plain and gzip', async () => {
    const rows = [article(1), article(2), article(3)];
    const file = rows.map(jsonLine).join('');
    for (const chunk of [1, 2, 5, 64, 100_000])
      for (const content of [file, `\uFEFF${file}`, file.replaceAll('\n', '\r\n'), file.slice(0, -1), new Uint8Array(gzipSync(file))])
        expect((await read(content, chunk)).map((r) => (r.ok ? r.article : r))).toEqual(rows);
  });

  it('reads UTF-16 with a byte order mark', async () => {
    const found = await read(new Uint8Array(Buffer.from(`\uFEFF${jsonLine({ ...article(1), title: 'Küste – «ß»' })}`, 'utf16le')), 3);
    expect(found).toMatchObject([{ ok: true, article: { title: 'Küste – «ß»' } }]);
  });

  const good = jsonLine(article(9)).trimEnd();
  it.each([
    ['no JSON', '{"url":', /^not JSON/u],
    ['a list', '[1,2]', /not an object/u],
    ['a missing text', '{"id":"a","url":"https://a.example/"}', /"text" is missing/u],
    ['a text that is a number', '{"url":"https://a.example/","text":7}', /"text" is not a string/u],
    ['an empty text', '{"url":"https://a.example/","text":" \\n "}', /"text" is empty/u],
    ['no address', '{"url":"somewhere","text":"words"}', /"url" is not an address/u],
    ['a script for an address', '{"url":"javascript:alert(1)","text":"words"}', /not a web address/u],
    ['a title that is an object', '{"url":"https://a.example/","text":"words","title":{}}', /"title" is not a string/u],
    ['deep nesting', `{"url":${'['.repeat(70)}${']'.repeat(70)},"text":"x"}`, /deeper than 64/u],
  ])('skips %s with one reason and its line, and reads on', async (_name, line, reason) => {
    const found = await read(`${good}\n\n${line}\n${good}\n`);
    expect(found.map((r) => r.ok)).toEqual([true, false, true]);
    expect(found[1]).toMatchObject({ line: 3, where: 'rows.jsonl:3', reason: expect.stringMatching(reason) as string });
  });

  it('skips a line of bad UTF-8 and one that is too long', async () => {
    const bytes = new Uint8Array(
      Buffer.concat([
        Buffer.from(`${good}\n{"text":"`),
        Buffer.from([0xc3, 0x28]),
        Buffer.from(`"}\n`),
        Buffer.alloc(8 * 1024 * 1024 + 1, 97),
        Buffer.from(`\n${good}\n`),
      ]),
    );
    const found = await read(bytes, 65_536);
    expect(found.map((r) => (r.ok ? 'good' : r.reason))).toEqual([
      'good',
      'the line is not valid UTF-8',
      'the line is longer than 8 MB',
      'good',
    ]);
  });

  it('ends with a bad row when a gzip file breaks off, keeping what came before', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => jsonLine(article(n))).join('');
    const packed = new Uint8Array(gzipSync(lines));
    const found = await read(packed.slice(0, packed.length - 200), 512);
    expect(found.at(-1)).toMatchObject({ ok: false, reason: expect.stringMatching(/cannot be read further/u) as string });
    expect(found.filter((r) => r.ok).length).toBeGreaterThan(1000);
  });

  it('stops at a file that unpacks to far more than its size', async () => {
    const found = await read(new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024, 32))), 4096);
    expect(found.at(-1)).toMatchObject({ ok: false, reason: expect.stringMatching(/far more than its size/u) as string });
  });

  it('takes no prototype from a row', async () => {
    const found = await read(
      '{"__proto__":{"url":"https://evil.example/","text":"x","lang":"en"},"url":"https://a.example/","text":"words","constructor":1}\n',
    );
    expect(found).toMatchObject([{ ok: true, article: { url: 'https://a.example/', lang: null } }]);
    expect(({} as Record<string, unknown>)['url']).toBeUndefined();
  });

  it('has one row for every line that is not blank, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.constant(good),
            fc.json(),
            fc.string({ unit: 'binary' }).map((s) => s.replaceAll(/[\n\r]/gu, '')),
          ),
        ),
        fc.integer({ min: 1, max: 40 }),
        async (lines, chunk) => {
          const expected = lines.filter((line) => line.trim() !== '').length;
          const file = `${good}\n${lines.join('\n')}\n`;
          expect(await read(new TextEncoder().encode(file), chunk)).toHaveLength(expected + 1);
        },
      ),
      { numRuns: 200 },
    );
  });
});
