import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser, type FakeBrowser } from './fake-browser.ts';

let fake: FakeBrowser;
const load = async (): Promise<typeof import('../../src/background/settings.ts')> => {
  vi.resetModules();
  return import('../../src/background/settings.ts');
};
/** Another browser of the same reader, with the same sync. */
function another(): FakeBrowser {
  const next = fakeBrowser();
  for (const [key, value] of fake.areas.sync) next.areas.sync.set(key, value);
  return next;
}

beforeEach(() => {
  fake = fakeBrowser();
  vi.stubGlobal('browser', fake.api);
});

describe('stored settings', () => {
  it('travel with the browser’s sync, but neither the sites nor what is kept', async () => {
    const { changeSettings } = await load();
    await changeSettings({ theme: 'dark', keepVisited: true, keepDays: 7, hidden: ['quotes'], sites: { 'a.example': { drawing: 'off' } } });
    expect([...fake.areas.sync.keys()].toSorted()).toEqual(['pref.hidden.quotes', 'pref.theme']);
    fake = another();
    vi.stubGlobal('browser', fake.api);
    expect(await (await load()).settings()).toMatchObject({
      theme: 'dark',
      hidden: ['quotes'],
      keepVisited: false,
      keepDays: 90,
      sites: {},
    });
  });

  it('hold on a machine whose sync is switched off, and travel when it is on again', async () => {
    fake.syncOff = true;
    const first = await load();
    await first.changeSettings({ theme: 'dark' });
    expect((await first.settings()).theme).toBe('dark');
    expect(fake.areas.sync.size).toBe(0);
    fake.syncOff = false;
    await (await load()).sendPrefs();
    expect([...fake.areas.sync.keys()]).toEqual(['pref.theme']);
  });

  it('of the first releases are carried over once, with the first change', async () => {
    fake.areas.local.set('settings', { theme: 'light', showWeaker: true, sites: { 'a.example': { drawing: 'off' } } });
    const { settings, changeSettings } = await load();
    expect(await settings()).toMatchObject({ theme: 'light', thresholds: { deviation: 'weak', artifact: 'weak' } });
    await changeSettings({ drawing: 'always' });
    expect(fake.areas.local.has('settings')).toBe(false);
    expect(await settings()).toMatchObject({ theme: 'light', drawing: 'always', sites: { 'a.example': { drawing: 'off' } } });
  });

  it('keep what sync brought when the browser starts without it', async () => {
    const { changeSettings, sendPrefs } = await load();
    await changeSettings({ drawing: 'always' });
    fake.areas.sync.set('pref.theme', { value: 'dark', at: Date.now() + 1 });
    await sendPrefs();
    fake.syncOff = true;
    expect(await (await load()).settings()).toMatchObject({ drawing: 'always', theme: 'dark' });
  });

  it('changed twice at once keep both changes', async () => {
    const { changeSettings, settings } = await load();
    await Promise.all([changeSettings({ theme: 'dark' }), changeSettings({ drawing: 'always' }), changeSettings({ keepDays: 7 })]);
    expect(await settings()).toMatchObject({ theme: 'dark', drawing: 'always', keepDays: 7 });
  });

  it('give way to an administrator, and come back when the policy goes', async () => {
    const { changeSettings, settings, policy } = await load();
    await changeSettings({ keepVisited: true });
    fake.managed = { organisation: 'Daily Heron IT', keepVisited: false, offSites: ['a.example'] };
    expect(await settings()).toMatchObject({ keepVisited: false, sites: { 'a.example': { drawing: 'off' } } });
    expect(await policy()).toMatchObject({ organisation: 'Daily Heron IT', locked: ['keepVisited'], sites: ['a.example'] });
    expect(await changeSettings({ keepVisited: true, theme: 'dark' })).toMatchObject({ keepVisited: false, theme: 'dark' });
    fake.managed = null;
    expect(await settings()).toMatchObject({ keepVisited: true, theme: 'dark', sites: {} });
  });
});
