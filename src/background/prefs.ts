import type { FindingCategory } from '../core/model.ts';
import type { Settings, Threshold } from '../protocol/settings.ts';

/**
 * The reader's choices as registers: one value with the time of its last change, for each choice by itself. Two
 * machines of one reader that change different things keep both changes; of two changes of one thing the later wins,
 * whichever arrives first (`merged` is commutative, associative and idempotent).
 *
 * What is read and kept is this machine's matter and stays on it: the list of sites says where somebody reads, and
 * consent to keep articles on one disk is none for another. All else may travel with the browser's own sync.
 */
export interface Register {
  readonly value: unknown;
  /** Milliseconds since 1970 by the clock of the machine that changed it. */
  readonly at: number;
}
export type Registers = Readonly<Record<string, Register>>;
export type Sites = Settings['sites'];

export const DEFAULTS: Settings = {
  drawing: 'on-click',
  keepVisited: false,
  keepDays: 90,
  thresholds: { deviation: 'usual', artifact: 'usual' },
  theme: 'system',
  hidden: [],
  sites: {},
};

/** In the browser's sync every register is an item of its own, so that one change never overwrites another. */
export const SYNC_PREFIX = 'pref.';
const STAYS_HERE: ReadonlySet<string> = new Set(['keepVisited', 'keepDays']);
export const mayTravel = (name: string): boolean => !STAYS_HERE.has(name);

const THRESHOLDS: readonly Threshold[] = ['strong', 'usual', 'weak'];
export const isThreshold = (value: unknown): value is Threshold => THRESHOLDS.includes(value as Threshold);
export const isDays = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
export const isDrawing = (value: unknown): value is Settings['drawing'] => value === 'on-click' || value === 'always';
export const isTheme = (value: unknown): value is Settings['theme'] => value === 'system' || value === 'light' || value === 'dark';

/** What a stored value says, as registers; whatever has another shape is left out, as if it had never been written. */
export function registersIn(stored: unknown): Registers {
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, one]) =>
      isRecord(one) && typeof one['at'] === 'number' && Number.isFinite(one['at']) && 'value' in one
        ? [[name, { value: one['value'], at: one['at'] }]]
        : [],
    ),
  );
}

/** Of each register the later one; of two of the same moment always the same one. */
export function merged(a: Registers, b: Registers): Registers {
  const all = new Map(Object.entries(a));
  for (const [name, theirs] of Object.entries(b)) {
    const ours = all.get(name);
    if (ours === undefined || theirs.at > ours.at || (theirs.at === ours.at && JSON.stringify(theirs.value) > JSON.stringify(ours.value)))
      all.set(name, theirs);
  }
  return Object.fromEntries(all);
}

/** The settings that the registers say; a value that no version of ours would write counts as never set. */
export function settingsFrom(registers: Registers, sites: Sites): Settings {
  const read = <T>(name: string, is: (value: unknown) => value is T, otherwise: T): T => {
    const value = registers[name]?.value;
    return is(value) ? value : otherwise;
  };
  const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
  return {
    drawing: read('drawing', isDrawing, DEFAULTS.drawing),
    keepVisited: read('keepVisited', isFlag, DEFAULTS.keepVisited),
    keepDays: read('keepDays', isDays, DEFAULTS.keepDays),
    thresholds: {
      deviation: read('threshold.deviation', isThreshold, DEFAULTS.thresholds.deviation),
      artifact: read('threshold.artifact', isThreshold, DEFAULTS.thresholds.artifact),
    },
    theme: read('theme', isTheme, DEFAULTS.theme),
    hidden: Object.keys(registers)
      .filter((name) => name.startsWith('hidden.') && registers[name]?.value === true)
      .map((name) => name.slice('hidden.'.length) as FindingCategory)
      .toSorted(),
    sites,
  };
}

/** The registers after a change. What stays the same keeps its time, so that it does not win over another machine. */
export function changed(registers: Registers, change: Partial<Settings>, now: number): Registers {
  const before = settingsFrom(registers, {});
  const next: Record<string, Register> = { ...registers };
  const set = (name: string, was: unknown, value: unknown): void => {
    if (value === undefined || value === was) return;
    // A clock that went back must not make the newest change the oldest.
    next[name] = { value, at: Math.max(now, (registers[name]?.at ?? 0) + 1) };
  };
  set('drawing', before.drawing, change.drawing);
  set('keepVisited', before.keepVisited, change.keepVisited);
  set('keepDays', before.keepDays, change.keepDays);
  set('theme', before.theme, change.theme);
  set('threshold.deviation', before.thresholds.deviation, change.thresholds?.deviation);
  set('threshold.artifact', before.thresholds.artifact, change.thresholds?.artifact);
  if (change.hidden !== undefined) {
    const wanted = new Set<string>(change.hidden);
    for (const category of new Set([...before.hidden, ...change.hidden]))
      set(`hidden.${category}`, before.hidden.includes(category), wanted.has(category));
  }
  return next;
}

/**
 * Settings of the first releases, one object under one key: taken over as changes of long ago, so that whatever is
 * chosen on any machine from now on wins over them.
 */
export function migrated(old: unknown): { readonly registers: Registers; readonly sites: Sites } {
  if (!isRecord(old)) return { registers: {}, sites: {} };
  const { showWeaker, sites, hidden, ...rest } = old;
  const known: Partial<Settings> = {
    ...(isDrawing(rest['drawing']) ? { drawing: rest['drawing'] } : {}),
    ...(typeof rest['keepVisited'] === 'boolean' ? { keepVisited: rest['keepVisited'] } : {}),
    ...(isDays(rest['keepDays']) ? { keepDays: rest['keepDays'] } : {}),
    ...(isTheme(rest['theme']) ? { theme: rest['theme'] } : {}),
    ...(showWeaker === true ? { thresholds: { deviation: 'weak', artifact: 'weak' } } : {}),
    ...(Array.isArray(hidden) ? { hidden: hidden.filter((one): one is FindingCategory => typeof one === 'string') } : {}),
  };
  return { registers: changed({}, known, 1), sites: sitesIn(sites) };
}

/** The list of sites as stored, without what is no site. */
export function sitesIn(stored: unknown): Sites {
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([host, one]) => {
      if (!isRecord(one)) return [];
      const drawing = one['drawing'];
      const hidden = one['hidden'];
      return [
        [
          host,
          {
            ...(drawing === 'off' || isDrawing(drawing) ? { drawing } : {}),
            ...(Array.isArray(hidden) ? { hidden: hidden.filter((kind): kind is FindingCategory => typeof kind === 'string') } : {}),
          },
        ],
      ];
    }),
  );
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
