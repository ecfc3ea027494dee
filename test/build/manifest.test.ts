import { describe, expect, it } from 'vitest';
import { LOOPBACK } from '../browser/driver.ts';
import { filesOf, builtFolder, manifestOf, TARGETS } from './built.ts';

/** A change here is a change of what readers are asked for: say why in the commit and in SECURITY.md. */
const PERMISSIONS = {
  chrome: ['activeTab', 'alarms', 'contextMenus', 'offscreen', 'scripting', 'search', 'sidePanel', 'storage', 'unlimitedStorage'],
  firefox: ['activeTab', 'alarms', 'contextMenus', 'scripting', 'search', 'storage', 'unlimitedStorage'],
};

describe.each(TARGETS)('the built manifest for %s', (target) => {
  const manifest = manifestOf(target);

  it('asks for these permissions and no other', () => {
    expect(manifest.permissions.toSorted()).toEqual(PERMISSIONS[target]);
    expect(manifest.optional_permissions).toEqual(['tabs']);
    expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
  });

  it('has no access to any site at install, loopback least of all', () => {
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    for (const pattern of LOOPBACK) expect(JSON.stringify(manifest)).not.toContain(pattern);
  });

  it('is never there in private windows', () => {
    expect(manifest.incognito).toBe('not_allowed');
  });

  it('lets pages load the card and nothing else, by an address they cannot know', () => {
    expect(manifest.web_accessible_resources).toEqual([
      { resources: ['src/card/index.html'], matches: ['http://*/*', 'https://*/*'], use_dynamic_url: true },
    ]);
  });

  it('runs its own scripts and styles only', () => {
    const policy = new Map(
      manifest.content_security_policy.extension_pages.split(';').map((rule) => {
        const [name, ...sources] = rule.trim().split(/\s+/u);
        return [name, sources.join(' ')];
      }),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toMatch(/^'self'( 'wasm-unsafe-eval')?$/u);
    expect(policy.get('style-src')).toBe("'self'");
    // "Find other versions" asks public hosts, over https alone; SECURITY.md says by which rules.
    expect(policy.get('connect-src')).toBe("'self' https:");
    expect(policy.get('object-src')).toBe("'none'");
    policy.delete('connect-src');
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/u);
  });

  it('names files that are there', () => {
    const files = filesOf(builtFolder(target));
    const named = JSON.stringify(manifest).matchAll(/"((?:src|assets|icons)\/[^"*]+|service-worker-loader\.js)"/gu);
    // An address may go on with a query: the panel is the popup's own page.
    const missing = [...named].map(([, path]) => (path ?? '').replace(/\?.*$/u, '')).filter((path) => !files.has(path));
    expect(missing).toEqual([]);
  });
});

describe('what differs between the browsers', () => {
  it('Chrome gets a worker, Firefox an event page, each a lowest version', () => {
    expect(manifestOf('chrome').background.service_worker).toBeDefined();
    expect(Number(manifestOf('chrome').minimum_chrome_version)).toBeGreaterThanOrEqual(148);
    expect(manifestOf('firefox').background.scripts).toHaveLength(1);
    const gecko = manifestOf('firefox').browser_specific_settings?.gecko;
    expect(Number.parseInt(gecko?.strict_min_version ?? '0', 10)).toBeGreaterThanOrEqual(142);
    expect(gecko?.data_collection_permissions).toEqual({ required: ['none'] });
  });
});
