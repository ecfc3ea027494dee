import type { Finding, FindingCategory, Match, Report, Span } from '../core/model.ts';
import type { Mark, PageVerdict, PageView, Settings } from '../protocol/messages.ts';

/** What the reader wants to see, on this site. */
export interface Taste {
  readonly thresholds: Settings['thresholds'];
  readonly hidden: ReadonlySet<FindingCategory>;
  /** Findings that the reader dismissed on this page. */
  readonly dismissed: ReadonlySet<string>;
}

/** So much text fills a screen of an ordinary news page (25 lines of 90 letters and some air). */
const SCREEN_CHARACTERS = 2_400;
/** More marked sentences than this on a screen tire (DESIGN §4); the lighter ones go to the strip. */
const SENTENCES_A_SCREEN = 8;

/** What a page's content script is told: places and kinds, no other witness's words. */
export function pageViewOf(report: Report, taste: Taste): PageView {
  const wanted = wantedFindings(report, taste);
  const drawn = wanted.filter((finding) => finding.drawn && finding.kind !== 'residue');
  const chosen = fewEnough(drawn.map((finding) => ({ finding, sentence: sentenceOf(report, finding.span) })));
  const marks = wanted.flatMap((finding): Mark[] => {
    if (finding.kind !== 'residue' && !finding.drawn) return [];
    const sentence = sentenceOf(report, finding.span);
    const underline = finding.kind !== 'residue' && chosen.has(sentence.start);
    return [
      {
        finding: finding.id,
        span: finding.span,
        sentence,
        kind: finding.kind,
        severity: finding.severity,
        drawn: underline ? 'underline' : 'strip',
        weak: !finding.shown,
      },
    ];
  });
  return { page: report.page, verdict: verdictOf(report), marks };
}

/** Where each finding of a page view is drawn. */
export const placesOf = (report: Report, taste: Taste): Record<string, Mark['drawn']> =>
  Object.fromEntries(pageViewOf(report, taste).marks.map(({ finding, drawn }) => [finding, drawn]));

/** Findings that are neither hidden by kind nor dismissed nor too weak, in page order. */
export const wantedFindings = (report: Report, taste: Taste): readonly Finding[] =>
  report.findings.filter(
    (finding) => isSureEnough(finding, taste) && !taste.hidden.has(finding.category) && !taste.dismissed.has(finding.id),
  );

/** From here on a finding counts as one of the surest: the cards call it strong from the same figure on. */
const STRONG = 0.9;

function isSureEnough(finding: Finding, { thresholds }: Taste): boolean {
  if (finding.kind === 'residue') return finding.shown;
  const threshold = thresholds[finding.kind];
  return threshold === 'weak' || (finding.shown && (threshold === 'usual' || finding.confidence >= STRONG));
}

/** The finding `id`, then the others of its sentence, gravest first: what is pointed at is what the card speaks of. */
export function findingsBeside(report: Report, taste: Taste, id: string): readonly Finding[] {
  const wanted = wantedFindings(report, taste);
  const asked = wanted.find((finding) => finding.id === id);
  if (asked === undefined) return [];
  const { start } = sentenceOf(report, asked.span);
  return wanted
    .filter((finding) => (finding.drawn || finding.kind === 'residue') && sentenceOf(report, finding.span).start === start)
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

/** Starts of the sentences that are underlined: the gravest first, none where its screen is full. */
function fewEnough(items: readonly { readonly finding: Finding; readonly sentence: Span }[]): ReadonlySet<number> {
  const weight = new Map<number, number>();
  for (const { finding, sentence } of items)
    weight.set(sentence.start, Math.max(weight.get(sentence.start) ?? 0, finding.severity + finding.confidence));
  const chosen = new Set<number>();
  for (const [start] of [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const near = [...chosen].filter((other) => Math.abs(other - start) < SCREEN_CHARACTERS / 2).length;
    if (near < SENTENCES_A_SCREEN) chosen.add(start);
  }
  return chosen;
}

/** Per sentence of the page how well one witness covers it, 0 to 1. */
export const stripOf = (report: Report, id: Match['id']): number[] =>
  report.sentences.map(({ aligned }) => aligned.reduce((best, link) => (link.id === id ? Math.max(best, link.score) : best), 0));
