import type { ArticleId, Finding, FindingKind, Grade } from '../core/model.ts';
import type { CardContent } from '../protocol/messages.ts';
import { citation } from '../ui/cite.ts';
import { t, tn } from '../ui/i18n.ts';
import type { SiglumView } from '../ui/siglum.tsx';
import { emphasised, findingView, wordedBy } from '../ui/view-findings.ts';
import { siglaOf, type Named } from '../ui/view-sigla.ts';
import { saidWords } from '../ui/words.ts';
import { siglaFor } from '../ui/wordings.ts';
import type { Piece } from '../ui/words-diff.ts';

/** One reading with those who have it. */
export interface Row {
  readonly label: string;
  readonly pieces: readonly Piece[];
  readonly sigla: readonly SiglumView[];
}

export interface FindingCard {
  readonly id: string;
  readonly kind: FindingKind;
  readonly headline: string;
  readonly grade: Grade;
  readonly rows: readonly Row[];
  /** Wordings that did not fit. */
  readonly beyond: number;
  readonly why: string;
  readonly citation: string;
}

export interface VerdictCard {
  readonly title: string;
  readonly tone: 'original' | 'derived' | 'undecided' | 'alone';
  readonly grade: Grade;
  readonly evidence: readonly string[];
}

/** More wordings than this are told by compare, not by a card. */
const ROWS = 4;
const EVIDENCE = 4;

export type CardView =
  | { readonly kind: 'findings'; readonly findings: readonly FindingCard[] }
  | { readonly kind: 'verdict'; readonly verdict: VerdictCard };

export function cardView(content: CardContent, now: number): CardView {
  if (content.findings.length === 0) return { kind: 'verdict', verdict: verdictCard(content) };
  const sigla = sigilsOf(content);
  return { kind: 'findings', findings: content.findings.map((finding) => findingCard(finding, content, sigla, now)) };
}

const pageOf = (content: CardContent): Named & { readonly title?: string | null } =>
  content.article ?? { site: content.site, url: '', published: null };

function sigilsOf(content: CardContent): ReadonlyMap<ArticleId, SiglumView> {
  const report = content.report ?? {
    page: content.page,
    stemma: { nodes: [], edges: [] },
    original: { id: null, grade: 'none' as const, evidence: [] },
  };
  const sigla = siglaOf(report, pageOf(content), content.witnesses);
  // What was found in an earlier state of the page names it by that text.
  const own = sigla.get(report.page);
  return own === undefined ? sigla : new Map([...sigla, [content.page, own]]);
}

function findingCard(finding: Finding, content: CardContent, sigla: ReadonlyMap<ArticleId, SiglumView>, now: number): FindingCard {
  const view = findingView(finding, content.page, sigla);
  const { here, alike, theirs } = wordedBy(finding, content.page);
  const against = theirs.filter((one) => one.ids.length > 0);
  const rows: Row[] = [
    { label: t('card_here'), pieces: view.herePieces, sigla: siglaFor(here.ids, sigla) },
    ...alike.map(({ text, ids }) => ({ label: '', pieces: [{ text, differs: false }], sigla: siglaFor(ids, sigla) })),
    ...against.map(({ text, ids, cores }, index) => ({
      label: index === 0 ? t('card_others') : '',
      pieces: emphasised(finding, here.text, text, cores).b,
      sigla: siglaFor(ids, sigla),
    })),
  ];
  const page = { title: null, ...pageOf(content), id: content.page };
  return {
    id: finding.id,
    kind: finding.kind,
    headline: view.headline,
    grade: view.grade,
    rows: rows.slice(0, ROWS),
    beyond: Math.max(0, rows.length - ROWS),
    why: view.why,
    citation: citation(
      finding,
      content.page,
      [page, ...content.witnesses.map((witness) => witness.article)],
      sigla,
      new Map(Object.entries(content.hashes ?? {})),
      new Date(now).toISOString(),
    ),
  };
}

function verdictCard(content: CardContent): VerdictCard {
  const { kind, grade, evidence } = content.verdict;
  const versions = content.witnesses.length;
  if (kind === 'alone')
    return { title: t('verdict_alone'), tone: kind, grade, evidence: [t(content.marks === 0 ? 'card_alone_nothing' : 'card_alone_text')] };
  const reasons = evidence.slice(0, EVIDENCE).map(saidWords);
  return {
    title: tn(`verdict_${kind}`, versions),
    tone: kind,
    grade,
    evidence: kind === 'undecided' ? [t('card_undecided_text'), ...reasons] : reasons,
  };
}
