import { describe, expect, it } from 'vitest';
import type { TabState } from '../../src/protocol/messages.ts';
import type { EarlyRead, Shown } from '../../src/ui/shown.ts';
import { worldOf, type Platform } from '../../src/ui/world.ts';

const state = (host: string): TabState => ({ state: 'busy', site: { host, drawing: 'on-click', permitted: true } });
const kept = (tab: number, url: string, host: string): Shown => ({ tab, url, state: state(host) });

/** A browser whose front tab is `tab`, with what was shown before; `asked` lists what it was asked for. */
function browser(tab: number, shown: readonly Shown[]): { platform: Platform; asked: string[] } {
  const asked: string[] = [];
  const known = {
    runtimeChannel: () => ({
      version: '1',
      send: () => new Promise<never>(() => undefined),
      newId: () => 'x',
      after: () => () => undefined,
    }),
    activeTab: () => (asked.push('activeTab'), Promise.resolve({ id: tab, url: 'https://now.example/' })),
    tabOf: (id: number) => (asked.push('tabOf'), Promise.resolve({ id, url: 'https://now.example/' })),
    readValue: () => (asked.push('readValue'), Promise.resolve(shown)),
    hasSidePanel: () => false,
  };
  return { platform: known as unknown as Platform, asked };
}

describe('what the popup last showed', () => {
  const early: EarlyRead = Promise.resolve({
    tab: { id: 7, url: 'https://early.example/a#part' },
    shown: [kept(7, 'https://early.example/a', 'early')],
  });

  it('is taken from what the head of the page asked for, once', async () => {
    const { platform, asked } = browser(7, [kept(7, 'https://now.example/', 'now')]);
    const world = worldOf(platform, early);
    expect(await world.activeTab()).toBe(7);
    expect(await world.shown(7)).toEqual(state('early'));
    expect(asked).toEqual([]);
    // The panel asks again when another tab came to the front.
    expect(await world.activeTab()).toBe(7);
    expect(await world.shown(7)).toEqual(state('now'));
    expect(asked).toEqual(['activeTab', 'tabOf', 'readValue']);
  });

  it('is asked for anew where the head asked for another tab, or in vain', async () => {
    for (const read of [early, Promise.resolve(null), null]) {
      const world = worldOf(browser(8, [kept(8, 'https://now.example/', 'now')]).platform, read);
      expect(await world.shown(8)).toEqual(state('now'));
    }
  });

  it('is nothing where the tab has gone to another page', async () => {
    const world = worldOf(
      browser(7, []).platform,
      Promise.resolve({ tab: { id: 7, url: 'https://else.example/' }, shown: [kept(7, 'https://early.example/a', 'early')] }),
    );
    expect(await world.shown(7)).toBeNull();
  });
});
