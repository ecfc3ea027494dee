import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { escapeHtml, type PageLook } from './pages.ts';
import { serve, type Server } from './server.ts';
import { drawnOn, fillCorpus, marksOn, openStory, placeOf, run, type Drawn, type DrawnMark, type Rect } from './stage.ts';
import { STORY } from './story.data.ts';

/** A mark stands on its words to half a pixel, whatever the page does around them. */
describe('marks on odd layouts', () => {
  let driver: Driver;
  let server: Server;

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
    await fillCorpus(driver, server);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  const WORDS = 'two-week';
  const CLOSE = 0.6;

  async function openWith(look: PageLook, path: string): Promise<{ page: Page; drawn: Drawn; url: string }> {
    const { page, url } = await openStory(driver, server, STORY.harbour, look, path);
    expect((await run(driver, page, url)).state).toBe('analysed');
    return { page, url, drawn: await marksOn(driver, page) };
  }
  const isAt = (mark: DrawnMark, place: Rect): boolean =>
    Math.abs(mark.left - place.left) < CLOSE &&
    Math.abs(mark.top - place.top) < CLOSE &&
    Math.abs(mark.width - place.width) < CLOSE &&
    Math.abs(mark.height - place.height) < CLOSE;
  /** Poll until the mark of the words stands on them: layout and drawing are a frame apart. */
  const onItsWords = (page: Page, what: string): Promise<DrawnMark> =>
    until(
      async () => {
        const place = await placeOf(page, WORDS, 'article');
        return (await drawnOn(driver, page))?.marks.find((mark) => isAt(mark, place)) ?? null;
      },
      `the mark to stand on its words: ${what}`,
      6_000,
    );

  const layouts: readonly (readonly [string, PageLook])[] = [
    ['a plain page', {}],
    ['columns', { css: 'article { columns: 2; column-gap: 40px } main { max-width: 60rem }' }],
    ['a zoomed root', { css: 'html { zoom: 1.3 }' }],
    ['a zoomed article', { css: 'article { zoom: .8 }' }],
    ['a scaled article', { css: 'article { transform: scale(.85) translate(20px, 10px); transform-origin: 0 0 }' }],
    ['a scaled root', { css: 'html { transform: scale(.9); transform-origin: 0 0 }' }],
    [
      'a body that is placed and padded',
      { css: 'body { position: relative; margin: 37px 11px; padding-top: 60px; border-left: 9px solid #ccc }' },
    ],
    ['a root with a margin', { css: 'html { margin: 23px; position: relative }' }],
    ['right to left', { css: 'article { direction: rtl }' }],
    ['a root from right to left', { dir: 'rtl' }],
    ['vertical space that changes with the window', { css: 'h1 { margin-top: 20vh; font-size: 5vw }' }],
    ['words in several elements', { paragraph: (text) => `<p>${escapeHtml(text).replace('two-week', 'two-<b>we</b>ek')}</p>` }],
    ['a body that scrolls by itself', { css: 'html, body { height: 100%; overflow: hidden } body { overflow-y: auto }' }],
    ['an article that scrolls by itself', { css: 'article { height: 420px; overflow: auto; border: 3px solid #999; padding: 12px }' }],
  ];
  it.each(layouts)('%s', async (name, look) => {
    const { page } = await openWith(look, `/${name.replace(/\W+/gu, '-')}`);
    if (name === 'words in several elements') {
      const first = await placeOf(page, 'two-', 'article');
      const drawn = await marksOn(driver, page);
      const mark = drawn.marks.find((one) => Math.abs(one.left - first.left) < CLOSE && Math.abs(one.top - first.top) < 2);
      expect(mark?.width).toBeGreaterThan(first.width * 1.6);
    } else expect((await onItsWords(page, name)).seen).toBe(true);
    // No scroll bar that was not there.
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth <= innerWidth || document.documentElement.scrollWidth === document.body.scrollWidth,
      ),
    ).toBe(true);
    await page.close();
  });

  it('follows the words when the page changes around them', async () => {
    const { page } = await openWith({}, '/changing');
    await onItsWords(page, 'at first');
    await page.evaluate(() =>
      document.querySelector('article')?.insertAdjacentHTML('beforebegin', '<div style="height: 123px">late banner</div>'),
    );
    await onItsWords(page, 'after a late banner');
    await page.evaluate(() => ((document.querySelector('article') as HTMLElement).style.fontFamily = 'monospace'));
    await onItsWords(page, 'after a late font');
    await page.setViewport({ width: 620, height: 700 });
    await onItsWords(page, 'in a narrow window');
    await page.evaluate(() => scrollTo(0, 180));
    await onItsWords(page, 'scrolled');
    await page.close();
  });

  it('follows inner scrolling and is cut off with the text', async () => {
    const { page } = await openWith({ css: 'article { height: 420px; overflow: auto }' }, '/inner');
    await onItsWords(page, 'before');
    await page.evaluate(() => (document.querySelector('article') as HTMLElement).scrollTo(0, 90));
    await onItsWords(page, 'a little further');
    await page.evaluate(() => (document.querySelector('article') as HTMLElement).scrollTo(0, 500));
    await until(async () => (await drawnOn(driver, page))?.marks[0]?.seen === false, 'the first mark to be out of sight');
    await page.close();
  });

  it('hides under a sticky header, a dialog, and while the text is turned, moved or edited', async () => {
    const { page } = await openWith(
      {
        css: '#bar { position: fixed; inset: 0 0 auto; height: 0; overflow: hidden; background: #eee; z-index: 5 } @keyframes away { to { transform: translateX(300px) } }',
        after: '<div id="bar"></div>',
      },
      '/covered',
    );
    const firstSeen = (): Promise<boolean | undefined> =>
      drawnOn(driver, page).then((drawn) => (drawn?.hidden === true ? false : drawn?.marks[0]?.seen));
    const become = (seen: boolean, what: string): Promise<boolean> => until(async () => (await firstSeen()) === seen, what, 6_000);
    const set = (css: string, where = 'article'): Promise<void> =>
      page.evaluate((rule, selector) => (document.querySelector(selector) as HTMLElement).setAttribute('style', rule), css, where);
    await become(true, 'a seen mark');
    await set('height: 95vh', '#bar');
    await become(false, 'covered by a bar');
    await set('', '#bar');
    await become(true, 'uncovered');
    await set('transform: rotate(3deg)');
    await become(false, 'turned');
    await set('');
    await become(true, 'turned back');
    await set('animation: away 1.2s linear');
    await become(false, 'moved by an animation');
    await become(true, 'at rest again');
    await page.evaluate(() => (document.querySelector('article') as HTMLElement).setAttribute('contenteditable', 'true'));
    await become(false, 'edited');
    await page.evaluate(() => (document.querySelector('article') as HTMLElement).removeAttribute('contenteditable'));
    await become(true, 'read again');
    await page.close();
  });

  it('takes light ink on dark paper', async () => {
    const { page } = await openWith({ dark: true }, '/dark');
    const tone = (): Promise<string | null> => driver.inRoot(page, (root) => root.querySelector('.mark')?.className ?? '', null);
    expect(await tone()).toContain('light');
    await page.evaluate(() => (document.body.style.background = '#fff'));
    await until(async () => (await tone())?.includes('dark'), 'dark ink on white');
    await page.close();
  });

  it('stands on its words far down a very long page, and after pictures came late', async () => {
    const filler = Array.from(
      { length: 300 },
      (_, i) =>
        `On day ${String(i)} the crew of boat ${String(i * 3)} counted ${String(i * 17 + 5)} seals and wrote to keeper ${String(i * 7)}.`,
    );
    const story = { ...STORY.harbour, paragraphs: [...filler, ...STORY.harbour.paragraphs] };
    const paragraph = (text: string, index: number): string =>
      `${index % 50 === 20 ? '<img class="late" alt="">' : ''}<p>${escapeHtml(text)}</p>`;
    const { page, url } = await openStory(driver, server, story, { paragraph }, '/long');
    const state = await run(driver, page, url);
    const finding = state.report?.findings.find(({ text }) => text.includes(WORDS))?.id;
    await marksOn(driver, page);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(10_000);
    const far = await onItsWords(page, 'far down');
    await page.evaluate(async () => {
      for (const image of document.querySelectorAll<HTMLImageElement>('img.late')) {
        // Only `src` changes, as when a lazy picture comes into reach.
        image.src = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90"/>';
        await image.decode();
      }
    });
    const later = await onItsWords(page, 'after late pictures');
    expect(later.top).toBeGreaterThan(far.top + 300);
    expect(await driver.tell(await driver.tabOf(url), 'content.jump', { finding })).toMatchObject({ found: true });
    await until(async () => {
      const place = await placeOf(page, WORDS, 'article');
      return place.top > 0 && place.top < 700;
    }, 'a jump to it');
    await page.close();
  });

  it('adds no layout shift', async () => {
    const url = server.put('alpha', '/shift', (await import('./pages.ts')).newsPage(STORY.harbour));
    const page = await driver.newPage();
    await page.goto(url);
    await page.evaluate(() => {
      const seen = window as unknown as { shift: number };
      seen.shift = 0;
      if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
    });
    const before = await page.evaluate(() =>
      JSON.stringify([...document.querySelectorAll('p, h1')].map((one) => one.getBoundingClientRect())),
    );
    await run(driver, page, url);
    await marksOn(driver, page);
    expect(
      await page.evaluate(() => JSON.stringify([...document.querySelectorAll('p, h1')].map((one) => one.getBoundingClientRect()))),
    ).toBe(before);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
    await page.close();
  });
});
