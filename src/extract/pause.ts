/**
 * Work in slices, so that the page stays responsive: ask `due()` in a loop and `await rest()` when it says so.
 * A slice is 8 ms, far below the 50 ms of a long task, because one step may be slow.
 */
const SLICE_MS = 8;

export interface Pause {
  /** Has this slice used up its time? Looks at the clock every 8th call only. */
  due(): boolean;
  /** Let the page work, then begin a new slice. */
  rest(): Promise<void>;
}

const now = (): number => performance.now();

interface SchedulerLike {
  yield?: () => Promise<void>;
}

function yieldToPage(): Promise<void> {
  const scheduler = (globalThis as { scheduler?: SchedulerLike }).scheduler;
  if (typeof scheduler?.yield === 'function') return scheduler.yield();
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** A pause for work in a page. Without a window (the lab, unit tests) nobody waits, so it never rests. */
export function newPause(live: boolean): Pause {
  let began = now();
  let calls = 0;
  return {
    due: () => live && (++calls & 7) === 0 && now() - began > SLICE_MS,
    rest: async () => {
      if (!live) return;
      await yieldToPage();
      began = now();
    },
  };
}
