import '../../../src/ui/forms.css';
import '../../../src/compare/compare.css';
import { Compare } from '../../../src/compare/compare.tsx';
import { AppError } from '../../../src/core/errors.ts';
import { start } from '../../../src/ui/start.tsx';
import { fakeWorld, type Answers } from '../fake-world.ts';
import { wordsFor } from '../messages.ts';
import { COMPARE_STATES } from '../states.ts';

const state = COMPARE_STATES[location.hash.slice(1)];
const found = state?.comparison ?? null;
const answers: Answers = {
  'compare.load': () => {
    if (found !== null && 'code' in found) throw new AppError(found);
    return found ?? new Promise(() => undefined);
  },
};
const world = fakeWorld(answers);
(globalThis as { done?: readonly string[] }).done = world.done;
start(
  <Compare world={world} address={state?.address === false ? null : { page: 'x', tab: 1, beside: state?.beside ?? null }} />,
  wordsFor(location.search),
  'en-GB',
  'compare_title',
);
