import { failureOf, type Failure } from '../core/errors.ts';
import { version } from '../platform/browser.ts';
import { corpus } from './corpus.ts';

/** Failures that belong to ordinary life and would only fill the diary. */
const ORDINARY: ReadonlySet<Failure['code']> = new Set([
  'not-an-article',
  'no-permission',
  'page-unreachable',
  'cancelled',
  'article-missing',
  'extension-updated',
]);

/** The same failure told twice within this is one: its handler says it, and the page that shows it. */
const SAME_MS = 5_000;

/** Write a failure down where the reader can find it; on the console when even that fails. */
export async function noteFailure(stage: string, failure: Failure): Promise<void> {
  if (ORDINARY.has(failure.code)) return;
  try {
    const { store } = await corpus();
    const last = (await store.diary()).at(-1);
    if (last !== undefined && Date.now() - last.at < SAME_MS && JSON.stringify(last.failure) === JSON.stringify(failure)) return;
    await store.note(stage, failure, version());
  } catch (thrown) {
    console.warn('urtext:', stage, failure, 'and the diary failed:', failureOf(thrown));
  }
}
