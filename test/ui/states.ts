import type { Failure } from '../../src/core/errors.ts';
import type { RefusalReason } from '../../src/core/model.ts';
import type { FileDoors } from '../../src/options/file-doors.ts';
import type { ArticleSummary, Comparison, TabChoice, TabState } from '../../src/protocol/messages.ts';
import type { Policy, Settings } from '../../src/protocol/settings.ts';
import { NO_POLICY } from '../../src/ui/locked.tsx';
import type { Answers } from './fake-world.ts';
import { ANALYSED, COMPARISON, CORPUS, FINDINGS, NOW, REPORT, SITE, STORY, summaryOf, WITNESSES } from './story.ts';

/** Every state in which the popup can be, by name: the gallery draws each, the tests walk through all. */

const aloneReport = {
  ...REPORT,
  original: { id: null, grade: 'none' as const, evidence: [] },
  stemma: { nodes: [], edges: [] },
  order: [REPORT.page],
};
const alone: TabState = {
  ...ANALYSED,
  witnesses: [],
  report: { ...aloneReport, findings: REPORT.findings.filter((one) => one.kind === 'residue'), sentences: [] },
};

export const REFUSALS: readonly RefusalReason[] = [
  'not-an-article',
  'unsure-cut',
  'empty',
  'private-page',
  'too-large',
  'live-blog',
  'unsupported-language',
  'truncated',
];

export const FAILURES: readonly Failure[] = [
  { code: 'not-an-article', reason: 'no headline' },
  { code: 'no-permission', host: 'dailyheron.example' },
  { code: 'page-unreachable', tab: 3 },
  { code: 'article-missing', id: '0123456789abcdef' },
  { code: 'store-read-only', cause: 'disk-full' },
  { code: 'store-read-only', cause: 'io-error' },
  { code: 'store-unavailable', detail: 'InvalidStateError' },
  { code: 'store-lost', expected: 412 },
  { code: 'index-damaged', detail: 'block 7: checksum' },
  { code: 'backup-damaged', where: 'line 12', detail: 'checksum differs' },
  { code: 'bad-row', where: 'line 3', detail: 'no text' },
  { code: 'bad-message', kind: 'tab.run', detail: 'tab' },
  { code: 'not-allowed', kind: 'corpus.page' },
  { code: 'cancelled' },
  { code: 'no-answer', kind: 'tab.run' },
  { code: 'extension-updated' },
  { code: 'unexpected', detail: 'TypeError: x is undefined' },
];

export const POPUP_STATES: Readonly<Record<string, TabState | null>> = {
  reading: null,
  busy: { state: 'busy', site: SITE },
  analysed: ANALYSED,
  original: {
    ...ANALYSED,
    saved: true,
    report: { ...REPORT, page: REPORT.page, original: { ...REPORT.original, id: REPORT.page, grade: 'some' } },
  },
  /** This page has a copy of its own, on the last line of the tree. */
  copied: {
    ...ANALYSED,
    report: {
      ...REPORT,
      stemma: {
        nodes: REPORT.stemma.nodes.filter((one) => !one.lost),
        edges: [
          ...REPORT.stemma.edges.slice(0, 2),
          { from: WITNESSES[0]?.article.id ?? '', to: REPORT.page, confidence: 0.8, directed: true },
          { from: REPORT.page, to: WITNESSES[3]?.article.id ?? '', confidence: 0.8, directed: true },
        ],
      },
    },
  },
  undecided: {
    ...ANALYSED,
    witnesses: WITNESSES.slice(0, 1),
    report: {
      ...REPORT,
      original: { id: null, grade: 'none', evidence: [] },
      stemma: {
        nodes: REPORT.stemma.nodes.filter((one) => one.siglum === 'A' || one.siglum === 'E'),
        edges: [{ from: WITNESSES[0]?.article.id ?? '', to: REPORT.page, confidence: 0.4, directed: false }],
      },
      gaps: [{ stage: 'read', id: WITNESSES[0]?.article.id ?? '', reason: 'Its dates could not be read.' }],
    },
  },
  lost: {
    ...ANALYSED,
    lost: FINDINGS.slice(0, 1).map((finding) => ({
      page: REPORT.page,
      finding,
      sentence: 'Foreign Minister Ana Duarte will begin a two-week visit to Kestrel on Monday.',
    })),
  },
  marked: {
    ...ANALYSED,
    places: Object.fromEntries(FINDINGS.filter((one) => one.drawn).map((one, index) => [one.id, index === 2 ? 'strip' : 'underline'])),
  },
  'read-only': { ...ANALYSED, corpus: { ...CORPUS, health: 'read-only' } },
  alone,
  'alone-empty': {
    ...alone,
    corpus: { ...CORPUS, articles: 0, lastBackup: null },
    report: { ...aloneReport, findings: [], sentences: [] },
  },
  'browser-page': { state: 'unreachable', reason: 'browser-page', site: { ...SITE, host: '' } },
  'tab-gone': { state: 'unreachable', reason: 'tab-gone', site: { ...SITE, host: '' } },
  'no-permission': { state: 'unreachable', reason: 'no-permission', site: SITE },
  'private-page': { state: 'unreachable', reason: 'private-page', site: SITE },
  ...Object.fromEntries(
    REFUSALS.map((reason): [string, TabState] => [`refused-${reason}`, { state: 'refused', reason, detail: '', site: SITE }]),
  ),
  ...Object.fromEntries(
    FAILURES.filter((failure) =>
      ['store-read-only', 'store-lost', 'store-unavailable', 'page-unreachable', 'no-answer', 'unexpected'].includes(failure.code),
    ).map((failure): [string, TabState] => [`failed-${failure.code}`, { state: 'failed', failure, site: SITE, corpus: CORPUS }]),
  ),
};

export interface CompareState {
  readonly address?: false;
  readonly comparison: Comparison | Failure | null;
  readonly beside?: string;
}

export const COMPARE_STATES: Readonly<Record<string, CompareState>> = {
  nothing: { address: false, comparison: null },
  loading: { comparison: null },
  missing: { comparison: { code: 'article-missing', id: '0123456789abcdef' } },
  alone: { comparison: { ...COMPARISON, witnesses: [] } },
  open: { comparison: COMPARISON },
  copy: { comparison: COMPARISON, beside: WITNESSES[3]?.article.id ?? '' },
};

export const SETTINGS: Settings = {
  drawing: 'on-click',
  keepVisited: false,
  keepDays: 90,
  thresholds: { deviation: 'usual', artifact: 'usual' },
  theme: 'system',
  hidden: ['presence'],
  sites: { 'dailyheron.example': { drawing: 'always' }, 'portbrillpost.example': { drawing: 'off', hidden: ['quotes'] } },
};

export const TABS: readonly TabChoice[] = [
  {
    tab: 2,
    title: 'Duarte to begin two-day visit to Kestrel',
    url: 'https://northwire.example/world/duarte-kestrel',
    likely: 0.8,
    permitted: false,
  },
  { tab: 3, title: 'Foreign minister arrives for talks', url: 'https://portbrillpost.example/a', likely: 0.5, permitted: true },
  {
    tab: 4,
    title: 'A very long headline about the weather on the coast that will not fit on one line whatever one does',
    url: 'https://weather.example/x',
    likely: 0.1,
    permitted: false,
  },
];

const SUMMARIES: readonly ArticleSummary[] = STORY.map((article, index) => ({
  ...summaryOf(article, index),
  pinned: index === 1,
  how: index === 0 ? 'saved' : index === 4 ? 'imported' : 'tabs',
}));

/** A newsroom's policy: a threshold, a kind, what is kept, and one site. */
const POLICY: Policy = {
  organisation: 'Daily Heron IT',
  locked: ['drawing', 'keepVisited', 'keepDays', 'thresholds.deviation', 'theme'],
  kinds: ['presence'],
  sites: ['portbrillpost.example'],
};

export function optionsAnswers(state: 'full' | 'empty' | 'locked'): Answers {
  const full = state !== 'empty';
  return {
    'corpus.state': () => (full ? CORPUS : { ...CORPUS, articles: 0, lastBackup: null, bytes: { texts: 0, sketches: 0, index: 0 } }),
    'corpus.list': ({ search }) => {
      const articles = full ? SUMMARIES.filter((one) => `${one.title ?? ''} ${one.url}`.toLowerCase().includes(search.toLowerCase())) : [];
      return { articles, next: full && search === '' ? 5 : null, total: full && search === '' ? 412 : articles.length };
    },
    'corpus.delete': (what) => ({ batch: 'b1', count: 'ids' in what ? what.ids.length : 3 }),
    'corpus.undo': () => ({ count: 1 }),
    'corpus.purge': () => null,
    'corpus.pin': () => null,
    'corpus.import': ({ articles }) => ({ added: articles.length, known: 0 }),
    'corpus.undoImport': () => ({ count: 5 }),
    'corpus.page': () => ({ rows: [], next: null }),
    'corpus.backedUp': () => null,
    'settings.get': () => SETTINGS,
    'settings.set': (part) => ({ ...SETTINGS, ...part }),
    'settings.policy': () => (state === 'locked' ? POLICY : NO_POLICY),
    'site.lowered': () => (full ? [{ host: 'harbourwire.example', kinds: ['name', 'number'] }] : []),
    'site.raise': () => [],
    'site.set': ({ host }) => ({ host, drawing: 'on-click', permitted: false }),
    'diary.list': () =>
      full
        ? FAILURES.slice(4, 9).map((failure, index) => ({ at: NOW - index * 3_600_000, stage: 'analyse', failure, version: '0.1.0' }))
        : [],
    'diary.clear': () => null,
  };
}

/** Files that hold the story, with one bad row. */
export const pretendFiles: FileDoors = {
  articlesIn: async function* (file) {
    for (const [index, article] of STORY.entries()) yield { ok: true, where: `${file.name}:${index + 1}`, done: index / 6, value: article };
    yield { ok: false, where: `${file.name}:6`, done: 1, reason: 'the row has no text' };
  },
  backupIn: async function* () {},
  exportOf: () => Promise.resolve([]),
  backupOf: () => Promise.resolve({ parts: [], count: 412, name: 'urtext-backup.jsonl.gz', type: 'application/gzip' }),
};
