import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import * as laws from './house-laws.ts';
import { IMPORTS, PACKAGES, type Files, type Law } from './house-laws.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Everything git tracks, as it stands. */
const tracked: Files = new Map(
  execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);

/** Each law with a file that breaks it, so that a law which sees nothing cannot pass for a house in order. */
const table: readonly { law: Law; says: string; planted: readonly [path: string, text: string]; fault: string }[] = [
  {
    law: laws.importsPointOneWay,
    says: 'imports point one way',
    planted: ['src/core/planted.ts', "import { x } from '../store/schema.ts';"],
    fault: 'may not import store',
  },
  {
    law: laws.importsPointOneWay,
    says: 'content takes no comparing code',
    planted: ['src/content/planted.ts', "export const f = await import('../core/align/align.ts');"],
    fault: 'may not import core/align',
  },
  {
    law: laws.importsPointOneWay,
    says: 'only platform talks to the browser',
    planted: ['src/popup/planted.tsx', "import browser from 'webextension-polyfill';"],
    fault: 'may not use the package',
  },
  {
    law: laws.coreIsPure,
    says: 'core has no clock',
    planted: ['src/core/planted.ts', 'export const now = Date.now();'],
    fault: 'Date.now',
  },
  { law: laws.coreIsPure, says: 'core has no DOM', planted: ['src/core/planted.ts', 'document.title;'], fault: 'document' },
  { law: laws.namesSaySomething, says: 'names say something', planted: ['src/core/utils.ts', ''], fault: 'nothing of its content' },
  { law: laws.namesSaySomething, says: 'files are kebab-case', planted: ['src/core/MyFile.ts', ''], fault: 'kebab-case' },
  { law: laws.filesAreShort, says: 'files are short', planted: ['src/core/planted.ts', '\n'.repeat(401)], fault: '401 lines' },
  { law: laws.exportsAreNamed, says: 'exports are named', planted: ['src/core/planted.ts', 'export default 1;'], fault: 'default export' },
  { law: laws.exportsAreNamed, says: 'nothing hands on', planted: ['src/core/planted.ts', "export * from './a.ts';"], fault: 'hands on' },
  {
    law: laws.exportsAreNamed,
    says: 'no catch swallows',
    planted: ['src/core/planted.ts', 'try { f(); } catch { }'],
    fault: 'empty catch',
  },
  {
    law: laws.pagesHearNothing,
    says: 'pages hear nothing and get no HTML',
    planted: ['src/content/planted.ts', 'window.postMessage(1);'],
    fault: 'postMessage',
  },
  { law: laws.noMachineInFiles, says: 'no path of one machine', planted: ['README.md', `see /wo${'rk'}/main`], fault: '/wo' },
  { law: laws.noMachineInFiles, says: 'no registry host', planted: ['README.md', `https://regis${'try'}.example.org/x`], fault: 'https' },
  {
    law: laws.messagesAreAnsweredAndTested,
    says: 'every message has a handler and a test',
    planted: ['src/protocol/messages.ts', "export interface PageMessages {\n  'page.sneeze': { request: null };\n}\n"],
    fault: 'nothing in background answers it',
  },
  { law: laws.nobodyIsBlamed, says: 'nobody is blamed', planted: ['src/ui/planted.tsx', 'const label = "Stolen text";'], fault: 'Stolen' },
];

describe('the house keeps its laws', () => {
  it.each([...new Map(table.map((row) => [row.law, row])).values()].map((row) => [row.law.name, row] as const))('%s', (_, { law }) => {
    expect(law(tracked)).toEqual([]);
  });

  it.each(table.map((row) => [row.says, row] as const))('and would see it broken: %s', (_, { law, planted, fault }) => {
    expect(law(new Map([planted])).join('\n')).toContain(fault);
  });
});

describe('what the laws know of the house', () => {
  it('has a row for every folder of src, and no other', () => {
    expect(Object.keys(IMPORTS).toSorted()).toEqual(readdirSync(join(root, 'src')).toSorted());
  });

  it('has a row for every dependency, each of them used', () => {
    const { dependencies } = JSON.parse(tracked.get('package.json') ?? '{}') as { dependencies: Record<string, string> };
    expect(
      Object.keys(PACKAGES)
        .filter((name) => name !== 'webextension-polyfill')
        .toSorted(),
    ).toEqual(Object.keys(dependencies).toSorted());
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(8);
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
  });

  it('reads imports in every form, and none in comments', () => {
    const text =
      "import a from './a.ts';\nimport type { B } from \"./b.ts\";\nimport './c.css';\nexport { d } from './d.ts';\nawait import('./e.ts');\n// import x from './x.ts'\n/* import './y.ts' */\nimport {\n  f,\n  g,\n} from './f.ts';";
    expect(laws.importsOf(text)).toEqual(['./a.ts', './b.ts', './c.css', './d.ts', './e.ts', './f.ts']);
  });
});

describe('the compiler keeps the import table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'urtext-house-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** A house of the same tsconfig files in which every folder imports from every other. */
  const errorsOfAllPairs = (): string => {
    const folders = Object.keys(IMPORTS);
    cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const name of folders) {
      mkdirSync(join(folder, 'src', name), { recursive: true });
      cpSync(join(root, 'src', name, 'tsconfig.json'), join(folder, 'src', name, 'tsconfig.json'));
      writeFileSync(join(folder, 'src', name, 'thing.ts'), `export const thing = '${name}';\n`);
    }
    for (const from of folders)
      for (const to of folders)
        if (to !== from)
          writeFileSync(
            join(folder, 'src', from, `takes-${to}.ts`),
            `import { thing } from '../${to}/thing.ts';\nexport const taken: string = thing;\n`,
          );
    writeFileSync(join(folder, 'src/core/takes-window.ts'), 'export const title: string = window.name;\n');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ files: [], references: folders.map((name) => ({ path: `src/${name}` })) }),
    );
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const run = spawnSync(process.execPath, [tsc, '-b', '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
    return run.stdout.replaceAll('\\', '/');
  };

  it('rejects every import that the table forbids, and no other', { timeout: 120_000 }, () => {
    const errors = errorsOfAllPairs();
    const wrong: string[] = [];
    for (const [from, allowed] of Object.entries(IMPORTS))
      for (const to of Object.keys(IMPORTS)) {
        if (to === from) continue;
        const rejected = errors.includes(`src/${from}/takes-${to}.ts(`);
        const permitted = allowed.some((name) => name === to || name.startsWith(`${to}/`));
        if (rejected === permitted) wrong.push(`${from} → ${to}: ${permitted ? 'rejected, yet permitted' : 'compiles, yet forbidden'}`);
      }
    expect(wrong).toEqual([]);
    expect(errors).toContain('src/core/takes-window.ts(1,');
  });
});
