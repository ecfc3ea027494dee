import { describe, expect, it } from 'vitest';
import { builtFolder, filesOf, TARGETS } from './built.ts';

/**
 * Hosts that may stand in a bundle as names, never as something we load: XML namespaces, schema vocabulary,
 * made-up examples, and addresses in libraries' own messages.
 */
const KNOWN_HOSTS =
  /^(www\.w3\.org|www\.tei-c\.org|schema\.org|ogp\.me|[\w.-]+\.example|example\.(?:com|org)|localhost|127\.0\.0\.1|\*\.localhost|\*)$/u;

/** "Find other versions" names whom it can ask; they are asked when the reader presses the button that says so. */
const FIND_HOSTS = /^(api\.gdeltproject\.org|(?:web\.)?archive\.org)$/u;

/** What no script of ours holds, with the reason. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\beval\s*\(/u, 'eval'],
  [/\bnew Function\s*\(/u, 'new Function'],
  [/\bFunction\s*\(\s*["'`]/u, 'Function()'],
  [/\bimportScripts\s*\(/u, 'importScripts'],
  [/\.insertAdjacentHTML\b|\bdocument\.write\b|\.outerHTML\s*=[^=]/u, 'HTML from strings'],
  [/\bwindow\.postMessage\b|\bparent\.postMessage\b/u, 'messages that the page hears'],
  [/\bXMLHttpRequest\b|\bnavigator\.sendBeacon\b|\bnew WebSocket\b|\bnew EventSource\b/u, 'a way out'],
];

export function faultsIn(path: string, text: string): string[] {
  const faults = path.endsWith('.js') ? BANNED.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path}: ${what}`) : [];
  for (const [address, host] of text.matchAll(/(?:https?|wss?):\/\/([^\s/"'`\\)<>?#:$,;]*)/gu)) {
    if (host !== '' && host !== undefined && !KNOWN_HOSTS.test(host) && !(/^assets\/find-[^/]*\.js$/u.test(path) && FIND_HOSTS.test(host)))
      faults.push(`${path}: ${address}`);
  }
  if (path.endsWith('.html') && /<script(?![^>]*\bsrc=)(?![^>]*application\/ld\+json)|<style|\sstyle=|\son[a-z]+=/iu.test(text))
    faults.push(`${path}: inline script or style`);
  if (/sourceMappingURL/u.test(text)) faults.push(`${path}: source map`);
  return faults;
}

describe.each(TARGETS)('the bundles for %s', (target) => {
  const files = filesOf(builtFolder(target));
  const texts = [...files]
    .filter(([path]) => /\.(?:js|html|css|json)$/u.test(path) && !path.startsWith('assets/tables'))
    .map(([path, bytes]) => [path, bytes.toString('utf8')] as const);

  it('hold no eval, no unknown host, no inline script', () => {
    expect(texts.flatMap(([path, text]) => faultsIn(path, text))).toEqual([]);
  });

  it('keep what touches pages out of the background', () => {
    const background = texts.filter(([path]) => path === 'service-worker-loader.js' || path.startsWith('assets/index.ts-'));
    expect(background.length).toBeGreaterThan(1);
    for (const [, text] of background) expect(text).not.toMatch(/attachShadow|isProbablyReaderable/u);
  });

  it('hold the content script as one file that imports nothing', () => {
    const content = texts.filter(([path]) => /index\.iife[^/]*\.js$/u.test(path));
    expect(content.length).toBeGreaterThan(0);
    for (const [, text] of content) expect(text).not.toMatch(/\bimport\s*[{("']|\bexport\s*[{*]/u);
  });
});

describe('faultsIn', () => {
  it.each([
    ['a.js', 'let x=eval("1")', 'eval'],
    ['a.js', 'fetch("https://telemetry.invalid/x")', 'telemetry.invalid'],
    ['a.html', '<script>go()</script>', 'inline'],
    ['a.html', '<p style="x">', 'inline'],
    ['a.js', 'window.postMessage({})', 'page hears'],
    ['a.js', '//# sourceMappingURL=a.js.map', 'source map'],
  ])('sees the fault planted in %s: %s', (path, text, fault) => {
    expect(faultsIn(path, text).join()).toContain(fault);
  });

  it('is silent on what may stay', () => {
    expect(faultsIn('assets/find-x.js', 'a("https://api.gdeltproject.org/api")')).toEqual([]);
    expect(faultsIn('assets/popup-x.js', 'a("https://api.gdeltproject.org/api")')).not.toEqual([]);
    expect(faultsIn('a.js', 'const ns="http://www.w3.org/2000/svg";const u=`https://${host}/`')).toEqual([]);
  });
});
