import type { Block } from './blocks.ts';
import { attr, isElement, nameOf, parentElementOf } from './dom.ts';

/** Paragraph-like: long enough to be prose and not mostly links. */
const PROSE_CHARS = 60;
const PROSE_LINKED = 0.5;
/** Beyond this many elements Readability, which is one task, gets a part of the page only. */
export const READABILITY_ELEMENTS = 5_000;

export const isProse = (block: Block): boolean =>
  block.text.length >= PROSE_CHARS && block.linked / block.text.length < PROSE_LINKED && !/^(?:h[1-6]|figcaption|th|dt|button)$/u.test(block.role);

/** Parts of a page that hold no article text, by tag, role or the words of class and id. */
const JUNK =
  /(?:^|[\s_-])(?:comments?(?:list|s-area|-section|-thread)?|disqus\w*|newsletter\w*|subscribe\w*|related\w*|recirc\w*|recommend\w*|promo\w*|sponsor\w*|advert\w*|ad-?(?:slot|container|wrapper|unit)|share(?:bar|-?(?:bar|tools|buttons|links))?|social\w*|breadcrumbs?|cookies?|consent|gdpr|paywall|most-?(?:read|popular)|trending|outbrain|taboola|author-?(?:bio|box|info)|site-?(?:footer|header)|signup|sign-up|toolbar|read-?(?:more|next)|see-?also|more-(?:stories|news|from))(?:$|[\s_-])/iu;

export function isJunkElement(element: Element): boolean {
  const name = nameOf(element);
  if (name === 'nav' || name === 'footer' || name === 'aside') return true;
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return false;
  const role = attr(element, 'role');
  if (/^(?:navigation|contentinfo|complementary|search|banner|dialog|alertdialog|menu)$/u.test(role)) return true;
  return JUNK.test(`${attr(element, 'class')} ${attr(element, 'id')}`);
}

/** Does the block stand in a junk part below `within`? */
export function inJunk(block: Block, within: Element | null, known: Map<Element, boolean>): boolean {
  const path: Element[] = [];
  let answer = false;
  for (let at: Element | null = block.container; at !== null && at !== within; at = parentElementOf(at)) {
    const told = known.get(at);
    if (told !== undefined) {
      answer = told;
      break;
    }
    path.push(at);
    if (isJunkElement(at)) {
      answer = true;
      break;
    }
  }
  for (const element of path) known.set(element, answer);
  return answer;
}

/**
 * The part of the page to look at: from `body` down, as long as one child holds most of the prose. Linear in blocks
 * times depth kept small by walking only upwards from prose.
 */
export function candidateRoot(body: Element, blocks: readonly Block[], share = 0.8): Element {
  const weight = new Map<Element, number>();
  const known = new Map<Element, boolean>();
  for (const block of blocks) {
    if (!isProse(block) || inJunk(block, body, known)) continue;
    let depth = 0;
    for (let at: Element | null = block.container; at !== null && at !== body && depth < 200; at = parentElementOf(at), depth++)
      weight.set(at, (weight.get(at) ?? 0) + block.text.length);
  }
  const total = Math.max(0, ...weight.values());
  let best = body;
  let least = Number.POSITIVE_INFINITY;
  for (const [element, chars] of weight) {
    if (chars < total * share || chars > least) continue;
    if (isElement(element)) {
      best = chars === least && !contains(best, element) ? best : element;
      least = chars;
    }
  }
  return best;
}

function contains(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at !== null; at = parentElementOf(at)) if (at === outer) return true;
  return false;
}

/** How many elements Readability would see under each ancestor is not known; the survey's blocks stand for them. */
export interface Selection {
  readonly blocks: readonly Block[];
  /** What speaks against the cut; empty when nothing does. */
  readonly doubts: readonly string[];
}

/**
 * The blocks of the article: what Readability kept (`kept`), mended. Added: prose of the very containers that hold
 * the kept prose, in between, before the first and after the last. Dropped: what stands in junk parts, captions,
 * list items and lines that are links alone.
 */
export function selectBlocks(blocks: readonly Block[], kept: (block: Block) => boolean, root: Element): Selection {
  const known = new Map<Element, boolean>();
  const taken = new Set<Block>();
  for (const block of blocks) if (kept(block) && !isCaption(block) && !isLinkLine(block)) taken.add(block);

  const homes = new Map<Element, number>();
  for (const block of taken) if (isProse(block)) for (const home of homesOf(block)) homes.set(home, (homes.get(home) ?? 0) + block.text.length);
  const total = [...taken].filter(isProse).reduce((sum, b) => sum + b.text.length, 0);
  const main = new Set([...homes].filter(([, chars]) => chars >= total * 0.25).map(([home]) => home));
  const order = [...taken].map((b) => b.index);
  const [first, last] = [Math.min(...order), Math.max(...order)];
  for (const block of blocks) {
    if (taken.has(block) || isCaption(block) || inJunk(block, root, known)) continue;
    const atHome = homesOf(block).some((home) => main.has(home));
    if (!atHome) continue;
    const inside = block.index > first && block.index < last;
    const sameKind = block.role === 'p' || block.role === 'blockquote' || block.role === 'li' || isProse(block);
    if (sameKind && (isProse(block) || (inside && block.role === 'p' && block.linked < block.text.length * 0.5))) taken.add(block);
    else if (inside && /^h[2-6]$/u.test(block.role) && block.linked === 0) taken.add(block);
  }
  return { blocks: blocks.filter((b) => taken.has(b)), doubts: [] };
}

/** The block's container (for bare text) and that one's parent: where its brothers stand. */
function homesOf(block: Block): Element[] {
  const parent = parentElementOf(block.container);
  return parent === null ? [block.container] : [block.container, parent];
}

const isCaption = (block: Block): boolean => {
  if (block.role === 'figcaption' || block.role === 'caption') return true;
  let at: Element | null = block.container;
  for (let i = 0; i < 4 && at !== null; i++, at = parentElementOf(at)) {
    if (nameOf(at) === 'figure') return true;
    if (/(?:^|[\s_-])(?:caption|photo-?credit|image-?credit|wp-caption-text)(?:$|[\s_-])/iu.test(attr(at, 'class')) && block.text.length < 600) return true;
  }
  return false;
};

/** A line of links alone: "Read more: …", tags, share buttons. */
const isLinkLine = (block: Block): boolean => block.linked >= block.text.length * 0.9 && block.role !== 'h1' && block.text.length < 300;
