import type { Browser, Menus, Runtime, Tabs } from 'webextension-polyfill';

/**
 * This folder alone touches the extension API; everything else gets these plain functions, so a test
 * replaces one module. Nothing here decides anything.
 *
 * Every function may reject when the extension was updated while a page stayed open; `isAlive()` tells.
 */

/**
 * Both browsers have it, with promises, from the manifest's lowest versions on; there webextension-polyfill would be
 * 4 kB in every bundle that do nothing, so only its types are used.
 */
const { browser } = globalThis as unknown as { readonly browser: Browser };

// ---------------------------------------------------------------- messages

/** Who sent a message, as the browser says (never as the message says). */
export interface RawSender {
  readonly extension: string | null;
  readonly url: string | null;
  readonly origin: string | null;
  readonly tab: number | null;
  readonly tabUrl: string | null;
  readonly frame: number | null;
  readonly private: boolean;
}

/** What `protocol/ask.ts` needs to talk: a way to send, names for requests, and a clock. */
export interface MessageChannelLike {
  readonly version: string;
  send(message: unknown): Promise<unknown>;
  newId(): string;
  /** Call `run` after `milliseconds`; the result cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

/** A name that no other request has. `crypto.randomUUID` is missing in the content script of a page without TLS. */
const newId = (): string => [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36)).join('-');

/** Call `run` after `milliseconds`; the result cancels it. */
export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

const channel = (send: (message: unknown) => Promise<unknown>): MessageChannelLike => ({
  version: version(),
  send,
  newId,
  after,
});

/** To the background, from a page or a content script. */
export const runtimeChannel = (): MessageChannelLike => channel((message) => browser.runtime.sendMessage(message));

/** To the content script or the extension page in one frame of a tab (0 is the page itself). */
export const tabChannel = (tab: number, frame = 0): MessageChannelLike =>
  channel((message) => browser.tabs.sendMessage(tab, message, { frameId: frame }));

/**
 * The one message listener of this context; call it once, synchronously at start. `listener` gives a
 * promise for messages it owns and `undefined` for all others.
 */
export function listen(listener: (message: unknown, from: RawSender) => Promise<unknown> | undefined): () => void {
  const raw = (message: unknown, sender: Runtime.MessageSender): Promise<unknown> | undefined => listener(message, rawSender(sender));
  // The polyfill's type wants `Promise | true | undefined`; ours is the promise-or-nothing half of it.
  browser.runtime.onMessage.addListener(raw as Runtime.OnMessageListener);
  return () => browser.runtime.onMessage.removeListener(raw as Runtime.OnMessageListener);
}

function rawSender(sender: Runtime.MessageSender): RawSender {
  const origin = (sender as { origin?: string }).origin;
  return {
    extension: sender.id ?? null,
    url: sender.url ?? null,
    origin: origin ?? null,
    tab: sender.tab?.id ?? null,
    tabUrl: sender.tab?.url ?? null,
    frame: sender.frameId ?? null,
    private: sender.tab?.incognito ?? false,
  };
}

// ---------------------------------------------------------------- ourselves

/** False once the extension was updated or removed under an open page. */
export function isAlive(): boolean {
  try {
    return typeof browser.runtime?.id === 'string';
  } catch (thrown) {
    // Firefox throws on access of a dead context; that is the answer.
    return thrown === undefined;
  }
}

export const ownId = (): string => browser.runtime.id;
export const url = (path: string): string => browser.runtime.getURL(path);
export const manifest = (): Record<string, unknown> => browser.runtime.getManifest() as unknown as Record<string, unknown>;
export const version = (): string => browser.runtime.getManifest().version;
export const text = (name: string, ...substitutions: string[]): string => browser.i18n.getMessage(name, substitutions);
export const uiLanguage = (): string => browser.i18n.getUILanguage();

/** The bytes of a file of the package, or null when it is not there. */
export async function packagedFile(path: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url(path));
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch (thrown) {
    // Chromium rejects the fetch of a missing packaged file; Firefox answers 404 or rejects.
    if (thrown instanceof TypeError) return null;
    throw thrown;
  }
}

export const onInstalled = (run: (reason: 'install' | 'update' | 'other') => void): void =>
  browser.runtime.onInstalled.addListener(({ reason }) => run(reason === 'install' || reason === 'update' ? reason : 'other'));
export const onBrowserStart = (run: () => void): void => browser.runtime.onStartup.addListener(run);

// ---------------------------------------------------------------- storage

export type Area = 'local' | 'session' | 'sync';

/** The value under `key`, or `fallback` when there is none. */
export async function readValue<T>(area: Area, key: string, fallback: T): Promise<T> {
  const found = await browser.storage[area].get(key);
  return key in found ? (found[key] as T) : fallback;
}
export const writeValues = (area: Area, values: Record<string, unknown>): Promise<void> => browser.storage[area].set(values);
export const readValues = (area: Area, keys: string[] | null): Promise<Record<string, unknown>> => browser.storage[area].get(keys);
export const writeValue = (area: Area, key: string, value: unknown): Promise<void> => browser.storage[area].set({ [key]: value });
/** What an administrator has set. Firefox rejects where nobody has; Chromium answers with nothing. */
export async function managedValues(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get(null);
  } catch (thrown) {
    // "Managed storage manifest not found", and where the browser has no such storage at all.
    if (thrown instanceof Error) return {};
    throw thrown;
  }
}
/** Something was stored: here, by another page of ours, by the browser's sync, or by an administrator. */
export const onValuesChanged = (run: (area: string, keys: readonly string[]) => void): void =>
  browser.storage.onChanged.addListener((changes, area) => run(area, Object.keys(changes)));
export const removeValue = (area: Area, key: string | string[]): Promise<void> => browser.storage[area].remove(key);
// ---------------------------------------------------------------- permissions

export interface Grant {
  readonly origins?: string[];
  readonly permissions?: string[];
}
const grant = (g: Grant) => ({ origins: g.origins ?? [], permissions: (g.permissions ?? []) as never[] });

/** Must be called first thing in a click handler. The popup may close at the prompt: store the wish before. @public */
export const requestPermission = (g: Grant): Promise<boolean> => browser.permissions.request(grant(g));
/** Give access back. @public */
export const givePermissionBack = (g: Grant): Promise<boolean> => browser.permissions.remove(grant(g));
export const hasPermission = (g: Grant): Promise<boolean> => browser.permissions.contains(grant(g));
export async function grantedOrigins(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}
export const onPermissionsAdded = (run: (g: Grant) => void): void =>
  browser.permissions.onAdded.addListener((g) => run({ origins: g.origins ?? [], permissions: g.permissions ?? [] }));
export const onPermissionsRemoved = (run: (g: Grant) => void): void =>
  browser.permissions.onRemoved.addListener((g) => run({ origins: g.origins ?? [], permissions: g.permissions ?? [] }));

// ---------------------------------------------------------------- scripts

const isFirefox = (): boolean => browser.runtime.getURL('').startsWith('moz-');

/**
 * Firefox ends content scripts silently when the extension is updated or removed, but takes their styles
 * away: what is drawn in a page hangs on this one. Chromium leaves the script running, which then cleans up.
 */
const lifeSigns = (): string[] => (isFirefox() ? ['styles/alive.css'] : []);

/** Run a packaged script in the top frame of a tab. Rejects without access to it. */
export async function runScript(tab: number, file: string): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [file] });
  const css = lifeSigns();
  if (css.length > 0) await browser.scripting.insertCSS({ target: { tabId: tab }, files: css });
}

/** Have the browser run a packaged script on all pages of these patterns, from now on; replaces the one of that id. */
export async function registerScript(id: string, file: string, matches: string[], excludeMatches: string[] = []): Promise<void> {
  const script = {
    id,
    js: [file],
    css: lifeSigns(),
    matches,
    excludeMatches,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
    allFrames: false,
  };
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (known.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}
export async function unregisterScript(id: string): Promise<void> {
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [id] });
}

// ---------------------------------------------------------------- tabs

/** A tab; `url` and `title` are null where the browser does not let us see them. */
export interface Tab {
  readonly id: number;
  readonly url: string | null;
  readonly title: string | null;
  readonly active: boolean;
  readonly window: number;
  readonly private: boolean;
  readonly loading: boolean;
}
const plainTab = (tab: Tabs.Tab): Tab => ({
  id: tab.id ?? -1,
  url: tab.url ?? null,
  title: tab.title ?? null,
  active: tab.active,
  window: tab.windowId ?? -1,
  private: tab.incognito,
  loading: tab.status === 'loading',
});
/** The tab, or null when it is gone. */
export async function tabOf(id: number): Promise<Tab | null> {
  try {
    return plainTab(await browser.tabs.get(id));
  } catch (thrown) {
    // "Invalid tab ID" / "No tab with id": both browsers reject with an Error for a closed tab.
    if (thrown instanceof Error) return null;
    throw thrown;
  }
}
export const tabs = async (query: Tabs.QueryQueryInfoType = {}): Promise<Tab[]> => (await browser.tabs.query(query)).map(plainTab);
export async function activeTab(): Promise<Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab === undefined ? null : plainTab(tab);
}
export const openTab = async (address: string, near?: number): Promise<Tab> =>
  plainTab(await browser.tabs.create(near === undefined ? { url: address } : { url: address, openerTabId: near }));
/** Bring a tab to the front. @public */
export const showTab = async (tab: number): Promise<void> => void (await browser.tabs.update(tab, { active: true }));
/** A tab was opened, from which other one if the browser says. */
export const onTabOpened = (run: (tab: number, opener: number | null) => void): void =>
  browser.tabs.onCreated.addListener((tab) => run(tab.id ?? -1, tab.openerTabId ?? null));
export const onTabClosed = (run: (tab: number) => void): void => browser.tabs.onRemoved.addListener((tab) => run(tab));

/** Wait until a tab has loaded its next page; false when it takes longer than so many milliseconds, or is closed. */
export const tabLoaded = (tab: number, milliseconds: number): Promise<boolean> =>
  new Promise((done) => {
    const end = (isLoaded: boolean): void => {
      stop();
      browser.tabs.onUpdated.removeListener(updated);
      done(isLoaded);
    };
    const updated = (id: number, { status }: Tabs.OnUpdatedChangeInfoType): void => {
      if (id === tab && status === 'complete') end(true);
    };
    const stop = after(milliseconds, () => end(false));
    browser.tabs.onUpdated.addListener(updated);
    // A quick page is there before we were told that the old one went.
    browser.tabs.get(tab).then(
      ({ status }) => (status === 'complete' ? end(true) : undefined),
      () => end(false),
    );
  });

/** Firefox takes what a click allowed back with the page, a reload included; Chromium when the site is left. */
export const accessEndsWithPage = (): boolean => isFirefox();

// ---------------------------------------------------------------- the browser's own interface

/** Another tab came to the front, a tab went to another page, or what is known of one changed. What is returned ends it. @public */
export function onOtherTab(run: () => void): () => void {
  const events = [
    browser.tabs.onActivated,
    browser.tabs.onUpdated,
    (browser.storage.session as unknown as { readonly onChanged: Browser['storage']['onChanged'] }).onChanged,
  ];
  for (const event of events) event.addListener(run);
  return () => {
    for (const event of events) event.removeListener(run);
  };
}

/** At most four characters fit on the toolbar badge; `title` is the tool tip. Silent when the tab is gone. */
export async function setBadge(tab: number, badge: string, title: string, colour: string): Promise<void> {
  const done = await Promise.allSettled([
    browser.action.setBadgeText({ tabId: tab, text: badge }),
    browser.action.setTitle({ tabId: tab, title }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: colour }),
  ]);
  const failed = done.find((one) => one.status === 'rejected');
  if (failed !== undefined && (await tabOf(tab)) !== null) throw failed.reason;
}
/** Firefox for Android has neither keys nor menus; there nothing is listened to, and nothing is missed. */
const commands = (): Browser['commands'] | undefined => (browser as Partial<Browser>).commands;
const contextMenus = (): Browser['contextMenus'] | undefined => (browser as Partial<Browser>).contextMenus;

export const onCommand = (run: (command: string, tab: Tab | null) => void): void =>
  commands()?.onCommand.addListener((command, tab) => run(command, tab === undefined ? null : plainTab(tab as Tabs.Tab)));
/** The keys of each command as the reader set them. @public */
export const commandKeys = async (): Promise<{ name: string; keys: string; description: string }[]> =>
  ((await commands()?.getAll()) ?? []).map((one) => ({
    name: one.name ?? '',
    keys: one.shortcut ?? '',
    description: one.description ?? '',
  }));

/** The browser's own page where the keys are changed: Firefox opens it for us, Chromium has an address. @public */
export async function openKeysPage(): Promise<void> {
  const own = (browser as unknown as { readonly commands?: { openShortcutSettings?(): Promise<void> } }).commands;
  if (own?.openShortcutSettings !== undefined) await own.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** Wake us every so many minutes. One that is set stays as it is: setting it anew would begin the wait again. */
export async function ensureAlarm(name: string, minutes: number): Promise<void> {
  if ((await browser.alarms.get(name)) === undefined) await browser.alarms.create(name, { periodInMinutes: minutes });
}
export const onAlarm = (run: (name: string) => void): void => browser.alarms.onAlarm.addListener((alarm) => run(alarm.name));

export const addMenu = (menu: Menus.CreateCreatePropertiesType): void => {
  contextMenus()?.create(menu);
};
export const clearMenus = async (): Promise<void> => contextMenus()?.removeAll();
export const onMenu = (run: (item: string, tab: number | null) => void): void =>
  contextMenus()?.onClicked.addListener((info, tab) => run(String(info.menuItemId), tab?.id ?? null));

/** Search for this in a new tab, with the search engine that the reader has chosen in the browser. Gives that tab. @public */
export async function searchInTab(query: string): Promise<number> {
  const tab = await browser.tabs.create({ url: 'about:blank' });
  await (browser.search as unknown as { query(what: { text: string; tabId?: number }): Promise<void> }).query({
    text: query,
    ...(tab.id === undefined ? {} : { tabId: tab.id }),
  });
  return tab.id ?? -1;
}

const sidePanel = (): typeof chrome.sidePanel | undefined =>
  (globalThis as { chrome?: { sidePanel?: typeof chrome.sidePanel } }).chrome?.sidePanel;
/** Firefox's panel follows the window's tabs by itself and has one address, the manifest's; on Android there is none. */
const sidebar = (): { open(): Promise<void> } | undefined =>
  (browser as unknown as { readonly sidebarAction?: { open(): Promise<void> } }).sidebarAction;
/** Does the browser have a panel beside the page that an extension may open? @public */
export const hasSidePanel = (): boolean => sidePanel() !== undefined || sidebar() !== undefined;

/** Open a page of ours beside the tab, where the browser has such a panel; false where it has none. @public */
export async function openSidePanel(tab: number, path: string): Promise<boolean> {
  const api = sidePanel();
  if (api === undefined) {
    await sidebar()?.open();
    return sidebar() !== undefined;
  }
  void api.setOptions({ tabId: tab, path, enabled: true });
  // Not awaited before: opening must happen within the reader's gesture.
  await api.open({ tabId: tab });
  return true;
}
