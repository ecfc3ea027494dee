import { analyse } from '../analyse/report.ts';
import type { Article, Report } from '../model.ts';
import { readTables } from '../tables.ts';
import { noting } from './asked-tables.ts';
import { pack, unpack, type PackedTables } from './packed-tables.ts';

/** All that a verdict rests on: whoever has it can make the verdict again. */
export interface Proof {
  /** The page first, then its siblings in the order in which they were compared. */
  readonly articles: readonly Article[];
  readonly report: Report;
  readonly tables: PackedTables;
}

/** Compare anew, and keep of the tables what was asked of them. */
export function proofOf(page: Article, siblings: readonly Article[], files: Readonly<Partial<Record<string, Uint8Array>>>): Proof {
  const { tables, asked } = noting(readTables(files));
  const report = analyse(page, siblings, tables);
  return { articles: [page, ...siblings], report, tables: pack(files, asked, tables.missing) };
}

/** The report that the same rules give of a proof's texts. Null without a page. */
export function remade({ articles, tables }: Pick<Proof, 'articles' | 'tables'>): Report | null {
  const [page, ...siblings] = articles;
  return page === undefined ? null : analyse(page, siblings, unpack(tables));
}

/** Where two reports on the same texts are not the same. */
export type Difference =
  | { readonly what: 'rules' | 'original' | 'order' | 'stemma' | 'sentences' | 'passage' | 'gaps' | 'page' }
  | { readonly what: 'finding-gone' | 'finding-new' | 'finding-changed'; readonly finding: string };

/** Both browsers compute alike but for the last digits of logarithms. */
const DIGITS = 9;

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? Number(inner.toPrecision(DIGITS)) : inner)) ?? 'null';

/** What `again` has otherwise than `stored`; nothing when the verdict is the same. */
export function differencesOf(stored: Report, again: Report): Difference[] {
  const found: Difference[] = [];
  for (const what of ['page', 'rules', 'original', 'order', 'stemma', 'sentences', 'passage', 'gaps'] as const)
    if (canonical(stored[what] ?? null) !== canonical(again[what] ?? null)) found.push({ what });
  const before = new Map(stored.findings.map((finding) => [finding.id, finding]));
  const after = new Map(again.findings.map((finding) => [finding.id, finding]));
  for (const [id, finding] of before) {
    const now = after.get(id);
    if (now === undefined) found.push({ what: 'finding-gone', finding: id });
    else if (canonical(finding) !== canonical(now)) found.push({ what: 'finding-changed', finding: id });
  }
  for (const id of after.keys()) if (!before.has(id)) found.push({ what: 'finding-new', finding: id });
  return found;
}
