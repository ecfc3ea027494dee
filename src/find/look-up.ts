import { day, hostOf } from '../ui/format.ts';
import type { FindStart } from './start.ts';
import type { Named } from './candidates.ts';
import type { Trouble } from './door.ts';
import type { FindDoors } from './doors.ts';
import type { Days, Provider } from './providers/provider.ts';
import { availabilityAddress, cdxAddress, readAvailability, readCdx } from './providers/wayback.ts';

/** One request to an index, as the page lists it. */
export interface Asked {
  readonly key: string;
  readonly host: string;
  /** What was sent: the query, or the address that was asked for. */
  readonly what: string;
  readonly done: boolean;
  readonly hits: number;
  readonly trouble: Trouble | null;
  /** What the index says instead of an answer. */
  readonly says: string | null;
}

export interface LookUp {
  readonly doors: FindDoors;
  readonly page: string;
  readonly told: (asked: Asked) => void;
  /** Candidates, as soon as they are known. */
  readonly found: (hits: readonly Named[]) => void;
  readonly signal: AbortSignal;
}

/** Ask an index these queries one after another, with the rest between that it wants. */
export async function askIndex(
  provider: Provider,
  queries: readonly { readonly clue: 'exact' | 'loose'; readonly query: string }[],
  days: Days | null,
  { doors, page, told, found, signal }: LookUp,
): Promise<void> {
  for (const [i, { clue, query }] of queries.entries()) {
    const address = provider.addressFor(query, days);
    const line = { key: `${provider.id} ${query}`, host: hostOf(address), what: query, done: false, hits: 0, trouble: null, says: null };
    told(line);
    if (i > 0) await rest(provider.pause, signal);
    const got = await doors.door({ address, kind: 'data', cause: { kind: 'search', page, query }, signal });
    if (!got.ok) {
      told({ ...line, done: true, trouble: got.trouble });
      continue;
    }
    const read = provider.read(new TextDecoder().decode(got.bytes), got.type);
    if ('says' in read) told({ ...line, done: true, says: read.says });
    else {
      told({ ...line, done: true, hits: read.length });
      found(read.map((hit) => ({ ...hit, clue })));
    }
  }
}

/** Ask the archive whether it has this page, and when it looked different. */
export async function askArchive(of: FindStart['page'], { doors, page, told, found, signal }: LookUp): Promise<void> {
  const { availability, cdx, captures } = doors.archive;
  const ask = async (address: string): Promise<string | null> => {
    const line: Asked = { key: address, host: hostOf(address), what: of.url, done: false, hits: 0, trouble: null, says: null };
    told(line);
    const got = await doors.door({ address, kind: 'data', cause: { kind: 'archive', page, query: null }, signal });
    told({ ...line, done: true, trouble: got.ok ? null : got.trouble });
    return got.ok ? new TextDecoder().decode(got.bytes) : null;
  };
  const available = await ask(availabilityAddress(of.url, availability));
  if (available === null || readAvailability(available) === false) return;
  const list = await ask(cdxAddress(of.url, cdx));
  if (list === null) return;
  const read = readCdx(list, captures);
  const line: Asked = { key: cdxAddress(of.url, cdx), host: hostOf(cdx), what: of.url, done: true, hits: 0, trouble: null, says: null };
  if ('says' in read) {
    return told({ ...line, says: read.says });
  }
  told({ ...line, hits: read.length });
  const outlet = of.outlet ?? of.site;
  found(read.map((hit) => ({ ...hit, title: of.title, outlet: `${outlet}, ${day(hit.published)}`, clue: 'capture' as const })));
}

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (milliseconds === 0 || signal.aborted) return done();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
