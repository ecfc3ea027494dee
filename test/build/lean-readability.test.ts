import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { lean } from '../../scripts/lean-readability.ts';

interface Reader {
  new (document: unknown, options: object): { parse(): { content: Element } | null };
}

const source = readFileSync(createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'), 'utf8');

function loaded(text: string): Reader {
  const module = { exports: {} };
  new Function('module', text)(module);
  return module.exports as Reader;
}

describe('the lean Readability', () => {
  const [full, small] = [loaded(source), loaded(lean(source))];
  const pages = readdirSync('assets/demo').filter((file) => file.endsWith('.html'));

  it.each(pages)('keeps the same text of %s', (file) => {
    const html = readFileSync(`assets/demo/${file}`, 'utf8');
    // As in src/extract/readability.ts: no head, no scripts, no addresses, only the attributes that its judgement reads.
    const textOf = (Read: Reader): string => {
      const { document } = parseHTML(html);
      for (const gone of document.querySelectorAll('head *, script, style, noscript')) gone.remove();
      for (const element of document.querySelectorAll('*'))
        for (const { name } of [...element.attributes])
          if (!['class', 'id', 'role', 'itemprop', 'rel'].includes(name)) element.removeAttribute(name);
      document.title = 'A title';
      const found = new Read(document, { serializer: (node: Element) => node, disableJSONLD: true }).parse();
      return (found?.content.textContent ?? '').replace(/\s+/gu, ' ');
    };
    expect(textOf(small)).toBe(textOf(full));
    expect(textOf(full).length).toBeGreaterThan(200);
  });

  it('is a good deal smaller, and refuses another version of the package', () => {
    expect(lean(source).length).toBeLessThan(source.length * 0.85);
    expect(() => lean(source.replace('  _cleanClasses(', '  _cleanNames('))).toThrow('_cleanClasses');
  });
});
