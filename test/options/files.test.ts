import { describe, expect, it } from 'vitest';
import type { StoredArticle } from '../../src/protocol/messages.ts';
import { filesOf } from '../../src/options/files.ts';
import { STORY } from '../ui/story.ts';

const files = filesOf('0.1.0');
// An empty list is not written down.
const stored: readonly StoredArticle[] = STORY.map(({ claims = [], ...article }, index) => ({
  article: { ...article, ...(claims.length === 0 ? {} : { claims }), outlet: article.outlet ?? article.site },
  savedAt: 1_000 + index,
  pinned: index === 1,
  how: 'saved',
}));
async function* given(): AsyncGenerator<StoredArticle> {
  yield* stored;
}
async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
const backup = async (): Promise<File> => {
  const made = await files.backupOf(given(), Date.UTC(2024, 4, 16));
  return new File([...made.parts], made.name);
};

describe('a backup', () => {
  it('comes back whole', async () => {
    const rows = await all(files.backupIn(await backup()));
    expect(rows.map((row) => (row.ok ? row.value : null))).toEqual(stored);
    expect(rows.at(-1)?.done).toBe(1);
  });

  it('is named by its day and counts its articles', async () => {
    const made = await files.backupOf(given(), Date.UTC(2024, 4, 16));
    expect(made).toMatchObject({ count: 5, name: 'urtext-backup-2024-05-16.jsonl.gz' });
  });

  it('that is damaged gives no row at all', async () => {
    const plain = await new Response((await backup()).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    const file = new File([plain.replace('two-day', 'two-dax')], 'damaged.jsonl');
    const rows: unknown[] = [];
    const reading = (async () => {
      for await (const row of files.backupIn(file)) rows.push(row);
    })();
    await expect(reading).rejects.toMatchObject({ failure: { code: 'backup-damaged' } });
    expect(rows).toEqual([]);
  });

  it('that is none is told apart from a damaged one, and an export from anything else', async () => {
    const failureOf = async (...parts: string[]): Promise<unknown> =>
      all(files.backupIn(new File(parts, 'given.jsonl'))).then(
        () => null,
        (thrown: { failure: unknown }) => thrown.failure,
      );
    expect(await failureOf(...(await files.exportOf(given())))).toEqual({ code: 'no-backup', isArticles: true });
    for (const text of ['', '\n', '{}', 'no JSON', '\u0000\u0001', '{"urtext-backup":2}'])
      expect(await failureOf(text), text).toEqual({ code: 'no-backup', isArticles: false });
  });
});

describe('an export', () => {
  it('can be imported again, with its progress', async () => {
    const file = new File([...(await files.exportOf(given()))], 'articles.jsonl');
    const rows = await all(files.articlesIn(file));
    expect(rows.map((row) => (row.ok ? row.value.text : row.reason))).toEqual(STORY.map((article) => article.text));
  });

  it('with a bad row says where and why, and reads on', async () => {
    const parts = await files.exportOf(given());
    const file = new File([parts[0] ?? '', '{"text": 1}\n', parts[1] ?? ''], 'a.jsonl');
    const rows = await all(files.articlesIn(file));
    expect(rows.map((row) => row.ok)).toEqual([true, false, true]);
    expect(rows[1]?.where).toBe('a.jsonl:2');
  });
});
