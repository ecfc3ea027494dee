import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtFolder, filesOf, ROOT, TARGETS } from './built.ts';

const folder = mkdtempSync(join(tmpdir(), 'urtext-packages-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const node = (...args: string[]): string => nodeIn(ROOT, ...args);
const nodeIn = (cwd: string, ...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The tracked files in another folder, as a store's reviewer has them, on this one's modules. */
function sourcesElsewhere(): string {
  const to = join(folder, 'elsewhere');
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const name of names) if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(to, name));
  symlinkSync(join(ROOT, 'node_modules'), join(to, 'node_modules'), 'junction');
  return to;
}

const digests = (listing: string): string[] =>
  listing
    .trim()
    .split('\n')
    .map((line) => line.slice(0, 64));

describe('building and packing again', () => {
  it('gives the same bytes in whatever folder, file by file and as archives', { timeout: 120_000 }, () => {
    const again = join(folder, 'dist');
    nodeIn(sourcesElsewhere(), 'scripts/build.mjs', '--to', again);
    for (const target of TARGETS) {
      const first = filesOf(builtFolder(target));
      const second = filesOf(join(again, target));
      expect([...second.keys()]).toEqual([...first.keys()]);
      expect([...first].filter(([path, bytes]) => !bytes.equals(second.get(path) ?? Buffer.alloc(0))).map(([path]) => path)).toEqual([]);
    }
    const a = node('scripts/package.mjs', '--no-source', '--to', join(folder, 'a'));
    const b = node('scripts/package.mjs', '--no-source', '--dist', again, '--to', join(folder, 'b'));
    expect(digests(a)).toHaveLength(2);
    expect(digests(b)).toEqual(digests(a));
  });

  it('packs the sources without builds, packages or modules', () => {
    node('scripts/package.mjs', '--to', join(folder, 'c'));
    const file = readdirSync(join(folder, 'c')).find((name) => name.endsWith('-source.zip'));
    const names = readFileSync(join(folder, 'c', file ?? '')).toString('latin1');
    expect(names).toContain('package-lock.json');
    expect(names).toContain('vite.config.ts');
    expect(names).not.toMatch(/node_modules\/|dist\/chrome/u);
  });
});
