import type { RefusalReason } from '../core/model.ts';
import { isSkipped, type Survey } from './blocks.ts';
import { attr, elementsIn, nameOf, parentElementOf, textIn } from './dom.ts';
import type { Metadata } from './metadata.ts';
import type { Pause } from './pause.ts';
import { isProse } from './prose.ts';
import { isShown } from './shown.ts';
import { hasRivals, seriesOf } from './series.ts';
import type { MappedText } from './text-map.ts';

export interface Refusal {
  readonly reason: RefusalReason;
  readonly detail: string;
}

const refusal = (reason: RefusalReason, detail: string): Refusal => ({ reason, detail });

/** Characters of visible text that are read at most. */
export const MAX_CHARS = 2_000_000;
/** Sentences that are compared at most: of a longer page the first ones, and the report says so. */
export const MAX_SENTENCES = 5_000;
/** Without declared structure, a page must look like an article: this much text in so many paragraphs. */
const SHAPE_CHARS = 500;
const SHAPE_PARAGRAPHS = 2;
const DECLARED_CHARS = 200;

const MAIL_HOST = /^(?:mail|webmail|outlook|owa|mailbox|inbox)\./u;
/** Names of mail folders and acts; a page with this many of them among its links and buttons is a mailbox. */
const MAIL_WORDS =
  /^(?:inbox|sent(?: items| mail)?|drafts?|spam|junk|trash|archive|starred|compose|reply(?: all)?|forward|posteingang|gesendet|entwürfe|papierkorb|verfassen|antworten|weiterleiten)$/iu;
const MAIL_WORDS_NEEDED = 5;
const BANK_SHAPE = /\b(?:account (?:balance|number|summary)|available balance|sort code|iban|recent transactions|kontostand)\b/giu;

/** Password and card fields, mailboxes and accounts: pages that are the reader's own. */
export async function privateShape(
  body: Element,
  survey: Survey,
  url: string,
  view: Window | null,
  declared: boolean,
  pause: Pause,
): Promise<Refusal | null> {
  const shown = new Map<Element, boolean>();
  const mail = new Set<string>();
  for (const element of elementsIn(body)) {
    if (pause.due()) await pause.rest();
    const name = nameOf(element);
    if (name === 'a' || name === 'button') {
      const label = textIn(element, 40).replace(/[\s(]*[\d,.]+\)?$/u, '');
      if (label.length < 20 && MAIL_WORDS.test(label)) mail.add(label.toLowerCase());
    }
    if (name !== 'input') continue;
    const type = attr(element, 'type').toLowerCase();
    const auto = attr(element, 'autocomplete').toLowerCase();
    if (/(?:^|\s)cc-/u.test(auto) || /^(?:card-?number|cardnumber|cc-?num(?:ber)?|cvv|cvc)$/iu.test(attr(element, 'name')))
      return refusal('private-page', 'The page asks for a payment card.');
    if (type === 'password' || /(?:current|new)-password|one-time-code/u.test(auto)) {
      if (view === null ? !declared && !isUnseen(element) && !isLongRead(survey) : isShown(element, view, shown))
        return refusal('private-page', 'The page asks for a password.');
    }
  }
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const start = survey.blocks
    .slice(0, 200)
    .map((b) => b.text)
    .join(' ')
    .slice(0, 20_000);
  if (MAIL_HOST.test(host) || mail.size >= MAIL_WORDS_NEEDED) return refusal('private-page', 'This looks like a mailbox.');
  // News about banks names the same things, so a page that says it is an article is believed.
  if (!declared && new Set((start.match(BANK_SHAPE) ?? []).map((m) => m.toLowerCase())).size >= 2)
    return refusal('private-page', 'This looks like an account page.');
  return null;
}

/**
 * A log-in box that waits unseen in an article's page is no private page. Without a view (a saved file) only markup
 * can tell; then a page that says it is an article, or has much prose beside the box, passes: news sites keep their
 * log-in box in the page.
 */
function isUnseen(input: Element): boolean {
  for (let at: Element | null = input; at !== null; at = parentElementOf(at))
    if (isSkipped(at, nameOf(at)) && nameOf(at) !== 'input') return true;
  return false;
}

const LONG_READ_CHARS = 1_500;
const isLongRead = (survey: Survey): boolean =>
  survey.blocks.reduce((sum, b) => sum + (isProse(b) ? b.text.length : 0), 0) >= LONG_READ_CHARS;

const LIST_TYPES = ['CollectionPage', 'ItemList', 'DiscussionForumPosting', 'QAPage', 'ProfilePage', 'Product'];
const LIVE = /(?:^|[\s_/-])live-?(?:blog|updates?|ticker|coverage|feed)(?:$|[\s_/.-])/iu;

/** Before anything is cut: is this a page of another kind? */
export function wrongKind(metadata: Metadata, survey: Survey, url: string): Refusal | null {
  if (survey.characters === 0) return refusal('empty', 'The page holds no text.');
  const path = URL.canParse(url) ? new URL(url).pathname + new URL(url).search : url;
  if (metadata.jsonLd.liveBlog) return refusal('live-blog', 'The page says that it is a live blog.');
  if (LIVE.test(path) && timestamps(survey) >= 5) return refusal('live-blog', 'The page is a running series of dated entries.');
  if (/[?&](?:q|query|s|search|search_query)=/iu.test(path) && !metadata.declared)
    return refusal('not-an-article', 'The page lists search results.');
  if (metadata.jsonLd.types.has('SearchResultsPage')) return refusal('not-an-article', 'The page lists search results.');
  if (!metadata.declared && LIST_TYPES.some((type) => metadata.jsonLd.types.has(type)))
    return refusal('not-an-article', 'The page says that it is something else than an article.');
  return null;
}

const timestamps = (survey: Survey): number =>
  survey.blocks.filter((b) => b.text.length < 60 && /(?:^|\s)(?:\d{1,2}[:.]\d{2}|\d+\s?(?:m|min|h|hours?) ago)/iu.test(b.text)).length;

const PAYWALL =
  /(?:subscribe|sign up|log in|sign in|register|create an account|become a member|start your (?:free )?trial)\b.{0,80}\b(?:to (?:continue|keep|read|unlock|access)|for full access|read the (?:full|rest))|(?:this (?:article|content|story) is (?:reserved )?(?:for|only for|exclusive to) (?:subscribers|members))|(?:to continue reading|keep reading with|continue reading with|already a subscriber\?)|(?:weiterlesen mit|jetzt abonnieren|article réservé aux abonnés|contenido exclusivo para suscriptores)/iu;
/** How far around the end of the text a wall stands. */
const WALL_BEFORE = 2;
const WALL_AFTER = 25;
/** Visible prose above which a wall's words are taken for an advertisement. */
const WALLED_CHARS = 2_500;

/** After the cut: is it an article, and is it whole? */
export async function doubtfulArticle(
  metadata: Metadata,
  survey: Survey,
  mapped: MappedText,
  hasHeading: boolean,
  pause: Pause,
): Promise<Refusal | null> {
  const chosen = new Set(mapped.paragraphs.map((p) => p.block));
  const prose = [...chosen].filter(isProse);
  const chars = prose.reduce((sum, b) => sum + b.text.length, 0);
  if (mapped.text.length === 0) return refusal('not-an-article', 'No article text was found.');
  const cutOff = brokenOff(metadata, survey, mapped, chars);
  if (cutOff !== null) return cutOff;
  if (metadata.declared ? chars < DECLARED_CHARS : chars < SHAPE_CHARS || prose.length < SHAPE_PARAGRAPHS || !hasHeading)
    return refusal(
      'not-an-article',
      metadata.declared ? 'There is too little text.' : 'The page neither says that it is an article nor looks like one.',
    );
  await pause.rest();
  const series = await seriesOf(survey, prose, pause);
  await pause.rest();
  if (series === 'teasers' && !metadata.jsonLd.article) return refusal('not-an-article', 'The page is a list of articles.');
  if (series === 'entries')
    return metadata.declared
      ? refusal('live-blog', 'The page is a running series of dated entries.')
      : refusal('not-an-article', 'The page is a series of posts.');
  if (metadata.declared) return null;
  const outside = survey.blocks.reduce((sum, b) => sum + (isProse(b) && !chosen.has(b) ? b.text.length : 0), 0);
  const linksAlone = survey.blocks.reduce(
    (sum, b) => sum + (b.linked >= b.text.length * 0.9 && b.text.length >= 25 ? b.text.length : 0),
    0,
  );
  if (linksAlone > 3 * chars) return refusal('not-an-article', 'The page is mostly a list of links.');
  await pause.rest();
  if (await hasRivals(survey, prose, pause)) return refusal('unsure-cut', 'The page holds several texts of equal rank.');
  if (outside > 1.5 * chars) return refusal('unsure-cut', 'Most of the text on the page is outside what looks like the article.');
  return null;
}

function brokenOff(metadata: Metadata, survey: Survey, mapped: MappedText, chars: number): Refusal | null {
  const last = mapped.paragraphs.at(-1)?.block.index ?? 0;
  const walled = survey.blocks
    .slice(Math.max(0, last - WALL_BEFORE), last + WALL_AFTER)
    .some((b) => b.text.length < 400 && PAYWALL.test(b.text));
  if (walled && chars < (metadata.jsonLd.locked ? WALLED_CHARS : 900))
    return refusal('truncated', 'Only the beginning is shown: the rest is behind a paywall.');
  const whole = metadata.jsonLd.body ?? '';
  const opening = mapped.text.slice(0, 60).replace(/\s+/gu, ' ');
  if (whole.length > mapped.text.length * 1.6 && whole.length < MAX_CHARS && whole.replace(/\s+/gu, ' ').includes(opening))
    return refusal('truncated', 'The page shows only a part of the article.');
  if (/(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$/u.test(mapped.text) && chars < 900) return refusal('truncated', 'The text breaks off.');
  return null;
}
