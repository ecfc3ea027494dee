import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from './built.ts';

/** A violation of each rule that the project leans on, and the rule that has to see it. */
const PLANTED: readonly (readonly [path: string, text: string, rule: string])[] = [
  [
    'src/background/floating.ts',
    'const f = async (): Promise<number> => 1;\nexport const g = (): void => { f(); };\n',
    'no-floating-promises',
  ],
  [
    'src/ui/switch.ts',
    "export function name(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A';\n  }\n  return '';\n}\n",
    'switch-exhaustiveness-check',
  ],
  ['src/ui/any.ts', 'export const value: any = 1;\n', 'no-explicit-any'],
  [
    'src/ui/html.ts',
    'export const put = (element: Element, text: string): void => { element.innerHTML = text; };\n',
    'no-restricted-properties',
  ],
  ['src/ui/danger.tsx', 'export const Bad = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />;\n', 'no-danger'],
  ['src/content/post.ts', "window.postMessage('x', '*');\n", 'no-restricted-properties'],
  ['src/content/align.ts', "import { x } from '../core/align/align.ts';\nexport const y: unknown = x;\n", 'no-restricted-imports'],
  ['src/popup/browser.ts', "import browser from 'webextension-polyfill';\nexport const y: unknown = browser;\n", 'no-restricted-imports'],
  ['src/core/polyfill.ts', "import { openDB } from 'idb';\nexport const y: unknown = openDB;\n", 'no-restricted-imports'],
  ['src/core/dice.ts', 'export const dice = (): number => Math.random();\n', 'no-restricted-properties'],
  ['src/store/eval.ts', "export const run = (): unknown => eval('1');\n", 'no-eval'],
  ['src/store/long.ts', `export const a = [\n${'  1,\n'.repeat(400)}];\n`, 'max-lines'],
  ['src/store/swallow.ts', 'export function quiet(f: () => void): void {\n  try {\n    f();\n  } catch {}\n}\n', 'no-empty'],
  ['src/store/standard.ts', 'export default 1;\n', 'no-default-export'],
];

describe('the linter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'urtext-lint-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('sees every violation planted, and none in a word table', { timeout: 60_000 }, () => {
    cpSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          target: 'es2023',
          module: 'esnext',
          moduleResolution: 'bundler',
          jsx: 'react-jsx',
          jsxImportSource: 'preact',
          allowImportingTsExtensions: true,
          noEmit: true,
        },
        include: ['src'],
      }),
    );
    const all = [...PLANTED, ['src/core/words.data.ts', `export const words = [\n${'  1,\n'.repeat(400)}];\n`, 'nothing'] as const];
    for (const [path, text] of all) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const run = spawnSync(process.execPath, [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '-f', 'json', 'src'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { code: string; severity: string; filename: string }[] };
    const seen = diagnostics.filter((one) => one.severity === 'error').map((one) => `${one.filename.replaceAll('\\', '/')} ${one.code}`);
    const unseen = PLANTED.filter(([path, , rule]) => !seen.some((line) => line.startsWith(path) && line.includes(`(${rule})`)));
    expect(unseen.map(([path, , rule]) => `${path}: ${rule}`)).toEqual([]);
    expect(seen.filter((line) => line.includes('words.data'))).toEqual([]);
    expect(run.status).not.toBe(0);
  });
});
