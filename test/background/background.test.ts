import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { articleId } from '../../src/core/article-id.ts';
import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import type { Article, Report } from '../../src/core/model.ts';
import type { Answer } from '../../src/protocol/messages.ts';
import { articleOf } from '../bare-article.ts';
import { TOLD } from '../core/match/stories.data.ts';
import { repository } from '../lab/repository.ts';
import { storyOf } from '../store/stories.ts';
import { FakeWorker } from './fake-analyst.ts';
import { fakeBrowser, HOME, type FakeBrowser, type FakeTab } from './fake-browser.ts';

vi.mock('../../src/content/index.iife.ts?script', () => ({ default: '/content.js' }));

let fake: FakeBrowser;
let ids = 0;

/** A new worker in the same browser: all module state is gone. */
async function wake(): Promise<void> {
  vi.resetModules();
  for (const { listeners } of Object.values(fake.events)) listeners.length = 0;
  await import('../../src/background/index.ts');
}

beforeEach(async () => {
  fake = fakeBrowser();
  vi.stubGlobal('browser', fake.api);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no such file')));
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('Worker', FakeWorker);
  await wake();
});
afterEach(async () => {
  // The worker opens its corpus by itself; let that end in the world that it began in.
  await say('corpus.state', null);
  vi.unstubAllGlobals();
});

type Raw = { id: string; url?: string; origin?: string; frameId?: number; tab?: { id: number; url?: string; incognito: boolean } };
const POPUP: Raw = { id: 'fakeid', url: `${HOME}src/popup/index.html`, origin: HOME.slice(0, -1) };
const pageAt = (url: string, tab = 1): Raw => ({ id: 'fakeid', url, frameId: 0, tab: { id: tab, url, incognito: false } });
const cardIn = (tab: number, frame = 5): Raw => ({
  id: 'fakeid',
  url: `${HOME}src/card/index.html`,
  frameId: frame,
  tab: { id: tab, incognito: false },
});

async function say(kind: string, request: unknown, from: Raw = POPUP): Promise<Answer<unknown>> {
  const [answer] = fake.events.message.emit({ urtext: 1, version: '1', id: `t${++ids}`, kind, request }, from);
  return (await answer) as Answer<unknown>;
}
async function get<T>(kind: string, request: unknown, from: Raw = POPUP): Promise<T> {
  const answer = await say(kind, request, from);
  if (!answer.ok) throw new Error(`${kind}: ${JSON.stringify(answer.error)}`);
  return answer.value as T;
}

const tabAt = (id: number, url: string, active = true): void =>
  void fake.tabs.set(id, { id, url, title: `Tab ${id}`, active, incognito: false, windowId: 1, status: 'complete' });

/** A page of tab 1 that says what its content script would. */
async function analyse(article: Article, from: Raw = pageAt(article.url)): Promise<{ page: string }> {
  tabAt(from.tab?.id ?? 1, from.url ?? '');
  return get('page.analyse', { article, fingerprint: fingerprintOf(article) }, from);
}

describe('the background', () => {
  it('has every listener in place before the first await', () => {
    // "updated" is listened to while a page that went away is being waited for.
    for (const [name, { listeners }] of Object.entries(fake.events)) expect(listeners.length, name).toBe(name === 'updated' ? 0 : 1);
  });

  it('lets a page speak of itself alone', async () => {
    for (const kind of ['corpus.list', 'corpus.get', 'tab.state', 'settings.set', 'corpus.delete', 'card.ready'])
      expect(await say(kind, null, pageAt('https://news.example/'))).toEqual({ ok: false, error: { code: 'not-allowed', kind } });
    expect(await say('page.analyse', null, POPUP)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });

    const liar = { ...storyOf(1), id: 'someone-else', url: 'https://bank.example/account' };
    const view = await analyse(liar, pageAt('https://site1.example/story-1'));
    expect(view.page).toBe(storyOf(1).id);
    const state = await get<{ article: { url: string } }>('tab.state', { tab: 1 });
    expect(state.article.url).toBe('https://site1.example/story-1');
    expect(
      await say('page.analyse', { article: storyOf(1), fingerprint: fingerprintOf(storyOf(1)) }, pageAt('http://192.168.1.1/x')),
    ).toMatchObject({ ok: false });
  });

  it('finds versions, counts them on the badge, and knows the tab after its own death', async () => {
    await get('corpus.import', {
      job: 'j',
      from: 0,
      articles: [storyOf(11, { story: 5, site: 2, sentences: 12 }), storyOf(12, { story: 5, site: 3, sentences: 12 })],
    });
    await analyse(storyOf(10, { story: 5, site: 1, sentences: 12 }));
    expect(fake.badges.get(1)).toBe('2');
    const before = await get<{ state: string; witnesses: unknown[] }>('tab.state', { tab: 1 });
    expect(before).toMatchObject({ state: 'analysed', witnesses: { length: 2 } });
    await wake();
    expect(await get('tab.state', { tab: 1 })).toEqual(before);
  });

  it('says of what was too long to be compared whole that it was compared in part', async () => {
    const part = { sentences: 12, story: 5 };
    await get('corpus.import', { job: 'j', from: 0, articles: [{ ...storyOf(11, { ...part, site: 2 }), firstSentences: 5_000 }] });
    await analyse({ ...storyOf(10, { ...part, site: 1 }), firstSentences: 5_000 });
    const { report } = await get<{ report: Report }>('tab.state', { tab: 1 });
    const own = report.gaps.filter(({ say: words }) => words?.[0]?.startsWith('gap_long') === true);
    expect(own).toMatchObject([
      { id: null, say: ['gap_long', '5000'] },
      { id: storyOf(11, { ...part, site: 2 }).id, say: ['gap_long_version', '5000'] },
    ]);
  });

  it('keeps another report of the event apart: no witness, and shown when asked for', async () => {
    vi.stubGlobal('fetch', (address: string) =>
      Promise.resolve(new Response(readFileSync(join(repository, 'assets', 'tables', basename(address))))),
    );
    await wake();
    const [told] = TOLD.filter(({ lang }) => lang === 'en');
    const [story, version, neighbour] = ['story', 'version', 'neighbour'].map((name) =>
      articleOf(name, told?.[name as 'story'] ?? '', { id: articleId(`https://${name}.example/story`, told?.[name as 'story'] ?? '') }),
    ) as [Article, Article, Article];
    await get('corpus.import', { job: 'j', from: 0, articles: [version, neighbour] });
    await analyse(story);
    const { witnesses } = await get<{ witnesses: { article: { id: string } }[] }>('tab.state', { tab: 1 });
    expect(witnesses.map(({ article }) => article.id)).toEqual([version.id]);
    expect(await get<{ id: string }[]>('tab.sameEvent', { tab: 1 })).toMatchObject([{ id: neighbour.id }]);
  });

  it('shows nothing of a page that the tab has left', async () => {
    await analyse(storyOf(1));
    tabAt(1, 'https://elsewhere.example/');
    expect(await get('tab.state', { tab: 1 })).toMatchObject({ state: 'busy' });
    await get('page.refused', { reason: 'not-an-article', detail: 'short' }, pageAt('https://elsewhere.example/'));
    expect(await get('tab.state', { tab: 1 })).toMatchObject({ state: 'refused', reason: 'not-an-article' });
    await get('page.refused', { reason: null, detail: '' }, pageAt('https://elsewhere.example/'));
    expect(await get('tab.state', { tab: 1 })).toMatchObject({ state: 'busy' });
    fake.events.closed.emit(1);
    for (const [url, reason] of [
      ['chrome://settings', 'browser-page'],
      ['http://localhost/x', 'private-page'],
    ] as const) {
      tabAt(1, url);
      expect(await get('tab.state', { tab: 1 })).toMatchObject({ state: 'unreachable', reason });
    }
    expect(await get('tab.state', { tab: 99 })).toMatchObject({ state: 'unreachable', reason: 'tab-gone' });
    expect(await get('tab.run', { tab: 99 })).toMatchObject({ state: 'unreachable', reason: 'tab-gone' });
  });

  it('draws again what a click had drawn, when the page is loaded anew, and nothing else', async () => {
    const { url } = storyOf(1);
    fake.inTab = (_, { kind }) => ({ ok: true, value: kind === 'content.run' ? { state: 'analysed', view: null } : null });
    const runs = (): number => fake.told.filter(({ message }) => message.kind === 'content.run').length;
    await analyse(storyOf(1));
    await get('page.left', null, pageAt(url));
    expect(runs()).toBe(0);
    await get('tab.run', { tab: 1 });
    expect(runs()).toBe(1);
    // The browser tells that the next page is there, whose script is ours to put again.
    fake.tabs.set(1, { ...(fake.tabs.get(1) as FakeTab), status: 'loading' });
    await get('page.left', null, pageAt(url));
    fake.events.updated.emit(2, { status: 'complete' });
    fake.events.updated.emit(1, { status: 'loading' });
    expect(runs()).toBe(1);
    fake.events.updated.emit(1, { status: 'complete' });
    await vi.waitFor(() => expect(runs()).toBe(2));
    expect(await get('page.settings', null, pageAt(url))).toMatchObject({ drawing: 'always' });
    expect(await get('page.settings', null, pageAt('https://site1.example/another'))).toMatchObject({ drawing: 'on-click' });
    // Another page of the tab is not looked at.
    tabAt(1, 'https://site1.example/another');
    await get('page.left', null, pageAt(url));
    await new Promise((done) => setTimeout(done, 20));
    expect(runs()).toBe(2);
    await get('page.refused', { reason: null, detail: '' }, pageAt(url));
    expect(await get('page.settings', null, pageAt(url))).toMatchObject({ drawing: 'on-click' });
  });

  it('draws the marks first when a key finds none, and does not hide them at once', async () => {
    const { url } = storyOf(1);
    tabAt(1, url);
    let drawn = false;
    fake.inTab = (_, { kind }) => {
      if (kind === 'content.run') drawn = true;
      return { ok: true, value: kind === 'content.run' ? { state: 'refused', reason: 'empty', detail: '' } : { found: drawn } };
    };
    fake.events.command.emit('toggle-marks', { id: 1, url, incognito: false });
    await vi.waitFor(() => expect(fake.told.map(({ message }) => message.kind)).toEqual(['content.toggle', 'content.run']));
    fake.events.command.emit('toggle-marks', { id: 1, url, incognito: false });
    await vi.waitFor(() => expect(fake.told).toHaveLength(3));
    await new Promise((done) => setTimeout(done, 20));
    expect(fake.told.at(-1)?.message.kind).toBe('content.toggle');
    expect(fake.told).toHaveLength(3);
  });

  it('forgets the oldest tabs when the room of the session is full', async () => {
    for (let n = 1; n <= 6; n++) await analyse(storyOf(n), pageAt(storyOf(n).url, n));
    fake.sessionRoom = JSON.stringify([...fake.areas.session]).length + 100;
    for (let n = 7; n <= 30; n++) await analyse(storyOf(n), pageAt(storyOf(n).url, n));
    expect(await get('tab.state', { tab: 30 })).toMatchObject({ state: 'analysed' });
    expect(await get('tab.state', { tab: 1 })).toMatchObject({ state: 'busy' });
  });

  it('remembers the wish before the permission, and carries it out when it is granted', async () => {
    tabAt(1, 'https://news.example/story');
    expect(await get('site.set', { host: 'news.example', drawing: 'always' })).toEqual({
      host: 'news.example',
      drawing: 'always',
      permitted: false,
    });
    expect(fake.scripts.size).toBe(0);
    // The popup closed at the prompt, the worker died; then the reader agreed.
    await wake();
    fake.granted.add('https://news.example/*');
    fake.inTab = () => ({ ok: true, value: { state: 'refused', reason: 'empty', detail: '' } });
    fake.events.added.emit({ origins: ['https://news.example/*'] });
    await vi.waitFor(() =>
      expect(fake.told.map(({ message }) => message)).toMatchObject([{ kind: 'content.run', request: { draw: true } }]),
    );
    expect([...fake.scripts.values()]).toMatchObject([{ matches: ['https://news.example/*'], excludeMatches: [] }]);
    expect(await get('page.settings', null, pageAt('https://news.example/story'))).toEqual({ drawing: 'always', keep: false });

    expect(await get('site.set', { host: 'news.example', drawing: 'off' })).toMatchObject({ drawing: 'off', permitted: true });
    expect([...fake.scripts.values()]).toMatchObject([{ excludeMatches: ['*://news.example/*', '*://www.news.example/*'] }]);
    expect(fake.told.at(-1)?.message.kind).toBe('content.off');
    fake.granted.clear();
    fake.events.removed.emit({ origins: [] });
    await vi.waitFor(() => expect(fake.scripts.size).toBe(0));
  });

  it('fills the card in its own frame and no other, and only when there is one', async () => {
    const article = storyOf(1);
    await analyse(article);
    expect(await say('page.card', { finding: null, theme: 'light' }, pageAt(article.url))).toMatchObject({
      ok: false,
      error: { code: 'page-unreachable' },
    });
    expect(await get('card.ready', { frame: 'x' }, cardIn(1, 5))).toBeNull();
    fake.inTab = () => ({ ok: true, value: { height: 120 } });
    expect(await get('page.card', { finding: null, theme: 'dark' }, pageAt(article.url))).toEqual({ height: 120 });
    expect(fake.told.at(-1)).toMatchObject({
      tab: 1,
      frame: 5,
      message: { kind: 'card.fill', request: { theme: 'dark', tab: 1, findings: [] } },
    });
    fake.inTab = () => ({ ok: true, value: null });
    await get('card.measured', { height: 200 }, cardIn(1, 5));
    expect(fake.told.at(-1)).toMatchObject({ tab: 1, frame: 0, message: { kind: 'content.card', request: { height: 200 } } });
  });

  it('reports each tab by itself when some cannot be read', async () => {
    tabAt(1, 'https://a.example/1');
    tabAt(2, 'https://b.example/2', false);
    const article = storyOf(3);
    fake.inTab = (tab) =>
      tab === 1
        ? { ok: true, value: { article: { ...article, url: 'https://a.example/1' }, fingerprint: fingerprintOf(article) } }
        : { ok: true, value: { refused: 'empty', detail: '' } };
    expect(await get('tabs.collect', { tabs: [1, 2] })).toMatchObject([
      { tab: 1, ok: true, added: true },
      { tab: 2, ok: false, refused: 'empty' },
    ]);
    expect(await get('tabs.list', null)).toMatchObject([{ tab: 2, permitted: false }]);
  });

  it('writes what went wrong into the diary, and not what is ordinary', async () => {
    await say('corpus.get', { id: 'nothing' });
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect(await get('diary.list', null)).toEqual([]);
    fake.inTab = () => {
      throw new Error('strange');
    };
    tabAt(1, 'https://a.example/1');
    expect(await get('tab.run', { tab: 1 })).toMatchObject({ state: 'failed', failure: { code: 'unexpected', detail: 'strange' } });
    // What the popup shows as failed is listed, once.
    expect(await get('diary.list', null)).toMatchObject([{ stage: 'tab', failure: { code: 'unexpected', detail: 'strange' } }]);
    expect(await get('diary.note', { stage: '/popup', failure: { code: 'unexpected', detail: 'strange' } })).toBe(null);
    expect(await get('diary.list', null)).toHaveLength(1);
    fake.inTab = () => {
      throw new Error('stranger');
    };
    expect(await say('tab.jump', { tab: 1, finding: 'f' })).toMatchObject({ ok: false });
    await vi.waitFor(async () =>
      expect(await get('diary.list', null)).toMatchObject([{ stage: 'tab' }, { stage: 'tab.jump', failure: { code: 'unexpected' } }]),
    );
    await get('diary.note', { stage: '/popup', failure: { code: 'unexpected', detail: 'our own page' } });
    expect(await get('diary.list', null)).toHaveLength(3);
  });

  it('says hello once, on install', async () => {
    fake.events.installed.emit({ reason: 'update' });
    fake.events.installed.emit({ reason: 'install' });
    await vi.waitFor(() => expect(fake.opened).toEqual([`${HOME}src/welcome/index.html`]));
  });
});

describe('what was deleted', () => {
  const empty = { texts: 0, sketches: 0, index: 0 };
  const bytes = async (): Promise<unknown> => (await get<{ bytes: unknown }>('corpus.state', null)).bytes;
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('can be brought back for ten seconds and more, and is then gone from the database, though no page asks for it', async () => {
    await get('corpus.import', { job: 'j', from: 0, articles: [1, 2, 3].map((n) => storyOf(n)) });
    const full = await bytes();
    const { batch } = await get<{ batch: string }>('corpus.delete', { all: true, count: 3 });
    await get('corpus.purge', null);
    // The page counts from the answer: on a slow machine its offer stands a bit longer.
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await bytes()).toMatchObject({ texts: (full as { texts: number }).texts });
    expect(await get('corpus.undo', { batch })).toEqual({ count: 3 });
    await get('corpus.delete', { all: true, count: 3 });
    await vi.advanceTimersByTimeAsync(15_200);
    await vi.waitFor(async () => expect(await bytes()).toEqual(empty));
  });

  it('is purged when the page asks after the undo lapsed, and by the next background when the last one died', async () => {
    await get('corpus.import', { job: 'j', from: 0, articles: [storyOf(1), storyOf(2)] });
    await get('corpus.delete', { ids: [storyOf(1).id] });
    vi.setSystemTime(Date.now() + 10_001);
    await get('corpus.purge', null);
    expect(await bytes()).toMatchObject({ texts: storyOf(2).text.length });
    await get('corpus.delete', { ids: [storyOf(2).id] });
    vi.setSystemTime(Date.now() + 15_001);
    await wake();
    await vi.waitFor(async () => expect(await bytes()).toEqual(empty));
  });

  it('is purged at once when an import is taken back', async () => {
    await get('corpus.import', { job: 'j', from: 0, articles: [storyOf(1), storyOf(2)] });
    await get('corpus.undoImport', { job: 'j' });
    await get('corpus.purge', null);
    expect(await bytes()).toEqual(empty);
  });
});

describe('without IndexedDB', () => {
  it('works in memory and says so', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.', 'InvalidStateError');
      },
    });
    await wake();
    expect(await get('corpus.import', { job: 'j', from: 0, articles: [storyOf(1)] })).toEqual({ added: 1, known: 0 });
    expect(await get('corpus.state', null)).toMatchObject({ articles: 1, health: 'unavailable' });
  });
});

describe('on Android', () => {
  it('starts and answers without keys, menus and panels', async () => {
    for (const missing of ['commands', 'contextMenus', 'sidePanel', 'windows']) delete fake.api[missing];
    await wake();
    fake.events.installed.emit({ reason: 'install' });
    await vi.waitFor(() => expect(fake.opened).toEqual([`${HOME}src/welcome/index.html`]));
    expect(await get('corpus.import', { job: 'j', from: 0, articles: [storyOf(1)] })).toEqual({ added: 1, known: 0 });
    expect(await get('diary.list', null)).toEqual([]);
  });
});
