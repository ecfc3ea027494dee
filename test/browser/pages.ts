import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleId } from '../../src/core/article-id.ts';
import type { Article } from '../../src/core/model.ts';
import { sharedFolder } from '../shared-folder.ts';

/** A story as one outlet has it, from which a page and a corpus row are made. */
export interface Story {
  readonly name: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly outlet: string;
  /** ISO 8601 */
  readonly published: string;
}

export interface PageLook {
  /** More CSS after the page's own. */
  readonly css?: string;
  /** Stands before `</head>`. */
  readonly head?: string;
  /** Stands between the article and the footer. */
  readonly after?: string;
  /** Wraps the article: `['<div class=scroller>', '</div>']`. */
  readonly around?: readonly [string, string];
  /** The paragraphs' markup; one `<p>` each by default. */
  readonly paragraph?: (text: string, index: number) => string;
  readonly dark?: boolean;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/gu, (c) => `&#${String(c.charCodeAt(0))};`);

/** A plain news page: structured data, headline, byline, date, body, and the usual surroundings. */
export function newsPage(story: Story, look: PageLook = {}): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    datePublished: story.published,
    publisher: { '@type': 'Organization', name: story.outlet },
  };
  const paragraph = look.paragraph ?? ((text: string) => `<p>${escapeHtml(text)}</p>`);
  const [before, after] = look.around ?? ['', ''];
  return `<!doctype html>
<html lang="${look.lang ?? 'en'}" dir="${look.dir ?? 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(story.title)} | ${escapeHtml(story.outlet)}</title>
<script type="application/ld+json">${JSON.stringify(data).replace(/</gu, '\\u003c')}</script>
<style>
  :root { color-scheme: ${look.dark === true ? 'dark' : 'light'}; }
  body { margin: 0; font: 18px/1.6 Georgia, serif; ${look.dark === true ? 'background: #16181c; color: #e6e3dc' : 'background: #fff; color: #1d1d1b'}; }
  header, footer, main { max-width: 42rem; margin: 0 auto; padding: 0 24px; }
  header { font: 600 15px/3.2 system-ui, sans-serif; letter-spacing: .04em; border-bottom: 1px solid #8884; }
  nav a { margin-left: 18px; font-weight: 400; color: inherit; text-decoration: none; }
  h1 { font-size: 34px; line-height: 1.2; margin: 32px 0 12px; }
  .byline { font: 14px system-ui, sans-serif; opacity: .7; margin-bottom: 28px; }
  footer { font: 13px/4 system-ui, sans-serif; opacity: .7; margin-top: 48px; border-top: 1px solid #8884; }
  ${look.css ?? ''}
</style>
${look.head ?? ''}
</head>
<body>
<header>${escapeHtml(story.outlet)}<nav style="display:inline"><a href="/world">World</a><a href="/business">Business</a><a href="/weather">Weather</a></nav></header>
<main>${before}<article>
<h1>${escapeHtml(story.title)}</h1>
<p class="byline">By our newsroom · <time datetime="${story.published}">${escapeHtml(story.published.slice(0, 10))}</time></p>
${story.paragraphs.map(paragraph).join('\n')}
</article>${after}</main>
${look.after ?? ''}
<footer>© ${escapeHtml(story.outlet)}</footer>
</body>
</html>`;
}

/** The row that an import of this story has, at its address. */
export function articleOf(story: Story, url: string): Article {
  const text = story.paragraphs.join('\n\n');
  return {
    id: articleId(url, text),
    url,
    site: new URL(url).hostname,
    title: story.title,
    byline: null,
    published: story.published,
    lang: 'en',
    text,
    outlet: story.outlet,
  };
}

const OUTLETS = ['Harbour Post', 'Northern Ledger', 'The Meridian', 'Valley Courier', 'Evening Mirror'];

/**
 * The given five versions of one wire story as stories, or null where they are not at hand. The file name's
 * number is the story's name. A first paragraph that is short and ends without a full stop is the title;
 * without one, the first words of the text stand for it.
 */
export function seedStories(): readonly Story[] | null {
  const folder = sharedFolder('seeds');
  if (folder === null) return null;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file, index) => {
      const paragraphs = readFileSync(join(folder, file), 'utf8')
        .split(/\n+/u)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const first = paragraphs[0] ?? '';
      const titled = first.length < 120 && !/[.!?”"]$/u.test(first);
      return {
        name: file.slice(0, 3),
        title: titled ? first : `${first.slice(0, 90).replace(/\s+\S*$/u, '')} …`,
        paragraphs: titled ? paragraphs.slice(1) : paragraphs,
        outlet: OUTLETS[index % OUTLETS.length] ?? 'Outlet',
        published: '2023-06-19T10:00:00Z',
      };
    });
}
