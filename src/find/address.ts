import { isPrivateAddress, type PrivateHostOptions } from '../extract/private-host.ts';

/**
 * The form in which an address is asked for, or null when it never is: public hosts only, over https only, without
 * user names and fragments. Where the manifest names loopback (demo and tests) that may be asked over http.
 */
export function askable(address: string, options: PrivateHostOptions = {}): URL | null {
  if (!URL.canParse(address) || isPrivateAddress(address, options)) return null;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  const isLoopback = options.loopbackAllowed === true && isPrivateAddress(address);
  if (!isLoopback && url.protocol === 'http:') {
    // A port of its own belongs to http; nobody answers https there.
    if (url.port !== '') return null;
    url.protocol = 'https:';
  }
  return url;
}

/** What a request to this address may reach, its own site with and without "www." and nothing else: a policy's sources. */
export const reachOf = ({ protocol, host }: URL): string[] =>
  /^[\d.:[\]]+$|^(?:[^.]+\.)?localhost(?::|$)/u.test(host)
    ? [`${protocol}//${host}`]
    : [`${protocol}//${host}`, `${protocol}//${host.startsWith('www.') ? host.slice(4) : `www.${host}`}`];

/** The permission that a request to this address needs, as match patterns; nothing broader. */
export const grantFor = (url: URL): string[] => reachOf(url).map((source) => `${new URL(source).protocol}//${new URL(source).hostname}/*`);

/** Second-level names under which anybody may have a site of their own ("bbc.co.uk"). */
const SHARED = /^(?:ac|co|com|edu|gob|gov|net|ne|or|org)\.[a-z]{2}$/u;

/** The part of a host that one owner has: a guess without the public list, good enough to spread candidates. */
export function siteOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { hostname } = new URL(address);
  const parts = hostname.split('.');
  if (/^[\d.]+$|^\[/u.test(hostname) || parts.length < 3) return hostname;
  const two = parts.slice(-2).join('.');
  return SHARED.test(two) ? parts.slice(-3).join('.') : two;
}

/** The last part of a path when it is long enough to be the story's own: stations of one network share it. */
export function slugOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const slug = new URL(address).pathname.split('/').findLast((part) => /[a-z]-[a-z]/iu.test(part)) ?? '';
  return slug.length >= 20 ? slug.toLowerCase() : null;
}
