import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../src/core/model.ts';
import { fakeBrowser, type FakeBrowser } from './fake-browser.ts';

let fake: FakeBrowser;
const load = async (): Promise<typeof import('../../src/background/taste.ts')> => {
  vi.resetModules();
  return import('../../src/background/taste.ts');
};

beforeEach(() => {
  fake = fakeBrowser();
  vi.stubGlobal('browser', fake.api);
});

describe('what was dismissed', () => {
  const name = { id: 'f1', category: 'name' } as Finding;
  it('is off its page and lowers its kind on its site, once however often it is said, and back with undo', async () => {
    const { dismissFinding, tasteFor } = await load();
    await dismissFinding('a.example', 'page', name, false);
    await dismissFinding('a.example', 'page', name, false);
    await dismissFinding('a.example', 'other', { ...name, id: 'f2' }, false);
    const taste = await tasteFor('a.example', 'page');
    expect([...taste.dismissed]).toEqual(['f1']);
    expect([...taste.lowered]).toEqual([['name', 2]]);
    expect((await tasteFor('b.example', 'page')).lowered.size).toBe(0);
    await dismissFinding('a.example', 'page', name, true);
    await dismissFinding('a.example', 'other', { ...name, id: 'f2' }, true);
    const after = await tasteFor('a.example', 'page');
    expect([after.dismissed.size, after.lowered.size]).toEqual([0, 0]);
    expect(fake.areas.local.get('lowered')).toEqual({});
    expect([...fake.areas.sync.keys()]).toEqual([]);
  });

  it('is kept of so many sites, the latest', async () => {
    const { dismissFinding, tasteFor } = await load();
    for (let n = 0; n < 305; n++) await dismissFinding(`s${String(n)}.example`, 'page', name, false);
    expect(Object.keys(fake.areas.local.get('lowered') as object)).toHaveLength(300);
    expect((await tasteFor('s0.example', 'page')).lowered.size).toBe(0);
    expect((await tasteFor('s304.example', 'page')).lowered.get('name')).toBe(1);
  });

  it('is listed by site, and taken back there alone, or everywhere', async () => {
    const { dismissFinding, forgetDismissed, loweredKinds, raiseKinds, tasteFor } = await load();
    for (const host of ['b.example', 'a.example']) await dismissFinding(host, 'page', name, false);
    await dismissFinding('a.example', 'page', { id: 'f2', category: 'number' } as Finding, false);
    expect(await loweredKinds()).toEqual([
      { host: 'a.example', kinds: ['name', 'number'] },
      { host: 'b.example', kinds: ['name'] },
    ]);
    await raiseKinds('a.example');
    expect(await loweredKinds()).toEqual([{ host: 'b.example', kinds: ['name'] }]);
    expect((await tasteFor('a.example', 'page')).dismissed.size).toBe(2);
    await forgetDismissed();
    expect([await loweredKinds(), fake.areas.local.size]).toEqual([[], 0]);
  });
});
