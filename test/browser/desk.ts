import type { Page } from 'puppeteer-core';
import type { Driver } from './driver.ts';

/** The one tab of the options page through which a test asks, opened when first needed. */
export function askThrough(open: (path: string) => Promise<Page>): Pick<Driver, 'ask' | 'tell' | 'tabOf'> & { forget(): void } {
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
