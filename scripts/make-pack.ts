import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fingerprintOf } from '../src/core/fingerprint/fingerprint.ts';
import { articleFrom, parseLine } from '../src/intake/article-row.ts';
import { writePack } from '../src/intake/pack.ts';

/**
 * Signs a pack (docs/packs.md) on stdout:
 * node scripts/run-ts.mjs scripts/make-pack.ts ARTICLES.jsonl NAME PUBLISHER KEY.pem [fingerprints]
 */
export async function main([file = '', name = '', publisher = '', pem = '', kind = 'articles']: readonly string[]): Promise<number> {
  if (pem === '' || (kind !== 'articles' && kind !== 'fingerprints')) {
    console.error('usage: make-pack.ts ARTICLES.jsonl NAME PUBLISHER KEY.pem [fingerprints]');
    return 2;
  }
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const articles = lines.flatMap((line, i) => {
    const parsed = parseLine(line);
    const row = parsed.ok ? articleFrom(parsed.value) : parsed;
    if (!row.ok) console.error(`${file}:${String(i + 1)}: ${row.reason}`);
    return row.ok ? [row.article] : [];
  });
  const rows = articles.map((article) => {
    const { url, title, site, published } = article;
    return kind === 'articles' ? article : { url, title, site, published, ...fingerprintOf(article) };
  });
  const privateKey = createPrivateKey(readFileSync(pem));
  const key = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
  const head = { name, publisher, made: new Date().toISOString(), kind, key } as const;
  process.stdout.write(await writePack(head, rows, (bytes) => Promise.resolve(sign(null, bytes, privateKey))));
  return articles.length === lines.length ? 0 : 1;
}
