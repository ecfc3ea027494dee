import type { FindingCategory } from '../core/model.ts';
import type { Drawing, Policy, Settings } from '../protocol/settings.ts';
import { isDays, isDrawing, isRecord, isTheme, isThreshold, type Sites } from './prefs.ts';

/**
 * What an administrator has set for all browsers of a house (`storage.managed`; docs/newsrooms.md). Such a value
 * holds whatever the reader chose; the choice is kept and comes back when the policy goes. A value of another shape
 * than assets/managed-schema.json says is as good as none: Firefox hands over what the file says, unchecked.
 */
export interface Managed {
  readonly policy: Policy;
  readonly values: Partial<Omit<Settings, 'hidden' | 'sites' | 'thresholds'>>;
  readonly thresholds: Partial<Settings['thresholds']>;
  readonly sites: Sites;
}

export function managedIn(stored: unknown): Managed {
  const given = isRecord(stored) ? stored : {};
  const thresholds = {
    ...(isThreshold(given['deviationThreshold']) ? { deviation: given['deviationThreshold'] } : {}),
    ...(isThreshold(given['artifactThreshold']) ? { artifact: given['artifactThreshold'] } : {}),
  };
  const values = {
    ...(isDrawing(given['drawing']) ? { drawing: given['drawing'] } : {}),
    ...(typeof given['keepVisited'] === 'boolean' ? { keepVisited: given['keepVisited'] } : {}),
    ...(isDays(given['keepDays']) ? { keepDays: given['keepDays'] } : {}),
    ...(isTheme(given['theme']) ? { theme: given['theme'] } : {}),
  };
  const sites: Record<string, { drawing: Drawing }> = {};
  for (const host of hostsIn(given['alwaysSites'])) sites[host] = { drawing: 'always' };
  for (const host of hostsIn(given['offSites'])) sites[host] = { drawing: 'off' };
  const organisation = typeof given['organisation'] === 'string' ? given['organisation'].trim().slice(0, 80) : '';
  return {
    policy: {
      organisation: organisation === '' ? null : organisation,
      locked: [...Object.keys(values), ...Object.keys(thresholds).map((kind) => `thresholds.${kind}`)] as Policy['locked'],
      kinds: textsIn(given['hiddenKinds']) as FindingCategory[],
      sites: Object.keys(sites).toSorted(),
    },
    values,
    thresholds,
    sites,
  };
}

/** What holds: the reader's settings with the policy over them. */
export function under(managed: Managed, own: Settings): Settings {
  const sites: Record<string, Sites[string]> = { ...own.sites };
  for (const [host, site] of Object.entries(managed.sites)) sites[host] = { ...own.sites[host], ...site };
  return {
    ...own,
    ...managed.values,
    thresholds: { ...own.thresholds, ...managed.thresholds },
    hidden: [...new Set([...own.hidden, ...managed.policy.kinds])].toSorted(),
    sites,
  };
}

/** The part of a change that is the reader's to make: what is locked stays as the reader had it before. */
export function permitted(managed: Managed, own: Settings, change: Partial<Settings>): Partial<Settings> {
  const { policy } = managed;
  const free = Object.fromEntries(Object.entries(change).filter(([name]) => !policy.locked.includes(name as never))) as Partial<Settings>;
  const thresholds = free.thresholds === undefined ? {} : { thresholds: kept(managed, own, free.thresholds) };
  const kinds = new Set<string>(policy.kinds);
  const hidden =
    free.hidden === undefined
      ? {}
      : { hidden: [...free.hidden.filter((kind) => !kinds.has(kind)), ...own.hidden.filter((kind) => kinds.has(kind))] };
  if (free.sites === undefined) return { ...free, ...thresholds, ...hidden };
  const sites: Record<string, Sites[string]> = {};
  for (const [host, site] of Object.entries(free.sites)) {
    const locked = managed.sites[host] !== undefined;
    const before = own.sites[host]?.drawing;
    const { drawing, ...rest } = site;
    const mine = locked ? before : drawing;
    if (!locked || before !== undefined || Object.keys(rest).length > 0)
      sites[host] = { ...rest, ...(mine === undefined ? {} : { drawing: mine }) };
  }
  return { ...free, ...thresholds, ...hidden, sites };
}

const kept = (managed: Managed, own: Settings, wanted: Settings['thresholds']): Settings['thresholds'] => ({
  deviation: managed.thresholds.deviation === undefined ? wanted.deviation : own.thresholds.deviation,
  artifact: managed.thresholds.artifact === undefined ? wanted.artifact : own.thresholds.artifact,
});

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/** Hosts as settings name them: lower case, without "www."; addresses are cut down to their host. */
const hostsIn = (value: unknown): string[] =>
  textsIn(value).flatMap((text) => {
    const address = /^[a-z]+:\/\//iu.test(text) ? text : `https://${text}`;
    return URL.canParse(address) && new URL(address).hostname !== '' ? [new URL(address).hostname.replace(/^www\./u, '')] : [];
  });
