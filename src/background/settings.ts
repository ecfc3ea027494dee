import { failureOf } from '../core/errors.ts';
import { hasPermission, managedValues, readValues, removeValue, writeValue, writeValues } from '../platform/browser.ts';
import type { Policy, Settings, SiteState } from '../protocol/settings.ts';
import { noteFailure } from './diary.ts';
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
