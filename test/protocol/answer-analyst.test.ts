import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/model.ts';
import { analystAnswerer } from '../../src/protocol/answer-analyst.ts';
import type { Sender, SenderClass } from '../../src/protocol/sender.ts';
import { articleOf } from '../bare-article.ts';

const answer = analystAnswerer({ 'analyst.compare': ({ page }) => ({ page: page.id }) as Report }, '1');
const from = (who: SenderClass): Sender => ({ class: who, tab: null, frame: null, url: null, private: false });
const page = articleOf('p', 'Rain fell.');
let ids = 0;
const ask = (request: unknown, who: SenderClass = 'background', kind = 'analyst.compare', version = '1'): unknown =>
  answer({ urtext: 1, id: `a${String(++ids)}`, version, kind, request }, from(who));

describe('what the analyst answers', () => {
  it('answers the background', async () => {
    expect(await ask({ page, siblings: [page] })).toEqual({ ok: true, value: { page: page.id } });
  });

  it('refuses pages, cards and our other pages', async () => {
    for (const who of ['page', 'card', 'extension'] as const)
      expect(await ask({ page, siblings: [] }, who)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('is silent on what others are asked, even if a page asks it', () => {
    for (const kind of ['page.analyse', 'settings.get', 'card.fill', 'toString', '__proto__'])
      expect(ask(null, 'background', kind)).toBeUndefined();
  });

  it('says that it is of another build', async () => {
    expect(await ask({ page, siblings: [] }, 'background', 'analyst.compare', '2')).toMatchObject({ error: { code: 'extension-updated' } });
  });

  it.each([
    null,
    'x',
    {},
    { page: null, siblings: [] },
    { page, siblings: {} },
    { page, siblings: [null] },
    { page: { ...page, text: 1 }, siblings: [] },
  ])('refuses %j', async (request) => {
    expect(await ask(request)).toMatchObject({ ok: false, error: { code: 'bad-message' } });
  });
});
