import { afterEach, describe, expect, it, vi } from 'vitest';
import { guardOf, SEEN_MS } from '../../src/card/guard.ts';

type Entries = readonly { isIntersecting: boolean; isVisible?: boolean }[];

/** A page whose visibility the test decides. */
function staged() {
  let tell: (entries: Entries) => void = () => undefined;
  let clock = 1_000;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(run: (entries: Entries) => void) {
        tell = run;
      }
      observe(): void {}
    },
  );
  const guard = guardOf({ documentElement: {} } as Document, () => clock);
  return { guard, see: (entries: Entries) => tell(entries), wait: (ms: number) => (clock += ms) };
}
const press = (isTrusted: boolean): Event => ({ isTrusted }) as Event;

afterEach(() => vi.unstubAllGlobals());

describe('guardOf', () => {
  it('allows a trusted press on a card that was seen for 300 ms', () => {
    const { guard, see, wait } = staged();
    see([{ isIntersecting: true, isVisible: true }]);
    wait(SEEN_MS);
    expect(guard.allows(press(true))).toBe(true);
    expect(guard.allows(press(false))).toBe(false);
  });

  it('refuses before it was seen, too early, and while covered', () => {
    const { guard, see, wait } = staged();
    wait(5_000);
    expect(guard.allows(press(true))).toBe(false);
    see([{ isIntersecting: true, isVisible: true }]);
    wait(SEEN_MS - 1);
    expect(guard.allows(press(true))).toBe(false);
    wait(1);
    expect(guard.allows(press(true))).toBe(true);
    see([{ isIntersecting: true, isVisible: false }]);
    expect(guard.allows(press(true))).toBe(false);
  });

  it('begins anew when the content changes', () => {
    const { guard, see, wait } = staged();
    see([{ isIntersecting: true, isVisible: true }]);
    wait(1_000);
    guard.renew();
    expect(guard.allows(press(true))).toBe(false);
    wait(SEEN_MS);
    expect(guard.allows(press(true))).toBe(true);
  });

  it('goes by intersection where the browser does not tell real visibility', () => {
    const { guard, see, wait } = staged();
    see([{ isIntersecting: true }]);
    wait(SEEN_MS);
    expect(guard.allows(press(true))).toBe(true);
    see([{ isIntersecting: false }]);
    expect(guard.allows(press(true))).toBe(false);
  });
});
