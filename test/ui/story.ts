import { articleId } from '../../src/core/article-id.ts';
import type { Article, ArticleId, DateClaim, Finding, FindingCategory, Reading, Reason, Report, Span } from '../../src/core/model.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';
import type { ArticleSummary, Comparison, CorpusState, TabState, WitnessSummary } from '../../src/protocol/messages.ts';
import type { SiteState } from '../../src/protocol/settings.ts';

/**
 * A made-up story in five versions with a report written by hand, so that every page can be drawn and tested
 * without a browser, a store or an analysis.
 */

const PARAGRAPHS: Record<string, readonly string[]> = {
  wire: [
    'Foreign Minister Ana Duarte will begin a two-day visit to Kestrel on Monday, her office said, in the first such trip in five years.',
    'She is expected to meet President Oren Valk and to sign an agreement on fishing rights worth $1.5 million a year.',
    '“We come with open hands,” Duarte told reporters at the airport. “Nobody gains from closed harbours.”',
    'Twelve trawlers were seized in March. Their crews, 84 people in all, were released after three weeks.',
    'The harbour office in Port Brill declined to comment.',
    'Talks broke down last autumn when Kestrel refused to open its northern waters.',
  ],
  page: [
    'Foreign Minister Ana Duarte will begin a two-week visit to Kestrel on Monday, her her office said, in the first such trip in five years.',
    'She met President Oren Walk and is to sign a contract about rights of fish worth $1.5 million a year.',
    'Talks broke down last autumn when Kestrel denied to open the waters of north.',
    '“We come with opened hands,” Duarte told journalists on the airport. “No one wins of closed ports.”',
    'Twelve trawlers were seized in March. Their teams, 84 persons in all, were released after three weeks.',
    'Subscribe to our newsletter for more stories like this. [ad_2]',
  ],
};

const text = (name: string, changes: readonly (readonly [string, string])[] = [], keep = 99): string =>
  changes.reduce((sum, [from, to]) => sum.replace(from, to), (PARAGRAPHS[name] ?? []).slice(0, keep).join('\n\n'));

const claim = (kind: DateClaim['kind'], value: string, source: DateClaim['source'] = 'json-ld'): DateClaim => ({ kind, value, source });

const article = (
  host: string,
  outlet: string | null,
  title: string,
  published: string | null,
  body: string,
  claims: readonly DateClaim[] = [],
): Article => ({
  id: articleId(`https://${host}/world/duarte-kestrel`, body),
  url: `https://${host}/world/duarte-kestrel`,
  site: host,
  outlet,
  title,
  byline: null,
  published,
  lang: 'en',
  text: body,
  claims: [...(published === null ? [] : [claim('published', published)]), ...claims],
});

export const PAGE = article(
  'dailyheron.example',
  'The Daily Heron',
  'Duarte start visit of two weeks in Kestrel',
  '2024-05-14T07:40:00',
  text('page'),
  [claim('published', '2024-05-14T07:40:00', 'opengraph'), claim('modified', '2024-05-14T11:15:00+02:00', 'time-element')],
);
const WIRE = article('northwire.example', 'Northwire', 'Duarte to begin two-day visit to Kestrel', '2024-05-12T16:05:00Z', text('wire'), [
  claim('modified', '2024-05-12T18:30:00Z'),
  claim('modified', '2024-05-13T09:10:00Z', 'dateline'),
]);
const REPRINT = article(
  'portbrillpost.example',
  'Port Brill Post',
  'Foreign minister arrives for talks',
  '2024-05-13',
  text('wire', [['in the first such trip in five years', 'the first trip of its kind in five years']]),
);
const COPY = article(
  'globe-digest.example',
  null,
  'Duarte starts visit of two weeks',
  '2024-05-13T21:10:00',
  text(
    'page',
    [
      ['her her office', 'her office'],
      ['two-week', 'two-day'],
    ],
    5,
  ),
);
const EXCERPT = article('marketbrief.example', 'Market Brief', 'Fishing accord near', null, text('wire', [], 2));
export const STORY: readonly Article[] = [PAGE, WIRE, REPRINT, COPY, EXCERPT];

const SIGLA: Record<ArticleId, readonly [string, string]> = {
  [WIRE.id]: ['A', 'wire'],
  [REPRINT.id]: ['B', 'wire'],
  [EXCERPT.id]: ['C', 'brief'],
  [COPY.id]: ['D', 'back'],
  [PAGE.id]: ['E', 'back'],
};

const spanOf = (body: string, words: string): Span => {
  const start = body.indexOf(words);
  if (start < 0) throw new RangeError(`not in the text: ${words}`);
  return { start, end: start + words.length };
};

function reading(words: string, articles: readonly Article[]): Reading {
  return {
    text: words,
    ids: articles.map((one) => one.id),
    spans: articles.map((one) => (one.text.includes(words) ? spanOf(one.text, words) : null)),
  };
}

interface Drawn {
  readonly kind: Finding['kind'];
  readonly category: FindingCategory;
  readonly here: string;
  readonly readings: readonly Reading[];
  readonly reason: Reason;
  readonly severity?: 1 | 2 | 3;
  readonly confidence?: number;
  readonly shown?: boolean;
  readonly drawn?: boolean;
}

const finding = (one: Drawn): Finding =>
  ({
    id: `${one.kind}-${one.category}-${PAGE.text.indexOf(one.here)}`,
    span: spanOf(PAGE.text, one.here),
    text: one.here,
    severity: one.severity ?? 2,
    confidence: one.confidence ?? 0.93,
    shown: one.shown ?? true,
    drawn: one.drawn ?? one.kind !== 'residue',
    readings: one.readings,
    reason: one.reason,
    kind: one.kind,
    category: one.category,
  }) as Finding;

const agree = (here: string, theirs: string, branches = 3): Reason => ({
  code: 'others-agree',
  agreeing: branches,
  branches,
  here,
  theirs,
});

export const FINDINGS: readonly Finding[] = [
  finding({
    kind: 'deviation',
    category: 'quantity',
    here: 'two-week visit',
    severity: 3,
    readings: [reading('two-week visit', [PAGE]), reading('two-day visit', [WIRE, REPRINT, COPY, EXCERPT])],
    reason: agree('two-week visit', 'two-day visit'),
  }),
  finding({
    kind: 'artifact',
    category: 'duplicate',
    here: 'her her office',
    readings: [reading('her her office', [PAGE]), reading('her office', [WIRE, REPRINT, COPY, EXCERPT])],
    reason: agree('her her office', 'her office'),
  }),
  finding({
    kind: 'deviation',
    category: 'modality',
    here: 'She met',
    severity: 3,
    confidence: 0.7,
    readings: [reading('She met', [PAGE, COPY]), reading('She is expected to meet', [WIRE, REPRINT, EXCERPT])],
    reason: { code: 'others-agree', agreeing: 2, branches: 3, here: 'She met', theirs: 'She is expected to meet' },
  }),
  finding({
    kind: 'deviation',
    category: 'name',
    here: 'Oren Walk',
    readings: [reading('Oren Walk', [PAGE, COPY]), reading('Oren Valk', [WIRE, REPRINT, EXCERPT])],
    reason: agree('Oren Walk', 'Oren Valk', 2),
  }),
  finding({
    kind: 'artifact',
    category: 'calque',
    here: 'rights of fish',
    confidence: 0.62,
    readings: [reading('rights of fish', [PAGE, COPY]), reading('fishing rights', [WIRE, REPRINT, EXCERPT])],
    reason: { code: 'damaged-here', agreeing: 2, branches: 2, here: 'rights of fish', theirs: 'fishing rights' },
  }),
  finding({
    kind: 'artifact',
    category: 'order',
    here: 'the waters of north',
    confidence: 0.4,
    shown: false,
    readings: [reading('the waters of north', [PAGE, COPY]), reading('its northern waters', [WIRE, REPRINT])],
    reason: agree('the waters of north', 'its northern waters', 2),
  }),
  finding({
    kind: 'deviation',
    category: 'presence',
    here: 'No one wins of closed ports.',
    severity: 1,
    drawn: false,
    readings: [reading('No one wins of closed ports.', [PAGE, COPY])],
    reason: { code: 'versions-differ', here: 'No one wins of closed ports.', theirs: '' },
  }),
  finding({
    kind: 'residue',
    category: 'promo',
    here: 'Subscribe to our newsletter for more stories like this.',
    readings: [reading('Subscribe to our newsletter for more stories like this.', [PAGE])],
    reason: { code: 'one-page', pattern: 'newsletter' },
  }),
  finding({
    kind: 'residue',
    category: 'widget',
    here: '[ad_2]',
    readings: [reading('[ad_2]', [PAGE])],
    reason: { code: 'one-page', pattern: '[ad_2]' },
  }),
];

/** Page sentence → wire sentence, by index (the fourth paragraph of the page is the last of the wire). */
const LINKS: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 1],
  [2, 7],
  [3, 2],
  [4, 3],
  [5, 4],
  [6, 5],
];
const SCORES = [0.86, 0.58, 0.61, 0.66, 0.5, 1, 0.78];

function alignedWith(witness: Article, sentence: number): Report['sentences'][number]['aligned'] {
  const theirs = sentencesOf(witness.text);
  const index = witness === COPY ? sentence : LINKS.find(([page]) => page === sentence)?.[1];
  const found = index === undefined ? undefined : theirs[index];
  if (found === undefined || sentence > 6) return [];
  return [{ id: witness.id, start: found.start, end: found.end, score: witness === COPY ? 0.97 : (SCORES[sentence] ?? 0) }];
}

export const REPORT: Report = {
  page: PAGE.id,
  rules: 1,
  original: {
    id: WIRE.id,
    grade: 'strong',
    evidence: [
      {
        kind: 'sound-reading',
        text: 'Globe Digest has “second and second” where Northwire has sound words.',
        say: ['evidence_broken', 'Globe Digest', 'second and second', 'Northwire'],
        ids: [WIRE.id, REPRINT.id, EXCERPT.id],
      },
      {
        kind: 'credit',
        text: 'Port Brill Post credits Northwire.',
        say: ['evidence_credits', 'Port Brill Post', 'Northwire'],
        ids: [REPRINT.id],
      },
      {
        kind: 'time',
        text: 'Northwire claims an earlier time (2024-05-12T16:05:00Z) than Port Brill Post (2024-05-13).',
        say: ['evidence_earlier', 'Northwire', 'Port Brill Post', '2024-05-12T16:05:00Z', '2024-05-13'],
        ids: [WIRE.id],
      },
    ],
  },
  order: [WIRE.id, REPRINT.id, EXCERPT.id, COPY.id, PAGE.id],
  stemma: {
    nodes: [
      { id: WIRE.id, lost: false, branch: 'wire', siglum: 'A' },
      { id: REPRINT.id, lost: false, branch: 'wire', siglum: 'B' },
      { id: EXCERPT.id, lost: false, branch: 'brief', siglum: 'C' },
      { id: 'lost-1', lost: true, branch: 'back', siglum: 'α' },
      { id: COPY.id, lost: false, branch: 'back', siglum: 'D' },
      { id: PAGE.id, lost: false, branch: 'back', siglum: 'E' },
    ],
    edges: [
      { from: WIRE.id, to: REPRINT.id, confidence: 0.9, directed: true },
      { from: WIRE.id, to: EXCERPT.id, confidence: 0.4, directed: true },
      { from: WIRE.id, to: 'lost-1', confidence: 0.8, directed: true },
      { from: 'lost-1', to: COPY.id, confidence: 0.8, directed: true },
      { from: 'lost-1', to: PAGE.id, confidence: 0.8, directed: true },
    ],
  },
  sentences: sentencesOf(PAGE.text).map((sentence, index) => ({
    start: sentence.start,
    end: sentence.end,
    aligned: STORY.slice(1).flatMap((witness) => alignedWith(witness, index)),
  })),
  findings: FINDINGS.toSorted((a, b) => a.span.start - b.span.start),
  gaps: [],
};

const relationOf = (one: Article): WitnessSummary['relation'] =>
  one === WIRE || one === COPY ? 'translated' : one === EXCERPT ? 'excerpt' : 'edited';

export const summaryOf = (one: Article, seq = 1): ArticleSummary => ({
  id: one.id,
  url: one.url,
  site: one.site,
  outlet: one.outlet ?? null,
  title: one.title,
  published: one.published,
  lang: one.lang,
  savedAt: Date.UTC(2024, 4, 14, 9, 0) + seq * 60_000,
  seq,
  pinned: false,
  size: one.text.length,
  how: 'tabs',
});

export const WITNESSES: readonly WitnessSummary[] = [WIRE, REPRINT, EXCERPT, COPY].map((one, index) => ({
  article: summaryOf(one, index + 1),
  siglum: SIGLA[one.id]?.[0] ?? '?',
  branch: SIGLA[one.id]?.[1] ?? '?',
  relation: relationOf(one),
  score: one === COPY ? 0.97 : 0.71 - index * 0.08,
  strip: REPORT.sentences.map((sentence) => sentence.aligned.find((link) => link.id === one.id)?.score ?? 0),
}));

export const NOW = Date.UTC(2024, 4, 16, 12, 0);
export const CORPUS: CorpusState = {
  articles: 412,
  bytes: { texts: 2_350_000, sketches: 820_000, index: 1_400_000 },
  usage: { used: 6_100_000, quota: 80_000_000_000 },
  lastBackup: { at: NOW - 12 * 86_400_000, count: 388 },
  health: 'ok',
};
export const SITE: SiteState = { host: 'dailyheron.example', drawing: 'on-click', permitted: false };

export const ANALYSED: TabState & { state: 'analysed' } = {
  state: 'analysed',
  site: SITE,
  article: {
    id: PAGE.id,
    url: PAGE.url,
    site: PAGE.site,
    outlet: PAGE.outlet ?? null,
    title: PAGE.title,
    published: PAGE.published,
    lang: 'en',
    size: PAGE.text.length,
  },
  saved: false,
  report: REPORT,
  witnesses: WITNESSES,
  corpus: CORPUS,
};

export const COMPARISON: Comparison = {
  page: PAGE,
  report: REPORT,
  witnesses: WITNESSES.map((summary) => ({ summary, article: STORY.find((one) => one.id === summary.article.id) ?? PAGE })),
};
