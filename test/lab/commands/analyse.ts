import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { analyse } from '../../../src/core/analyse/report.ts';
import { reasonSentence } from '../../../src/core/analyse/wording.ts';
import type { Article, Report } from '../../../src/core/model.ts';
import { labTables } from '../lab-tables.ts';

interface Case {
  readonly id: string;
  readonly page: Article;
  readonly siblings: readonly Article[];
}

/** `analyse --cases FILE`: one report a case, as LAB.md shapes it. Exit status 1 when a row was malformed, 2 for a wrong call. */
export async function main(args: readonly string[]): Promise<number> {
  const files: string[] = [];
  for (let i = 0; i < args.length; i += 2) {
    const value = args[i + 1];
    if (args[i] !== '--cases' || value === undefined) return usage(args[i] ?? '');
    files.push(value);
  }
  if (files.length === 0) return usage('');
  const tables = labTables();
  let status = 0;
  for (const file of files) {
    const lines = readLines(file);
    if (lines === null) {
      process.stderr.write(`${file}: cannot be read\n`);
      return 1;
    }
    for (const [number, line] of lines) {
      const parsed = parseCase(line);
      if (typeof parsed === 'string') {
        process.stderr.write(`${file}:${number}: ${parsed}\n`);
        status = 1;
        continue;
      }
      const begun = performance.now();
      const report = analyse(parsed.page, parsed.siblings, tables);
      await written(`${JSON.stringify(rowOf(parsed.id, performance.now() - begun, report))}\n`);
    }
  }
  return status;
}

const written = (line: string): Promise<void> => new Promise((done) => void process.stdout.write(line, () => done()));

function usage(option: string): number {
  process.stderr.write(`${option === '' ? '' : `unknown or incomplete option: ${option}\n`}usage: lab analyse --cases FILE [--cases FILE …]\n`);
  return 2;
}

function readLines(file: string): [number, string][] | null {
  try {
    const bytes = readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    return text
      .split('\n')
      .map((line, i): [number, string] => [i + 1, line.endsWith('\r') ? line.slice(0, -1) : line])
      .filter(([, line]) => line.trim() !== '');
  } catch {
    return null;
  }
}

/** A case, or the reason why the line is none. */
function parseCase(line: string): Case | string {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (thrown) {
    return thrown instanceof Error ? `no JSON: ${thrown.message}` : 'no JSON';
  }
  if (!isRecord(row)) return 'not an object';
  if (typeof row['id'] !== 'string') return '"id" is no text';
  const page = articleOf(row['page'], 'page');
  if (typeof page === 'string') return page;
  const list = row['siblings'];
  if (!Array.isArray(list)) return '"siblings" is no list';
  const siblings: Article[] = [];
  for (const [i, one] of list.entries()) {
    const article = articleOf(one, `siblings[${i}]`);
    if (typeof article === 'string') return article;
    siblings.push(article);
  }
  return { id: row['id'], page, siblings };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function articleOf(value: unknown, where: string): Article | string {
  if (!isRecord(value)) return `"${where}" is no article`;
  const { id, text } = value;
  if (typeof id !== 'string') return `"${where}.id" is no text`;
  if (typeof text !== 'string') return `"${where}.text" is no text`;
  for (const key of ['url', 'site', 'title', 'byline', 'published', 'lang'])
    if (value[key] !== undefined && value[key] !== null && typeof value[key] !== 'string') return `"${where}.${key}" is no text`;
  const textOr = <T>(key: string, otherwise: T): string | T => (typeof value[key] === 'string' ? (value[key] as string) : otherwise);
  return { ...value, id, text, url: textOr('url', ''), site: textOr('site', ''), title: textOr('title', null), byline: textOr('byline', null), published: textOr('published', null), lang: textOr('lang', null) };
}

/** The report in the shape of LAB.md; `drawn` and `code` are additions. */
export function rowOf(id: string, milliseconds: number, report: Report): object {
  return {
    id,
    milliseconds: Math.round(milliseconds * 100) / 100,
    original: { id: report.original.id, grade: report.original.grade, evidence: report.original.evidence.map(({ kind, text }) => ({ kind, text })) },
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
