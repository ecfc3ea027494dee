import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import base from './manifest.json' with { type: 'json' };
import pkg from './package.json' with { type: 'json' };
import { analystParts } from './scripts/analyst-parts.ts';
import { popupPart } from './scripts/popup-part.ts';
import { reportParts } from './scripts/report-parts.ts';
import { leanReadabilityFile } from './scripts/lean-readability.ts';

export type Target = 'chrome' | 'firefox';

const target: Target = process.env['TARGET'] === 'firefox' ? 'firefox' : 'chrome';

/** The manifest of one browser, from the one `manifest.json` (which has Chrome's shape). */
export function manifestFor(target: Target): Record<string, unknown> {
  const manifest: Record<string, unknown> = { ...structuredClone(base), version: pkg.version };
  if (target === 'chrome') {
    manifest['minimum_chrome_version'] = '148';
    // It admits four suggested keys; comparing is also in the menu, the popup and the card.
    manifest['commands'] = { ...base.commands, 'open-compare': { description: base.commands['open-compare'].description } };
    return manifest;
  }
  // Firefox knows no schema; its administrators' values are checked where they are read.
  delete manifest['storage'];
  manifest['background'] = { scripts: [base.background.service_worker], type: 'module' };
  manifest['permissions'] = base.permissions.filter((name) => name !== 'sidePanel' && name !== 'offscreen');
  manifest['browser_specific_settings'] = {
    gecko: { id: 'urtext@urtext.example', strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } },
    gecko_android: { strict_min_version: '142.0' },
  };
  return manifest;
}

/**
 * Take away the second copy of the content script: crxjs builds it as a single file and as an ordinary chunk, and
 * nothing loads the chunk. Only one that no other file names is removed.
 */
function oneContentScript(): Plugin {
  return {
    name: 'urtext:one-content-script',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/^assets\/index\.iife\.ts-[^/]*\.js$/u.test(name)) continue;
        const base = name.slice('assets/'.length);
        const isNamed = Object.values(bundle).some(
          (other) => other.fileName !== name && other.type === 'chunk' && other.code.includes(base),
        );
        if (!isNamed) delete bundle[name];
      }
    },
  };
}

/**
 * Name the run-time content script before the minifier sees the chunk. crxjs puts a placeholder there that is a hash
 * of the checkout's own path; left in, it sways the minifier's names and the file's, and no two folders build the same.
 */
function fixedContentScriptName(): Plugin {
  return {
    name: 'urtext:fixed-content-script-name',
    apply: 'build',
    enforce: 'pre',
    renderChunk(code) {
      return code.replaceAll(/import\.meta\.CRX_DYNAMIC_SCRIPT_\w+/gu, '"src/content/index.iife.js"');
    },
  };
}

/**
 * Leave only the card's page web-accessible. crxjs lists the run-time content script too, with a fixed
 * address, so that any page could fetch it and know us; the script runs all the same without the entry.
 * crxjs writes the manifest late, so it is mended on disk.
 */
function onlyTheCardIsWebAccessible(): Plugin {
  let folder = '';
  return {
    name: 'urtext:web-accessible',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const file = resolve(folder, 'manifest.json');
      if (!existsSync(file)) return; // the build failed before this; its own error is the one to show
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      manifest['web_accessible_resources'] = base.web_accessible_resources;
      // Firefox's panel beside the page is the popup's own page; crxjs takes no address with a query.
      if (target === 'firefox')
        manifest['sidebar_action'] = {
          default_panel: 'src/popup/index.html?panel',
          default_title: '__MSG_name__',
          default_icon: base.action.default_icon,
          open_at_install: false,
        };
      writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
    },
  };
}

const POPUP_PIECES =
  /node_modules\/preact|src\/ui\/(?:finding-row|format|i18n|icons|judged|reading|remembered|siglum|site-choice|stemma|strip|view-findings|view-sigla|view-stemma|wordings|words|words-diff)\.tsx?$/u;

export default defineConfig({
  resolve: { alias: { '@mozilla/readability/Readability.js': leanReadabilityFile() } },
  plugins: [
    crx({ manifest: manifestFor(target) as unknown as ManifestV3Export, browser: target }),
    fixedContentScriptName(),
    oneContentScript(),
    reportParts(),
    // Firefox knows no offscreen documents; its event page starts the worker itself.
    analystParts(target === 'chrome'),
    popupPart(),
    onlyTheCardIsWebAccessible(),
  ],
  build: {
    outDir: `dist/${target}`,
    emptyOutDir: true,
    target: 'es2023',
    // A hundredth smaller than the built-in one, in every file; the worker's budget needs it.
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
    modulePreload: false,
    sourcemap: false,
    rollupOptions: {
      // What the popup shares with other pages stands in one file: each further one costs it 150 bytes and a request.
      // Nothing in it leans on core or protocol, or the worker would load the pages' pieces too.
      output: { codeSplitting: { groups: [{ name: 'pieces', test: POPUP_PIECES, minShareCount: 2 }] } },
      input: {
        compare: 'src/compare/index.html',
        welcome: 'src/welcome/index.html',
        card: 'src/card/index.html',
        find: 'src/find/index.html',
      },
    },
  },
  publicDir: 'assets',
});
