import { failureOf, type Failure } from '../core/errors.ts';
import type { Envelope } from './ask.ts';
import type { Answer } from './messages.ts';
import type { Sender, SenderClass } from './sender.ts';

/**
 * The answering half of the wire: who may say it, is it well formed, do it, and always reply. A message
 * that is not ours gets `undefined`, so that another listener may own it.
 */

export type HandlersOf<M> = {
  readonly [K in keyof M]: (
    request: M[K] extends { request: infer R } ? R : never,
    from: Sender,
  ) => Promise<M[K] extends { reply: infer R } ? R : never> | (M[K] extends { reply: infer R } ? R : never);
};

export type Checked = { readonly ok: true; readonly request: unknown } | { readonly ok: false; readonly detail: string };

/** Looks at a request from the wire; what it gives back is what the handler sees. */
export type Check = (kind: string, request: unknown) => Checked;

export interface Rules {
  /** Version of this build; a message of another build is answered with `extension-updated`. */
  readonly version: string;
  /** May this class of sender say this? Unknown kinds: no. */
  readonly may: (kind: string, sender: SenderClass) => boolean;
  readonly check: Check;
  /** Told of every failure that a handler threw (for the diary). */
  readonly failed?: (kind: string, failure: Failure) => void;
}

/** Requests being answered, by id: a repeat joins the running one. A cache: losing it costs a second run. */
type Running = Map<string, Promise<Answer<unknown>>>;

export type Answerer = (message: unknown, from: Sender | null) => Promise<Answer<unknown>> | undefined;

/** Makes the one listener of a context from its handlers. */
export function answerer<M>(handlers: HandlersOf<M>, rules: Rules): Answerer {
  const running: Running = new Map();
  return (message, from) => {
    if (!isEnvelope(message)) return undefined;
    const { kind, id } = message;
    if (from === null || !Object.hasOwn(handlers, kind) || !rules.may(kind, from.class)) return refuse({ code: 'not-allowed', kind });
    if (message.version !== rules.version) return refuse({ code: 'extension-updated' });
    const checked = rules.check(kind, message.request);
    if (!checked.ok) return refuse({ code: 'bad-message', kind, detail: checked.detail });

    const key = `${from.class} ${from.tab ?? ''} ${from.frame ?? ''} ${kind} ${id}`;
    const known = running.get(key);
    if (known !== undefined) return known;
    const handler = handlers[kind as keyof M] as (request: unknown, sender: Sender) => unknown;
    const answer = (async (): Promise<Answer<unknown>> => {
      try {
        return { ok: true, value: (await handler(checked.request, from)) ?? null };
      } catch (thrown) {
        const failure = failureOf(thrown);
        rules.failed?.(kind, failure);
        return { ok: false, error: failure };
      } finally {
        running.delete(key);
      }
    })();
    running.set(key, answer);
    return answer;
  };
}

const refuse = (error: Failure): Promise<Answer<never>> => Promise.resolve({ ok: false, error });

export function isEnvelope(message: unknown): message is Envelope {
  if (typeof message !== 'object' || message === null) return false;
  const m = message as Partial<Record<keyof Envelope, unknown>>;
  return (
    m.urtext === 1 &&
    typeof m.version === 'string' &&
    typeof m.id === 'string' &&
    m.id.length <= 64 &&
    typeof m.kind === 'string' &&
    'request' in message
  );
}
