import { analyse } from '../../../src/core/analyse/report.ts';
import { reasonSentence } from '../../../src/core/analyse/wording.ts';
import type { Article, Report } from '../../../src/core/model.ts';
import { print, say, several, UsageError, type Command } from '../command.ts';
import { labTables } from '../lab-tables.ts';
import { articleFrom, BadRow, Rows } from '../rows.ts';

/** A page and its siblings, taken as given, however short or few. */
export interface Case {
  readonly id: string;
  readonly page: Article;
  readonly siblings: readonly Article[];
}

/** Compares pages with their siblings, as the extension does: one report a case, in the shape of LAB.md. */
export const command: Command = {
  usage: '--cases FILE [--cases FILE …]',
  options: { cases: { type: 'string', multiple: true } },
  async run(options) {
    const files = several(options['cases']);
    if (files.length === 0) throw new UsageError('--cases is missing');
    const rows = new Rows();
    const tables = labTables();
    for (const missing of tables.missing) say(`table missing: ${missing}`);
    for (const file of files)
      for await (const { id, page, siblings } of rows.of(file, caseFrom)) {
        const begun = performance.now();
        const report = analyse(page, siblings, tables);
        print(rowOf(id, performance.now() - begun, report));
      }
    return rows.status;
  },
};

/** A case of a JSON value; throws `BadRow` on a wrong one. */
export function caseFrom(value: unknown): Case {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadRow('not an object');
  const { id, page, siblings } = value as Record<string, unknown>;
  if (typeof id !== 'string') throw new BadRow(`"id" ${id === undefined ? 'is missing' : 'is not a string'}`);
  if (!Array.isArray(siblings)) throw new BadRow('"siblings" is not a list');
  return { id, page: articleAt('page', page), siblings: siblings.map((one, i) => articleAt(`siblings[${i}]`, one)) };
}

/** In a case an article may be no more than an id and a text. */
function articleAt(where: string, value: unknown): Article {
  try {
    return articleFrom(
      typeof value === 'object' && value !== null && !Array.isArray(value) && !('url' in value) ? { ...value, url: '' } : value,
    );
  } catch (error) {
    if (error instanceof BadRow) throw new BadRow(`${where}: ${error.message}`);
    throw error;
  }
}

/** The report in the shape of LAB.md; `drawn` and `code` are additions. */
export function rowOf(id: string, milliseconds: number, report: Report): object {
  return {
    id,
    milliseconds: Math.round(milliseconds * 100) / 100,
    original: {
      id: report.original.id,
      grade: report.original.grade,
      evidence: report.original.evidence.map(({ kind, text }) => ({ kind, text })),
    },
    order: report.order,
    stemma: { edges: report.stemma.edges.map(({ from, to, confidence }) => ({ from, to, confidence })) },
    sentences: report.sentences.map(({ start, end, aligned }) => ({ start, end, aligned })),
    findings: report.findings.map((finding) => ({
      kind: finding.kind,
      category: finding.category,
      start: finding.span.start,
      end: finding.span.end,
      text: finding.text,
      severity: finding.severity,
      confidence: Math.round(finding.confidence * 1000) / 1000,
      shown: finding.shown,
      drawn: finding.drawn,
      readings: finding.readings.map(({ text, ids }) => ({ text, ids })),
      code: finding.reason.code,
      reason: reasonSentence(finding.reason),
    })),
    gaps: report.gaps.map(({ stage, id: witness, reason }) => ({ stage, id: witness, reason })),
  };
}
