import type { Block } from './blocks.ts';
import { attr, isElement, nameOf, namesOf, parentElementOf } from './dom.ts';

/** Paragraph-like: long enough to be prose and not mostly links. */
const PROSE_CHARS = 60;
const PROSE_LINKED = 0.5;
/** Beyond this many elements Readability, which is one task, gets a part of the page only. */
export const READABILITY_ELEMENTS = 5_000;

export const isProse = (block: Block): boolean =>
  block.text.length >= PROSE_CHARS && block.linked / block.text.length < PROSE_LINKED && !/^(?:h[1-6]|figcaption|th|dt|button)$/u.test(block.role);

/** Parts of a page that hold no article text, by tag, role or the words of class and id. */
const JUNK =
  /(?:^|[\s_-])(?:comments?(?:list|s-area|-section|-thread)?|disqus\w*|newsletter\w*|subscribe\w*|related\w*|recirc\w*|recommend\w*|promo\w*|sponsor\w*|advert\w*|ad-?(?:slot|container|wrapper|unit)|share(?:bar|-?(?:bar|tools|buttons|links))?|social\w*|breadcrumbs?|cookies?|consent|gdpr|most-?(?:read|popular)|trending|outbrain|taboola|author-?(?:bio|box|info|card)|[\w-]*-?bio(?:graphy)?(?:-\w+)?|byline[\w-]*|site-?(?:footer|header)|signup|sign-up|toolbar|read-?(?:more|next)|see-?also|more-(?:stories|news|from))(?:$|[\s_-])/iu;

export function isJunkElement(element: Element): boolean {
  const name = nameOf(element);
  if (name === 'nav' || name === 'footer' || name === 'aside') return true;
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return false;
  const role = attr(element, 'role');
  if (/^(?:navigation|contentinfo|complementary|search|banner|dialog|alertdialog|menu)$/u.test(role)) return true;
  return JUNK.test(namesOf(element, 'class', 'id'));
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
  let total = 0;
  for (const chars of weight.values()) total = Math.max(total, chars);
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

/**
 * The blocks of the article: what Readability kept (`kept`), mended. Added: prose of the very containers that hold
 * the kept prose, in between, before the first and after the last; the standfirst under the headline. Dropped:
 * small junk parts, captions, lines that are links alone, and the lines around the headline (section, byline, date).
 */
export function selectBlocks(blocks: readonly Block[], kept: (block: Block) => boolean, root: Element): Block[] {
  const known = new Map<Element, boolean>();
  const taken = new Set<Block>();
  for (const block of blocks) if (kept(block) && !isCaption(block) && !isLinkLine(block)) taken.add(block);
  const main = mainHomes(taken);
  dropJunk(taken, main);
  let [first, last] = [Number.POSITIVE_INFINITY, -1];
  for (const { index } of taken) [first, last] = [Math.min(first, index), Math.max(last, index)];
  for (const block of blocks) {
    if (taken.has(block) || isCaption(block) || isLinkLine(block) || !homesOf(block).some((home) => main.has(home)) || inJunk(block, root, known)) continue;
    const inside = block.index > first && block.index < last;
    if (isProse(block) || (inside && (block.role === 'p' ? block.linked < block.text.length * 0.5 : /^h[2-6]$/u.test(block.role) && block.linked === 0))) taken.add(block);
  }
  const chosen = withoutEnds(blocks, blocks.filter((b) => taken.has(b)));
  return [...standfirst(blocks, chosen, known, root), ...withoutHead(chosen)];
}

/** A page has one headline; some have a few; more are looked at by none. */
const MOST_HEADLINES = 8;

/** Without what stands before the headline, and without headings that nothing follows ("Recommended"). */
function withoutEnds(all: readonly Block[], chosen: readonly Block[]): Block[] {
  const total = proseChars(chosen);
  const headlines = all.filter((b) => b.role === 'h1').slice(0, MOST_HEADLINES);
  const headline = headlines.findLast((b) => proseChars(chosen.filter((c) => c.index > b.index)) >= total * 0.8);
  const kept = chosen.filter((b) => headline === undefined || b.index > headline.index);
  while (/^h[1-6]$/u.test(kept.at(-1)?.role ?? '')) kept.pop();
  return kept;
}

export const proseChars = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0);

/** Elements that hold, directly or one level down, at least a quarter of the prose. */
function mainHomes(taken: ReadonlySet<Block>): Set<Element> {
  const homes = new Map<Element, number>();
  let total = 0;
  for (const block of taken) {
    if (!isProse(block)) continue;
    total += block.text.length;
    for (const home of homesOf(block)) homes.set(home, (homes.get(home) ?? 0) + block.text.length);
  }
  return new Set([...homes].filter(([, chars]) => chars >= total * 0.25).map(([home]) => home));
}

/** Junk parts inside the body go, unless one holds so much that its name must mislead us. */
function dropJunk(taken: Set<Block>, main: ReadonlySet<Element>): void {
  const parts = new Map<Element, Block[]>();
  let total = 0;
  for (const block of taken) {
    total += block.text.length;
    let junk: Element | null = null;
    for (let at: Element | null = block.container; at !== null && !main.has(at); at = parentElementOf(at)) if (isJunkElement(at)) junk = at;
    if (junk !== null) parts.set(junk, [...(parts.get(junk) ?? []), block]);
  }
  for (const blocks of parts.values()) {
    const chars = blocks.reduce((sum, b) => sum + b.text.length, 0);
    if (chars < total * 0.2) for (const block of blocks) taken.delete(block);
  }
}

/** A line of the page's head is shorter than this; longer ones are lead paragraphs in a heading's clothes. */
const HEAD_LINE_CHARS = 100;

/** Without the headline and the short lines before the first prose that say who, when and under which heading. */
function withoutHead(chosen: readonly Block[]): Block[] {
  const first = chosen.findIndex(isProse);
  return chosen.filter((block, i) => {
    if (i >= first || first === -1) return true;
    if (block.role === 'h1') return false;
    if (block.text.length >= HEAD_LINE_CHARS) return true;
    const closed = /[.!?]["'”’»)]*$/u.test(block.text) && block.text.split(' ').length >= 4;
    return closed && !/^(?:by|von|por|par)\s|\d{4}|\d:\d\d/iu.test(block.text);
  });
}

const STANDFIRST = /(?:^|[\s_-])(?:standfirst|sub-?(?:title|head|headline|heading)|dek|deck|summary|teaser-text|lede|intro(?:duction)?|vorspann)(?:$|[\s_-])/iu;

/** The sentence or two between headline and body that Readability takes for a header. */
function standfirst(all: readonly Block[], chosen: readonly Block[], known: Map<Element, boolean>, root: Element): Block[] {
  const first = chosen.find(isProse);
  if (first === undefined) return [];
  const heading = all.slice(0, first.index).findLast((b) => b.role === 'h1');
  if (heading === undefined) return [];
  const between = all.slice(heading.index + 1, first.index);
  if (between.length > 40) return [];
  return between
    .filter((b) => !chosen.includes(b) && b.text.length >= 40 && b.text.length < 400 && b.linked < b.text.length * 0.3 && !isCaption(b) && !inJunk(b, root, known) && (/^(?:p|h2)$/u.test(b.role) || isMarked(b)) && b.text.split(' ').length >= 7)
    .slice(0, 1);
}

function isMarked(block: Block): boolean {
  let at: Element | null = block.container;
  for (let i = 0; i < 3 && at !== null; i++, at = parentElementOf(at)) if (STANDFIRST.test(namesOf(at, 'class', 'data-gu-name', 'data-testid', 'itemprop'))) return true;
  return false;
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
    if (/(?:^|[\s_-])(?:caption|photo-?credit|image-?credit|wp-caption-text)(?:$|[\s_-])/iu.test(namesOf(at, 'class')) && block.text.length < 600) return true;
  }
  return false;
};

/** A line of links alone: "Read more: …", tags, share buttons. */
const isLinkLine = (block: Block): boolean =>
  (block.linked >= block.text.length * 0.9 && block.role !== 'h1' && block.text.length < 300) || LABEL_LINE.test(block.text);

/** What ad slots and lazy parts show in place of themselves. */
const LABEL_LINE = /^(?:advertis(?:ement|ing)|advert|anzeige|werbung|publicit(?:é|à)|publicidad|реклама|loading(?:\.\.\.|…)?|story continues below(?: advertisement)?|sponsored(?: content)?|skip (?:ad|advertisement)|share(?: this)?)$/iu;
