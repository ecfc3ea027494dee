import type { Driver } from './driver.ts';
import type { Sent } from './recorder.ts';

/** Hosts that a browser asks for its own sake, with no extension and no page, by name. */
const BROWSERS_OWN = {
  chrome:
    /^(?:accounts|clients2|clients4|android\.clients|mtalk)\.google\.com$|^(?:content-autofill|update|clientservices|optimizationguide-pa|safebrowsing)\.googleapis\.com$|(?:^|\.)gvt1\.com$/u,
  firefox: /(?:^|\.)(?:mozilla\.(?:com|org|net)|firefox\.com)$|^safebrowsing\.googleapis\.com$/u,
} as const;
/** Search engines that a browser comes with. A search there is the reader's own, and listed without its address. */
const ENGINE = /^(?:www\.)?(?:google|bing|duckduckgo|ecosia|qwant|startpage)\.com$/u;

export interface Account {
  /** Requests of the whole browser that neither the list of requests nor a page opened by the reader explains. */
  readonly unexplained: readonly Sent[];
  /** Listed as sent, and never seen on the way. */
  readonly unseen: readonly string[];
  /** Hosts that the browser asked for its own sake. */
  readonly browser: readonly string[];
  /** The reader's own search engine, where a search there is listed. */
  readonly engines: readonly string[];
  readonly listed: number;
}

interface Listed {
  readonly url: string;
  readonly cause: { readonly kind: string };
}

/** Every request that Urtext says it made, by its own list. */
export async function listedRequests(driver: Driver): Promise<readonly Listed[]> {
  const page = await driver.openExtensionPage('src/find/index.html#requests');
  try {
    return await page.evaluate(
      () =>
        new Promise<Listed[]>((resolve, reject) => {
          const open = indexedDB.open('urtext-requests', 1);
          open.addEventListener('error', () => reject(new Error('no list of requests')));
          open.addEventListener('success', () => {
            const rows = open.result.transaction('requests').objectStore('requests').getAll();
            rows.addEventListener('success', () => {
              open.result.close();
              resolve(rows.result as Listed[]);
            });
          });
        }),
    );
  } finally {
    await page.close();
  }
}

/** Hold what a proxy saw leave the browser against the list of requests. `opened`: pages that the reader went to, which bring their icon. */
export async function accountOf(driver: Driver, sent: readonly Sent[], opened: readonly string[]): Promise<Account> {
  const rows = await listedRequests(driver);
  const listed = rows.filter(({ cause }) => cause.kind !== 'browser-search').map(({ url }) => url);
  const pages = new Set(opened.map((address) => new URL(address).href));
  const sites = new Set(opened.map((address) => new URL(address).origin));
  const left = new Map<string, number>();
  for (const url of listed) left.set(url, (left.get(url) ?? 0) + 1);
  const [browser, engines] = [new Set<string>(), new Set<string>()];
  const unexplained: Sent[] = [];
  for (const one of sent) {
    const host = one.method === 'CONNECT' ? one.address.replace(/:\d+$/u, '') : new URL(one.address).hostname;
    const count = left.get(one.address) ?? 0;
    if (count > 0) left.set(one.address, count - 1);
    else if (BROWSERS_OWN[driver.target].test(host)) browser.add(host);
    else if (rows.length > listed.length && ENGINE.test(host)) engines.add(host);
    else if (!pages.has(one.address) && !(one.address.endsWith('/favicon.ico') && sites.has(new URL(one.address).origin)))
      unexplained.push(one);
  }
  return {
    unexplained,
    unseen: [...left].flatMap(([url, count]) => (count > 0 ? [url] : [])),
    browser: [...browser].toSorted(),
    engines: [...engines].toSorted(),
    listed: listed.length,
  };
}
