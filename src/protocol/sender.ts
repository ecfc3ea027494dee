import type { AnalystMessages, CardMessages, ExtensionMessages, MessageKind, PageMessages, TabMessages } from './messages.ts';

/**
 * Who speaks. A content script lives in a page's process and is trusted with little; the card's frame is
 * ours but sits inside a foreign page; popup, options, compare and welcome are ours alone; the background
 * speaks to tabs. An extension page in a frame has a tab too: its own address tells it, not the tab.
 */
export type SenderClass = 'page' | 'card' | 'extension' | 'background';

export interface Sender {
  readonly class: SenderClass;
  readonly tab: number | null;
  readonly frame: number | null;
  /** Address of the document that spoke. */
  readonly url: string | null;
  readonly private: boolean;
}

/** What the browser says of a sender (`platform/browser.ts`). */
export interface BrowserSender {
  readonly extension: string | null;
  readonly url: string | null;
  readonly origin: string | null;
  readonly tab: number | null;
  readonly frame: number | null;
  readonly private: boolean;
}

export const CARD_PATH = '/src/card/index.html';
/** Chromium names the worker's own script as its address, Firefox its generated page. */
const BACKGROUND_PATHS: readonly string[] = ['/service-worker-loader.js', '/_generated_background_page.html'];

/** Null for strangers. `home` is the extension's own root (`runtime.getURL('')`), `id` its id. */
export function senderOf(raw: BrowserSender, id: string, home: string): Sender | null {
  if (raw.extension !== id) return null;
  const kind = classOf(raw, home);
  return kind === null ? null : { class: kind, tab: raw.tab, frame: raw.frame, url: raw.url, private: raw.private };
}

function classOf(raw: BrowserSender, home: string): SenderClass | null {
  if (raw.url === null) return raw.tab === null ? 'background' : null;
  const own = isOwn(raw, home);
  if (own) {
    const path = pathOf(raw.url);
    if (path === CARD_PATH) return 'card';
    if (BACKGROUND_PATHS.includes(path) && raw.tab === null) return 'background';
    // Any other page of ours inside a frame of a foreign page has no business there.
    return raw.tab !== null && raw.frame !== null && raw.frame !== 0 ? null : 'extension';
  }
  if (!/^https?:/iu.test(raw.url)) return null;
  return raw.tab !== null && raw.frame === 0 ? 'page' : null;
}

/** With `use_dynamic_url` the card's host is a session's own, so the scheme decides and the sender's id was checked. */
function isOwn(raw: BrowserSender, home: string): boolean {
  const scheme = home.slice(0, home.indexOf('://') + 3);
  return (
    raw.url !== null && raw.url.startsWith(scheme) && (raw.url.startsWith(home) || raw.origin === null || raw.origin.startsWith(scheme))
  );
}

const pathOf = (url: string): string => /^[a-z-]+:\/\/[^/]*([^?#]*)/iu.exec(url)?.[1] ?? '';

const PAGE: { readonly [K in keyof PageMessages]: true } = {
  'page.analyse': true,
  'page.refused': true,
  'page.card': true,
  'page.left': true,
  'page.settings': true,
};

const CARD: { readonly [K in MessageKind]?: true } = {
  'card.ready': true,
  'card.measured': true,
  'card.close': true,
  'card.compare': true,
  'card.dismiss': true,
};

const EXTENSION: {
  readonly [K in Exclude<keyof ExtensionMessages, 'card.ready' | 'card.measured' | 'card.close' | 'card.compare' | 'card.dismiss'>]: true;
} = {
  'tab.state': true,
  'tab.run': true,
  'tab.save': true,
  'tab.jump': true,
  'tab.sameEvent': true,
  'tabs.list': true,
  'tabs.collect': true,
  'find.start': true,
  'find.offer': true,
  'find.pin': true,
  'find.pinned': true,
  'find.keep': true,
  'compare.load': true,
  'site.get': true,
  'site.set': true,
  'site.lowered': true,
  'site.raise': true,
  'settings.get': true,
  'settings.set': true,
  'settings.policy': true,
  'corpus.list': true,
  'corpus.get': true,
  'corpus.delete': true,
  'corpus.undo': true,
  'corpus.purge': true,
  'corpus.pin': true,
  'corpus.import': true,
  'corpus.undoImport': true,
  'corpus.page': true,
  'corpus.backedUp': true,
  'corpus.restore': true,
  'corpus.state': true,
  'diary.list': true,
  'diary.clear': true,
  'diary.note': true,
};

/** What may be said to the background. */
export const maySay = (kind: string, sender: SenderClass): boolean =>
  sender === 'page'
    ? Object.hasOwn(PAGE, kind)
    : sender === 'card'
      ? Object.hasOwn(CARD, kind)
      : sender === 'extension' && Object.hasOwn(EXTENSION, kind);

const TO_TAB: { readonly [K in keyof TabMessages]: true } = {
  'content.run': true,
  'content.read': true,
  'content.jump': true,
  'content.step': true,
  'content.toggle': true,
  'content.card': true,
  'content.view': true,
  'content.off': true,
};
const TO_CARD: { readonly [K in keyof CardMessages]: true } = { 'card.fill': true };

/** What a content script or a card hears: our background, never another content script. */
export const mayTell = (kind: string, sender: SenderClass): boolean =>
  (sender === 'background' || sender === 'extension') && (Object.hasOwn(TO_TAB, kind) || Object.hasOwn(TO_CARD, kind));

const TO_ANALYST: { readonly [K in keyof AnalystMessages]: true } = { 'analyst.compare': true };

/** The analyst hears our background and nobody else. */
export const mayAskAnalyst = (kind: string, sender: SenderClass): boolean => sender === 'background' && Object.hasOwn(TO_ANALYST, kind);
