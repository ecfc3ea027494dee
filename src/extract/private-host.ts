/**
 * Hosts whose pages are never read: this machine, the local network, intranet names. Covers every spelling of an
 * IPv4 address that URL parsers accept (decimal, octal, hexadecimal, short forms), IPv6 with embedded IPv4,
 * names under .local and the like, and names without a dot.
 *
 * `loopbackAllowed` is set only where the manifest itself names loopback (demo and tests).
 */
export interface PrivateHostOptions {
  readonly loopbackAllowed?: boolean;
}

const PRIVATE_SUFFIX = /(?:^|\.)(?:local|localhost|localdomain|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa|onion)$/u;

export function isPrivateHost(host: string, options: PrivateHostOptions = {}): boolean {
  const kind = hostKind(host);
  if (kind === 'public') return false;
  return !(kind === 'loopback' && options.loopbackAllowed === true);
}

/** Is this address one that may be read at all: http(s), not a private host? */
export function isPrivateAddress(url: string, options: PrivateHostOptions = {}): boolean {
  if (!URL.canParse(url)) return true;
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return true;
  return isPrivateHost(parsed.hostname, options);
}

function hostKind(raw: string): 'public' | 'loopback' | 'private' {
  let host = raw.trim().toLowerCase();
  if (host.startsWith('[')) {
    const close = host.indexOf(']');
    host = host.slice(1, close === -1 ? undefined : close);
  } else if (/^[^:]*:\d+$/u.test(host)) host = host.slice(0, host.indexOf(':'));
  host = host.replace(/\.$/u, '');
  if (host === '') return 'private';
  if (host.includes(':')) return v6Kind(host);
  const v4 = parseV4(host);
  if (v4 !== null) return v4Kind(v4);
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (!host.includes('.') || PRIVATE_SUFFIX.test(host)) return 'private';
  return 'public';
}

/** The 32-bit value of an IPv4 address in any spelling, or null when it is a name. NaN when out of range. */
function parseV4(host: string): number | null {
  const parts = host.split('.');
  if (parts.length > 4) return null;
  if (!/^(?:0x[\da-f]*|\d+)$/u.test(parts.at(-1) ?? '')) return null;
  let value = 0;
  for (const [i, part] of parts.entries()) {
    const n = partOf(part);
    if (Number.isNaN(n)) return Number.NaN;
    const last = i === parts.length - 1;
    const room = last ? 256 ** (5 - parts.length) : 256;
    if (n >= room) return Number.NaN;
    value += last ? n : n * 256 ** (3 - i);
  }
  return value;
}

function partOf(part: string): number {
  if (/^0x[\da-f]*$/u.test(part)) return part === '0x' ? 0 : Number.parseInt(part.slice(2), 16);
  if (/^0[0-7]+$/u.test(part)) return Number.parseInt(part, 8);
  return /^\d+$/u.test(part) ? Number.parseInt(part, 10) : Number.NaN;
}

function v4Kind(value: number): 'public' | 'loopback' | 'private' {
  if (Number.isNaN(value)) return 'private';
  const [a, b] = [Math.floor(value / 2 ** 24), Math.floor(value / 2 ** 16) % 256];
  if (a === 127) return 'loopback';
  const isPrivate =
    a === 0 ||
    a === 10 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && Math.floor(value / 256) % 256 === 0) ||
    (a === 198 && (b === 18 || b === 19)) ||
    a >= 224;
  return isPrivate ? 'private' : 'public';
}

function v6Kind(host: string): 'public' | 'loopback' | 'private' {
  const words = v6Words(host.replace(/%.*$/u, ''));
  if (words === null) return 'private';
  const lead = words.slice(0, 5).every((w) => w === 0);
  const tail = (words[6] ?? 0) * 65536 + (words[7] ?? 0);
  if (lead && words[5] === 0) return tail === 1 ? 'loopback' : tail === 0 ? 'private' : v4Kind(tail);
  if (lead && words[5] === 0xffff) return v4Kind(tail);
  const first = words[0] ?? 0;
  if (first === 0x64 && words[1] === 0xff9b) return v4Kind(tail);
  if (first === 0x2002) return v4Kind((words[1] ?? 0) * 65536 + (words[2] ?? 0));
  const isPrivate = (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || (first & 0xff00) === 0xff00 || (first & 0xffc0) === 0xfec0;
  return isPrivate ? 'private' : 'public';
}

function v6Words(host: string): number[] | null {
  let source = host;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/u.exec(source);
  if (dotted !== null) {
    const v4 = parseV4(dotted[2] ?? '');
    if (v4 === null || Number.isNaN(v4)) return null;
    source = `${dotted[1] ?? ''}${Math.floor(v4 / 65536).toString(16)}:${(v4 % 65536).toString(16)}`;
  }
  const halves = source.split('::');
  if (halves.length > 2) return null;
  const words = (half: string | undefined): number[] => (half === undefined || half === '' ? [] : half.split(':').map((w) => (/^[\da-f]{1,4}$/u.test(w) ? Number.parseInt(w, 16) : Number.NaN)));
  const head = words(halves[0]);
  const rest = words(halves[1]);
  const missing = 8 - head.length - rest.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const all = [...head, ...Array<number>(Math.max(0, missing)).fill(0), ...rest];
  return all.some(Number.isNaN) ? null : all;
}
