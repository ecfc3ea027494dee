import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkerQuestion } from '../../src/protocol/over-worker.ts';
import { articleOf } from '../bare-article.ts';

/** Chrome's offscreen document, with a worker that answers when the test says so, and a clock of the test's. */
const HOME = 'chrome-extension://me/';
const MINUTE = 60_000;
let listener: (message: unknown, sender: object) => Promise<unknown> | undefined;
let answerNow: (() => void)[];
let closed: number;
let workers: string[];

class SlowWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(address: string) {
    workers.push(address);
  }
  postMessage({ id, request }: WorkerQuestion): void {
    answerNow.push(() => this.onmessage?.({ data: { id, answer: { ok: true, value: { page: request.page.id } } } }));
  }
  terminate(): void {}
}

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers();
  answerNow = [];
  workers = [];
  closed = 0;
  vi.stubGlobal('Worker', SlowWorker);
  vi.stubGlobal('location', { search: '?1' });
  vi.stubGlobal('close', () => closed++);
  // As little as such a document has: no manifest, no words.
  vi.stubGlobal('browser', {
    runtime: {
      id: 'me',
      getURL: (path: string) => HOME + path,
      onMessage: { addListener: (heard: typeof listener) => void (listener = heard) },
    },
  });
  await import('../../src/analyst/index.ts');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const page = articleOf('p', 'Rain fell.');
const ask = (url: string): unknown =>
  listener({ urtext: 1, version: '1', id: 'a', kind: 'analyst.compare', request: { page, siblings: [] } }, { id: 'me', url: HOME + url });

it('starts its worker at once, and hands on the background’s question', async () => {
  expect(workers).toEqual([`${HOME}analyst/worker.js`]);
  const answer = ask('service-worker-loader.js');
  answerNow[0]?.();
  expect(await answer).toEqual({ ok: true, value: { page: page.id } });
});

it('refuses our other pages', async () => {
  expect(await ask('src/popup/index.html')).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  expect(answerNow).toEqual([]);
});

it('closes itself five minutes after the last question', async () => {
  vi.advanceTimersByTime(4 * MINUTE);
  const answer = ask('service-worker-loader.js');
  answerNow[0]?.();
  await answer;
  vi.advanceTimersByTime(4 * MINUTE);
  expect(closed).toBe(0);
  vi.advanceTimersByTime(1 * MINUTE);
  expect(closed).toBe(1);
});
