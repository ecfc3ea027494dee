import type { FindingCategory } from '../core/model.ts';

export type Drawing = 'off' | 'on-click' | 'always';

export interface SiteState {
  readonly host: string;
  readonly drawing: Drawing;
  /** Does the browser let us read this host without a click? */
  readonly permitted: boolean;
}

export interface Settings {
  /** Where marks are drawn unless a site says otherwise. */
  readonly drawing: 'on-click' | 'always';
  readonly keepVisited: boolean;
  /** Days that unpinned kept articles stay; 0 = for ever. */
  readonly keepDays: number;
  /** How sure a finding must be to be shown, by kind. */
  readonly thresholds: { readonly deviation: Threshold; readonly artifact: Threshold };
  readonly theme: 'system' | 'light' | 'dark';
  /** Categories the reader does not want to see anywhere. */
  readonly hidden: readonly FindingCategory[];
  /** Per host: drawing, and categories hidden there. */
  readonly sites: Readonly<Record<string, { readonly drawing?: Drawing; readonly hidden?: readonly FindingCategory[] }>>;
}

/** Hosts in order, each with at least one kind. */
export type LoweredKinds = readonly { readonly host: string; readonly kinds: readonly FindingCategory[] }[];

/** `strong`: only the surest; `usual`: what is above its measured bar; `weak`: all that was found. */
export type Threshold = 'strong' | 'usual' | 'weak';

/** What is set for this browser by an administrator: shown as locked, with the reason. */
export interface Policy {
  /** Who set it, in the administrator's own words, or null. */
  readonly organisation: string | null;
  readonly locked: readonly ('drawing' | 'keepVisited' | 'keepDays' | 'theme' | 'thresholds.deviation' | 'thresholds.artifact')[];
  /** Kinds that are hidden for everybody. */
  readonly kinds: readonly FindingCategory[];
  /** Hosts whose drawing is set. */
  readonly sites: readonly string[];
}
