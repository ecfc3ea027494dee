import { failureOf } from '../core/errors.ts';
import type { Finding, FindingCategory } from '../core/model.ts';
import { hasPermission, managedValues, readValue, readValues, removeValue, writeValue, writeValues } from '../platform/browser.ts';
import type { Policy, Settings, SiteState } from '../protocol/messages.ts';
import { noteFailure } from './diary.ts';
import type { Taste } from './page-view.ts';
import { managedIn, permitted, under, type Managed } from './policy.ts';
import {
  changed,
  mayTravel,
  merged,
  migrated,
  registersIn,
  settingsFrom,
  sitesIn,
  SYNC_PREFIX,
  type Registers,
  type Sites,
} from './prefs.ts';

/** Where this machine keeps its registers, the list of sites, and what the first releases wrote. */
const PREFS = 'prefs';
const SITES = 'sites';
const OLD = 'settings';

interface Own {
  readonly registers: Registers;
  readonly sites: Sites;
}

/** The reader's own choices: this machine's and what the browser's sync brought, each as it was changed last. */
async function own(): Promise<Own> {
  const [here, travelled] = await Promise.all([readValues('local', [PREFS, SITES, OLD]), synced()]);
  const old = migrated(here[OLD]);
  return {
    registers: merged(merged(old.registers, registersIn(here[PREFS])), travelled),
    sites: SITES in here ? sitesIn(here[SITES]) : old.sites,
  };
}

/** What the browser's sync holds of ours; nothing where it is switched off or broken: this machine has its own copy. */
async function synced(): Promise<Registers> {
  try {
    const all = Object.entries(await readValues('sync', null)).filter(([key]) => key.startsWith(SYNC_PREFIX));
    return registersIn(Object.fromEntries(all.map(([key, value]) => [key.slice(SYNC_PREFIX.length), value])));
  } catch (thrown) {
    if (thrown instanceof Error) return {};
    throw thrown;
  }
}

const managed = async (): Promise<Managed> => managedIn(await managedValues());

/** What holds now: the reader's choices under the administrator's. */
export async function settings(): Promise<Settings> {
  const [mine, rules] = await Promise.all([own(), managed()]);
  return under(rules, settingsFrom(mine.registers, mine.sites));
}

export const policy = async (): Promise<Policy> => (await managed()).policy;

/** Changes one after another: two at once would each read what was before both. */
let last: Promise<unknown> = Promise.resolve();

/** Merge and keep; the result is what holds now. */
export function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const work = last.then(() => changeNow(change));
  last = work.catch(() => null);
  return work;
}

async function changeNow(change: Partial<Settings>): Promise<Settings> {
  const [mine, rules] = await Promise.all([own(), managed()]);
  const before = settingsFrom(mine.registers, mine.sites);
  const free = permitted(rules, before, change);
  const registers = changed(mine.registers, free, Date.now());
  const sites = free.sites ?? mine.sites;
  await writeValues('local', { [PREFS]: registers, [SITES]: sites });
  await removeValue('local', OLD);
  await sendPrefs();
  return under(rules, settingsFrom(registers, sites));
}

/**
 * Hand the browser's sync what is newer here, and keep here what is newer there. What cannot be written now (sync
 * switched off, its quota spent) is newer here still at the next change or start.
 */
export async function sendPrefs(): Promise<void> {
  const [here, there] = await Promise.all([readValues('local', [PREFS, OLD]), synced()]);
  const known = registersIn(here[PREFS]);
  const mine = merged(migrated(here[OLD]).registers, known);
  const all = merged(mine, there);
  const arrived = Object.entries(all).some(([name, { at }]) => at !== (mine[name]?.at ?? -1));
  if (arrived && PREFS in here) await writeValue('local', PREFS, all);
  const newer = Object.entries(all).filter(([name, { at }]) => mayTravel(name) && at > (there[name]?.at ?? -1));
  if (newer.length === 0) return;
  try {
    await writeValues('sync', Object.fromEntries(newer.map(([name, register]) => [SYNC_PREFIX + name, register])));
  } catch (thrown) {
    await noteFailure('sync settings', failureOf(thrown));
  }
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
