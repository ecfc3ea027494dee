import { attr, elementsIn, nameOf, namesOf, rootOf } from './dom.ts';
import { isJsonLd } from './json-ld.ts';
import { decode } from './loose-json.ts';
import type { Pause } from './pause.ts';

/** Elements of the whole page that carry metadata, gathered in one walk. */
export interface Gathered {
  readonly metas: Map<string, string[]>;
  readonly scripts: Element[];
  readonly linkElements: Element[];
  readonly headings: Element[];
  readonly times: Element[];
  readonly properties: Element[];
  readonly bylines: Element[];
  language: string;
}

const MAX_TIMES = 60;
/** Elements kept of any other kind; more is no news page, and each is looked at. */
const MAX_KEPT = 1_000;

export const BYLINE_CLASS = /(?:^|[\s_-])(?:by|byline|author|p-author|writer|byl|dateline-author|reporter)(?:$|[\s_-]|name)/iu;
const DATE_CLASS = /(?:^|[\s_-])(?:date|published|dt-published|pubdate|timestamp|posted-on|post-date|entry-date)(?:$|[\s_-])/iu;

export async function gather(document: Document, pause: Pause): Promise<Gathered> {
  const found: Gathered = {
    metas: new Map(),
    scripts: [],
    linkElements: [],
    headings: [],
    times: [],
    properties: [],
    bylines: [],
    language: '',
  };
  const root = rootOf(document);
  if (root === null) return found;
  found.language = attr(root, 'lang') || attr(root, 'xml:lang');
  for (const element of elementsIn(root)) {
    if (pause.due()) await pause.rest();
    const name = nameOf(element);
    if (name === 'meta') addMeta(found.metas, element);
    else if (name === 'link') keep(found.linkElements, element);
    else if (name === 'script') {
      if (isJsonLd(element)) keep(found.scripts, element);
    } else if (name === 'h1') keep(found.headings, element);
    else if (name === 'time' && found.times.length < MAX_TIMES) found.times.push(element);
    else if (name === 'body' && found.language === '') found.language = attr(element, 'lang');
    if (attr(element, 'itemprop') !== '') keep(found.properties, element);
    const marks = namesOf(element, 'class', 'rel', 'data-testid');
    if (marks.length > 4 && found.bylines.length < 200 && (BYLINE_CLASS.test(marks) || DATE_CLASS.test(marks))) found.bylines.push(element);
  }
  return found;
}

function addMeta(into: Map<string, string[]>, element: Element): void {
  const content = decode(attr(element, 'content')).replace(/\s+/gu, ' ').trim();
  if (content === '') return;
  for (const key of [attr(element, 'property'), attr(element, 'name'), attr(element, 'itemprop'), attr(element, 'http-equiv')])
    for (const one of key.toLowerCase().split(/\s+/u))
      if (one !== '') into.set(one, [...(into.get(one) ?? []).slice(0, 20), content.slice(0, 2000)]);
}

const keep = (list: Element[], element: Element): void => void (list.length < MAX_KEPT && list.push(element));
