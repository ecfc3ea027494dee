// Readability without what our use of it never needs, for the content script, which every page pays for.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * It runs on a labelled clone that holds no head, no scripts and no addresses (src/extract/readability.ts),
 * and we keep only which text survives. So structured data and metadata are never there, and cleaning the
 * result's links, classes, wrappers and lazy pictures changes nothing of its text. Each named method is left
 * in place with this body; test/build/lean-readability.test.ts compares both on the pages of the demo.
 */
const BODIES: Readonly<Record<string, string>> = {
  _getJSONLD: 'return {};',
  _getArticleMetadata: 'return { title: this._getArticleTitle() };',
  _unescapeHtmlEntities: 'return arguments[0];',
  _postProcessContent: '',
  _fixRelativeUris: '',
  _simplifyNestedElements: '',
  _cleanClasses: '',
  _fixLazyImages: '',
};

/** The same source with hollow methods; throws when one is not where it was (another version of the package). */
export function lean(source: string): string {
  let text = source;
  for (const [name, body] of Object.entries(BODIES)) {
    const method = new RegExp(`^  ${name}\\([^)]*\\) \\{\\n[\\s\\S]*?^  \\},\\n`, 'mu');
    if (!method.test(text)) throw new Error(`Readability has no method ${name} any more: look at scripts/lean-readability.ts`);
    text = text.replace(method, `  ${name}() {${body}},\n`);
  }
  return text;
}

/** Write the lean file into the cache folder and give its path. */
export function leanReadabilityFile(): string {
  const source = createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js');
  const file = resolve(dirname(fileURLToPath(import.meta.url)), '../.cache/readability.cjs');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, lean(readFileSync(source, 'utf8')));
  return file;
}
