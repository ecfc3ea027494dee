import { differencesOf, type Difference } from '../core/proof/differences.ts';
import type { remade } from '../core/proof/proof.ts';
import type { ReportFile } from './read-file.ts';

/** What opening a saved report found. */
export type Verdict =
  /** Every part as sealed, and the comparison gives the same report. */
  | { readonly state: 'same' }
  /** Parts are not what was sealed; `differences` tells what that does to the report, null where it could not be made. */
  | { readonly state: 'altered'; readonly differences: readonly Difference[] | null }
  /** Nothing was altered and yet the comparison gives another report (another engine, or a file made to deceive). */
  | { readonly state: 'differs'; readonly differences: readonly Difference[] }
  /** The comparison could not be made. */
  | { readonly state: 'not-made'; readonly reason: string };

export function verdictOn(file: ReportFile, compare: typeof remade | undefined): Verdict {
  const isAltered = file.altered.length > 0 || file.articles.some((one) => one?.same !== true);
  const again = compareAnew(file, compare);
  if (isAltered) return { state: 'altered', differences: 'differences' in again ? again.differences : null };
  if ('reason' in again) return { state: 'not-made', reason: again.reason };
  return again.differences.length === 0 ? { state: 'same' } : { state: 'differs', differences: again.differences };
}

function compareAnew(
  { articles, report, tables }: ReportFile,
  compare: typeof remade | undefined,
): { readonly differences: readonly Difference[] } | { readonly reason: string } {
  if (compare === undefined) return { reason: 'no analysis code' };
  if (report === null || tables === null) return { reason: 'findings or tables cannot be read' };
  try {
    const again = compare({ articles: articles.flatMap((one) => one?.article ?? []), tables });
    return again === null ? { reason: 'no text' } : { differences: differencesOf(report, again) };
  } catch (thrown) {
    return { reason: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
