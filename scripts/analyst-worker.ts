import type { Plugin } from 'vite';
import { classicScript } from './report-parts.ts';

/** The worker that compares, as one file of its own: what it shares with the background would be loaded there whole. */
export function analystWorker(): Plugin {
  let root = '';
  return {
    name: 'urtext:analyst-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'analyst/worker.js', source: await classicScript(root, 'src/analyst/worker.ts') });
    },
  };
}
