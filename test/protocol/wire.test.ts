import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, type Failure } from '../../src/core/errors.ts';
import { answerer, type Answerer, type Rules } from '../../src/protocol/answer.ts';
import { asker, type Ask, type Channel } from '../../src/protocol/ask.ts';
import { checkRequest } from '../../src/protocol/schemas.ts';
import { maySay, type Sender } from '../../src/protocol/sender.ts';

const POPUP: Sender = { class: 'extension', tab: null, frame: null, url: null, private: false };
const PAGE: Sender = { class: 'page', tab: 1, frame: 0, url: 'https://news.example/', private: false };

interface Library {
  'corpus.pin': { request: { id: string; pinned: boolean }; reply: null };
  'corpus.backedUp': { request: { count: number }; reply: null };
}

/** A clock that the test winds: waiting costs no time. */
function channelOn(send: (message: unknown) => Promise<unknown>, over: Partial<Channel> = {}): Channel {
  let ids = 0;
  return {
    version: '1',
    send,
    newId: () => `r${++ids}`,
    after: (_, run) => {
      const timer = setImmediate(run);
      return () => clearImmediate(timer);
    },
    ...over,
  };
}

const rules = (over: Partial<Rules> = {}): Rules => ({ version: '1', may: maySay, check: checkRequest, ...over });

const answering = (
  handlers: Partial<{ [K in keyof Library]: (request: Library[K]['request'], from: Sender) => Promise<null> | null }>,
  over: Partial<Rules> = {},
): Answerer => answerer<Library>({ 'corpus.pin': () => null, 'corpus.backedUp': () => null, ...handlers }, rules(over));

const askOver = (answer: Answerer, from: Sender = POPUP): Ask => asker(channelOn(async (message) => answer(message, from)));

async function failureFrom(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.failure;
    throw thrown;
  }
  throw new Error('it did not fail');
}

describe('answer', () => {
  it('gives the value, or the failure that was thrown', async () => {
    expect(await askOver(answering({}))('corpus.pin', { id: 'a', pinned: true })).toBeNull();
    const failure: Failure = { code: 'article-missing', id: 'a' };
    expect(
      await failureFrom(
        askOver(answering({ 'corpus.pin': () => Promise.reject(new AppError(failure)) }))('corpus.pin', { id: 'a', pinned: true }),
      ),
    ).toEqual(failure);
    const broken = answering({
      'corpus.pin': () => {
        throw new TypeError('a bug');
      },
    });
    expect(await failureFrom(askOver(broken)('corpus.pin', { id: 'a', pinned: true }))).toEqual({
      code: 'unexpected',
      detail: 'TypeError: a bug',
    });
  });

  it('turns `undefined` from a handler into null: undefined means not done on the wire', async () => {
    const forgetful = answering({ 'corpus.pin': (() => undefined) as unknown as () => null });
    expect(await forgetful({ urtext: 1, version: '1', id: 'x', kind: 'corpus.pin', request: { id: 'a', pinned: true } }, POPUP)).toEqual({
      ok: true,
      value: null,
    });
  });

  it('refuses strangers, wrong classes, unknown kinds and malformed requests without calling anything', async () => {
    let called = 0;
    const answer = answering({ 'corpus.pin': () => (called++, null) });
    const message = { urtext: 1, version: '1', id: 'x', kind: 'corpus.pin', request: { id: 'a', pinned: true } };
    expect(await answer(message, null)).toEqual({ ok: false, error: { code: 'not-allowed', kind: 'corpus.pin' } });
    expect(await answer(message, PAGE)).toEqual({ ok: false, error: { code: 'not-allowed', kind: 'corpus.pin' } });
    for (const kind of ['toString', '__proto__', 'corpus.nothing'])
      expect(await answer({ ...message, kind }, POPUP)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await answer({ ...message, request: { id: 'a', pinned: 'yes' } }, POPUP)).toMatchObject({
      ok: false,
      error: { code: 'bad-message', kind: 'corpus.pin' },
    });
    expect(called).toBe(0);
  });

  it('leaves messages that are not ours to others', () => {
    const answer = answering({});
    for (const message of [null, undefined, 'x', 1, [], {}, { urtext: 2 }, { urtext: 1, kind: 'corpus.pin' }])
      expect(answer(message, POPUP)).toBeUndefined();
  });

  it('says so when the other side is of another build', async () => {
    const ask = asker(channelOn(async (message) => answering({}, { version: '2' })(message, POPUP)));
    expect(await failureFrom(ask('corpus.pin', { id: 'a', pinned: true }))).toEqual({ code: 'extension-updated' });
  });

  it('joins a repeated request to the running one', async () => {
    let called = 0;
    let finish = (): void => undefined;
    const answer = answering({ 'corpus.pin': () => (called++, new Promise<null>((resolve) => (finish = () => resolve(null)))) });
    const message = { urtext: 1, version: '1', id: 'same', kind: 'corpus.pin', request: { id: 'a', pinned: true } };
    const first = answer(message, POPUP);
    const second = answer(message, POPUP);
    finish();
    expect([await first, await second]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(called).toBe(1);
  });
});

describe('ask', () => {
  it.each([
    [
      'Chromium lost the listener',
      () =>
        Promise.reject(
          new Error(
            'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
          ),
        ),
    ],
    ['Chromium died inside it', () => Promise.resolve(undefined)],
    ['Firefox has nobody there', () => Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'))],
    ['nobody ever answers', () => new Promise<undefined>(() => undefined)],
    ['something else answered', () => Promise.resolve({ hello: 1 })],
  ])('asks again when %s', async (_, lost) => {
    const answer = answering({});
    let sends = 0;
    const ask = asker(channelOn((message) => (++sends < 3 ? lost() : Promise.resolve(answer(message, POPUP)))));
    expect(await ask('corpus.pin', { id: 'a', pinned: true })).toBeNull();
    expect(sends).toBe(3);
  });

  it('uses one id for all tries, and gives up with a typed failure', async () => {
    const ids = new Set<string>();
    const ask = asker(channelOn(async (message) => void ids.add((message as { id: string }).id)));
    expect(await failureFrom(ask('corpus.pin', { id: 'a', pinned: true }))).toEqual({ code: 'no-answer', kind: 'corpus.pin' });
    expect(ids.size).toBe(1);
  });

  it('does not repeat what another try cannot mend', async () => {
    let sends = 0;
    const ask = asker(channelOn(() => (sends++, Promise.reject(new Error('Extension context invalidated.')))));
    expect(await failureFrom(ask('corpus.pin', { id: 'a', pinned: true }))).toEqual({ code: 'extension-updated' });
    expect(sends).toBe(1);
  });

  it('does everything exactly once in effect over a channel that loses and doubles messages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('fine', 'fine', 'lost', 'answer lost', 'doubled', 'died'), { minLength: 1, maxLength: 12 }),
        fc.nat(9),
        async (weather, n) => {
          const done = new Map<string, number>();
          const answer = answering({ 'corpus.pin': async ({ id }) => (done.set(id, 1), null) });
          let sends = 0;
          const send = async (message: unknown): Promise<unknown> => {
            const now = weather[sends++ % weather.length];
            if (now === 'lost') throw new Error('Could not establish connection. Receiving end does not exist.');
            if (now === 'died') return undefined;
            if (now === 'doubled') await answer(message, POPUP);
            const reply = await answer(message, POPUP);
            return now === 'answer lost' ? undefined : reply;
          };
          const ask = asker(channelOn(send));
          const outcome = await ask('corpus.pin', { id: `a${n}`, pinned: true }).then(
            () => 'done',
            (thrown: unknown) => (thrown instanceof AppError ? thrown.failure.code : 'broken'),
          );
          // An acknowledgement is always the truth; without one the effect may or may not be there.
          if (outcome === 'done') expect(done.get(`a${n}`)).toBe(1);
          else expect(outcome).toBe('no-answer');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
