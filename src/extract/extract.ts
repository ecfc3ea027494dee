import { articleId } from '../core/article-id.ts';
import type { Article, RefusalReason } from '../core/model.ts';
import { sentencesOf } from '../core/text/sentences.ts';
import { surveyBlocks, type Block, type Survey } from './blocks.ts';
import { creditsIn } from './credits.ts';
import { bodyOf, dataOf, following, isElement, isText, parentOf, viewOf } from './dom.ts';
import { languageOf } from './language.ts';
import { readMetadata, type Metadata } from './metadata.ts';
import { newPause, type Pause } from './pause.ts';
import { isPrivateAddress } from './private-host.ts';
import { survivorsOf } from './readability.ts';
import { doubtfulArticle, MAX_CHARS, MAX_SENTENCES, privateShape, wrongKind, type Refusal } from './refusals.ts';
import { isShown } from './shown.ts';
import { candidateRoot, isProse, READABILITY_ELEMENTS, selectBlocks } from './select.ts';
import { mapText, type TextMap } from './text-map.ts';
import { titleOf } from './title.ts';

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

  const survey = await surveyBlocks(body, MAX_CHARS, pause);
  if (survey.full) return refused({ reason: 'too-large', detail: 'The page holds more than 2 million characters of text.' });
  const hindrance = await privateShape(body, survey, url, viewOf(document), pause);
  if (hindrance !== null) return refused(hindrance);
  const metadata = await readMetadata(document, url, pause);
  const otherKind = wrongKind(metadata, survey, url);
  if (otherKind !== null) return refused(otherKind);

  const blocks = await cut(document, body, survey, metadata, pause);
  const mapped = mapText(blocks);
  const heading = nearestHeading(survey.blocks, blocks);
  const doubt = doubtfulArticle(metadata, survey, mapped, heading !== null || metadata.titles.headings.length > 0);
  if (doubt !== null) return refused(doubt);
  const lang = languageOf(metadata.languages, mapped.text);
  if (sentencesOf(mapped.text, lang ?? 'und').length > MAX_SENTENCES) return refused({ reason: 'too-large', detail: 'The article has more than 5,000 sentences.' });

  const article: Article = {
    id: articleId(url, mapped.text),
    url,
    site: (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '') || (metadata.outlet ?? url),
    title: titleOf(metadata.titles, metadata.outlet, heading),
    byline: metadata.byline,
    published: metadata.claims.find((claim) => claim.kind === 'published')?.value ?? null,
    lang,
    text: mapped.text,
    outlet: metadata.outlet,
    claims: metadata.claims,
    links: metadata.links,
    credits: creditsIn(mapped, metadata.jsonLd.credits),
  };
  return { ok: true, article, map: mapped.map };
}

const refused = (refusal: Refusal): Extraction => ({ ok: false, reason: refusal.reason, detail: refusal.detail });

/** The blocks of the article: Readability's choice on a labelled clone, mended; our own when it finds nothing. */
async function cut(document: Document, body: Element, survey: Survey, metadata: Metadata, pause: Pause): Promise<readonly Block[]> {
  const view = viewOf(document);
  const visible = view === null ? survey.blocks : await shownBlocks(survey.blocks, view, pause);
  let root = body;
  if (survey.elements > READABILITY_ELEMENTS) root = candidateRoot(body, visible);
  const title = metadata.titles.og ?? metadata.titles.headline ?? metadata.titles.document;
  const small = survey.elements <= READABILITY_ELEMENTS || countElements(root, READABILITY_ELEMENTS + 1) <= READABILITY_ELEMENTS;
  if (pause.due()) await pause.rest();
  const survivors = small ? survivorsOf(root, document, title) : null;
  const own = survivors === null ? candidateRoot(body, visible) : null;
  const kept = (block: Block): boolean => {
    if (survivors !== null) return mostly(block, survivors);
    return own !== null && isProse(block) && within(block.container, own);
  };
  return selectBlocks(visible, kept, root).blocks;
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

function within(element: Element, root: Element): boolean {
  for (let at: Node | null = element; at !== null; at = parentOf(at) as Node | null) if (at === root) return true;
  return false;
}

function countElements(root: Element, cap: number): number {
  let count = 0;
  for (let node: Node | null = following(root, root, false); node !== null && count < cap; node = following(node, root, false)) if (isElement(node)) count++;
  return count;
}

/** The last h1 (else h2) before the article's first prose, or one inside it. */
function nearestHeading(all: readonly Block[], chosen: readonly Block[]): string | null {
  const first = chosen.find(isProse)?.index ?? chosen[0]?.index ?? 0;
  const before = all.slice(0, first + 1).filter((b) => b.role === 'h1');
  const heading = before.at(-1) ?? all.find((b) => b.role === 'h1') ?? null;
  return heading === null ? null : heading.text;
}

