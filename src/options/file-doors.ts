import type { Article } from '../core/model.ts';
import type { StoredArticle } from '../protocol/messages.ts';
import type { Row } from './import-job.ts';

/** What files are made of and read with; `index.tsx` joins them to `intake/`, tests hand in their own. */
export interface FileDoors {
  /** The articles of a JSON Lines file or of a saved page. */
  articlesIn(file: File): AsyncIterable<Row<Article>>;
  /** The rows of a backup, after it was checked as a whole. Throws `backup-damaged` before the first row. */
  backupIn(file: File): AsyncIterable<Row<StoredArticle>>;
  /** Lines of JSON, one an article. */
  exportOf(rows: AsyncIterable<StoredArticle>): Promise<readonly string[]>;
  /** A whole backup with its own checksums. */
  backupOf(
    rows: AsyncIterable<StoredArticle>,
    now: number,
  ): Promise<{ readonly parts: readonly BlobPart[]; readonly count: number; readonly name: string; readonly type: string }>;
}
