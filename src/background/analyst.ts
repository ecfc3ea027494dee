import { RULES_VERSION } from '../core/analyse/rules-version.ts';
import { AppError } from '../core/errors.ts';
import type { Article, Report } from '../core/model.ts';
import { closeOffscreen, hasOffscreen, openOffscreen, startWorker } from '../platform/analyst-host.ts';
import { after, runtimeChannel } from '../platform/browser.ts';
import { analystAsker } from '../protocol/ask.ts';
import { overWorker, SILENT_MS, type Comparable } from '../protocol/over-worker.ts';

/**
 * The way to the analyst, who compares. In Chrome it sits in an offscreen document, which outlives this worker and
 * may be gone at any moment: closed for idleness, crashed, or left over from a life before. In Firefox it is a
 * worker of this event page.
 */
interface Analyst {
  wake(): void;
  compare(request: Comparable): Promise<Report>;
}

/** Longer than the document itself waits for its worker, twice. */
const ASK = { tries: 1, timeoutMs: 2 * SILENT_MS + 10_000 } as const;

function inDocument(): Analyst {
  const ask = analystAsker(runtimeChannel());
  /** Raised with each document that we had to replace. */
  let generation = 0;
  let opening: Promise<void> | null = null;

  const alone = (work: Promise<void>): Promise<void> => {
    const mine = work.finally(() => {
      if (opening === mine) opening = null;
    });
    opening = mine;
    return mine;
  };
  /** Asked of the browser each time: one that closed itself meanwhile must not cost the question its second chance. */
  const open = (): Promise<void> => opening ?? alone(openOffscreen());
  /** A document in place of the one of that generation; whoever finds it replaced already takes the new one. */
  const replace = (seen: number): Promise<void> => {
    if (seen !== generation) return open();
    generation++;
    return alone(closeOffscreen().then(openOffscreen));
  };
  return {
    wake: () => {
      // Its worker starts with it. No harm if this fails: comparing opens it again, and says what is wrong.
      open().catch(() => undefined);
    },
    compare: async (request) => {
      const seen = generation;
      try {
        await open();
        return await ask('analyst.compare', request, ASK);
      } catch (thrown) {
        if (!isGone(thrown)) throw thrown;
      }
      await replace(seen);
      return ask('analyst.compare', request, ASK);
    },
  };
}

/** Nobody answered, somebody of another build did, or the browser ended the document while it was being made. */
const isGone = (thrown: unknown): boolean =>
  !(thrown instanceof AppError) || thrown.failure.code === 'no-answer' || thrown.failure.code === 'extension-updated';

let analyst: Analyst | null = null;
const theAnalyst = (): Analyst => (analyst ??= hasOffscreen() ? inDocument() : overWorker(startWorker, { after }));

/** A comparison will be wanted soon: have the analyst read its tables meanwhile. */
export const wakeAnalyst = (): void => theAnalyst().wake();

/** The report on a page beside these siblings. */
export async function compareVersions(page: Article, siblings: readonly Article[]): Promise<Report> {
  const report = await theAnalyst().compare({ page, siblings });
  if (report?.page !== page.id || report.rules !== RULES_VERSION || !Array.isArray(report.findings))
    throw new AppError({ code: 'bad-message', kind: 'analyst.compare', detail: 'no report on this page' });
  return report;
}
