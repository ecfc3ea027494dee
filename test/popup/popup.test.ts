import { parseHTML } from 'linkedom';
import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JumpResult, TabState } from '../../src/protocol/messages.ts';
import { Popup } from '../../src/popup/popup.tsx';
import { speak } from '../../src/ui/i18n.ts';
import { fakeWorld, type FakeWorld } from '../ui/fake-world.ts';
import { wordsFor } from '../ui/messages.ts';
import { POPUP_STATES } from '../ui/states.ts';

const FULL = POPUP_STATES['analysed'] as TabState & { state: 'analysed' };
const CORRECTED: TabState = { ...FULL, report: { ...FULL.report, findings: [] } };

let root: HTMLElement;
beforeEach(() => {
  const { window, document } = parseHTML('<!doctype html><html><body><div id="root"></div></body></html>');
  for (const [name, value] of Object.entries({ window, document, innerWidth: 360 })) vi.stubGlobal(name, value);
  speak(wordsFor(''), 'en-GB');
  root = document.querySelector('#root') as HTMLElement;
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

/** The popup on a tab in this state; `heard` is what it does when something is learnt of the tab. */
async function popup(state: () => TabState, jump: JumpResult): Promise<{ world: FakeWorld; heard: () => void }> {
  const listeners: (() => void)[] = [];
  const heard = (): void => listeners.forEach((run) => run());
  const world: FakeWorld = {
    ...fakeWorld({ 'tab.state': state, 'tab.run': state, 'tab.jump': () => jump }),
    follow: (run) => {
      listeners.push(run);
      return () => undefined;
    },
    // What is kept lies where the changes are heard.
    keepShown: async () => heard(),
  };
  render(h(Popup, { world }), root);
  await vi.waitFor(() => expect(isListed()).toBe(true));
  return { world, heard };
}

/** Said as a boolean: printing an element takes seconds. */
const isListed = (): boolean => root.querySelector('.finding') !== null;
const press = (): void => void root.querySelector('.finding')?.dispatchEvent(new window.Event('click', { bubbles: true }));
const told = (): string => root.querySelector('[role="alert"]')?.textContent ?? '';

describe('a pressed finding', () => {
  it('gives way to the page where its card opens', async () => {
    const { world } = await popup(() => FULL, { found: true, opened: true });
    press();
    await vi.waitFor(() => expect(world.done).toContain('close'));
  });

  it.each([
    [{ found: false, opened: false }, 'removes the marks'],
    [{ found: true, opened: false }, 'lets no card open'],
  ])('stays and says why it does not: %o', async (jump, words) => {
    const { world } = await popup(() => FULL, jump);
    press();
    await vi.waitFor(() => expect(told()).toContain(words));
    expect(world.done).not.toContain('close');
    expect(isListed()).toBe(true);
  });
});

describe('a popup that stays open', () => {
  it('follows a page that corrects itself, and does not hear itself for ever', async () => {
    let now: TabState = FULL;
    const { world, heard } = await popup(() => now, { found: true, opened: true });
    now = CORRECTED;
    heard();
    await vi.waitFor(() => expect(isListed()).toBe(false));
    // Read once; each change that is heard asks once, and what came of it is not kept, or it would be heard in turn.
    expect(world.done.filter((one) => one === 'ask tab.run')).toHaveLength(1);
    const before = world.done.length;
    now = FULL;
    heard();
    await vi.waitFor(() => expect(isListed()).toBe(true));
    expect(world.done.slice(before)).toEqual(['ask tab.state']);
  });
});
