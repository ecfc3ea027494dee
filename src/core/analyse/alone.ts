import type { ArtifactCategory, DeviationCategory, Finding, Span } from '../model.ts';
import { overlaps } from '../span.ts';
import type { Tables } from '../tables.ts';
import { lastDayAgainstLength, lengthAgainstDates } from './alone-length.ts';
import { namesInTwoSpellings, titleNames } from './alone-names.ts';
import { titleAgainstBody } from './alone-title.ts';
import type { WitnessText } from './collation.ts';

/** Something that a page says against itself. */
export type AloneMark = (
  | { readonly kind: 'deviation'; readonly category: DeviationCategory }
  | { readonly kind: 'artifact'; readonly category: ArtifactCategory }
) & {
  readonly span: Span;
  readonly severity: 1 | 2 | 3;
  readonly confidence: number;
  readonly pattern: 'length-and-dates' | 'title-and-body' | 'two-spellings';
  /** The other words, as the page has them. */
  readonly beside: string;
};

/**
 * What a page shows without any version beside it, by contradicting itself. Residue and the surface traces of
 * translation are the other half of a page looked at alone; they have files of their own.
 *
 * Measured on ../shared/eval (`npm run --silent lab -- score alone`; `node scripts/run-ts.mjs test/lab/scores/alone.ts`
 * prints every mark): of 5,113 articles that people wrote or translated 50 get a mark, all for a name in two
 * spellings; read one by one, 49 are slips of those pages and one quotes another language's spelling. Of slips put in,
 * 98 % of the spellings and 53 % of the headline's numbers are found.
 */
export function aloneFindings(page: WitnessText, tables: Tables): Finding[] {
  const marks = [
    ...lengthAgainstDates(page),
    ...lastDayAgainstLength(page),
    ...titleAgainstBody(page),
    ...titleNames(page, tables),
    ...namesInTwoSpellings(page, tables),
  ];
  const kept: AloneMark[] = [];
  for (const mark of marks) if (kept.every((other) => !overlaps(other.span, mark.span))) kept.push(mark);
  return kept.sort((a, b) => a.span.start - b.span.start).map((mark) => findingOf(page, mark));
}

function findingOf(page: WitnessText, { beside, pattern, ...mark }: AloneMark): Finding {
  const { text, id } = page.article;
  const words = text.slice(mark.span.start, mark.span.end);
  return {
    ...mark,
    id: `${mark.kind}-${mark.category}-${mark.span.start}-${mark.span.end}`,
    text: words,
    shown: true,
    drawn: true,
    readings: [{ text: words, ids: [id], spans: [mark.span] }],
    reason: { code: 'one-page', pattern, beside },
  };
}
