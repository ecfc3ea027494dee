import type { TabState } from '../protocol/messages.ts';

/** What was shown of the last tabs, in memory: the popup paints it before the background is awake. */
export const SHOWN = 'shown';

export interface Shown {
  readonly tab: number;
  readonly url: string;
  readonly state: TabState;
}

/** The tab that is meant, and what was shown of the last ones; null: could not be read. */
export type EarlyRead = Promise<{
  readonly tab: { readonly id: number; readonly url: string | null } | null;
  readonly shown: readonly Shown[];
} | null>;

/** Where `popup/early.ts` leaves it for the popup. */
export interface EarlyPlace {
  urtextEarly?: EarlyRead;
}
