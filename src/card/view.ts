import type { ArticleId, Finding, FindingKind, Grade } from '../core/model.ts';
import type { CardContent } from '../protocol/messages.ts';
import { citation } from '../ui/cite.ts';
import { t, tn } from '../ui/i18n.ts';
import type { SiglumView } from '../ui/siglum.tsx';
import { findingView } from '../ui/view-findings.ts';
import { bySiglum, siglaOf, type Named } from '../ui/view-sigla.ts';
import { saidWords } from '../ui/words.ts';
import { wordsDiff, type Piece } from '../ui/words-diff.ts';

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
  readonly why: string;
  readonly citation: string;
}

export interface VerdictCard {
  readonly title: string;
  readonly tone: 'original' | 'derived' | 'undecided' | 'alone';
  readonly grade: Grade;
  readonly evidence: readonly string[];
}

/** More readings than this are told by compare, not by a card. */
const ROWS = 3;
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
  return siglaOf(report, pageOf(content), content.witnesses);
}

function findingCard(finding: Finding, content: CardContent, sigla: ReadonlyMap<ArticleId, SiglumView>, now: number): FindingCard {
  const view = findingView(finding, content.page, sigla);
  const own = sigla.get(content.page);
  const others = finding.readings
    .filter((reading) => !reading.ids.includes(content.page) && reading.ids.length > 0)
    .toSorted((a, b) => b.ids.length - a.ids.length)
    .slice(0, ROWS);
  const same = finding.readings.find((reading) => reading.ids.includes(content.page))?.ids ?? [content.page];
  const wordsOf = (reading: (typeof others)[number], index: number): string =>
    index === 0 && view.theirs !== null && view.theirs !== '' ? view.theirs : (reading.inContext ?? reading.text);
  const first = others[0];
  const diff = wordsDiff(view.here, first === undefined ? view.here : wordsOf(first, 0));
  const rows: Row[] = [
    {
      label: t('card_here'),
      pieces: first === undefined ? [{ text: view.here, differs: false }] : diff.a,
      sigla: inOrder([...(own === undefined ? [] : [own]), ...same.filter((id) => id !== content.page).map((id) => sigla.get(id))]),
    },
    ...others.map((reading, index) => ({
      label: index === 0 ? t('card_others') : '',
      pieces: wordsDiff(view.here, wordsOf(reading, index)).b,
      sigla: inOrder(reading.ids.map((id) => sigla.get(id))),
    })),
  ];
  const page = { title: null, ...pageOf(content), id: content.page };
  return {
    id: finding.id,
    kind: finding.kind,
    headline: view.headline,
    grade: view.grade,
    rows,
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

/** By letter; the page itself first. Rings show the branches. */
const inOrder = (sigla: readonly (SiglumView | undefined)[]): SiglumView[] =>
  sigla.filter((one) => one !== undefined).toSorted((a, b) => Number(b.role === 'page') - Number(a.role === 'page') || bySiglum(a, b));

function verdictCard(content: CardContent): VerdictCard {
  const { kind, grade, evidence } = content.verdict;
  const versions = content.witnesses.length;
  if (kind === 'alone') return { title: t('verdict_alone'), tone: kind, grade, evidence: [t('card_alone_text')] };
  const reasons = evidence.slice(0, EVIDENCE).map(saidWords);
  return {
    title: tn(`verdict_${kind}`, versions),
    tone: kind,
    grade,
    evidence: kind === 'undecided' ? [t('card_undecided_text'), ...reasons] : reasons,
  };
}
