import { isPrivateAddress, type PrivateHostOptions } from '../extract/private-host.ts';
import { askable, grantFor, reachOf } from './address.ts';
import type { Cell } from './cell.ts';
import type { Cause, RequestLog } from './request-log.ts';

/**
 * The one door through which Urtext asks the network for anything. What is asked for was shown to the reader and caused
 * by a click; it is written in the log before it leaves. No cookies, no referrer, public hosts over https, only hosts
 * that the reader has granted; sent on, a request stays within its own site or ends.
 */
export const MOST_BYTES = 10_000_000;
export const LONGEST_MS = 20_000;

export type Kind = 'page' | 'data';
/** What is read as what; anything else is not. */
const TYPES: Readonly<Record<Kind, RegExp>> = {
  page: /^(?:text\/html|application\/xhtml\+xml)\b/iu,
  data: /^(?:text\/(?:plain|html|xml|json|csv)|application\/(?:[\w.+-]*(?:json|xml|jsonl|x-ndjson)|ndjson))\b/iu,
};

export type Trouble =
  | { readonly code: 'private' | 'no-access' | 'too-slow' | 'cancelled' | 'unreachable' | 'too-large' }
  | { readonly code: 'wrong-type' | 'status'; readonly detail: string };

export type Got =
  | { readonly ok: true; readonly url: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }
  | { readonly ok: false; readonly trouble: Trouble };

export interface DoorWorld extends PrivateHostOptions {
  readonly cell: (reach: readonly string[]) => Cell;
  readonly log: RequestLog;
  readonly has: (origins: string[]) => Promise<boolean>;
  readonly now: () => number;
}

export interface Wanted {
  readonly address: string;
  readonly kind: Kind;
  readonly cause: Cause;
  readonly signal: AbortSignal;
  readonly mostBytes?: number;
}

export type Door = (wanted: Wanted) => Promise<Got>;

const failed = (code: 'private' | 'no-access' | 'too-slow' | 'cancelled' | 'unreachable' | 'too-large'): Got => ({
  ok: false,
  trouble: { code },
});

export const doorOf =
  (world: DoorWorld): Door =>
  async ({ address, kind, cause, signal, mostBytes = MOST_BYTES }) => {
    const url = askable(address, world);
    if (url === null) return failed('private');
    if (signal.aborted) return failed('cancelled');
    if (!(await world.has(grantFor(url)))) return failed('no-access');
    const entry = await world.log.begin({ at: world.now(), url: url.href, cause });
    const began = world.now();
    const { got, status, bytes } = await ask(world, url, kind, mostBytes, signal);
    await world.log.end(entry, {
      milliseconds: Math.max(0, world.now() - began),
      status,
      bytes,
      trouble: got.ok ? null : got.trouble.code,
    });
    return got;
  };

interface Outcome {
  readonly got: Got;
  readonly status: number | null;
  readonly bytes: number;
}

async function ask(world: DoorWorld, url: URL, kind: Kind, mostBytes: number, signal: AbortSignal): Promise<Outcome> {
  const late = AbortSignal.timeout(LONGEST_MS);
  const stop = new AbortController();
  for (const one of [late, signal]) one.addEventListener('abort', () => stop.abort(), { signal: stop.signal });
  const cell = world.cell(reachOf(url));
  const seen = { status: null as number | null, bytes: 0 };
  try {
    const answer = await cell.fetch(url.href, stop.signal);
    seen.status = answer.status;
    const got = await readAnswer(world, url, answer, kind, mostBytes, (size) => (seen.bytes = size));
    return { got, ...seen };
  } catch (thrown) {
    // Both browsers say "TypeError" for whatever kept an answer away, and "AbortError" for our own stop.
    const { name } = thrown as { name?: string };
    if (name !== 'TypeError' && name !== 'AbortError' && name !== 'TimeoutError' && name !== 'NetworkError') throw thrown;
    const code = signal.aborted ? 'cancelled' : late.aborted ? 'too-slow' : 'unreachable';
    return { got: failed(code), ...seen };
  } finally {
    stop.abort();
    cell.close();
  }
}

async function readAnswer(
  options: PrivateHostOptions,
  asked: URL,
  answer: Response,
  kind: Kind,
  mostBytes: number,
  counted: (bytes: number) => void,
): Promise<Got> {
  const at = answer.url === '' ? asked.href : answer.url;
  // The cell let it through, so it is within the site; looked at again all the same.
  if (isPrivateAddress(at, options) || !reachOf(asked).includes(new URL(at).origin)) return failed('private');
  if (!answer.ok) return { ok: false, trouble: { code: 'status', detail: String(answer.status) } };
  const type = answer.headers.get('content-type') ?? '';
  if (!TYPES[kind].test(type)) return { ok: false, trouble: { code: 'wrong-type', detail: type.slice(0, 80) } };
  if (Number(answer.headers.get('content-length') ?? 0) > mostBytes) return failed('too-large');
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  for (let step = await reader?.read(); step !== undefined && !step.done; step = await reader?.read()) {
    size += step.value.length;
    counted(size);
    if (size > mostBytes) return failed('too-large');
    parts.push(step.value);
  }
  const bytes = new Uint8Array(size);
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return { ok: true, url: at, bytes, type };
}
