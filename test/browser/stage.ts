import type { Frame, Page } from 'puppeteer-core';
import { until, type Driver } from './driver.ts';
import { articleOf, newsPage, type PageLook, type Story } from './pages.ts';
import type { Server } from './server.ts';
import { STORY } from './story.data.ts';

/** What the tests of the page do again and again: lay out the corpus, open a page, look at what is drawn. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnMark extends Rect {
  readonly look: string;
  readonly seen: boolean;
}

export interface Drawn {
  readonly marks: readonly DrawnMark[];
  readonly ticks: number;
  readonly badge: string;
  readonly layer: Rect;
  readonly hidden: boolean;
  /** All text in our root; must be empty. */
  readonly text: string;
}

/** Put versions into the corpus, each at the address of an outlet of its own. */
export async function fillCorpus(
  driver: Driver,
  server: Server,
  stories: readonly Story[] = [STORY.ledger, STORY.meridian, STORY.courier],
): Promise<void> {
  const articles = stories.map((story, index) => articleOf(story, server.url(`outlet${String(index)}`, `/${story.name}`)));
  await driver.ask('corpus.import', { job: `stage-${stories.map((story) => story.name).join('-')}`, from: 0, articles });
}

/** Serve a story as a page of `alpha` and open it in front. */
export async function openStory(
  driver: Driver,
  server: Server,
  story: Story = STORY.harbour,
  look: PageLook = {},
  path = `/${story.name}`,
): Promise<{ page: Page; url: string }> {
  const url = server.put('alpha', path, newsPage(story, look));
  const page = await driver.newPage();
  await page.goto(url);
  return { page, url };
}

export interface RunState {
  readonly state: string;
  readonly reason?: string;
  readonly report?: {
    readonly findings: readonly {
      readonly id: string;
      readonly kind: string;
      readonly category: string;
      readonly text: string;
      readonly shown: boolean;
      readonly drawn: boolean;
      readonly span: { readonly start: number; readonly end: number };
    }[];
  };
  readonly witnesses?: readonly unknown[];
  /** Where findings are drawn. */
  readonly places?: Readonly<Record<string, 'underline' | 'strip'>>;
}

/** What opening the popup does: read, compare and draw this page. */
export async function run(driver: Driver, page: Page, url: string): Promise<RunState> {
  const tab = await driver.tabOf(url);
  await page.bringToFront();
  return (await driver.ask('tab.run', { tab })) as RunState;
}

/** What is drawn in our closed root, in the coordinates of the window; null when the root is not there. */
export const drawnOn = (driver: Driver, page: Page): Promise<Drawn | null> =>
  driver.inRoot(
    page,
    (root) => {
      const rect = (element: Element): Rect => {
        const r = element.getBoundingClientRect();
        return { left: r.left, top: r.top, width: r.width, height: r.height };
      };
      const layer = root.querySelector('.layer');
      if (layer === null) return null;
      return {
        marks: [...root.querySelectorAll('.mark')].map((mark) => ({
          ...rect(mark),
          look: mark.className.split(' ')[1] ?? '',
          seen: getComputedStyle(mark).visibility === 'visible',
        })),
        ticks: root.querySelectorAll('.tick').length,
        badge: root.querySelector('.badge')?.className ?? '',
        layer: rect(layer),
        hidden: layer.classList.contains('hidden'),
        text: layer.textContent ?? '',
      };
    },
    null,
  );

/** Wait until so many marks are drawn. */
export const marksOn = (driver: Driver, page: Page, least = 1): Promise<Drawn> =>
  until(
    async () => {
      const drawn = await drawnOn(driver, page);
      return drawn !== null && drawn.marks.length >= least ? drawn : null;
    },
    `${String(least)} marks`,
  );

/** Rest the pointer on a place of the page. */
export async function hover(page: Page, place: Rect): Promise<void> {
  await page.mouse.move(place.left + place.width / 2, place.top + place.height / 2);
}

export const openCardBox = (driver: Driver, page: Page): Promise<Rect | null> =>
  driver.inRoot(
    page,
    (root) => {
      const card = root.querySelector('.card.open');
      if (card === null) return null;
      const r = card.getBoundingClientRect();
      return { left: r.left, top: r.top, width: r.width, height: r.height };
    },
    null,
  );

/** How many lines of the tinted sentence lie under the open card, and how many outside the window; null while it is closed. */
export const linesHidden = (driver: Driver, page: Page): Promise<{ under: number; outside: number; isTooTall: boolean } | null> =>
  driver.inRoot(
    page,
    (root) => {
      const card = root.querySelector('.card.open')?.getBoundingClientRect();
      const lines = [...root.querySelectorAll('.tint')].map((one) => one.getBoundingClientRect());
      if (card === undefined || lines.length === 0) return null;
      const { clientWidth } = document.documentElement;
      if (card.left < 0 || card.top < 0 || card.right > clientWidth || card.bottom > innerHeight)
        throw new Error('the card leaves the window');
      return {
        under: lines.filter((b) => b.left < card.right && b.right > card.left && b.top < card.bottom && b.bottom > card.top).length,
        outside: lines.filter((b) => b.top < 0 || b.bottom > innerHeight).length,
        // No room for it and the least of a card.
        isTooTall: Math.max(...lines.map((b) => b.bottom)) - Math.min(...lines.map((b) => b.top)) > innerHeight - 136,
      };
    },
    null,
  );

export const cardOpen = (driver: Driver, page: Page): Promise<Rect> => until(() => openCardBox(driver, page), 'an open card');
export const cardClosed = (driver: Driver, page: Page): Promise<boolean> =>
  until(async () => (await openCardBox(driver, page)) === null, 'a closed card');

/** The card's own document: the one frame of the page that is ours. */
export async function cardFrame(page: Page): Promise<Frame> {
  return until(async () => {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      const isOurs = await frame
        .evaluate(() => location.protocol.endsWith('extension:') && location.pathname === '/src/card/index.html')
        .catch(() => false);
      if (isOurs) return frame;
    }
    return null;
  }, "the card's frame");
}

export const cardText = async (page: Page): Promise<string> => (await cardFrame(page)).evaluate(() => document.body.innerText);

/** Rectangle of the first occurrence of `words` on the page. */
export const placeOf = (page: Page, words: string, within = 'body'): Promise<Rect> =>
  page.evaluate(
    (wanted, where) => {
      const root = document.querySelector(where);
      if (root === null) throw new Error(`no ${where}`);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = (node.nodeValue ?? '').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        // Of words that break over two lines, the first line.
        const r = range.getClientRects()[0] ?? range.getBoundingClientRect();
        return { left: r.left, top: r.top, width: r.width, height: r.height };
      }
      throw new Error(`"${wanted}" is not on the page`);
    },
    words,
    within,
  );
