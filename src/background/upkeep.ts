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

let running: Promise<void> | null = null;

/** Start the slow work if it does not run; returns at once. The alarm has time for more of it. */
export function upkeepSoon(isResting = false): void {
  running ??= upkeep(isResting)
    .catch((thrown: unknown) => noteFailure('upkeep', failureOf(thrown)))
    .finally(() => {
      running = null;
    });
}

async function upkeep(isResting: boolean): Promise<void> {
  const { store } = await corpus();
  const started = await readValue('session', 'started', 0);
  for (let steps = 0; steps < MOST_STEPS && (await store.maintain(started, isResting)); steps++) await breath();
}

/** The browser started: what was deleted before can no longer be brought back. */
export async function markStart(): Promise<void> {
  if ((await readValue('session', 'started', 0)) === 0) await writeValue('session', 'started', Date.now());
}

/** Open the corpus; a rebuild that died with the last worker goes on. */
export async function wake(): Promise<void> {
  if ((await corpus()).store.state.rebuild !== null) upkeepSoon();
}

/** Once a day, delete kept articles that are older than the reader wants: it looks at every one. */
async function retention(): Promise<void> {
  const [{ keepDays }, last] = await Promise.all([settings(), readValue('local', 'retention', 0)]);
  if (keepDays === 0 || Math.abs(Date.now() - last) < DAY_MS) return;
  await (await corpus()).store.remove({ older: Date.now() - keepDays * DAY_MS });
  await writeValue('local', 'retention', Date.now());
}

export function keepUp(): void {
  onAlarm((name) => {
    if (name !== ALARM) return;
    retention()
      .then(() => forgetOldest())
      .catch((thrown: unknown) => noteFailure('retention', failureOf(thrown)))
      .finally(() => upkeepSoon(true));
  });
  ensureAlarm(ALARM, EVERY_MINUTES).catch((thrown: unknown) => noteFailure('alarm', failureOf(thrown)));
}
