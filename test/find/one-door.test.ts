import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutComments } from '../house-laws.ts';

/** Who may call the network: the door with its cell, and the readers of our own packaged files. */
const MAY = ['src/analyst/worker.ts', 'src/find/cell.ts', 'src/find/door.ts', 'src/platform/browser.ts'];
const CALLS = /\bfetch\s*\(|\bXMLHttpRequest\b|\bsendBeacon\b|\bWebSocket\b|\bEventSource\b/u;
const callers = (files: readonly (readonly [string, string])[]): string[] =>
  files.filter(([, text]) => CALLS.test(withoutComments(text))).map(([path]) => path);

describe('the network', () => {
  it('is asked through one door', () => {
    const files = readdirSync('src', { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'utf8')] as const);
    expect(files.length).toBeGreaterThan(100);
    expect(callers(files).toSorted()).toEqual(MAY);
  });

  it('has no second door that this would not see', () => {
    expect(callers([['src/ui/x.ts', 'await fetch("https://a.example/")']])).toEqual(['src/ui/x.ts']);
  });
});
