/**
 * A place to fetch in that can reach a few hosts and no other. An empty frame of our own gets a content policy naming
 * just these; the browser holds every step of a request to it, redirects too, before anything is sent. So a page that
 * sends us on to the reader's router, in whatever spelling, sends us nowhere (both browsers: test/browser/31-find.test.ts).
 */
export interface Cell {
  fetch(address: string, signal: AbortSignal): Promise<Response>;
  close(): void;
}

export function openCell(reach: readonly string[]): Cell {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  const { contentDocument, contentWindow } = frame;
  if (contentDocument === null || contentWindow === null) throw new Error('no frame to fetch in');
  const policy = contentDocument.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `default-src 'none'; connect-src ${reach.join(' ')}`;
  contentDocument.head.append(policy);
  const inner = contentWindow as Window & typeof globalThis;
  return {
    fetch: (address, signal) =>
      inner.fetch(address, {
        signal,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'follow',
        cache: 'no-store',
        headers: { accept: 'text/html,application/json;q=0.9,application/xml;q=0.8,*/*;q=0.5' },
      }),
    close: () => frame.remove(),
  };
}
