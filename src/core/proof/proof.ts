import { analyse } from '../analyse/report.ts';
import type { Article, Report } from '../model.ts';
import { readTables } from '../tables.ts';
import { noting } from './asked-tables.ts';
import { pack, unpack, type PackedTables } from './packed-tables.ts';

/** All that a verdict rests on: whoever has it can make the verdict again. */
export interface Proof {
  /** The page first, then its siblings in the order in which they were compared. */
  readonly articles: readonly Article[];
  /** Without its aligned sentences: they follow from the texts, and are a third of its size. */
  readonly report: Report;
  readonly tables: PackedTables;
}

/** Compare anew, and keep of the tables what was asked of them. */
export function proofOf(page: Article, siblings: readonly Article[], files: Readonly<Partial<Record<string, Uint8Array>>>): Proof {
  const { tables, asked } = noting(readTables(files));
  const report = { ...analyse(page, siblings, tables), sentences: [] };
  return { articles: [page, ...siblings], report, tables: pack(files, asked, tables.missing) };
}

/** The report that the same rules give of a proof's texts. Null without a page. */
export function remade({ articles, tables }: Pick<Proof, 'articles' | 'tables'>): Report | null {
  const [page, ...siblings] = articles;
  return page === undefined ? null : { ...analyse(page, siblings, unpack(tables)), sentences: [] };
}
