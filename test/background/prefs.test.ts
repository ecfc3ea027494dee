import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { managedIn, permitted, under } from '../../src/background/policy.ts';
import { changed, DEFAULTS, merged, migrated, registersIn, settingsFrom, type Registers } from '../../src/background/prefs.ts';
import type { FindingCategory } from '../../src/core/model.ts';
import type { Settings } from '../../src/protocol/settings.ts';
import { CATEGORIES } from '../../src/ui/categories.ts';

const kinds = Object.values(CATEGORIES).flat();
const change: fc.Arbitrary<Partial<Settings>> = fc
  .record(
    {
      drawing: fc.constantFrom('on-click' as const, 'always' as const),
      keepVisited: fc.boolean(),
      keepDays: fc.nat(400),
      theme: fc.constantFrom('system' as const, 'light' as const, 'dark' as const),
      thresholds: fc.record({
        deviation: fc.constantFrom('strong' as const, 'usual' as const, 'weak' as const),
        artifact: fc.constantFrom('strong' as const, 'usual' as const, 'weak' as const),
      }),
      hidden: fc.subarray(kinds as FindingCategory[], { maxLength: 6 }),
    },
    { requiredKeys: [] },
  )
  .map((one) => one as Partial<Settings>);
const registers = fc
  .array(fc.tuple(change, fc.nat(50)), { maxLength: 6 })
  .map((changes) => changes.reduce<Registers>((known, [one, at]) => changed(known, one, at), {}));
const settingsOf = (one: Registers): Settings => settingsFrom(one, {});

describe('two machines of one reader', () => {
  it('come to the same settings, whoever hears of what first, and however often', () => {
    fc.assert(
      fc.property(registers, registers, registers, (a, b, c) => {
        expect(merged(a, b)).toEqual(merged(b, a));
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
        expect(merged(a, a)).toEqual(a);
      }),
    );
  });

  it('keep both of two different changes; of two changes of one thing the later holds', () => {
    const before = changed({}, { theme: 'light' }, 10);
    const here = changed(before, { theme: 'dark', hidden: ['quotes'] }, 20);
    const there = changed(before, { drawing: 'always', hidden: ['number'] }, 30);
    expect(settingsOf(merged(here, there))).toMatchObject({ theme: 'dark', drawing: 'always', hidden: ['number', 'quotes'] });
    expect(settingsOf(merged(here, changed(before, { theme: 'system' }, 30)))).toMatchObject({ theme: 'system' });
  });

  it('hear of a change also when its clock had gone back', () => {
    const early = changed(changed({}, { theme: 'dark' }, 1_000), { theme: 'light' }, 5);
    expect(settingsOf(merged(changed({}, { theme: 'dark' }, 1_000), early)).theme).toBe('light');
  });

  it('a change is what is read back, and nothing else changes', () => {
    fc.assert(
      fc.property(registers, change, fc.nat(100), (before, one, now) => {
        const wanted = { ...settingsOf(before), ...one };
        expect(settingsOf(changed(before, one, now))).toEqual({ ...wanted, hidden: wanted.hidden.toSorted() });
      }),
    );
  });

  it('what was stored in another shape counts as never set', () => {
    fc.assert(
      fc.property(fc.anything(), (rubbish) => {
        expect(settingsOf(registersIn(rubbish))).toEqual(DEFAULTS);
      }),
    );
    expect(
      settingsOf(registersIn({ theme: { value: 'pink', at: 3 }, keepDays: { value: -1, at: 3 }, drawing: { value: 'off', at: 3 } })),
    ).toEqual(DEFAULTS);
  });
});

describe('settings of the first releases', () => {
  it('are taken over, and lose to whatever was chosen since', () => {
    const old = { drawing: 'always', showWeaker: true, keepDays: 30, hidden: ['presence'], sites: { 'a.example': { drawing: 'off' } } };
    const { registers: taken, sites } = migrated(old);
    expect(settingsFrom(taken, sites)).toEqual({
      ...DEFAULTS,
      drawing: 'always',
      keepDays: 30,
      hidden: ['presence'],
      thresholds: { deviation: 'weak', artifact: 'weak' },
      sites: { 'a.example': { drawing: 'off' } },
    });
    expect(settingsOf(merged(changed({}, { drawing: 'on-click' }, 5), taken)).drawing).toBe('always');
    expect(settingsOf(merged(changed(changed({}, { drawing: 'always' }, 4), { drawing: 'on-click' }, 5), taken)).drawing).toBe('on-click');
  });

  it('of any shape give settings', () => {
    fc.assert(
      fc.property(fc.anything(), (rubbish) => {
        const { registers: taken, sites } = migrated(rubbish);
        expect(Object.keys(settingsFrom(taken, sites))).toEqual(Object.keys(DEFAULTS));
      }),
    );
  });
});

describe('an administrator’s values', () => {
  const own: Settings = { ...DEFAULTS, theme: 'dark', hidden: ['quotes'], sites: { 'a.example': { drawing: 'always', hidden: ['name'] } } };
  const managed = managedIn({
    organisation: ' Daily Heron IT ',
    keepVisited: true,
    deviationThreshold: 'strong',
    hiddenKinds: ['presence'],
    offSites: ['https://www.a.example/path', 'b.example'],
    alwaysSites: ['b.example', 'c.example'],
  });

  it('hold over the reader’s, and say what they lock', () => {
    expect(under(managed, own)).toEqual({
      ...own,
      keepVisited: true,
      thresholds: { deviation: 'strong', artifact: 'usual' },
      hidden: ['presence', 'quotes'],
      sites: {
        'a.example': { drawing: 'off', hidden: ['name'] },
        'b.example': { drawing: 'off' },
        'c.example': { drawing: 'always' },
      },
    });
    expect(managed.policy).toEqual({
      organisation: 'Daily Heron IT',
      locked: ['keepVisited', 'thresholds.deviation'],
      kinds: ['presence'],
      sites: ['a.example', 'b.example', 'c.example'],
    });
  });

  it('are not the reader’s to change, and leave the reader’s own choice as it was', () => {
    expect(permitted(managed, own, { keepVisited: false, theme: 'light' })).toEqual({ theme: 'light' });
    expect(permitted(managed, own, { thresholds: { deviation: 'weak', artifact: 'weak' } })).toEqual({
      thresholds: { deviation: 'usual', artifact: 'weak' },
    });
    expect(permitted(managed, own, { hidden: ['number'] }).hidden).toEqual(['number']);
    expect(permitted(managed, own, { sites: under(managed, own).sites }).sites).toEqual(own.sites);
    expect(permitted(managed, own, { sites: { 'd.example': { drawing: 'off' }, 'b.example': { drawing: 'always' } } }).sites).toEqual({
      'd.example': { drawing: 'off' },
    });
  });

  it('of another shape are none', () => {
    fc.assert(
      fc.property(fc.anything(), (rubbish) => {
        expect(() => under(managedIn(rubbish), own)).not.toThrow();
      }),
    );
    expect(under(managedIn({ keepVisited: 'yes', keepDays: -3, theme: 7, hiddenKinds: 'name', offSites: [3, ''] }), own)).toEqual(own);
    expect(managedIn(undefined).policy).toEqual({ organisation: null, locked: [], kinds: [], sites: [] });
  });
});
