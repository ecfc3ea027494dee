import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RULES_VERSION } from '../../src/core/analyse/rules-version.ts';
import type { Report } from '../../src/core/model.ts';
import type { Envelope } from '../../src/protocol/ask.ts';
import { articleOf } from '../bare-article.ts';

/** Chrome's side of it: one offscreen document at most, which the test closes, kills, or lets answer. */
const chromium = {
  documents: 0,
  created: 0,
  refusal: null as Error | null,
  /** What the document says; a rejection is the browser's, when it dies over a question. */
  answer: (_: Envelope): Promise<unknown> => Promise.resolve(undefined),
  asked: 0,
};
const page = articleOf('p', 'Rain fell in the north.');
const report = (about = page.id): Report => ({ page: about, rules: RULES_VERSION, findings: [] }) as unknown as Report;
const right = ({ request }: Envelope): Promise<unknown> =>
  Promise.resolve({ ok: true, value: report((request as { page: { id: string } }).page.id) });
const GONE = new Error('Could not establish connection. Receiving end does not exist.');
const DIED = new Error('A listener indicated an asynchronous response, but the message channel closed before a response was received');

beforeEach(() => {
  vi.resetModules();
  Object.assign(chromium, { documents: 0, created: 0, refusal: null, answer: right, asked: 0 });
  vi.stubGlobal('browser', {
    runtime: {
      id: 'me',
      getURL: (path: string) => `chrome-extension://me/${path}`,
      getManifest: () => ({ version: '1' }),
      sendMessage: async (message: Envelope) => {
        chromium.asked++;
        if (chromium.documents === 0) throw GONE;
        return chromium.answer(message);
      },
    },
  });
  vi.stubGlobal('chrome', {
    offscreen: {
      createDocument: async ({ url }: { url: string }) => {
        expect(url).toBe('src/analyst/index.html?1');
        if (chromium.refusal !== null) throw chromium.refusal;
        if (chromium.documents > 0) throw new Error('Only a single offscreen document may be created.');
        chromium.documents++;
        chromium.created++;
      },
      closeDocument: async () => {
        if (chromium.documents === 0) throw new Error('No current offscreen document.');
        chromium.documents--;
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const background = () => import('../../src/background/analyst.ts');

describe('the way to the analyst in Chrome', () => {
  it('makes one document for all who ask at once', async () => {
    const { compareVersions, wakeAnalyst } = await background();
    wakeAnalyst();
    const other = articleOf('o', 'Snow fell in the south.');
    const reports = await Promise.all([compareVersions(page, []), compareVersions(other, [page]), compareVersions(page, [other])]);
    expect(reports.map((one) => one.page)).toEqual([page.id, other.id, page.id]);
    expect(chromium.created).toBe(1);
  });

  it('takes the document that another life of the background left', async () => {
    chromium.documents = 1;
    const { compareVersions } = await background();
    expect(await compareVersions(page, [])).toEqual(report());
    expect(chromium.created).toBe(0);
  });

  it('makes it again when it closed itself meanwhile', async () => {
    const { compareVersions } = await background();
    await compareVersions(page, []);
    chromium.documents = 0;
    expect(await compareVersions(page, [])).toEqual(report());
    expect(chromium.created).toBe(2);
    expect(chromium.asked).toBe(2);
  });

  it('makes it again, once for all, when it dies over their questions', async () => {
    const { compareVersions } = await background();
    await compareVersions(page, []);
    chromium.answer = (message) => {
      if (chromium.created > 1) return right(message);
      chromium.documents = 0;
      return Promise.reject(DIED);
    };
    expect(await Promise.all([compareVersions(page, []), compareVersions(page, [])])).toHaveLength(2);
    expect(chromium.created).toBe(2);
  });

  it('makes it again when it is closed while it loads', async () => {
    const { compareVersions, wakeAnalyst } = await background();
    chromium.refusal = new Error('Offscreen document closed before fully loading.');
    wakeAnalyst();
    const reports = compareVersions(page, []);
    chromium.refusal = null;
    expect(await reports).toEqual(report());
    expect(chromium.created).toBe(1);
  });

  it('replaces one that hears nothing, or is of another build', async () => {
    for (const answer of [undefined, { ok: false, error: { code: 'extension-updated' } }]) {
      vi.resetModules();
      chromium.documents = 1;
      chromium.created = 0;
      chromium.answer = () => (chromium.created === 0 ? Promise.resolve(answer) : right({ request: { page } } as Envelope));
      const { compareVersions } = await background();
      expect(await compareVersions(page, [])).toEqual(report());
      expect([chromium.created, chromium.documents]).toEqual([1, 1]);
    }
  });

  it('says so when the second dies too, and tries afresh for the next', async () => {
    const { compareVersions } = await background();
    chromium.answer = () => ((chromium.documents = 0), Promise.reject(DIED));
    const failed = await compareVersions(page, []).catch((thrown: unknown) => thrown);
    expect(failed).toMatchObject({ failure: { code: 'no-answer', kind: 'analyst.compare' } });
    expect([chromium.created, chromium.asked]).toEqual([2, 2]);
    chromium.answer = right;
    expect(await compareVersions(page, [])).toEqual(report());
  });

  it('says what the browser says when there can be no document, and tries afresh for the next', async () => {
    const { compareVersions, wakeAnalyst } = await background();
    chromium.refusal = new Error('no room for another process');
    wakeAnalyst();
    await expect(compareVersions(page, [])).rejects.toThrow('no room');
    chromium.refusal = null;
    expect(await compareVersions(page, [])).toEqual(report());
  });

  it.each([null, { page: 'another', rules: RULES_VERSION, findings: [] }, { ...report(), rules: 0 }, { ...report(), findings: 'x' }])(
    'believes no report like %j',
    async (value) => {
      chromium.answer = () => Promise.resolve({ ok: true, value });
      const { compareVersions } = await background();
      await expect(compareVersions(page, [])).rejects.toMatchObject({ failure: { code: 'bad-message' } });
    },
  );

  it('hands on a failure of the analysis and asks no second time', async () => {
    chromium.answer = () => Promise.resolve({ ok: false, error: { code: 'unexpected', detail: 'x' } });
    const { compareVersions } = await background();
    await expect(compareVersions(page, [])).rejects.toMatchObject({ failure: { code: 'unexpected' } });
    expect(chromium.asked).toBe(1);
  });
});
