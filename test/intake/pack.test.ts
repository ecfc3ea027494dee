import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import type { Article } from '../../src/core/model.ts';
import { base64, canonical, readPack, writePack, type PackHead } from '../../src/intake/pack.ts';

const ARTICLE: Article = {
  id: 'x',
  url: 'https://post.example/a',
  site: 'post.example',
  title: 'A title',
  byline: null,
  published: '2024-05-14',
  lang: 'en',
  text: 'The harbour was closed on Monday. It opens again in June, the ministry said.',
};

async function publisher() {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const key = base64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return {
    key,
    sign: async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes)),
  };
}
const head = (key: string, kind: PackHead['kind'] = 'articles'): PackHead => ({
  name: 'Harbour desk',
  publisher: 'Harbour Post',
  made: '2024-05-14T12:00:00Z',
  kind,
  key,
});

describe('a pack', () => {
  it('is read as it was signed, and names its key', async () => {
    const { key, sign } = await publisher();
    const read = await readPack(await writePack(head(key), [ARTICLE, { nothing: 'we know' }], sign));
    expect(read.ok && read.pack).toMatchObject({ trust: 'signed', skipped: 1, head: { publisher: 'Harbour Post' } });
    expect(read.ok && read.pack.keyName).toMatch(/^[\da-f]{16}$/u);
    expect(read.ok && read.pack.articles.map(({ text }) => text)).toEqual([ARTICLE.text]);
  });

  it('may hold fingerprints with addresses', async () => {
    const { key, sign } = await publisher();
    const { url, title, site, published } = ARTICLE;
    const read = await readPack(
      await writePack(head(key, 'fingerprints'), [{ url, title, site, published, ...fingerprintOf(ARTICLE) }], sign),
    );
    expect(read.ok && read.pack.fingerprints[0]).toMatchObject({ url, fingerprint: fingerprintOf(ARTICLE) });
  });

  it('is still itself with other line ends and other spacing', async () => {
    const { key, sign } = await publisher();
    const text = await writePack(head(key), [ARTICLE], sign);
    const other = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.stringify(JSON.parse(line), null, 0).replaceAll('":', '": '))
      .join('\r\n');
    expect((await readPack(other)).ok).toBe(true);
  });

  it('is refused when a character was changed, a line is missing or added, or another key stands there', async () => {
    const { key, sign } = await publisher();
    const text = await writePack(head(key), [ARTICLE, { ...ARTICLE, url: 'https://post.example/b' }], sign);
    const lines = text.trimEnd().split('\n');
    const another = (await publisher()).key;
    expect(await readPack(text.replace('June', 'July'))).toEqual({ ok: false, reason: 'changed' });
    expect(await readPack(lines.toSpliced(1, 1).join('\n'))).toEqual({ ok: false, reason: 'damaged' });
    expect(await readPack(lines.toSpliced(1, 0, lines[1] ?? '').join('\n'))).toEqual({ ok: false, reason: 'damaged' });
    expect(await readPack(text.replace(key, another))).toEqual({ ok: false, reason: 'changed' });
    expect(await readPack(text.replace(/"signature":"[^"]+"/u, '"signature":""'))).toEqual({ ok: false, reason: 'changed' });
    expect(await readPack(text.replace(/,"signature":"[^"]+"/u, ''))).toEqual({ ok: false, reason: 'changed' });
    expect(await readPack(text.slice(0, -30))).toEqual({ ok: false, reason: 'damaged' });
  });

  it('without a signature says so', async () => {
    const read = await readPack(await writePack(head(''), [ARTICLE], null));
    expect(read.ok && read.pack).toMatchObject({ trust: 'unsigned', keyName: '' });
  });

  it('gives only what was signed, whatever character is changed, and never throws', async () => {
    const { key, sign } = await publisher();
    const text = await writePack(head(key), [ARTICLE], sign);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }), async (at, letter) => {
        const read = await readPack(text.slice(0, at) + letter + text.slice(at + 1));
        if (!read.ok) return;
        expect(canonical(read.pack.head)).toBe(canonical(head(key)));
        expect(read.pack.articles.map((one) => one.text)).toEqual([ARTICLE.text]);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (some) => {
        expect((await readPack(some)).ok).toBe(false);
      }),
    );
  });
});
