import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const TARGETS = ['chrome', 'firefox'] as const;
export type Target = (typeof TARGETS)[number];

export interface BuiltManifest {
  readonly permissions: readonly string[];
  readonly optional_permissions: readonly string[];
  readonly host_permissions?: unknown;
  readonly optional_host_permissions: readonly string[];
  readonly content_scripts?: unknown;
  readonly externally_connectable?: unknown;
  readonly incognito: string;
  readonly content_security_policy: { readonly extension_pages: string };
  readonly web_accessible_resources: readonly {
    readonly resources: readonly string[];
    readonly matches: readonly string[];
    readonly use_dynamic_url?: boolean;
  }[];
  readonly background: { readonly service_worker?: string; readonly scripts?: readonly string[] };
  readonly browser_specific_settings?: {
    readonly gecko: { readonly id: string; readonly strict_min_version: string; readonly data_collection_permissions: unknown };
  };
  readonly minimum_chrome_version?: string;
  readonly version: string;
}

/** The folder of a build. The tests read what is there: `npm test` builds first. */
export function builtFolder(target: Target): string {
  const folder = join(ROOT, 'dist', target);
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error(`dist/${target} is missing: run "npm run build"`);
  return folder;
}

export const manifestOf = (target: Target): BuiltManifest =>
  JSON.parse(readFileSync(join(builtFolder(target), 'manifest.json'), 'utf8')) as BuiltManifest;

/** Every file of a build by its path, `/` between folders. */
export function filesOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [relative(folder, file).replaceAll('\\', '/'), readFileSync(file)]),
  );
}
