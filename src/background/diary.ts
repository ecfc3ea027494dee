import { failureOf, type Failure } from '../core/errors.ts';
import { version } from '../platform/browser.ts';
import { corpus } from './corpus.ts';

/** Failures that belong to ordinary life and would only fill the diary. */
const ORDINARY: ReadonlySet<Failure['code']> = new Set([
  'not-an-article',
  'no-permission',
  'page-unreachable',
  'cancelled',
  'not-allowed',
  'article-missing',
  'extension-updated',
]);

/** Write a failure down where the reader can find it; on the console when even that fails. */
export async function noteFailure(stage: string, failure: Failure): Promise<void> {
  if (ORDINARY.has(failure.code)) return;
  try {
    await (await corpus()).store.note(stage, failure, version());
  } catch (thrown) {
    console.warn('urtext:', stage, failure, 'and the diary failed:', failureOf(thrown));
  }
}
