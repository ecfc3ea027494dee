import type { ArticleId, Report } from '../core/model.ts';
import type { SiglumView } from './siglum.tsx';
import { levelOf } from './strip.tsx';

/** Which sentence of the page stands in which version: sentences × versions. */
export interface CoverageView {
  readonly sentences: number;
  readonly rows: readonly CoverageRow[];
  /** Per sentence: in how many versions it stands. */
  readonly held: readonly number[];
}

export interface CoverageRow {
  readonly siglum: SiglumView;
  /** Null: this version could not be read, so nothing is known. */
  readonly levels: readonly (0 | 1 | 2 | 3 | 4 | null)[];
  readonly covered: number;
}

export function coverageView(report: Report, witnesses: readonly ArticleId[], sigla: ReadonlyMap<ArticleId, SiglumView>): CoverageView {
  const unknown = new Set(report.gaps.filter((gap) => gap.stage === 'read' || gap.stage === 'align').map((gap) => gap.id));
  const rows = witnesses.flatMap((id): CoverageRow[] => {
    const siglum = sigla.get(id);
    if (siglum === undefined) return [];
    const levels = report.sentences.map((sentence) =>
      unknown.has(id) ? null : levelOf(Math.max(0, ...sentence.aligned.filter((link) => link.id === id).map((link) => link.score))),
    );
    return [{ siglum, levels, covered: levels.filter((level) => level !== null && level > 0).length }];
  });
  return {
    sentences: report.sentences.length,
    rows,
    held: report.sentences.map((_, index) => rows.filter((row) => (row.levels[index] ?? 0) > 0).length),
  };
}
