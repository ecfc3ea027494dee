import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId } from '../../src/core/article-id.ts';
import { backupStream, readBackup, verifyBackup, writeBackup, type BackupRow } from '../../src/intake/backup.ts';
import { bytesOf, fileOf, listOf } from './bytes.ts';

const info = { made: '2026-05-12T10:00:00Z', version: '0.1.0' };
const row = (n: number): BackupRow => {
  const url = `https://outlet.example/a b/${String(n)}?x=é`;
  const text = `Paragraph ${String(n)} – “quoted”.\n\nAnother one.`;
  return {
    article: {
      id: articleId(url, text),
      url,
      site: 'outlet.example',
      title: null,
      byline: 'A, B',
      published: '2026-05-12T10:00:00+02:00',
      lang: 'en',
      text,
      claims: [{ kind: 'published', value: '2026-05-12', source: 'address' }],
    },
    savedAt: 1_700_000_000_000 + n,
    pinned: n % 2 === 0,
    how: 'saved',
  };
};
const rows = Array.from({ length: 6 }, (_, n) => row(n));
async function* source(list: readonly BackupRow[]): AsyncGenerator<BackupRow> {
  yield* list;
}
const plain = async (list = rows): Promise<Uint8Array> => new Uint8Array(Buffer.concat(await listOf(writeBackup(source(list), info))));
const restored = async (bytes: Uint8Array): Promise<BackupRow[]> =>
  (await listOf(readBackup(fileOf(bytes, 1000), 'b'))).flatMap((e) => (e.kind === 'row' ? [e.row] : []));

describe('backup', () => {
  it('gives back exactly what was written, plain and gzip, empty too', async () => {
    for (const list of [rows, []])
      for (const gzip of [true, false]) {
        const bytes = await bytesOf(backupStream(source(list), info, gzip));
        expect(await verifyBackup(fileOf(bytes, 777), 'b')).toEqual({ whole: true, articles: list.length, info, damage: [] });
        expect(await restored(bytes)).toEqual(list);
      }
  });

  it('finds every changed byte, and says on which line', async () => {
    const bytes = await plain();
    const lineOf = (at: number): number => bytes.subarray(0, at).filter((b) => b === 10).length + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 2 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        const { whole, damage } = await verifyBackup(fileOf(changed, 512), 'b');
        expect(whole).toBe(false);
        const first = Number(damage[0]?.where.split(':')[1]);
        expect(first).toBeGreaterThanOrEqual(lineOf(at));
        expect(first).toBeLessThanOrEqual(lineOf(at) + 1);
      }),
      { numRuns: 300 },
    );
  });

  it('finds a changed byte in the packed file', async () => {
    const bytes = await bytesOf(backupStream(source(rows), info));
    for (let at = 10; at < bytes.length; at += 7) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect((await verifyBackup(fileOf(changed, 512), 'b')).whole, `byte ${String(at)}`).toBe(false);
    }
  });

  it('keeps the rows around a damaged one', async () => {
    const lines = new TextDecoder().decode(await plain()).split('\n');
    lines[3] = (lines[3] ?? '').replace('Another', 'Anöther');
    const bytes = new TextEncoder().encode(lines.join('\n'));
    expect(await restored(bytes)).toEqual(rows.filter((_, n) => n !== 2));
    expect((await verifyBackup(fileOf(bytes), 'b')).damage[0]).toMatchObject({ where: 'b:4' });
  });

  it.each([
    ['a missing line', (lines: string[]) => lines.toSpliced(3, 1)],
    ['swapped lines', (lines: string[]) => lines.toSpliced(2, 2, lines[3] ?? '', lines[2] ?? '')],
    ['a missing end', (lines: string[]) => lines.slice(0, -2)],
    ['an added line', (lines: string[]) => lines.toSpliced(4, 0, lines[4] ?? '')],
    ['something behind the end', (lines: string[]) => [...lines.slice(0, -1), 'x', '']],
    ['another format', (lines: string[]) => ['{"urtext-backup":2}', ...lines.slice(1)]],
    ['nothing at all', () => ['']],
  ])('tells %s', async (_name, change) => {
    const lines = new TextDecoder().decode(await plain()).split('\n');
    const verified = await verifyBackup(fileOf(change(lines).join('\n')), 'b');
    expect(verified.whole).toBe(false);
    expect(verified.damage.length).toBeGreaterThan(0);
  });
});
