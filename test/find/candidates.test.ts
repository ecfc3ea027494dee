import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteOf } from '../../src/find/address.ts';
import { gathered, MOST_LISTED, MOST_TICKED, OF_ONE_NETWORK, spread, tickedOf, type Clue, type Named } from '../../src/find/candidates.ts';

const PAGE = { url: 'https://here.example/story', title: 'Minister arrives in Velmora for talks', published: '2024-05-14' };
const named = (url: string, clue: Clue, more: Partial<Named> = {}): Named => ({
  url,
  title: null,
  outlet: null,
  published: null,
  language: null,
  clue,
  ...more,
});

describe('candidates', () => {
  it('are one an address; the page itself and what is known are left out', () => {
    const found = gathered(
      [
        named('https://a.example/x?utm_source=y', 'exact'),
        named('http://www.a.example/x/', 'loose'),
        named('https://here.example/story#top', 'exact'),
        named('https://known.example/k', 'exact'),
      ],
      PAGE,
      ['https://known.example/k'],
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.clues).toEqual(['exact', 'loose']);
  });

  it('stand surest first: named and exact before loose, near dates before far ones', () => {
    const { listed } = spread(
      gathered(
        [
          named('https://far.example/1', 'loose', { published: '2021-01-01' }),
          named('https://loose.example/1', 'loose', { published: '2024-05-15' }),
          named('https://exact.example/1', 'exact', { published: '2024-05-13' }),
          named('https://source.example/1', 'named'),
        ],
        PAGE,
        [],
      ),
    );
    expect(listed.map(({ url }) => new URL(url).hostname)).toEqual(['source.example', 'exact.example', 'loose.example', 'far.example']);
    expect(tickedOf(listed)).toEqual(['https://source.example/1', 'https://exact.example/1']);
  });

  it('are never ten of one network, by site or by shared path', () => {
    const stations = Array.from({ length: 10 }, (_, i) =>
      named(`https://abc${String(i)}.example/blinken-meets-chinese-official/`, 'exact'),
    );
    const pages = Array.from({ length: 10 }, (_, i) => named(`https://n${String(i)}.one-network.example/${String(i)}`, 'exact'));
    const { listed, left } = spread(gathered([...stations, ...pages, named('https://other.example/1', 'loose')], PAGE, []));
    expect(listed.filter(({ url }) => url.includes('blinken'))).toHaveLength(OF_ONE_NETWORK);
    expect(listed.filter(({ url }) => url.includes('one-network'))).toHaveLength(OF_ONE_NETWORK);
    expect(listed.at(-1)?.url ?? '').toBe('https://other.example/1');
    expect(left).toBe(14);
  });

  it('keep these rules whatever an index names', () => {
    const host = fc.constantFrom('a.one.example', 'b.one.example', 'two.example', 'three.example', 'x.two.example');
    const row = fc.record({ host, path: fc.integer({ min: 0, max: 60 }), clue: fc.constantFrom<Clue>('named', 'exact', 'loose', 'pack') });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 120 }), (rows) => {
        const all = gathered(
          rows.map((one) => named(`https://${one.host}/${String(one.path)}`, one.clue)),
          PAGE,
          [],
        );
        const { listed, left } = spread(all);
        expect(listed.length + left).toBe(all.length);
        expect(listed.length).toBeLessThanOrEqual(MOST_LISTED);
        expect(tickedOf(listed).length).toBeLessThanOrEqual(MOST_TICKED);
        const sites = new Map<string, number>();
        for (const { url } of listed) sites.set(siteOf(url), (sites.get(siteOf(url)) ?? 0) + 1);
        for (const count of sites.values()) expect(count).toBeLessThanOrEqual(OF_ONE_NETWORK);
      }),
    );
  });
});
