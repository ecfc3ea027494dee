import type { Finding, FindingCategory, Match, Report, Span } from '../core/model.ts';
import type { Mark, PageVerdict, PageView } from '../protocol/messages.ts';
import type { Settings } from '../protocol/settings.ts';

/** What the reader wants to see, on this site. */
export interface Taste {
  readonly thresholds: Settings['thresholds'];
  readonly hidden: ReadonlySet<FindingCategory>;
  /** Findings that the reader dismissed on this page. */
  readonly dismissed: ReadonlySet<string>;
  /** How many findings of a kind the reader has dismissed on this site; none where it says nothing. */
  readonly lowered: ReadonlyMap<FindingCategory, number>;
}

/**
 * A measured confidence counts as much as this many of the reader's own words on a site, so each "not a problem"
 * takes its share of the kind there: of what is right in nine cases of ten 0.6 is left after one, 0.45 after two.
 * Less likely right than not, it goes from the words to the strip; less than a third, off the page, with the weak.
 */
const MEASURED = 2;
const UNDERLINED_FROM = 0.5;
const MARKED_FROM = 1 / 3;

const confidenceFor = (finding: Finding, { lowered }: Taste): number =>
  (finding.confidence * MEASURED) / (MEASURED + (lowered.get(finding.category) ?? 0));
const isLowered = (finding: Finding, taste: Taste, from: number): boolean =>
  taste.lowered.has(finding.category) && confidenceFor(finding, taste) < from;

/** So much text fills a screen: on the pages of the demo 1,400 letters at 1366 × 650 (median), 2,000 at 1920 × 950. */
const SCREEN_CHARACTERS = 1_600;
/** More marked sentences than this on a screen tire (DESIGN §4); the lighter ones go to the strip. */
const SENTENCES_A_SCREEN = 8;

/** What a page's content script is told: places and kinds, no other witness's words. */
export function pageViewOf(report: Report, taste: Taste): PageView {
  const wanted = wantedFindings(report, taste);
  const isWeak = (finding: Finding): boolean => !finding.shown || isLowered(finding, taste, MARKED_FROM);
  const mayBeUnderlined = (finding: Finding): boolean =>
    finding.kind !== 'residue' && hasPlace(finding) && (isWeak(finding) || !isLowered(finding, taste, UNDERLINED_FROM));
  const chosen = fewEnough(
    wanted.filter(mayBeUnderlined).map((finding) => ({
      weight: (isWeak(finding) ? 0 : 4) + finding.severity + confidenceFor(finding, taste),
      start: sentenceOf(report, finding.span).start,
    })),
  );
  const marks = wanted.flatMap((finding): Mark[] => {
    if (finding.kind !== 'residue' && !hasPlace(finding)) return [];
    const sentence = sentenceOf(report, finding.span);
    const underline = mayBeUnderlined(finding) && chosen.has(sentence.start);
    return [
      {
        finding: finding.id,
        span: finding.span,
        sentence,
        kind: finding.kind,
        severity: finding.severity,
        drawn: underline ? 'underline' : 'strip',
        weak: isWeak(finding),
      },
    ];
  });
  return { page: report.page, verdict: verdictOf(report), marks };
}

/** Where each finding of a page view is drawn. */
export const placesOf = (report: Report, taste: Taste): Record<string, Mark['drawn']> =>
  Object.fromEntries(pageViewOf(report, taste).marks.map(({ finding, drawn }) => [finding, drawn]));

/** Is it a mark on the page? Not what only the list has: a claim of one version, and what other versions have otherwise. */
const hasPlace = ({ drawn, shown, category, reason }: Finding): boolean =>
  drawn || (!shown && category !== 'presence' && reason.code !== 'others-deviate');

/** Findings that are neither hidden by kind nor dismissed nor too weak, in page order. */
export const wantedFindings = (report: Report, taste: Taste): readonly Finding[] =>
  report.findings.filter(
    (finding) => isSureEnough(finding, taste) && !taste.hidden.has(finding.category) && !taste.dismissed.has(finding.id),
  );

/** From here on a finding counts as one of the surest: the cards call it strong from the same figure on. */
const STRONG = 0.9;

function isSureEnough(finding: Finding, taste: Taste): boolean {
  if (finding.kind === 'residue') return finding.shown && !isLowered(finding, taste, MARKED_FROM);
  const threshold = taste.thresholds[finding.kind];
  if (threshold === 'weak') return true;
  return finding.shown && !isLowered(finding, taste, MARKED_FROM) && (threshold === 'usual' || finding.confidence >= STRONG);
}

/** The finding `id`, then the others of its sentence, gravest first: what is pointed at is what the card speaks of. */
export function findingsBeside(report: Report, taste: Taste, id: string): readonly Finding[] {
  const wanted = wantedFindings(report, taste);
  const asked = wanted.find((finding) => finding.id === id);
  if (asked === undefined) return [];
  const { start } = sentenceOf(report, asked.span);
  return wanted
    .filter((finding) => (hasPlace(finding) || finding.kind === 'residue') && sentenceOf(report, finding.span).start === start)
    .sort((a, b) => Number(b === asked) - Number(a === asked) || b.severity - a.severity || b.confidence - a.confidence);
}

export function verdictOf(report: Report): PageVerdict {
  if (report.order.length < 2) return 'alone';
  if (report.original.id === null) return 'undecided';
  return report.original.id === report.page ? 'original' : 'derived';
}

/** The sentence that holds the start of `span`, or `span` itself between sentences. */
export function sentenceOf(report: Report, span: Span): Span {
  const found = report.sentences.find((sentence) => span.start >= sentence.start && span.start < sentence.end);
  return found === undefined ? { start: span.start, end: span.end } : { start: found.start, end: found.end };
}

/** Starts of the sentences that are underlined: the heaviest first, none that would overfill a screen, wherever it begins. */
function fewEnough(items: readonly { readonly weight: number; readonly start: number }[]): ReadonlySet<number> {
  const weights = new Map<number, number>();
  for (const { weight, start } of items) weights.set(start, Math.max(weights.get(start) ?? 0, weight));
  const chosen: number[] = [];
  for (const [start] of [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const near = [...chosen.filter((other) => Math.abs(other - start) < SCREEN_CHARACTERS), start].sort((a, b) => a - b);
    // Of nine sentences in a row the outer two must stand a screen apart.
    if (near.every((first, index) => (near[index + SENTENCES_A_SCREEN] ?? Infinity) - first >= SCREEN_CHARACTERS)) chosen.push(start);
  }
  return new Set(chosen);
}

/** Per sentence of the page how well one witness covers it, 0 to 1. */
export const stripOf = (report: Report, id: Match['id']): number[] =>
  report.sentences.map(({ aligned }) => aligned.reduce((best, link) => (link.id === id ? Math.max(best, link.score) : best), 0));
