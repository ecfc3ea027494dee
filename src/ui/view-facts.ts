import type { ArticleId, Finding, FindingKind, Grade, Reading } from '../core/model.ts';
import type { SiglumView } from './siglum.tsx';
import { findingView } from './view-findings.ts';
import { bySiglum } from './view-sigla.ts';

/** The apparatus: one row for each place where readings differ, one column for each witness. */
export interface FactsView {
  readonly columns: readonly SiglumView[];
  readonly rows: readonly FactRow[];
}

export interface FactRow {
  readonly finding: string;
  readonly kind: FindingKind;
  readonly headline: string;
  readonly why: string;
  readonly grade: Grade;
  readonly cells: readonly FactCell[];
}

export interface FactCell {
  readonly id: ArticleId;
  /** Null: this version has nothing at that place. */
  readonly text: string | null;
  /** Wears the mark: this reading is the one that stands against the better supported one. */
  readonly disagrees: boolean;
}

export function factsView(
  findings: readonly Finding[],
  page: ArticleId,
  order: readonly ArticleId[],
  sigla: ReadonlyMap<ArticleId, SiglumView>,
  textOf: (id: ArticleId) => string | null,
): FactsView {
  const columns = order
    .map((id) => sigla.get(id))
    .filter((one) => one !== undefined)
    .toSorted(bySiglum);
  const rows = findings
    .filter((finding) => finding.shown && finding.kind !== 'residue')
    .map((finding) => rowOf(finding, page, columns, sigla, textOf));
  return { columns, rows };
}

function rowOf(
  finding: Finding,
  page: ArticleId,
  columns: readonly SiglumView[],
  sigla: ReadonlyMap<ArticleId, SiglumView>,
  textOf: (id: ArticleId) => string | null,
): FactRow {
  const view = findingView(finding, page, sigla);
  const against = againstIn(finding, page);
  return {
    finding: finding.id,
    kind: finding.kind,
    headline: view.headline,
    why: view.why,
    grade: view.grade,
    cells: columns.map(({ id }) => {
      const reading = finding.readings.find((one) => one.ids.includes(id));
      const text = reading === undefined ? null : ownWords(reading, id, textOf(id));
      return { id, text, disagrees: text !== null && reading !== undefined && against.has(reading.text) };
    }),
  };
}

/**
 * What a version says there, in the words of that version and no other: "4:30 p.m." and "16:30" are one reading, and the
 * words shown around a reading are those around its place in this very text. Null where it says nothing.
 */
function ownWords(reading: Reading, id: ArticleId, text: string | null): string | null {
  const at = reading.ids.indexOf(id);
  const span = reading.spans[at];
  if (span === null || span === undefined) return null;
  const own = reading.own?.[at] ?? reading.inContext;
  return own ?? text?.slice(span.start, span.end) ?? reading.text;
}

/**
 * The readings that stand against the better supported one: this page's, or the one that others have instead of
 * it. A third reading may be mere rewording, so it is not marked.
 */
function againstIn(finding: Finding, page: ArticleId): ReadonlySet<string> {
  const { reason } = finding;
  switch (reason.code) {
    case 'others-agree':
    case 'damaged-here':
      return new Set(finding.readings.filter((reading) => reading.ids.includes(page)).map((reading) => reading.text));
    case 'others-deviate':
      return new Set([reason.theirs]);
    case 'versions-differ':
    case 'written-before':
    case 'written-after':
    case 'one-page':
      return new Set();
  }
}
