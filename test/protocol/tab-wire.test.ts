import { describe, expect, it } from 'vitest';
import type { HandlersOf } from '../../src/protocol/answer.ts';
import { tabAnswerer } from '../../src/protocol/answer-tab.ts';
import type { TabMessages } from '../../src/protocol/messages.ts';
import type { Sender } from '../../src/protocol/sender.ts';

const BACKGROUND: Sender = { class: 'background', tab: null, frame: null, url: null, private: false };
const PAGE: Sender = { class: 'page', tab: 1, frame: 0, url: 'https://news.example/', private: false };

const handlers: HandlersOf<TabMessages> = {
  'content.run': () => Promise.resolve({ state: 'refused', reason: 'empty', detail: '' }),
  'content.read': () => Promise.resolve({ refused: 'empty', detail: '' }),
  'content.jump': ({ finding }) => Promise.resolve({ found: finding === 'f1', opened: true }),
  'content.step': ({ by }) => Promise.resolve({ found: by === 1 }),
  'content.toggle': () => Promise.resolve({ found: true }),
  'content.card': () => Promise.resolve(null),
  'content.view': () => Promise.resolve(null),
  'content.off': () => Promise.resolve(null),
};
const answer = tabAnswerer(handlers, '1');
let ids = 0;
const tell = (kind: string, request: unknown, from = BACKGROUND): unknown =>
  answer({ urtext: 1, id: `r${String(++ids)}`, version: '1', kind, request }, from);

describe('what a content script answers', () => {
  it('answers the background', async () => {
    expect(await tell('content.jump', { finding: 'f1' })).toEqual({ ok: true, value: { found: true, opened: true } });
    expect(await tell('content.step', { by: -1 })).toEqual({ ok: true, value: { found: false } });
    expect(await tell('content.toggle', null)).toEqual({ ok: true, value: { found: true } });
    expect(await tell('content.card', { height: null })).toEqual({ ok: true, value: null });
    expect(await tell('content.off', null)).toEqual({ ok: true, value: null });
  });

  it('refuses another content script, whatever it says', async () => {
    for (const kind of Object.keys(handlers))
      expect(await tell(kind, { finding: 'f1', by: 1, draw: true }, PAGE)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it.each([
    ['content.jump', {}],
    ['content.jump', null],
    ['content.step', { by: 'next' }],
    ['content.run', { draw: 1 }],
    ['content.view', { page: 'p', verdict: 'alone', marks: null }],
  ])('refuses %s with %j', async (kind, request) => {
    expect(await tell(kind, request)).toMatchObject({ ok: false });
  });
});
