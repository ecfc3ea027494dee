import type { Finding, FindingCategory } from '../core/model.ts';
import { readValue, removeValue, writeValue } from '../platform/browser.ts';
import type { LoweredKinds } from '../protocol/settings.ts';
import type { Taste } from './page-view.ts';
import { changeSettings, settings } from './settings.ts';

/** Dismissed findings by page, the latest pages only: they are named by hash, yet no longer list than needed. */
const DISMISSED_PAGES = 300;
type Dismissed = Readonly<Record<string, readonly string[]>>;

/** What was dismissed on a site, by kind, each finding once: so many lower that kind there. */
const LOWERED_SITES = 300;
const MOST_LOWERED = 12;
type Lowered = Readonly<Record<string, { readonly [K in FindingCategory]?: readonly string[] }>>;

export async function tasteFor(host: string, page: string): Promise<Taste> {
  const [now, dismissed, lowered] = await Promise.all([
    settings(),
    readValue<Dismissed>('local', 'dismissed', {}),
    readValue<Lowered>('local', 'lowered', {}),
  ]);
  const here = Object.entries(lowered[host] ?? {}) as [FindingCategory, readonly string[]][];
  return {
    lowered: new Map(here.map(([category, findings]) => [category, findings.length])),
    thresholds: now.thresholds,
    hidden: new Set<FindingCategory>([...now.hidden, ...(now.sites[host]?.hidden ?? [])]),
    dismissed: new Set(dismissed[page] ?? []),
  };
}

/** A finding is no problem to the reader: it goes from its page, and its kind counts for less on the site. */
export async function dismissFinding(host: string, page: string, { id, category }: Finding, undo: boolean): Promise<void> {
  await Promise.all([dismissOnPage(page, id, undo), lower(host, category, `${page} ${id}`, undo)]);
}

async function lower(host: string, category: FindingCategory, finding: string, undo: boolean): Promise<void> {
  const { [host]: before = {}, ...others } = await readValue<Lowered>('local', 'lowered', {});
  const { [category]: known = [], ...rest } = before;
  const left = known.filter((one) => one !== finding);
  const now = undo ? left : [...left, finding].slice(-MOST_LOWERED);
  const here = now.length > 0 ? { ...rest, [category]: now } : rest;
  const kept = Object.entries(others).slice(-LOWERED_SITES + 1);
  await writeValue('local', 'lowered', Object.fromEntries(Object.keys(here).length > 0 ? [...kept, [host, here]] : kept));
}

async function dismissOnPage(page: string, finding: string, undo: boolean): Promise<void> {
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

/** On which sites which kinds count for less, sites in order. */
export async function loweredKinds(): Promise<LoweredKinds> {
  const all = Object.entries(await readValue<Lowered>('local', 'lowered', {}));
  return all
    .map(([host, kinds]) => ({ host, kinds: Object.keys(kinds) as FindingCategory[] }))
    .toSorted((a, b) => (a.host < b.host ? -1 : 1));
}

/** On this site every kind counts as elsewhere again. */
export async function raiseKinds(host: string): Promise<void> {
  const { [host]: _, ...others } = await readValue<Lowered>('local', 'lowered', {});
  await writeValue('local', 'lowered', others);
}

/** What was called no problem tells where somebody read: it goes with all articles. */
export const forgetDismissed = (): Promise<void> => removeValue('local', ['lowered', 'dismissed']);
