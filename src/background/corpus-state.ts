import { AppError } from '../core/errors.ts';
import type { CorpusState } from '../protocol/messages.ts';
import { corpus } from './corpus.ts';

/** Sizes and health as the reader sees them. A database that does not open is a state, not an error. */
export async function corpusState(): Promise<CorpusState> {
  try {
    const { store } = await corpus();
    const { state } = store;
    const health =
      store.closed !== null
        ? 'read-only'
        : !store.lasting
          ? 'unavailable'
          : state.lost !== null
            ? 'lost'
            : state.rebuild !== null
              ? 'rebuilding'
              : 'ok';
    return { articles: state.articles, bytes: state.bytes, usage: await usage(), lastBackup: state.lastBackup, health };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.failure.code === 'store-unavailable')
      return { articles: 0, bytes: { texts: 0, sketches: 0, index: 0 }, usage: null, lastBackup: null, health: 'unavailable' };
    throw thrown;
  }
}

async function usage(): Promise<CorpusState['usage']> {
  if (navigator.storage === undefined) return null;
  const { usage: used, quota } = await navigator.storage.estimate();
  return used === undefined || quota === undefined ? null : { used, quota };
}
