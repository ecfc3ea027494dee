import '../../../src/compare/compare.css';
import { Compare } from '../../../src/compare/compare.tsx';
import { AppError } from '../../../src/core/errors.ts';
import { start } from '../../../src/ui/start.tsx';
import { fakeWorld } from '../fake-world.ts';
import { english } from '../messages.ts';
import { COMPARE_STATES } from '../states.ts';

const state = COMPARE_STATES[location.hash.slice(1)];
const world = fakeWorld(
  state === undefined || state.comparison === null
    ? {}
    : {
        'compare.load': () => {
          if ('code' in state.comparison) throw new AppError(state.comparison);
          return state.comparison;
        },
      },
);
start(<Compare world={world} address={state?.address === false ? null : { page: 'x', tab: 1, beside: state?.beside ?? null }} />, english, 'en-GB', 'compare_title');
