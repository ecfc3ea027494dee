import { url, version } from './browser.ts';

/**
 * Where the analyst can run. Chrome's background has no `Worker`; there an offscreen document has it. Firefox has no
 * offscreen documents; there the event page starts the worker itself.
 */

const PAGE = 'src/analyst/index.html';
const SCRIPT = 'analyst/worker.js';

const offscreen = (): typeof chrome.offscreen | undefined =>
  (globalThis as { chrome?: { offscreen?: typeof chrome.offscreen } }).chrome?.offscreen;

export const hasOffscreen = (): boolean => offscreen() !== undefined;

/** An offscreen document may not ask for the manifest: its address tells it of which build it is. */
export const builtAs = (): string => location.search.slice(1);

/** Have the document; one that is there already stays as it is. Resolves when it listens. */
export async function openOffscreen(): Promise<void> {
  try {
    await offscreen()?.createDocument({
      url: `${PAGE}?${version()}`,
      reasons: ['WORKERS' as chrome.offscreen.Reason],
      justification: 'Compares the versions of an article on this machine, in a worker.',
    });
  } catch (thrown) {
    // A profile has one at most; the extension has no other than this.
    if (!(thrown instanceof Error && /single offscreen/iu.test(thrown.message))) throw thrown;
  }
}

export async function closeOffscreen(): Promise<void> {
  try {
    await offscreen()?.closeDocument();
  } catch (thrown) {
    // "No current offscreen document": as wanted.
    if (!(thrown instanceof Error && /no current offscreen/iu.test(thrown.message))) throw thrown;
  }
}

/** Start it, and say who hears what it says, and that it failed. */
export function startWorker(listening: { said(data: unknown): void; failed(): void }): { post(message: unknown): void; terminate(): void } {
  const worker = new Worker(url(SCRIPT));
  worker.onmessage = ({ data }: MessageEvent<unknown>) => listening.said(data);
  worker.onerror = (event) => {
    event.preventDefault();
    listening.failed();
  };
  return { post: (message) => worker.postMessage(message), terminate: () => worker.terminate() };
}
