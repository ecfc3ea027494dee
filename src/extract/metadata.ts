import type { ClaimSource, DateClaim, SourceLink } from '../core/model.ts';
import { dateInAddress, isoDate } from './dates.ts';
import { attr, documentTitle, elementsIn, nameOf, namesOf, rootOf, textIn } from './dom.ts';
import { decode, isJsonLd, readJsonLd, type JsonLd } from './json-ld.ts';
import type { Pause } from './pause.ts';

/** What a page says of itself outside its body text. */
export interface Metadata {
  readonly jsonLd: JsonLd;
  readonly titles: { readonly headline: string | null; readonly og: string | null; readonly document: string; readonly headings: readonly string[] };
  readonly byline: string | null;
  readonly outlet: string | null;
  readonly claims: readonly DateClaim[];
  readonly links: readonly SourceLink[];
  /** `html lang` and the like, as written. */
  readonly languages: readonly string[];
  readonly ogType: string | null;
  /** An article by its own declaration: JSON-LD, og:type, microdata. */
  readonly declared: boolean;
}

const TRUST: readonly ClaimSource[] = ['json-ld', 'opengraph', 'microdata', 'meta', 'time-element', 'byline', 'dateline', 'address', 'feed', 'file'];
const MAX_TIMES = 60;

/** Elements of the whole page that carry metadata, gathered in one walk. */
interface Gathered {
  readonly metas: Map<string, string[]>;
  readonly scripts: Element[];
  readonly linkElements: Element[];
  readonly headings: Element[];
  readonly times: Element[];
  readonly properties: Element[];
  readonly bylines: Element[];
  language: string;
}

const BYLINE_CLASS = /(?:^|[\s_-])(?:by|byline|author|p-author|writer|byl|dateline-author|reporter)(?:$|[\s_-]|name)/iu;
const DATE_CLASS = /(?:^|[\s_-])(?:date|published|dt-published|pubdate|timestamp|posted-on|post-date|entry-date)(?:$|[\s_-])/iu;

async function gather(document: Document, pause: Pause): Promise<Gathered> {
  const found: Gathered = { metas: new Map(), scripts: [], linkElements: [], headings: [], times: [], properties: [], bylines: [], language: '' };
  const root = rootOf(document);
  if (root === null) return found;
  found.language = attr(root, 'lang') || attr(root, 'xml:lang');
  for (const element of elementsIn(root)) {
    if (pause.due()) await pause.rest();
    const name = nameOf(element);
    if (name === 'meta') addMeta(found.metas, element);
    else if (name === 'link') found.linkElements.push(element);
    else if (name === 'script') {
      if (isJsonLd(element)) found.scripts.push(element);
    } else if (name === 'h1') found.headings.push(element);
    else if (name === 'time' && found.times.length < MAX_TIMES) found.times.push(element);
    else if (name === 'body' && found.language === '') found.language = attr(element, 'lang');
    if (attr(element, 'itemprop') !== '') found.properties.push(element);
    const marks = namesOf(element, 'class', 'rel', 'data-testid');
    if (marks.length > 4 && found.bylines.length < 200 && (BYLINE_CLASS.test(marks) || DATE_CLASS.test(marks))) found.bylines.push(element);
  }
  return found;
}

function addMeta(into: Map<string, string[]>, element: Element): void {
  const content = decode(attr(element, 'content')).replace(/\s+/gu, ' ').trim();
  if (content === '') return;
  for (const key of [attr(element, 'property'), attr(element, 'name'), attr(element, 'itemprop'), attr(element, 'http-equiv')])
    for (const one of key.toLowerCase().split(/\s+/u)) if (one !== '') into.set(one, [...(into.get(one) ?? []), content.slice(0, 2000)]);
}

export async function readMetadata(document: Document, url: string, pause: Pause): Promise<Metadata> {
  const found = await gather(document, pause);
  const jsonLd = readJsonLd(found.scripts);
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const value = found.metas.get(name)?.[0];
      if (value !== undefined) return value;
    }
    return null;
  };
  const ogType = meta('og:type');
  const microdata = found.properties.some((e) => /(?:^|\s)(?:articleBody|headline)(?:\s|$)/u.test(attr(e, 'itemprop')));
  return {
    jsonLd,
    titles: {
      headline: jsonLd.headline,
      og: meta('og:title', 'twitter:title', 'dc.title', 'parsely-title', 'sailthru.title'),
      document: decode(documentTitle(document).slice(0, 1000)).replace(/\s+/gu, ' ').trim(),
      headings: found.headings.map((h) => textIn(h, 1000)).filter((t) => t !== ''),
    },
    byline: bylineOf(found, jsonLd, meta),
    outlet: meta('og:site_name', 'application-name') ?? jsonLd.outlet ?? meta('publisher', 'twitter:app:name:iphone'),
    claims: claimsOf(found, jsonLd, url),
    links: linksOf(found, jsonLd, url),
    languages: [found.language, jsonLd.language ?? '', ...(found.metas.get('content-language') ?? []), ...(found.metas.get('og:locale') ?? [])].filter((l) => l !== ''),
    ogType,
    declared: jsonLd.article || (ogType !== null && /^(?:news)?article|^blog/iu.test(ogType)) || microdata || found.metas.has('article:published_time'),
  };
}

function claimsOf(found: Gathered, jsonLd: JsonLd, url: string): DateClaim[] {
  const claims: DateClaim[] = [];
  const add = (kind: DateClaim['kind'], written: string | null | undefined, source: ClaimSource): void => {
    const value = written === null || written === undefined ? null : isoDate(written);
    if (value !== null && !claims.some((c) => c.kind === kind && c.value === value && c.source === source)) claims.push({ kind, value, source });
  };
  const metas = (names: readonly string[], kind: DateClaim['kind'], source: ClaimSource): void => {
    for (const name of names) for (const value of found.metas.get(name) ?? []) add(kind, value, source);
  };
  for (const value of jsonLd.published) add('published', value, 'json-ld');
  for (const value of jsonLd.modified) add('modified', value, 'json-ld');
  metas(['article:published_time', 'og:article:published_time', 'og:published_time'], 'published', 'opengraph');
  metas(['article:modified_time', 'og:updated_time', 'article:updated'], 'modified', 'opengraph');
  for (const element of found.properties) {
    const property = attr(element, 'itemprop');
    const written = attr(element, 'datetime') || attr(element, 'content') || textIn(element, 200);
    if (/(?:^|\s)date(?:Published|Created)(?:\s|$)/u.test(property)) add('published', written, 'microdata');
    if (/(?:^|\s)dateModified(?:\s|$)/u.test(property)) add('modified', written, 'microdata');
  }
  metas(['date', 'pubdate', 'publish-date', 'publishdate', 'publication_date', 'dc.date', 'dc.date.issued', 'dcterms.created', 'parsely-pub-date', 'sailthru.date'], 'published', 'meta');
  metas(['last-modified', 'lastmod', 'dcterms.modified'], 'modified', 'meta');
  for (const time of found.times) {
    const around = namesOf(time, 'class', 'itemprop', 'data-testid');
    const kind = /updat|modif/iu.test(around) || /^(?:last )?updated/iu.test(textIn(time, 40)) ? 'modified' : 'published';
    add(kind, attr(time, 'datetime') || attr(time, 'content') || textIn(time, 200), 'time-element');
    if (claims.length > 30) break;
  }
  for (const element of found.bylines) {
    const text = textIn(element, 160);
    if (claims.length < 30) add(/^(?:last )?(?:updated|modified|aktualisiert)/iu.test(text) ? 'modified' : 'published', text, 'byline');
  }
  const inAddress = dateInAddress(url);
  if (inAddress !== null) claims.push({ kind: 'published', value: inAddress, source: 'address' });
  return claims.sort((a, b) => TRUST.indexOf(a.source) - TRUST.indexOf(b.source));
}

function linksOf(found: Gathered, jsonLd: JsonLd, url: string): SourceLink[] {
  const links: SourceLink[] = [];
  const add = (relation: SourceLink['relation'], written: string, source: SourceLink['source']): void => {
    if (written === '' || !URL.canParse(written, url)) return;
    const absolute = new URL(written, url);
    if (absolute.protocol !== 'http:' && absolute.protocol !== 'https:') return;
    if (links.length < 60 && !links.some((l) => l.relation === relation && l.url === absolute.href)) links.push({ relation, url: absolute.href, source });
  };
  for (const link of found.linkElements) {
    const rel = attr(link, 'rel').toLowerCase();
    if (/(?:^|\s)canonical(?:\s|$)/u.test(rel)) add('canonical', attr(link, 'href'), 'link-element');
    else if (/(?:^|\s)alternate(?:\s|$)/u.test(rel) && attr(link, 'hreflang') !== '') add('alternate-language', attr(link, 'href'), 'link-element');
  }
  if (jsonLd.address !== null && /^https?:/iu.test(jsonLd.address)) add('canonical', jsonLd.address, 'json-ld');
  for (const value of found.metas.get('og:url') ?? []) add('canonical', value, 'opengraph');
  for (const value of [...(found.metas.get('syndication-source') ?? []), ...(found.metas.get('original-source') ?? [])]) add('syndicated-from', value, 'meta');
  for (const value of jsonLd.basedOn) add('based-on', value, 'json-ld');
  for (const value of jsonLd.translationOf) add('translation-of', value, 'json-ld');
  return links;
}

function bylineOf(found: Gathered, jsonLd: JsonLd, meta: (...names: string[]) => string | null): string | null {
  const tried = [
    () => jsonLd.authors.join(', '),
    () => (found.metas.get('author') ?? found.metas.get('article:author') ?? []).filter((a) => !/^https?:|^@/iu.test(a)).join(', '),
    () => meta('parsely-author', 'sailthru.author', 'dc.creator', 'byl', 'cxenseparse:author') ?? '',
    () => found.properties.filter((e) => /(?:^|\s)author(?:\s|$)/u.test(attr(e, 'itemprop'))).map((e) => textIn(e, 200)).filter(isName).slice(0, 4).join(', '),
    () => found.bylines.filter((e) => /(?:^|\s)author(?:\s|$)/u.test(attr(e, 'rel'))).map((e) => textIn(e, 200)).filter(isName).filter((n, i, all) => all.indexOf(n) === i).slice(0, 4).join(', '),
    () => found.bylines.filter((e) => BYLINE_CLASS.test(namesOf(e, 'class'))).map(namesInElement).find(isName) ?? '',
  ];
  const bare = (name: string | null): string => (name ?? '').toLowerCase().replace(/^the /u, '');
  const outlets = [bare(meta('og:site_name')), bare(jsonLd.outlet)];
  let fallback: string | null = null;
  for (const attempt of tried) {
    const names = namesIn(cleanByline(attempt()));
    if (names === '') continue;
    if (!AGENCY.test(names) && !outlets.includes(bare(names))) return names;
    fallback ??= names;
  }
  return fallback;
}

const AGENCY = /^(?:the )?(?:associated press|ap|reuters|agence france-presse|afp|upi|dpa|pa media|press association|bloomberg|staff|newsroom|editors?)$/iu;

/** Each name once; agencies only when no person is named. */
function namesIn(byline: string): string {
  const all = byline.split(', ').filter((name, i, list) => name !== '' && list.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === i);
  const persons = all.filter((name) => !AGENCY.test(name));
  return (persons.length > 0 ? persons : all).join(', ');
}

/** The linked names in a byline ("By <a>Ann Lee</a> Staff writer"), else all its words. */
function namesInElement(element: Element): string {
  const linked = [...elementsIn(element)].filter((e) => nameOf(e) === 'a').map((e) => textIn(e, 120)).filter((name) => isName(name) && name.split(' ').length <= 5);
  return linked.length > 0 ? linked.slice(0, 4).join(', ') : textIn(element, 200);
}

const isName = (text: string): boolean => {
  const name = cleanByline(text);
  return name.length >= 3 && name.length <= 120 && /\p{Lu}|\p{Lo}/u.test(name) && name.split(' ').length <= 16;
};

/** Names alone: no "By", no date or time after them, "A and B" as "A, B". */
export function cleanByline(text: string): string {
  return text
    .slice(0, 500)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:(?:written|reported|posted|story|words)\s+)?(?:by|von|por|par|di|door|автор)[:\s]+/iu, '')
    .replace(/\s*(?:[|•·]|\b(?:published|updated|posted|last updated)\b).*$/iu, '')
    .replace(/(?:,|\son)?\s*(?:\p{Lu}\p{L}{2,8}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+\p{Lu}\p{L}{2,8}\s+\d{4}|\d{4}-\d\d-\d\d).*$/u, '')
    .replace(/(\S \S+)\s+(?:and|&|und|et|y)\s+(?=\S+ \S)/giu, '$1, ')
    .replace(/\s*,\s*(?:,\s*)*/gu, ', ')
    .replace(/^[\s,]+|[\s,]+$/gu, '');
}
