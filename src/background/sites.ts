import { failureOf } from '../core/errors.ts';
import { grantedOrigins, registerScript, tabs, unregisterScript } from '../platform/browser.ts';
import type { PageSettings } from '../protocol/messages.ts';
import type { Drawing, SiteState } from '../protocol/settings.ts';
import type { Sender } from '../protocol/sender.ts';
import { askContent, CONTENT_SCRIPT, runTab } from './run-tab.ts';
import { noteFailure } from './diary.ts';
import { isFollowed } from './pinned.ts';
import { wasDrawn } from './tab-memory.ts';
import { changeSettings, hostOf, mayRead, patternsOf, settings, siteState } from './settings.ts';

const SCRIPT = 'urtext-content';

/**
 * The switch of a site. The page that shows it asks the browser for the permission, and says here first what
 * is wished, since a popup may close at the prompt; `carryOut` does it once the browser has granted.
 */
export async function setSite(host: string, drawing: Drawing | null): Promise<SiteState> {
  const { sites } = await settings();
  const { [host]: before, ...others } = sites;
  const hidden = before?.hidden === undefined ? {} : { hidden: before.hidden };
  const own = drawing === null ? hidden : { ...hidden, drawing };
  await changeSettings({ sites: Object.keys(own).length > 0 ? { ...others, [host]: own } : others });
  await syncScripts();
  if (drawing === 'off') await quiet(host);
  const state = await siteState(`https://${host}/`);
  return { ...state, permitted: state.permitted || (await mayRead(`http://${host}/`)) };
}

/** Permissions changed: have the content script run where it may, and in the open page now. */
export async function carryOut(): Promise<void> {
  await syncScripts();
  for (const tab of await tabs({ active: true })) if (tab.url !== null && (await siteState(tab.url)).permitted) await runTab(tab.id);
}

/** Register the content script for what is permitted, less the sites that are switched off. */
export async function syncScripts(): Promise<void> {
  const matches = (await grantedOrigins()).filter((pattern) => /^(?:\*|https?):\/\//u.test(pattern));
  if (matches.length === 0) return unregisterScript(SCRIPT);
  const { sites } = await settings();
  const off = Object.entries(sites).flatMap(([host, { drawing }]) => (drawing === 'off' ? patternsOf(host) : []));
  await registerScript(SCRIPT, CONTENT_SCRIPT, matches, off);
}

/** Take our layer off the open pages of a host. A tab without our script has nothing to take off. */
async function quiet(host: string): Promise<void> {
  const open = (await tabs()).filter((tab) => hostOf(tab.url) === host);
  const done = await Promise.allSettled(open.map((tab) => askContent(tab.id, 'content.off', null)));
  for (const one of done) if (one.status === 'rejected') await noteFailure('switch off', failureOf(one.reason));
}

/** What a page's script needs to know of the reader's wishes for its own site: where marks were drawn by a click, a reload keeps them. */
export async function pageSettings(from: Sender): Promise<PageSettings> {
  const { tab, url } = from;
  const [now, followed] = await Promise.all([settings(), isFollowed(tab)]);
  const drawing = now.sites[hostOf(url)]?.drawing ?? now.drawing;
  const isWanted = drawing === 'on-click' && tab !== null && url !== null && (await wasDrawn(tab, url));
  return { drawing: isWanted ? 'always' : drawing, keep: (now.keepVisited || followed) && !from.private };
}
