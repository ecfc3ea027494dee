import { describe, it } from 'vitest';
import { runSchedule } from './simulate.ts';

/** URTEXT_SCHEDULES makes the run longer, URTEXT_SEED begins elsewhere. */
const SCHEDULES = Number(process.env['URTEXT_SCHEDULES'] ?? 10_000);
const FIRST = Number(process.env['URTEXT_SEED'] ?? 1);

describe('the store', () => {
  it(`keeps its promises in ${SCHEDULES} lives with deaths, rot and restarts`, async () => {
    for (let seed = FIRST; seed < FIRST + SCHEDULES; seed++) await runSchedule(seed);
  }, 900_000);
});
