import type { LoggedRequest } from '../../src/find/request-log.ts';
import type { Article } from '../../src/core/model.ts';
import { startOf } from '../../src/find/start.ts';
import type { FindPin, FindResult, FindSubject } from '../../src/protocol/messages.ts';
import { NOW, PAGE } from './story.ts';

/** "Find other versions" in every state, by name. `start` waits for the reader; the others are further on. */
export const FIND_STATES = [
  'nothing',
  'start',
  'waiting',
  'asking',
  'listed',
  'nothing-named',
  'fetching',
  'found',
  'none',
  'pinned',
  'requests',
  'requests-none',
] as const;

export const FIND_SUBJECT: FindSubject = {
  page: {
    id: PAGE.id,
    url: PAGE.url,
    site: PAGE.site,
    outlet: PAGE.outlet ?? null,
    title: PAGE.title ?? null,
    published: PAGE.published ?? null,
    lang: 'en',
    size: PAGE.text.length,
  },
  article: {
    ...PAGE,
    links: [{ relation: 'syndicated-from', url: 'https://northwire.example/world/duarte-kestrel', source: 'meta' }],
    credits: [{ text: 'via Northwire', span: null }],
  },
  shares: [],
  avoid: [],
  known: [],
  fingerprint: { version: 1, lang: 'en', stems: [], sentenceEnds: [], anchors: [] },
};

export const FIND_START = startOf(FIND_SUBJECT);

export const findHits = (): string =>
  JSON.stringify({
    articles: [
      ['https://portbrillpost.example/a/duarte-begins-visit', 'Duarte begins two-day visit to Kestrel', '20240512T101500Z', 'English'],
      ['https://coastalledger.example/2024/05/duarte-visit', 'Foreign minister Duarte in Kestrel for talks', '20240512T131500Z', 'English'],
      ['https://slow.example/news/41', 'Minister arrives for talks in Kestrel', '20240513T081500Z', 'English'],
      ['https://tidewater.example/9', 'Duarte lands in Kestrel as treaty talks open', '20240512T161500Z', 'English'],
      ['https://nachrichten.example/politik/duarte', 'Duarte zu zweitägigem Besuch in Kestrel', '20240512T120000Z', 'German'],
      [
        'https://weather.example/coast',
        'A very long headline about the weather on the coast that will not fit on one line whatever one does with it',
        '20240511T060000Z',
        'English',
      ],
    ].map(([url, title, seendate, language]) => ({ url, title, seendate, language, domain: new URL(url ?? '').hostname })),
  });

export const findResult = (article: Article, some: boolean): FindResult => {
  const sibling = some && /northwire|portbrill|coastal/u.test(article.url);
  return { id: article.id, score: sibling ? 0.92 : 0.04, relation: sibling ? 'edited' : 'reworded', sibling, added: sibling };
};

export const FIND_PIN: FindPin = {
  tab: 1,
  page: PAGE.id,
  title: PAGE.title ?? '',
  search: 9,
  joined: [
    { id: 'a', title: 'Duarte begins two-day visit to Kestrel', site: 'portbrillpost.example', kept: false },
    { id: 'b', title: 'Foreign minister Duarte in Kestrel for talks', site: 'coastalledger.example', kept: true },
  ],
  others: 3,
};

const cause = (kind: LoggedRequest['cause']['kind'], query: string | null = null): LoggedRequest['cause'] => ({
  kind,
  page: PAGE.url,
  query,
});
export const LOGGED: readonly LoggedRequest[] = [
  {
    at: NOW,
    url: 'https://portbrillpost.example/a/duarte-begins-visit',
    cause: cause('candidate'),
    outcome: { milliseconds: 412, status: 200, bytes: 48_211, trouble: null },
  },
  {
    at: NOW - 20_000,
    url: 'https://tidewater.example/9',
    cause: cause('candidate'),
    outcome: { milliseconds: 90, status: null, bytes: 0, trouble: 'unreachable' },
  },
  {
    at: NOW - 40_000,
    url: 'https://api.gdeltproject.org/api/v2/doc/doc?query=…',
    cause: cause('search', FIND_START.exact),
    outcome: { milliseconds: 830, status: 200, bytes: 9_120, trouble: null },
  },
  {
    at: NOW - 90_000,
    url: FIND_START.loose,
    cause: cause('browser-search', FIND_START.loose),
    outcome: { milliseconds: 0, status: null, bytes: 0, trouble: null },
  },
];
