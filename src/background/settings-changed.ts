import { tabs } from '../platform/browser.ts';
import { redraw } from './card-relay.ts';
import { sendPrefs } from './settings.ts';
import { syncScripts } from './sites.ts';
import { recall } from './tab-memory.ts';

/** A setting changed: open pages show what is wanted now. */
export async function redrawAll(): Promise<void> {
  for (const { id } of await tabs({ active: true })) {
    const record = await recall(id);
    if (record?.kind === 'analysed') await redraw(id, record);
  }
}

/** Settings came from another machine, or from an administrator: keep them, and act as if the reader had chosen them. */
export async function settingsArrived(area: string): Promise<void> {
  if (area !== 'sync' && area !== 'managed') return;
  if (area === 'sync') await sendPrefs();
  await syncScripts();
  await redrawAll();
}
