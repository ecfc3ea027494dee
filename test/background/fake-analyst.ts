import { analyse } from '../../src/core/analyse/report.ts';
import { readTables } from '../../src/core/tables.ts';
import type { WorkerAnswer, WorkerQuestion } from '../../src/protocol/over-worker.ts';

/** The analyst's worker in this thread, without any table, in the shape of the browser's `Worker`. */
export class FakeWorker {
  onmessage: ((event: { data: WorkerAnswer }) => void) | null = null;
  onerror: (() => void) | null = null;
  private ended = false;

  postMessage({ id, request }: WorkerQuestion): void {
    const value = analyse(request.page, request.siblings, readTables({}));
    queueMicrotask(() => {
      if (!this.ended) this.onmessage?.({ data: { id, answer: { ok: true, value } } });
    });
  }

  terminate(): void {
    this.ended = true;
  }
}
