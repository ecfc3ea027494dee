import type { Plugin } from 'vite';
import { classicScript } from './classic-script.ts';

const FILE = 'popup/early.js';

/** The popup asks for what it last showed in a classic script, which runs before its modules are loaded. */
export function earlyRead(): Plugin {
  let root = '';
  return {
    name: 'urtext:early-read',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: await classicScript(root, 'src/popup/early.ts') });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { path }) =>
        path.endsWith('/popup/index.html') ? [{ tag: 'script', attrs: { src: `/${FILE}` }, injectTo: 'head-prepend' }] : [],
    },
  };
}
