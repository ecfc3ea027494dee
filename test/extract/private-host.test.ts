import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivateAddress, isPrivateHost } from '../../src/extract/private-host.ts';

const loopback = [
  'localhost',
  'LOCALHOST.',
  'a.localhost',
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '0x7f000001',
  '127.0.0.1:8080',
  'localhost:3000',
  '[::1]',
  '::1',
  '[::1]:80',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '::ffff:7f00:1',
  '[64:ff9b::127.0.0.1]',
  '[::127.0.0.1]',
  '[2002:7f00:1::]',
];
const privates = [
  '',
  ' ',
  'intranet',
  'printer',
  'nas.local',
  'wiki.internal',
  'router.lan',
  'box.home.arpa',
  'x.test',
  '10.0.0.1',
  '10.255.1.2',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.257',
  '0xC0A80001',
  '3232235521',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '0',
  '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1',
  '256.1.1.1',
  '1.2.3.4.5.6',
  '[fe80::1]',
  'fe80::1%eth0',
  '[fd00::1]',
  '[fc00::]',
  '[ff02::1]',
  '[::]',
  '[::ffff:10.0.0.1]',
  '[2002:c0a8:1::]',
  'a/b',
  'user@host.example',
  'exa mple.com',
  'http://x',
  '[::1',
  '1:2:3',
];
const open = [
  'example.com',
  'www.bbc.co.uk',
  'a.b.c.example',
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '100.63.0.1',
  '192.0.2.1',
  '[2606:4700::1111]',
  '2001:4860:4860::8888',
  '[::ffff:8.8.8.8]',
  'xn--mnchen-3ya.de',
  'münchen.de',
  'localhost.example.com',
  'local.example',
  'EXAMPLE.COM:443',
];

describe('private hosts', () => {
  it.each([...loopback, ...privates])('%j is never read', (host) => expect(isPrivateHost(host)).toBe(true));
  it.each(loopback)('%j is read where the manifest names loopback', (host) =>
    expect(isPrivateHost(host, { loopbackAllowed: true })).toBe(false),
  );
  it.each(privates)('%j is not read even there', (host) => expect(isPrivateHost(host, { loopbackAllowed: true })).toBe(true));
  it.each(open)('%j is public', (host) => expect(isPrivateHost(host)).toBe(false));

  it('tells every spelling of an address alike', () => {
    const spelled = (n: number): string[] => {
      const bytes = [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
      return [
        bytes.join('.'),
        String(n),
        `0x${n.toString(16)}`,
        bytes.map((b) => `0${b.toString(8)}`).join('.'),
        `${String(bytes[0])}.${String(n & 0xffffff)}`,
        `[::ffff:${bytes.join('.')}]`,
      ];
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (n) => {
        expect(new Set(spelled(n).map((host) => isPrivateHost(host))).size).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses other schemes and what is no address', () => {
    for (const url of [
      'file:///etc/passwd',
      'ftp://example.com/',
      'about:blank',
      'javascript:1',
      'chrome://settings',
      'nonsense',
      'http://',
      'https://10.0.0.1/x',
      'data:text/html,x',
    ])
      expect(isPrivateAddress(url), url).toBe(true);
    expect(isPrivateAddress('https://example.com/news')).toBe(false);
  });
});
