import { failureOf } from '../core/errors.ts';
import type { Article } from '../core/model.ts';
import type { Sender } from '../protocol/sender.ts';
import { corpus } from './corpus.ts';
import { noteFailure } from './diary.ts';
import { settings } from './settings.ts';

/** Keep an article that was read, where the reader asked for that. A store that refuses must not cost the report. */
export async function keepVisited(article: Article, from: Sender): Promise<boolean> {
  if (from.private || !(await settings()).keepVisited) return false;
  const { store } = await corpus();
  try {
    const { added } = await store.add([{ article, how: 'kept' }]);
    return added > 0;
  } catch (thrown) {
    await noteFailure('keep visited', failureOf(thrown));
    return false;
  }
}
