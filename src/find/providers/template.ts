import { isoDate, lineOf, parsed, saysOf, type Hit, type Provider } from './provider.ts';

/**
 * Any search that answers with JSON, RSS or Atom: an address with `{searchTerms}` in it (OpenSearch's own word) or
 * `{query}`, and if it likes `{startdate}` and `{enddate}`. Which fields of an answer are what is told by their names.
 */
export interface Template {
  readonly name: string;
  readonly address: string;
}

const TERMS = /\{(?:searchTerms|query)\??\}/gu;

/** Does an address have a place for the query? */
export const isTemplate = (address: string): boolean => {
  TERMS.lastIndex = 0;
  return TERMS.test(address) && URL.canParse(address.replaceAll(/[{}]/gu, ''));
};

export const template = ({ name, address }: Template): Provider => ({
  id: `template ${address}`,
  name,
  pause: 0,
  addressFor: (query, days) =>
    address
      .replaceAll(TERMS, () => encodeURIComponent(query))
      .replaceAll(/\{startdate\??\}/giu, days?.from ?? '')
      .replaceAll(/\{enddate\??\}/giu, days?.to ?? '')
      .replaceAll(/\{count\??\}/gu, '50')
      .replaceAll(/\{(?:startIndex|startPage)\??\}/gu, '1')
      .replaceAll(/\{[^{}]{0,60}\}/gu, ''),
  read(body, type) {
    const start = body.trimStart().slice(0, 1);
    if (start === '{' || start === '[' || /json/iu.test(type)) {
      const answer = parsed(body);
      return answer === undefined ? saysOf(body) : (rowsIn(answer) ?? []).flatMap(hitOf);
    }
    return start === '<' ? feedOf(body) : saysOf(body);
  },
});

const ADDRESS = ['url', 'link', 'href', 'web_url', 'webUrl', 'permalink', 'canonical_url'];
const TITLE = ['title', 'headline', 'webTitle', 'name'];
const DATE = ['published', 'publishedAt', 'published_at', 'pub_date', 'pubDate', 'date', 'datePublished', 'webPublicationDate', 'seendate'];
const OUTLET = ['outlet', 'source', 'site', 'publisher', 'domain', 'sourceName'];
const LANGUAGE = ['language', 'lang', 'inLanguage'];
const MOST_NODES = 20_000;

/** The first list, from the top down, whose rows have addresses. */
function rowsIn(answer: unknown): readonly unknown[] | null {
  const queue: unknown[] = [answer];
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const node = queue[i];
    if (Array.isArray(node) && node.some((row) => hitOf(row).length > 0)) return node;
    if (typeof node === 'object' && node !== null) queue.push(...Object.values(node));
  }
  return null;
}

function hitOf(row: unknown): Hit[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return [];
  const fields = row as Readonly<Record<string, unknown>>;
  const first = (names: readonly string[]): unknown => names.map((name) => named(fields[name])).find((value) => value !== undefined);
  const url = first(ADDRESS);
  if (typeof url !== 'string' || !/^https?:/iu.test(url) || !URL.canParse(url)) return [];
  return [
    { url, title: lineOf(first(TITLE)), outlet: lineOf(first(OUTLET)), published: isoDate(first(DATE)), language: lineOf(first(LANGUAGE)) },
  ];
}

/** `{"name": "…"}` in place of a name. */
function named(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return value;
  const inner = typeof value === 'object' && value !== null ? (value as { name?: unknown; main?: unknown }) : {};
  return inner.name ?? inner.main;
}

function feedOf(body: string): readonly Hit[] | { readonly says: string } {
  const document = new DOMParser().parseFromString(body, 'text/xml');
  if (document.querySelector('parsererror') !== null || document.doctype?.name.toLowerCase() === 'html') return saysOf(body);
  const child = (item: Element, name: string): string | null =>
    [...item.children].find((one) => one.localName === name)?.textContent?.trim() ?? null;
  return [...document.querySelectorAll('item, entry')].slice(0, 500).flatMap((item): Hit[] => {
    const links = [...item.children].filter((one) => one.localName === 'link');
    const link = links.find((one) => (one.getAttribute('rel') ?? 'alternate') === 'alternate');
    const url = link?.getAttribute('href') ?? link?.textContent?.trim() ?? '';
    if (!/^https?:/iu.test(url) || !URL.canParse(url)) return [];
    const published = isoDate(child(item, 'pubDate') ?? child(item, 'published') ?? child(item, 'updated') ?? child(item, 'date'));
    return [
      {
        url,
        title: lineOf(child(item, 'title')),
        outlet: lineOf(child(item, 'source')),
        published,
        language: lineOf(child(item, 'language')),
      },
    ];
  });
}

/** Name and address in an OpenSearch description; JSON before Atom before RSS. Null when it offers none of them. */
export function readDescription(body: string): Template | null {
  const document = new DOMParser().parseFromString(body, 'text/xml');
  if (document.querySelector('parsererror') !== null) return null;
  const offers = [...document.querySelectorAll('Url')].flatMap((url) => {
    const rank = ['json', 'atom', 'rss'].findIndex((kind) => url.getAttribute('type')?.includes(kind) === true);
    const address = url.getAttribute('template') ?? '';
    return rank < 0 || !isTemplate(address) ? [] : [{ rank, address }];
  });
  const [best] = offers.toSorted((a, b) => a.rank - b.rank);
  if (best === undefined) return null;
  return {
    name: lineOf(document.querySelector('ShortName')?.textContent) ?? new URL(best.address.replaceAll(/[{}]/gu, '')).hostname,
    address: best.address,
  };
}
