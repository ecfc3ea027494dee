import puppeteer, { type Page } from 'puppeteer-core';
import { askThrough } from './desk.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { PLAIN } from './server.ts';
import { until } from './until.ts';
import { viewportOf } from './viewport.ts';

const FIREFOX_ID = 'urtext@urtext.example';
const FIREFOX_UUID = '5f7c1a9e-2f64-4c0e-9a3b-6d1e0c4b7a21';

/** The raw WebDriver BiDi connection, for what puppeteer has no call for. */
interface Bidi {
  readonly connection: { send(method: string, params: unknown): Promise<{ result: unknown }> };
}

/** What BiDi tells of a node. */
interface RemoteNode {
  readonly sharedId?: string;
  readonly value?: { readonly mode?: string; readonly children?: readonly RemoteNode[]; readonly shadowRoot?: RemoteNode | null };
}

/** Loopback too: Firefox keeps it away from a proxy unless it is told. */
const throughProxy = (port: number): Readonly<Record<string, string | number | boolean>> => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
  'network.proxy.no_proxies_on': '',
  'network.proxy.allow_hijacking_localhost': true,
});

export async function startFirefox(executablePath: string, folder: string, options: LaunchOptions): Promise<Driver> {
  const browser = await puppeteer.launch({
    // A machine that does other things too may need more than the usual half minute.
    timeout: 120_000,
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    defaultViewport: viewportOf(options),
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
      'layout.css.prefers-color-scheme.content-override': options.theme === 'dark' ? 0 : options.theme === 'light' ? 1 : 2,
      'network.dns.localDomains': PLAIN,
      'ui.prefersReducedMotion': options.reducedMotion === true ? 1 : 0,
      ...(options.proxy === undefined ? {} : throughProxy(options.proxy)),
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
    clickButton: async () => {
      await privileged(
        `WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)}).extension.tabManager.addActiveTabPermission(gBrowser.selectedTab)`,
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
