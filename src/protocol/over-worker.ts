import { AppError } from '../core/errors.ts';
import type { Report } from '../core/model.ts';
import type { AnalystMessages, Answer } from './messages.ts';

/**
 * The analyst behind a dedicated worker, which ends when the engine likes: it may crash, run out of memory, or
 * never answer. Then it is started anew, once a question; what asks again gets a fresh one.
 */

export type Comparable = AnalystMessages['analyst.compare']['request'];

/** What goes in, and what comes back with the same number. */
export interface WorkerQuestion {
  readonly id: number;
  readonly request: Comparable;
}
export interface WorkerAnswer {
  readonly id: number;
  readonly answer: Answer<Report>;
}

/** A worker that was started, and whom it tells (`platform/analyst-host.ts`); tests have their own. */
export interface Running {
  post(question: WorkerQuestion): void;
  terminate(): void;
}
export interface Listening {
  said(data: unknown): void;
  /** It could not be started, or threw outside of an answer. */
  failed(): void;
}
export type StartWorker = (listening: Listening) => Running;

export interface Clock {
  /** Call `run` after `milliseconds`; the result cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

export interface OverWorker {
  /** Start the worker if it does not run; it reads its tables at once. */
  wake(): void;
  compare(request: Comparable): Promise<Report>;
}

/** Sixteen long versions take some seconds; a worker silent for this long will not answer any more. */
export const SILENT_MS = 60_000;

export function overWorker(start: StartWorker, clock: Clock): OverWorker {
  let worker: Running | null = null;
  let ids = 0;
  const waiting = new Map<number, (answer: Answer<Report> | null) => void>();

  const end = (): void => {
    worker?.terminate();
    worker = null;
    // Each asks again, of a new worker.
    for (const settle of [...waiting.values()]) settle(null);
  };
  const running = (): Running => {
    if (worker !== null) return worker;
    const started = start({
      said: (data) => {
        if (worker === started && isAnswer(data)) waiting.get(data.id)?.(data.answer);
      },
      failed: () => {
        if (worker === started) end();
      },
    });
    worker = started;
    return started;
  };
  const once = (request: Comparable): Promise<Answer<Report> | null> =>
    new Promise((resolve) => {
      const id = ++ids;
      const asked = running();
      const stop = clock.after(SILENT_MS, () => (worker === asked ? end() : settle(null)));
      const settle = (answer: Answer<Report> | null): void => {
        waiting.delete(id);
        stop();
        resolve(answer);
      };
      waiting.set(id, settle);
      asked.post({ id, request });
    });

  return {
    wake: () => void running(),
    compare: async (request) => {
      const answer = (await once(request)) ?? (await once(request));
      if (answer === null) throw new AppError({ code: 'no-answer', kind: 'analyst.compare' });
      if (!answer.ok) throw new AppError(answer.error);
      return answer.value;
    },
  };
}

function isAnswer(data: unknown): data is WorkerAnswer {
  return typeof data === 'object' && data !== null && 'id' in data && 'answer' in data;
}
