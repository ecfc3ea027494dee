import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { classicScript } from './built-apart.ts';

const SCRIPTS = { core: 'src/report/core.ts', check: 'src/report/check.tsx' } as const;
const STYLES = ['src/ui/tokens.css', 'src/ui/readings.css', 'src/report/report.css'];

/** What a saved report is made of, as files of the package that no page of ours runs: `report/core.js`, `check.js`, `report.css`. */
export function reportParts(): Plugin {
  let root = '';
  return {
    name: 'urtext:report-parts',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      for (const [name, entry] of Object.entries(SCRIPTS))
        this.emitFile({ type: 'asset', fileName: `report/${name}.js`, source: await classicScript(root, entry) });
      const css = STYLES.map((file) => readFileSync(resolve(root, file), 'utf8')).join('\n');
      this.emitFile({ type: 'asset', fileName: 'report/report.css', source: lean(css) });
    },
  };
}

/** Without comments and the blanks that mean nothing. */
const lean = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\s*([{};,])\s*/gu, '$1')
    .trim();
