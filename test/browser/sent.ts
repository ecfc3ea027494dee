import type { Driver } from './driver.ts';
import type { Sent } from './recorder.ts';

/** Hosts that the browsers ask for their own sake, with no extension and no page: what was seen, by name. */
const BROWSERS_OWN =
  /(?:^|\.)(?:google\.com|googleapis\.com|gvt1\.com|gstatic\.com|mozilla\.(?:com|org|net)|firefox\.com|detectportal\.firefox\.com)$/u;

export interface Account {
  /** Requests of the whole browser that neither the list of requests nor a page opened by the reader explains. */
  readonly unexplained: readonly Sent[];
  /** Listed as sent, and never seen on the way. */
  readonly unseen: readonly string[];
  /** Hosts that the browser asked for its own sake. */
  readonly browser: readonly string[];
  readonly listed: number;
}

/** Every request that Urtext says it made, by its own list. */
export async function listedRequests(driver: Driver): Promise<readonly string[]> {
  const page = await driver.openExtensionPage('src/find/index.html#requests');
  try {
    return await page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const open = indexedDB.open('urtext-requests', 1);
          open.addEventListener('error', () => reject(new Error('no list of requests')));
          open.addEventListener('success', () => {
            const rows = open.result.transaction('requests').objectStore('requests').getAll();
            rows.addEventListener('success', () => {
              open.result.close();
              resolve((rows.result as { url: string }[]).map(({ url }) => url));
            });
          });
        }),
    );
  } finally {
    await page.close();
  }
}

/**
 * Hold what a proxy saw leave the browser against the list of requests. `opened` are the pages that the reader went to,
 * which bring their own icon; `sentOn` the redirects that a listed address may lead to within its site.
 */
export async function accountOf(driver: Driver, sent: readonly Sent[], opened: readonly string[]): Promise<Account> {
  const listed = await listedRequests(driver);
  const pages = new Set(opened.map((address) => new URL(address).href));
  const sites = new Set(opened.map((address) => new URL(address).origin));
  const left = new Map<string, number>();
  for (const url of listed) left.set(url, (left.get(url) ?? 0) + 1);
  const browser = new Set<string>();
  const unexplained: Sent[] = [];
  for (const one of sent) {
    const host = one.method === 'CONNECT' ? one.address.replace(/:\d+$/u, '') : new URL(one.address).hostname;
    const count = left.get(one.address) ?? 0;
    if (count > 0) left.set(one.address, count - 1);
    else if (BROWSERS_OWN.test(host)) browser.add(host);
    else if (pages.has(one.address) || (one.address.endsWith('/favicon.ico') && sites.has(new URL(one.address).origin))) continue;
    else unexplained.push(one);
  }
  return {
    unexplained,
    unseen: [...left].flatMap(([url, count]) => (count > 0 ? [url] : [])),
    browser: [...browser].toSorted(),
    listed: listed.length,
  };
}
