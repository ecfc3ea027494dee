import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/find/cell.ts';
import { doorOf, MOST_BYTES, type Wanted } from '../../src/find/door.ts';
import { csvOf, logInMemory, type LoggedRequest } from '../../src/find/request-log.ts';

const CAUSE = { kind: 'candidate' as const, page: 'https://here.example/a', query: null };

/** A door to a network that answers as told; `sent` is what left, `order` what happened when. */
function doorTo(answer: (address: string, signal: AbortSignal) => Promise<Response>, permitted = true) {
  const sent: string[] = [];
  const order: string[] = [];
  const reaches: (readonly string[])[] = [];
  const log = logInMemory();
  const cell = (reach: readonly string[]): Cell => {
    reaches.push(reach);
    return {
      fetch: (address, signal) => {
        sent.push(address);
        order.push('sent');
        return answer(address, signal);
      },
      close: () => void order.push('closed'),
    };
  };
  const noted = { ...log, begin: (row: Omit<LoggedRequest, 'outcome'>) => (order.push('noted'), log.begin(row)) };
  const door = doorOf({ cell, log: noted, loopbackAllowed: false, now: () => 5, has: () => Promise.resolve(permitted) });
  const ask = (address: string, more: Partial<Wanted> = {}) =>
    door({ address, kind: 'page', cause: CAUSE, signal: new AbortController().signal, ...more });
  return { ask, sent, order, reaches, log };
}

const html = (body = '<p>x', headers: Record<string, string> = {}): Response =>
  new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });

describe('the door', () => {
  it('notes a request before it leaves, and its outcome afterwards', async () => {
    const { ask, order, reaches, log } = doorTo(() => Promise.resolve(html('<p>hello')));
    const got = await ask('http://news.example.org/a#b');
    expect(got.ok && new TextDecoder().decode(got.bytes)).toBe('<p>hello');
    expect(order).toEqual(['noted', 'sent', 'closed']);
    expect(reaches).toEqual([['https://news.example.org', 'https://www.news.example.org']]);
    expect(await log.all()).toEqual([
      { at: 5, url: 'https://news.example.org/a', cause: CAUSE, outcome: { milliseconds: 0, status: 200, bytes: 8, trouble: null } },
    ]);
  });

  it.each(['https://192.168.0.1/', 'https://2130706433/', 'https://[::1]/', 'ftp://news.example.org/', 'nonsense'])(
    'sends nothing to %s, and notes nothing',
    async (address) => {
      const { ask, sent, log } = doorTo(() => Promise.resolve(html()));
      expect(await ask(address)).toEqual({ ok: false, trouble: { code: 'private' } });
      expect(sent).toEqual([]);
      expect(await log.all()).toEqual([]);
    },
  );

  it('sends nothing without access, and nothing that was cancelled', async () => {
    const without = doorTo(() => Promise.resolve(html()), false);
    expect(await without.ask('https://news.example.org/')).toEqual({ ok: false, trouble: { code: 'no-access' } });
    const { ask, sent } = doorTo(() => Promise.resolve(html()));
    expect(await ask('https://news.example.org/', { signal: AbortSignal.abort() })).toEqual({ ok: false, trouble: { code: 'cancelled' } });
    expect([...sent, ...without.sent]).toEqual([]);
  });

  it('refuses errors, other kinds of content, and more than it will hold', async () => {
    const trouble = async (response: Response, more: Partial<Wanted> = {}) => {
      const got = await doorTo(() => Promise.resolve(response)).ask('https://news.example.org/', more);
      return got.ok ? null : got.trouble;
    };
    expect(await trouble(new Response('x', { status: 503 }))).toEqual({ code: 'status', detail: '503' });
    expect(await trouble(html('x', { 'content-type': 'application/pdf' }))).toEqual({ code: 'wrong-type', detail: 'application/pdf' });
    expect(await trouble(html('x', { 'content-type': 'application/json' }))).toEqual({ code: 'wrong-type', detail: 'application/json' });
    expect(await trouble(html('x', { 'content-type': 'application/json' }), { kind: 'data' })).toBeNull();
    expect(await trouble(html('x', { 'content-length': String(MOST_BYTES + 1) }))).toEqual({ code: 'too-large' });
    expect(await trouble(html('xxxxxxxxxx'), { mostBytes: 9 })).toEqual({ code: 'too-large' });
  });

  it('does not take an answer from another site, whatever let it through', async () => {
    const elsewhere = html();
    Object.defineProperty(elsewhere, 'url', { value: 'https://other.example.org/' });
    expect(await doorTo(() => Promise.resolve(elsewhere)).ask('https://news.example.org/')).toEqual({
      ok: false,
      trouble: { code: 'private' },
    });
  });

  it('says when nothing answered, and when the reader stopped it', async () => {
    const { ask, log } = doorTo(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await ask('https://news.example.org/')).toEqual({ ok: false, trouble: { code: 'unreachable' } });
    expect((await log.all())[0]?.outcome?.trouble).toBe('unreachable');
    const stop = new AbortController();
    const waiting = doorTo(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
          stop.abort();
        }),
    );
    expect(await waiting.ask('https://news.example.org/', { signal: stop.signal })).toEqual({ ok: false, trouble: { code: 'cancelled' } });
  });
});

describe('the list of requests', () => {
  it('as a table runs nothing in a spreadsheet and keeps every quote', () => {
    const row: LoggedRequest = { at: 0, url: 'https://a.example/', cause: { kind: 'search', page: null, query: '=1+"2"' }, outcome: null };
    expect(csvOf([row])).toBe(
      'time,address,cause,page,query,status,bytes,milliseconds,trouble\r\n"1970-01-01T00:00:00.000Z","https://a.example/","search","","\'=1+""2""","","","",""\r\n',
    );
  });
});
