import type { ArticleId, Finding, FindingKind, Grade } from '../core/model.ts';
import { t } from './i18n.ts';
import type { SiglumView } from './siglum.tsx';
import { bySiglum } from './view-sigla.ts';
import { categoryWords, gradeOf, reasonWords } from './words.ts';

/** One row of a findings list: what is here, what others have, why. */
export interface FindingView {
  readonly id: string;
  readonly kind: FindingKind;
  readonly headline: string;
  readonly here: string;
  /** The reading that most others share, or null when there is none (a finding on this page alone). */
  readonly theirs: string | null;
  readonly others: readonly SiglumView[];
  readonly why: string;
  readonly grade: Grade;
  /** Only listed: no mark stands on the page. */
  readonly listedOnly: boolean;
}

const KINDS: readonly FindingKind[] = ['deviation', 'artifact', 'residue'];

/** What a reader sees of the findings, the gravest kind first, then by severity, then in page order. */
export function findingsView(
  findings: readonly Finding[],
  page: ArticleId,
  sigla: ReadonlyMap<ArticleId, SiglumView>,
  weaker = false,
): FindingView[] {
  return findings
    .filter((finding) => finding.shown || weaker)
    .toSorted(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        Number(b.drawn) - Number(a.drawn) ||
        b.severity - a.severity ||
        a.span.start - b.span.start,
    )
    .map((finding) => findingView(finding, page, sigla));
}

/** The readings of a negation, by their own words: one denies, or the two are opposites (raised, lowered). */
const NEGATOR = /(?<!\p{L})(?:not|no|never|neither|nor|none|nobody|nothing|nowhere|cannot)(?!\p{L})|n['’]t(?!\p{L})/iu;

const DURATION = /\b(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur)/iu;

/** "Duration differs": the category, named as what it is where a category holds several things. */
function headlineOf(finding: Finding): string {
  if (finding.category === 'quantity' && DURATION.test(finding.text)) return t('category_duration');
  if (finding.category === 'modality' && (finding.reason.code === 'written-before' || finding.reason.code === 'written-after'))
    return t('category_other_time');
  if (finding.category === 'negation' && !finding.readings.some((reading) => NEGATOR.test(reading.text))) return t('category_opposite');
  return categoryWords(finding.category);
}

export function findingView(finding: Finding, page: ArticleId, sigla: ReadonlyMap<ArticleId, SiglumView>): FindingView {
  const { reason } = finding;
  const others = finding.readings.filter((reading) => !reading.ids.includes(page)).toSorted((a, b) => b.ids.length - a.ids.length);
  const theirs = reason.code === 'one-page' || finding.category === 'presence' ? null : reason.theirs;
  const holders = others.find((reading) => reading.text === theirs) ?? others[0];
  const own = finding.readings.find((reading) => reading.ids.includes(page))?.inContext;
  return {
    id: finding.id,
    kind: finding.kind,
    headline: headlineOf(finding),
    here: own ?? (reason.code === 'one-page' || reason.here === '' ? finding.text : reason.here),
    theirs: theirs === null ? null : (holders?.inContext ?? theirs),
    others: (holders?.ids ?? [])
      .map((id) => sigla.get(id))
      .filter((one) => one !== undefined)
      .toSorted(bySiglum),
    why: reasonWords(finding),
    grade: gradeOf(finding.confidence),
    listedOnly: !finding.drawn,
  };
}
