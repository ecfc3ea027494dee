import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Article } from '../../src/core/model.ts';
import { extractArticle } from '../../src/extract/extract.ts';
import { parsePage } from '../lab/page-file.ts';
import { repository } from '../lab/repository.ts';

const folder = resolve(repository, 'assets/demo');

export type DemoRole = 'wire' | 'reprint' | 'translated-back' | 'copy-of-copy' | 'excerpt' | 'other-language' | 'same-event' | 'unrelated';

interface Story {
  readonly opens: string;
  readonly pages: readonly { readonly file: string; readonly host: string; readonly outlet: string; readonly role: DemoRole }[];
}

export const story = JSON.parse(readFileSync(resolve(folder, 'story.json'), 'utf8')) as Story;

export interface DemoPage {
  readonly file: string;
  readonly host: string;
  readonly outlet: string;
  readonly role: DemoRole;
  /** Path of its own canonical address, or `/FILE` where it declares none. */
  readonly path: string;
  readonly url: string;
  readonly html: string;
}

const MADE_UP = (host: string): string => `https://${host}.example`;

/**
 * The pages as the outlets would serve them. Every `https://HOST.example` in them becomes what `originOf` says, so
 * that source links lead to the wire wherever the story is served; styles are at the root of each host.
 */
export function demoPages(originOf: (host: string) => string = MADE_UP): DemoPage[] {
  return story.pages.map(({ file, host, outlet, role }) => {
    const source = readFileSync(resolve(folder, file), 'utf8');
    const canonical = /<link rel="canonical" href="([^"]+)"/u.exec(source)?.[1];
    const path = canonical === undefined ? `/${file}` : new URL(canonical).pathname;
    const html = source
      .replaceAll(/https:\/\/([a-z-]+)\.example/gu, (_, name: string) => originOf(name))
      .replaceAll(/(<link rel="stylesheet" href=")/gu, '$1/');
    return { file, host, outlet, role, path, url: originOf(host) + path, html };
  });
}

/** Name and bytes of what the pages load: styles and pictures. */
export function demoFiles(): { name: string; type: string; body: Buffer }[] {
  const types: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };
  return readdirSync(folder).flatMap((name) => {
    const type = types[name.split('.').at(-1) ?? ''];
    return type === undefined ? [] : [{ name, type, body: readFileSync(resolve(folder, name)) }];
  });
}

/** The article of a demo page, read by the extension's own extraction. */
export async function demoArticle(page: DemoPage): Promise<Article> {
  const found = await extractArticle(parsePage(page.html), page.url, { loopbackAllowed: true });
  if (!found.ok) throw new Error(`${page.file} is not read as an article: ${found.reason} (${found.detail})`);
  return found.article;
}
