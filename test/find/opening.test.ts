import { describe, expect, it } from 'vitest';
import { openingOf, QUIET_MS } from '../../src/find/opening.ts';

/** An opening with a clock that the test turns. */
function stage() {
  let opened = 0;
  let timer: { readonly milliseconds: number; readonly run: () => void } | null = null;
  const opening = openingOf(
    () => opened++,
    (milliseconds, run) => {
      timer = { milliseconds, run };
      return () => (timer = null);
    },
  );
  return { opening, opened: () => opened, waiting: () => timer?.milliseconds ?? null, ring: () => timer?.run() };
}

describe('the comparison opens by itself', () => {
  it('opens once, when all is read', () => {
    const { opening, opened } = stage();
    opening.found('ledger.example');
    expect(opened()).toBe(0);
    opening.end({ stopped: false });
    opening.end({ stopped: false });
    expect(opened()).toBe(1);
  });

  it('does not wait for the last server when two sites have a version', () => {
    const { opening, opened, waiting, ring } = stage();
    opening.found('ledger.example');
    opening.found('ledger.example');
    expect(waiting()).toBeNull();
    opening.found('courier.example');
    expect(waiting()).toBe(QUIET_MS);
    ring();
    opening.found('evening.example');
    opening.end({ stopped: false });
    expect(opened()).toBe(1);
  });

  it('opens nothing when nothing was found, and nothing behind a reader who stopped', () => {
    const none = stage();
    none.opening.end({ stopped: false });
    const stopped = stage();
    stopped.opening.found('ledger.example');
    stopped.opening.found('courier.example');
    stopped.opening.end({ stopped: true });
    expect([none.opened(), stopped.opened(), stopped.waiting()]).toEqual([0, 0, null]);
  });
});
