import { BESIDE, COPY_ERRORS, copyTrials, isFound } from '../copies.ts';
import type { ScoreRow } from '../score-row.ts';

/** Every so many articles of the untouched news one is told here; rules were tuned on others (7, 17 and 37 of sixty). */
const EVERY = 60;
const FIRST = 29;

const NAMES: Readonly<Record<(typeof BESIDE)[number], string>> = {
  source: 'beside its source',
  reworded: 'beside another spun copy',
  four: 'beside the source and three copies',
};

/** Errors put into careless copies of real news: what a page that somebody rewrote word by word shows beside its like. */
export async function score(): Promise<readonly ScoreRow[] | null> {
  const trials = await copyTrials(EVERY, FIRST);
  if (trials === null) return null;
  return BESIDE.flatMap((beside): ScoreRow[] => {
    const own = trials.filter((trial) => trial.beside === beside);
    const clean = own.filter((trial) => trial.error === 'none');
    const marks = clean.reduce((sum, trial) => sum + trial.shown.length, 0);
    const set = `a spun copy ${NAMES[beside]}`;
    return [
      { set, measure: 'unaltered: deviations shown a page', value: marks / Math.max(1, clean.length), n: clean.length, unit: 'count' },
      ...COPY_ERRORS.map((error): ScoreRow => {
        const list = own.filter((trial) => trial.error === error);
        const carried = list.filter((trial) => trial.places.length > 1);
        return {
          set,
          measure: `${error}: shown`,
          value: list.filter((trial) => isFound(trial)).length / Math.max(1, list.length),
          n: list.length,
          ...(carried.length === 0
            ? {}
            : { note: `its second place too in ${carried.filter((trial) => isFound(trial, 1)).length} of ${carried.length}` }),
        };
      }),
    ];
  });
}
