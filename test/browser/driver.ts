import { accessSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page, type Protocol } from 'puppeteer-core';

/**
 * One driver for both browsers. It installs the shipped bytes: the build is copied to a temporary folder
 * and only its manifest gains access to loopback pages (`LOOPBACK`), nothing else.
 */

export type Target = 'chrome' | 'firefox';

/** What the copy of the manifest gains. A test asserts that the build itself has none of it. */
export const LOOPBACK = ['http://127.0.0.1/*', 'http://*.localhost/*'] as const;

const FIREFOX_ID = 'urtext@urtext.example';
const FIREFOX_UUID = '5f7c1a9e-2f64-4c0e-9a3b-6d1e0c4b7a21';
const PATIENCE_MS = 20_000;

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

const viewportOf = (options: LaunchOptions) =>
  options.viewport === null ? null : { deviceScaleFactor: 1, ...(options.viewport ?? { width: 1100, height: 800 }) };

async function startChromium(executablePath: string, folder: string, options: LaunchOptions): Promise<Driver> {
  const browser = await puppeteer.launch({
    executablePath,
    headless: options.headless ?? true,
    pipe: true,
    enableExtensions: [folder],
    defaultViewport: viewportOf(options),
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--no-default-browser-check',
    ],
  });
  const worker = await browser.waitForTarget(
    (found) => found.type() === 'service_worker' && found.url().startsWith('chrome-extension://'),
    { timeout: PATIENCE_MS },
  );
  const id = new URL(worker.url()).host;
  const extensionUrl = (path: string): string => `chrome-extension://${id}/${path}`;

  const newPage = async (): Promise<Page> => {
    const page = await browser.newPage();
    const features = mediaFeatures(options);
    if (features.length > 0) await page.emulateMediaFeatures(features);
    return page;
  };
  const openExtensionPage = async (path: string): Promise<Page> => {
    const page = await newPage();
    // Refused ("blocked by client") for a moment while the extension is being loaded anew.
    await until(async () => {
      const refused = await page.goto(extensionUrl(path)).then(() => null, String);
      if (refused !== null && !refused.includes('ERR_BLOCKED_BY_CLIENT')) throw new Error(refused);
      return refused === null;
    }, extensionUrl(path));
    return page;
  };
  const desk = askThrough(openExtensionPage);
  return {
    target: 'chrome',
    browser,
    newPage,
    extensionUrl,
    openExtensionPage,
    ...desk,
    killBackground: async () => {
      for (const found of browser.targets().filter((one) => one.type() === 'service_worker' && one.url().includes(id)))
        // The list lags behind: a worker that ended by itself in between is as dead as wanted.
        await found
          .worker()
          .then((running) => running?.close())
          .catch((error: unknown) => {
            if (!(error instanceof Error) || !/no session|no target|session closed|target closed/iu.test(error.message)) throw error;
          });
    },
    inRoot: async (page, look, argument) => {
      const session = await page.createCDPSession();
      try {
        const { root } = await session.send('DOM.getDocument', { depth: 3, pierce: true });
        const found = closedRootIn(root);
        if (found === null) return null;
        const { object } = await session.send('DOM.resolveNode', { backendNodeId: found });
        const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
          functionDeclaration: `function (argument) { return (${look.toString()})(this, argument); }`,
          ...(object.objectId === undefined ? {} : { objectId: object.objectId }),
          arguments: [{ value: argument }],
          returnByValue: true,
        });
        if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value as never;
      } finally {
        await session.detach();
      }
    },
    // Loading the same folder again is what an update does; `runtime.reload()` leaves it switched off here.
    reloadExtension: async () => {
      await browser.installExtension(folder);
      desk.forget();
    },
    close: async () => {
      await browser.close();
    },
  };
}

/** The closed root of a child of `html`: ours is the only one there. */
function closedRootIn(root: Protocol.DOM.Node): number | null {
  const html = root.children?.find((child) => child.localName === 'html');
  for (const child of html?.children ?? [])
    for (const shadow of child.shadowRoots ?? []) if (shadow.shadowRootType === 'closed') return shadow.backendNodeId;
  return null;
}

function mediaFeatures(options: LaunchOptions): { name: string; value: string }[] {
  const features: { name: string; value: string }[] = [];
  if (options.theme !== undefined) features.push({ name: 'prefers-color-scheme', value: options.theme });
  if (options.reducedMotion === true) features.push({ name: 'prefers-reduced-motion', value: 'reduce' });
  return features;
}

/** The raw WebDriver BiDi connection, for what puppeteer has no call for. */
interface Bidi {
  readonly connection: { send(method: string, params: unknown): Promise<{ result: unknown }> };
}

/** What BiDi tells of a node. */
interface RemoteNode {
  readonly sharedId?: string;
  readonly value?: { readonly mode?: string; readonly children?: readonly RemoteNode[]; readonly shadowRoot?: RemoteNode | null };
}

async function startFirefox(executablePath: string, folder: string, options: LaunchOptions): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    defaultViewport: viewportOf(options),
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
      'layout.css.prefers-color-scheme.content-override': options.theme === 'dark' ? 0 : options.theme === 'light' ? 1 : 2,
      'ui.prefersReducedMotion': options.reducedMotion === true ? 1 : 0,
      ...options.firefoxPrefs,
    },
  });
  await browser.installExtension(folder);
  const extensionUrl = (path: string): string => `moz-extension://${FIREFOX_UUID}/${path}`;
  const newPage = async (): Promise<Page> => browser.newPage();

  /** `goto` never resolves here, as the tab changes its process: wait in the page instead. */
  const openExtensionPage = async (path: string): Promise<Page> => {
    const page = await browser.newPage();
    const going = page.goto(extensionUrl(path)).catch((error: unknown) => {
      if (!(error instanceof Error)) throw error;
    });
    // Asked while the tab changes its process, the answer may be an error: ask again.
    await until(
      () => page.evaluate(() => location.protocol === 'moz-extension:' && document.readyState === 'complete').catch(() => false),
      extensionUrl(path),
    );
    void going;
    return page;
  };
  const privileged = async (source: string): Promise<unknown> => {
    const { connection } = browser as unknown as Bidi;
    const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
      contexts: readonly { context: string }[];
    };
    const context = tree.contexts[0]?.context;
    if (context === undefined) throw new Error('Firefox shows no window');
    const answer = (await connection.send('script.evaluate', { expression: source, target: { context }, awaitPromise: true })).result as {
      type: string;
      exceptionDetails?: { text: string };
      result?: { value?: unknown };
    };
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'privileged script failed');
    return answer.result?.value;
  };
  /** WebDriver BiDi names closed roots too (`includeShadowTree: 'all'`), and a named node can be an argument. */
  const inRoot = async <A, T>(page: Page, look: (root: ShadowRoot, argument: A) => T, argument: A): Promise<T | null> => {
    const { connection } = browser as unknown as Bidi;
    const target = { context: (page.mainFrame() as unknown as { _id: string })._id };
    const html = (
      await connection.send('script.evaluate', {
        // By the prototype: a page may have a form of that name.
        expression: `Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document)`,
        target,
        awaitPromise: false,
        serializationOptions: { maxDomDepth: 2, includeShadowTree: 'all' },
      })
    ).result as { result?: RemoteNode };
    const root = html.result?.value?.children?.map((child) => child.value?.shadowRoot).find((shadow) => shadow?.value?.mode === 'closed');
    if (root === undefined || root === null) return null;
    const answer = (
      await connection.send('script.callFunction', {
        functionDeclaration: `(root) => JSON.stringify((${look.toString()})(root, ${JSON.stringify(argument) ?? 'undefined'})) ?? 'null'`,
        target,
        awaitPromise: false,
        arguments: [{ sharedId: root.sharedId }],
      })
    ).result as { type: string; exceptionDetails?: { text: string }; result?: { value?: string } };
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'look failed');
    return JSON.parse(answer.result?.value ?? 'null') as T;
  };
  const desk = askThrough(openExtensionPage);
  return {
    target: 'firefox',
    browser,
    newPage,
    extensionUrl,
    openExtensionPage,
    ...desk,
    inRoot,
    killBackground: async () => {
      await privileged(
        `WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)}).extension.terminateBackground({ignoreDevToolsAttached: true, disableResetIdleForTest: true}).then(() => true)`,
      );
    },
    reloadExtension: async () => {
      await privileged(
        `(async () => { const {AddonManager} = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs'); const found = await AddonManager.getAddonByID(${JSON.stringify(FIREFOX_ID)}); await found.reload(); return true; })()`,
      );
      desk.forget();
    },
    close: async () => {
      await browser.close();
    },
  };
}

/** The one tab of the options page through which a test asks, opened when first needed. */
function askThrough(open: (path: string) => Promise<Page>): Pick<Driver, 'ask' | 'tell' | 'tabOf'> & { forget(): void } {
  let opened: Promise<Page> | null = null;
  const desk = async (): Promise<Page> => {
    if (opened !== null && !(await opened).isClosed()) return opened;
    opened = open('src/options/index.html');
    return opened;
  };
  let count = 0;
  return {
    // Its tab goes with the extension, and Firefox's driver does not tell.
    forget: () => {
      opened = null;
    },
    ask: async (kind, request) => {
      const page = await desk();
      const id = `test-${String(++count)}-${String(process.pid)}`;
      const answer: unknown = await page.evaluate(
        async (message) => {
          const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
          return (await api.runtime.sendMessage({ urtext: 1, version: api.runtime.getManifest().version, ...message })) as unknown;
        },
        { id, kind, request },
      );
      if (!isAnswer(answer)) throw new Error(`${kind}: no answer (${JSON.stringify(answer)})`);
      if (!answer.ok) throw new Error(`${kind}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    tell: async (tab, kind, request) => {
      const page = await desk();
      const answer: unknown = await page.evaluate(
        async (to, message) => {
          const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
          return (await api.tabs.sendMessage(to, { ...message, version: api.runtime.getManifest().version }, { frameId: 0 })) as unknown;
        },
        tab,
        { urtext: 1, id: `test-${String(++count)}`, kind, request },
      );
      if (!isAnswer(answer)) throw new Error(`${kind}: no answer (${JSON.stringify(answer)})`);
      if (!answer.ok) throw new Error(`${kind}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    tabOf: async (url) => {
      const page = await desk();
      const tab = await page.evaluate(async (wanted) => {
        const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
        const tabs = await api.tabs.query({});
        return tabs.find((one) => one.url?.startsWith(wanted) === true)?.id ?? null;
      }, url);
      if (tab === null) throw new Error(`no tab shows ${url}`);
      return tab;
    },
  };
}

function isAnswer(answer: unknown): answer is { ok: true; value: unknown } | { ok: false; error: unknown } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

/** Ask until `probe` gives something other than null, undefined or false. */
export async function until<T>(probe: () => Promise<T>, what: string, patienceMs = PATIENCE_MS): Promise<NonNullable<T>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== undefined && value !== false) return value as NonNullable<T>;
    if (Date.now() > end) throw new Error(`waited ${String(patienceMs)} ms in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
