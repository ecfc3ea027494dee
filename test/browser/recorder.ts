import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** One request as it left the browser: an address over http, a host and port for a tunnel. */
export interface Sent {
  readonly method: string;
  readonly address: string;
}

export interface Recorder {
  readonly port: number;
  readonly sent: readonly Sent[];
  close(): Promise<void>;
}

/**
 * A forward proxy for the whole browser process: pages, extension, and whatever the browser asks by itself. It writes
 * down every request and every tunnel, passes on what goes to loopback, and refuses the rest.
 */
export async function recorder(): Promise<Recorder> {
  const sent: Sent[] = [];
  const open = new Set<Socket>();
  const server = createServer((request, response) => {
    sent.push({ method: request.method ?? '', address: request.url ?? '' });
    if (!URL.canParse(request.url ?? '') || !isLoopback(new URL(request.url ?? '').hostname)) return void response.writeHead(502).end();
    forward(request, response);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const [host = '', port = ''] = (request.url ?? '').split(/:(?=\d+$)/u);
    sent.push({ method: 'CONNECT', address: request.url ?? '' });
    socket.on('error', () => socket.destroy());
    if (!isLoopback(host)) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const through = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.write(head);
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
    socket.on('close', () => through.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    sent,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((done) => void server.close(() => done()));
    },
  };
}

const isLoopback = (host: string): boolean => host === '127.0.0.1' || /(?:^|\.)localhost$/u.test(host);

function forward(request: IncomingMessage, response: ServerResponse): void {
  const to = new URL(request.url ?? '');
  const { 'proxy-connection': _, ...headers } = request.headers;
  const passed = ask(
    {
      host: '127.0.0.1',
      port: to.port,
      method: request.method,
      path: `${to.pathname}${to.search}`,
      headers: { ...headers, host: to.host },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    },
  );
  passed.on('error', () => response.destroy());
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}
