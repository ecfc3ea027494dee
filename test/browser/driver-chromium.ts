import puppeteer, { type Page, type Protocol } from 'puppeteer-core';
import { askThrough } from './desk.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { PLAIN } from './server.ts';
import { PATIENCE_MS, until } from './until.ts';
import { viewportOf } from './viewport.ts';

export async function startChromium(executablePath: string, folder: string, options: LaunchOptions): Promise<Driver> {
  const browser = await puppeteer.launch({
    // A machine that does other things too may need more than the usual half minute.
    timeout: 120_000,
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
      `--host-resolver-rules=MAP ${PLAIN} 127.0.0.1`,
      ...(options.proxy === undefined
        ? []
        : [`--proxy-server=http://127.0.0.1:${String(options.proxy)}`, '--proxy-bypass-list=<-loopback>']),
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
    clickButton: async (page) => {
      const session = await browser.target().createCDPSession();
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const tab = targetInfos.find((one) => one.url === page.url());
      await session.send('Extensions.triggerAction' as never, { id, targetId: tab?.targetId } as never);
      await session.detach();
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
