import { attr, dataOf, following, isText, nameOf, nodeTypeOf } from './dom.ts';
import { decode, parseLoose } from './loose-json.ts';

/** What a page's JSON-LD says of its article; every field is a claim of the page. */
export interface JsonLd {
  /** Is there a node of an article type? */
  readonly article: boolean;
  readonly liveBlog: boolean;
  /** Types of all nodes, for telling list and search pages. */
  readonly types: ReadonlySet<string>;
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  readonly published: readonly string[];
  readonly modified: readonly string[];
  readonly language: string | null;
  readonly body: string | null;
  readonly locked: boolean;
  readonly dateline: string | null;
  readonly address: string | null;
  readonly basedOn: readonly string[];
  readonly translationOf: readonly string[];
  readonly credits: readonly string[];
}

const MAX_SCRIPTS = 40;
const MAX_CHARS = 1_000_000;
const MAX_NODES = 5_000;
const MAX_DEPTH = 24;
const ARTICLE =
  /^(?:\w*NewsArticle|Article|\w*BlogPosting|Report|Reportage\w*|SocialMediaPosting|ScholarlyArticle|TechArticle|LiveBlogPosting|OpinionNewsArticle|Review|CreativeWork)$/u;

type Json = { readonly [key: string]: unknown };

/** Read the JSON-LD scripts under `root`. A script that is no JSON is mended if it is nearly so, else skipped. */
export function readJsonLd(scripts: readonly Element[]): JsonLd {
  const nodes: Json[] = [];
  for (const script of scripts.slice(0, MAX_SCRIPTS)) {
    const source = rawText(script);
    if (source.length > MAX_CHARS) continue;
    flatten(parseLoose(source), nodes);
  }
  const types = new Set(nodes.flatMap(typesOf));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const best = articles.reduce<Json | null>((top, node) => (top === null || weight(node) > weight(top) ? node : top), null);
  const byId = new Map(nodes.filter((n) => typeof n['@id'] === 'string' && n['name'] !== undefined).map((n) => [n['@id'] as string, n]));
  const get = (key: string): unknown => best?.[key];
  return {
    article: best !== null && !typesOf(best).every((type) => type === 'CreativeWork'),
    liveBlog: types.has('LiveBlogPosting'),
    types,
    headline: (stringOf(get('headline')) ?? stringOf(get('name')))?.slice(0, 1000) ?? null,
    authors: namesOf(personsFirst(get('author') ?? get('creator')), byId),
    outlet: namesOf(get('publisher') ?? get('sourceOrganization'), byId)[0] ?? null,
    published: stringsOf(get('datePublished') ?? get('dateCreated')),
    modified: stringsOf(get('dateModified')),
    language: stringOf(get('inLanguage')) ?? stringOf((get('inLanguage') as Json | undefined)?.['alternateName']),
    body: stringOf(get('articleBody')) ?? stringOf(get('text')),
    locked: isFalse(get('isAccessibleForFree')),
    dateline: stringOf(get('dateline')),
    address: addressesOf(get('mainEntityOfPage'))[0] ?? addressesOf(get('url'))[0] ?? null,
    basedOn: addressesOf(get('isBasedOn') ?? get('isBasedOnUrl')),
    translationOf: addressesOf(get('translationOfWork')),
    credits: [...namesOf(get('creditText'), byId), ...namesOf(get('copyrightHolder'), byId), ...namesOf(get('provider'), byId)],
  };
}

export function isJsonLd(element: Element): boolean {
  return nameOf(element) === 'script' && /^application\/(?:[\w.-]+\+)?ld\+json/iu.test(attr(element, 'type').trim());
}

function rawText(element: Element): string {
  let text = '';
  for (let node = following(element, element, false); node !== null; node = following(node, element, false))
    if (isText(node) || nodeTypeOf(node) === 4) text += dataOf(node);
  return text;
}

/** All objects of a JSON-LD value in reading order, without recursion. */
function flatten(value: unknown, into: Json[]): void {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  while (stack.length > 0 && into.length < MAX_NODES) {
    const top = stack.pop();
    if (top === undefined || top.depth > MAX_DEPTH || top.value === null || typeof top.value !== 'object') continue;
    if (!Array.isArray(top.value)) into.push(top.value as Json);
    const children: readonly unknown[] = Array.isArray(top.value) ? top.value : Object.values(top.value);
    for (let i = Math.min(children.length, MAX_NODES) - 1; i >= 0; i--) stack.push({ value: children[i], depth: top.depth + 1 });
  }
}

const typesOf = (node: Json): string[] => listOf(node['@type']).flatMap((t) => (typeof t === 'string' ? [t.replace(/^.*[/:#]/u, '')] : []));

/** The page's own article rather than one of its teasers: more fields, a body, declared as the page's main entity. */
function weight(node: Json): number {
  const keys = ['headline', 'datePublished', 'author', 'articleBody', 'mainEntityOfPage', 'publisher'];
  return (
    keys.reduce((sum, key) => sum + (node[key] === undefined ? 0 : 1), 0) +
    (typesOf(node).includes('CreativeWork') ? -3 : 0) +
    (typesOf(node).includes('Review') ? -0.5 : 0)
  );
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, 50) : value === undefined || value === null ? [] : [value];

function stringOf(value: unknown): string | null {
  const first = listOf(value)[0];
  const text = typeof first === 'string' ? first : typeof first === 'object' && first !== null ? (first as Json)['@value'] : null;
  if (typeof text !== 'string') return null;
  const clean = decode(text)
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
  return clean === '' ? null : clean;
}

const stringsOf = (value: unknown): string[] => listOf(value).flatMap((v) => stringOf(v) ?? []);

function namesOf(value: unknown, byId: ReadonlyMap<string, Json>): string[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return stringOf(one) ?? [];
    if (typeof one !== 'object' || one === null) return [];
    const node = one as Json;
    const known = node['name'] === undefined && typeof node['@id'] === 'string' ? byId.get(node['@id']) : node;
    return stringsOf(known?.['name']).map((name) => name.slice(0, 200));
  });
}

/** Of persons and organisations named together, the persons: "A, B, Associated Press" is by A and B. */
function personsFirst(value: unknown): unknown {
  const all = listOf(value);
  const persons = all.filter((one) => typeof one === 'object' && one !== null && typesOf(one as Json).includes('Person'));
  return persons.length > 0 ? persons : all;
}

function addressesOf(value: unknown): string[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return [one];
    if (typeof one !== 'object' || one === null) return [];
    const found = (one as Json)['url'] ?? (one as Json)['@id'];
    return typeof found === 'string' ? [found] : [];
  });
}

const isFalse = (value: unknown): boolean =>
  value === false || (typeof value === 'string' && /^(?:false|no|0)$/iu.test(value.replace(/^.*\//u, '')));
