import { AppError, type Failure } from '../core/errors.ts';
import type { AnalystMessages, Answer, CardMessages, MessageKind, Messages, TabMessages } from './messages.ts';

/**
 * The asking half of the wire. A request has an id and may be sent several times: the background may die
 * at any moment, and then the browser rejects, or resolves with `undefined`, or never answers. All three
 * mean "not done", so we ask again with the same id; every request is idempotent and the other side
 * joins a repeat to the running original. Only `{ok}` counts as done.
 */

/** What carries messages; `platform/browser.ts` makes them, tests fake them. */
export interface Channel {
  readonly version: string;
  send(message: unknown): Promise<unknown>;
  newId(): string;
  after(milliseconds: number, run: () => void): () => void;
}

export interface Envelope {
  readonly urtext: 1;
  readonly version: string;
  readonly id: string;
  readonly kind: string;
  readonly request: unknown;
}

/** First wait between two tries; doubled each time. A stopped worker is back within 30 ms (PLATFORM §7). */
const FIRST_PAUSE_MS = 40;
const TRIES = 5;
/** A try that is not answered within this is sent again (it joins the running one if that still runs). */
const TIMEOUT_MS = 8_000;

export interface AskOptions {
  readonly timeoutMs?: number;
  readonly tries?: number;
}

type AskFor<M> = <K extends keyof M & string>(
  kind: K,
  request: M[K] extends { request: infer R } ? R : never,
  options?: AskOptions,
) => Promise<M[K] extends { reply: infer R } ? R : never>;

export type Ask = AskFor<Messages>;
export type AskTab = AskFor<TabMessages>;
export type AskCard = AskFor<CardMessages>;
type AskAnalyst = AskFor<AnalystMessages>;

/** `ask(kind, request)` over `channel`; rejects with an `AppError`. */
export const asker =
  (channel: Channel): Ask =>
  (kind: MessageKind, request, options) =>
    talk(channel, kind, request, options) as never;
/** The same from the background to a content script, over the channel of a tab. */
export const tabAsker =
  (channel: Channel): AskTab =>
  (kind, request, options) =>
    talk(channel, kind, request, options) as never;
/** The same from the background to a card's frame. */
export const cardAsker =
  (channel: Channel): AskCard =>
  (kind, request, options) =>
    talk(channel, kind, request, options) as never;
/** The same from the background to the analyst. */
export const analystAsker =
  (channel: Channel): AskAnalyst =>
  (kind, request, options) =>
    talk(channel, kind, request, options) as never;

async function talk(channel: Channel, kind: string, request: unknown, options: AskOptions = {}): Promise<unknown> {
  const envelope: Envelope = { urtext: 1, version: channel.version, id: channel.newId(), kind, request };
  let pause = FIRST_PAUSE_MS;
  for (let left = options.tries ?? TRIES; ; left--) {
    const answer = await oneTry(channel, envelope, options.timeoutMs ?? TIMEOUT_MS);
    if (answer.done) {
      if (answer.answer.ok) return answer.answer.value;
      throw new AppError(answer.answer.error);
    }
    if (answer.final !== null) throw new AppError(answer.final);
    if (left <= 1) throw new AppError({ code: 'no-answer', kind });
    await new Promise<void>((resolve) => channel.after(pause, resolve));
    pause *= 2;
  }
}

type Try = { readonly done: true; readonly answer: Answer<unknown> } | { readonly done: false; readonly final: Failure | null };

const AGAIN: Try = { done: false, final: null };

async function oneTry(channel: Channel, envelope: Envelope, timeoutMs: number): Promise<Try> {
  let stop = (): void => undefined;
  const late = new Promise<Try>((resolve) => {
    stop = channel.after(timeoutMs, () => resolve(AGAIN));
  });
  const sent = (async (): Promise<Try> => {
    try {
      const answer = await channel.send(envelope);
      return isAnswer(answer) ? { done: true, answer } : AGAIN;
    } catch (thrown) {
      return { done: false, final: finalFailure(thrown, envelope.kind) };
    }
  })();
  try {
    return await Promise.race([sent, late]);
  } finally {
    stop();
  }
}

/** Null when asking again may help. The texts are those of Chromium 156 and Firefox 153. */
function finalFailure(thrown: unknown, kind: string): Failure | null {
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  if (/context invalidated|extension context|dead object/iu.test(words)) return { code: 'extension-updated' };
  if (
    /channel closed|receiving end does not exist|could not establish connection|message port closed|disconnected|back\/forward cache|conduit/iu.test(
      words,
    )
  )
    return null;
  if (/no tab with id|invalid tab id/iu.test(words)) return { code: 'no-answer', kind };
  return { code: 'unexpected', detail: words };
}

function isAnswer(value: unknown): value is Answer<unknown> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true ? 'value' in value : value.ok === false && 'error' in value;
}
