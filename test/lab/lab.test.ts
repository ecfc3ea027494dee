import { articleOf } from '../bare-article.ts';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleFrom, BadRow } from './rows.ts';
import { repository } from './repository.ts';

const STORY =
  'Port Elsin council voted nine to four to close the Weaver Street lift bridge. Engineers from Halden and Marsh found cracks in twelve girders. Mayor Ines Okafor expects costs of 42 million crowns.';
const row = (id: string, text: string): string => JSON.stringify(articleOf(id, text, { url: `https://${id}.example/` }));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, bytes: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const lab = (...args: string[]): { status: number | null; rows: unknown[]; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'scripts', 'lab.mjs'), ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return {
    status,
    rows: stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown),
    stderr,
  };
};

describe('lab match', { timeout: 180_000 }, () => {
  test('prints siblings as JSON Lines and nothing else, from plain and gzip files', () => {
    const corpus = file(
      'corpus.jsonl.gz',
      gzipSync(
        `${row('copy', STORY.replace('found cracks', 'discovered cracks'))}\n${row('other', 'The orchestra of Lower Marnow plays without its conductor on Friday.')}\n`,
      ),
    );
    const queries = file('queries.jsonl', row('query', STORY));
    const { status, rows, stderr } = lab('match', '--corpus', corpus, '--queries', queries);
    expect(rows).toEqual([
      {
        query: 'query',
        milliseconds: expect.any(Number),
        siblings: [{ id: 'copy', score: expect.any(Number), relation: expect.any(String) }],
      },
    ]);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^2 articles indexed in .* s; index \d+ bytes in memory, \d+ bytes as stored/u);
    expect(status).toBe(0);
  });

  test('says FILE:LINE: reason of a malformed row, does the others, and ends with status 1', () => {
    const corpus = file(
      'bad.jsonl',
      Buffer.concat([Buffer.from(`{"id":\n${row('copy', STORY)}\n{"id":"x","url":"u"}\n`), Buffer.from([0x22, 0xff, 0x22, 0x0a])]),
    );
    const { status, rows, stderr } = lab('match', '--corpus', corpus, '--queries', file('q.jsonl', `${row('query', STORY)}\n[]\n`));
    expect(rows).toMatchObject([{ query: 'query', siblings: [{ id: 'copy' }] }]);
    expect(stderr).toContain(`${corpus}:1: not JSON`);
    expect(stderr).toContain(`${corpus}:3: "text" is missing`);
    expect(stderr).toContain(`${corpus}:4: not UTF-8`);
    expect(stderr).toContain('q.jsonl:2: not an object');
    expect(status).toBe(1);
  });

  test('ends with the usage and status 2 on an unknown option or command, with status 1 on a missing file', () => {
    for (const args of [
      ['match', '--bogus'],
      ['match', '--corpus', 'a'],
      ['nothing'],
      [],
      ['match', '--corpus', 'a', '--queries', 'b', '--limit', '0'],
    ]) {
      const { status, rows, stderr } = lab(...args);
      expect(rows).toEqual([]);
      expect(stderr).toContain('usage: npm run --silent lab');
      expect(status).toBe(2);
    }
    const missing = lab('match', '--corpus', 'nowhere.jsonl', '--queries', file('q2.jsonl', row('query', STORY)));
    expect(missing.stderr).toContain('nowhere.jsonl:1: cannot be read');
    expect(missing.status).toBe(1);
  });
});

describe('articleFrom', () => {
  test('fills in what may be missing and keeps what is more', () => {
    expect(articleFrom({ id: 'a', url: 'https://a.example/x', text: 't', extra: 1 })).toEqual({
      id: 'a',
      url: 'https://a.example/x',
      site: 'a.example',
      title: null,
      byline: null,
      published: null,
      lang: null,
      text: 't',
      extra: 1,
    });
  });

  test.each([null, 3, [], {}, { id: '', url: 'u', text: 't' }, { id: 'a', url: 'u', text: 7 }, { id: 'a', url: 'u', text: 't', title: 1 }])(
    'refuses %j',
    (value) => {
      expect(() => articleFrom(value)).toThrow(BadRow);
    },
  );
});
