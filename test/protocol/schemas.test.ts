import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageKind, Request } from '../../src/protocol/messages.ts';
import { checkRequest, schemas } from '../../src/protocol/schemas.ts';

const article = {
  id: 'a',
  url: 'https://a.example/',
  site: 'a.example',
  title: null,
  byline: null,
  published: null,
  lang: 'en',
  text: 'One.',
};
const fingerprint = { version: 1, lang: 'en', stems: [1, 2], sentenceEnds: [2], anchors: [] };

/** A legal request of every kind. */
const LEGAL: { readonly [K in MessageKind]: Request<K> } = {
  'page.analyse': {
    article: {
      ...article,
      outlet: null,
      claims: [{ kind: 'published', value: '2023-06-19', source: 'json-ld' }],
      links: [],
      credits: [{ text: 'AP', span: { start: 0, end: 2 } }],
    },
    fingerprint,
  },
  'page.refused': { reason: 'not-an-article', detail: '' },
  'page.card': { finding: null, theme: 'dark' },
  'page.left': null,
  'page.settings': null,
  'tab.state': { tab: 1 },
  'tab.run': { tab: 1 },
  'tab.save': { tab: 1 },
  'tab.jump': { tab: 1, finding: 'f' },
  'tab.sameEvent': { tab: 1 },
  'tabs.list': null,
  'tabs.collect': { tabs: [1, 2] },
  'find.start': { tab: 1, page: 'a' },
  'find.offer': { tab: null, page: 'a', articles: [article] },
  'find.pin': { tab: 1, page: 'a', search: 2 },
  'find.pinned': null,
  'find.keep': { id: 'a', keep: true },
  'compare.load': { tab: null, page: 'a' },
  'card.ready': { frame: 'x' },
  'card.measured': { height: 12.5 },
  'card.close': null,
  'card.compare': null,
  'card.dismiss': { finding: 'f', scope: 'category', undo: false },
  'site.get': { url: 'https://a.example/' },
  'site.set': { host: 'a.example', drawing: null },
  'site.lowered': null,
  'site.raise': { host: 'a.example' },
  'settings.get': null,
  'settings.policy': null,
  'settings.set': { keepVisited: true, sites: { 'a.example': { drawing: 'off', hidden: ['name'] } } },
  'corpus.list': { search: '', cursor: null, limit: 50 },
  'corpus.get': { id: 'a' },
  'corpus.delete': { ids: ['a'] },
  'corpus.undo': { batch: 'b' },
  'corpus.purge': null,
  'corpus.pin': { id: 'a', pinned: true },
  'corpus.import': { job: 'j', from: 0, articles: [article] },
  'corpus.undoImport': { job: 'j' },
  'corpus.page': { cursor: null, limit: 50 },
  'corpus.backedUp': { count: 3 },
  'corpus.restore': { job: 'j', from: 0, rows: [{ article, savedAt: 1, pinned: false, how: 'saved' }] },
  'corpus.state': null,
  'diary.list': null,
  'diary.clear': null,
  'diary.note': { stage: '/src/popup/index.html', failure: { code: 'unexpected', detail: 'TypeError: no' } },
};
const KINDS = Object.keys(LEGAL) as MessageKind[];

describe('checkRequest', () => {
  it('has a schema for every kind, and the legal request passes unchanged', () => {
    expect(Object.keys(schemas).sort()).toEqual([...KINDS].sort());
    for (const kind of KINDS) expect(checkRequest(kind, LEGAL[kind])).toEqual({ ok: true, request: LEGAL[kind] });
  });

  it('names the place of the fault', () => {
    expect(checkRequest('corpus.import', { job: 'j', from: 0, articles: [article, { ...article, text: 4 }] })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('articles.1.text') as string,
    });
  });

  it('drops what it does not know, and no prototype comes through', () => {
    const hostile = JSON.parse('{"id":"a","pinned":true,"__proto__":{"polluted":1},"extra":2}') as object;
    const checked = checkRequest('corpus.pin', hostile);
    expect(checked).toEqual({ ok: true, request: { id: 'a', pinned: true } });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each([
    ['page.analyse', { article: { ...article, text: 'x'.repeat(2_000_001) }, fingerprint }],
    ['page.analyse', { article, fingerprint: { ...fingerprint, stems: [-1] } }],
    ['page.analyse', { article: { ...article, credits: [{ text: 'AP', span: { start: 2, end: 0 } }] }, fingerprint }],
    ['corpus.delete', { ids: ['a'], site: 'b' }],
    ['corpus.delete', { all: false, count: 1 }],
    ['corpus.delete', { day: '2023' }],
    ['corpus.list', { search: '', cursor: -1, limit: 10 }],
    ['corpus.list', { search: '', cursor: null, limit: 1e9 }],
    ['tab.run', { tab: 1.5 }],
    ['settings.set', { drawing: 'off' }],
    ['nothing', null],
    ['toString', null],
  ])('refuses %s %#', (kind, request) => {
    expect(checkRequest(kind, request).ok).toBe(false);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true, maxDepth: 4 }),
        (kind, request) => {
          const checked = checkRequest(kind, request);
          expect(typeof checked.ok).toBe('boolean');
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('refuses a legal request with any one field broken', () => {
    const broken = fc.constantFrom<unknown>(undefined, null, -1, 0.5, Number.NaN, {}, [], [[]], 'x'.repeat(10_000), true);
    fc.assert(
      fc.property(fc.constantFrom(...KINDS.filter((kind) => LEGAL[kind] !== null)), fc.nat(), broken, (kind, pick, value) => {
        const legal = LEGAL[kind] as Record<string, unknown>;
        const field = Object.keys(legal)[pick % Object.keys(legal).length] ?? '';
        const checked = checkRequest(kind, { ...legal, [field]: value });
        // Where it passes, the value must have been legal there too: checking again gives the same.
        if (checked.ok) expect(checkRequest(kind, checked.request)).toEqual(checked);
      }),
      { numRuns: 5_000 },
    );
  });
});
