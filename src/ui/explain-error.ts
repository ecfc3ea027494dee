import { AppError, type Failure } from '../core/errors.ts';
import type { ListedFailure } from '../protocol/messages.ts';
import { t, tn } from './i18n.ts';

/** What a reader can do about a failure; the page that shows it knows how. */
export type NextStep = 'retry' | 'reload-page' | 'allow-site' | 'back-up' | 'restore' | 'open-diary' | null;

export interface Explained {
  readonly title: string;
  readonly text: string;
  readonly step: NextStep;
  /** For a report to whoever maintains this; shown small, selectable. */
  readonly detail: string | null;
}

/** The one place that turns a failure into words and a way on. */
export function explain(failure: Failure): Explained {
  switch (failure.code) {
    case 'not-an-article':
      return { title: t('error_not_an_article'), text: t('error_not_an_article_text'), step: null, detail: failure.reason };
    case 'no-permission':
      return { title: t('error_no_permission'), text: t('error_no_permission_text', failure.host), step: 'allow-site', detail: null };
    case 'page-unreachable':
      return { title: t('error_page_unreachable'), text: t('error_page_unreachable_text'), step: 'reload-page', detail: null };
    case 'article-missing':
      return { title: t('error_article_missing'), text: t('error_article_missing_text'), step: 'retry', detail: failure.id };
    case 'store-read-only':
      return {
        title: t('error_store_read_only'),
        text: failure.cause === 'disk-full' ? t('error_store_disk_full_text') : t('error_store_io_text'),
        step: 'back-up',
        detail: null,
      };
    case 'store-unavailable':
      return { title: t('error_store_unavailable'), text: t('error_store_unavailable_text'), step: 'retry', detail: failure.detail };
    case 'store-lost':
      return { title: t('error_store_lost'), text: tn('error_store_lost_text', failure.expected), step: 'restore', detail: null };
    case 'index-damaged':
      return { title: t('error_index_damaged'), text: t('error_index_damaged_text'), step: 'retry', detail: failure.detail };
    case 'backup-damaged':
      return { title: t('error_backup_damaged'), text: t('error_backup_damaged_text', failure.where), step: null, detail: failure.detail };
    case 'no-backup':
      return {
        title: t('error_no_backup'),
        text: t(failure.isArticles ? 'error_no_backup_articles_text' : 'error_no_backup_text'),
        step: null,
        detail: null,
      };
    case 'bad-row':
      return { title: t('error_bad_row'), text: t('error_bad_row_text', failure.where), step: null, detail: failure.detail };
    case 'bad-message':
    case 'not-allowed':
      return {
        title: t('error_bad_message'),
        text: t('error_bad_message_text'),
        step: 'open-diary',
        detail: `${failure.code} ${failure.kind}`,
      };
    case 'cancelled':
      return { title: t('error_cancelled'), text: t('error_cancelled_text'), step: 'retry', detail: null };
    case 'no-answer':
      return { title: t('error_no_answer'), text: t('error_no_answer_text'), step: 'retry', detail: failure.kind };
    case 'extension-updated':
      return { title: t('error_extension_updated'), text: t('error_extension_updated_text'), step: 'reload-page', detail: null };
    case 'unexpected':
      return { title: t('error_unexpected'), text: t('error_unexpected_text'), step: 'open-diary', detail: failure.detail };
  }
}

const isListed = (failure: Failure): failure is ListedFailure => explain(failure).step === 'open-diary';

let note: (failure: ListedFailure) => void = () => undefined;
/** Who writes down what a reader is sent to the trouble list for. */
export const noteTo = (told: typeof note): void => void (note = told);

/** Whatever was thrown, as a failure that is about to be shown; where the trouble list is named, it is put there. */
export function failureOf(thrown: unknown): Failure {
  const failure: Failure =
    thrown instanceof AppError ? thrown.failure : { code: 'unexpected', detail: thrown instanceof Error ? thrown.message : String(thrown) };
  if (isListed(failure)) note(failure);
  return failure;
}
