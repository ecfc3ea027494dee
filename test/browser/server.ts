import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page that the server hands out: HTML, or HTML with headers, or a whole answer. */
export type Served =
  | string
  | {
      readonly body: string | Uint8Array;
      readonly type?: string;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** A name that both browsers are told to find on loopback. To them it is a site without TLS, as loopback itself is not. */
export const PLAIN = 'plain.example';

export interface Server {
  readonly port: number;
  /** `url('alpha', '/story')` is http://alpha.localhost:PORT/story; without a host name 127.0.0.1; a name with a dot stays. */
  url(host: string | null, path?: string): string;
  /** Hand out `page` at this host and path from now on. */
  put(host: string | null, path: string, page: Served): string;
  /** Every request so far, as `host path`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * Serve pages on 127.0.0.1 under as many host names as wanted: both browsers resolve every
 * `NAME.localhost` to loopback by themselves, so that each is a site and an origin of its own.
 */
export async function serve(): Promise<Server> {
  const pages = new Map<string, Served>();
  const requests: string[] = [];
  const key = (host: string | null, path: string): string => `${host ?? '127.0.0.1'} ${path}`;

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const host = (request.headers.host ?? '').replace(/:\d+$/u, '');
    const path = (request.url ?? '/').replace(/[?#].*$/u, '');
    requests.push(`${host} ${path}`);
    const found = pages.get(`${host.replace(/\.localhost$/u, '')} ${path}`);
    if (found === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not here');
      return;
    }
    const page = typeof found === 'string' ? { body: found } : found;
    response.writeHead(page.status ?? 200, {
      'content-type': page.type ?? 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...page.headers,
    });
    response.end(page.body);
  };

  const server = createServer(handle);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const url = (host: string | null, path = '/'): string =>
    `http://${host === null ? '127.0.0.1' : host.includes('.') ? host : `${host}.localhost`}:${String(port)}${path}`;
  return {
    port,
    requests,
    url,
    put: (host, path, page) => {
      pages.set(key(host, path), page);
      return url(host, path);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done, failed) => server.close((error) => (error === undefined ? done() : failed(error))));
    },
  };
}
