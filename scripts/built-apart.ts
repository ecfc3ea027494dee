import { resolve } from 'node:path';
import { build, type BuildOptions } from 'vite';

/** What a build apart from the extension's own gives: nothing is written, nothing is taken from its configuration. */
export async function builtApart(root: string, how: BuildOptions) {
  const done = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { write: false, target: 'es2023', ...how },
  });
  return (Array.isArray(done) ? done : [done]).flatMap((one) => ('output' in one ? one.output : []));
}

/** One classic script of `entry` and all it needs. */
export async function classicScript(root: string, entry: string): Promise<string> {
  const parts = await builtApart(root, {
    minify: true,
    lib: { entry: resolve(root, entry), formats: ['iife'], name: 'urtext', fileName: 'part' },
  });
  const chunk = parts.find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error(`${entry}: nothing was built`);
  // An element's end inside a string would end the element that the script is written into.
  return chunk.code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
