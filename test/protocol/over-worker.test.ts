import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/model.ts';
import { overWorker, SILENT_MS, type Listening, type WorkerQuestion } from '../../src/protocol/over-worker.ts';
import { articleOf } from '../bare-article.ts';

/** Workers that do nothing by themselves: the test answers, or lets them die. */
function workers() {
  const started: { listening: Listening; questions: WorkerQuestion[]; ended: boolean }[] = [];
  const timers: { at: number; run: () => void; off: boolean }[] = [];
  const analyst = overWorker(
    (listening) => {
      const one = { listening, questions: [] as WorkerQuestion[], ended: false };
      started.push(one);
      return { post: (question) => void one.questions.push(question), terminate: () => void (one.ended = true) };
    },
    {
      after: (at, run) => {
        const timer = { at, run, off: false };
        timers.push(timer);
        return () => void (timer.off = true);
      },
    },
  );
  const ring = (): void => timers.filter(({ off, at }) => !off && at === SILENT_MS).forEach(({ run }) => run());
  return { analyst, started, ring };
}
const asking = (text: string) => ({ page: articleOf(text, text), siblings: [] });
const reportOn = (question: WorkerQuestion | undefined) =>
  ({ id: question?.id ?? -1, answer: { ok: true, value: { page: question?.request.page.id } as Report } }) as const;
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('overWorker', () => {
  it('gives each question its own answer, in whatever order they come', async () => {
    const { analyst, started } = workers();
    const [one, two] = [asking('One.'), asking('Two.')];
    const both = Promise.all([analyst.compare(one), analyst.compare(two)]);
    const [worker] = started;
    worker?.listening.said(reportOn(worker.questions[1]));
    worker?.listening.said({ id: 99, answer: { ok: true, value: null } });
    worker?.listening.said('noise');
    worker?.listening.said(reportOn(worker.questions[0]));
    expect((await both).map(({ page }) => page)).toEqual([one.page.id, two.page.id]);
    expect(started.length).toBe(1);
  });

  it('asks a new worker, once, when one dies over it', async () => {
    const { analyst, started } = workers();
    const reports = Promise.all([analyst.compare(asking('One.')), analyst.compare(asking('Two.'))]);
    started[0]?.listening.failed();
    await soon();
    expect([started.length, started[0]?.ended, started[1]?.questions.length]).toEqual([2, true, 2]);
    // What the dead one still says is not heard.
    started[0]?.listening.said({ id: started[1]?.questions[0]?.id, answer: { ok: true, value: { page: 'stale' } } });
    for (const question of started[1]?.questions ?? []) started[1]?.listening.said(reportOn(question));
    expect((await reports).map((report) => report.page)).toEqual(['One.', 'Two.']);
  });

  it('gives up clearly when the second dies too, and starts afresh for the next', async () => {
    const { analyst, started } = workers();
    const failed = analyst.compare(asking('One.')).catch((thrown: unknown) => thrown);
    started[0]?.listening.failed();
    await soon();
    started[1]?.listening.failed();
    expect(await failed).toMatchObject({ failure: { code: 'no-answer', kind: 'analyst.compare' } });
    analyst.wake();
    analyst.wake();
    expect(started).toHaveLength(3);
  });

  it('takes silence for death', async () => {
    const { analyst, started, ring } = workers();
    const report = analyst.compare(asking('One.'));
    ring();
    await soon();
    started[1]?.listening.said(reportOn(started[1].questions[0]));
    expect(await report).toBeDefined();
  });

  it('hands on what the analysis itself could not do', async () => {
    const { analyst, started } = workers();
    const failed = analyst.compare(asking('One.')).catch((thrown: unknown) => thrown);
    started[0]?.listening.said({
      id: started[0].questions[0]?.id,
      answer: { ok: false, error: { code: 'unexpected', detail: 'no room' } },
    });
    expect(await failed).toMatchObject({ failure: { code: 'unexpected', detail: 'no room' } });
    expect(started).toHaveLength(1);
  });
});
