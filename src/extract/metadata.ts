import type { ClaimSource, DateClaim, SourceLink } from '../core/model.ts';
import { dateInAddress, isoDate } from './dates.ts';
import { bylineOf } from './byline.ts';
import { attr, documentTitle, namesOf, textIn } from './dom.ts';
import { gather, type Gathered } from './gather.ts';
import { readJsonLd, type JsonLd } from './json-ld.ts';
import { decode } from './loose-json.ts';
import type { Pause } from './pause.ts';

/** What a page says of itself outside its body text. */
export interface Metadata {
  readonly jsonLd: JsonLd;
  readonly titles: {
    readonly headline: string | null;
    readonly og: string | null;
    readonly document: string;
    readonly headings: readonly string[];
  };
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

const TRUST: readonly ClaimSource[] = [
  'json-ld',
  'opengraph',
  'microdata',
  'meta',
  'time-element',
  'byline',
  'dateline',
  'address',
  'feed',
  'file',
];
export async function readMetadata(document: Document, url: string, pause: Pause): Promise<Metadata> {
  const found = await gather(document, pause);
  await pause.rest();
  const jsonLd = readJsonLd(found.scripts);
  await pause.rest();
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
    languages: [
      found.language,
      jsonLd.language ?? '',
      ...(found.metas.get('content-language') ?? []),
      ...(found.metas.get('og:locale') ?? []),
    ].filter((l) => l !== ''),
    ogType,
    declared:
      jsonLd.article ||
      (ogType !== null && /^(?:news)?article|^blog/iu.test(ogType)) ||
      microdata ||
      found.metas.has('article:published_time'),
  };
}

function claimsOf(found: Gathered, jsonLd: JsonLd, url: string): DateClaim[] {
  const claims: DateClaim[] = [];
  const add = (kind: DateClaim['kind'], written: string | null | undefined, source: ClaimSource): void => {
    const value = written === null || written === undefined ? null : isoDate(written);
    if (value !== null && !claims.some((c) => c.kind === kind && c.value === value && c.source === source))
      claims.push({ kind, value, source });
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
  metas(
    [
      'date',
      'pubdate',
      'publish-date',
      'publishdate',
      'publication_date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'parsely-pub-date',
      'sailthru.date',
    ],
    'published',
    'meta',
  );
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
    if (links.length < 60 && !links.some((l) => l.relation === relation && l.url === absolute.href))
      links.push({ relation, url: absolute.href, source });
  };
  for (const link of found.linkElements) {
    const rel = attr(link, 'rel').toLowerCase();
    if (/(?:^|\s)canonical(?:\s|$)/u.test(rel)) add('canonical', attr(link, 'href'), 'link-element');
    else if (/(?:^|\s)alternate(?:\s|$)/u.test(rel) && attr(link, 'hreflang') !== '')
      add('alternate-language', attr(link, 'href'), 'link-element');
  }
  if (jsonLd.address !== null && /^https?:/iu.test(jsonLd.address)) add('canonical', jsonLd.address, 'json-ld');
  for (const value of found.metas.get('og:url') ?? []) add('canonical', value, 'opengraph');
  for (const value of [...(found.metas.get('syndication-source') ?? []), ...(found.metas.get('original-source') ?? [])])
    add('syndicated-from', value, 'meta');
  for (const value of jsonLd.basedOn) add('based-on', value, 'json-ld');
  for (const value of jsonLd.translationOf) add('translation-of', value, 'json-ld');
  return links;
}
