import type { PriorFrequency } from '../../src/core/match/document-frequency.ts';
import { queueLock } from '../../src/store/gate.ts';
import { memoryDatabase } from '../../src/store/memory-database.ts';
import { Store } from '../../src/store/store.ts';

/** The store as it is, in memory: what a benchmark of it measures is its own work, not the disk's. */
export function benchStore(prior: PriorFrequency): Promise<Store> {
  let ids = 0;
  return Store.open({
    database: memoryDatabase(),
    latch: { read: () => Promise.resolve(null), set: () => Promise.resolve() },
    lock: queueLock(),
    epoch: { read: () => Promise.resolve(null), set: () => Promise.resolve() },
    prior,
    priorName: 'bench',
    now: () => 0,
    newId: () => String(++ids),
    breath: () => Promise.resolve(),
  });
}
