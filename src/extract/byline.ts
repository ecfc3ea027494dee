import { attr, elementsIn, nameOf, namesOf, textIn } from './dom.ts';
import { BYLINE_CLASS, type Gathered } from './gather.ts';
import type { JsonLd } from './json-ld.ts';

/** Who wrote it, as names joined with commas: declared authors first, then what the page shows; null when nobody is named. */
export function bylineOf(found: Gathered, jsonLd: JsonLd, meta: (...names: string[]) => string | null): string | null {
  const tried = [
    () => jsonLd.authors.join(', '),
    () => (found.metas.get('author') ?? found.metas.get('article:author') ?? []).filter((a) => !/^https?:|^@/iu.test(a)).join(', '),
    () => meta('parsely-author', 'sailthru.author', 'dc.creator', 'byl', 'cxenseparse:author') ?? '',
    () =>
      found.properties
        .filter((e) => /(?:^|\s)author(?:\s|$)/u.test(attr(e, 'itemprop')))
        .map((e) => textIn(e, 200))
        .filter(isName)
        .slice(0, 4)
        .join(', '),
    () =>
      found.bylines
        .filter((e) => /(?:^|\s)author(?:\s|$)/u.test(attr(e, 'rel')))
        .map((e) => textIn(e, 200))
        .filter(isName)
        .filter((n, i, all) => all.indexOf(n) === i)
        .slice(0, 4)
        .join(', '),
    () =>
      found.bylines
        .filter((e) => BYLINE_CLASS.test(namesOf(e, 'class')))
        .map(namesInElement)
        .find(isName) ?? '',
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

const AGENCY =
  /^(?:the )?(?:associated press|ap|reuters|agence france-presse|afp|upi|dpa|pa media|press association|bloomberg|staff|newsroom|editors?)$/iu;

/** Each name once; agencies only when no person is named. */
function namesIn(byline: string): string {
  const all = byline
    .split(', ')
    .filter((name, i, list) => name !== '' && list.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === i);
  const persons = all.filter((name) => !AGENCY.test(name));
  return (persons.length > 0 ? persons : all).join(', ');
}

/** The linked names in a byline ("By <a>Ann Lee</a> Staff writer"), else all its words. */
function namesInElement(element: Element): string {
  const linked = [...elementsIn(element)]
    .filter((e) => nameOf(e) === 'a')
    .map((e) => textIn(e, 120))
    .filter((name) => isName(name) && name.split(' ').length <= 5);
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
