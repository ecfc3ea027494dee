import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract.ts';

const PROSE = 'The harbour council of Velma voted on Monday to close the old swing bridge for eleven weeks, the clerk of the council said.';

async function linksOf(line: string, place: 'inside' | 'behind' = 'inside'): Promise<(readonly [string, string])[]> {
  const body = `<h1>Velma closes its swing bridge</h1>${`<p>${PROSE}</p>`.repeat(5)}`;
  const page =
    place === 'inside'
      ? `<article>${body}${line}</article>`
      : `<article>${body}</article><aside><h3>More</h3></aside><footer class="article-footer">${line}</footer>`;
  const { document } = parseHTML(
    `<!doctype html><html lang="en"><head><title>Velma closes its swing bridge</title><meta property="og:type" content="article"></head><body>${page}</body></html>`,
  );
  const found = await extractArticle(document as unknown as Document, 'https://copy.example/story');
  if (!found.ok) throw new Error(found.detail);
  return (found.article.links ?? []).filter(({ source }) => source === 'credit-line').map(({ relation, url }) => [relation, url] as const);
}

describe('credit lines with a link', () => {
  it.each([
    '<p>This article was originally published at <a href="https://wire.example/story">The Wire</a>.</p>',
    '<p><em>Source: <a href="https://wire.example/story"><b>The Wire</b></a></em></p>',
    '<p class="via">via <a href="https://wire.example/story">AP</a></p>',
    '<p>Read the full story at <a href="//wire.example/story">wire.example</a></p>',
  ])('name where the text came from: %s', async (line) => {
    expect(await linksOf(line)).toEqual([['syndicated-from', 'https://wire.example/story']]);
    expect(await linksOf(line, 'behind')).toEqual([['syndicated-from', 'https://wire.example/story']]);
  });

  it.each([
    '<p>Source: <a href="/archive">our archive</a></p>',
    '<p>Via <a href="mailto:desk@wire.example">the desk</a></p>',
    '<p>The council first published its plan on <a href="https://council.example/plan">its own page</a> in spring.</p>',
    '<p>Read more: <a href="https://other.example/1">Ten things to do this weekend</a></p>',
  ])('are no line that leads to the same site, to no page, or away from the story: %s', async (line) => {
    expect(await linksOf(line)).toEqual([]);
  });
});
