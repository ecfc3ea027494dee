import { describe, expect, it } from 'vitest';
import type { Article, ArticleId } from '../../src/core/model.ts';
import { filesOf } from '../../src/options/files.ts';
import { importRows, outcomeOf, storedRows, type Outcome, type Progress, type Row } from '../../src/options/import-job.ts';
import { fakeWorld } from '../ui/fake-world.ts';
import { PAGE } from '../ui/story.ts';

const article = (n: number): Article => ({ ...PAGE, id: String(n) });
async function* rows(count: number, bad: readonly number[] = []): AsyncGenerator<Row<Article>> {
  for (let n = 0; n < count; n++)
    yield bad.includes(n)
      ? { ok: false, where: `f:${n + 1}`, done: n / count, reason: 'no text' }
      : { ok: true, where: `f:${n + 1}`, done: n / count, value: article(n) };
}
const never = new AbortController().signal;

describe('importRows', () => {
  it('sends every good row once, in order, and lists the bad ones', async () => {
    const stored: ArticleId[] = [];
    const from: number[] = [];
    const world = fakeWorld({
      'corpus.import': (request) => {
        from.push(request.from);
        stored.push(...request.articles.map((one) => one.id));
        return { added: request.articles.length, known: 0 };
      },
    });
    const progress = await importRows(world, 'job', rows(520, [3, 370]), () => undefined, never);
    expect(stored).toHaveLength(518);
    expect(from).toEqual([0, 200, 400]);
    expect(progress).toMatchObject({ done: 1, added: 518, known: 0, skippedMore: 0 });
    expect(progress.skipped.map((row) => row.where)).toEqual(['f:4', 'f:371']);
  });

  it('knows a file of which nothing could be taken from one with a few bad rows', async () => {
    const world = fakeWorld({ 'corpus.import': ({ articles }) => ({ added: articles.length, known: 0 }) });
    const read = async (name: string, bytes: BlobPart): Promise<Outcome> =>
      outcomeOf(await importRows(world, 'job', filesOf('0').articlesIn(new File([bytes], name)), () => undefined, never));
    const line = JSON.stringify(article(1));
    expect(await read('empty.jsonl', '')).toBe('empty');
    expect(await read('blank.jsonl', '\n\n')).toBe('empty');
    expect(await read('pretty.json', JSON.stringify([article(1)], null, 2))).toBe('nothing');
    expect(
      await read(
        'noise.bin',
        new Uint8Array(4_000).map((_, i) => (i * 7919) % 251),
      ),
    ).toBe('nothing');
    expect(await read('good.jsonl', line)).toBe('all');
    expect(await read('mixed.jsonl', `${line}\n{`)).toBe('some');
  });

  it('tells its progress, which never falls', async () => {
    const told: Progress[] = [];
    await importRows(
      fakeWorld({ 'corpus.import': ({ articles }) => ({ added: 0, known: articles.length }) }),
      'job',
      rows(930),
      (now) => told.push(now),
      never,
    );
    expect(told.map((now) => now.done)).toEqual(told.map((now) => now.done).toSorted((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ done: 1, known: 930 });
  });

  it('stops when it is cancelled and keeps what was stored', async () => {
    const stop = new AbortController();
    const world = fakeWorld({ 'corpus.import': ({ articles }) => ({ added: articles.length, known: 0 }) });
    const progress = await importRows(world, 'job', rows(1000), (now) => now.added >= 200 && stop.abort(), stop.signal);
    // What was sent when the reader cancelled is stored, and counted.
    expect(progress.added).toBe(400);
    expect(world.done.filter((one) => one === 'ask corpus.import')).toHaveLength(2);
  });

  it('counts skipped rows beyond what it lists', async () => {
    const all = Array.from({ length: 500 }, (_, n) => n);
    const progress = await importRows(fakeWorld({}), 'job', rows(500, all), () => undefined, never);
    expect(progress.skipped.length + progress.skippedMore).toBe(500);
    expect(progress.skipped.length).toBeLessThan(500);
  });

  it('passes a failure of the store on', async () => {
    const world = fakeWorld({
      'corpus.import': () => {
        throw new Error('disk');
      },
    });
    await expect(importRows(world, 'job', rows(3), () => undefined, never)).rejects.toThrow('disk');
  });
});

describe('storedRows', () => {
  it('walks all pages', async () => {
    const row = (n: number) => ({ article: article(n), savedAt: 0, pinned: false, how: 'saved' as const });
    const world = fakeWorld({
      'corpus.page': ({ cursor }) => (cursor === null ? { rows: [row(1), row(2)], next: 2 } : { rows: [row(3)], next: null }),
    });
    const ids: ArticleId[] = [];
    for await (const one of storedRows(world, never)) ids.push(one.article.id);
    expect(ids).toEqual(['1', '2', '3']);
  });
});
