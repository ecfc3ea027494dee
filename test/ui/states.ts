import type { Failure } from '../../src/core/errors.ts';
import type { RefusalReason } from '../../src/core/model.ts';
import type { Comparison, TabState } from '../../src/protocol/messages.ts';
import { ANALYSED, COMPARISON, CORPUS, REPORT, SITE, WITNESSES } from './story.ts';

/** Every state in which the popup can be, by name: the gallery draws each, the tests walk through all. */

const aloneReport = { ...REPORT, original: { id: null, grade: 'none' as const, evidence: [] }, stemma: { nodes: [], edges: [] }, order: [REPORT.page] };
const alone: TabState = { ...ANALYSED, witnesses: [], report: { ...aloneReport, findings: REPORT.findings.filter((one) => one.kind === 'residue'), sentences: [] } };

export const REFUSALS: readonly RefusalReason[] = ['not-an-article', 'unsure-cut', 'empty', 'private-page', 'too-large', 'live-blog', 'unsupported-language', 'truncated'];

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
  original: { ...ANALYSED, saved: true, report: { ...REPORT, page: REPORT.page, original: { ...REPORT.original, id: REPORT.page, grade: 'some' } } },
  undecided: {
    ...ANALYSED,
    witnesses: WITNESSES.slice(0, 1),
    report: {
      ...REPORT,
      original: { id: null, grade: 'none', evidence: [] },
      stemma: { nodes: REPORT.stemma.nodes.filter((one) => one.siglum === 'A' || one.siglum === 'E'), edges: [{ from: WITNESSES[0]?.article.id ?? '', to: REPORT.page, confidence: 0.4, directed: false }] },
      gaps: [{ stage: 'read', id: WITNESSES[0]?.article.id ?? '', reason: 'Its dates could not be read.' }],
    },
  },
  'read-only': { ...ANALYSED, corpus: { ...CORPUS, health: 'read-only' } },
  alone,
  'alone-empty': { ...alone, corpus: { ...CORPUS, articles: 0, lastBackup: null }, report: { ...aloneReport, findings: [], sentences: [] } },
  'browser-page': { state: 'unreachable', reason: 'browser-page', site: { ...SITE, host: '' } },
  'no-permission': { state: 'unreachable', reason: 'no-permission', site: SITE },
  'private-page': { state: 'unreachable', reason: 'private-page', site: SITE },
  ...Object.fromEntries(REFUSALS.map((reason): [string, TabState] => [`refused-${reason}`, { state: 'refused', reason, detail: '', site: SITE }])),
  ...Object.fromEntries(
    FAILURES.filter((failure) => ['store-read-only', 'store-lost', 'store-unavailable', 'page-unreachable', 'no-answer', 'unexpected'].includes(failure.code)).map((failure): [string, TabState] => [
      `failed-${failure.code}`,
      { state: 'failed', failure, site: SITE, corpus: CORPUS },
    ]),
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
