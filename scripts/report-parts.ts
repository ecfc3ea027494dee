import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const SCRIPTS = { core: 'src/report/core.ts', check: 'src/report/check.tsx' } as const;
const STYLES = ['src/ui/tokens.css', 'src/ui/readings.css', 'src/report/report.css'];

/** One classic script of `entry` and all it needs. */
export async function classicScript(root: string, entry: string): Promise<string> {
  const done = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: resolve(root, entry), formats: ['iife'], name: 'urtextReport', fileName: 'part' },
    },
  });
  const chunk = (Array.isArray(done) ? done : [done])
    .flatMap((one) => ('output' in one ? one.output : []))
    .find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error(`${entry}: nothing was built`);
  // An element's end inside a string would end the element that the script is written into.
  return chunk.code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

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
