import { articleId } from '../core/article-id.ts';
import type { Article, ClaimSource, CreditLine, DateClaim, SourceLink } from '../core/model.ts';
import { isoDate } from '../extract/dates.ts';

/** One row read from a file, or why it cannot be an article. */
export type ReadRow = { readonly ok: true; readonly article: Article } | { readonly ok: false; readonly reason: string };

const MAX_TEXT = 2_000_000;
const MAX_FIELD = 10_000;
const MAX_DEPTH = 64;

type Json = Readonly<Record<string, unknown>>;
class BadRow extends Error {}

/** The JSON value of a line; refuses nesting deeper than 64 before parsing. */
export function parseLine(line: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string } {
  if (depthOf(line) > MAX_DEPTH) return { ok: false, reason: 'the JSON is nested deeper than 64 levels' };
  try {
    return { ok: true, value: JSON.parse(line) as unknown };
  } catch (thrown) {
    return { ok: false, reason: `not JSON: ${thrown instanceof Error ? firstWords(thrown.message) : 'unreadable'}` };
  }
}

const firstWords = (message: string): string =>
  message
    .replace(/^JSON\.parse: /u, '')
    .replace(/\s+/gu, ' ')
    .slice(0, 100);

function depthOf(line: string): number {
  let [depth, deepest] = [0, 0];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 91 || c === 123) deepest = Math.max(deepest, ++depth);
    else if (c === 93 || c === 125) depth--;
  }
  return deepest;
}

/**
 * An article from a parsed row: only the known fields are read, each checked; whatever else the row holds is left
 * behind. The id is made anew from address and text, as for a page, and the text is brought into its defined form;
 * `exact` keeps id and text as they stand (backups, whose rows we wrote; the lab, whose offsets count).
 */
export function articleFrom(value: unknown, options: { readonly exact?: boolean } = {}): ReadRow {
  try {
    return { ok: true, article: build(value, options.exact === true) };
  } catch (thrown) {
    if (thrown instanceof BadRow) return { ok: false, reason: thrown.message };
    throw thrown;
  }
}

function build(value: unknown, exact: boolean): Article {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadRow('the row is not an object');
  const row = value as Json;
  const writtenUrl = required(row, 'url');
  const href = address(writtenUrl);
  const url = exact ? writtenUrl : href;
  const writtenText = required(row, 'text', MAX_TEXT);
  const text = exact ? writtenText : cleanText(writtenText);
  if (text === '') throw new BadRow('"text" is empty');
  const published = optional(row, 'published');
  const lang = optional(row, 'lang');
  const outlet = optional(row, 'outlet');
  const claims = listOf(row, 'claims').flatMap(claimFrom);
  const links = listOf(row, 'links').flatMap(linkFrom);
  const credits = listOf(row, 'credits').flatMap((one) => creditFrom(one, text.length));
  return {
    id: exact ? required(row, 'id', 200) : articleId(url, text),
    url,
    site: optional(row, 'site') ?? new URL(href).hostname.replace(/^www\./u, ''),
    title: optional(row, 'title'),
    byline: optional(row, 'byline'),
    published: published === null || exact ? published : isoDate(published),
    lang: lang === null ? null : (/^[a-z]{2,3}(?=$|[-_])/iu.exec(lang)?.[0].toLowerCase() ?? null),
    text,
    ...(outlet === null ? {} : { outlet }),
    ...(claims.length === 0 ? {} : { claims }),
    ...(links.length === 0 ? {} : { links }),
    ...(credits.length === 0 ? {} : { credits }),
    ...(Number.isSafeInteger(row['firstSentences']) && Number(row['firstSentences']) > 0
      ? { firstSentences: Number(row['firstSentences']) }
      : {}),
  };
}

const has = (row: Json, key: string): boolean => Object.hasOwn(row, key) && row[key] !== null;

function required(row: Json, key: string, longest = MAX_FIELD): string {
  if (!has(row, key)) throw new BadRow(`"${key}" is missing`);
  const value = row[key];
  if (typeof value !== 'string') throw new BadRow(`"${key}" is not a string`);
  if (value.length > longest) throw new BadRow(`"${key}" is longer than ${longest.toLocaleString('en')} characters`);
  if (value.trim() === '') throw new BadRow(`"${key}" is empty`);
  return value;
}

function optional(row: Json, key: string): string | null {
  if (!has(row, key)) return null;
  const value = row[key];
  if (typeof value !== 'string') throw new BadRow(`"${key}" is not a string`);
  if (value.length > MAX_FIELD) throw new BadRow(`"${key}" is longer than ${MAX_FIELD.toLocaleString('en')} characters`);
  const clean = printable(value).trim();
  return clean === '' ? null : clean;
}

function address(written: string): string {
  if (!URL.canParse(written)) throw new BadRow('"url" is not an address');
  const url = new URL(written);
  if (!/^(?:https?|file):$/u.test(url.protocol)) throw new BadRow('"url" is not a web address');
  return url.href;
}

/** Without control characters and lone surrogates, which no page text has. */
const printable = (text: string): string => text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, ' ');

/** As `Article.text` is defined: paragraphs parted by exactly one empty line, none at the edges. */
function cleanText(text: string): string {
  return printable(text)
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+\n/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\s+|\s+$/gu, '');
}

function listOf(row: Json, key: string): readonly Json[] {
  const list = has(row, key) ? row[key] : [];
  if (!Array.isArray(list)) throw new BadRow(`"${key}" is not a list`);
  return list.slice(0, 100).filter((one): one is Json => typeof one === 'object' && one !== null);
}

const SOURCES: readonly string[] = [
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
  'link-element',
  'credit-line',
];

function claimFrom(one: Json): DateClaim[] {
  const { kind, source } = one;
  const value = typeof one['value'] === 'string' ? isoDate(one['value']) : null;
  if (
    value === null ||
    (kind !== 'published' && kind !== 'modified') ||
    typeof source !== 'string' ||
    !SOURCES.slice(0, 10).includes(source)
  )
    return [];
  return [{ kind, value, source: source as ClaimSource }];
}

function linkFrom(one: Json): SourceLink[] {
  const { relation, url, source } = one;
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:/iu.test(url) || typeof source !== 'string' || !SOURCES.includes(source))
    return [];
  if (
    relation !== 'canonical' &&
    relation !== 'based-on' &&
    relation !== 'translation-of' &&
    relation !== 'syndicated-from' &&
    relation !== 'alternate-language'
  )
    return [];
  return [{ relation, url, source: source as SourceLink['source'] }];
}

function creditFrom(one: Json, length: number): CreditLine[] {
  if (typeof one['text'] !== 'string' || one['text'].length > MAX_FIELD) return [];
  const span = one['span'] as Json | null | undefined;
  const start = typeof span === 'object' && span !== null ? span['start'] : null;
  const end = typeof span === 'object' && span !== null ? span['end'] : null;
  const inText =
    typeof start === 'number' &&
    typeof end === 'number' &&
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start <= end &&
    end <= length;
  return [{ text: printable(one['text']), span: inText ? { start, end } : null }];
}
