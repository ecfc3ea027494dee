import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { builtApart, classicScript } from './built-apart.ts';

const PAGE = 'src/popup/index.html';

/**
 * The popup in one script and one style, built by themselves: of the files that it would share with other pages Firefox
 * loads one after the other. Before them a classic script asks for what was last shown, while the other is loaded.
 */
export function popupPart(): Plugin {
  let root = '';
  return {
    name: 'urtext:popup-part',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { path }) {
        if (!path.endsWith('/popup/index.html')) return html;
        const bare = html.replace(/\s*<script type="module"[^>]*><\/script>/gu, '').replace(/\s*<link rel="stylesheet"[^>]*>/gu, '');
        return {
          html: bare,
          tags: [
            { tag: 'script', attrs: { src: '/popup/early.js' }, injectTo: 'head-prepend' },
            { tag: 'script', attrs: { type: 'module', src: '/popup/popup.js' }, injectTo: 'head' },
            { tag: 'link', attrs: { rel: 'stylesheet', href: '/popup/popup.css' }, injectTo: 'head' },
          ],
        };
      },
    },
    async generateBundle(_, bundle) {
      this.emitFile({ type: 'asset', fileName: 'popup/early.js', source: await classicScript(root, 'src/popup/early.ts') });
      for (const [fileName, source] of await oneFileEach(root)) this.emitFile({ type: 'asset', fileName, source });
      for (const [name, part] of Object.entries(bundle))
        if (part.type === 'chunk' && part.facadeModuleId === resolve(root, PAGE)) delete bundle[name];
    },
  };
}

/** The popup's script with all that it imports, now or later, and its style. */
async function oneFileEach(root: string): Promise<readonly (readonly [string, string])[]> {
  const parts = await builtApart(root, {
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: { input: resolve(root, 'src/popup/index.tsx'), output: { codeSplitting: false } },
  });
  const script = parts.find((one) => one.type === 'chunk');
  const style = parts.find((one) => one.type === 'asset' && one.fileName.endsWith('.css'));
  if (script?.type !== 'chunk' || style?.type !== 'asset' || parts.length !== 2)
    throw new Error(`the popup is ${String(parts.length)} files`);
  return [
    ['popup/popup.js', script.code],
    ['popup/popup.css', String(style.source)],
  ];
}
