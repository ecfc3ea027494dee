import type { Ask } from '../protocol/ask.ts';
import { asker, type Channel } from '../protocol/ask.ts';
import type { TabState } from '../protocol/messages.ts';
import { noteTo } from './explain-error.ts';
import { SHOWN, type EarlyRead, type Shown } from './shown.ts';

/**
 * All that a page of ours can do besides drawing. The real one stands on `platform/browser.ts`; tests and
 * the gallery hand in one that answers from data.
 */
export interface World {
  readonly ask: Ask;
  /** The tab the reader looks at, or null when the browser names none. */
  activeTab(): Promise<number | null>;
  /** What the popup last showed of the page that this tab shows now; null when nothing, or the tab's address is not told. */
  shown(tab: number): Promise<TabState | null>;
  keepShown(tab: number, state: TabState): Promise<void>;
  /** The next frame is on the screen; at once, or nearly, where nothing is drawn. */
  painted(): Promise<void>;
  /** Ask the reader for access. Must be called first thing in a click handler. */
  request(wish: Wish): Promise<boolean>;
  has(wish: Wish): Promise<boolean>;
  /** Open one of our own pages ("src/compare/index.html?…") or an http(s) address in a tab. */
  open(path: string): Promise<void>;
  /** Bring a tab to the front. */
  showTab(tab: number): Promise<void>;
  /** Open one of our own pages beside the tab. Must be called first thing in a click handler; null where the browser has no such panel. */
  readonly openPanel: ((tab: number, path: string) => Promise<boolean>) | null;
  /** Call `run` when another tab came to the front, one went to another page or something was learnt of one, once for a burst of changes. */
  follow(run: () => void): () => void;
  close(): void;
  copy(text: string): Promise<void>;
  /** Hand the reader a file. */
  save(name: string, parts: readonly BlobPart[], type: string): void;
  /** The text of a file that came with the extension, or null when it is not there. */
  packaged(path: string): Promise<string | null>;
  packagedBytes(path: string): Promise<Uint8Array | null>;
  now(): number;
  /** SHA-256 of the text's UTF-8 bytes, in hex. */
  sha256(text: string): Promise<string>;
  /** The commands with the keys as the reader has set them. */
  keys(): Promise<readonly { readonly name: string; readonly keys: string; readonly description: string }[]>;
  /** The browser's own page where the keys are changed. */
  openKeys(): Promise<void>;
  version(): string;
}

export interface Wish {
  readonly origins?: string[];
  readonly permissions?: string[];
}

/** The functions of `platform/browser.ts` that pages need; the module itself fits. */
export interface Platform {
  runtimeChannel(): Channel;
  activeTab(): Promise<{ readonly id: number } | null>;
  readValue<T>(area: 'session', key: string, fallback: T): Promise<T>;
  writeValue(area: 'session', key: string, value: unknown): Promise<void>;
  tabOf(tab: number): Promise<{ readonly url: string | null } | null>;
  requestPermission(wish: Wish): Promise<boolean>;
  hasPermission(wish: Wish): Promise<boolean>;
  openTab(address: string): Promise<unknown>;
  showTab(tab: number): Promise<void>;
  url(path: string): string;
  hasSidePanel(): boolean;
  openSidePanel(tab: number, path: string): Promise<boolean>;
  onOtherTab(run: () => void): () => void;
  packagedFile(path: string): Promise<Uint8Array | null>;
  commandKeys(): Promise<readonly { readonly name: string; readonly keys: string; readonly description: string }[]>;
  openKeysPage(): Promise<void>;
  version(): string;
}

/** A page that is not seen gets no frame. */
const UNSEEN_MS = 100;
const MOST_SHOWN = 5;
const NONE: readonly Shown[] = [];
const pageOf = (tab: { readonly url: string | null } | null): string | undefined => tab?.url?.split('#')[0];

/** A page that is read changes several things in a row; the panel asks once. */
const BURST_MS = 120;

/** `early`: what the page's head asked for already; it serves the first question alone, for it is of that moment. */
export function worldOf(platform: Platform, early: EarlyRead | null = null): World {
  const ask = asker(platform.runtimeChannel());
  // What cannot be written down is on the screen all the same.
  noteTo((failure) => void ask('diary.note', { stage: location.pathname, failure }).catch(() => undefined));
  return {
    ask,
    activeTab: async () => ((await early)?.tab ?? (await platform.activeTab()))?.id ?? null,
    shown: async (id) => {
      const read = await early;
      early = null;
      const [tab, known] =
        read?.tab?.id === id ? [read.tab, read.shown] : await Promise.all([platform.tabOf(id), platform.readValue('session', SHOWN, NONE)]);
      return known.find((one) => one.tab === id && one.url === pageOf(tab))?.state ?? null;
    },
    keepShown: async (id, state) => {
      const url = pageOf(await platform.tabOf(id));
      if (url === undefined) return;
      const rest = (await platform.readValue('session', SHOWN, NONE)).filter(({ tab }) => tab !== id);
      await platform.writeValue('session', SHOWN, [{ tab: id, url, state }, ...rest.slice(0, MOST_SHOWN - 1)]);
    },
    painted: () =>
      new Promise((done) => {
        requestAnimationFrame(() => setTimeout(done));
        setTimeout(done, UNSEEN_MS);
      }),
    request: (wish) => platform.requestPermission(wish),
    has: (wish) => platform.hasPermission(wish),
    open: async (path) => {
      await platform.openTab(/^https?:/iu.test(path) ? path : platform.url(path));
    },
    showTab: (tab) => platform.showTab(tab),
    openPanel: platform.hasSidePanel() ? (tab, path) => platform.openSidePanel(tab, path) : null,
    follow: (run) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      return platform.onOtherTab(() => {
        clearTimeout(timer);
        timer = setTimeout(run, BURST_MS);
      });
    },
    close: () => window.close(),
    copy: copyText,
    save: (name, parts, type) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([...parts], { type }));
      link.download = name;
      link.click();
      // The download has its own hold on the blob once the click was handled.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
    packaged: async (path) => {
      const bytes = await platform.packagedFile(path);
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
    packagedBytes: (path) => platform.packagedFile(path),
    now: () => Date.now(),
    sha256,
    keys: () => platform.commandKeys(),
    openKeys: () => platform.openKeysPage(),
    version: () => platform.version(),
  };
}

/** Where the clipboard is missing or refused (the card of a page without TLS), the old command copies from a field. */
async function copyText(text: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const written = await clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (written === true) return;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  const held = document.activeElement;
  document.body.append(field);
  field.focus({ preventScroll: true });
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (held instanceof HTMLElement) held.focus({ preventScroll: true });
  if (!done) throw new Error('the browser did not let the card copy');
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The match patterns that let us read one host, and all of them. */
export const originsOf = (host: string): string[] => [`*://${host}/*`];
export const ALL_SITES: readonly string[] = ['*://*/*'];
