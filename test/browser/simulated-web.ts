import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FullTextIndex } from '../lab/full-text-index.ts';
import { escapeHtml } from './pages.ts';

/**
 * A web on loopback: outlets of several looks, each a host of its own, pages that are slow, failing and hostile, and the
 * interfaces that "Find other versions" asks, in their documented formats: GDELT DOC 2.0 (article list), a JSON and an
 * RSS search, an OpenSearch description, Wayback availability, CDX and captures. Every request is written down.
 */
export interface WebPage {
  readonly host: string;
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly published: string;
  /** Which of the templates draws it. */
  readonly look: number;
  /** Its server takes its time, or has broken down. */
  readonly state?: 'slow' | 'fails';
  /** HTML behind the last paragraph. */
  readonly behind?: string;
}

export interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly cookie: string | null;
  readonly referer: string | null;
  readonly method: string;
}

export interface SimulatedWeb {
  readonly port: number;
  readonly requests: readonly SeenRequest[];
  url(host: string, path: string): string;
  /** Put a page on the web; the index knows it from then on. */
  add(page: WebPage): string;
  /** Put a file on the web, as it is; a `size` is only claimed. */
  file(host: string, path: string, type: string, body: string, size?: number): string;
  /** A page as the archive has it; `time` is YYYYMMDDhhmmss. */
  capture(of: string, time: string, page: WebPage): void;
  close(): Promise<void>;
}

/** What a hostile host does with whoever asks it for anything. Each is named by the index beside the true pages. */
export const HOSTILE = ['redirects-private', 'redirects-decimal', 'redirects-elsewhere', 'endless', 'fails', 'binary', 'refuses'] as const;
/** A hostile host that takes a request and never answers; whoever waits for it waits as long as Urtext does. */
export const STALLS = 'stalls';
/** So long a slow server takes. */
const SLOW_MS = 2_000;
/** Nobody may ever reach this host: hostile pages send there. */
export const FORBIDDEN = 'forbidden';

export async function simulatedWeb({ hostile = [] }: { readonly hostile?: readonly string[] } = {}): Promise<SimulatedWeb> {
  const pages = new Map<string, WebPage>();
  const files = new Map<string, { readonly type: string; readonly body: string; readonly size: number | undefined }>();
  const captures = new Map<string, { readonly time: string; readonly page: WebPage }[]>();
  const index = new FullTextIndex();
  const requests: SeenRequest[] = [];
  let port = 0;
  const url = (host: string, path: string): string => `http://${host}.localhost:${String(port)}${path}`;
  const known = (address: string): WebPage | undefined => pages.get(address);

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const host = (request.headers.host ?? '').replace(/:\d+$/u, '').replace(/\.localhost$/u, '');
    const asked = new URL(request.url ?? '/', `http://${host}.localhost:${String(port)}`);
    requests.push({
      host,
      path: request.url ?? '/',
      cookie: request.headers.cookie ?? null,
      referer: request.headers.referer ?? null,
      method: request.method ?? '',
    });
    const send = (type: string, body: string): void =>
      void response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'set-cookie': 'seen=1' }).end(body);
    const query = asked.searchParams.get('query') ?? asked.searchParams.get('q') ?? '';
    if (host === 'gdelt') return send('application/json', gdeltAnswer(find(query)));
    if (host === 'search' && asked.pathname === '/opensearch.xml')
      return send('application/opensearchdescription+xml', description(url('search', '/json')));
    if (host === 'search' && asked.pathname === '/json') return send('application/json', jsonAnswer(find(query)));
    if (host === 'search') return send('application/rss+xml', rssAnswer(find(query)));
    if (host === 'archive') return archive(asked, send, response);
    if (hostile.includes(host)) return host === STALLS ? undefined : hostileAnswer(host, response, url);
    const file = files.get(url(host, asked.pathname));
    if (file !== undefined) {
      const head = { 'content-type': file.type, ...(file.size === undefined ? {} : { 'content-length': String(file.size) }) };
      response.writeHead(200, head).write(file.body === '' ? ' ' : file.body);
      // Whoever claims more than there is never ends.
      return void (file.size === undefined ? response.end() : undefined);
    }
    const page = known(url(host, asked.pathname));
    if (page === undefined) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<p>not here');
    if (page.state === 'fails') return void response.writeHead(503, { 'content-type': 'text/html' }).end('<p>broken');
    if (page.state === 'slow') return void setTimeout(() => send('text/html', drawn(page)), SLOW_MS);
    send('text/html', drawn(page));
  };

  const find = (query: string): { address: string; page: WebPage }[] => {
    const ids = query.includes('"') ? index.phrases(query) : index.allOf(query);
    const found = ids.slice(0, 25).flatMap((address) => {
      const page = known(address);
      return page === undefined ? [] : [{ address, page }];
    });
    const [first] = found;
    if (first === undefined) return found;
    return [...found, ...hostile.map((host) => ({ address: url(host, '/story'), page: { ...first.page, host, path: '/story' } }))];
  };

  const archive = (asked: URL, send: (type: string, body: string) => void, response: ServerResponse): void => {
    const of = asked.searchParams.get('url') ?? '';
    const list = captures.get(of) ?? [];
    if (asked.pathname === '/available') {
      const closest = {
        available: true,
        url: `http://web.archive.org/web/${list.at(-1)?.time ?? ''}/${of}`,
        timestamp: list.at(-1)?.time,
        status: '200',
      };
      return send('application/json', JSON.stringify({ url: of, archived_snapshots: list.length === 0 ? {} : { closest } }));
    }
    if (asked.pathname === '/cdx') {
      const rows = list.map(({ time }, i) => [time, of, 'text/html', `DIGEST${String(i)}`]);
      return send(
        'application/json',
        rows.length === 0 ? '[]' : JSON.stringify([['timestamp', 'original', 'mimetype', 'digest'], ...rows]),
      );
    }
    const [, time, original] = /^\/web\/(\d{14})id_\/(.+)$/u.exec(asked.pathname + asked.search) ?? [];
    const found = (captures.get(original ?? '') ?? []).find((one) => one.time === time);
    if (found === undefined) return void response.writeHead(404).end();
    send('text/html', drawn(found.page));
  };

  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
  return {
    port,
    requests,
    url,
    add: (page) => {
      const address = url(page.host, page.path);
      pages.set(address, page);
      index.add(address, `${page.title}\n${page.text}`);
      return address;
    },
    file: (host, path, type, body, size) => {
      files.set(url(host, path), { type, body, size });
      return url(host, path);
    },
    capture: (of, time, page) => void captures.set(of, [...(captures.get(of) ?? []), { time, page }]),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => void server.close(() => done()));
    },
  };
}

type Found = readonly { readonly address: string; readonly page: WebPage }[];

const gdeltAnswer = (found: Found): string =>
  JSON.stringify({
    articles: found.map(({ address, page }) => ({
      url: address,
      url_mobile: '',
      title: page.title,
      seendate: page.published.replace(/[-:]|\.\d+/gu, ''),
      socialimage: '',
      domain: new URL(address).hostname,
      language: 'English',
      sourcecountry: 'United States',
    })),
  });

const jsonAnswer = (found: Found): string =>
  JSON.stringify({
    status: 'ok',
    response: {
      total: found.length,
      results: found.map(({ address, page }) => ({ webUrl: address, headline: page.title, pub_date: page.published })),
    },
  });

const rssAnswer = (found: Found): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Search</title>${found
    .map(
      ({ address, page }) =>
        `<item><title>${escapeHtml(page.title)}</title><link>${escapeHtml(address)}</link><pubDate>${new Date(page.published).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

const description = (address: string): string =>
  `<?xml version="1.0"?><OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>Newsroom</ShortName><Url type="text/html" template="${address}?h={searchTerms}"/><Url type="application/json" template="${address}?q={searchTerms}&amp;n={count?}"/></OpenSearchDescription>`;

function hostileAnswer(host: string, response: ServerResponse, url: (host: string, path: string) => string): void {
  const to = (location: string): void => void response.writeHead(302, { location }).end();
  if (host === 'redirects-private') return to('http://10.0.0.1/router');
  // 127.0.0.1 as one number: the browser would go there.
  if (host === 'redirects-decimal') return to(`http://2130706433:${new URL(url('x', '/')).port}/router`);
  if (host === 'redirects-elsewhere') return to(url(FORBIDDEN, '/next'));
  if (host === 'fails') return void response.writeHead(500, { 'content-type': 'text/html' }).end('<p>broken');
  if (host === 'refuses') return void response.writeHead(200, { 'content-type': 'text/html' }).end(WALLED);
  if (host === 'binary') return void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF');
  response.writeHead(200, { 'content-type': 'text/html' });
  const more = (): void => {
    while (response.write('x'.repeat(64 * 1024)) && !response.destroyed);
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

/** An article of which only the beginning is shown. */
const WALLED = `<!doctype html><html lang="en"><head><title>Only for members</title><meta property="og:type" content="article"></head><body><article><h1>Only for members</h1>${'<p>The foreign minister arrived on Saturday for a visit, her office said, and was met at the old harbour.</p>'.repeat(3)}</article><div class="wall"><p>Subscribe to continue reading this article.</p></div></body></html>`;

const paragraphsOf = (text: string): string[] => text.split(/\n{2,}/u).filter((one) => one.trim() !== '');

/** Four looks of news sites: structured data, OpenGraph and divisions, an old table-like page, and a blog with a sidebar. */
function drawn(page: WebPage): string {
  const behind = page.behind ?? '';
  const title = escapeHtml(page.title);
  const day = page.published.slice(0, 10);
  const paragraphs = paragraphsOf(page.text).map(escapeHtml);
  const around = `<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>`;
  switch (page.look % 4) {
    case 0: {
      const data = JSON.stringify({
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: page.title,
        datePublished: page.published,
        publisher: { '@type': 'Organization', name: page.host },
      });
      return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | ${page.host}</title><script type="application/ld+json">${data.replace(/</gu, '\\u003c')}</script></head><body><header>${around}</header><main><article><h1>${title}</h1><p class="byline">By our newsroom <time datetime="${page.published}">${day}</time></p>${paragraphs.map((one) => `<p>${one}</p>`).join('')}${behind}</article></main><footer>© ${page.host}</footer></body></html>`;
    }
    case 1:
      return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta property="og:type" content="article"><meta property="og:title" content="${title}"><meta property="og:site_name" content="${page.host}"><meta property="article:published_time" content="${page.published}"></head><body><div class="top">${around}</div><div class="story"><h1>${title}</h1><div class="body">${paragraphs.map((one) => `<div class="par">${one}</div>`).join('')}${behind}</div></div><div class="related"><h3>Most read</h3><ul><li><a href="/1">Ten things to do this weekend</a></li><li><a href="/2">Weather: rain</a></li></ul></div></body></html>`;
    case 2:
      return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} - ${page.host}</title><meta name="date" content="${day}"></head><body>${around}<hr><article><h2 class="headline">${title}</h2>${paragraphs.map((one, i) => `<p>${i === 0 ? `<b>${page.host.toUpperCase()}</b> — ` : ''}${one}</p>`).join('\n')}</article><p><a href="/print">Print</a> <a href="/mail">Mail</a></p></body></html>`;
    default:
      return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta property="og:type" content="article"><meta property="article:published_time" content="${page.published}"></head><body class="blog"><div id="wrap"><aside><h4>About</h4><p>A site about everything.</p><form><input type="search" name="s"></form></aside><section class="entry"><h1 class="entry-title">${title}</h1><span class="posted">${day}</span><div class="entry-content">${paragraphs.map((one) => `<p>${one}</p>`).join('')}<p>Share this article</p></div></section><section id="comments"><h3>2 comments</h3><p>First!</p><p>Nice read, thank you.</p></section></div></body></html>`;
  }
}
