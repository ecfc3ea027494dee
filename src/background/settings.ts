import type { FindingCategory } from '../core/model.ts';
import { hasPermission, readValue, writeValue } from '../platform/browser.ts';
import type { Settings, SiteState } from '../protocol/messages.ts';
import type { Taste } from './page-view.ts';

export const DEFAULTS: Settings = {
  drawing: 'on-click',
  keepVisited: false,
  keepDays: 90,
  showWeaker: false,
  theme: 'system',
  hidden: [],
  sites: {},
};

export const settings = async (): Promise<Settings> => ({ ...DEFAULTS, ...(await readValue<Partial<Settings>>('local', 'settings', {})) });

/** Merge and keep; the result is what holds now. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const next = { ...(await settings()), ...change };
  await writeValue('local', 'settings', next);
  return next;
}

/** Host of an http(s) address without "www.", as sites are named in settings; '' for anything else. */
export function hostOf(url: string | null): string {
  if (url === null || !URL.canParse(url)) return '';
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? hostname.replace(/^www\./u, '') : '';
}

/** All pages of a host, with or without "www.". */
export const patternsOf = (host: string): string[] =>
  /^[\d.]+$|^\[|^localhost$/u.test(host) ? [`*://${host}/*`] : [`*://${host}/*`, `*://www.${host}/*`];

export async function siteState(url: string | null): Promise<SiteState> {
  const host = hostOf(url);
  const [now, permitted] = await Promise.all([settings(), mayRead(url)]);
  return { host, drawing: now.sites[host]?.drawing ?? now.drawing, permitted };
}

/** Does the browser let us read this address without a click? Asked for its own scheme: a grant may name http alone. */
export async function mayRead(url: string | null): Promise<boolean> {
  if (url === null || hostOf(url) === '') return false;
  const { protocol, hostname } = new URL(url);
  return hasPermission({ origins: [`${protocol}//${hostname}/*`] });
}

/** Dismissed findings by page, the latest pages only: they are named by hash, yet no longer list than needed. */
const DISMISSED_PAGES = 300;
type Dismissed = Readonly<Record<string, readonly string[]>>;

export async function tasteFor(host: string, page: string): Promise<Taste> {
  const [now, dismissed] = await Promise.all([settings(), readValue<Dismissed>('local', 'dismissed', {})]);
  return {
    showWeaker: now.showWeaker,
    hidden: new Set<FindingCategory>([...now.hidden, ...(now.sites[host]?.hidden ?? [])]),
    dismissed: new Set(dismissed[page] ?? []),
  };
}

export async function dismissFinding(page: string, finding: string, undo: boolean): Promise<void> {
  const all = await readValue<Dismissed>('local', 'dismissed', {});
  const { [page]: before = [], ...others } = all;
  const left = before.filter((one) => one !== finding);
  const now = undo ? left : [...left, finding];
  const kept = Object.entries(others).slice(-DISMISSED_PAGES + 1);
  await writeValue('local', 'dismissed', Object.fromEntries(now.length > 0 ? [...kept, [page, now]] : kept));
}

export async function hideCategory(host: string, category: FindingCategory, undo: boolean): Promise<void> {
  const { sites } = await settings();
  const left = (sites[host]?.hidden ?? []).filter((one) => one !== category);
  await changeSettings({ sites: { ...sites, [host]: { ...sites[host], hidden: undo ? left : [...left, category] } } });
}
