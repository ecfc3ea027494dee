/**
 * Hosts whose pages are never read: this machine, the local network, intranet names. The URL parser brings every
 * spelling of an IPv4 address (decimal, octal, hexadecimal, short) and of an IPv6 address into one form first.
 *
 * `loopbackAllowed` is set only where the manifest itself names loopback (demo and tests).
 */
export interface PrivateHostOptions {
  readonly loopbackAllowed?: boolean;
}

const PRIVATE_NAME = /(?:^|\.)(?:local|localdomain|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa|onion)$/u;

/** `host` as in an address: a name, an IPv4 address or an IPv6 address (in brackets or bare), with a port or without. */
export function isPrivateHost(host: string, options: PrivateHostOptions = {}): boolean {
  const kind = kindOf(host);
  return kind === 'private' || (kind === 'loopback' && options.loopbackAllowed !== true);
}

/** Anything but an http(s) address of a public host. */
export function isPrivateAddress(url: string, options: PrivateHostOptions = {}): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return !/^https?:$/u.test(protocol) || isPrivateHost(hostname, options);
}

type Kind = 'public' | 'loopback' | 'private';

function kindOf(written: string): Kind {
  const host = written.trim();
  const bare = /^[^[\]]*:[^[\]]*:/u.test(host) ? `[${host}]` : host;
  const address = `http://${bare.replace(/%[^\]]*\]/u, ']')}/`;
  if (host === '' || /[/@?#\\]/u.test(host) || !URL.canParse(address)) return 'private';
  const name = new URL(address).hostname.replace(/\.$/u, '');
  if (name.startsWith('[')) return ofV6(name.slice(1, -1));
  const v4 = /^(\d+)\.(\d+)\.(\d+)\.\d+$/u.exec(name);
  if (v4 !== null) return ofV4(Number(v4[1]), Number(v4[2]), Number(v4[3]));
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  return !name.includes('.') || PRIVATE_NAME.test(name) ? 'private' : 'public';
}

/** By the IANA registry of special-purpose addresses. */
function ofV4(a: number, b: number, c: number): Kind {
  if (a === 127) return 'loopback';
  const special =
    a === 0 ||
    a === 10 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && (b === 168 || (b === 0 && c === 0))) ||
    (a === 198 && (b === 18 || b === 19));
  return special ? 'private' : 'public';
}

/** IPv6 in the parser's form: hexadecimal words, at most one "::". Embedded IPv4 addresses count as themselves. */
function ofV6(name: string): Kind {
  const [head = [], tail = []] = name.split('::').map((half) =>
    half
      .split(':')
      .filter(Boolean)
      .map((word) => Number.parseInt(word, 16)),
  );
  const words = [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
  const embedded = (high = 0, low = 0): Kind => ofV4(high >> 8, high & 255, low >> 8);
  const [first = 0, second, third] = words;
  if (words.slice(0, 5).every((word) => word === 0)) {
    if (words[5] === 0 && words[6] === 0 && (words[7] ?? 0) < 2) return words[7] === 1 ? 'loopback' : 'private';
    if (words[5] === 0 || words[5] === 0xffff) return embedded(words[6], words[7]);
  }
  if (first === 0x64 && second === 0xff9b) return embedded(words[6], words[7]);
  if (first === 0x2002) return embedded(second, third);
  return first >= 0xfc00 || first < 0x100 ? 'private' : 'public';
}
