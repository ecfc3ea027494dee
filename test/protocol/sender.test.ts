import { describe, expect, it } from 'vitest';
import { CARD_PATH, mayAskAnalyst, maySay, mayTell, senderOf, type BrowserSender, type SenderClass } from '../../src/protocol/sender.ts';
import { schemas } from '../../src/protocol/schemas.ts';

const ID = 'abcdefgh';
const CLASSES: readonly SenderClass[] = ['page', 'card', 'extension', 'background'];

/** The whole law, written out by hand: who may say what to the background. */
const LAW: Readonly<Record<string, SenderClass>> = {
  'page.analyse': 'page',
  'page.refused': 'page',
  'page.card': 'page',
  'page.left': 'page',
  'page.settings': 'page',
  'card.ready': 'card',
  'card.measured': 'card',
  'card.close': 'card',
  'card.compare': 'card',
  'card.dismiss': 'card',
};

describe('maySay', () => {
  const kinds = Object.keys(schemas);
  it('knows every kind', () => {
    expect(kinds.length).toBeGreaterThan(30);
    for (const kind of Object.keys(LAW)) expect(kinds).toContain(kind);
  });
  it.each(kinds.flatMap((kind) => CLASSES.map((sender) => [kind, sender] as const)))('%s from %s', (kind, sender) => {
    expect(maySay(kind, sender)).toBe((LAW[kind] ?? 'extension') === sender);
  });
  it.each(['toString', '__proto__', 'constructor', 'content.run', '', 'page.'])('refuses %s from everyone', (kind) => {
    for (const sender of CLASSES) expect(maySay(kind, sender)).toBe(false);
  });
});

describe('mayTell', () => {
  it('lets no page and no card speak to a content script or a card', () => {
    for (const kind of ['content.run', 'content.read', 'content.off', 'content.view', 'card.fill']) {
      expect(mayTell(kind, 'page')).toBe(false);
      expect(mayTell(kind, 'card')).toBe(false);
      expect(mayTell(kind, 'background')).toBe(true);
    }
    expect(mayTell('toString', 'background')).toBe(false);
  });
});

describe('mayAskAnalyst', () => {
  it('lets the background ask, and nobody else', () => {
    for (const sender of CLASSES) expect(mayAskAnalyst('analyst.compare', sender)).toBe(sender === 'background');
    expect(mayAskAnalyst('toString', 'background')).toBe(false);
  });
});

describe.each([
  ['Chromium', `chrome-extension://${ID}/`],
  ['Firefox', 'moz-extension://0c7a-55/'],
])('senderOf in %s', (_, home) => {
  const raw = (of: Partial<BrowserSender>): BrowserSender => ({
    extension: ID,
    url: null,
    origin: null,
    tab: null,
    frame: null,
    private: false,
    ...of,
  });
  const classOf = (of: Partial<BrowserSender>) => senderOf(raw(of), ID, home)?.class ?? null;
  const scheme = home.slice(0, home.indexOf('//') + 2);

  it('knows a content script in the top frame, and no other frame', () => {
    expect(classOf({ url: 'https://news.example/a', tab: 3, frame: 0 })).toBe('page');
    expect(classOf({ url: 'https://news.example/a', tab: 3, frame: 7 })).toBeNull();
    expect(classOf({ url: 'about:blank', tab: 3, frame: 0 })).toBeNull();
    expect(classOf({ url: 'file:///etc/passwd', tab: 3, frame: 0 })).toBeNull();
  });
  it('knows our pages by their address, in a tab or in none', () => {
    expect(classOf({ url: `${home}src/popup/index.html`, origin: home.slice(0, -1) })).toBe('extension');
    expect(classOf({ url: `${home}src/options/index.html#x`, tab: 3, frame: 0 })).toBe('extension');
  });
  it('knows the card by its path, in any frame and under a host of the session', () => {
    expect(classOf({ url: `${home}${CARD_PATH.slice(1)}`, tab: 3, frame: 12 })).toBe('card');
    expect(classOf({ url: `${scheme}another-host${CARD_PATH}`, origin: `${scheme}another-host`, tab: 3, frame: 12 })).toBe('card');
    expect(classOf({ url: `${home}src/card/index.html?x#y`, tab: 3, frame: 0 })).toBe('card');
  });
  it('knows the background by its own script, and by no tab', () => {
    for (const path of ['service-worker-loader.js', '_generated_background_page.html']) {
      expect(classOf({ url: home + path, origin: home.slice(0, -1) })).toBe('background');
      expect(classOf({ url: home + path, tab: 3, frame: 0 })).toBe('extension');
      expect(classOf({ url: `https://evil.example/${path}`, tab: 3, frame: 0 })).toBe('page');
    }
  });
  it('refuses our other pages in a frame of a foreign page', () => {
    expect(classOf({ url: `${home}src/options/index.html`, tab: 3, frame: 12 })).toBeNull();
  });
  it('refuses other extensions whatever they claim', () => {
    expect(senderOf(raw({ extension: 'other', url: `${home}src/popup/index.html` }), ID, home)).toBeNull();
    expect(senderOf(raw({ extension: null, url: 'https://news.example/a', tab: 3, frame: 0 }), ID, home)).toBeNull();
  });
  it('is not taken in by a page whose address looks like ours', () => {
    expect(classOf({ url: `https://evil.example/${home}${CARD_PATH}`, tab: 3, frame: 0 })).toBe('page');
    expect(classOf({ url: `https://evil.example${CARD_PATH}`, tab: 3, frame: 0 })).toBe('page');
  });
});
