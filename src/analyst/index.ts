import { builtAs, startWorker } from '../platform/analyst-host.ts';
import { after, listen, ownId, url } from '../platform/browser.ts';
import { analystAnswerer } from '../protocol/answer-analyst.ts';
import { overWorker } from '../protocol/over-worker.ts';
import { senderOf } from '../protocol/sender.ts';

/**
 * Chrome's offscreen document: Chrome's background can start no worker of its own, so this page has one, and hands
 * on questions and answers. Nobody sees it, no site can load it.
 *
 * It closes itself. The background dies after half a minute and is back in 30 ms, the tables take longer; so this
 * one stays for a reader who goes from article to article, and gives its memory back to one who has stopped. An
 * alarm would have to wake the background for that; a timer here wakes nobody. No question takes as long.
 */
const IDLE_MS = 5 * 60_000;

const analyst = overWorker(startWorker, { after });
let stop = (): void => undefined;

function restUntilAsked(): void {
  stop();
  stop = after(IDLE_MS, () => globalThis.close());
}

const answer = analystAnswerer(
  {
    'analyst.compare': (request) => {
      restUntilAsked();
      return analyst.compare(request);
    },
  },
  builtAs(),
);
listen((message, from) => answer(message, senderOf(from, ownId(), url(''))));
analyst.wake();
restUntilAsked();
