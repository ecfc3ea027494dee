import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gdelt } from '../../src/find/providers/gdelt.ts';
import { daysAround, isoDate } from '../../src/find/providers/provider.ts';
import { isTemplate, template } from '../../src/find/providers/template.ts';
import { cdxAddress, readAvailability, readCdx } from '../../src/find/providers/wayback.ts';

describe('GDELT', () => {
  it('is asked for a list of articles, an "or" in brackets, within the days', () => {
    const url = new URL(gdelt().addressFor('"a b" OR "c d"', { from: '2024-05-04', to: '2024-05-24' }));
    expect(url.origin + url.pathname).toBe('https://api.gdeltproject.org/api/v2/doc/doc');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      query: '("a b" OR "c d")',
      mode: 'artlist',
      format: 'json',
      startdatetime: '20240504000000',
      enddatetime: '20240524235959',
    });
  });

  it('is read row by row, and heard when it complains', () => {
    const body = JSON.stringify({
      articles: [
        { url: 'https://a.example/1', title: ' A\n title ', seendate: '20230619T161500Z', domain: 'a.example', language: 'English' },
        { url: 'no address' },
        null,
      ],
    });
    expect(gdelt().read(body, 'application/json')).toEqual([
      { url: 'https://a.example/1', title: 'A title', outlet: 'a.example', published: '2023-06-19T16:15:00Z', language: 'English' },
    ]);
    expect(gdelt().read('{}', 'application/json')).toEqual([]);
    // Titles as they come: a stray backslash is mended, a row that is beyond that costs itself alone.
    const careless = String.raw`{ "articles": [ { "url": "https://a.example/1", "title": "A \u00e9 \d b", "domain": "a.example" }
      , { "url": "https://b.example/2", "title": "He said \\"no", "domain": "b.example" }, {"url": "https://c.example/3", "title": "C"} ] }`;
    expect(
      (gdelt().read(careless, 'application/json') as readonly { url: string; title: string }[]).map(({ url, title }) => [url, title]),
    ).toEqual([
      ['https://a.example/1', 'A é d b'],
      ['https://c.example/3', 'C'],
    ]);
    expect(gdelt().read('Your query was too short or too long.', 'text/html')).toEqual({ says: 'Your query was too short or too long.' });
  });
});

describe('an index of one’s own', () => {
  const own = template({ name: 'Own', address: 'https://search.example/api?q={searchTerms}&from={startdate}&n={count?}&x={other?}' });

  it('gets the query where its address has a place for it', () => {
    expect(own.addressFor('a & "b"', { from: '2024-05-04', to: '2024-05-24' })).toBe(
      'https://search.example/api?q=a%20%26%20%22b%22&from=2024-05-04&n=50&x=',
    );
    expect(isTemplate('https://search.example/?q={query}')).toBe(true);
    expect(isTemplate('https://search.example/?q=x')).toBe(false);
  });

  it('is read whatever its list is called', () => {
    const rows = [{ webUrl: 'https://a.example/1', headline: 'One', pub_date: '2024-05-14T10:00:00Z', source: { name: 'A' } }];
    const hit = { url: 'https://a.example/1', title: 'One', outlet: 'A', published: '2024-05-14T10:00:00Z', language: null };
    expect(own.read(JSON.stringify({ status: 'ok', response: { meta: [1], results: rows } }), 'application/json')).toEqual([hit]);
    expect(own.read(JSON.stringify(rows), 'application/json')).toEqual([hit]);
    expect(own.read('{"results":[{"url":"javascript:alert(1)"}]}', 'application/json')).toEqual([]);
    expect(own.read('Too many requests', 'text/plain')).toEqual({ says: 'Too many requests' });
  });

  it('survives any answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
        if (body.trimStart().startsWith('<')) return;
        for (const one of [own, gdelt()]) expect(one.read(body, 'application/json')).toBeDefined();
        expect(readCdx(body)).toBeDefined();
        expect([true, false, null]).toContain(readAvailability(body));
      }),
    );
  });
});

describe('the archive', () => {
  it('lists captures whose content differs, first and last among them', () => {
    const rows = Array.from({ length: 9 }, (_, i) => [
      `2024051${String(i)}120000`,
      'https://a.example/1',
      'text/html',
      `D${String(i % 8)}`,
    ]);
    const found = readCdx(JSON.stringify([['timestamp', 'original', 'mimetype', 'digest'], ...rows]));
    expect(Array.isArray(found) && found.map(({ url }) => url)).toEqual(
      [0, 2, 5, 7].map((day) => `https://web.archive.org/web/2024051${String(day)}120000id_/https://a.example/1`),
    );
    expect(new URL(cdxAddress('https://a.example/1?b=2')).searchParams.get('url')).toBe('https://a.example/1?b=2');
    expect(readAvailability('{"archived_snapshots":{"closest":{"available":true}}}')).toBe(true);
    expect(readAvailability('{"archived_snapshots":{}}')).toBe(false);
  });
});

describe('dates', () => {
  it('of every kind become one kind, or none', () => {
    expect(isoDate('20230619T161500Z')).toBe('2023-06-19T16:15:00Z');
    expect(isoDate('20230619161500')).toBe('2023-06-19T16:15:00Z');
    expect(isoDate(1_687_191_300)).toBe('2023-06-19T16:15:00.000Z');
    expect(isoDate('Mon, 19 Jun 2023 16:15:00 GMT')).toBe('2023-06-19T16:15:00.000Z');
    expect(isoDate('soon')).toBeNull();
    expect(daysAround('2024-05-14T10:00:00+09:00')).toEqual({ from: '2024-05-04', to: '2024-05-24' });
    expect(daysAround(null)).toBeNull();
  });
});
