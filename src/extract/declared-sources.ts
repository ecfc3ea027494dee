import { addressKey } from '../core/article-id.ts';
import type { Article, SourceLink } from '../core/model.ts';
import { isPrivateAddress, type PrivateHostOptions } from './private-host.ts';

/** A page or an agency that the article itself names as where it comes from. */
export interface DeclaredSource {
  /** Where it can be read, if the article says. Http(s), public host, never the article's own address. */
  readonly url: string | null;
  /** As the article words it ("Harbour Wire", "AP"). */
  readonly name: string | null;
  readonly how: SourceLink['relation'] | 'pasted-address' | 'credit';
  /** The words that say so, or the address. */
  readonly quote: string;
}

/** Surest first: what the page says it translates or is based on, down to other languages of itself. */
const ORDER: readonly DeclaredSource['how'][] = [
  'translation-of',
  'based-on',
  'syndicated-from',
  'pasted-address',
  'canonical',
  'credit',
  'alternate-language',
];
const MOST = 12;
/** A text with more addresses than this is a list of them. */
const ADDRESSES_READ = 200;

/** Social and shop pages are linked from articles, but articles are not made from them. */
const NO_SOURCE =
  /(?:^|\.)(?:facebook|twitter|x|instagram|youtube|youtu|tiktok|t|linkedin|pinterest|whatsapp|telegram|reddit|amazon|amzn|spotify)\.(?:com|me|be|co|to)$/u;
const ADDRESS = /https?:\/\/[^\s<>"'“”‘’()[\]{}]+/gu;
/** Words before an address, on its line or the line before, that make it a source. */
const SOURCE_WORDS =
  /(?:\[ad_\d\]|source|via|originally|first (?:published|appeared)|read (?:the )?(?:original|full)|quelle|fuente|fonte|lire l.original)[^\n]{0,40}$/iu;
const CREDITED = [
  /\((?<name>AP|AFP|Reuters|UPI|dpa|EFE|ANSA|Xinhua|TASS|PA|HW|NP|[A-Z]{2,5})\)/u,
  /(?:with (?:information|material|reporting|files) from|via|source:|credit:|©(?: \d{4})?|originally published (?:at|by|in|on)|original(?:ly)?:|first appeared (?:at|in|on)|courtesy of)\s+(?:the )?(?<name>\p{Lu}[\p{L}\d.&’' -]{1,40}?)(?=[.,;:()\n]|$)/iu,
];

/** What an article declares as its sources, so that they can be looked up first. */
export function sourcesDeclaredBy(article: Article, options: PrivateHostOptions = {}): DeclaredSource[] {
  const found: DeclaredSource[] = [];
  const own = addressKey(article.url);
  const add = (source: DeclaredSource): void => {
    if (
      source.url !== null &&
      (addressKey(source.url) === own || isPrivateAddress(source.url, options) || NO_SOURCE.test(new URL(source.url).hostname))
    )
      return;
    const known = found.some((one) =>
      source.url === null
        ? one.name?.toLowerCase() === source.name?.toLowerCase()
        : one.url !== null && addressKey(one.url) === addressKey(source.url),
    );
    if (!known) found.push(source);
  };
  for (const how of ORDER) {
    if (how === 'pasted-address') pastedIn(article.text).forEach(add);
    else if (how === 'credit') for (const { text } of article.credits ?? []) creditedIn(text).forEach(add);
    else for (const link of article.links ?? []) if (link.relation === how) add({ url: link.url, name: null, how, quote: link.url });
  }
  return found.slice(0, MOST);
}

/** Addresses in the text that stand alone on their line or behind words that name a source. */
function pastedIn(text: string): DeclaredSource[] {
  const found: DeclaredSource[] = [];
  let seen = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (++seen > ADDRESSES_READ) break;
    const url = match[0].replace(/[.,;:!?]+$/u, '');
    if (!URL.canParse(url)) continue;
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const before = text.slice(Math.max(0, lineStart - 60, match.index - 200), match.index);
    const end = match.index + match[0].length;
    const alone = match.index - lineStart < 3 && /^[^\S\n]*(?:\n|$)/u.test(text.slice(end, end + 20));
    if (alone || SOURCE_WORDS.test(before)) found.push({ url: new URL(url).href, name: null, how: 'pasted-address', quote: url });
  }
  return found;
}

function creditedIn(credit: string): DeclaredSource[] {
  for (const pattern of CREDITED) {
    const name = pattern.exec(credit)?.groups?.['name']?.trim();
    if (name !== undefined && name !== '') return [{ url: null, name, how: 'credit', quote: credit }];
  }
  return [];
}
