import { accessSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './driver-chromium.ts';
import { startFirefox } from './driver-firefox.ts';
import { PLAIN } from './server.ts';

export { until } from './until.ts';

/**
 * One driver for both browsers. It installs the shipped bytes: the build is copied to a temporary folder
 * and only its manifest gains access to loopback pages (`LOOPBACK`), nothing else.
 */

export type Target = 'chrome' | 'firefox';

/** What the copy of the manifest gains. A test asserts that the build itself has none of it. */
export const LOOPBACK = ['http://127.0.0.1/*', 'http://*.localhost/*', `http://${PLAIN}/*`] as const;

export interface LaunchOptions {
  /** Folder that holds `chrome` and `firefox`; `dist` by default, or what URTEXT_DIST names. */
  readonly dist?: string;
  readonly headless?: boolean;
  /** `light` or `dark` for every page, extension pages included. */
  readonly theme?: 'light' | 'dark';
  readonly reducedMotion?: boolean;
  /** Ask the browser for a wider or narrower window; null: pages are as large as the window that a person sees. */
  readonly viewport?: { readonly width: number; readonly height: number; readonly deviceScaleFactor?: number } | null;
  /** Leave out loopback access, to see the extension as a fresh install has it. */
  readonly withoutLoopback?: boolean;
  /** Keep this profile folder (a restart test); without it a fresh one is made and thrown away. */
  readonly profile?: string;
  readonly firefoxPrefs?: Readonly<Record<string, string | number | boolean>>;
  /** Everything that the browser asks, loopback included, goes through a proxy on this port of loopback. */
  readonly proxy?: number;
}

export interface Driver {
  readonly target: Target;
  readonly browser: Browser;
  newPage(): Promise<Page>;
  /** Address of a file of the extension, as in `src/options/index.html`. */
  extensionUrl(path: string): string;
  /** A tab that shows a page of the extension, loaded. */
  openExtensionPage(path: string): Promise<Page>;
  /** Ask the background as an extension page does; throws with the failure when it is refused. */
  ask(kind: string, request: unknown): Promise<unknown>;
  /** Tell a tab's content script something, as the background does. */
  tell(tab: number, kind: string, request: unknown): Promise<unknown>;
  /** The tab whose address begins with `url` (what `page.url()` says). */
  tabOf(url: string): Promise<number>;
  /** Stop the background as the browser does when it idles; the next message starts it again. */
  killBackground(): Promise<void>;
  /** A click on our button over this page, which is in front: it may then be read (`activeTab`). */
  clickButton(page: Page): Promise<void>;
  /** Load the extension anew, as an update does. */
  reloadExtension(): Promise<void>;
  /**
   * Run `look` on the extension's closed root in this page, as the debugger sees it (a page cannot), with one
   * plain argument; null when there is no such root. `look` stands alone: it closes over nothing.
   */
  inRoot<A, T>(page: Page, look: (root: ShadowRoot, argument: A) => T, argument: A): Promise<T | null>;
  close(): Promise<void>;
}

/** Absolute path of the browser, from CHROMIUM or FIREFOX or the PATH; null when there is none. */
export function browserPath(target: Target): string | null {
  const named = process.env[target === 'chrome' ? 'CHROMIUM' : 'FIREFOX'];
  if (named !== undefined && named !== '') return existsSync(named) ? resolve(named) : null;
  const names = target === 'chrome' ? ['chromium', 'chromium-browser', 'google-chrome-for-testing'] : ['firefox-esr', 'firefox'];
  for (const name of names)
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const file = join(folder, name);
      if (isRunnable(file)) return file;
    }
  return null;
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** A copy of the build whose manifest may read loopback pages. */
export function copyOfBuild(target: Target, options: LaunchOptions = {}): string {
  const from = resolve(options.dist ?? process.env['URTEXT_DIST'] ?? 'dist', target);
  if (!existsSync(join(from, 'manifest.json'))) throw new Error(`no build at ${from}: run "npm run build" first`);
  const folder = mkdtempSync(join(tmpdir(), `urtext-${target}-`));
  cpSync(from, folder, { recursive: true });
  if (options.withoutLoopback === true) return folder;
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  manifest['host_permissions'] = LOOPBACK;
  const policy = manifest['content_security_policy'] as { extension_pages: string };
  // The same hosts again: what may be read may be fetched.
  policy.extension_pages = policy.extension_pages.replace(
    ' https:;',
    ` https: ${LOOPBACK.map((one) => one.replace(/\/\*$/u, ':*')).join(' ')};`,
  );
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

/** Start the browser with the extension installed. */
export async function launch(target: Target, options: LaunchOptions = {}): Promise<Driver> {
  const executable = browserPath(target);
  if (executable === null) throw new Error(`${target === 'chrome' ? 'Chromium' : 'Firefox'} is not installed (looked on PATH)`);
  const folder = copyOfBuild(target, options);
  const start = target === 'chrome' ? startChromium : startFirefox;
  let driver: Driver;
  try {
    driver = await start(executable, folder, options);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    ...driver,
    close: async () => {
      await driver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
