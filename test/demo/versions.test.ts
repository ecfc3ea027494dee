import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { versionRows } from '../../scripts/demo-versions.ts';
import type { Article } from '../../src/core/model.ts';
import { demoArticle, demoPages } from './pages.ts';
import { PLANTED } from './planted.ts';

const file = resolve(dirname(fileURLToPath(import.meta.url)), '../../assets/demo/versions.jsonl');

/** What a reader would miss; the id stands for address and text. */
const named = ({ id, site, title, outlet, published, lang }: Article): string => [id, site, title, outlet, published, lang].join(' | ');

describe('the demo’s articles', () => {
  it('are in versions.jsonl as our extraction reads them (else run scripts/demo-versions.ts)', async () => {
    const [kept, read] = [readFileSync(file, 'utf8'), await versionRows()].map((rows) =>
      rows
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row) as Article),
    );
    expect(kept?.map(named)).toEqual(read?.map(named));
  });

  it('keep every planted deviation and artifact in the text', async () => {
    const articles = new Map<string, Article>();
    for (const page of demoPages()) articles.set(page.file, await demoArticle(page));
    const lost = PLANTED.filter((item) => item.kind !== 'residue' && articles.get(item.page)?.text.includes(item.text) !== true);
    expect(lost).toEqual([]);
  });

  it('lead to the wire wherever they are served', () => {
    const pages = demoPages((host) => `http://${host}.localhost:4000`);
    const german = pages.find((page) => page.role === 'other-language');
    expect(german?.html).toContain('http://harbour-wire.localhost:4000/2026/05/12/marrow-strait-ferries');
    expect(pages.map((page) => page.html).join('')).not.toMatch(/https:\/\/[\w-]+\.example/u);
  });
});
