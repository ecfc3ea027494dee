import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askable, grantFor, reachOf, siteOf, slugOf } from '../../src/find/address.ts';

describe('what may be asked for', () => {
  it.each([
    'http://localhost/a',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://10.0.0.1/',
    'https://012.0.0.1/',
    'https://192.168.1.1/router',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::a00:1]/',
    'https://router/',
    'https://router.local/',
    'https://news.internal/',
    'file:///etc/passwd',
    'ftp://news.example.org/a',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:word@news.example.org/',
    'http://news.example.org:8080/a',
    'no address',
  ])('is never %s', (address) => {
    expect(askable(address)).toBeNull();
  });

  it('is a public page, over https, without its fragment', () => {
    expect(askable('http://news.example.org/a?b=1#c')?.href).toBe('https://news.example.org/a?b=1');
    expect(askable('http://one.localhost:4000/a', { loopbackAllowed: true })?.href).toBe('http://one.localhost:4000/a');
    expect(askable('https://10.0.0.1/', { loopbackAllowed: true })).toBeNull();
  });

  it('is https and public for any address at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] }),
          fc.ipV4().map((ip) => `http://${ip}/`),
          fc.string(),
        ),
        (address) => {
          const url = askable(address);
          if (url !== null) expect(url.protocol).toBe('https:');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reaches its own site and no other', () => {
    const url = new URL('https://www.news.example.org/a');
    expect(reachOf(url)).toEqual(['https://www.news.example.org', 'https://news.example.org']);
    expect(grantFor(url)).toEqual(['https://www.news.example.org/*', 'https://news.example.org/*']);
  });
});

describe('networks', () => {
  it('are told by site and by the path they share', () => {
    expect(siteOf('https://sport.news.co.uk/a')).toBe('news.co.uk');
    expect(siteOf('https://a.b.example.org/')).toBe('example.org');
    expect(slugOf('https://one.example/2023/06/blinken-meets-chinese-official/13405/')).toBe('blinken-meets-chinese-official');
    expect(slugOf('https://one.example/a')).toBeNull();
  });
});
