import { AppError } from '../core/errors.ts';
import type { CorpusState } from '../protocol/messages.ts';
import type { Store } from '../store/store.ts';
import { corpus } from './corpus.ts';

/** Sizes and health as the reader sees them. A database that does not open is a state, not an error. */
export async function corpusState(): Promise<CorpusState> {
  try {
    const { store } = await corpus();
    const { state } = store;
    const { rebuild } = state;
    return {
      articles: state.articles,
      bytes: state.bytes,
      usage: await usage(),
      lastBackup: state.lastBackup,
      health: healthOf(store),
      ...(rebuild === null ? {} : { rebuilding: { done: rebuild.next, total: rebuild.end } }),
    };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.failure.code === 'store-unavailable')
      return { articles: 0, bytes: { texts: 0, sketches: 0, index: 0 }, usage: null, lastBackup: null, health: 'unavailable' };
    throw thrown;
  }
}

/** The gravest that holds. */
function healthOf(store: Store): CorpusState['health'] {
  if (store.closed !== null) return 'read-only';
  if (!store.lasting) return 'unavailable';
  if (store.state.lost !== null) return 'lost';
  return store.state.rebuild === null ? 'ok' : 'rebuilding';
}

async function usage(): Promise<CorpusState['usage']> {
  if (navigator.storage === undefined) return null;
  const { usage: used, quota } = await navigator.storage.estimate();
  return used === undefined || quota === undefined ? null : { used, quota };
}
