/** As much of the extension API as the background touches, in memory. `start()` gives a fresh browser to a fresh worker. */

type Listener = (...args: never[]) => unknown;

interface Event {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
  readonly listeners: Listener[];
  /** Call every listener. */
  emit(...args: unknown[]): unknown[];
}

const event = (): Event => {
  const listeners: Listener[] = [];
  return {
    listeners,
    addListener: (listener) => void listeners.push(listener),
    removeListener: (listener) => void listeners.splice(listeners.indexOf(listener), 1),
    emit: (...args) => listeners.map((listener) => (listener as (...a: unknown[]) => unknown)(...args)),
  };
};

export interface FakeTab {
  id: number;
  url?: string;
  title?: string;
  active: boolean;
  incognito: boolean;
  windowId: number;
  status: string;
}

export interface FakeBrowser {
  readonly api: Record<string, unknown>;
  readonly areas: Record<'local' | 'session' | 'sync', Map<string, unknown>>;
  /** What an administrator has set; null where nobody has (Firefox then rejects). */
  managed: Record<string, unknown> | null;
  /** Is the browser's sync switched off? */
  syncOff: boolean;
  readonly tabs: Map<number, FakeTab>;
  readonly granted: Set<string>;
  readonly scripts: Map<string, { id: string; matches: string[]; excludeMatches: string[] }>;
  readonly badges: Map<number, string>;
  readonly opened: string[];
  /** What was said to tabs; `inTab` answers. */
  readonly told: { tab: number; message: { kind: string; request: unknown }; frame: number }[];
  inTab: (tab: number, message: { kind: string; request: unknown }) => unknown;
  readonly events: Record<
    'message' | 'installed' | 'startup' | 'added' | 'removed' | 'updated' | 'opened' | 'closed' | 'alarm' | 'command' | 'menu' | 'changed',
    Event
  >;
  /** Bytes that `storage.session` holds at most. */
  sessionRoom: number;
}

export const HOME = 'chrome-extension://fakeid/';

export function fakeBrowser(): FakeBrowser {
  const areas = { local: new Map<string, unknown>(), session: new Map<string, unknown>(), sync: new Map<string, unknown>() };
  const events = {
    message: event(),
    installed: event(),
    startup: event(),
    added: event(),
    removed: event(),
    updated: event(),
    opened: event(),
    closed: event(),
    alarm: event(),
    command: event(),
    menu: event(),
    changed: event(),
  };
  const fake: FakeBrowser = {
    api: {},
    areas,
    managed: null,
    syncOff: false,
    tabs: new Map(),
    granted: new Set(),
    scripts: new Map(),
    badges: new Map(),
    opened: [],
    told: [],
    inTab: () => {
      throw new Error('Could not establish connection. Receiving end does not exist.');
    },
    events,
    sessionRoom: Infinity,
  };
  const ready = (name: string): void => {
    if (name === 'sync' && fake.syncOff) throw new Error('Please set webextensions.storage.sync.enabled to true in about:config');
  };
  const area = (name: 'local' | 'session' | 'sync') => ({
    get: async (keys: string | string[] | null) => {
      ready(name);
      const wanted = keys === null ? [...areas[name].keys()] : [keys].flat();
      return Object.fromEntries(wanted.filter((key) => areas[name].has(key)).map((key) => [key, structuredClone(areas[name].get(key))]));
    },
    set: async (values: Record<string, unknown>) => {
      ready(name);
      const next = new Map([...areas[name], ...Object.entries(values)]);
      if (name === 'session' && JSON.stringify([...next]).length > fake.sessionRoom)
        throw new Error('Session storage quota bytes exceeded. Values were not stored.');
      for (const [key, value] of Object.entries(values)) areas[name].set(key, JSON.parse(JSON.stringify(value)));
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) areas[name].delete(key);
    },
  });
  const covers = (pattern: string, origin: string): boolean => pattern === origin || pattern === '*://*/*';
  Object.assign(fake.api, {
    runtime: {
      id: 'fakeid',
      getURL: (path: string) => HOME + path,
      getManifest: () => ({ version: '1', host_permissions: [] }),
      onMessage: events.message,
      onInstalled: events.installed,
      onStartup: events.startup,
    },
    i18n: { getMessage: (name: string) => name, getUILanguage: () => 'en' },
    storage: {
      local: area('local'),
      session: area('session'),
      sync: area('sync'),
      managed: {
        get: async () => {
          if (fake.managed === null) throw new Error('Managed storage manifest not found');
          return structuredClone(fake.managed);
        },
      },
      onChanged: events.changed,
    },
    permissions: {
      contains: async ({ origins = [] }: { origins?: string[] }) =>
        origins.every((origin) => [...fake.granted].some((pattern) => covers(pattern, origin))),
      getAll: async () => ({ origins: [...fake.granted], permissions: [] }),
      onAdded: events.added,
      onRemoved: events.removed,
    },
    scripting: {
      executeScript: async () => undefined,
      insertCSS: async () => undefined,
      getRegisteredContentScripts: async () => [...fake.scripts.values()],
      registerContentScripts: async (some: { id: string; matches: string[]; excludeMatches: string[] }[]) =>
        some.forEach((one) => fake.scripts.set(one.id, one)),
      updateContentScripts: async (some: { id: string; matches: string[]; excludeMatches: string[] }[]) =>
        some.forEach((one) => fake.scripts.set(one.id, one)),
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => ids.forEach((id) => fake.scripts.delete(id)),
    },
    tabs: {
      get: async (id: number) => {
        const tab = fake.tabs.get(id);
        if (tab === undefined) throw new Error(`No tab with id: ${id}.`);
        return tab;
      },
      query: async ({ active }: { active?: boolean }) =>
        [...fake.tabs.values()].filter((tab) => active === undefined || tab.active === active),
      create: async ({ url }: { url: string }) => (fake.opened.push(url), { id: 900, url, active: true, incognito: false }),
      sendMessage: async (tab: number, message: { kind: string; request: unknown }, { frameId }: { frameId: number }) => {
        fake.told.push({ tab, message, frame: frameId });
        return fake.inTab(tab, message);
      },
      onUpdated: events.updated,
      onCreated: events.opened,
      onRemoved: events.closed,
    },
    action: {
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => void fake.badges.set(tabId, text),
      setTitle: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
    },
    alarms: { get: async () => undefined, create: async () => undefined, onAlarm: events.alarm },
    commands: { onCommand: events.command, getAll: async () => [] },
    contextMenus: { create: () => undefined, removeAll: async () => undefined, onClicked: events.menu },
  });
  return fake;
}
