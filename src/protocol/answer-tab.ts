import { answerer, isEnvelope, type Answerer, type Checked, type HandlersOf } from './answer.ts';
import type { CardMessages, TabMessages } from './messages.ts';
import { mayTell } from './sender.ts';

/**
 * The listeners that live inside foreign pages. They are told things by our own background alone, so a look
 * at the shape is enough; a schema library would be carried into every page.
 */

/** For the content script. */
export const tabAnswerer = (handlers: HandlersOf<TabMessages>, version: string): Answerer =>
  answerer<TabMessages>(handlers, { version, may: mayTell, check: shapeOf });

/**
 * For the card's frame. What a content script sends to the background is heard by every page of the
 * extension, this one too; whoever answers first is believed, so what is not for the card gets no answer.
 */
export const cardAnswerer = (handlers: HandlersOf<CardMessages>, version: string): Answerer => {
  const answer = answerer<CardMessages>(handlers, { version, may: mayTell, check: shapeOf });
  return (message, from) => (isEnvelope(message) && Object.hasOwn(handlers, message.kind) ? answer(message, from) : undefined);
};

const FIELDS: Readonly<Record<string, Readonly<Record<string, 'string' | 'boolean' | 'number' | 'object'>>>> = {
  'content.run': { draw: 'boolean' },
  'content.jump': { finding: 'string' },
  'content.step': { by: 'number' },
  'content.view': { page: 'string', verdict: 'string', marks: 'object' },
};

/** Are the fields there, with the right primitive types? */
function shapeOf(kind: string, request: unknown): Checked {
  const fields = FIELDS[kind];
  if (fields === undefined) return { ok: true, request };
  if (typeof request !== 'object' || request === null) return { ok: false, detail: 'not an object' };
  const values = request as Record<string, unknown>;
  for (const [name, type] of Object.entries(fields))
    if (typeof values[name] !== type || values[name] === null) return { ok: false, detail: `${name} is not a ${type}` };
  return { ok: true, request };
}
