import type { Door } from './door.ts';
import type { Provider } from './providers/provider.ts';
import type { Template } from './providers/template.ts';
import type { PackShelf } from './pack-shelf.ts';
import type { RequestLog } from './request-log.ts';

/** What the page does to the world besides asking the background; `index.tsx` joins it to the browser, tests hand in their own. */
export interface FindDoors {
  readonly door: Door;
  readonly log: RequestLog;
  readonly shelf: PackShelf;
  readonly loopbackAllowed: boolean;
  /** Search in a new tab with the reader's own search engine; gives the tab. */
  searchInTab(query: string): Promise<number>;
  /** Give back access that was asked for one errand. */
  giveBack(origins: readonly string[]): Promise<void>;
  /** Indexes that can be asked, GDELT first, then what the reader has set up. */
  providers(): readonly Provider[];
  addTemplate(template: Template): void;
  removeTemplate(id: string): void;
  readonly archive: { readonly availability: string; readonly cdx: string; readonly captures: string };
}
