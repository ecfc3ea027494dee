import type { ArticleId, Evidence, FindingKind, Gap, Grade } from '../core/model.ts';
import type { CorpusState, TabState, WitnessSummary } from '../protocol/messages.ts';
import type { SiteState } from '../protocol/settings.ts';
import { explain, type NextStep } from './explain-error.ts';
import { ago, day } from './format.ts';
import { t, tn } from './i18n.ts';
import type { IconName } from './icons.tsx';
import type { SiglumView } from './siglum.tsx';
import { stripView, type StripView } from './strip.tsx';
import { findingsView, findingView, type FindingView } from './view-findings.ts';
import { outletOf, siglaOf } from './view-sigla.ts';
import { stemmaView, type StemmaView } from './view-stemma.ts';
import { refusalWords, relationWords, saidWords } from './words.ts';
import { isJudged } from './judged.ts';

/** Everything the popup says of a tab, decided; the component only draws it. */
export type PopupView = EmptyView | AnalysedView;

export type PopupAction = NonNullable<NextStep> | 'compare-tabs' | 'find' | 'welcome' | 'corpus' | 'read';

/** A state with nothing to compare: what is so, why, and what can be done. */
export interface EmptyView {
  readonly kind: 'empty';
  readonly busy: boolean;
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly detail: string | null;
  readonly actions: readonly PopupAction[];
  readonly site: SiteState | null;
}

export interface AnalysedView {
  readonly kind: 'analysed';
  readonly site: SiteState;
  readonly page: ArticleId;
  readonly saved: boolean;
  readonly verdict: {
    readonly tone: 'original' | 'derived' | 'undecided' | 'alone';
    readonly title: string;
    readonly grade: Grade | null;
    readonly evidence: readonly EvidenceView[];
  };
  readonly stemma: StemmaView | null;
  readonly versions: readonly VersionView[];
  /** Shown in place of the versions when there are none. */
  readonly alone: string | null;
  /** "2 facts differ", "3 traces of translation", "1 lesser finding": together all that is listed. */
  readonly counts: readonly { readonly kind: FindingKind; readonly text: string }[];
  readonly findings: readonly FindingView[];
  /** "12 findings in 9 sentences · 9 marked in the text": what is counted, and why the page shows fewer. */
  readonly findingsTitle: string;
  /** Kept back until the reader asks. */
  readonly weaker: readonly FindingView[];
  /** Findings whose sentence is gone from the page. */
  readonly lost: readonly { readonly headline: string; readonly sentence: string }[];
  /** False for languages that are compared and not judged: "no finding" would clear a page that nobody judged. */
  readonly isJudged: boolean;
  readonly notes: readonly string[];
  /** The store has a trouble that the reader must know although the page could be compared. */
  readonly trouble: { readonly text: string; readonly action: PopupAction } | null;
  readonly backup: string;
  readonly canSave: boolean;
}

export interface EvidenceView {
  readonly text: string;
  readonly sigla: readonly SiglumView[];
}

export interface VersionView {
  readonly id: ArticleId;
  readonly siglum: SiglumView;
  readonly outlet: string;
  readonly title: string | null;
  readonly day: string;
  readonly relation: string;
  readonly strip: StripView;
  /** Name of its branch when it is the first of it, for screen readers and the rule above it. */
  readonly opensBranch: string | null;
}

export function popupView(
  state: TabState | { readonly state: 'unread'; readonly site: SiteState } | null,
  now: number,
  width = 328,
): PopupView {
  if (state === null) return empty({ busy: true, icon: 'tree', title: t('popup_reading'), text: t('popup_reading_text') });
  switch (state.state) {
    case 'busy':
      return empty({ busy: true, icon: 'tree', title: t('popup_busy'), text: t('popup_busy_text'), site: state.site });
    case 'unread':
      return empty({ icon: 'page', title: t('popup_unread'), text: t('popup_unread_text'), actions: ['read'], site: state.site });
    case 'unreachable':
      return unreachable(state);
    case 'refused': {
      const words = refusalWords(state.reason);
      return empty({
        icon: state.reason === 'private-page' ? 'lock' : 'page',
        title: words.title,
        text: words.text,
        detail: state.detail === '' ? null : state.detail,
        actions: state.reason === 'empty' || state.reason === 'unsure-cut' ? ['retry'] : state.reason === 'private-page' ? [] : ['welcome'],
        site: state.site,
      });
    }
    case 'failed': {
      const words = explain(state.failure);
      return empty({
        icon: 'warning',
        title: words.title,
        text: words.text,
        detail: words.detail,
        actions: words.step === null ? [] : [words.step],
        site: state.site,
      });
    }
    case 'analysed':
      return analysed(state, now, width);
  }
}

const empty = (parts: Partial<EmptyView> & Pick<EmptyView, 'icon' | 'title' | 'text'>): EmptyView => ({
  kind: 'empty',
  busy: false,
  detail: null,
  actions: [],
  site: null,
  ...parts,
});

function unreachable(state: TabState & { state: 'unreachable' }): EmptyView {
  switch (state.reason) {
    case 'browser-page':
      return empty({ icon: 'info', title: t('popup_browser_page'), text: t('popup_browser_page_text'), actions: ['welcome'] });
    case 'tab-gone':
      return empty({ icon: 'info', title: t('popup_tab_gone'), text: t('popup_tab_gone_text') });
    case 'no-permission':
      // Nothing is told of it, so there is no site that could be allowed.
      if (state.site.host === '') return empty({ icon: 'page', title: t('popup_unseen'), text: t('popup_unseen_text') });
      return empty({
        icon: 'lock',
        title: t('popup_no_permission'),
        text: t('popup_no_permission_text', state.site.host),
        actions: ['allow-site'],
        site: state.site,
      });
    case 'private-page':
      return empty({ icon: 'lock', title: t('refused_private_page'), text: t('refused_private_page_text') });
  }
}

function analysed(state: TabState & { state: 'analysed' }, now: number, width: number): AnalysedView {
  const { report, witnesses, article, corpus } = state;
  const sigla = siglaOf(report, article, witnesses);
  const dates = new Map<ArticleId, string | null>([
    [report.page, article.published],
    ...witnesses.map((one) => [one.article.id, one.article.published] as const),
  ]);
  const { places } = state;
  const listed = findingsView(report.findings, report.page, sigla, true).map((one) => ({
    ...one,
    aside: one.aside ?? asideOf(one, places),
  }));
  const shown = new Set(report.findings.filter((finding) => finding.shown).map((finding) => finding.id));
  return {
    kind: 'analysed',
    site: state.site,
    page: report.page,
    saved: state.saved,
    verdict: verdictOf(state, sigla),
    stemma: witnesses.length === 0 ? null : stemmaView(report, sigla, dates, width),
    versions: versionsOf(witnesses, sigla),
    alone: witnesses.length > 0 ? null : aloneWords(corpus.articles - (state.saved ? 1 : 0), state.saved),
    counts: countsOf(listed.filter((finding) => shown.has(finding.id))),
    findings: listed.filter((finding) => shown.has(finding.id)),
    findingsTitle: titleOf(
      listed.filter((finding) => shown.has(finding.id)),
      state,
    ),
    weaker: listed.filter((finding) => !shown.has(finding.id)),
    lost: (state.lost ?? []).map((one) => ({ headline: findingView(one.finding, one.page, sigla).headline, sentence: one.sentence })),
    isJudged: isJudged(article.lang),
    notes: [...(isJudged(article.lang) ? [] : [t('findings_not_judged_text')]), ...report.gaps.map((gap) => gapWords(gap, sigla))],
    trouble: troubleOf(corpus),
    backup: backupWords(corpus, now),
    canSave: corpus.health === 'ok' || corpus.health === 'rebuilding',
  };
}

/** Why a page was checked alone: what is kept of it is no version to compare it with. */
const aloneWords = (others: number, isSaved: boolean): string =>
  others > 0 ? tn('popup_alone', others) : t(isSaved ? 'popup_alone_only' : 'popup_alone_empty');

type Places = (TabState & { state: 'analysed' })['places'];

function asideOf({ id, kind }: FindingView, places: Places): string | null {
  if (places === undefined || places[id] === 'underline') return null;
  return kind === 'residue' || places[id] === 'strip' ? t('in_margin') : t('not_wanted');
}

function titleOf(findings: readonly FindingView[], { article, places, report, site }: TabState & { state: 'analysed' }): string {
  if (findings.length === 0) return t(isJudged(article.lang) ? 'findings_none' : 'findings_not_judged');
  const spans = report.findings.filter(({ id }) => findings.some((one) => one.id === id)).map(({ span }) => span);
  const sentences = report.sentences.filter((one) => spans.some((span) => span.start < one.end && one.start < span.end)).length;
  const title = sentences === 0 ? tn('findings_title', findings.length) : tn('findings_in', findings.length, tn('sentences', sentences));
  if (site.drawing === 'off') return `${title} · ${t('findings_marks_off')}`;
  const marked = findings.filter(({ id }) => places?.[id] === 'underline').length;
  return places === undefined || marked === findings.length ? title : `${title} · ${t('findings_marked', marked)}`;
}

function verdictOf(state: TabState & { state: 'analysed' }, sigla: ReadonlyMap<ArticleId, SiglumView>): AnalysedView['verdict'] {
  const { original, page } = state.report;
  const others = state.witnesses.length;
  const evidence = original.evidence.map((one) => evidenceView(one, sigla));
  if (others === 0) return { tone: 'alone', title: t('verdict_alone'), grade: null, evidence: [] };
  if (original.id === null) return { tone: 'undecided', title: tn('verdict_undecided', others), grade: null, evidence };
  if (original.id === page) return { tone: 'original', title: tn('verdict_original', others), grade: original.grade, evidence };
  return { tone: 'derived', title: tn('verdict_derived', others), grade: original.grade, evidence };
}

function countsOf(findings: readonly FindingView[]): AnalysedView['counts'] {
  const deviations = findings.filter((one) => one.kind === 'deviation' && !one.listedOnly).length;
  const artifacts = findings.filter((one) => one.kind === 'artifact').length;
  const elsewhere = findings.filter((one) => one.isElsewhere).length;
  const rest = findings.length - deviations - artifacts - elsewhere;
  return [
    ...(deviations === 0 ? [] : [{ kind: 'deviation' as const, text: tn('count_deviations', deviations) }]),
    ...(artifacts === 0 ? [] : [{ kind: 'artifact' as const, text: tn('count_artifacts', artifacts) }]),
    ...(elsewhere === 0 ? [] : [{ kind: 'deviation' as const, text: tn('count_elsewhere', elsewhere) }]),
    ...(rest === 0 ? [] : [{ kind: 'residue' as const, text: tn('count_rest', rest) }]),
  ];
}

const evidenceView = (evidence: Evidence, sigla: ReadonlyMap<ArticleId, SiglumView>): EvidenceView => ({
  text: saidWords(evidence),
  sigla: evidence.ids.map((id) => sigla.get(id)).filter((one) => one !== undefined),
});

function versionsOf(witnesses: readonly WitnessSummary[], sigla: ReadonlyMap<ArticleId, SiglumView>): VersionView[] {
  const branches = [...new Set(witnesses.toSorted((a, b) => a.siglum.localeCompare(b.siglum)).map((one) => one.branch))];
  const sorted = witnesses.toSorted((a, b) => branches.indexOf(a.branch) - branches.indexOf(b.branch) || a.siglum.localeCompare(b.siglum));
  return sorted.flatMap((witness, index) => {
    const siglum = sigla.get(witness.article.id);
    if (siglum === undefined) return [];
    return {
      id: witness.article.id,
      siglum,
      outlet: outletOf(witness.article),
      title: witness.article.title,
      day: day(witness.article.published),
      relation: relationWords(witness.relation),
      strip: stripView(witness.strip),
      opensBranch: sorted[index - 1]?.branch === witness.branch ? null : t('branch_number', branches.indexOf(witness.branch) + 1),
    };
  });
}

function gapWords(gap: Gap, sigla: ReadonlyMap<ArticleId, SiglumView>): string {
  const siglum = gap.id === null ? undefined : sigla.get(gap.id);
  const reason = saidWords({ ...gap, text: gap.reason });
  return siglum === undefined ? t('gap_report', reason) : t('gap_witness', siglum.letter, reason);
}

function troubleOf(corpus: CorpusState): AnalysedView['trouble'] {
  switch (corpus.health) {
    case 'ok':
      return null;
    case 'read-only':
      return { text: t('trouble_read_only'), action: 'back-up' };
    case 'rebuilding':
      return { text: t('trouble_rebuilding'), action: 'corpus' };
    case 'lost':
      return { text: t('trouble_lost'), action: 'restore' };
    case 'unavailable':
      return { text: t('trouble_unavailable'), action: 'retry' };
  }
}

/** "5 articles · last backup 12 days ago" */
export function backupWords(corpus: CorpusState, now: number): string {
  const kept = tn('articles', corpus.articles);
  if (corpus.articles === 0) return kept;
  return `${kept} · ${corpus.lastBackup === null ? t('backup_never') : t('backup_ago', ago(corpus.lastBackup.at, now))}`;
}
