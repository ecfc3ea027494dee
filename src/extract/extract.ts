import { articleId } from '../core/article-id.ts';
import type { Article, DateClaim, RefusalReason } from '../core/model.ts';
import { languageOf } from '../core/text/language.ts';
import { sentencesOf } from '../core/text/sentences.ts';
import { surveyBlocks, type Block, type Survey } from './blocks.ts';
import { creditLinks, creditsIn } from './credits.ts';
import { datelineClaim } from './dateline.ts';
import { attr, bodyOf, dataOf, following, isElement, isText, parentElementOf, viewOf } from './dom.ts';
import { readMetadata, type Metadata } from './metadata.ts';
import { newPause, type Pause } from './pause.ts';
import { isPrivateAddress } from './private-host.ts';
import { survivorsOf } from './readability.ts';
import { doubtfulArticle, MAX_CHARS, MAX_SENTENCES, privateShape, wrongKind, type Refusal } from './refusals.ts';
import { isShown } from './shown.ts';
import { inJunk, isProse, proseChars } from './prose.ts';
import { candidateRoot, READABILITY_ELEMENTS, selectBlocks } from './select.ts';
import { mapText, type MappedText, type TextMap } from './text-map.ts';
import { isConfirmed, titleOf } from './title.ts';

export type Extraction =
  | { readonly ok: true; readonly article: Article; readonly map: TextMap }
  | { readonly ok: false; readonly reason: RefusalReason; readonly detail: string };

export interface ExtractOptions {
  /** Set only where the manifest names loopback hosts (demo, browser tests). */
  readonly loopbackAllowed?: boolean;
  /** The document comes from a file that the reader chose: its address does not make it private, its shape does. */
  readonly fromFile?: boolean;
}

/**
 * The article of a page: read from the live DOM, which is never changed. Refuses with a reason when the page is
 * private, no article, or when the cut is doubtful; then nothing may be judged.
 */
export async function extractArticle(document: Document, url: string, options: ExtractOptions = {}): Promise<Extraction> {
  if (options.fromFile !== true && isPrivateAddress(url, { loopbackAllowed: options.loopbackAllowed === true }))
    return refused({ reason: 'private-page', detail: 'Pages of this machine and of private networks are not read.' });
  const body = bodyOf(document);
  if (body === null) return refused({ reason: 'empty', detail: 'The page has no body.' });
  const pause = newPause(viewOf(document) !== null);

  let survey = await surveyBlocks(body, MAX_CHARS, pause);
  for (let again = 0; survey.lost && again < 3; again++) survey = await surveyBlocks(body, MAX_CHARS, pause);
  if (survey.lost) return refused({ reason: 'unsure-cut', detail: 'The page keeps changing while it is read.' });
  if (survey.full) return refused({ reason: 'too-large', detail: 'The page holds more than 2 million characters of text.' });
  const metadata = await readMetadata(document, url, pause);
  const hindrance = await privateShape(body, survey, url, viewOf(document), metadata.declared, pause);
  if (hindrance !== null) return refused(hindrance);
  await pause.rest();
  const otherKind = wrongKind(metadata, survey, url);
  if (otherKind !== null) return refused(otherKind);

  const blocks = await cut(document, body, survey, metadata, pause);
  const whole = await mapText(blocks, pause);
  await pause.rest();
  const heading = nearestHeading(survey.blocks, blocks, metadata);
  const doubt = await doubtfulArticle(metadata, survey, whole, heading !== null || metadata.titles.headings.length > 0, pause);
  if (doubt !== null) return refused(doubt);
  await pause.rest();
  const told = languageOf(whole.text, metadata.languages[0] ?? null);
  const lang = told === 'und' ? null : told;
  const end = stopsIn(whole.text) > MAX_SENTENCES ? sentencesOf(whole.text, told)[MAX_SENTENCES - 1]?.end : undefined;
  const mapped = end === undefined || end >= whole.text.length ? whole : upTo(whole, end);

  await pause.rest();
  const dateline = datelineClaim(mapped.text, metadata.claims);
  const fromAddress = metadata.claims.filter((claim) => claim.source === 'address');
  const claims = [
    ...metadata.claims.filter((claim) => claim.source !== 'address'),
    ...(dateline === null ? [] : [dateline]),
    ...fromAddress,
  ];
  const article: Article = {
    id: articleId(url, mapped.text),
    url,
    site: (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '') || (metadata.outlet ?? url),
    title: titleOf(metadata.titles, metadata.outlet, heading),
    byline: metadata.byline,
    published: publishedOf(claims),
    lang,
    text: mapped.text,
    outlet: metadata.outlet,
    claims,
    links: [...metadata.links, ...creditLinks(survey.blocks, mapped, url)],
    credits: creditsIn(mapped, metadata.jsonLd.credits),
    ...(mapped === whole ? {} : { firstSentences: MAX_SENTENCES }),
  };
  return { ok: true, article, map: mapped.map };
}

/** The best-trusted claim; of two that name the same moment, the one in the outlet's own time, which tells its day. */
function publishedOf(claims: readonly DateClaim[]): string | null {
  const published = claims.filter((claim) => claim.kind === 'published').map((claim) => claim.value);
  const [best = null] = published;
  const local = published.find(
    (value) => /[+-]\d\d:\d\d$/u.test(value) && !value.endsWith('00:00') && Date.parse(value) === Date.parse(best ?? ''),
  );
  return local ?? best;
}

/** The text up to `end`, as if the page ended there. */
function upTo({ text, map, paragraphs }: MappedText, end: number): MappedText {
  return {
    text: text.slice(0, end),
    map: {
      rangesOf: (span) => map.rangesOf(span),
      offsetOf: (node, offset) => {
        const at = map.offsetOf(node, offset);
        return at === null || at > end ? null : at;
      },
    },
    paragraphs: paragraphs.filter(({ start }) => start < end).map((one) => ({ ...one, end: Math.min(one.end, end) })),
  };
}

/** Never fewer than the sentences, and cheap to count. */
function stopsIn(text: string): number {
  let stops = 1;
  for (let i = 0; i < text.length; i++) if (STOPS.has(text.charCodeAt(i))) stops++;
  return stops;
}

const STOPS: ReadonlySet<number> = new Set(Array.from('.!?…。！？\n', (mark) => mark.charCodeAt(0)));

const refused = (refusal: Refusal): Extraction => ({ ok: false, reason: refusal.reason, detail: refusal.detail });

/** Readability's share of the page's prose below which we look for a better place ourselves. */
const POOR_SHARE = 0.4;

/** The blocks of the article: Readability's choice on a labelled clone, mended; our own when it finds little. */
async function cut(document: Document, body: Element, survey: Survey, metadata: Metadata, pause: Pause): Promise<readonly Block[]> {
  const view = viewOf(document);
  const visible = view === null ? withoutAriaHidden(survey.blocks) : await shownBlocks(survey.blocks, view, pause);
  await pause.rest();
  const root = survey.elements > READABILITY_ELEMENTS ? await candidateRoot(body, visible, pause) : body;
  const title = metadata.titles.og ?? metadata.titles.headline ?? metadata.titles.document;
  const small = survey.elements <= READABILITY_ELEMENTS || countElements(root, READABILITY_ELEMENTS + 1) <= READABILITY_ELEMENTS;
  await pause.rest();
  const survivors = small ? survivorsOf(root, document, title) : null;
  await pause.rest();
  const quoted = quotedIn(metadata.jsonLd.body);
  const theirs = survivors === null ? [] : await selectBlocks(visible, (block) => mostly(block, survivors) || quoted(block), root, pause);
  await pause.rest();
  const junk = new Map<Element, boolean>();
  let all = 0;
  for (const block of visible) {
    if (pause.due()) await pause.rest();
    if (isProse(block) && !inJunk(block, body, junk)) all += block.text.length;
  }
  if (survivors !== null && proseChars(theirs) >= all * POOR_SHARE) return theirs;
  await pause.rest();
  const own = await candidateRoot(body, visible, pause, 0.6);
  await pause.rest();
  const isOurs = (block: Block): boolean => isProse(block) && within(block.container, own) && !inJunk(block, body, junk);
  const ours = await selectBlocks(visible, isOurs, own, pause);
  await pause.rest();
  return proseChars(ours) > 1.5 * proseChars(theirs) ? ours : theirs;
}

/** Longest declared body that is searched. */
const BODY_CHARS = 200_000;

/** Does the page's own JSON-LD body hold this paragraph? Then it belongs to the article, wherever it stands. */
function quotedIn(body: string | null): (block: Block) => boolean {
  if (body === null || body.length > BODY_CHARS) return () => false;
  const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
  const whole = bare(body);
  return (block) => isProse(block) && whole.includes(bare(block.text).slice(0, 120));
}

/** Where nothing is drawn, `aria-hidden` is the best sign of what is not; not when most of the page bears it. */
function withoutAriaHidden(blocks: readonly Block[]): readonly Block[] {
  const known = new Map<Element, boolean>();
  const plain = blocks.filter((block) => !hasAncestor(block.container, (element) => attr(element, 'aria-hidden') === 'true', known));
  return proseChars(plain) >= 0.8 * proseChars(blocks) ? plain : blocks;
}

async function shownBlocks(blocks: readonly Block[], view: Window, pause: Pause): Promise<Block[]> {
  const known = new Map<Element, boolean>();
  const shown: Block[] = [];
  for (const block of blocks) {
    if (pause.due()) await pause.rest();
    if (isShown(block.container, view, known)) shown.push(block);
  }
  return shown;
}

function mostly(block: Block, survivors: ReadonlySet<Text>): boolean {
  let [kept, lost] = [0, 0];
  for (const piece of block.pieces) {
    if (piece === 'break' || !isText(piece)) continue;
    const size = dataOf(piece).trim().length;
    if (survivors.has(piece)) kept += size;
    else lost += size;
  }
  return kept > lost;
}

const within = (element: Element, root: Element): boolean => hasAncestor(element, (one) => one === root, new Map());

/** Does the element or one around it pass? Remembered per element. */
function hasAncestor(element: Element, test: (element: Element) => boolean, known: Map<Element, boolean>): boolean {
  const path: Element[] = [];
  let answer = false;
  for (let at: Element | null = element; at !== null && !answer; at = parentElementOf(at)) {
    const told = known.get(at);
    if (told !== undefined) {
      answer = told;
      break;
    }
    path.push(at);
    answer = test(at);
  }
  for (const at of path) known.set(at, answer);
  return answer;
}

function countElements(root: Element, cap: number): number {
  let count = 0;
  for (let node: Node | null = following(root, root, false); node !== null && count < cap; node = following(node, root, false))
    if (isElement(node)) count++;
  return count;
}

/** The last h1 before the article's first prose, or one inside it; else the last lesser heading there that the title confirms. */
function nearestHeading(all: readonly Block[], chosen: readonly Block[], { titles, outlet }: Metadata): string | null {
  const first = chosen.find(isProse)?.index ?? chosen[0]?.index ?? 0;
  const before = all.slice(0, first + 1);
  const heading =
    before.findLast((b) => b.role === 'h1') ??
    all.find((b) => b.role === 'h1') ??
    before.findLast((b) => /^h[2-4]$/u.test(b.role) && isConfirmed(b.text, titles, outlet));
  return heading?.text ?? null;
}
