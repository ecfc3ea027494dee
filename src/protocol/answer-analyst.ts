import { answerer, isEnvelope, type Answerer, type Checked, type HandlersOf } from './answer.ts';
import type { AnalystMessages } from './messages.ts';
import { mayAskAnalyst } from './sender.ts';

/**
 * For the analyst's page. It hears whatever a content script or a page of ours says to the background, and whoever
 * answers first is believed: what is not for the analyst gets no answer at all.
 */
export const analystAnswerer = (handlers: HandlersOf<AnalystMessages>, version: string): Answerer => {
  const answer = answerer<AnalystMessages>(handlers, { version, may: mayAskAnalyst, check: shapeOf });
  return (message, from) => (isEnvelope(message) && Object.hasOwn(handlers, message.kind) ? answer(message, from) : undefined);
};

/** Texts with an id and an address: the rest was looked at when these articles reached the background. */
function shapeOf(_: string, request: unknown): Checked {
  const { page, siblings } = (request ?? {}) as { readonly page?: unknown; readonly siblings?: unknown };
  if (!isText(page)) return { ok: false, detail: 'page is no article' };
  if (!Array.isArray(siblings) || !siblings.every(isText)) return { ok: false, detail: 'siblings are no articles' };
  return { ok: true, request: { page, siblings } };
}

function isText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, url, text } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof url === 'string' && typeof text === 'string';
}
