import { failureOf } from '../core/errors.ts';
import { ensureAlarm, onAlarm, readValue, writeValue } from '../platform/browser.ts';
import { breath, corpus } from './corpus.ts';
import { noteFailure } from './diary.ts';
import { settings } from './settings.ts';
import { forgetOldest } from './tab-memory.ts';

/**
 * Slow work on the store: rebuild, flush, merge, purge, retention. Each step is one transaction of a few
 * milliseconds, and between steps requests have their turn. The alarm wakes a worker that died over it.
 */
const ALARM = 'upkeep';
const EVERY_MINUTES = 30;
/** More than a million articles need in one go; work that never ends is a bug, and must not eat the battery. */
const MOST_STEPS = 50_000;
const DAY_MS = 86_400_000;
/**
 * Chrome stops a background that for 30 seconds neither was asked nor asked the browser for anything, however busy it is:
 * a merge of a million articles stood still for minutes. Every so many steps something is asked for, whatever it is.
 */
const SIGN_OF_LIFE = 32;
/** So long the options page offers to bring back what was deleted (`UNDO_MS` there). It counts from the answer, so it never asks too early. */
const OFFERED_MS = 10_000;
/** Where no page asks, what was deleted goes this long after: the answer may have been slow, and the offer still stands. */
const UNDO_MS = 15_000;

let running: Promise<void> | null = null;

/** Start the slow work if it does not run; nobody has to wait for it, and it never rejects. The alarm has time for more of it. */
export function upkeepSoon(isResting = false, after = UNDO_MS): Promise<void> {
  return (running ??= upkeep(isResting, after)
    .catch((thrown: unknown) => noteFailure('upkeep', failureOf(thrown)))
    .finally(() => {
      running = null;
    }));
}

/** Something was deleted: begin to purge it when it can no longer be brought back, whether or not a page still asks for it. */
export function purgeLater(): void {
  setTimeout(() => void upkeepSoon(), UNDO_MS + 100);
}

/** The offer of a page lapsed: what it was for goes now. */
export async function purge(): Promise<void> {
  await running;
  await upkeepSoon(false, OFFERED_MS);
}

async function upkeep(isResting: boolean, after: number): Promise<void> {
  const { store } = await corpus();
  for (let steps = 0; steps < MOST_STEPS && (await store.maintain(Date.now() - after, isResting)); steps++) {
    if (steps % SIGN_OF_LIFE === 0) await readValue('session', 'sick', null);
    await breath();
  }
}

/** Open the corpus; a rebuild or a purge that died with the last worker goes on. */
export async function wake(): Promise<void> {
  await corpus();
  void upkeepSoon();
}

/** Once a day, delete kept articles that are older than the reader wants: it looks at every one. */
async function retention(): Promise<void> {
  const [{ keepDays }, last] = await Promise.all([settings(), readValue('local', 'retention', 0)]);
  if (keepDays === 0 || Math.abs(Date.now() - last) < DAY_MS) return;
  await (await corpus()).store.remove({ older: Date.now() - keepDays * DAY_MS });
  purgeLater();
  await writeValue('local', 'retention', Date.now());
}

export function keepUp(): void {
  onAlarm((name) => {
    if (name !== ALARM) return;
    retention()
      .then(() => forgetOldest())
      .catch((thrown: unknown) => noteFailure('retention', failureOf(thrown)))
      // What woke us for this began upkeep of its own, which has no time for all of it.
      .finally(() => (running ?? Promise.resolve()).then(() => upkeepSoon(true)));
  });
  ensureAlarm(ALARM, EVERY_MINUTES).catch((thrown: unknown) => noteFailure('alarm', failureOf(thrown)));
}
