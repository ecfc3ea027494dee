import puppeteer, { type Browser } from 'puppeteer-core';
import { browserPath, type Target } from '../../browser/driver.ts';
import { FIND_STATES } from '../find-states.ts';
import { COMPARE_STATES, POPUP_STATES } from '../states.ts';

/** Every picture of the gallery: which file, which state, how wide. */
export interface Shot {
  readonly page: string;
  readonly state: string;
  readonly width: number;
  readonly height: number;
}

export const SHOTS: readonly Shot[] = [
  ...Object.keys(POPUP_STATES).map((state) => ({ page: 'popup', state, width: 360, height: 600 })),
  ...Object.keys(COMPARE_STATES).map((state) => ({ page: 'compare', state, width: 1200, height: 800 })),
  { page: 'compare', state: 'open', width: 320, height: 800 },
  ...['corpus', 'import', 'backup', 'reading', 'trouble'].map((state) => ({ page: 'options', state, width: 1100, height: 800 })),
  { page: 'options', state: 'corpus', width: 320, height: 800 },
  { page: 'options', state: 'empty', width: 1100, height: 800 },
  { page: 'options', state: 'locked', width: 1100, height: 800 },
  { page: 'options', state: 'reading', width: 320, height: 800 },
  ...FIND_STATES.map((state) => ({ page: 'find', state, width: 1000, height: 800 })),
  { page: 'find', state: 'found', width: 320, height: 800 },
  { page: 'welcome', state: 'welcome', width: 1100, height: 800 },
  { page: 'welcome', state: 'chosen', width: 1100, height: 800 },
  { page: 'welcome', state: 'welcome', width: 320, height: 800 },
];

/** `search` may hold `rtl`, `pseudo` (longer words) or `refused` (the browser grants nothing). */
export const addressOf = (url: string, shot: Shot, search = ''): string =>
  `${url}/${shot.page}.html?${[search, shot.state in SECTION ? shot.state : ''].filter((word) => word !== '').join('&')}#${SECTION[shot.state] ?? shot.state}`;

/** States that the address names before its "#", and what stands behind it. */
const SECTION: Readonly<Record<string, string>> = { empty: 'corpus', locked: 'reading', chosen: '' };

/** A browser without the extension: the gallery is plain pages. */
export async function plainBrowser(target: Target, theme: 'light' | 'dark', more: Readonly<Record<string, number>> = {}): Promise<Browser> {
  const executablePath = browserPath(target);
  if (executablePath === null) throw new Error(`${target} is not installed`);
  if (target === 'chrome')
    return puppeteer.launch({
      executablePath,
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--hide-scrollbars',
        ...(theme === 'dark' ? ['--blink-settings=preferredColorScheme=0'] : ['--blink-settings=preferredColorScheme=1']),
      ],
    });
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': theme === 'dark' ? 0 : 1, ...more },
  });
}

/** Photograph every state whose name holds `filter` into shots/. */
export async function shoot(url: string, targets: readonly Target[], themes: readonly ('light' | 'dark')[], filter: string): Promise<void> {
  for (const target of targets)
    for (const theme of themes) {
      const browser = await plainBrowser(target, theme);
      try {
        const page = await browser.newPage();
        page.on('pageerror', (error) => console.error(`${target}: ${String(error)}`));
        page.on('console', (line) => line.type() === 'error' && console.error(`${target}: ${line.text()}`));
        for (const shot of SHOTS.filter((one) => `${one.page}-${one.state}`.includes(filter))) {
          await page.setViewport({ width: shot.width, height: shot.height, deviceScaleFactor: 2 });
          await page.goto('about:blank');
          await page.goto(addressOf(url, shot));
          await page.waitForFunction(() => document.body.childElementCount > 0 && document.fonts.status === 'loaded');
          await page.screenshot({
            path: `shots/${shot.page}-${shot.state}${shot.width === 320 ? '-narrow' : ''}-${target}-${theme}.png`,
            fullPage: shot.page !== 'popup',
          });
        }
      } finally {
        await browser.close();
      }
    }
}
