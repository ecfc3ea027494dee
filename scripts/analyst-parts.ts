import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { classicScript } from './built-apart.ts';

const PAGE = 'src/analyst/index.html';
const SOURCE = '<script type="module" src="./index.ts"></script>';

/**
 * The worker that compares and, for Chrome, the offscreen document that holds it, each with one script of its own: what
 * they share with the background or the popup would be cut out of these as one more file to load.
 */
export function analystParts(hasDocument: boolean): Plugin {
  let root = '';
  return {
    name: 'urtext:analyst-parts',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      const emit = async (fileName: string, entry: string): Promise<void> =>
        void this.emitFile({ type: 'asset', fileName, source: await classicScript(root, entry) });
      await emit('analyst/worker.js', 'src/analyst/worker.ts');
      if (!hasDocument) return;
      await emit('analyst/document.js', 'src/analyst/index.ts');
      const page = readFileSync(resolve(root, PAGE), 'utf8');
      if (!page.includes(SOURCE)) throw new Error(`${PAGE} has another script`);
      this.emitFile({ type: 'asset', fileName: PAGE, source: page.replace(SOURCE, '<script src="/analyst/document.js"></script>') });
    },
  };
}
