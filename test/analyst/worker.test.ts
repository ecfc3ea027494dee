import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { analyse } from '../../src/core/analyse/report.ts';
import { readTables, TABLE_FILES } from '../../src/core/tables.ts';
import type { WorkerAnswer, WorkerQuestion } from '../../src/protocol/over-worker.ts';
import { articleOf } from '../bare-article.ts';
import { repository } from '../lab/repository.ts';

const page = articleOf('a', 'The minister met his guest on Monday. It was a two-week visit to the north.');
const sibling = articleOf('b', 'The minister met his guest on Monday. It was a two-day visit to the north.');
const fileOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(repository, 'assets', path)));

/** The worker in this thread, with the files that `fetch` gives. */
async function started(give: (path: string) => Promise<unknown>): Promise<(request: WorkerQuestion['request']) => Promise<WorkerAnswer>> {
  vi.resetModules();
  let hear: (answer: WorkerAnswer) => void = () => undefined;
  const heard = new Promise<WorkerAnswer>((resolve) => (hear = resolve));
  vi.stubGlobal('fetch', give);
  vi.stubGlobal('postMessage', hear);
  vi.stubGlobal('onmessage', null);
  await import('../../src/analyst/worker.ts');
  return (request) => {
    (globalThis as unknown as { onmessage: (event: { data: WorkerQuestion }) => void }).onmessage({ data: { id: 7, request } });
    return heard;
  };
}
afterEach(() => vi.unstubAllGlobals());

it('compares as the analysis does, with the shipped tables', async () => {
  const ask = await started((path) => Promise.resolve({ ok: true, arrayBuffer: () => Promise.resolve(fileOf(path).buffer) }));
  const tables = readTables(Object.fromEntries(TABLE_FILES.map((name) => [name, fileOf(`tables/${name}`)])));
  expect(await ask({ page, siblings: [sibling] })).toEqual({ id: 7, answer: { ok: true, value: analyse(page, [sibling], tables) } });
});

it('names the tables that are not there, as either browser says it', async () => {
  for (const give of [() => Promise.reject(new TypeError('Failed to fetch')), () => Promise.resolve({ ok: false })]) {
    const ask = await started(give);
    expect(await ask({ page, siblings: [] })).toEqual({ id: 7, answer: { ok: true, value: analyse(page, [], readTables({})) } });
  }
});

it('answers with a failure when it cannot read at all', async () => {
  const ask = await started(() => Promise.reject(new RangeError('no memory')));
  expect(await ask({ page, siblings: [] })).toEqual({
    id: 7,
    answer: { ok: false, error: { code: 'unexpected', detail: 'RangeError: no memory' } },
  });
});
