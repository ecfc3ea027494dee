import { isAlive, listen, ownId, runtimeChannel, url, version } from '../platform/browser.ts';
import { tabAnswerer } from '../protocol/answer-tab.ts';
import { asker } from '../protocol/ask.ts';
import { senderOf } from '../protocol/sender.ts';
import { sessionOn } from './session.ts';

/** Wiring only. Injected twice it is one session; after an update the new script ends what the old one left. */
interface Running {
  readonly alive: () => boolean;
  readonly end: () => void;
}

// A symbol of the isolated world: the page has no such registry entry and sees nothing of this.
const KEY = Symbol.for('urtext.session');
const world = globalThis as typeof globalThis & { [KEY]?: Running };

if (world[KEY]?.alive() !== true) {
  world[KEY]?.end();
  start();
}

function start(): void {
  const life = new AbortController();
  const end = (): void => life.abort();
  const [id, home] = [ownId(), url('')];
  const session = sessionOn(asker(runtimeChannel()), end, life.signal);
  const answer = tabAnswerer(session.handlers, version());
  const stop = listen((message, from) => {
    const sender = senderOf(from, id, home);
    return life.signal.aborted ? undefined : answer(message, sender);
  });
  life.signal.addEventListener('abort', () => {
    if (isAlive()) stop();
  });
  world[KEY] = { alive: () => !life.signal.aborted && isAlive(), end };
  void session.begin();
}
